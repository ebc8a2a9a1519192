"""Kind `predikat`: the nine cells (PermenPANRB 6/2022 Pasal 24-25, SE MenPANRB 3/2023)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product

from desktop_app.domain.rules.facts import Facts
from desktop_app.domain.terms import Level, Predikat


@dataclass(frozen=True, slots=True)
class PredikatRules:
    """The matrix of hasil kerja by perilaku kerja; complete by construction."""

    cells: Mapping[tuple[str, str], Predikat]

    def of(self, hasil: object, perilaku: object) -> Predikat | None:
        """The predikat of two ratings; None (*belum dapat ditentukan*) unless both are exact stored words."""
        if not isinstance(hasil, str) or not isinstance(perilaku, str):
            return None
        return self.cells.get((hasil, perilaku))


def parse(facts: Facts) -> PredikatRules:
    facts.only("cell")
    cells: dict[tuple[str, str], Predikat] = {}
    for row in facts.rows("cell"):
        row.only("hasil", "perilaku", "predikat")
        key = (row.word("hasil", Level), row.word("perilaku", Level))
        if key in cells:
            raise row.refuse(f"sel hasil={key[0]}, perilaku={key[1]} tertulis dua kali")
        cells[key] = row.word("predikat", Predikat)
    for key in product(Level, Level):
        if key not in cells:
            raise facts.refuse(f"sel hasil={key[0]}, perilaku={key[1]} belum ada; harus tepat sembilan sel")
    return PredikatRules(cells)
