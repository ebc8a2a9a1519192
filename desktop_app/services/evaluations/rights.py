"""Who may judge: the penilai of that day, or an operator who records his paper; never the person himself.

An objection is decided by the atasan penilai, so a version that came of one is his (rule 47).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from desktop_app.domain.errors import NotAllowed, RuleBroken
from desktop_app.domain.evaluation import Cause, EvaluationVersion
from desktop_app.domain.plan import ActingAs, PartyRole, Skp, SkpParty, party_on
from desktop_app.domain.records import Id, live
from desktop_app.domain.rights import Signed, may_decide
from desktop_app.domain.values import Acting, OnPaper
from desktop_app.services.evaluations.loading import Case


@dataclass(frozen=True, slots=True)
class Decision:
    """An act of the one who judges: as the trail keeps it, on which day, and by which party."""

    signed: Signed
    day: date
    party: SkpParty | None


def decide(
    acting: Acting, case: Case, paper: OnPaper | None, version: EvaluationVersion | None = None
) -> Decision:
    """The act, if this person may judge. `hak.*`; `evaluasi.kertas_sebelum_periode` for an early paper."""
    judged = version or (case.judgement.version if case.judgement else None)
    role = judge_of(judged)
    if acting.person_id is not None and acting.person_id == case.evaluation.person_id:
        _refuse_oneself(acting, paper)
    if paper is not None and paper.signed_on < case.evaluation.from_on:
        raise RuleBroken(
            "evaluasi.kertas_sebelum_periode", tanggal=paper.signed_on, mulai=case.evaluation.from_on
        )
    parties = lasting(case.parties, case.skp)
    day = paper.signed_on if paper else acting.day
    return Decision(may_decide(acting, parties, role, paper), day, party_on(parties, role, day))


def judge_of(version: EvaluationVersion | None) -> PartyRole:
    """Whose word counts in a version."""
    by_objection = version is not None and version.cause is Cause.KEBERATAN
    return PartyRole.ATASAN_PENILAI if by_objection else PartyRole.PENILAI


def lasting(parties: tuple[SkpParty, ...], skp: Skp) -> tuple[SkpParty, ...]:
    """The parties as they may still judge after the plan has ended (rule 30: both plans are evaluated).

    Whoever was penilai on its last day remains the one who judges it; a Plt. or Plh. only within his dates.
    """
    return tuple(
        replace(party, to_on=None)
        if party.acting is ActingAs.DEFINITIF and party.to_on is not None and party.to_on >= skp.ends_on
        else party
        for party in live(list(parties))
    )


def may_see_draft(acting: Acting, case: Case) -> bool:
    """What the penilai has not finished yet is not shown to the person it is about (defect 9)."""
    return acting.person_id is None or acting.person_id != case.evaluation.person_id


def was_party(acting: Acting, parties: tuple[SkpParty, ...]) -> bool:
    """Whoever was a party at any time keeps reading what belonged to him then (rule 15)."""
    return acting.person_id is not None and acting.person_id in _people(parties)


def _people(parties: tuple[SkpParty, ...]) -> set[Id | None]:
    return {party.person_id for party in live(list(parties))}


def _refuse_oneself(acting: Acting, paper: OnPaper | None) -> None:
    """An operator may record what his own superior signed, and only with its scan."""
    if not acting.is_operator or paper is None:
        raise NotAllowed("hak.menilai_diri")
    if paper.scan is None:
        raise NotAllowed("hak.mencatat_sendiri")
