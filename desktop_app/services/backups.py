"""Backups of an office: made, looked through, kept for as long as they may be needed."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desktop_app.domain.backups import (
    SUFFIX,
    Aged,
    Backup,
    BackupReason,
    DatabaseFacts,
    name_of,
    retained,
    told_by,
)
from desktop_app.domain.canon import canonical
from desktop_app.domain.errors import AppError, RuleBroken
from desktop_app.domain.papers import LocalNote
from desktop_app.domain.values import Acting, Clock, day_of
from desktop_app.services.backup_files import (
    BackupReport,
    Progress,
    facts_within,
    opened,
    report_of,
    verify,
    written_facts,
    written_head,
)
from desktop_app.services.file_check import known_files
from desktop_app.store.backups import copy_database, read_facts, reading
from desktop_app.store.migrate import known_revisions
from desktop_app.store.opening import DATABASE
from desktop_app.store.work import Store
from desktop_app.vault.blobs import Blobs
from desktop_app.vault.container import copy_part, read_contents, read_head, write_container
from desktop_app.vault.files import is_folder, scratch_file, sweep_beside, whole_file
from desktop_app.vault.keys import Keys, read_keys
from desktop_app.vault.recovery import new_code, seal_secret

FOLDER = "cadangan"


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupLine:
    """A backup as a list shows it. `fault`: the code of what is wrong with it, as far as a short look tells.

    `on_same_disk`: when that disk breaks, office and backup are gone together; the person should hear of it.
    """

    path: Path
    made: datetime | None
    reason: BackupReason
    size: int
    with_files: bool
    has_code: bool
    counts: Mapping[str, int]
    on_same_disk: bool
    is_there: bool = True
    error: AppError | None = None

    @property
    def fault(self) -> str | None:
        return self.error.code if self.error else None


@dataclass(frozen=True, slots=True, repr=False)
class _Wish:
    """What backup is wanted; never shown, for the code in it."""

    moment: datetime
    reason: BackupReason
    takes_files: bool
    code: str | None


class Backups:
    """The backups of one open office. Automatic ones lie in the folder `cadangan` of the data folder."""

    def __init__(self, store: Store, blobs: Blobs, folder: Path, keys: Keys, clock: Clock) -> None:
        self._store, self._blobs, self._folder = store, blobs, folder
        self._keys, self._clock = keys, clock
        self._own = folder / FOLDER

    @staticmethod
    def new_code() -> str:
        """A recovery code, to be shown once and kept on paper; a backup made with it opens on any PC."""
        return new_code()

    def make(
        self,
        acting: Acting,
        target: Path | None = None,
        reason: BackupReason = BackupReason.SENDIRI,
        *,
        with_files: bool | None = None,
        code: str | None = None,
        step: Progress | None = None,
    ) -> BackupLine:
        """Writes a backup, reads it back whole, and only then gives it its name.

        `target` is a file or a folder, such as a stick; without one it goes to the office's own folder.
        Evidence files go along unless the backup stays beside them (`with_files` says otherwise). Raises
        `cadangan.tak_dapat_ditulis`, DiskFull("berkas.penuh"), Damaged("gudang.*"); no file is left then.
        """
        moment = self._clock()
        with self._writing(self._own):
            self._own.mkdir(parents=True, exist_ok=True)
        path = self._path_of(target, reason, moment)
        takes_files = path.parent != self._own if with_files is None else with_files
        with self._writing(path):
            facts = self._write(path, _Wish(moment, reason, takes_files, code), step)
        with self._store.work(acting) as work:
            backup = Backup(
                id=work.mint(),
                at=moment,
                reason=reason,
                place=_as_text(path),
                size=path.stat().st_size,
                with_files=takes_files,
                has_code=code is not None,
                revision=facts.revision,
                counts=canonical(dict(facts.counts)),
                by_text=acting.title,
            )
            work.add(backup)
        if path.parent == self._own:
            self.rotate(path.name)
        return self._line_of(backup)

    def check(self, path: Path, code: str | None = None, step: Progress | None = None) -> BackupReport:
        """Opens a backup, reads all of it and says what is in it; see `look_through` for what it raises."""
        return _verified(path, self._keys, self._own, code, step)

    def lines(self) -> tuple[BackupLine, ...]:
        """The backups of the own folder and those that were put elsewhere, the newest first."""
        lines = self._own_lines()
        with self._store.look() as work:
            noted = work.find(Backup)
        lines += [self._line_of(each) for each in noted if Path(each.place).parent != self._own]
        return tuple(sorted(lines, key=_age, reverse=True))

    def is_due(self) -> bool:
        """Whether today's automatic backup was not made yet; an office that was never founded needs none."""
        with self._store.look() as work:
            if work.one(LocalNote, key="kantor") is None:
                return False
        today = day_of(self._clock())
        return not any(
            line.fault is None and line.made is not None and day_of(line.made) == today
            for line in self._own_lines()
            if line.reason is BackupReason.HARIAN
        )

    def rotate(self, fresh: str | None = None) -> tuple[str, ...]:
        """Removes automatic backups that are not kept any longer; answers their names.

        Nothing goes before one of those that stay was read whole and found good. `fresh` was made just now
        and stays, whatever its clock said.
        """
        sound = [line for line in self._own_lines() if line.fault is None and line.made is not None]
        aged = [Aged(line.path.name, line.made, line.reason) for line in sound if line.made is not None]
        kept = retained(aged) | {fresh}
        doomed = [line.path for line in sound if line.path.name not in kept]
        if not doomed or not self._has_good([line.path for line in sound if line.path.name in kept]):
            return ()
        for path in doomed:
            path.unlink(missing_ok=True)
        return tuple(path.name for path in doomed)

    def _has_good(self, paths: list[Path]) -> bool:
        for path in sorted(paths, key=lambda path: path.stat().st_mtime, reverse=True):
            try:
                self.check(path)
            except AppError:
                continue
            return True
        return False

    def _path_of(self, target: Path | None, reason: BackupReason, moment: datetime) -> Path:
        folder = self._own if target is None else target.absolute()
        if target is None or is_folder(folder):
            return folder / name_of(reason, moment, lambda name: (folder / name).exists())
        # another ending might be a file that matters, such as the database itself
        return folder if folder.suffix == SUFFIX else folder.with_name(folder.name + SUFFIX)

    @contextmanager
    def _writing(self, path: Path) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise RuleBroken("cadangan.tak_dapat_ditulis", tempat=path.parent) from error

    def _write(self, path: Path, wish: _Wish, step: Progress | None) -> DatabaseFacts:
        sweep_beside(path)
        sealed = None if wish.code is None else seal_secret(self._keys.secret, wish.code)
        with scratch_file(self._own, "basis-data") as copy:
            copy_database(self._folder / DATABASE, self._keys.database, copy, path.name)
            with reading(copy, self._keys.database) as connection:
                facts = read_facts(connection, path.name, known_revisions())
            files = self._blobs.sealed_files() if wish.takes_files else []
            lost = self._lost(files) if wish.takes_files else 0
            said = written_facts(
                facts, wish.moment, wish.reason, with_files=wish.takes_files, lost_files=lost
            )
            with whole_file(path) as target:
                write_container(
                    target,
                    self._keys.backups,
                    header=written_head(facts, wish.moment, self._keys.mark, sealed),
                    facts=said,
                    parts=[(DATABASE, copy), *files],
                    step=step,
                )
                target.flush()
                os.fsync(target.fileno())
                self._read_back(Path(target.name), path.name)
        return facts

    def _read_back(self, written: Path, name: str) -> None:
        """What cannot be read now will not be read on the day it is needed."""
        with written.open("rb") as source:
            head = read_head(source, name)
            for part in read_contents(source, head, self._keys.backups, name).parts:
                copy_part(source, part, None, name)

    def _lost(self, files: list[tuple[str, Path]]) -> int:
        held = {name for name, _ in files}
        with self._store.look() as work:
            return sum(self._blobs.name_of(digest) not in held for digest in known_files(work))

    def _own_lines(self) -> list[BackupLine]:
        return [self._look_at(path) for path in sorted(self._own.glob(f"*{SUFFIX}"))]

    def _look_at(self, path: Path) -> BackupLine:
        """A short look: the list of contents only."""
        try:
            with opened(path, self._keys) as backup:
                found = report_of(backup, facts_within(backup))
        except AppError as error:
            reason, made = told_by(path.name)
            return BackupLine(
                path=path,
                made=made,
                reason=reason,
                size=path.stat().st_size,
                with_files=False,
                has_code=False,
                counts={},
                on_same_disk=True,
                error=error,
            )
        return BackupLine(
            path=path,
            made=found.made,
            reason=found.reason,
            size=found.size,
            with_files=found.with_files,
            has_code=found.has_code,
            counts=found.facts.counts,
            on_same_disk=True,
        )

    def _line_of(self, backup: Backup) -> BackupLine:
        path = Path(backup.place)
        return BackupLine(
            path=path,
            made=backup.at,
            reason=backup.reason,
            size=backup.size,
            with_files=backup.with_files,
            has_code=backup.has_code,
            counts=json.loads(backup.counts),
            on_same_disk=_is_same_disk(path.parent, self._folder),
            is_there=path.is_file(),
        )


def look_through(
    path: Path, folder: Path, code: str | None = None, step: Progress | None = None
) -> BackupReport:
    """Reads all of a backup, with the key of a data folder if there is one, or by its recovery code.

    Raises `berkas.*`, BUKAN_CADANGAN, CADANGAN_TERPOTONG, CADANGAN_RUSAK, VERSI_LEBIH_BARU,
    CADANGAN_KANTOR_LAIN (another office's key, and no code in it), PERLU_KODE, KODE_SALAH.
    """
    return _verified(path, read_keys(folder), folder / FOLDER, code, step)


def _verified(
    path: Path, held: Keys | None, own: Path, code: str | None, step: Progress | None
) -> BackupReport:
    with opened(path, held, code) as backup, ExitStack() as kept:
        # beside the office there is room for it; where there is no office, nothing of ours may be left
        scratch = own if own.is_dir() else Path(kept.enter_context(tempfile.TemporaryDirectory()))
        return verify(backup, scratch, step)


def _is_same_disk(one: Path, other: Path) -> bool:
    try:
        return one.stat().st_dev == other.stat().st_dev
    except OSError:
        return False


def _as_text(path: Path) -> str:
    """A path as text that can be kept, even where the system's name is none."""
    return os.fsencode(path).decode("utf-8", "replace")


def _age(line: BackupLine) -> tuple[float, str]:
    return line.made.timestamp() if line.made else 0.0, line.path.name
