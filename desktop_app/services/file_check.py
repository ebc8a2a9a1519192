"""Whether every file that rows speak of is there and unaltered; and which files nobody speaks of."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

from desktop_app.domain.organisation import Setting
from desktop_app.domain.papers import Document, DocumentRevision
from desktop_app.domain.people import Person
from desktop_app.domain.year import Blob, BlobState, Evidence, Realisation
from desktop_app.store.work import Store, Work
from desktop_app.vault.blobs import Blobs

_YOUNG = timedelta(hours=24)
_HASH = re.compile(r"[0-9a-f]{64}")

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class FilesReport:
    """All files that rows speak of, read to the last byte: those gone and those that are not what they were.

    The lines name the file and the person it belongs to.
    """

    checked: int
    missing: tuple[str, ...]
    damaged: tuple[str, ...]

    @property
    def is_good(self) -> bool:
        return not (self.missing or self.damaged)


def verify_files(store: Store, blobs: Blobs, step: Progress | None = None) -> FilesReport:
    """Reads every file that a row speaks of; what is wrong is named, and marked on this PC."""
    with store.look() as work:
        names = _names(work)
    missing: dict[bytes, str] = {}
    damaged: dict[bytes, str] = {}
    for number, (digest, name) in enumerate(sorted(names.items()), start=1):
        if not blobs.has(digest):
            missing[digest] = name
        elif not blobs.is_whole(digest):
            damaged[digest] = name
        if step:
            step(number, len(names))
    _mark(store, missing.keys() | damaged.keys())
    return FilesReport(len(names), tuple(missing.values()), tuple(damaged.values()))


def sweep_files(store: Store, blobs: Blobs) -> int:
    """Removes files of acts that never came to be, a day after they were put in; answers how many.

    Nobody else can write meanwhile, so that no row appears for a file that is just being removed.
    """
    with store.work() as work:
        return blobs.sweep(known_files(work), (work.now - _YOUNG).timestamp())


def _mark(store: Store, broken: set[bytes]) -> None:
    with store.look() as work:
        stale = _stale_blobs(work, broken)
    if stale:
        with store.work() as work:
            for blob in stale:
                work.keep(blob)


def _names(work: Work) -> dict[bytes, str]:
    """What each file is called, and whose it is."""
    people = {person.person_id: person.display for person in work.find(Person)}
    entries = {entry.id: entry.person_id for entry in work.find(Realisation)}
    names: dict[bytes, str] = {}
    for revision in work.find(DocumentRevision):
        names[revision.sha256] = f"revisi {revision.number} dokumen {revision.document_id.hex()}"
    for document in work.find(Document):
        names[document.base_sha] = document.title
    for evidence in work.find(Evidence):
        person_id = entries.get(evidence.owner_id)
        whose = f" ({people[person_id]})" if person_id in people else ""
        names[evidence.sha256] = f"{evidence.name}{whose}"
    return names


def _stale_blobs(work: Work, broken: set[bytes]) -> list[Blob]:
    """The rows of this PC that say otherwise than what was found."""
    found = []
    for blob in work.find(Blob):
        state = BlobState.HILANG if blob.sha256 in broken else BlobState.ADA
        if blob.state in {BlobState.ADA, BlobState.HILANG} and blob.state is not state:
            found.append(replace(blob, state=state))
    return found


def known_files(work: Work) -> set[bytes]:
    """Every content hash that a row of any kind speaks of."""
    known = {evidence.sha256 for evidence in work.find(Evidence)}
    known |= {revision.sha256 for revision in work.find(DocumentRevision)}
    known |= {document.base_sha for document in work.find(Document)}
    known |= {blob.sha256 for blob in work.find(Blob)}
    for setting in work.find(Setting):
        known |= {bytes.fromhex(text) for text in _HASH.findall(setting.value)}
    return known
