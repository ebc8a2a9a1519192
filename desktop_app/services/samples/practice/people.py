"""Rows of the made-up office before its year begins: units, people, and the facts known of them.

Written as rows, because no deed of the program makes a unit or a person one by one: they come by import.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from desktop_app.domain.organisation import Post, Unit, UnitSpan
from desktop_app.domain.people import (
    FactKind,
    IdentityNumber,
    Person,
    PersonFact,
    WorkStatus,
    person_id_of,
)
from desktop_app.domain.records import Id, Record, derived_id
from desktop_app.domain.terms import NumberKind, PostKind, Sex, StaffKind
from desktop_app.domain.values import UMUM
from desktop_app.services.offices import OwnOffice
from desktop_app.services.samples.practice.office import CODE, PLACES, SECTION_HEAD, Member, Seat
from desktop_app.services.seeds import CITY, SECRETARIAT, post_id_of, span_id_of, unit_id_of

_SINCE = date(2024, 1, 2)
_CITY_SECRETARY = "190001011990031001"
_MAYOR = "Teladan Wali Kota Rekaan"
_CHIEF = "Teladan Sekretaris Rekaan"
MISSING_RANK, MISSING_BIRTH, MISSING_NUMBER = 23, 29, 33
"""Serial numbers of people of whom something is not known, as happens in every office."""


class Rows:
    """Makes the rows of one office."""

    def __init__(self, own: OwnOffice, at: datetime) -> None:
        self._own, self._at = own, at

    def structure(self) -> Iterator[Record]:
        """The units under the office's own one, and the post of a head of section."""
        audience = self._own.audience_id
        yield Post(
            id=post_id_of(audience, PostKind.PENGAWAS, None, SECTION_HEAD),
            audience_id=audience,
            name=SECTION_HEAD,
            kind=PostKind.PENGAWAS,
            eselon="IV.a",
        )
        for place in PLACES:
            if place.code == CODE:
                continue
            unit_id = self.unit_id(place.code)
            yield Unit(
                id=unit_id,
                audience_id=audience,
                code=place.code,
                office_id=self._own.id,
                kind=place.kind,
            )
            yield UnitSpan(
                id=span_id_of(audience, unit_id, _SINCE),
                audience_id=audience,
                unit_id=unit_id,
                from_on=_SINCE,
                name=place.name,
                parent_id=self.unit_id(place.parent),
            )

    def human(self, member: Member, since: date = _SINCE) -> Iterator[Record]:
        """One person with number, placement, rank and status."""
        audience = self.audience(member)
        person_id = self.person_id(member)
        number = None if member.serial == MISSING_NUMBER else member.number
        is_born = member.serial != MISSING_BIRTH
        yield Person(
            id=derived_id("person", audience, person_id),
            audience_id=audience,
            person_id=person_id,
            name=member.name,
            title_back=member.title_back,
            sex=member.sex,
            born_on=date.fromisoformat(member.number[:8]) if is_born else None,
        )
        if number:
            kind = NumberKind.NIP if member.staff in {StaffKind.PNS, StaffKind.CPNS} else NumberKind.NI_PPPK
            yield self._number(audience, person_id, number, kind)
        yield self.placement(member, member.seat, since)
        if member.golongan and member.serial != MISSING_RANK:
            yield self._fact(audience, person_id, FactKind.PANGKAT, since, golongan=member.golongan)
        yield self._fact(
            audience, person_id, FactKind.STATUS, since, staff_kind=member.staff, status=WorkStatus.AKTIF
        )

    def superiors(self) -> Iterator[Record]:
        """The line above the office: a made-up Sekretaris Daerah, and a Wali Kota without NIP."""
        audience = self._own.pimpinan_audience_id
        chief, mayor = person_id_of(_CITY_SECRETARY), derived_id("person", audience, CODE, "wali kota")
        named = ((chief, _CHIEF, Sex.L), (mayor, _MAYOR, Sex.P))
        for person_id, name, sex in named:
            yield Person(
                id=derived_id("person", audience, person_id),
                audience_id=audience,
                person_id=person_id,
                name=name,
                title_back="M.Si." if person_id == chief else None,
                sex=sex,
                born_on=date(1900, 1, 1) if person_id == chief else None,
            )
        yield self._number(audience, chief, _CITY_SECRETARY, NumberKind.NIP)
        yield self._fact(audience, chief, FactKind.PANGKAT, _SINCE, golongan="IV/d")
        for person_id, unit, kind, post, staff in (
            (chief, SECRETARIAT, PostKind.JPT, "Sekretaris Daerah", StaffKind.PNS),
            (mayor, CITY, PostKind.POLITIK, "Wali Kota", StaffKind.PEJABAT_NEGARA),
        ):
            yield self._fact(
                audience,
                person_id,
                FactKind.PENEMPATAN,
                _SINCE,
                unit_id=unit_id_of(unit),
                post_id=post_id_of(UMUM, kind, None, post),
                is_head=True,
            )
            yield self._fact(
                audience, person_id, FactKind.STATUS, _SINCE, staff_kind=staff, status=WorkStatus.AKTIF
            )

    def placement(self, member: Member, seat: Seat, since: date) -> PersonFact:
        """Where a person sits from a day on."""
        audience = self.audience(member)
        is_own = seat.post == SECTION_HEAD
        return self._fact(
            audience,
            self.person_id(member),
            FactKind.PENEMPATAN,
            since,
            unit_id=self.unit_id(seat.unit),
            post_id=post_id_of(self._own.audience_id if is_own else UMUM, seat.kind, seat.level, seat.post),
            post_text=seat.title,
            is_head=seat.is_head,
        )

    def unit_id(self, code: str) -> Id:
        """Key of a unit of this office."""
        return self._own.unit_id if code == CODE else unit_id_of(code)

    def person_id(self, member: Member) -> Id:
        """Key of a person, made from the number he has or would have."""
        return person_id_of(member.number)

    def audience(self, member: Member) -> Id:
        """The head of the office is judged from another one."""
        is_chief = member.seat.is_head and member.seat.unit == CODE
        return self._own.pimpinan_audience_id if is_chief else self._own.audience_id

    def _number(self, audience: Id, person_id: Id, number: str, kind: NumberKind) -> IdentityNumber:
        return IdentityNumber(
            id=derived_id("identity_number", audience, person_id, number),
            audience_id=audience,
            at=self._at,
            person_id=person_id,
            number=number,
            kind=kind,
        )

    def _fact(self, audience: Id, person_id: Id, kind: FactKind, since: date, **facts: object) -> PersonFact:
        return PersonFact(
            id=derived_id("person_fact", audience, person_id, kind.value, since),
            audience_id=audience,
            at=self._at,
            person_id=person_id,
            kind=kind,
            from_on=since,
            **facts,  # type: ignore[arg-type]
        )
