"""Papers of record: what was finalised, under which code, and the file that is kept of it."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from desktop_app.documents.facts import Facts, Paper, PlaceAndDay
from desktop_app.domain.canon import canonical, sha256_of
from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.evaluation import EvaluationVersion
from desktop_app.domain.papers import Document, DocumentRevision, ObjectKind, RevisionKind
from desktop_app.domain.plan import SkpVersion
from desktop_app.domain.records import Id, Json, live
from desktop_app.domain.rights import Signed
from desktop_app.domain.values import Acting, Period
from desktop_app.domain.year import Blob
from desktop_app.services.printing.codes import verification_code
from desktop_app.services.printing.papers import Press, facts_for, printed, title_of
from desktop_app.services.printing.sources import AnySource, EvaluationSource, PlanSource
from desktop_app.services.printing.values import PrintKind, PrintOrder
from desktop_app.services.trail import record_step
from desktop_app.store.work import Work
from desktop_app.vault.blobs import Blobs

_IN_FORCE = "berlaku"
_REPLACED = "diganti"


@dataclass(frozen=True, slots=True)
class Kept:
    """A paper of record with the file kept of it, and how it was laid out."""

    document: Document
    sha256: bytes
    paper: Paper
    dated: PlaceAndDay

    def fits(self, order: PrintOrder) -> bool:
        """Whether an order asks for this place and day, or leaves both open."""
        same_place = order.place is None or order.place.strip() == self.dated.place
        return same_place and order.dated_on in {None, self.dated.day}


def kept_papers(work: Work, kind: PrintKind, object_ids: Iterable[Id]) -> dict[Id, Kept]:
    """The paper of record in force for each of these versions."""
    name, _ = _form(kind)
    found = live(work.find(Document, object_id=list(object_ids), form=name))
    replaced = {document.replaces_id for document in found}
    held = [document for document in found if document.id not in replaced and document.object_id]
    revisions = work.find(
        DocumentRevision, document_id=[document.id for document in held], kind=RevisionKind.DASAR
    )
    files = {revision.document_id: revision.sha256 for revision in revisions}
    return {Id(document.object_id or b""): _kept(document, files[document.id]) for document in held}


def keep_paper(  # noqa: PLR0917  # a paper of record and who makes it one
    work: Work, blobs: Blobs, codes: bytes, acting: Acting, kind: PrintKind, press: Press, source: AnySource
) -> bool:
    """Makes a paper one of record; False when it already is one with the same content."""
    if source.frozen is None:
        raise RuleBroken("cetak.masih_draf")
    if press.dated.day is None or not press.dated.place:
        raise RuleBroken("cetak.tetap_tanpa_tanggal")
    body = _body(press, facts_for(press, kind, source))
    before = _newest(work, kind, source)
    if before is not None and before.object_id == source.object_id and before.body == body:
        return False
    name, version = _form(kind)
    id, body_sha = work.mint(), sha256_of(body)
    code = verification_code(codes, kind.form_id, id, 1, body_sha)
    stored = blobs.put(printed(press, kind, source, code).pdf)
    document = Document(
        id=id,
        audience_id=source.audience_id,
        by=acting.person_id,
        at=work.now,
        form=name,
        form_version=version,
        object_kind=_object_kind(source),
        object_id=source.object_id,
        person_id=source.person_id,
        unit_id=source.frozen.unit_id,
        year=source.frozen.year,
        period=_period(source),
        title=title_of(kind, source)[:200],
        place=press.dated.place,
        dated_on=press.dated.day,
        body=body,
        body_sha=body_sha,
        base_sha=stored.sha256,
        code=code,
        replaces_id=before.id if before else None,
        frozen_id=source.frozen.id,
    )
    _write(work, acting, document, stored.size, before)
    return True


def as_kept(press: Press, kept: Kept, order: PrintOrder) -> Press:
    """The press set as a paper of record was dated; another sheet only when it is asked for."""
    return replace(press, dated=kept.dated, paper=order.paper or kept.paper)


def _write(work: Work, acting: Acting, document: Document, size: int, before: Document | None) -> None:
    revision = DocumentRevision(
        id=work.mint(),
        audience_id=document.audience_id,
        by=acting.person_id,
        at=work.now,
        document_id=document.id,
        number=1,
        kind=RevisionKind.DASAR,
        sha256=document.base_sha,
        size=size,
    )
    work.add(document, revision)
    if work.one(Blob, sha256=document.base_sha) is None:
        work.add(Blob(id=work.mint(), sha256=document.base_sha, size=size, stored_at=work.now))
    signed = Signed(as_role=acting.role, by=acting.person_id, by_text=acting.title)
    thing = (ObjectKind.DOCUMENT, document.id)
    record_step(work, document.audience_id, thing, (None, _IN_FORCE), signed)
    if before is not None:
        old = (ObjectKind.DOCUMENT, before.id)
        record_step(work, before.audience_id, old, (_IN_FORCE, _REPLACED), signed)


def _newest(work: Work, kind: PrintKind, source: AnySource) -> Document | None:
    """The paper in force of the same plan or evaluation, whichever version it shows."""
    kept = kept_papers(work, kind, _versions(work, source))
    return max((each.document for each in kept.values()), key=lambda d: (d.at, d.id), default=None)


def _versions(work: Work, source: AnySource) -> Sequence[Id]:
    if isinstance(source, PlanSource):
        return [version.id for version in work.find(SkpVersion, skp_id=source.root_id)]
    return [version.id for version in work.find(EvaluationVersion, evaluation_id=source.root_id)]


def _object_kind(source: AnySource) -> ObjectKind:
    is_plan = isinstance(source, PlanSource)
    return ObjectKind.SKP_VERSION if is_plan else ObjectKind.EVALUATION_VERSION


def _period(source: AnySource) -> Period:
    return source.period if isinstance(source, EvaluationSource) else Period(str(source.year))


def _body(press: Press, facts: Facts) -> Json:
    """Only what the frozen row does not hold, and the hash of everything that is printed."""
    content = canonical(dataclasses.asdict(facts))
    return canonical(
        {
            "format": 1,
            "isi": sha256_of(content),
            "instansi": press.agency,
            "kertas": press.paper,
            "latihan": press.is_practice,
            "tanggal": press.dated.day,
            "tempat": press.dated.place,
        }
    )


def _kept(document: Document, sha256: bytes) -> Kept:
    body = json.loads(document.body)
    dated = PlaceAndDay(body["tempat"], document.dated_on)
    return Kept(document, sha256, Paper(body["kertas"]), dated)


def _form(kind: PrintKind) -> tuple[str, int]:
    name, _, version = kind.form_id.partition("@")
    return name, int(version)
