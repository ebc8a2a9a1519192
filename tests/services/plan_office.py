"""A bidang with its people, for tests of plans: Sari and Budi, their kabid Wulan, their kadis Darmo."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

import pytest
from builders import NOW

from desktop_app.domain.errors import AppError
from desktop_app.domain.organisation import Post, Unit, UnitKind, UnitSpan
from desktop_app.domain.people import FactKind, IdentityNumber, Person, PersonFact, person_id_of
from desktop_app.domain.plan import CascadeLink, Indicator, Plan, Rhk
from desktop_app.domain.records import Id, derived_id
from desktop_app.domain.terms import Aspek, NumberKind, PostKind, RhkKind, StaffKind
from desktop_app.domain.values import Acting, OnPaper, Role, StoredFile
from desktop_app.services.offices import OwnOffice
from desktop_app.store.work import Store

START = date(2020, 1, 1)
JANUARY = date(2026, 1, 12)


@dataclass(frozen=True)
class Crew:
    """The ids of everybody, and of their units."""

    office: OwnOffice
    bidang: Id
    darmo: Id
    wulan: Id
    sari: Id
    budi: Id

    def acts(self, person_id: Id, day: date = JANUARY, role: Role = Role.PEGAWAI) -> Acting:
        return Acting(day=day, role=role, title="Orang Contoh", person_id=person_id)


def crew(store: Store, office: OwnOffice) -> Crew:
    """Puts the people into a founded office."""
    bidang = derived_id("unit", office.audience_id, "bidang-uji")
    with store.work() as work:
        work.add(
            Unit(
                id=bidang,
                audience_id=office.audience_id,
                code="UJI-1",
                office_id=office.id,
                kind=UnitKind.BIDANG,
            ),
            UnitSpan(
                id=work.mint(),
                audience_id=office.audience_id,
                unit_id=bidang,
                from_on=START,
                name="Bidang Contoh",
                parent_id=office.unit_id,
            ),
        )
        kinds = {post.kind: post for post in work.find(Post, stand_alone=False)}
    people = {
        name: add_person(store, office, name, number, unit, kinds[kind], is_head=is_head)
        for name, number, unit, kind, is_head in (
            ("Darmo", "197001011995011001", office.unit_id, PostKind.JPT, True),
            ("Wulan", "198002022005022002", bidang, PostKind.ADMINISTRATOR, True),
            ("Sari", "199003032015032003", bidang, PostKind.PELAKSANA, False),
            ("Budi", "199104042016041004", bidang, PostKind.PELAKSANA, False),
        )
    }
    return Crew(office, bidang, people["Darmo"], people["Wulan"], people["Sari"], people["Budi"])


def add_person(  # noqa: PLR0917
    store: Store,
    office: OwnOffice,
    name: str,
    number: str,
    unit_id: Id | None,
    post: Post | None,
    *,
    is_head: bool = False,
    staff: StaffKind = StaffKind.PNS,
) -> Id:
    """One made-up human with rank and placement since 2020."""
    person_id = person_id_of(number)
    with store.work() as work:
        dated = {"audience_id": office.audience_id, "at": NOW, "person_id": person_id, "from_on": START}
        work.add(
            Person(
                id=work.mint(),
                audience_id=office.audience_id,
                person_id=person_id,
                name=f"{name} Contoh",
                title_back="S.E.",
            ),
            IdentityNumber(id=work.mint(), number=number, kind=NumberKind.NIP, **dated),
            PersonFact(id=work.mint(), kind=FactKind.PANGKAT, golongan="III/c", **dated),
            PersonFact(id=work.mint(), kind=FactKind.STATUS, staff_kind=staff, **dated),
        )
        if unit_id and post:
            work.add(
                PersonFact(
                    id=work.mint(),
                    kind=FactKind.PENEMPATAN,
                    unit_id=unit_id,
                    post_id=post.id,
                    is_head=is_head,
                    **dated,
                )
            )
    return person_id


def placed(store: Store, people: Crew, person_id: Id, day: date, *, unit_id: Id, post: Post) -> None:
    """A new placement from a day on."""
    with store.work() as work:
        work.add(
            PersonFact(
                id=work.mint(),
                audience_id=people.office.audience_id,
                at=work.now,
                person_id=person_id,
                kind=FactKind.PENEMPATAN,
                from_on=day,
                unit_id=unit_id,
                post_id=post.id,
            )
        )


def filled(plan: Plan, mint, text: str = "Terselesaikannya penerbitan KTP-el") -> Plan:
    """The plan with one complete result: three aspects with targets, and the superior's result."""
    version = plan.version
    home = {"audience_id": version.audience_id, "version_id": version.id}
    line = mint()
    rhk = Rhk(id=line, line_id=line, pos=1, kind=RhkKind.UTAMA, text=text, **home)
    indicators = [
        Indicator(
            id=(id := mint()),
            line_id=id,
            rhk_id=line,
            pos=pos,
            aspek=aspek,
            text=f"{aspek.value} layanan",
            target_text=target,
            target=Decimal(number),
            **home,
        )
        for pos, (aspek, target, number) in enumerate(
            (
                (Aspek.KUANTITAS, "9.600 keping", "9600"),
                (Aspek.KUALITAS, "≥ 99 %", "99"),
                (Aspek.WAKTU, "≤ 1 hari", "1"),
            ),
            start=1,
        )
    ]
    link = CascadeLink(id=mint(), rhk_id=line, superior_text="Meningkatnya mutu dokumen", **home)
    return replace(
        plan,
        rhk=(*plan.rhk, rhk),
        indicators=(*plan.indicators, *indicators),
        links=(*plan.links, link),
    )


def code_of(call) -> str:
    with pytest.raises(AppError) as error:
        call()
    return error.value.code


def paper(day: date = JANUARY, scan: StoredFile | None = None) -> OnPaper:
    return OnPaper(signed_on=day, signatory="Wulan Contoh", scan=scan)
