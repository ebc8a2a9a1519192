"""After the last word: the result is handed over and received, and a new version begins when it must."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from desktop_app.domain.errors import NotAllowed, RuleBroken
from desktop_app.domain.evaluation import (
    Cause,
    Delivery,
    DeliveryHow,
    DeliveryKind,
    EvaluationVersion,
    Judgement,
    JudgementStatus,
    rating_key,
)
from desktop_app.domain.papers import ObjectKind
from desktop_app.domain.plan import PartyRole
from desktop_app.domain.records import Id, derived_id, live
from desktop_app.domain.rights import Signed, check_paper, entered, may_decide
from desktop_app.domain.text import tidied
from desktop_app.domain.values import Acting, OnPaper
from desktop_app.services.evaluations.loading import Case
from desktop_app.services.evaluations.rights import Decision, decide, lasting
from desktop_app.services.offices import own_office
from desktop_app.services.profile import read_setting
from desktop_app.services.trail import record_step
from desktop_app.store.work import Work

ASSUMED = "evaluasi.dianggap_diterima"
"""Setting (rule 56): a result may count as received when no word came; off unless the office says so."""


def deliver(
    work: Work,
    acting: Acting,
    case: Case,
    kind: DeliveryKind,
    on: date,
    *,
    how: DeliveryHow,
    paper: OnPaper | None,
) -> Delivery:
    """Keeps that a final result was handed over or received; the objection clock starts here (rule 52)."""
    version = case.judgement.version if case.judgement else None
    if version is None or version.status is not JudgementStatus.FINAL:
        raise RuleBroken("evaluasi.belum_final")
    signed = _handed(work, acting, case, kind, paper)
    held = {d.kind: d for d in live(work.find(Delivery, version_id=version.id))}
    _check_day(case, held, kind, on, acting.day)
    delivery = Delivery(
        id=derived_id("delivery", version.audience_id, version.id, kind.value),
        audience_id=version.audience_id,
        by=acting.person_id,
        at=work.now,
        version_id=version.id,
        kind=kind,
        on=on,
        how=how,
    )
    work.add(delivery)
    before = "diserahkan" if DeliveryKind.DISERAHKAN in held else version.status.value
    thing = (ObjectKind.EVALUATION_VERSION, version.id)
    record_step(work, version.audience_id, thing, (before, kind.value), signed)
    return delivery


def reopen(
    work: Work, acting: Acting, case: Case, cause: Cause, text: str, *, paper: OnPaper | None
) -> EvaluationVersion:
    """Version n+1 with the content of the final one; that one stays as it is, and stays verifiable.

    A correction is opened by the penilai or an operator, an objection by the atasan penilai, who decides it
    and only once (rules 47, 54, 55).
    """
    old = case.judgement
    if old is None or old.status is not JudgementStatus.FINAL:
        raise RuleBroken("evaluasi.belum_final")
    if cause is Cause.AWAL:
        raise RuleBroken("evaluasi.sebab_versi")
    said = tidied(text)
    if said is None:
        raise RuleBroken("evaluasi.tanpa_alasan_versi")
    if cause is Cause.KEBERATAN and any(v.cause is Cause.KEBERATAN for v in case.versions):
        raise RuleBroken("evaluasi.keberatan_sudah_diputus")
    version = replace(
        old.version,
        id=work.mint(),
        rev=0,
        number=old.version.number + 1,
        cause=cause,
        cause_text=said,
        rater_id=None,
        status=JudgementStatus.DRAF,
    )
    signed = _reopened(acting, case, version, paper).signed
    ratings = tuple(
        replace(rating, id=_key(version, rating.rhk_line or rating.value_code), version_id=version.id)
        for rating in old.ratings
    )
    work.keep(Judgement(version=version, ratings=ratings))
    thing = (ObjectKind.EVALUATION_VERSION, version.id)
    record_step(work, version.audience_id, thing, (None, version.status.value), signed, said)
    return version


def _key(version: EvaluationVersion, key: object) -> Id:
    return rating_key(version.audience_id, version.id, key)  # type: ignore[arg-type]


def _reopened(acting: Acting, case: Case, version: EvaluationVersion, paper: OnPaper | None) -> Decision:
    if acting.is_operator and paper is None and version.cause is not Cause.KEBERATAN:
        if acting.person_id == case.evaluation.person_id:
            raise NotAllowed("hak.menilai_diri")
        return Decision(entered(acting), acting.day, None)
    return decide(acting, case, paper, version)


def _handed(work: Work, acting: Acting, case: Case, kind: DeliveryKind, paper: OnPaper | None) -> Signed:
    """Handing over is the penilai's or the office's; receiving is the person's own word, or his signature."""
    parties = lasting(case.parties, case.skp)
    if kind is DeliveryKind.DITERIMA:
        return may_decide(acting, parties, PartyRole.PEGAWAI, paper)
    if kind is DeliveryKind.DIANGGAP_DITERIMA:
        if not read_setting(work, own_office(work).audience_id, ASSUMED):
            raise RuleBroken("evaluasi.tidak_dianggap_diterima")
        if not acting.is_operator:
            raise NotAllowed("hak.bukan_operator")
        return entered(acting)
    if acting.is_operator and paper is None:
        return entered(acting)
    if paper is not None:
        check_paper(paper, acting.day)
    return decide(acting, case, paper).signed


def _check_day(
    case: Case, held: Mapping[DeliveryKind, Delivery], kind: DeliveryKind, on: date, today: date
) -> None:
    """Each once, not in the future, not before the last word, and received only after it was handed over."""
    if kind in held:
        raise RuleBroken("evaluasi.sudah_diserahkan", tanggal=held[kind].on)
    if on > today:
        raise RuleBroken("evaluasi.penyerahan_masa_depan", tanggal=on)
    handed = held.get(DeliveryKind.DISERAHKAN)
    if kind is not DeliveryKind.DISERAHKAN and handed is None:
        raise RuleBroken("evaluasi.belum_diserahkan")
    earliest = handed.on if handed else (case.kept.final_on if case.kept else None)
    if earliest is not None and on < earliest:
        raise RuleBroken("evaluasi.penyerahan_terlalu_awal", tanggal=on, paling_awal=earliest)
