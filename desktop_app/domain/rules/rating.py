"""Kind `rating`: how ratings read on screen, on paper and in the distribution curve; one text everywhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from desktop_app.domain.rules.facts import Facts
from desktop_app.domain.terms import Level, OrgLevel, Predikat

C = TypeVar("C", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class RatingWord(Generic[C]):
    """One word of a scale. `rank` 1 is the lowest; `legacy` are words of older rules that mean the same."""

    code: C
    label: str
    print_label: str
    graph_label: str
    rank: int
    legacy: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scale(Generic[C]):
    """All words of one scale, best first, as the official forms list them."""

    words: tuple[RatingWord[C], ...]
    unset: str

    def word(self, code: C) -> RatingWord[C]:
        return next(word for word in self.words if word.code == code)

    def label(self, code: C | None) -> str:
        """Text on the screen; a missing rating reads "Belum dinilai", never a default."""
        return self.unset if code is None else self.word(code).label

    def print_label(self, code: C | None) -> str:
        """Text on the official forms."""
        return self.unset.upper() if code is None else self.word(code).print_label

    def graph_label(self, code: C) -> str:
        """Text below the distribution curve ("Kurang/Misconduct")."""
        return self.word(code).graph_label

    def rank(self, code: C) -> int:
        return self.word(code).rank

    def read(self, text: str) -> C | None:
        """The code of a word as another system wrote it ("CUKUP" of PP 30/2019); None when unknown."""
        wanted = _folded(text)
        for word in self.words:
            texts: tuple[str, ...] = (word.code, word.label, word.graph_label, *word.legacy)
            if wanted in {_folded(known) for known in texts}:
                return word.code
        return None


@dataclass(frozen=True, slots=True)
class RatingRules:
    """The three scales: of both ratings, of the organisation, of the predikat."""

    level: Scale[Level]
    organisation: Scale[OrgLevel]
    predikat: Scale[Predikat]

    def label(self, code: Level | OrgLevel | Predikat) -> str:
        """Screen text of a code of any scale; the type of the code says which scale."""
        return self._word(code).label

    def print_label(self, code: Level | OrgLevel | Predikat) -> str:
        return self._word(code).print_label

    def _word(
        self, code: Level | OrgLevel | Predikat
    ) -> RatingWord[Level] | RatingWord[OrgLevel] | RatingWord[Predikat]:
        if isinstance(code, Level):
            return self.level.word(code)
        if isinstance(code, OrgLevel):
            return self.organisation.word(code)
        return self.predikat.word(code)


def parse(facts: Facts) -> RatingRules:
    facts.only("level", "organisation", "predikat")
    return RatingRules(
        level=_scale(facts.inner("level"), Level),
        organisation=_scale(facts.inner("organisation"), OrgLevel),
        predikat=_scale(facts.inner("predikat"), Predikat),
    )


def _scale(facts: Facts, codes: type[C]) -> Scale[C]:
    facts.only("unset", "word")
    words: dict[C, RatingWord[C]] = {}
    for row in facts.rows("word"):
        row.only("code", "label", "print", "graph", "rank", "legacy")
        code = row.word("code", codes)
        if code in words:
            raise row.refuse(f"kata {code} tertulis dua kali")
        words[code] = RatingWord(
            code=code,
            label=row.text("label"),
            print_label=row.text("print"),
            graph_label=row.optional_text("graph") or row.text("label"),
            rank=row.integer("rank", least=1),
            legacy=row.texts("legacy") if "legacy" in row.table else (),
        )
    _check_complete(facts, codes, words)
    ordered = sorted(words.values(), key=lambda word: -word.rank)
    return Scale(words=tuple(ordered), unset=facts.text("unset"))


def _check_complete(facts: Facts, codes: type[C], words: Mapping[C, RatingWord[C]]) -> None:
    missing = [code for code in codes if code not in words]
    if missing:
        raise facts.refuse(f"{facts.place} belum memuat: {', '.join(missing)}")
    if sorted(word.rank for word in words.values()) != list(range(1, len(words) + 1)):
        raise facts.refuse(f"{facts.place}: rank harus 1 sampai {len(words)}, masing-masing sekali")
    known = [_folded(text) for word in words.values() for text in {word.label, *word.legacy}]
    if len(set(known)) != len(known):
        raise facts.refuse(f"{facts.place}: satu kata dipakai untuk dua rating")


def _folded(text: str) -> str:
    """Case, spaces, underscores and the spaces around a slash make no other word."""
    return " ".join(text.replace("_", " ").replace("/", " / ").split()).casefold()
