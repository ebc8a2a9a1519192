"""Kind `saran`: how a suggestion is computed. A suggestion explains itself and is never stored as a rating.

Percentages explain one indicator; the suggested rating of hasil kerja counts results by the wording of
the BKN ("sebagian besar", "sebagian kecil"), because the rating is a judgement on the whole (rules.md 4.5).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from desktop_app.domain.rules.facts import Facts
from desktop_app.domain.rules.numbers import rounded
from desktop_app.domain.terms import Level, OrgLevel, Polarity, Predikat, RhkKind

_HUNDRED = Decimal(100)
_ZERO = Decimal(0)


class Outcome(StrEnum):
    """Whether a percentage could be computed; neither of the others is a zero."""

    DIHITUNG = "dihitung"
    TIDAK_DAPAT_DIHITUNG = "tidak_dapat_dihitung"
    BELUM_ADA_REALISASI = "belum_ada_realisasi"


class Formula(StrEnum):
    """Which formula was used; its wording is in the rule set."""

    NAIK = "naik"
    TURUN = "turun"
    TURUN_NOL = "turun_nol"
    RENTANG = "rentang"
    NILAI_AWAL = "nilai_awal"


class Basis(StrEnum):
    """Why a rating of hasil kerja is suggested, or why none is."""

    SEBAGIAN_BESAR_DI_ATAS = "sebagian_besar_di_atas"
    SEBAGIAN_BESAR_SESUAI = "sebagian_besar_sesuai"
    SEBAGIAN_BESAR_DI_BAWAH = "sebagian_besar_di_bawah"
    TIDAK_ADA_YANG_COCOK = "tidak_ada_yang_cocok"
    BELUM_ADA_PENILAIAN = "belum_ada_penilaian"


class ReasonFor(StrEnum):
    """What makes the evaluator write a reason."""

    BERBEDA_DARI_SARAN = "berbeda_dari_saran"
    HASIL_DI_BAWAH = "hasil_di_bawah"
    PERILAKU_DI_BAWAH = "perilaku_di_bawah"
    SANGAT_BAIK = "sangat_baik"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """What is known of one indicator; `target_max` only for a range, `start` the value before the work."""

    target: Decimal | None
    realisation: Decimal | None
    polarity: Polarity = Polarity.NAIK
    target_max: Decimal | None = None
    start: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Achievement:
    """Capaian of one indicator with the inputs it came from.

    `percent` lies between 0 and the cap; `uncapped` is the true figure, so that 1.310 of 1.200 is shown.
    Both have two decimals and are None unless `outcome` is `dihitung`.
    """

    outcome: Outcome
    formula: Formula
    measurement: Measurement
    percent: Decimal | None = None
    uncapped: Decimal | None = None


@dataclass(frozen=True, slots=True)
class RhkSuggestion:
    """Level of one result from its indicators, by the thresholds of the office.

    None when no indicator could be computed; `unrealised` and `uncomputable` count those left out.
    """

    level: Level | None
    percent: Decimal | None
    counted: int
    unrealised: int
    uncomputable: int


@dataclass(frozen=True, slots=True)
class HasilSuggestion:
    """Suggested rating of hasil kerja with the counts that lead to it (rule 89)."""

    level: Level | None
    basis: Basis
    above: int
    as_expected: int
    below: int
    main: int
    main_below: int
    unrated: int

    @property
    def rated(self) -> int:
        return self.above + self.as_expected + self.below

    @property
    def is_complete(self) -> bool:
        """False while a result has no level: the suggestion may still change."""
        return self.unrated == 0


@dataclass(frozen=True, slots=True)
class SaranRules:
    """Cap, formulas in words, thresholds (local policy), wording of "most", and what needs a reason."""

    cap: Decimal
    formulas: Mapping[Formula, str]
    above_over: Decimal
    as_expected_from: Decimal
    most_over: int
    head: Mapping[OrgLevel, Level]
    reasons: frozenset[ReasonFor]
    uncertain: Mapping[str, str]

    def achievement(self, measurement: Measurement) -> Achievement:
        """Capaian of an indicator in percent (rule 44, defects 3 and 5)."""
        formula = _formula(measurement)
        if measurement.realisation is None:
            return Achievement(Outcome.BELUM_ADA_REALISASI, formula, measurement)
        exact = None if measurement.target is None else _percent(measurement, formula)
        if exact is None:
            return Achievement(Outcome.TIDAK_DAPAT_DIHITUNG, formula, measurement)
        capped = rounded(max(_ZERO, min(self.cap, exact)))
        return Achievement(Outcome.DIHITUNG, formula, measurement, capped, rounded(exact))

    def level_of(self, percent: Decimal) -> Level:
        """Level of a percentage by the thresholds of the office."""
        if percent > self.above_over:
            return Level.ATAS
        return Level.SESUAI if percent >= self.as_expected_from else Level.BAWAH

    def suggest_rhk(self, achievements: Iterable[Achievement]) -> RhkSuggestion:
        """Level of one result: the mean of what can be computed; what is missing is counted, not zero."""
        known = tuple(achievements)
        percents = [item.percent for item in known if item.percent is not None]
        mean = rounded(sum(percents, _ZERO) / len(percents)) if percents else None
        return RhkSuggestion(
            level=None if mean is None else self.level_of(mean),
            percent=mean,
            counted=len(percents),
            unrealised=sum(item.outcome is Outcome.BELUM_ADA_REALISASI for item in known),
            uncomputable=sum(item.outcome is Outcome.TIDAK_DAPAT_DIHITUNG for item in known),
        )

    def suggest_hasil(self, results: Iterable[tuple[RhkKind, Level | None]]) -> HasilSuggestion:
        """Rating of hasil kerja by counting results: most above and no main one below; most as expected
        and only a small part of the main ones below; most below. None when no wording fits.
        """
        known = tuple(results)
        above, same, below = (sum(level is wanted for _, level in known) for wanted in _DOWNWARDS)
        main = [level for kind, level in known if kind is RhkKind.UTAMA and level is not None]
        main_below = sum(level is Level.BAWAH for level in main)
        level, basis = self._fitting(above, same, below, len(main), main_below)
        unrated = len(known) - above - same - below
        return HasilSuggestion(level, basis, above, same, below, len(main), main_below, unrated)

    def suggest_head(self, organisation: OrgLevel) -> Level:
        """Rating of hasil kerja of the head of a unit: it follows the unit's capaian (rule 42)."""
        return self.head[organisation]

    def reasons_needed(
        self, *, suggested: Level | None, hasil: Level, perilaku: Level, predikat: Predikat | None
    ) -> tuple[ReasonFor, ...]:
        """Why the evaluator must write a reason for his choice; empty when he need not."""
        holds = {
            ReasonFor.BERBEDA_DARI_SARAN: suggested is not None and suggested is not hasil,
            ReasonFor.HASIL_DI_BAWAH: hasil is Level.BAWAH,
            ReasonFor.PERILAKU_DI_BAWAH: perilaku is Level.BAWAH,
            ReasonFor.SANGAT_BAIK: predikat is Predikat.SANGAT_BAIK,
        }
        return tuple(reason for reason in ReasonFor if holds[reason] and reason in self.reasons)

    def _fitting(
        self, above: int, same: int, below: int, main: int, main_below: int
    ) -> tuple[Level | None, Basis]:
        rated = above + same + below
        if not rated:
            return None, Basis.BELUM_ADA_PENILAIAN
        if self._is_most(above, rated) and not main_below:
            return Level.ATAS, Basis.SEBAGIAN_BESAR_DI_ATAS
        if self._is_most(above + same, rated) and (not main or self._is_most(main - main_below, main)):
            return Level.SESUAI, Basis.SEBAGIAN_BESAR_SESUAI
        if self._is_most(below, rated):
            return Level.BAWAH, Basis.SEBAGIAN_BESAR_DI_BAWAH
        return None, Basis.TIDAK_ADA_YANG_COCOK

    def _is_most(self, part: int, whole: int) -> bool:
        return part * 100 > whole * self.most_over


_DOWNWARDS = (Level.ATAS, Level.SESUAI, Level.BAWAH)


def progress(start: Decimal | None, target: Decimal, realisation: Decimal) -> Decimal | None:
    """How far the way from the start value to the target is gone, in percent with two decimals.

    From 40 to 50 stands at 0 while the value is 40. Over-achievement exceeds 100, a step back is negative;
    None when there is no way to go (start equals target).
    """
    gone = _gone(start or _ZERO, target, realisation)
    return None if gone is None else rounded(gone)


def _gone(start: Decimal, target: Decimal, value: Decimal) -> Decimal | None:
    return None if target == start else (value - start) / (target - start) * _HUNDRED


def _formula(measurement: Measurement) -> Formula:
    if measurement.polarity is Polarity.RENTANG:
        return Formula.RENTANG
    if measurement.start is not None:
        return Formula.NILAI_AWAL
    if measurement.polarity is Polarity.TURUN:
        return Formula.TURUN_NOL if measurement.target == 0 else Formula.TURUN
    return Formula.NAIK


def _percent(measurement: Measurement, formula: Formula) -> Decimal | None:
    """The exact percentage; target and realisation are known. None when it cannot be computed."""
    target, value = measurement.target or _ZERO, measurement.realisation or _ZERO
    if formula is Formula.NILAI_AWAL:
        return _gone(measurement.start or _ZERO, target, value)
    if formula is Formula.RENTANG:
        return _percent_in_range(target, measurement.target_max, value)
    if formula is Formula.TURUN_NOL:
        return _HUNDRED if value == 0 else _ZERO
    return _rising(target, value) if formula is Formula.NAIK else _falling(target, value)


def _percent_in_range(least: Decimal, most: Decimal | None, value: Decimal) -> Decimal | None:
    if most is None or most < least:
        return None
    if value < least:
        return _rising(least, value)
    return _HUNDRED if value <= most else _falling(most, value)


def _rising(target: Decimal, value: Decimal) -> Decimal | None:
    return value / target * _HUNDRED if target > 0 else None


def _falling(target: Decimal, value: Decimal) -> Decimal | None:
    if target == 0:
        return _HUNDRED if value == 0 else _ZERO
    return (2 - value / target) * _HUNDRED if target > 0 else None


def parse(facts: Facts) -> SaranRules:
    facts.only("cap", "formula", "threshold", "most", "head", "reason")
    threshold, most, head = facts.inner("threshold"), facts.inner("most"), facts.inner("head")
    threshold.only("above_over", "as_expected_from", "tidak_pasti", "note")
    most.only("over", "tidak_pasti", "note")
    head.only(*OrgLevel, "tidak_pasti", "note")
    reason = facts.inner("reason")
    reason.only("for")
    above_over = threshold.integer("above_over")
    places = {"threshold": threshold, "most": most, "head": head}
    notes = {key: place.uncertain() for key, place in places.items()}
    return SaranRules(
        cap=_percentage(facts.integer("cap", least=10000)),
        formulas=_formulas(facts.inner("formula")),
        above_over=_percentage(above_over),
        as_expected_from=_percentage(threshold.integer("as_expected_from", most=above_over)),
        most_over=most.integer("over", least=50, most=99),
        head={level: head.word(level, Level) for level in OrgLevel},
        reasons=frozenset(reason.words("for", ReasonFor)),
        uncertain={key: note for key, note in notes.items() if note is not None},
    )


def _formulas(facts: Facts) -> Mapping[Formula, str]:
    facts.only(*Formula)
    return {formula: facts.text(formula) for formula in Formula}


def _percentage(hundredths: int) -> Decimal:
    return Decimal(hundredths) / 100
