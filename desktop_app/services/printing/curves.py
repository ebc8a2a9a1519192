"""Pola distribusi of an evaluation: the curve the rules expect, and the people, if the office chose so.

The people are all with a final word in the period, in the unit whose result counts and in those below it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date

from desktop_app.documents.facts import Bar, Distribution
from desktop_app.domain.lists import ListQuery, Units
from desktop_app.domain.organisation import UnitSpan
from desktop_app.domain.records import Id
from desktop_app.domain.terms import OrgLevel, Predikat
from desktop_app.services.evaluations.loading import Case
from desktop_app.services.offices import own_office
from desktop_app.services.profile import read_setting
from desktop_app.store.lists.evaluations import EvaluationList
from desktop_app.store.work import Work

WITH_PEOPLE = "cetak.sebaran_nyata"
"""Setting: whether the numbers of people stand under the curve; off unless the office says so."""
_FINAL = ("final", "diserahkan", "selesai")

Counts = Mapping[Predikat, int]


class Curves:
    """The distributions of one run, each made once."""

    def __init__(self, work: Work, lists: EvaluationList) -> None:
        self._work, self._lists = work, lists
        self._counted = bool(read_setting(work, own_office(work).audience_id, WITH_PEOPLE))
        self._made: dict[tuple[OrgLevel, date, Id | None], Distribution] = {}
        self._below: dict[date, dict[Id | None, list[Id]]] = {}

    def of(self, case: Case) -> Distribution | None:
        """The curve of the organisation's result; none before it is set."""
        level, unit_id = case.organisation_level, _unit_of(case) if self._counted else None
        if level is None:
            return None
        key = (level, case.rules_day, unit_id)
        if key not in self._made:
            counts = self._people(case, unit_id) if unit_id else {}
            self._made[key] = self._distribution(level, case.rules_day, counts)
        return self._made[key]

    def _distribution(self, level: OrgLevel, day: date, counts: Counts) -> Distribution:
        words = self._work.rules.ratings(day)
        expected = self._work.rules.distribusi(day).patterns[level].curve
        bars = tuple(
            Bar(word.graph_label, expected[word.code], counts.get(word.code, 0))
            for word in reversed(words.predikat.words)
        )
        return Distribution(words.organisation.print_label(level), bars)

    def _people(self, case: Case, unit_id: Id) -> Counts:
        evaluation = case.evaluation
        cells = self._work.rules.predikat(case.rules_day)
        scope = Units(frozenset(self._with_those_below(unit_id, evaluation.to_on)))
        found: Counter[Predikat] = Counter()
        for status in _FINAL:
            asked = ListQuery(
                scope=scope,
                filters=(
                    ("periode", evaluation.period.text),
                    ("jenis", evaluation.kind.value),
                    ("status", status),
                ),
            )
            for (hasil, perilaku), people in self._lists.matrix(asked).items():
                predikat = cells.of(hasil, perilaku)
                if predikat is not None:
                    found[predikat] += people
        return found

    def _with_those_below(self, unit_id: Id, day: date) -> set[Id]:
        if day not in self._below:
            children: dict[Id | None, list[Id]] = defaultdict(list)
            for span in self._work.find(UnitSpan):
                if span.holds(day):
                    children[span.parent_id].append(span.unit_id)
            self._below[day] = children
        found, waiting = {unit_id}, [unit_id]
        while waiting:
            fresh = [each for each in self._below[day].get(waiting.pop(), ()) if each not in found]
            found.update(fresh)
            waiting += fresh
        return found


def _unit_of(case: Case) -> Id | None:
    """The unit whose result counts, as it was frozen or as it is."""
    if case.kept is not None:
        told = case.kept.body["organisasi"]
        return Id(bytes.fromhex(told["unit_id"])) if told else None
    return case.organisation.unit_id if case.organisation else None
