"""Units that a sheet names: found as tolerantly as is safe, founded when the sheet says where."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from desktop_app.domain.organisation import Office, Post, Unit, UnitKind, UnitSpan
from desktop_app.domain.records import Id, derived_id
from desktop_app.domain.values import PIMPINAN, UMUM, AudienceKind, audience_of
from desktop_app.services.offices import OwnOffice
from desktop_app.services.people_import.drafts import PersonDraft
from desktop_app.services.people_import.names import (
    heads_unit,
    name_key,
    unit_kind_of,
)
from desktop_app.services.seeds import FIRST_DAY, span_id_of
from desktop_app.store.work import Work

_CODE_MOST = 30
_SMALL = frozenset({"dan", "di", "pada", "untuk", "atau", "kota"})


@dataclass(frozen=True, slots=True)
class UnitFault:
    """Why a unit cannot be used, with the facts of the sentence."""

    code: str
    facts: dict[str, object]


@dataclass(frozen=True, slots=True)
class NewUnit:
    """A unit that the import founds, and the name of the one above it."""

    unit: Unit
    span: UnitSpan
    parent: str


_Named = tuple[str, str | None, str | None, str | None]


class Places:
    """The units of one moment, and those that an import adds to them.

    `under_top`: the sheet names no unit above at all, so what it names stands right below the office.
    """

    def __init__(
        self, work: Work, own: OwnOffice, day: date, *, may_found: bool, under_top: bool = False
    ) -> None:
        self._own, self._may_found, self._under_top = own, may_found, under_top
        self.audience_id = UMUM if own.is_agency else own.audience_id
        self._units = {unit.id: unit for unit in work.find(Unit)}
        self._spans = {s.unit_id: s for s in work.find(UnitSpan) if s.holds(day) and s.unit_id in self._units}
        self._offices = {office.id: office for office in work.find(Office)}
        self._codes = {unit.code.upper(): unit.id for unit in self._units.values()}
        self._by_name: dict[str, list[Id]] = defaultdict(list)
        for span in self._spans.values():
            self._know(span)
        for office in self._offices.values():
            if office.unit_id in self._spans and office.unit_id not in self._by_name[name_key(office.name)]:
                self._by_name[name_key(office.name)].append(office.unit_id)
        self._above_own = set(self._line_up(own.unit_id))
        self._named_in_sheet: dict[str, _Named] = {}
        self._found: dict[_Named, Id | UnitFault] = {}
        self.new_units: dict[Id, NewUnit] = {}

    def learn(self, drafts: Iterable[PersonDraft]) -> None:
        """Takes in the units that the sheet describes: one may stand below another, in any order of rows."""
        described = {
            _named(draft): None for draft in drafts if draft.is_sound and draft.unit and draft.parent
        }
        for named in described:
            self._named_in_sheet.setdefault(name_key(named[0]), named)
        for named in described:
            found = self._resolve(named, frozenset())
            if isinstance(found, bytes):  # what is still unknown may be described further down
                self._found[named] = found

    def unit_of(self, draft: PersonDraft) -> Id | UnitFault:
        """The unit a row names, founded if it has to be and may be."""
        named = _named(draft)
        if named not in self._found:
            self._found[named] = self._resolve(named, frozenset())
        return self._found[named]

    def founded_for(self, unit_ids: Iterable[Id]) -> list[NewUnit]:
        """The new units in which somebody will work, and those above them, upper ones first."""
        wanted: set[Id] = set()
        for unit_id in unit_ids:
            wanted |= {unit_id, *self._line_up(unit_id)}
        return [new for unit_id, new in self.new_units.items() if unit_id in wanted]

    def name_of(self, unit_id: Id | None) -> str:
        """The name of a unit on the day, or nothing."""
        span = self._spans.get(unit_id) if unit_id else None
        return span.name if span else ""

    def is_head(self, post: Post, unit_id: Id) -> bool:
        """Whether the holder of a post heads the unit."""
        return heads_unit(post.name, post.kind, self.name_of(unit_id))

    def audience_at(self, unit_id: Id, is_head: bool) -> Id:
        """Where the rows of somebody who works there are kept."""
        office = self._offices.get(self._units[unit_id].office_id)
        office_id = office.id if office and self._own.is_agency else self._own.id
        top = office.unit_id if office else None
        judged_elsewhere = (is_head and unit_id == top) or not self._is_own(unit_id)
        return audience_of(AudienceKind.KEPEG, office_id, PIMPINAN if judged_elsewhere else None)

    def _know(self, span: UnitSpan) -> None:
        for name in (span.name, span.short):
            if name and span.unit_id not in self._by_name[name_key(name)]:
                self._by_name[name_key(name)].append(span.unit_id)

    def _is_own(self, unit_id: Id) -> bool:
        return self._own.is_agency or self._units[unit_id].office_id == self._own.id

    def _line_up(self, unit_id: Id) -> list[Id]:
        """The units above one, by structure and by command; each once."""
        seen: list[Id] = []
        waiting = [unit_id]
        while waiting:
            for above in self._right_above(waiting.pop()):
                if above not in seen:
                    seen.append(above)
                    waiting.append(above)
        return seen

    def _right_above(self, unit_id: Id) -> list[Id]:
        span = self._spans.get(unit_id)
        return [above for above in (span.parent_id, span.command_id) if above is not None] if span else []

    def _resolve(self, named: _Named, asked: frozenset[str]) -> Id | UnitFault:
        name, code, parent, _ = named
        if code and code_of(code) in self._codes:
            return self._allowed(self._codes[code_of(code)], name)
        matches = self._by_name.get(name_key(name), [])
        above = self._parent_of(named, asked) if parent else None
        if isinstance(above, UnitFault) and above.code == "pegawai.kantor_lain":
            return UnitFault("pegawai.kantor_lain", {**above.facts, "unit": name})
        if isinstance(above, bytes):
            below = [unit for unit in matches if above == unit or above in self._line_up(unit)]
            right_below = [unit for unit in below if above in self._right_above(unit)]
            below = right_below or below  # two of one name: the nearer one is meant
            if not below:  # a sheet that places a unit below its own part names the one that is there
                below = [unit for unit in matches if unit in self._line_up(above)]
            if not below and (self._units[above].office_id != self._own.id or not self._may_found):
                below = matches
            matches = below
        if len(matches) > 1:
            own = [unit for unit in matches if self._is_own(unit)]
            matches = own or matches
        if len(matches) == 1:
            return self._allowed(matches[0], name)
        if matches:
            above_names = sorted({self.name_of(self._spans[unit].parent_id) for unit in matches})
            return UnitFault("pegawai.unit_rancu", {"unit": name, "induk": ", ".join(above_names)})
        upper = self._own.unit_id if self._under_top and parent is None else above
        if self._may_found and isinstance(upper, bytes) and self._is_own(upper):
            return self._founded(name, code, upper)
        return self._unknown(name)

    def _parent_of(self, named: _Named, asked: frozenset[str]) -> Id | UnitFault | None:
        """The unit above, which the sheet may describe by rows of its own."""
        name, _, parent, parent_code = named
        if parent_code and code_of(parent_code) in self._codes:
            return self._codes[code_of(parent_code)]
        key = name_key(parent or "")
        if key in asked or key == name_key(name):
            return None
        described = self._named_in_sheet.get(key)
        if described:
            return self._resolve(described, asked | {name_key(name)})
        return self._resolve((parent or "", parent_code, None, None), asked | {name_key(name)})

    def _allowed(self, unit_id: Id, name: str) -> Id | UnitFault:
        """People of other offices stay out, but for those above the head of this one."""
        if self._is_own(unit_id) or unit_id in self._above_own:
            return unit_id
        office = self._offices.get(self._units[unit_id].office_id)
        return UnitFault("pegawai.kantor_lain", {"unit": name, "kantor": office.name if office else ""})

    def _unknown(self, name: str) -> UnitFault:
        keys = [key for key, units in self._by_name.items() if any(self._is_own(unit) for unit in units)]
        near = get_close_matches(name_key(name), keys, n=1, cutoff=0.6)
        example = self._by_name[near[0]][0] if near else self._own.unit_id
        return UnitFault("pegawai.unit_tidak_dikenal", {"unit": name, "contoh": self.name_of(example)})

    def _founded(self, name: str, code: str | None, above: Id) -> Id:
        kind = unit_kind_of(name)
        parent = self._under_secretariat(above) if kind is UnitKind.SUBBAGIAN else above
        office = self._offices[self._units[above].office_id]
        used = code_of(code) if code else self._free_code(office.code, name)
        unit_id = derived_id("unit", self.audience_id, used)
        unit = Unit(id=unit_id, audience_id=self.audience_id, code=used, office_id=office.id, kind=kind)
        span = UnitSpan(
            id=span_id_of(self.audience_id, unit_id, FIRST_DAY),
            audience_id=self.audience_id,
            unit_id=unit_id,
            from_on=FIRST_DAY,
            name=name,
            parent_id=parent,
        )
        self._units[unit_id], self._spans[unit_id], self._codes[used] = unit, span, unit_id
        self._know(span)
        self.new_units[unit_id] = NewUnit(unit, span, self.name_of(parent))
        return unit_id

    def _under_secretariat(self, above: Id) -> Id:
        """A SIASN sheet names the dinas as *unor induk* of all; its subbagian belong to its sekretariat."""
        if self._offices[self._units[above].office_id].unit_id != above:
            return above
        for named in list(self._named_in_sheet.values()):
            if (
                unit_kind_of(named[0]) is UnitKind.SEKRETARIAT
                and self._parent_of(named, frozenset()) == above
            ):
                self._found[named] = self._resolve(named, frozenset())
        below = [
            span.unit_id
            for span in self._spans.values()
            if span.parent_id == above and self._units[span.unit_id].kind is UnitKind.SEKRETARIAT
        ]
        return below[0] if len(below) == 1 else above

    def _free_code(self, office: str, name: str) -> str:
        """Initials below the code of the office, counted on where they are taken."""
        words = [word for word in name_key(name).upper().split() if word.lower() not in _SMALL]
        stem = f"{office}-{''.join(word if word.isdigit() else word[0] for word in words)[:6]}"[
            : _CODE_MOST - 4
        ]
        code, count = stem, 1
        while code in self._codes:
            count += 1
            code = f"{stem}-{count}"
        return code


def _named(draft: PersonDraft) -> _Named:
    return draft.unit, draft.unit_code, draft.parent, draft.parent_code


def code_of(text: str) -> str:
    """A code as it is kept; the long keys of SIASN lose their hyphens and what exceeds 30 characters."""
    code = text.strip().upper()
    return code if len(code) <= _CODE_MOST else re.sub(r"[^A-Z0-9]", "", code)[:_CODE_MOST]
