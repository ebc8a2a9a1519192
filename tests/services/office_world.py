"""A small office with people in it and plans that were set, written straight into the store.

The people: a kepala dinas, a kepala bidang under him, and employees of the bidang whom he judges. All are
made up and plainly so.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import count

from desktop_app.domain.organisation import Post, Unit, UnitKind, UnitSpan
from desktop_app.domain.people import FactKind, IdentityNumber, Person, PersonFact, person_id_of
from desktop_app.domain.plan import (
    AnnexItem,
    AnnexList,
    CascadeLink,
    Expectation,
    Gather,
    Indicator,
    PartyRole,
    Plan,
    Rhk,
    Skp,
    SkpParty,
    SkpVersion,
    VersionStatus,
)
from desktop_app.domain.records import Id
from desktop_app.domain.rights import Signed
from desktop_app.domain.terms import (
    Aspek,
    FormKind,
    NumberKind,
    PostKind,
    PostLevel,
    RhkKind,
    StaffKind,
    ValueCode,
)
from desktop_app.domain.values import UMUM, Acting, Role
from desktop_app.services.freezing import freeze_plan
from desktop_app.services.offices import own_office
from desktop_app.services.standing import identity_on
from desktop_app.store.work import Store, Work

FIRST = date(2026, 1, 1)
LAST = date(2026, 12, 31)
AT = datetime(2026, 1, 5, 1, tzinfo=UTC)
_numbers = count(1)


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person with where he stands."""

    person_id: Id
    unit_id: Id

    def acts(self, day: date, role: Role = Role.PEGAWAI) -> Acting:
        return Acting(day=day, role=role, title="Pegawai Contoh", person_id=self.person_id)


@dataclass(frozen=True, slots=True)
class MadePlan:
    """A plan that was set, with what tests need to name in it."""

    skp: Skp
    plan: Plan

    @property
    def lines(self) -> list[Id]:
        """The indicator lines in the order of the form."""
        return [i.line_id for rhk in self.plan.lines(RhkKind.UTAMA) for i in self.plan.indicators_of(rhk)]

    @property
    def rhk_lines(self) -> list[Id]:
        return [rhk.line_id for rhk in self.plan.lines(RhkKind.UTAMA)]


@dataclass(frozen=True, slots=True)
class World:
    """Who is who."""

    dinas: Id
    bidang: Id
    kadis: Somebody
    kabid: Somebody
    staff: tuple[Somebody, ...]


def settle(store: Store, employees: int = 2) -> World:
    """Puts the people into the office of a founded store."""
    with store.work() as work:
        office = own_office(work)
        bidang = work.mint()
        work.add(
            Unit(
                id=bidang,
                audience_id=UMUM,
                code=f"BID-{next(_numbers)}",
                office_id=office.id,
                kind=UnitKind.BIDANG,
            ),
            UnitSpan(
                id=work.mint(),
                audience_id=UMUM,
                unit_id=bidang,
                from_on=date(2020, 1, 1),
                name="Bidang Contoh",
                parent_id=office.unit_id,
            ),
        )
        kadis = add_person(work, "Kadis Contoh", office.unit_id, kind=PostKind.JPT, is_head=True, rank="IV/c")
        kabid = add_person(
            work, "Kabid Contoh", bidang, kind=PostKind.ADMINISTRATOR, is_head=True, rank="IV/a"
        )
        staff = tuple(add_person(work, f"Pegawai Contoh {n:04}", bidang) for n in range(1, employees + 1))
    return World(office.unit_id, bidang, kadis, kabid, staff)


def add_person(
    work: Work,
    name: str,
    unit_id: Id,
    *,
    kind: PostKind = PostKind.FUNGSIONAL,
    is_head: bool = False,
    rank: str = "III/b",
) -> Somebody:
    """One person with number, rank, post and placement."""
    audience = own_office(work).audience_id
    running = next(_numbers)
    number = f"19{80 + running % 10}0101201001{1 + running % 2}{running % 1000:03}"[:18]
    person_id = person_id_of(f"{number}/{running}")
    shared = {"audience_id": audience, "at": AT, "person_id": person_id, "from_on": date(2020, 1, 1)}
    work.add(
        Person(id=work.mint(), audience_id=audience, person_id=person_id, name=name),
        IdentityNumber(id=work.mint(), number=number, kind=NumberKind.NIP, **shared),
        PersonFact(id=work.mint(), kind=FactKind.PANGKAT, golongan=rank, **shared),
        PersonFact(id=work.mint(), kind=FactKind.STATUS, staff_kind=StaffKind.PNS, **shared),
        PersonFact(
            id=work.mint(),
            kind=FactKind.PENEMPATAN,
            unit_id=unit_id,
            post_id=_post(work, kind).id,
            is_head=is_head,
            **shared,
        ),
    )
    return Somebody(person_id, unit_id)


def add_fact(work: Work, who: Somebody, kind: FactKind, from_on: date, **more) -> None:
    """What changes for a person from a day on."""
    audience = own_office(work).audience_id
    work.add(
        PersonFact(
            id=work.mint(),
            audience_id=audience,
            at=AT,
            person_id=who.person_id,
            kind=kind,
            from_on=from_on,
            **more,
        )
    )


def _post(work: Work, kind: PostKind) -> Post:
    found = next((post for post in work.find(Post, kind=kind)), None)
    if found is not None:
        return found
    level = PostLevel.AHLI_PERTAMA if kind is PostKind.FUNGSIONAL else None
    post = Post(id=work.mint(), audience_id=UMUM, name=f"Jabatan {kind}", kind=kind, level=level)
    work.add(post)
    return post


def plan_lines(work: Work, skp: Skp, number: int = 1, targets=("1200", "98", "10")) -> Plan:
    """A version in draft: two results, three indicators, seven expectations, the annex."""
    audience = skp.audience_id
    version = SkpVersion(
        id=work.mint(), audience_id=audience, skp_id=skp.id, number=number, form=FormKind.JA_JF
    )
    shared = {"audience_id": audience, "version_id": version.id}
    rhk = [
        Rhk(
            id=work.mint(),
            line_id=work.mint(),
            pos=pos,
            kind=RhkKind.UTAMA,
            text=f"Tersedianya layanan {pos}",
            **shared,
        )
        for pos in (1, 2)
    ]
    how = (
        (rhk[0], Aspek.KUANTITAS, Gather.JUMLAH),
        (rhk[0], Aspek.KUALITAS, Gather.TERAKHIR),
        (rhk[1], Aspek.WAKTU, Gather.TERAKHIR),
    )
    indicators = [
        Indicator(
            id=work.mint(),
            line_id=work.mint(),
            rhk_id=parent.id,
            pos=pos,
            aspek=aspek,
            text=f"Ukuran {pos}",
            target=Decimal(target),
            target_text=f"{target} satuan",
            gather=gather,
            **shared,
        )
        for pos, ((parent, aspek, gather), target) in enumerate(zip(how, targets, strict=True), start=1)
    ]
    return Plan(
        version=version,
        rhk=tuple(rhk),
        indicators=tuple(indicators),
        expectations=tuple(
            Expectation(id=work.mint(), value_code=value, text="Menyapa lebih dahulu.", **shared)
            for value in ValueCode
        ),
        annex=tuple(
            AnnexItem(id=work.mint(), list=kind, pos=1, text="Contoh.", **shared) for kind in AnnexList
        ),
        links=(
            CascadeLink(id=work.mint(), rhk_id=rhk[0].id, superior_text="Meningkatnya layanan", **shared),
        ),
    )


def add_plan(
    work: Work,
    who: Somebody,
    penilai: Somebody,
    atasan: Somebody | None,
    *,
    part: int = 1,
    starts_on: date = FIRST,
    ends_on: date = LAST,
    is_set: bool = True,
    targets=("1200", "98", "10"),
) -> MadePlan:
    """A plan with its parties, set on the first working day of its time unless it stays a draft."""
    audience = own_office(work).audience_id
    skp = Skp(
        id=work.mint(),
        audience_id=audience,
        person_id=who.person_id,
        year=starts_on.year,
        part=part,
        starts_on=starts_on,
        ends_on=ends_on,
    )
    parties = [
        make_party(work, skp, role, somebody, starts_on)
        for role, somebody in (
            (PartyRole.PEGAWAI, who),
            (PartyRole.PENILAI, penilai),
            (PartyRole.ATASAN_PENILAI, atasan),
        )
        if somebody is not None
    ]
    plan = plan_lines(work, skp, targets=targets)
    work.add(skp, *parties)
    if is_set:
        plan = replace(plan, version=replace(plan.version, status=VersionStatus.DITETAPKAN))
    work.keep(plan)
    if is_set:
        signed = Signed(as_role=Role.PENILAI, by=penilai.person_id, by_text="Kabid Contoh")
        freeze_plan(work, skp, plan, tuple(parties), signed, day=starts_on)
    return MadePlan(skp, plan)


def make_party(work: Work, skp: Skp, role: PartyRole, who: Somebody, from_on: date, **more) -> SkpParty:
    """The row of one party, with the lines of that day."""
    identity = identity_on(work, who.person_id, from_on)
    return SkpParty(
        id=work.mint(),
        audience_id=skp.audience_id,
        at=AT,
        skp_id=skp.id,
        role=role,
        person_id=who.person_id,
        from_on=from_on,
        name=identity.name,
        number=identity.number,
        rank=identity.rank,
        post=identity.post,
        unit=identity.unit,
        **more,
    )
