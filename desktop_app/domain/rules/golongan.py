"""Kind `golongan`: ranks of PNS with their pangkat, and the grades of PPPK, which have none (rule 10)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from desktop_app.domain.rules.facts import Facts
from desktop_app.domain.terms import StaffKind


class Ladder(StrEnum):
    """Which of the two ladders a grade belongs to."""

    PNS = "pns"
    PPPK = "pppk"


LADDER_OF: Mapping[StaffKind, Ladder] = {
    StaffKind.PNS: Ladder.PNS,
    StaffKind.CPNS: Ladder.PNS,
    StaffKind.PPPK: Ladder.PPPK,
    StaffKind.PPPK_PARUH_WAKTU: Ladder.PPPK,
}
"""The ladder of a staff kind; a pejabat negara stands on none."""


@dataclass(frozen=True, slots=True)
class Rank:
    """One golongan: code "III/c" or "IX"; `name` is the pangkat, None for PPPK; `text` as forms print it."""

    code: str
    name: str | None
    sort: int
    ladder: Ladder
    text: str


@dataclass(frozen=True, slots=True)
class GolonganRules:
    """All grades, lowest first, PNS before PPPK."""

    ranks: tuple[Rank, ...]
    _by_key: Mapping[str, Rank]

    def find(self, text: str | None) -> Rank | None:
        """The grade a text names, whatever its case and spaces ("iii / C"); None when there is no such."""
        return self._by_key.get(_key(text or ""))

    def of(self, staff: StaffKind) -> tuple[Rank, ...]:
        """The grades somebody of that status can have; empty for a pejabat negara."""
        ladder = LADDER_OF.get(staff)
        return tuple(rank for rank in self.ranks if rank.ladder is ladder)

    def fits(self, rank: Rank, staff: StaffKind) -> bool:
        return LADDER_OF.get(staff) is rank.ladder


def parse(facts: Facts) -> GolonganRules:
    facts.only("text", "rank")
    text = facts.inner("text")
    text.only(*Ladder)
    patterns = {ladder: _pattern(text, ladder) for ladder in Ladder}
    ranks = sorted((_rank(row, patterns) for row in facts.rows("rank")), key=lambda rank: rank.sort)
    by_key = {_key(rank.code): rank for rank in ranks}
    if len(by_key) != len(ranks) or len({rank.sort for rank in ranks}) != len(ranks):
        raise facts.refuse("satu golongan atau satu urutan (sort) tertulis dua kali")
    if {rank.ladder for rank in ranks} != set(Ladder):
        raise facts.refuse("golongan PNS dan PPPK harus ada keduanya")
    return GolonganRules(tuple(ranks), by_key)


def _pattern(text: Facts, ladder: Ladder) -> str:
    pattern = text.text(ladder)
    if "{code}" not in pattern or ("{name}" in pattern) is not (ladder is Ladder.PNS):
        raise text.refuse("text.pns harus memuat {name} dan {code}, text.pppk hanya {code}")
    return pattern


def _rank(row: Facts, patterns: Mapping[Ladder, str]) -> Rank:
    row.only("code", "name", "sort", "staff")
    ladder = row.word("staff", Ladder)
    code, name = row.text("code"), row.optional_text("name")
    if (name is None) is (ladder is Ladder.PNS):
        raise row.refuse(f"golongan {code}: PNS harus punya nama pangkat, PPPK tidak boleh punya")
    text = patterns[ladder].replace("{name}", name or "").replace("{code}", code)
    return Rank(code, name, row.integer("sort", least=1), ladder, text)


def _key(text: str) -> str:
    return "".join(text.split()).casefold()
