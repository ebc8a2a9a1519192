"""Growing pauses after wrong passwords; nobody is locked out for ever, and nobody by another's mistakes.

They slow down who tries at this program. Who took the files away is slowed down by argon2id alone.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from desktop_app.domain.errors import NotAllowed
from desktop_app.vault.files import write_atomically

ATTEMPTS_FILE = "rembug.coba"
_FREE = 3
_FIRST, _LONGEST = timedelta(seconds=5), timedelta(minutes=15)
_MOST_NAMES, _MOST_BYTES = 500, 128 * 1024


def pause_after(failures: int) -> timedelta:
    """None after the first three, then 5 s and twice as long each time, at most a quarter of an hour."""
    if failures < _FREE:
        return timedelta()
    doubled: int = 2 ** min(failures - _FREE, 10)
    return min(_LONGEST, _FIRST * doubled)


@dataclass(slots=True)
class _Tried:
    failures: int
    last: datetime


class Attempts:
    """The wrong passwords of a folder since the last right one, by the marks of names (hexadecimal)."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / ATTEMPTS_FILE
        self._tried = _read(self._path)

    def check(self, mark: str, now: datetime) -> None:
        """Raises NotAllowed("masuk.tunggu") with the seconds left while a pause lasts. A clock that was set
        back does not prolong it: the pause begins anew then."""
        tried = self._tried.get(mark)
        if tried is None:
            return
        if tried.last > now:
            tried.last = now
            self._write()
        left = tried.last + pause_after(tried.failures) - now
        if left > timedelta():
            raise NotAllowed("masuk.tunggu", detik=-(-left // timedelta(seconds=1)))

    def failed(self, mark: str, now: datetime) -> int:
        """Keeps one more; answers how many there are by now."""
        failures = self._tried[mark].failures + 1 if mark in self._tried else 1
        self._tried.pop(mark, None)  # the newest stands last
        self._tried[mark] = _Tried(failures, now)
        while len(self._tried) > _MOST_NAMES:
            del self._tried[next(iter(self._tried))]
        self._write()
        return failures

    def succeeded(self, mark: str) -> int:
        """Forgets them; answers how many there were."""
        tried = self._tried.pop(mark, None)
        if tried is None:
            return 0
        self._write()
        return tried.failures

    def _write(self) -> None:
        told = {mark: [tried.failures, tried.last.isoformat()] for mark, tried in self._tried.items()}
        with suppress(OSError):  # a stick that cannot be written must not keep anybody out
            write_atomically(self._path, json.dumps(told).encode())


def _read(path: Path) -> dict[str, _Tried]:
    """What cannot be read counts as nothing: a damaged note must not keep anybody out."""
    try:
        with path.open("rb") as file:
            told = json.loads(file.read(_MOST_BYTES))
        return {
            str(mark): _Tried(max(0, int(failures)), datetime.fromisoformat(last).astimezone(UTC))
            for mark, (failures, last) in told.items()
        }
    except (OSError, ValueError, TypeError, AttributeError, OverflowError, RecursionError):
        return {}
