"""Kind `distribusi`: the expected pattern of predikat in a unit; advice that never blocks (rules 48, 49)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop_app.domain.rules.facts import Facts
from desktop_app.domain.rules.findings import Finding
from desktop_app.domain.rules.numbers import share_at_least, share_at_most
from desktop_app.domain.terms import OrgLevel, Predikat, Severity


@dataclass(frozen=True, slots=True)
class Share:
    """What the people of some predikat together should be: percentages of all, or a number of people."""

    of: tuple[Predikat, ...]
    at_most: int | None
    at_least: int | None
    at_least_count: int | None
    is_most: bool

    def findings(self, counts: Mapping[Predikat, int]) -> tuple[Finding, ...]:
        people = sum(counts.values())
        number = sum(counts.get(predikat, 0) for predikat in self.of)
        found: list[Finding] = []
        if self.at_most is not None and number > share_at_most(people, self.at_most):
            limit = share_at_most(people, self.at_most)
            found.append(self._finding("terlalu_banyak", people, number, limit, self.at_most))
        if self.at_least is not None and number < share_at_least(people, self.at_least):
            limit = share_at_least(people, self.at_least)
            found.append(self._finding("terlalu_sedikit", people, number, limit, self.at_least))
        if self.at_least_count is not None and number < self.at_least_count:
            found.append(self._finding("harus_ada", people, number, self.at_least_count, None))
        if self.is_most and any(counts.get(other, 0) > number for other in Predikat if other not in self.of):
            found.append(self._finding("bukan_terbanyak", people, number, None, None))
        return tuple(found)

    def _finding(
        self, fault: str, people: int, number: int, limit: int | None, percent: int | None
    ) -> Finding:
        facts = {"predikat": self.of, "people": people, "number": number, "limit": limit, "percent": percent}
        return Finding(f"distribusi.{fault}", Severity.SARAN, facts)


@dataclass(frozen=True, slots=True)
class Pattern:
    """Pattern under one capaian organisasi; `curve` is the drawn expectation in percent, summing to 100."""

    organisation: OrgLevel
    peak: Predikat
    shares: tuple[Share, ...]
    curve: Mapping[Predikat, int]


@dataclass(frozen=True, slots=True)
class DistribusiRules:
    """Patterns for the five capaian organisasi; below `silent_below` people no advice makes sense."""

    silent_below: int
    patterns: Mapping[OrgLevel, Pattern]
    uncertain: str | None

    def advise(self, organisation: OrgLevel, counts: Mapping[Predikat, int]) -> tuple[Finding, ...]:
        """What differs from the pattern. Facts: predikat (tuple), people, number, limit, percent."""
        if sum(counts.values()) < self.silent_below:
            return ()
        shares = self.patterns[organisation].shares
        return tuple(finding for share in shares for finding in share.findings(counts))


def parse(facts: Facts) -> DistribusiRules:
    facts.only("silent_below", "tidak_pasti", "note", *OrgLevel)
    return DistribusiRules(
        silent_below=facts.integer("silent_below", least=1),
        patterns={level: _pattern(level, facts.inner(level)) for level in OrgLevel},
        uncertain=facts.uncertain(),
    )


def _pattern(organisation: OrgLevel, facts: Facts) -> Pattern:
    facts.only("peak", "rule", "curve")
    curve = facts.inner("curve")
    curve.only(*Predikat)
    percents = {predikat: curve.integer(predikat, most=100) for predikat in Predikat}
    peak = facts.word("peak", Predikat)
    if sum(percents.values()) != 100 or max(percents.values()) != percents[peak]:
        raise curve.refuse(f"{curve.place} harus berjumlah 100 dengan puncak pada {peak}")
    return Pattern(organisation, peak, tuple(_share(row) for row in facts.rows("rule")), percents)


def _share(row: Facts) -> Share:
    row.only("of", "at_most", "at_least", "at_least_count", "most")
    share = Share(
        of=row.words("of", Predikat),
        at_most=row.optional_integer("at_most", most=100),
        at_least=row.optional_integer("at_least", most=100),
        at_least_count=row.optional_integer("at_least_count", least=1),
        is_most=row.flag("most"),
    )
    limits = (share.at_most, share.at_least, share.at_least_count)
    if not share.of or (all(limit is None for limit in limits) and not share.is_most):
        raise row.refuse(f"{row.place} harus menyebut predikat dan paling sedikit satu batas")
    return share
