"""Writes `data/libur-2022-02-01.toml` from the package `holidays`: national holidays and cuti bersama.

Run it with the pinned version of the test extra after raising YEARS or the version:
`python tests/tools/make_libur.py`. Dates of FIRST_ESTIMATED_YEAR and later rest on no decree the program
can rely on; they are marked `perkiraan`, and a deadline that rests on one says so.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import holidays

YEARS = range(2022, 2029)
FIRST_ESTIMATED_YEAR = 2027
TARGET = Path(__file__).resolve().parents[2] / "data" / "libur-2022-02-01.toml"

_HEAD = """\
# Made by tests/tools/make_libur.py, not by hand.
kind = "libur"
valid_from = 2022-02-01
number = 1
title = "Hari libur nasional dan cuti bersama {first}–{last}"
source = "Paket holidays (Indonesia, PUBLIC dan GOVERNMENT); {estimated} dan sesudahnya perkiraan"

years = [{years}]
"""
_KINDS = (("libur", "public"), ("cuti_bersama", "government"))


def days() -> list[tuple[date, str, str]]:
    """All days off in order: the day, `libur` or `cuti_bersama`, the Indonesian name."""
    found: list[tuple[date, str, str]] = []
    for kind, category in _KINDS:
        calendar = holidays.country_holidays("ID", categories=(category,), years=YEARS, language="id")
        for day in calendar:
            names = [name.removesuffix(" (perkiraan)") for name in calendar.get_list(day)]
            found.append((day, kind, " dan ".join(names)))
    return sorted(found)


def render() -> str:
    """The whole file; the same text from the same version of `holidays`."""
    head = _HEAD.format(
        first=YEARS[0], last=YEARS[-1], estimated=FIRST_ESTIMATED_YEAR, years=", ".join(map(str, YEARS))
    )
    rows = [
        f'\n[[day]]\non = {day}\nkind = "{kind}"\nname = "{name}"\n'
        + ("perkiraan = true\n" if day.year >= FIRST_ESTIMATED_YEAR else "")
        for day, kind, name in days()
    ]
    return head + "".join(rows)


if __name__ == "__main__":
    TARGET.write_text(render(), encoding="utf-8", newline="\n")
