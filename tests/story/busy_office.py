"""An office at work until somebody ends it: imports, saves and attaches, and says each deed once it is kept.

Run as a program by `test_killed_at_work`: folder, seed. One line a deed: its kind, and what to look for.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random

from builders import clock
from people_sheets import employees, write_sheet

from desktop_app.app.compose import open_house
from desktop_app.domain.lists import All, ListQuery
from desktop_app.domain.plan import RhkKind
from desktop_app.domain.records import Id
from desktop_app.domain.values import Acting, Period, Role
from desktop_app.domain.year import OwnerKind
from desktop_app.services.house import House

OPERATOR = Acting(day=date(2026, 11, 24), role=Role.ADMIN, title="Operator kepegawaian")
THIRD = Period("2026-TW3")


WORDS = "Terselesaikannya layanan nomor"


def saved(text: str) -> int:
    """How often the words of a draft were saved."""
    return int(text.removeprefix(WORDS)) if text.startswith(WORDS) else 0


def a_plan(house: House, status: str) -> Id:
    """The first plan in a state, by name."""
    return Id(house.plan_list.ids(ListQuery(scope=All(), filters=(("status", status),)))[0])


class Worker:
    """Does one deed after the other, by chance."""

    def __init__(self, folder: Path, seed: str) -> None:
        self.folder, self.random = folder, Random(seed)
        self.house: House = open_house(folder, clock)
        self.draft = a_plan(self.house, "draf")
        self.running = a_plan(self.house, "ditetapkan")

    def imports(self) -> str:
        """Ten people nobody had before."""
        sheet = self.folder / "kiriman.xlsx"
        born = date(1970, 1, 5) + timedelta(days=self.random.randrange(9_000))
        rows = [replace(each, serial=200 + n, born=born) for n, each in enumerate(employees(30)[20:])]
        write_sheet(sheet, [row.cells() for row in rows])
        cases = self.house.people_import
        cases.run(OPERATOR, cases.preview(OPERATOR, cases.open(sheet)))
        return rows[-1].number

    def saves(self) -> str:
        """The next number in the first result of a draft."""
        plans = self.house.plans
        plan = plans.sheet(self.draft).plan
        first = next(line for line in plan.rhk if line.kind is RhkKind.UTAMA)
        number = saved(first.text) + 1
        other = replace(first, text=f"{WORDS} {number}")
        plans.save(OPERATOR, replace(plan, rhk=tuple(other if r.id == first.id else r for r in plan.rhk)))
        return str(number)

    def attaches(self) -> str:
        """A result with a file of any size."""
        year, line = self.house.year, self.house.plans.sheet(self.running).plan.indicators[0].line_id
        value = Decimal(self.random.randrange(10**9)) / 100
        made = year.record(OPERATOR, self.running, line, THIRD, date(2026, 9, 30), value=value)
        proof = self.folder / "kiriman.pdf"
        proof.write_bytes(self.random.randbytes(self.random.choice((10, 3_000, 300_000, 1_500_000))))
        return year.attach(OPERATOR, OwnerKind.REALISATION, made.id, proof).evidence_id.hex()

    def work(self) -> None:
        """For ever."""
        while True:
            deed = self.random.choice((self.imports, self.saves, self.saves, self.attaches))
            print(f"{deed.__name__} {deed()}", flush=True)


if __name__ == "__main__":
    Worker(Path(sys.argv[1]), sys.argv[2]).work()
