"""One `.cadangan`: what stands in it, by whose key it opens, and whether all of it is as it was written.

Two kinds are read: the container that `Backups` writes, and a bare copy of the database, as it is put aside
before a migration and by a restore.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO

from desktop_app.domain.backups import BackupReason, DatabaseFacts, told_by
from desktop_app.domain.errors import Damaged, NotOurs, Refused, RuleBroken
from desktop_app.store.backups import examine, is_database, reading
from desktop_app.store.migrate import known_revisions
from desktop_app.store.opening import DATABASE
from desktop_app.vault.container import Contents, Head, Part, copy_part, read_contents, read_head
from desktop_app.vault.files import opened_for_reading, scratch_file
from desktop_app.vault.keys import Keys
from desktop_app.vault.recovery import open_secret

Progress = Callable[[int, int], None]
_FILE_NAME = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupReport:
    """What a backup holds. `counts` are rows by table; `present` is the store it would take the place of.

    `lost_files`: files that were missing already when it was made. `has_code`: it opens by a recovery code.
    """

    path: Path
    size: int
    made: datetime | None
    reason: BackupReason
    facts: DatabaseFacts
    with_files: bool
    files: int
    file_bytes: int
    lost_files: int
    has_code: bool
    present: DatabaseFacts | None = None


@dataclass(frozen=True, slots=True)
class OpenBackup:
    """A backup whose list of contents was opened by its key. A bare copy has no head and one part."""

    path: Path
    source: BinaryIO
    keys: Keys
    head: Head | None
    contents: Contents

    @property
    def database(self) -> Part:
        return self.contents.parts[0]

    @property
    def files(self) -> tuple[Part, ...]:
        return self.contents.parts[1:]

    def copy(self, part: Part, target: BinaryIO | None, told: Callable[[int], None] | None = None) -> None:
        """Copies a part out, or only reads it; CADANGAN_RUSAK when it is not what it was."""
        if self.head is not None:
            copy_part(self.source, part, target, self.path.name, told)
            return
        self.source.seek(0)
        while chunk := self.source.read(1024 * 1024):
            if target is not None:
                target.write(chunk)
            if told is not None:
                told(len(chunk))


@contextmanager
def opened(path: Path, held: Keys | None, code: str | None = None) -> Iterator[OpenBackup]:
    """A backup file, opened by the keys of a data folder or by its recovery code.

    Raises `berkas.*`, BUKAN_CADANGAN, CADANGAN_TERPOTONG, CADANGAN_RUSAK, VERSI_LEBIH_BARU,
    CADANGAN_KANTOR_LAIN, PERLU_KODE, KODE_SALAH.
    """
    with opened_for_reading(path) as source:
        try:
            yield _open(path, source, held, code)
        except OSError as error:
            raise RuleBroken("berkas.tidak_terbaca", berkas=path.name) from error


def report_of(backup: OpenBackup, facts: DatabaseFacts) -> BackupReport:
    """What was written about a backup, with the facts of its database."""
    said = backup.contents.facts
    reason, moment = told_by(backup.path.name)
    if backup.head is not None:
        reason, moment = BackupReason(said["alasan"]), datetime.fromisoformat(said["dibuat"])
    return BackupReport(
        path=backup.path,
        size=backup.path.stat().st_size,
        made=moment,
        reason=reason,
        facts=facts,
        with_files=bool(said.get("dengan_bukti")),
        files=len(backup.files),
        file_bytes=sum(part.size for part in backup.files),
        lost_files=int(said.get("bukti_hilang", 0)),
        has_code=backup.head is not None and backup.head.facts.get("kode") is not None,
    )


def facts_within(backup: OpenBackup) -> DatabaseFacts:
    """The facts as they were written down at the making; of a bare copy nothing was written down."""
    said = backup.contents.facts
    office = said.get("kantor") or {}
    changed, replica = said.get("diubah"), said.get("replika")
    return DatabaseFacts(
        revision=said.get("revisi", ""),
        counts=said.get("jumlah", {}),
        office_code=office.get("kode"),
        office_name=office.get("nama"),
        replica=bytes.fromhex(replica) if replica else None,
        changed_at=datetime.fromisoformat(changed) if changed else None,
    )


def written_facts(
    facts: DatabaseFacts, made: datetime, reason: BackupReason, *, with_files: bool, lost_files: int
) -> dict[str, Any]:
    """The other way round."""
    return {
        "dibuat": made.astimezone(UTC).isoformat(),
        "alasan": reason.value,
        "kantor": _office_of(facts),
        "revisi": facts.revision,
        "jumlah": dict(facts.counts),
        "replika": facts.replica.hex() if facts.replica else None,
        "diubah": facts.changed_at.isoformat() if facts.changed_at else None,
        "dengan_bukti": with_files,
        "bukti_hilang": lost_files,
    }


def written_head(facts: DatabaseFacts, made: datetime, mark: str, sealed: bytes | None) -> dict[str, Any]:
    """What anybody who finds the file may read: whose it is and of when."""
    return {
        "dibuat": made.astimezone(UTC).isoformat(),
        "kantor": _office_of(facts),
        "kunci": mark,
        "kode": sealed.hex() if sealed else None,
    }


def verify(backup: OpenBackup, scratch: Path, step: Progress | None = None) -> BackupReport:
    """Reads all of a backup and opens the database in it; in `scratch` there is room for a copy of that."""
    told = Told(step, sum(part.size for part in backup.contents.parts))
    with scratch_file(scratch, "periksa") if backup.head is not None else nullcontext(backup.path) as copy:
        if backup.head is not None:
            with copy.open("wb") as target:
                backup.copy(backup.database, target, told)
        for part in backup.files:
            backup.copy(part, None, told)
        return report_of(backup, examined(backup, copy))


def examined(backup: OpenBackup, copy: Path) -> DatabaseFacts:
    """The facts of the database that was taken out of a backup; CADANGAN_RUSAK when they are other ones."""
    name = backup.path.name
    try:
        with reading(copy, backup.keys.database) as connection:
            facts = examine(connection, name, known_revisions())
    except Damaged as error:
        raise Refused("CADANGAN_RUSAK", berkas=name) from error
    if backup.head is not None and _differ(facts, facts_within(backup)):
        raise Refused("CADANGAN_RUSAK", berkas=name)
    return facts


def _differ(found: DatabaseFacts, written: DatabaseFacts) -> bool:
    """Whether a database is another one than was written down; later programs may count other tables."""
    both = found.counts.keys() & written.counts.keys()
    return found.revision != written.revision or any(found.counts[t] != written.counts[t] for t in both)


class Told:
    """Adds up what was read, for a bar that grows."""

    def __init__(self, step: Progress | None, total: int) -> None:
        self._step, self._total, self._done = step, total, 0

    def __call__(self, more: int) -> None:
        self._done += more
        if self._step is not None:
            self._step(self._done, self._total)


def _open(path: Path, source: BinaryIO, held: Keys | None, code: str | None) -> OpenBackup:
    try:
        head = read_head(source, path.name)
    except NotOurs:
        if held is None or not is_database(path, held.database):
            raise
        whole = Part(DATABASE, path.stat().st_size, b"", 0)
        return OpenBackup(path, source, held, None, Contents({}, (whole,)))
    keys = _keys(head.facts, held, code, path.name)
    contents = read_contents(source, head, keys.backups, path.name)
    names = [part.name for part in contents.parts]
    if names[:1] != [DATABASE] or not all(_FILE_NAME.fullmatch(name) for name in names[1:]):
        raise Refused("CADANGAN_RUSAK", berkas=path.name)
    return OpenBackup(path, source, keys, head, contents)


def _keys(head: Mapping[str, Any], held: Keys | None, code: str | None, name: str) -> Keys:
    """The header is only what somebody wrote there: whatever it says, the key must fit in the end."""
    mark, sealed, office = head.get("kunci"), head.get("kode"), head.get("kantor")
    whose = office.get("nama") if isinstance(office, dict) else None
    if held is not None and mark == held.mark:
        return held
    if not isinstance(sealed, str):
        raise Refused("CADANGAN_KANTOR_LAIN", berkas=name, kantor=whose or "lain")
    if code is None:
        raise Refused("PERLU_KODE", berkas=name, kantor=whose or "lain")
    try:
        keys = Keys(open_secret(bytes.fromhex(sealed), code))
    except ValueError as error:
        raise Refused("CADANGAN_RUSAK", berkas=name) from error
    if mark != keys.mark:
        raise Refused("CADANGAN_RUSAK", berkas=name)
    return keys


def _office_of(facts: DatabaseFacts) -> dict[str, str | None] | None:
    if facts.office_code is None:
        return None
    return {"kode": facts.office_code, "nama": facts.office_name}
