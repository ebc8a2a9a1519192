"""The real tables that histories write to: how a row is made, edited, and found under a key others compute.

One of each way of merging: fields (with and without a stronger word of the agency), facts that are only
added, and a plan with its lines that is locked at last.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from causal_oracle import Nature
from memory_offices import START

from desktop_app.domain.organisation import Setting
from desktop_app.domain.papers import ObjectKind, Step
from desktop_app.domain.people import FactKind, Person, PersonFact
from desktop_app.domain.plan import Rhk, SkpVersion, VersionStatus
from desktop_app.domain.records import Id, Json, derived_id
from desktop_app.domain.terms import FormKind, RhkKind
from desktop_app.domain.values import Role
from desktop_app.domain.year import Obstacle, ObstacleStatus
from desktop_app.store.mapping import row_of
from desktop_app.store.schema import BY_KIND, TABLES, Merge

ANY = Id(b"x" * 16)
FIRST_VERSION = Id(b"v" * 16)
ROOT, LINE = "skp_version", "rhk"
_LOCAL = {"id", "audience_id", "rev"}


@dataclass(frozen=True, slots=True)
class Shape:
    """A table: `make(id, audience, value)`, and the fields that are edited with what they may become."""

    kind: Any
    make: Callable[[Id, Id, int], Any]
    edits: tuple[tuple[str, tuple[Any, ...]], ...] = ()

    @property
    def name(self) -> str:
        return BY_KIND[self.kind].table

    def derived(self, gid: Id, number: int) -> Id:
        return derived_id(self.name, gid, number)

    def edit(self, record: Any, name: int, value: int) -> Any:
        """One field; every third time two at once."""
        changed = {}
        for place in (name, name + 1) if name % 3 == 0 else (name,):
            field, contents = self.edits[place % len(self.edits)]
            changed[field] = contents[value % len(contents)]
        return replace(record, **changed)


def _setting(row: Id, gid: Id, value: int) -> Setting:
    return Setting(id=row, audience_id=gid, key=f"k{value % 2}", value=Json(str(value % 3)))


def _obstacle(row: Id, gid: Id, value: int) -> Obstacle:
    return Obstacle(
        id=row, audience_id=gid, person_id=ANY, unit_id=ANY, text=f"t{value % 3}", from_on=date(2026, 1, 2)
    )


def _person(row: Id, gid: Id, value: int) -> Person:
    return Person(id=row, audience_id=gid, person_id=ANY, name=f"Nama {value % 3}")


def _step(row: Id, gid: Id, value: int) -> Step:
    return Step(
        id=row,
        audience_id=gid,
        object_kind=ObjectKind.SKP,
        object_id=ANY,
        to_status="draf",
        reason=f"r{value % 2}" if value % 5 else None,
        as_role=Role.ADMIN,
        by_text="Admin",
        at=datetime(2026, 1, 1 + value % 3, tzinfo=START.tzinfo),
    )


def _fact(row: Id, gid: Id, value: int) -> PersonFact:
    return PersonFact(
        id=row,
        audience_id=gid,
        person_id=ANY,
        kind=next(iter(FactKind)),
        from_on=date(2026, 1, 1 + value % 2),
        decree_no=f"SK {value % 3}",
        at=START,
    )


def _version(row: Id, gid: Id, value: int) -> SkpVersion:
    return SkpVersion(id=row, audience_id=gid, skp_id=ANY, number=value % 3, form=next(iter(FormKind)))


def _line(row: Id, gid: Id, value: int) -> Rhk:
    return Rhk(
        id=row,
        audience_id=gid,
        version_id=FIRST_VERSION,
        line_id=row,
        pos=value % 3,
        kind=next(iter(RhkKind)),
        text=f"baris {value % 3}",
    )


_TEXTS = ("satu", "dua", "tiga")
KINDS = (
    Shape(Setting, _setting, (("value", (Json("0"), Json("1"), Json("2"))), ("key", ("k0", "k1")))),
    Shape(
        Obstacle,
        _obstacle,
        (("text", _TEXTS), ("status", tuple(ObstacleStatus)[:3]), ("skp_id", (None, ANY))),
    ),
    Shape(Person, _person, (("name", _TEXTS), ("phone", (None, "1", "2")), ("note", _TEXTS))),
    Shape(Step, _step),
    Shape(PersonFact, _fact),
    Shape(
        SkpVersion,
        _version,
        (
            ("number", (1, 2, 3)),
            ("status", (VersionStatus.DRAF, VersionStatus.DIAJUKAN)),
            ("change_text", _TEXTS),
        ),
    ),
    Shape(Rhk, _line, (("text", _TEXTS), ("pos", (1, 2, 3)), ("assigned_by", (None, "A", "B")))),
)


def contents_of(record: Any, *, only_present: bool = False) -> dict[str, Any]:
    """What a record says, as blocks say it."""
    return {
        name: wired(content)
        for name, content in row_of(record).items()
        if name not in _LOCAL and not (only_present and content is None)
    }


def wired(content: Any) -> Any:
    return content.hex().upper() if isinstance(content, bytes) else content


def _nature(shape: Shape) -> Nature:
    kept, table = BY_KIND[shape.kind], TABLES[shape.kind]
    columns = tuple(column.name for column in table.columns if column.name not in _LOCAL)
    return Nature(
        columns,
        frozenset(column.name for column in table.columns if not column.nullable) - _LOCAL,
        kept.merge is Merge.APPEND,
        frozenset(kept.quiet),
        frozenset(kept.law) & frozenset(columns),
        frozenset(kept.contact),
    )


NATURES = {shape.name: _nature(shape) for shape in KINDS}
SHAPES = {shape.kind: shape for shape in KINDS}
