"""What a person decided about the proposals, before it is set. Pure; no widget here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from desktop_app.domain.people import LineRole
from desktop_app.domain.records import Id
from desktop_app.domain.superiors import Doubt
from desktop_app.services.superiors import SuperiorChoice, SuperiorLine


class Mark(StrEnum):
    """How a proposal stands."""

    PERIKSA = "periksa"  # doubtful, nobody has looked yet
    DIBENARKAN = "dibenarkan"  # doubtful, looked at and left as it is
    DIUBAH = "diubah"
    PENGECUALIAN = "pengecualian"  # an exception that holds already
    USULAN = "usulan"


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody who is chosen: his key and how he reads."""

    id: Id
    name: str


@dataclass(frozen=True, slots=True)
class Decided:
    """One line with what was decided about it."""

    line: SuperiorLine
    penilai: Named | None
    atasan: Named | None
    mark: Mark

    @property
    def is_sent(self) -> bool:
        """Whether setting in bulk takes it along: not what still wants a look, not what holds already."""
        return self.penilai is not None and self.mark not in {Mark.PERIKSA, Mark.PENGECUALIAN}

    @property
    def is_open(self) -> bool:
        """Whether it can be confirmed as it is: doubtful, but for more than a missing atasan."""
        is_known = self.penilai is not None and set(self.line.doubts) != {Doubt.TANPA_ATASAN}
        return self.mark is Mark.PERIKSA and is_known

    @property
    def words(self) -> str:
        names = (self.line.name, self.line.post, self.line.unit, _name(self.penilai), _name(self.atasan))
        return " ".join(name for name in names if name)


@dataclass(frozen=True, slots=True)
class Choices:
    """All lines with their decisions; every change gives a new one."""

    decided: Mapping[Id, Decided] = field(default_factory=dict)

    @classmethod
    def of(cls, lines: Iterable[SuperiorLine]) -> Choices:
        """The proposals as they come, doubtful ones first."""
        made = [_as_proposed(line) for line in lines]
        made.sort(key=lambda each: each.mark is not Mark.PERIKSA)
        return cls({each.line.person_id: each for each in made})

    def changed(self, ids: Sequence[Id], role: LineRole, chosen: Named) -> Choices:
        """Another superior for these people; nobody becomes his own, nor fills both roles of somebody.

        With another penilai the atasan follows: he is the penilai of the penilai.
        """
        news = {}
        for id in ids:
            old = self.decided[id]
            if id == chosen.id:
                continue
            if role is LineRole.PENILAI:
                above = self.decided.get(chosen.id)
                atasan = above.penilai if above and above.penilai and above.penilai.id != id else None
                news[id] = replace(old, penilai=chosen, atasan=atasan, mark=Mark.DIUBAH)
            elif old.penilai is None or old.penilai.id != chosen.id:
                news[id] = replace(old, atasan=chosen, mark=Mark.DIUBAH)
        return Choices({**self.decided, **news})

    def confirmed(self, ids: Sequence[Id]) -> Choices:
        """These doubtful proposals are right as they are; a missing superior cannot be confirmed."""
        news = {id: replace(self.decided[id], mark=Mark.DIBENARKAN) for id in ids if self.decided[id].is_open}
        return Choices({**self.decided, **news})

    def reset(self, ids: Sequence[Id]) -> Choices:
        """Back to what was proposed."""
        return Choices({**self.decided, **{id: _as_proposed(self.decided[id].line) for id in ids}})

    def count(self, *marks: Mark) -> int:
        return sum(each.mark in marks for each in self.decided.values())

    def sent(self) -> list[SuperiorChoice]:
        """What is set when the button is pressed."""
        return [
            SuperiorChoice(
                id,
                each.penilai.id if each.penilai else None,
                each.atasan.id if each.atasan else None,
            )
            for id, each in self.decided.items()
            if each.is_sent
        ]

    @property
    def is_touched(self) -> bool:
        """Whether somebody has decided something that is not set yet."""
        return self.count(Mark.DIUBAH, Mark.DIBENARKAN) > 0


def _as_proposed(line: SuperiorLine) -> Decided:
    mark = Mark.PENGECUALIAN if line.by_override else Mark.PERIKSA if line.doubts else Mark.USULAN
    penilai = Named(line.penilai_id, line.penilai or "") if line.penilai_id else None
    atasan = Named(line.atasan_id, line.atasan or "") if line.atasan_id else None
    return Decided(line, penilai, atasan, mark)


def _name(named: Named | None) -> str:
    return named.name if named else ""
