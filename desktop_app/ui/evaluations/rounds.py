"""Going through a list of people one after the other, each once. No Qt."""

from __future__ import annotations

from collections.abc import Sequence


class Round:
    """One pass through those who wait: who was passed over, or saved unfinished, does not come up again."""

    def __init__(self) -> None:
        self._seen: set[bytes] = set()

    def begin(self) -> None:
        """A new pass."""
        self._seen.clear()

    def pass_(self, id: bytes) -> None:
        """This one has had his turn."""
        self._seen.add(id)

    def candidates(self, waiting: Sequence[bytes]) -> list[bytes]:
        """Those who wait and have not had their turn, in the order of the list."""
        return [id for id in waiting if id not in self._seen]
