"""A driver whose N-th statement fails, whoever gives it: a use case, the log, a migration, or a commit."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

from sqlcipher3 import dbapi2 as sqlcipher


@dataclass
class Fuse:
    """How many statements are left; at zero one fails, below none does."""

    left: int = 0

    def burn(self) -> None:
        self.left -= 1
        if self.left == 0:
            raise sqlcipher.OperationalError("disk I/O error")

    @property
    def is_whole(self) -> bool:
        return self.left > 0


@contextmanager
def failing_driver() -> Iterator[Fuse]:
    """Connections opened within ask the fuse before each statement; taking back is always let through."""
    fuse, connect = Fuse(), sqlcipher.connect

    class Cursor(sqlcipher.Cursor):
        def execute(self, sql: str, *values: Any) -> Any:
            if not sql.startswith("ROLLBACK"):
                fuse.burn()
            return super().execute(sql, *values)

        def executemany(self, *arguments: Any) -> Any:
            fuse.burn()
            return super().executemany(*arguments)

    class Connection(sqlcipher.Connection):
        def cursor(self, factory: type = Cursor) -> Any:
            return super().cursor(factory)

        def execute(self, *arguments: Any) -> Any:
            return self.cursor().execute(*arguments)

        def commit(self) -> None:
            fuse.burn()
            super().commit()

    def failing(*given: Any, **named: Any) -> Any:
        return connect(*given, **named, factory=Connection)

    with patch.object(sqlcipher, "connect", failing):
        yield fuse
