"""An office with two files of evidence in its vault, and what tests of backups ask of it."""

from __future__ import annotations

import shutil
from hashlib import sha256
from pathlib import Path

from builders import KEY

from desktop_app.domain.papers import LocalNote
from desktop_app.domain.values import Clock
from desktop_app.domain.year import Blob
from desktop_app.services.backups import Backups
from desktop_app.store.engine import open_engine
from desktop_app.store.opening import DATABASE, open_store
from desktop_app.vault.blobs import Blobs
from desktop_app.vault.keys import Keys, write_keys

KEYS = Keys(KEY)
CONTENTS = (b"bukti pertama " * 50_000, b"bukti kedua")


class Room:
    """A data folder that is open; `close` it before it is restored."""

    def __init__(self, folder: Path, clock: Clock, keys: Keys = KEYS) -> None:
        self.folder, self.clock, self.keys = folder, clock, keys
        self.open()

    def open(self) -> None:
        self.store = open_store(self.folder, self.keys.database, self.clock)
        self.blobs = Blobs(self.folder / "berkas", self.keys)
        self.backups = Backups(self.store, self.blobs, self.folder, self.keys, self.clock)

    def close(self) -> None:
        self.store.engine.dispose()

    def note(self, key: str) -> None:
        """A row that tells one state from another."""
        with self.store.work() as work:
            work.add(LocalNote(id=work.mint(), key=key, value="{}"))

    def notes(self) -> set[str]:
        with self.store.look() as work:
            return {note.key for note in work.find(LocalNote)} - {"kantor"}

    def attach(self, content: bytes) -> None:
        """A file, and a row that speaks of it."""
        kept = self.blobs.put(content)
        with self.store.work() as work:
            work.add(Blob(id=work.mint(), sha256=kept.sha256, size=kept.size, stored_at=work.now))

    def has(self, content: bytes) -> bool:
        return self.blobs.is_whole(sha256(content).digest())


def settled(template: Path, folder: Path, clock: Clock) -> Room:
    """The founded office of `template`, with a key file, two files and one note, in a folder of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    rekeyed(template / DATABASE, folder / DATABASE)
    write_keys(folder, KEYS)
    room = Room(folder, clock)
    for content in CONTENTS:
        room.attach(content)
    room.note("awal")
    return room


def rekeyed(source: Path, target: Path) -> None:
    """Stores of these tests are encrypted by `KEY` itself, those of real folders by a key made from it."""
    shutil.copy(source, target)
    engine = open_engine(target, KEY)
    with engine.connect() as connection:
        raw = connection.connection.driver_connection
        connection.rollback()
        raw.execute("PRAGMA journal_mode=DELETE")
        raw.execute(f"PRAGMA rekey=\"x'{KEYS.database.hex()}'\"")
    engine.dispose()


def tree(folder: Path) -> dict[str, bytes]:
    """Every file of a folder with its content, but for what SQLite keeps beside an open database."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.endswith(("-wal", "-shm"))
    }
