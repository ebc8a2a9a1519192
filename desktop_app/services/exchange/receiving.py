"""Taking in: from a file on a stick to rows that took effect.

Nothing of a file is believed before its sender's signature was found good; one bad block never stops the
rest. A preview runs the very same steps in a transaction that is taken back, so that it tells exactly what
would be.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from secrets import token_hex
from typing import BinaryIO

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import AppError, DiskFull, Refused, RuleBroken
from desktop_app.domain.records import Id
from desktop_app.domain.values import Acting
from desktop_app.services.exchange.arriving import check_addressee, peek, sender_of
from desktop_app.services.exchange.bundle_in import BundleIn
from desktop_app.services.exchange.course import Course
from desktop_app.services.exchange.previewing import preview_lines
from desktop_app.services.exchange.sending import ready_own
from desktop_app.services.exchange.values import Intake, Received
from desktop_app.store.exchange.ledger import Direction, ExchangeState, entry_of_bundle, last_number
from desktop_app.store.exchange.questions import open_rows
from desktop_app.store.work import Store, Work
from desktop_app.sync.bundle import open_inner, read_outer, verify_outer
from desktop_app.sync.manifest import Manifest
from desktop_app.vault.blobs import Blobs
from desktop_app.vault.files import is_folder

_MOST_BYTES = 4 * 1024**3
_ROOM = 3
_CHUNK = 1024 * 1024
Progress = Callable[[int, int], None]


class Receiving:
    """Files that come in."""

    def __init__(
        self,
        store: Store,
        blobs: Blobs,
        folder: Path,
        before_import: Callable[[Acting], object] | None = None,
    ) -> None:
        self._store, self._blobs, self._inbox = store, blobs, folder / "inbox"
        self._before_import = before_import

    def preview(self, acting: Acting, paths: Sequence[Path], step: Progress | None = None) -> Received:
        """Exactly what taking these files in would do; nothing is kept."""
        with self._store.trial() as work:
            before = open_rows(work.connection)
            course = Course(
                self._blobs, acting, lambda: _same(work), lambda: self._store.part(work), is_trial=True
            )
            intakes = self._run(course, paths, step)
            at_odds = open_rows(work.connection) - before
            with self._store.look() as earlier:
                rows = tuple(preview_lines(work, earlier, course.touched, intakes, at_odds))
        return Received(Changes.NOTHING, tuple(intakes), True, rows)

    def receive(self, acting: Acting, paths: Sequence[Path], step: Progress | None = None) -> Received:
        """Takes files in. A file that is refused leaves no trace; the others enter."""

        def back_up() -> None:
            if self._before_import is not None:
                self._before_import(acting)

        course = Course(
            self._blobs,
            acting,
            self._store.look,
            lambda: self._store.work(acting),
            is_trial=False,
            before_first=back_up,
        )
        intakes = self._run(course, paths, step)
        changed = any(not intake.is_nothing for intake in intakes)
        return Received(~Changes.NOTHING if changed else Changes.EXCHANGE, tuple(intakes), False)

    def _run(self, course: Course, paths: Sequence[Path], step: Progress | None) -> list[Intake]:
        intakes = []
        files = _files_of(paths)
        for i, path in enumerate(files, start=1):
            intake = Intake(path.name)
            intakes.append(intake)
            try:
                with self._copied(path) as (source, size):
                    _take(course, intake, source, size)
            except AppError as error:
                intake.error = error
            if step:
                step(i, len(files))
        return intakes

    @contextmanager
    def _copied(self, path: Path) -> Iterator[tuple[BinaryIO, int]]:
        """Stage 0: the stick may be pulled as soon as the copy lies here."""
        copy = self._inbox / f".{token_hex(8)}.part"
        try:
            self._inbox.mkdir(parents=True, exist_ok=True)
            with _opened(path) as source, copy.open("x+b") as target:
                size = source.seek(0, os.SEEK_END)
                source.seek(0)
                if size > _MOST_BYTES:
                    raise Refused("BERKAS_TERLALU_BESAR", berkas=path.name)
                if shutil.disk_usage(self._inbox).free < _ROOM * size:
                    raise DiskFull("DISK_PENUH", tempat=str(self._inbox))
                shutil.copyfileobj(source, target, _CHUNK)
                target.flush()
                os.fsync(target.fileno())
                length = target.tell()
                target.seek(0)
                yield target, length
        except OSError as error:
            if error.errno in {errno.ENOSPC, errno.EDQUOT}:
                raise DiskFull("DISK_PENUH", tempat=str(self._inbox)) from error
            raise Refused("BERKAS_TAK_TERBACA", berkas=path.name) from error
        finally:
            copy.unlink(missing_ok=True)


def _take(course: Course, intake: Intake, source: BinaryIO, size: int) -> None:
    """Stages 1 to 10 for one file."""
    outer = read_outer(source, size)
    intake.part = (outer.header.part[0], outer.header.part[1])
    with course.look() as work:
        own = ready_own(work, is_joining=True)
        sender = sender_of(work, own, outer)
        intake.sender_code, intake.sender_name = sender.code, sender.name
        check_addressee(work, own, outer)
    digest = verify_outer(source, outer, sender.public)
    manifest = peek(source, outer, own, sender)
    if own.certificate is None and manifest.sender != own.office.id:
        raise RuleBroken("sinkron.belum_disahkan")
    intake.kind, intake.number = manifest.kind, manifest.number
    with course.look() as work:
        if _is_known(work, intake, manifest, digest):
            return
    course.ready()
    bundle = BundleIn(course, intake, own, manifest, digest)
    bundle.begin()
    with ExitStack() as broken_off:
        broken_off.callback(bundle.drop)
        open_inner(source, outer, own.secrets, bundle.on_manifest, bundle.on_frame)
        bundle.finish()
        broken_off.pop_all()


def _is_known(work: Work, intake: Intake, manifest: Manifest, digest: bytes) -> bool:
    """A file that was taken in whole before changes nothing; not a byte is written for it. Each part of a
    file is one by itself; one of which something waits or was refused is read again."""
    held = entry_of_bundle(work.connection, manifest.bundle, Direction.MASUK)
    if held is None or held.state is not ExchangeState.DITERIMA:
        return False
    if digest.hex() not in held.counts.get("berkas", ()):
        return False
    intake.exchange_id, intake.known = held.id, max(1, manifest.operations)
    intake.is_repeated = True
    intake.last_number = last_number(work.connection, Id(manifest.sender), Direction.MASUK)
    intake.is_old = manifest.number < intake.last_number
    return True


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    if path.exists() and not path.is_file():  # a folder, or a pipe that never ends
        raise Refused("BERKAS_TAK_TERBACA", berkas=path.name)
    try:
        source = path.open("rb")
    except FileNotFoundError as error:
        raise Refused("BERKAS_HILANG", berkas=path.name) from error
    with source:
        yield source


def _files_of(paths: Sequence[Path]) -> list[Path]:
    """Files, and all exchange files within folders, by name."""
    found: list[Path] = []
    for path in paths:
        found += sorted(path.glob("*.sinkron")) if is_folder(path) else [path]
    return found


@contextmanager
def _same(work: Work) -> Iterator[Work]:
    yield work
