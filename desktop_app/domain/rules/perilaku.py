"""Kind `perilaku`: the seven BerAKHLAK values with their 21 fixed sentences (rule 32)."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.rules.facts import Facts
from desktop_app.domain.terms import ValueCode


@dataclass(frozen=True, slots=True)
class BerakhlakValue:
    """One value; `guide` are its three sentences, read-only for everybody."""

    code: ValueCode
    name: str
    guide: tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class PerilakuRules:
    """All seven values in their official order."""

    values: tuple[BerakhlakValue, ...]

    def of(self, code: ValueCode) -> BerakhlakValue:
        return next(value for value in self.values if value.code == code)


def parse(facts: Facts) -> PerilakuRules:
    facts.only("value")
    values = tuple(_value(row) for row in facts.rows("value"))
    if [value.code for value in values] != list(ValueCode):
        raise facts.refuse(f"value harus tujuh nilai berurutan: {', '.join(ValueCode)}")
    return PerilakuRules(values)


def _value(row: Facts) -> BerakhlakValue:
    row.only("code", "name", "guide")
    guide = row.texts("guide")
    if len(guide) != 3:
        raise row.refuse(f"{row.place}.guide harus tepat tiga kalimat, tertulis {len(guide)}")
    return BerakhlakValue(row.word("code", ValueCode), row.text("name"), (guide[0], guide[1], guide[2]))
