"""The content of the small forms, and what is wrong with it. Pure; no widget here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from desktop_app.domain.people import FactKind, Person, PersonFact, WorkStatus
from desktop_app.domain.records import Id
from desktop_app.domain.terms import Sex, StaffKind

_AHEAD = timedelta(days=366)
_MOST = {
    "name": 120,
    "title_front": 40,
    "title_back": 80,
    "born_at": 60,
    "karpeg": 20,
    "phone": 30,
    "email": 120,
    "post_text": 200,
    "decree_no": 80,
}


class Problem(StrEnum):
    """What is wrong with a field."""

    KOSONG = "kosong"
    PANJANG = "panjang"
    TERLALU_JAUH = "terlalu_jauh"
    SEBELUM_LAHIR = "sebelum_lahir"
    BELUM_LAHIR = "belum_lahir"
    SUREL = "surel"


Problems = Mapping[str, Problem]
"""Name of a field → what is wrong with it; empty when the form can be saved."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FactDraft:
    """A dated fact as a form holds it; `corrects_id` when it puts an earlier one right."""

    kind: FactKind
    from_on: date | None = None
    unit_id: Id | None = None
    post_id: Id | None = None
    post_text: str = ""
    is_head: bool = False
    golongan: str | None = None
    staff_kind: StaffKind | None = None
    status: WorkStatus | None = None
    decree_no: str = ""
    decree_on: date | None = None
    corrects_id: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SelfDraft:
    """Name, titles and what else identifies a person, as a form holds it."""

    name: str = ""
    title_front: str = ""
    title_back: str = ""
    sex: Sex | None = None
    born_on: date | None = None
    born_at: str = ""
    karpeg: str = ""
    phone: str = ""
    email: str = ""


def draft_of(kind: FactKind, held: PersonFact | None, *, corrects: bool = False) -> FactDraft:
    """The form for a kind, filled with what holds now; a correction keeps its date and decree too."""
    if held is None:
        return FactDraft(kind=kind, status=WorkStatus.AKTIF if kind is FactKind.STATUS else None)
    return FactDraft(
        kind=kind,
        from_on=held.from_on if corrects else None,
        unit_id=held.unit_id,
        post_id=held.post_id,
        post_text=held.post_text or "",
        is_head=held.is_head,
        golongan=held.golongan,
        staff_kind=held.staff_kind,
        status=held.status or (WorkStatus.AKTIF if kind is FactKind.STATUS else None),
        decree_no=(held.decree_no or "") if corrects else "",
        decree_on=held.decree_on if corrects else None,
        corrects_id=held.id if corrects else None,
    )


def self_draft_of(person: Person) -> SelfDraft:
    """The form filled with what is known."""
    return SelfDraft(
        name=person.name,
        title_front=person.title_front or "",
        title_back=person.title_back or "",
        sex=person.sex,
        born_on=person.born_on,
        born_at=person.born_at or "",
        karpeg=person.karpeg or "",
        phone=person.phone or "",
        email=person.email or "",
    )


def fact_problems(draft: FactDraft, today: date, born_on: date | None) -> Problems:
    """A fact needs its day, and what it says."""
    found: dict[str, Problem] = {}
    if draft.from_on is None:
        found["from_on"] = Problem.KOSONG
    elif draft.from_on > today + _AHEAD:
        found["from_on"] = Problem.TERLALU_JAUH
    elif born_on is not None and draft.from_on <= born_on:
        found["from_on"] = Problem.SEBELUM_LAHIR
    needed = {
        FactKind.PENEMPATAN: ("unit_id", "post_id"),
        FactKind.PANGKAT: ("golongan",),
        FactKind.STATUS: ("staff_kind", "status"),
    }
    for name in needed.get(draft.kind, ()):
        if getattr(draft, name) is None:
            found[name] = Problem.KOSONG
    return found | _too_long(draft, "post_text", "decree_no")


def self_problems(draft: SelfDraft, today: date) -> Problems:
    """A person needs a name; nothing may be longer than its place."""
    found = dict(_too_long(draft, *(name for name in _MOST if hasattr(draft, name))))
    if not draft.name.strip():
        found["name"] = Problem.KOSONG
    if draft.born_on is not None and draft.born_on >= today:
        found["born_on"] = Problem.BELUM_LAHIR
    if draft.email.strip() and "@" not in draft.email:
        found["email"] = Problem.SUREL
    return found


def _too_long(draft: object, *names: str) -> dict[str, Problem]:
    return {name: Problem.PANJANG for name in names if len(getattr(draft, name).strip()) > _MOST[name]}
