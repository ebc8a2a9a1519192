"""Evidence: a copy of the file goes into the vault first, its row after; nothing is ever only linked.

The order is what keeps both whole: a file without a row is swept later, a row without a file never exists
(issue: kill the program at random moments).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import NotAllowed, RuleBroken
from desktop_app.domain.papers import Document, Step
from desktop_app.domain.records import NO_AUDIENCE, Id, derived_id, live
from desktop_app.domain.rights import may_enter_for
from desktop_app.domain.rules.findings import Finding
from desktop_app.domain.terms import Severity
from desktop_app.domain.text import tidied
from desktop_app.domain.values import Acting, StoredFile
from desktop_app.domain.year import (
    Blob,
    BlobState,
    Evidence,
    Feedback,
    Obstacle,
    OwnerKind,
    Realisation,
)
from desktop_app.services.offices import own_office
from desktop_app.services.profile import read_profile
from desktop_app.store.work import Store, Work
from desktop_app.vault.blobs import MB, Blobs

_LONGEST_NAME = 200
KINDS = {
    ".pdf": "application/pdf",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
    ".txt": "text/plain",
    ".csv": "text/csv",
    ".doc": "application/msword",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml",
    ".xls": "application/vnd.ms-excel",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml",
    ".ppt": "application/vnd.ms-powerpoint",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".zip": "application/zip",
    ".mp4": "video/mp4",
}
"""What is read by the programs of an office, by the end of its name; all else is kept and never opened."""
_ANY_KIND = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Attached:
    """A piece of evidence was kept; `hints` tell where the same file serves already (rule 36)."""

    changes: Changes
    evidence_id: Id
    hints: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class _Owner:
    """What evidence hangs on: whose it is, and on which line it stands."""

    audience_id: Id
    person_id: Id | None
    line: Id | None


class EvidenceFiles:
    """Files that come in, stand beside what they prove, and can be opened again."""

    def __init__(self, store: Store, blobs: Blobs) -> None:
        self._store, self._blobs = store, blobs

    def store_file(self, path: Path) -> StoredFile:
        """Copies a file in before the act it belongs to, such as the scan of a paper."""
        with self._store.look() as work:
            limit = _limit(work)
        stored = self._blobs.put_file(path, limit)
        name = _name_of(path)
        kind = KINDS.get(path.suffix.lower(), _ANY_KIND)
        return StoredFile(sha256=stored.sha256, size=stored.size, name=name, mime=kind)

    def attach(
        self, acting: Acting, owner_kind: OwnerKind, owner_id: Id, path: Path, note: str | None = None
    ) -> Attached:
        """Copies a file in as evidence of a thing. The same file twice on one thing is `bukti.sudah_ada`."""
        with self._store.look() as work:
            _may_attach(acting, work, owner_kind, owner_id)
        file = self.store_file(path)
        with self._store.work(acting) as work:
            owner = _may_attach(acting, work, owner_kind, owner_id)
            held = live(work.find(Evidence, owner_id=owner_id))
            if file.sha256 in {evidence.sha256 for evidence in held}:
                raise RuleBroken("bukti.sudah_ada", berkas=file.name)
            return self._keep(work, acting, owner, _Draft(owner_kind, owner_id, file, note), path)

    def replace(self, acting: Acting, evidence_id: Id, path: Path, note: str | None = None) -> Attached:
        """Another file takes the place of one; the old one stays kept, and in place until the new is safe."""
        with self._store.look() as work:
            _replaceable(acting, work, evidence_id)
        file = self.store_file(path)
        with self._store.work(acting) as work:
            old, owner = _replaceable(acting, work, evidence_id)
            draft = _Draft(old.owner_kind, old.owner_id, file, note or old.note, old.id)
            return self._keep(work, acting, owner, draft, path)

    def withdraw(self, acting: Acting, evidence_id: Id) -> Changes:
        """Takes wrong evidence away; the row that says so cites it, and its file stays for whoever asks."""
        with self._store.work(acting) as work:
            old, _ = _replaceable(acting, work, evidence_id)
            gone = replace(
                old, id=work.mint(), by=acting.person_id, at=work.now, corrects_id=old.id, void=True
            )
            work.add(gone)
        return Changes.YEAR

    def open(self, evidence_id: Id) -> bytes:
        """The content of a piece of evidence; `bukti.belum_tiba` while another office has not sent its file,
        `Damaged` when it was here and is gone or was altered."""
        with self._store.look() as work:
            evidence = work.need(Evidence, evidence_id)
            was_here = any(
                each.state is not BlobState.DIMINTA for each in work.find(Blob, sha256=evidence.sha256)
            )
        if not was_here and not self._blobs.has(evidence.sha256):
            raise RuleBroken("bukti.belum_tiba", berkas=evidence.name)
        return self._blobs.read(evidence.sha256)

    def has_arrived(self, evidence: Evidence) -> bool:
        """Whether the file of a row is on this PC."""
        return self._blobs.has(evidence.sha256)

    def _keep(self, work: Work, acting: Acting, owner: _Owner, draft: _Draft, path: Path) -> Attached:
        file = draft.file
        if not self._blobs.has(file.sha256):  # swept by another program since it was put in
            self._blobs.put_file(path, _limit(work))
        evidence = Evidence(
            id=work.mint(),
            audience_id=owner.audience_id,
            by=acting.person_id,
            at=work.now,
            corrects_id=draft.replaces,
            owner_kind=draft.owner_kind,
            owner_id=draft.owner_id,
            sha256=file.sha256,
            name=file.name,
            mime=file.mime,
            size=file.size,
            note=tidied(draft.note),
        )
        hints = tuple(_elsewhere(work, owner, file))
        work.add(evidence)
        work.keep(Blob(id=_blob_id(file.sha256), sha256=file.sha256, size=file.size, stored_at=work.now))
        return Attached(Changes.YEAR, evidence.id, hints)


@dataclass(frozen=True, slots=True)
class _Draft:
    """Evidence that is about to be kept; `replaces` cites what it takes the place of."""

    owner_kind: OwnerKind
    owner_id: Id
    file: StoredFile
    note: str | None
    replaces: Id | None = None


def _limit(work: Work) -> int:
    return read_profile(work, own_office(work).audience_id).evidence_mb * MB


def _name_of(path: Path) -> str:
    """The name of a file as it is kept: its ending is never cut off."""
    name = tidied(unicodedata.normalize("NFC", path.name)) or "berkas"
    end = Path(name).suffix[:10]
    return name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - len(end)] + end


def _blob_id(digest: bytes) -> Id:
    return derived_id("blob", NO_AUDIENCE, digest)


def _may_attach(acting: Acting, work: Work, kind: OwnerKind, owner_id: Id) -> _Owner:
    """The owner, if this person may hang evidence on it: the owner himself, or an operator atas nama."""
    owner = _owner(work, kind, owner_id)
    if owner.person_id is not None:
        may_enter_for(acting, owner.person_id)
    elif not acting.is_operator:
        raise NotAllowed("hak.bukan_operator")
    return owner


def _owner(work: Work, kind: OwnerKind, owner_id: Id) -> _Owner:
    match kind:
        case OwnerKind.REALISATION:
            entry = _as_corrected(work, work.need(Realisation, owner_id))
            if entry.void:
                raise RuleBroken("bukti.pemilik_batal")
            return _Owner(entry.audience_id, entry.person_id, entry.indicator_line)
        case OwnerKind.FEEDBACK:
            said = work.need(Feedback, owner_id)
            return _Owner(said.audience_id, said.giver_id, said.rhk_line)
        case OwnerKind.OBSTACLE:
            obstacle = work.need(Obstacle, owner_id)
            return _Owner(obstacle.audience_id, obstacle.person_id, obstacle.indicator_line)
        case OwnerKind.STEP:
            return _Owner(work.need(Step, owner_id).audience_id, None, None)
        case OwnerKind.DOCUMENT:
            return _Owner(work.need(Document, owner_id).audience_id, None, None)


def _as_corrected(work: Work, entry: Realisation) -> Realisation:
    """The newest word on a result; the row that takes one back is void."""
    while (following := work.one(Realisation, corrects_id=entry.id)) is not None:
        entry = following
    return entry


def _replaceable(acting: Acting, work: Work, evidence_id: Id) -> tuple[Evidence, _Owner]:
    old = work.need(Evidence, evidence_id)
    owner = _may_attach(acting, work, old.owner_kind, old.owner_id)
    if old.void or work.one(Evidence, corrects_id=old.id, owner_id=old.owner_id):
        raise RuleBroken("bukti.sudah_diganti", berkas=old.name)
    return old, owner


def _elsewhere(work: Work, owner: _Owner, file: StoredFile) -> Iterator[Finding]:
    """The same content on another line is a hint: perhaps right, perhaps a slip (rule 36)."""
    others = {}
    for evidence in live(work.find(Evidence, sha256=file.sha256)):
        other = _owner_or_none(work, evidence)
        if other is not None and (other.person_id, other.line) != (owner.person_id, owner.line):
            others[other.person_id, other.line] = other
    if others:
        facts = {"berkas": file.name, "jumlah": len(others), "baris": [o.line for o in others.values()]}
        yield Finding("bukti.dipakai_di_tempat_lain", Severity.SARAN, facts)


def _owner_or_none(work: Work, evidence: Evidence) -> _Owner | None:
    if evidence.owner_kind in {OwnerKind.STEP, OwnerKind.DOCUMENT}:
        return None
    try:
        return _owner(work, evidence.owner_kind, evidence.owner_id)
    except RuleBroken:
        return None
