"""The dated facts of a person as lines of a table, the newest first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.people import FactKind, PersonFact
from desktop_app.ui.cells import Cell, LinesCell, PillCell
from desktop_app.ui.paged_table import Column
from desktop_app.ui.people.profile.fact_words import Names, decree, said, span
from desktop_app.ui.theme.tokens import Tone
from desktop_app.words.people_terms import FACTS


@dataclass(frozen=True, slots=True)
class FactLine:
    """A fact and its words; `until` is its end, or the day before the next one of its kind."""

    fact: PersonFact
    until: date | None
    first: str
    second: str
    holds: bool

    @property
    def words(self) -> str:
        return f"{FACTS[self.fact.kind]} {self.first} {self.second} {decree(self.fact)}"


def fact_lines(facts: Iterable[PersonFact], units: Names, posts: Names, today: date) -> list[FactLine]:
    """All facts of a person, the newest first."""
    ordered = sorted(facts, key=lambda fact: (fact.from_on, fact.at, fact.id), reverse=True)
    next_start: dict[FactKind, date] = {}
    lines = []
    for fact in ordered:
        ends = [fact.to_on] if fact.to_on else []
        if fact.kind in next_start:
            ends.append(next_start[fact.kind] - timedelta(days=1))
        until = min(ends, default=None)
        holds = fact.from_on <= today and (until is None or today <= until)
        first, second = said(fact, units, posts)
        lines.append(FactLine(fact, until, first, second, holds))
        next_start[fact.kind] = fact.from_on
    return lines


def columns() -> list[Column[FactLine]]:
    """When, what kind, what it says, on what decree, and whether it holds today."""
    tr = _tr
    return [
        Column("berlaku", tr("Masa berlaku"), _span, sort=False, width=190),
        Column("jenis", tr("Jenis"), _kind, sort=False, width=150),
        Column("isi", tr("Isi"), _what, sort=False, width=170, stretch=3),
        Column("sk", tr("Surat keputusan"), _decree, sort=False, width=140, stretch=2),
        Column("kini", tr("Keadaan"), _state, sort=False, width=124),
    ]


def _span(line: FactLine) -> str:
    return span(line.fact, line.until)


def _kind(line: FactLine) -> str:
    return FACTS[line.fact.kind]


def _what(line: FactLine) -> Cell:
    return LinesCell(line.first, line.second)


def _decree(line: FactLine) -> str:
    return decree(line.fact) or "–"


def _state(line: FactLine) -> Cell:
    if line.holds:
        return PillCell(_tr("Berlaku"), Tone.SUCCESS, "circle-check")
    return PillCell(_tr("Riwayat"), Tone.NEUTRAL, "history")


def _tr(text: str) -> str:
    return QCoreApplication.translate("PersonHistory", text)
