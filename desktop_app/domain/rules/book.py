"""Which rule set counts on which day, and the typed way into it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import TypeVar, cast

from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.rules import (
    bentuk,
    distribusi,
    golongan,
    hari_kerja,
    libur,
    nip,
    perilaku,
    pola_mutu,
    predikat,
    rating,
    saran,
    tenggat,
)
from desktop_app.domain.rules.facts import Facts, invalid
from desktop_app.domain.rules.sets import RuleSet

T = TypeVar("T")

PARSERS: Mapping[str, Callable[[Facts], object]] = {
    "predikat": predikat.parse,
    "rating": rating.parse,
    "perilaku": perilaku.parse,
    "bentuk": bentuk.parse,
    "pola_mutu": pola_mutu.parse,
    "saran": saran.parse,
    "golongan": golongan.parse,
    "nip": nip.parse,
    "tenggat": tenggat.parse,
    "libur": libur.parse,
    "hari_kerja": hari_kerja.parse,
    "distribusi": distribusi.parse,
}
"""Every kind this program gives meaning to."""


def check(rules: RuleSet) -> None:
    """Refuse (`aturan.tidak_sah`) a set whose body does not fit its kind, or whose kind is unknown."""
    if rules.kind not in PARSERS:
        raise invalid(rules.kind, "jenis aturan ini tidak dikenal oleh program")
    PARSERS[rules.kind](rules.facts)


class RuleBook:
    """All rule sets of the office. A period uses the set of its last day, for ever (rule 90).

    Values are read once per set and kept; the accessors raise `aturan.belum_ada` when no set was in force
    on the day (there is never a default) and `aturan.tidak_sah` when the one in force cannot be read.
    """

    def __init__(self, sets: Iterable[RuleSet]) -> None:
        self._sets: dict[str, list[RuleSet]] = {}
        self._values: dict[RuleSet, object] = {}
        for rules in sets:
            self._add(rules)

    def _add(self, rules: RuleSet) -> None:
        known = self._sets.setdefault(rules.kind, [])
        for other in known:
            if (other.valid_from, other.number) == (rules.valid_from, rules.number):
                if other.sha256 != rules.sha256:
                    raise invalid(rules.kind, f"dua isi untuk {rules.valid_from} nomor {rules.number}")
                return
        known.append(rules)
        known.sort(key=lambda each: (each.valid_from, each.number), reverse=True)

    def on(self, kind: str, day: date) -> RuleSet:
        """The set in force: latest `valid_from` not after the day, then highest number."""
        for rules in self._sets.get(kind, ()):
            if rules.is_in_force(day):
                return rules
        raise RuleBroken("aturan.belum_ada", kind=kind, day=day)

    def kinds(self) -> frozenset[str]:
        return frozenset(self._sets)

    def predikat(self, day: date) -> predikat.PredikatRules:
        return self._value("predikat", day, predikat.parse)

    def ratings(self, day: date) -> rating.RatingRules:
        return self._value("rating", day, rating.parse)

    def perilaku(self, day: date) -> perilaku.PerilakuRules:
        return self._value("perilaku", day, perilaku.parse)

    def bentuk(self, day: date) -> bentuk.BentukRules:
        return self._value("bentuk", day, bentuk.parse)

    def pola_mutu(self, day: date) -> pola_mutu.PolaMutuRules:
        return self._value("pola_mutu", day, pola_mutu.parse)

    def saran(self, day: date) -> saran.SaranRules:
        return self._value("saran", day, saran.parse)

    def golongan(self, day: date) -> golongan.GolonganRules:
        return self._value("golongan", day, golongan.parse)

    def nip(self, day: date) -> nip.NipRules:
        return self._value("nip", day, nip.parse)

    def tenggat(self, day: date) -> tenggat.TenggatRules:
        return self._value("tenggat", day, tenggat.parse)

    def libur(self, day: date) -> libur.LiburRules:
        return self._value("libur", day, libur.parse)

    def weeks(self, day: date) -> hari_kerja.WeekRules:
        return self._value("hari_kerja", day, hari_kerja.parse)

    def distribusi(self, day: date) -> distribusi.DistribusiRules:
        return self._value("distribusi", day, distribusi.parse)

    def working_days(self, day: date) -> hari_kerja.WorkingDays:
        """The working-day clock with the weeks and the days off that are in force on a day."""
        return hari_kerja.WorkingDays(self.weeks(day), self.libur(day))

    def _value(self, kind: str, day: date, parse: Callable[[Facts], T]) -> T:
        rules = self.on(kind, day)
        if rules not in self._values:
            self._values[rules] = parse(rules.facts)
        return cast(T, self._values[rules])
