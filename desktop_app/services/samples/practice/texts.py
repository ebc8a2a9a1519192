"""The worked examples and ready sentences of `data/contoh-skp.toml`, read strictly into frozen values."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from random import Random

from desktop_app import resources
from desktop_app.domain.rules.facts import Facts
from desktop_app.domain.terms import Aspek, Perspektif, Polarity

FILE = "contoh-skp.toml"
_TARGET = re.compile(r"(?:(?P<sign>[≥≤]) )?(?P<number>\d+(?:,\d+)?) (?P<measure>\S.*)")
_STEADY = "tetap"
_SCOPE = "{lingkup}"


@dataclass(frozen=True, slots=True)
class Yardstick:
    """An indicator of an example: its side, its words, and the target with sign and name of the measure."""

    side: Aspek | Perspektif
    text: str
    sign: str
    target: Decimal
    measure: str
    is_steady: bool

    @property
    def polarity(self) -> Polarity:
        return Polarity.TURUN if self.sign == "≤" else Polarity.NAIK


@dataclass(frozen=True, slots=True)
class ExampleResult:
    """A rencana hasil kerja; `scope` in its text stands for one of the example's scopes."""

    text: str
    superior: str
    assigned_by: str
    yardsticks: tuple[Yardstick, ...]

    def said(self, scope: str) -> str:
        """The text with the scope in its place."""
        return self.text.replace(_SCOPE, scope)


@dataclass(frozen=True, slots=True)
class Example:
    """A plan for the holder of a post."""

    post: str
    scopes: tuple[str, ...]
    results: tuple[ExampleResult, ...]


@dataclass(frozen=True, slots=True)
class Texts:
    """Everything a made-up office says; `lists` are named "table.list"."""

    examples: Mapping[str, Example]
    extra: tuple[ExampleResult, ...]
    lists: Mapping[str, tuple[str, ...]]

    def pick(self, name: str, random: Random) -> str:
        """One sentence of a list."""
        return random.choice(self.lists[name])

    def some(self, name: str, count: int, random: Random) -> list[str]:
        """Some different sentences of a list, in its order."""
        known = self.lists[name]
        return [known[place] for place in sorted(random.sample(range(len(known)), min(count, len(known))))]


@cache
def texts() -> Texts:
    """The shipped examples; a wrong line is `aturan.tidak_sah` and names its place."""
    with resources.data(FILE).open("rb") as file:
        content = tomllib.load(file)
    facts = Facts("contoh", content)
    examples = {row.text("jabatan"): _example(row) for row in facts.rows("contoh")}
    lists = {
        f"{table}.{name}": facts.inner(table).texts(name)
        for table, values in content.items()
        if isinstance(values, Mapping)
        for name in values
    }
    return Texts(examples, tuple(_result(row) for row in facts.rows("tambahan")), lists)


def _example(row: Facts) -> Example:
    row.only("jabatan", "lingkup", "hasil")
    results = tuple(_result(each) for each in row.rows("hasil"))
    if not any(_SCOPE in result.text for result in results):
        raise row.refuse(f"{row.place}: paling sedikit satu hasil harus memuat {_SCOPE}")
    return Example(row.text("jabatan"), row.texts("lingkup"), results)


def _result(row: Facts) -> ExampleResult:
    row.only("rhk", "pimpinan", "penugasan", "ukuran")
    measured = row.table.get("ukuran")
    if not isinstance(measured, Sequence) or not measured:
        raise row.refuse(f"{row.place}.ukuran harus daftar, paling sedikit satu")
    return ExampleResult(
        text=row.text("rhk"),
        superior=row.optional_text("pimpinan") or "",
        assigned_by=row.optional_text("penugasan") or "",
        yardsticks=tuple(_yardstick(row, each) for each in measured),
    )


def _yardstick(row: Facts, told: Sequence[str]) -> Yardstick:
    side, text, target, *rest = told
    found = _TARGET.fullmatch(target)
    if found is None or rest not in ([], [_STEADY]):
        raise row.refuse(f"{row.place}: target «{target}» tidak dapat dibaca")
    return Yardstick(
        side=Aspek(side) if side in set(Aspek) else Perspektif(side),
        text=text,
        sign=found["sign"] or "",
        target=Decimal(found["number"].replace(",", ".")),
        measure=found["measure"],
        is_steady=bool(rest),
    )
