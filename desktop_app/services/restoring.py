"""Bringing a backup back: looked into first, verified whole, then put in the place of what is there.

Nothing is deleted: the database that was there lies among the backups afterwards. A new office is made ready
beside the old one; then a journal is written, and from that moment the new one counts: whoever starts next
ends what was begun. Before that moment nothing has happened at all.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import uuid4

from desktop_app.domain.backups import JOURNAL, NEW_REPLICA, SUFFIX, BackupReason, DatabaseFacts, name_of
from desktop_app.domain.errors import Damaged, Refused, RuleBroken
from desktop_app.domain.values import Clock
from desktop_app.services.backup_files import (
    BackupReport,
    OpenBackup,
    Progress,
    Told,
    examined,
    opened,
    report_of,
)
from desktop_app.services.backups import FOLDER, look_through
from desktop_app.store.backups import close_for_good, facts_of_live
from desktop_app.store.migrate import known_revisions
from desktop_app.store.opening import DATABASE
from desktop_app.vault.blobs import Blobs
from desktop_app.vault.files import (
    alone_with,
    scratch_file,
    sweep_parts,
    sync_folder,
    whole_file,
    write_atomically,
)
from desktop_app.vault.keys import KEY_FILE, Keys, read_keys, write_keys

_FILES = "berkas"
_STAGE = ".pulih-"


@dataclass(frozen=True, slots=True)
class _Move:
    """One name of the data folder: what lies there goes `aside`, then what was made ready takes its place."""

    name: str
    aside: str | None
    is_ready: bool


def look_into(
    path: Path, folder: Path, code: str | None = None, step: Progress | None = None
) -> BackupReport:
    """What a backup holds, beside what the folder holds now; see `look_through` for what it raises."""
    report = look_through(path, folder, code, step)
    return replace(report, present=_present(folder, _held(folder)))


def restore(
    path: Path, folder: Path, clock: Clock, code: str | None = None, step: Progress | None = None
) -> BackupReport:
    """Puts a backup in the place of the office in a folder, which nobody may have open; answers what came.

    An empty folder will do. The store has to take a new replica id before its first write: the file
    `baru.replika` says so. Raises what `look_through` raises, CADANGAN_KANTOR_LAIN when the folder holds
    another office, Busy("gudang.sibuk"), DiskFull; the folder is as it was then.
    """
    with _refusing(folder):
        folder.mkdir(parents=True, exist_ok=True)
    settle(folder)
    with _refusing(folder), _stage(folder) as stage:
        report = _make_ready(path, folder, stage, code, step)
        _write_journal(folder, stage, _moves(folder, stage, clock))
    settle(folder)
    return report


def settle(folder: Path) -> bool:
    """Ends a restore that was interrupted, and clears away what never came to be one.

    Call it before anything else in the folder is opened. Answers whether there was one to be ended. Raises
    Damaged("cadangan.jurnal_rusak").
    """
    journal, ended = folder / JOURNAL, False
    with _refusing(folder):
        if journal.exists():
            with suppress(FileNotFoundError), alone_with(journal):
                _play(folder, journal)
                ended = True
        for stage in folder.glob(f"{_STAGE}*"):
            sweep_parts(stage)
            if not list(stage.glob(".*.part")):  # else somebody is at work in it at this moment
                shutil.rmtree(stage, ignore_errors=True)
    return ended


@contextmanager
def _refusing(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise RuleBroken("cadangan.tak_dapat_dipulihkan", tempat=folder) from error


@contextmanager
def _stage(folder: Path) -> Iterator[Path]:
    """A folder in which the new office is made ready; it goes again unless a journal speaks of it."""
    stage = folder / f"{_STAGE}{uuid4().hex[:8]}"
    stage.mkdir()
    try:
        with scratch_file(stage, "tahap"):
            yield stage
    finally:
        if not (folder / JOURNAL).exists():
            shutil.rmtree(stage, ignore_errors=True)


def _make_ready(
    path: Path, folder: Path, stage: Path, code: str | None, step: Progress | None
) -> BackupReport:
    held = _held(folder)
    with opened(path, held, code) as backup:
        told = Told(step, sum(part.size for part in backup.contents.parts))
        with whole_file(stage / DATABASE) as target:
            backup.copy(backup.database, target, told)
        facts = examined(backup, stage / DATABASE)
        present, is_same = _present(folder, held), held is not None and held.mark == backup.keys.mark
        if not is_same and present is not None and present.office_code not in {None, facts.office_code}:
            raise Refused("CADANGAN_KANTOR_LAIN", berkas=path.name, kantor=facts.office_name or "lain")
        if is_same:
            _bring_files(backup, folder, told)
        else:
            write_keys(stage, backup.keys)
            _make_files_ready(backup, stage, told)
        write_atomically(stage / NEW_REPLICA, json.dumps({"dari": _hex(facts.replica)}).encode())
        return replace(report_of(backup, facts), present=present)


def _bring_files(backup: OpenBackup, folder: Path, told: Told) -> None:
    """Files of the same key are added to those that are there, once all of them were found good.

    None of those is taken away: rows of the present, or of another backup, may speak of it.
    """
    for part in backup.files:
        backup.copy(part, None, told)
    blobs = Blobs(folder / _FILES, backup.keys)
    for part in backup.files:
        if not blobs.is_sound(part.name):
            place = blobs.place_of(part.name)
            place.parent.mkdir(parents=True, exist_ok=True)
            with whole_file(place) as target:
                backup.copy(part, target)


def _make_files_ready(backup: OpenBackup, stage: Path, told: Told) -> None:
    blobs = Blobs(stage / _FILES, backup.keys)
    for part in backup.files:
        place = blobs.place_of(part.name)
        place.parent.mkdir(parents=True, exist_ok=True)
        with whole_file(place) as target:
            backup.copy(part, target, told)


def _moves(folder: Path, stage: Path, clock: Clock) -> list[_Move]:
    """What must happen, in order; the present database is brought into one file first, if it can be."""
    own, held = folder / FOLDER, _held(folder)
    own.mkdir(exist_ok=True)
    aside = name_of(
        BackupReason.SEBELUM_PULIH, clock(), lambda name: bool(list(own.glob(f"{Path(name).stem}*")))
    )
    if held is not None and (folder / DATABASE).is_file():
        close_for_good(folder / DATABASE, held.database)
    moves = [_Move(NEW_REPLICA, None, True)]
    moves += [_Move(DATABASE + end, aside + end, False) for end in ("-wal", "-shm")]
    moves.append(_Move(DATABASE, aside, True))
    if (stage / KEY_FILE).exists():
        base = aside.removesuffix(SUFFIX)
        moves.append(_Move(KEY_FILE, f"{base}.kunci", True))
        moves.append(_Move(_FILES, f"{base}.{_FILES}", (stage / _FILES).is_dir()))
    return moves


def _write_journal(folder: Path, stage: Path, moves: Sequence[_Move]) -> None:
    """The moment from which the new office counts; all it speaks of is on the disk by then."""
    for ready in (stage / _FILES, stage, folder / _FILES, folder / FOLDER, folder):
        if ready.is_dir():
            sync_folder(ready)
    steps = [[move.name, move.aside, move.is_ready] for move in moves]
    write_atomically(folder / JOURNAL, json.dumps({"tahap": stage.name, "langkah": steps}).encode())


def _play(folder: Path, journal: Path) -> None:
    """Does what the journal says and was not done yet, each time with the same outcome."""
    try:
        said = json.loads(journal.read_bytes())
        stage, moves = folder / said["tahap"], [_Move(*each) for each in said["langkah"]]
    except (ValueError, KeyError, TypeError) as error:
        raise Damaged("cadangan.jurnal_rusak", berkas=JOURNAL) from error
    for move in moves:
        ready, place = stage / move.name, folder / move.name
        if move.is_ready and not ready.exists():
            continue  # done before
        if move.aside is not None and place.exists():
            os.replace(place, folder / FOLDER / move.aside)
        if move.is_ready:
            os.replace(ready, place)
    for changed in (folder / FOLDER, folder):
        sync_folder(changed)
    journal.unlink()
    sync_folder(folder)


def _held(folder: Path) -> Keys | None:
    """The keys of the folder, as far as there are any that can be used."""
    try:
        return read_keys(folder)
    except Damaged:
        return None


def _present(folder: Path, held: Keys | None) -> DatabaseFacts | None:
    return None if held is None else facts_of_live(folder / DATABASE, held.database, known_revisions())


def _hex(replica: bytes | None) -> str | None:
    return None if replica is None else replica.hex()
