"""What was entered for plans in a period, line by line, with its evidence, feedback and achievement.

One reading serves the page of the working year, the evaluation, its explanation and what is frozen, so that
they agree to the last digit.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from desktop_app.domain.achievement import WHOLE, achievements
from desktop_app.domain.plan import Indicator, Plan, Rhk
from desktop_app.domain.records import Id, live
from desktop_app.domain.rules.perilaku import BerakhlakValue, PerilakuRules
from desktop_app.domain.rules.saran import Achievement, RhkSuggestion, SaranRules
from desktop_app.domain.terms import RhkKind
from desktop_app.domain.year import Evidence, Feedback, Realisation, counting
from desktop_app.services.batches import by_key
from desktop_app.store.work import Work


@dataclass(frozen=True, slots=True)
class YearFacts:
    """The uncorrected entries of a plan; evidence is kept by the live entry it belongs to."""

    entries: tuple[Realisation, ...] = ()
    feedback: tuple[Feedback, ...] = ()
    evidence: Mapping[Id, tuple[Evidence, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One result as it was entered. `counts`: its figure is part of the value of the indicator."""

    realisation: Realisation
    evidence: tuple[Evidence, ...]
    counts: bool


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """An indicator with its entries, oldest first, and what they come to."""

    indicator: Indicator
    achievement: Achievement
    entries: tuple[EntryLine, ...]

    @property
    def has_evidence(self) -> bool:
        return any(entry.evidence for entry in self.entries)


@dataclass(frozen=True, slots=True)
class ResultLine:
    """A planned result; `superior` is the text of the superior's result it serves."""

    rhk: Rhk
    superior: str | None
    indicators: tuple[IndicatorLine, ...]
    feedback: tuple[Feedback, ...]
    suggestion: RhkSuggestion


@dataclass(frozen=True, slots=True)
class BehaviourLine:
    """One of the seven values with its sentences, the expectation and the feedback."""

    value: BerakhlakValue
    expectation: str | None
    feedback: tuple[Feedback, ...]


def year_facts(work: Work, skp_ids: Iterable[Id]) -> dict[Id, YearFacts]:
    """Everything entered for these plans, by plan."""
    wanted = list(skp_ids)
    entries = by_key(work, Realisation, "skp_id", wanted)
    feedback = by_key(work, Feedback, "skp_id", wanted)
    owners = [e.id for rows in entries.values() for e in rows]
    owners += [f.id for rows in feedback.values() for f in rows]
    evidence = by_key(work, Evidence, "owner_id", owners)
    return {
        skp_id: YearFacts(
            entries=tuple(sorted(live(entries[skp_id]), key=lambda e: (e.as_of, e.at, e.id))),
            feedback=tuple(sorted(live(feedback[skp_id]), key=lambda f: (f.on, f.at, f.id))),
            evidence=_by_live_owner([*entries[skp_id], *feedback[skp_id]], evidence),
        )
        for skp_id in wanted
    }


def result_lines(
    plan: Plan,
    facts: YearFacts,
    entries: Sequence[Realisation],
    rules: SaranRules,
    share: Fraction = WHOLE,
) -> tuple[ResultLine, ...]:
    """The lines of a plan as the form lists them: utama, then tambahan, each with what was entered."""
    found = achievements(plan, entries, rules, share)
    told: dict[Id, list[Realisation]] = {}
    for entry in entries:
        told.setdefault(entry.indicator_line, []).append(entry)
    lines = []
    for rhk in (rhk for kind in RhkKind for rhk in plan.lines(kind)):
        indicators = tuple(
            IndicatorLine(i, found[i.line_id], _entries(told.get(i.line_id, []), facts))
            for i in plan.indicators_of(rhk)
        )
        link = plan.link_of(rhk)
        lines.append(
            ResultLine(
                rhk=rhk,
                superior=link.superior_text if link else None,
                indicators=indicators,
                feedback=tuple(f for f in facts.feedback if f.rhk_line == rhk.line_id),
                suggestion=rules.suggest_rhk(line.achievement for line in indicators),
            )
        )
    return tuple(lines)


def behaviour_lines(plan: Plan, facts: YearFacts, rules: PerilakuRules) -> tuple[BehaviourLine, ...]:
    """The seven values in their official order."""
    lines = []
    for value in rules.values:
        expectation = plan.expectation_of(value.code)
        said = tuple(f for f in facts.feedback if f.value_code is value.code)
        lines.append(BehaviourLine(value, expectation.text if expectation else None, said))
    return tuple(lines)


def _entries(entries: list[Realisation], facts: YearFacts) -> tuple[EntryLine, ...]:
    counted = {entry.id for entry in counting(entries)}
    return tuple(EntryLine(e, facts.evidence.get(e.id, ()), e.id in counted) for e in entries)


def _by_live_owner(
    owners: Sequence[Realisation | Feedback], evidence: Mapping[Id, list[Evidence]]
) -> dict[Id, tuple[Evidence, ...]]:
    """Evidence of a corrected entry belongs to its correction."""
    corrected_by = {owner.corrects_id: owner.id for owner in owners if owner.corrects_id}
    found: dict[Id, list[Evidence]] = {}
    for owner in owners:
        held = live(evidence.get(owner.id, []))
        if held:
            found.setdefault(_newest(owner.id, corrected_by), []).extend(held)
    return {id: tuple(sorted(held, key=lambda e: (e.at, e.id))) for id, held in found.items()}


def _newest(id: Id, corrected_by: Mapping[Id, Id]) -> Id:
    seen = {id}
    while (following := corrected_by.get(id)) is not None and following not in seen:
        seen.add(following)
        id = following
    return id
