"""Files of evidence within a bundle: taken when a row speaks of them and they are not here yet."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack

from desktop_app.domain.errors import Damaged
from desktop_app.domain.records import Id
from desktop_app.domain.year import Blob
from desktop_app.services.exchange.course import Course
from desktop_app.services.exchange.values import Intake
from desktop_app.store.exchange.outgoing import is_spoken_of
from desktop_app.store.work import Work
from desktop_app.sync.bundle import FileChunk, FileHead


class FilesIn:
    """Takes the frames of files in their order. `readable`: the audiences this office may read."""

    def __init__(self, course: Course, intake: Intake, readable: Callable[[Work], list[Id]]) -> None:
        self._course, self._intake, self._readable = course, intake, readable
        self._open: ExitStack | None = None
        self._write: Callable[[bytes], None] | None = None
        self._head: FileHead | None = None
        self._left = 0

    def begin(self, head: FileHead) -> None:
        """A file comes; its bytes follow."""
        self._head, self._left, self._write = head, head.size, None
        with self._course.look() as work:
            is_wanted = is_spoken_of(work.connection, self._readable(work), head.sha256)
        if not is_wanted or self._course.blobs.has(head.sha256):
            return
        self._intake.files += 1
        if self._course.is_trial:
            return
        self._open = ExitStack()
        self._write = self._open.enter_context(self._course.blobs.receiving(head.sha256))

    def take(self, chunk: FileChunk) -> None:
        """Some bytes of it."""
        self._left -= len(chunk.data)
        if self._write is not None:
            self._write(chunk.data)
        if self._left <= 0:
            self._end()

    def drop(self) -> None:
        """The stream broke off: what came of the file is thrown away."""
        opened, self._open = self._open, None
        if opened is not None:
            broken = Damaged("brankas.berkas_rusak")
            try:
                opened.__exit__(Damaged, broken, None)
            except Damaged:
                return

    def _end(self) -> None:
        opened, head, self._open, self._write = self._open, self._head, None, None
        if opened is None or head is None:
            return
        try:
            opened.close()
        except Damaged:
            self._intake.files -= 1
            return
        with self._course.begin() as work:
            if work.one(Blob, sha256=head.sha256) is None:
                work.add(Blob(id=work.mint(), sha256=head.sha256, size=head.size, stored_at=work.now))
