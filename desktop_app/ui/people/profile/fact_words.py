"""How a dated fact of a person reads in a line."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from desktop_app.domain.dates import short_date
from desktop_app.domain.people import FactKind, PersonFact, WorkStatus
from desktop_app.domain.records import Id
from desktop_app.words.people_terms import STAFF, STATUS

Names = Mapping[Id, str]
"""Names of units and posts by their keys."""


def said(fact: PersonFact, units: Names, posts: Names) -> tuple[str, str]:
    """A first and a second line: "Arsiparis" and "Sekretariat"; "III/c" and nothing."""
    match fact.kind:
        case FactKind.PENEMPATAN | FactKind.TUGAS_TAMBAHAN:
            post = fact.post_text or (posts.get(fact.post_id, "") if fact.post_id else "")
            unit = units.get(fact.unit_id, "") if fact.unit_id else ""
            return post or "–", f"{unit} · memimpin unit" if fact.is_head else unit
        case FactKind.PANGKAT:
            return fact.golongan or "–", ""
        case FactKind.STATUS:
            first = STAFF[fact.staff_kind] if fact.staff_kind else "–"
            return first, STATUS[fact.status or WorkStatus.AKTIF]
        case FactKind.PENDIDIKAN:
            return fact.education or "–", ""
        case FactKind.PIM:
            return fact.pim or "–", ""
        case _:
            return STAFF[fact.staff_kind] if fact.staff_kind else "–", ""


def span(fact: PersonFact, until: date | None) -> str:
    """ "1 Jan 2021 – 30 Jun 2026", "sejak 1 Jul 2026"."""
    start = short_date(fact.from_on)
    return f"{start} – {short_date(until)}" if until else f"sejak {start}"


def decree(fact: PersonFact) -> str:
    """Number and day of the decree, as far as known."""
    day = short_date(fact.decree_on) if fact.decree_on else ""
    return ", ".join(words for words in (fact.decree_no, day) if words)
