"""Whether this store is where it was: a copied, moved back or restored one must not write as the one it was.

Noted inside: which PC and folder. Noted on the PC, outside the folder: which replica lies here and how many
blocks it has sealed; fewer inside than noted means that an older copy of the files was put back.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from secrets import token_hex

from desktop_app.domain.backups import NEW_REPLICA
from desktop_app.domain.errors import Busy
from desktop_app.store.exchange.acts import record_act
from desktop_app.store.exchange.beginning import (
    become_new_replica,
    keep_marker,
    kept_marker,
    sealed_blocks,
    standing_of,
)
from desktop_app.store.work import Store, Work
from desktop_app.vault.files import write_atomically

_COMPUTER = "komputer.id"


@dataclass(frozen=True, slots=True)
class Note:
    """What this PC remembers of the store in a folder."""

    replica: str
    sealed: int


class Places:
    """Notes of this PC about stores; `notes` is a folder outside of any store, None when there is none."""

    def __init__(self, notes: Path | None) -> None:
        self._notes = notes

    def settle(self, store: Store, folder: Path) -> bool:
        """Call it before the first write: mints a new replica when the store is not where it was; answers
        whether it did."""
        marker = self._marker(folder)
        with store.look() as work:
            if standing_of(work.connection) is None:
                return False
            restored = (folder / NEW_REPLICA).exists()
            is_other = restored or self._is_other(work, folder, marker)
            known = marker is None or kept_marker(work.connection) == marker
        if not is_other and not known:
            with suppress(Busy), store.work() as work:  # another program writes: the next start notes it
                keep_marker(work.connection, marker or "")
        elif is_other:
            with store.work() as work:
                become_new_replica(work.connection)
                at = work.now.isoformat(timespec="milliseconds")
                detail = {"dipulihkan": restored}
                record_act(work.connection, at, "(program)", "replika baru", about="", detail=detail)
                if marker is not None:
                    keep_marker(work.connection, marker)
            (folder / NEW_REPLICA).unlink(missing_ok=True)
        self.remember(store, folder)
        return is_other

    def remember(self, store: Store, folder: Path) -> None:
        """Notes how far the store has come; call it after blocks were sealed."""
        if self._notes is None:
            return
        with store.look() as work:
            standing = standing_of(work.connection)
            if standing is None:
                return
            note = {"replika": standing.replica.hex(), "blok": sealed_blocks(work.connection)}
        with suppress(OSError):  # a PC that lets us note nothing still has the marker inside
            self._notes.mkdir(parents=True, exist_ok=True)
            write_atomically(self._path(folder), json.dumps(note).encode())

    def _is_other(self, work: Work, folder: Path, marker: str | None) -> bool:
        held = kept_marker(work.connection)
        if marker is not None and held is not None and held != marker:
            return True
        note, standing = self._read(folder), standing_of(work.connection)
        if note is None or standing is None or note.replica != standing.replica.hex():
            return False
        return sealed_blocks(work.connection) < note.sealed

    def _read(self, folder: Path) -> Note | None:
        if self._notes is None:
            return None
        try:
            said = json.loads(self._path(folder).read_bytes())
            return Note(str(said["replika"]), int(said["blok"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def _marker(self, folder: Path) -> str | None:
        """This PC and this folder, as a hash; None where no PC can be told from another."""
        if self._notes is None:
            return None
        try:
            self._notes.mkdir(parents=True, exist_ok=True)
            path = self._notes / _COMPUTER
            if not path.exists():
                write_atomically(path, token_hex(16).encode())
            computer = path.read_text(encoding="ascii")
        except (OSError, ValueError):
            return None
        return sha256(f"{computer}|{os.path.realpath(folder)}".encode()).hexdigest()

    def _path(self, folder: Path) -> Path:
        name = sha256(os.path.realpath(folder).encode()).hexdigest()[:24]
        return (self._notes or folder) / f"tempat-{name}.json"
