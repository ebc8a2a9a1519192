"""Umpan balik berkelanjutan: given, rewritten for a day, then only corrected (rules 33, 34)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import NotAllowed, RuleBroken
from desktop_app.domain.plan import PartyRole, Rhk, Skp, SkpParty, party_on
from desktop_app.domain.records import Id
from desktop_app.domain.terms import ValueCode
from desktop_app.domain.text import tidied
from desktop_app.domain.values import Acting
from desktop_app.domain.year import Feedback, GiverRole, check_feedback, is_editable
from desktop_app.services.entries import Recorded
from desktop_app.services.set_plans import check_line, is_superior, set_plan
from desktop_app.store.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackDraft:
    """Feedback as it is typed, on one result or one value; `giver_id` when an operator enters it."""

    on: date
    text: str
    rhk_line: Id | None = None
    value_code: ValueCode | None = None
    role: GiverRole = GiverRole.PIMPINAN
    oral: bool = False
    giver_id: Id | None = None


def give_feedback(work: Work, acting: Acting, skp_id: Id, draft: FeedbackDraft) -> Recorded:
    """Writes feedback down. Raises `umpan_balik.*`, `tahun.*`."""
    skp = set_plan(work, skp_id)
    if draft.rhk_line is not None:
        check_line(work, skp, Rhk, draft.rhk_line)
    said = Feedback(
        id=work.mint(),
        audience_id=skp.audience_id,
        by=acting.person_id,
        at=work.now,
        person_id=skp.person_id,
        skp_id=skp_id,
        giver_id=_giver(work, acting, skp_id, draft),
        giver_role=draft.role,
        on=draft.on,
        rhk_line=draft.rhk_line,
        value_code=draft.value_code,
        text=tidied(draft.text) or "",
        oral=draft.oral,
    )
    check_feedback(said, skp, acting.day)
    work.add(said)
    return Recorded(Changes.YEAR, said.id)


def correct_feedback(work: Work, acting: Acting, feedback_id: Id, text: str) -> Recorded:
    """Other words, in a row that cites the old one."""
    old = _own(work, acting, feedback_id)
    said = replace(
        old, id=work.mint(), by=acting.person_id, at=work.now, corrects_id=old.id, text=tidied(text) or ""
    )
    check_feedback(said, work.need(Skp, old.skp_id), acting.day)
    work.add(said)
    return Recorded(Changes.YEAR, said.id)


def take_back_feedback(work: Work, acting: Acting, feedback_id: Id) -> Changes:
    """Within a day of its first writing feedback may be taken back: `umpan_balik.lewat_24_jam`."""
    old = _own(work, acting, feedback_id)
    if not is_editable(_first_written(work, old).at, work.now):
        raise RuleBroken("umpan_balik.lewat_24_jam")
    work.add(replace(old, id=work.mint(), by=acting.person_id, at=work.now, corrects_id=old.id, void=True))
    return Changes.YEAR


def _giver(work: Work, acting: Acting, skp_id: Id, draft: FeedbackDraft) -> Id | None:
    """Whose words they are: as pimpinan speak only the superiors of the day; an operator names the giver."""
    if acting.is_operator:
        parties = tuple(work.find(SkpParty, skp_id=skp_id))
        penilai = party_on(parties, PartyRole.PENILAI, draft.on)
        of_penilai = penilai.person_id if penilai and draft.role is GiverRole.PIMPINAN else None
        return draft.giver_id or of_penilai
    if draft.role is GiverRole.PIMPINAN and not is_superior(work, acting, skp_id):
        raise NotAllowed("umpan_balik.bukan_pimpinan")
    return acting.person_id


def _own(work: Work, acting: Acting, feedback_id: Id) -> Feedback:
    """Feedback that this person gave (or may enter for its giver), and that still stands."""
    said = work.need(Feedback, feedback_id)
    if not acting.is_operator and (acting.person_id is None or acting.person_id != said.giver_id):
        raise NotAllowed("umpan_balik.bukan_pemberi")
    if said.void or work.one(Feedback, corrects_id=said.id, skp_id=said.skp_id):
        raise RuleBroken("umpan_balik.sudah_diganti")
    return said


def _first_written(work: Work, said: Feedback) -> Feedback:
    while said.corrects_id is not None:
        said = work.need(Feedback, said.corrects_id)
    return said
