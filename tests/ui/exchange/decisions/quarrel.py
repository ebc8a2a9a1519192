"""Two offices that wrote the same things without knowing of each other, and met: every kind of question.

Built once in a run over real files; each test works on its own copy of the office that must decide.
"""

from __future__ import annotations

import atexit
import shutil
import tempfile
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path

from builders import NOW, admin, clock
from exchange_town import Town, town_in

from desktop_app.app.compose import open_house
from desktop_app.domain.people import FactKind, IdentityNumber, Person, PersonFact
from desktop_app.domain.plan import Plan, Rhk, VersionStatus
from desktop_app.domain.records import Id
from desktop_app.domain.rights import Signed
from desktop_app.domain.terms import NumberKind, RhkKind
from desktop_app.domain.values import Role
from desktop_app.services.freezing import freeze_plan
from desktop_app.services.house import House
from tests.services.office_world import add_person, add_plan
from tests.services.office_world import settle as settle_people

OFFICE, AGENCY = "DINLAT", "BKPSDM"
REASON = "Sesuai SK terakhir"


def ahead() -> datetime:
    """A clock that is ten days wrong."""
    return NOW + timedelta(days=10)


@dataclass(frozen=True, slots=True)
class Quarrel:
    """Who is who in the questions."""

    folder: Path
    renamed: tuple[Id, ...]
    reborn: Id
    deleted: Id
    locked: Id
    late: Id
    refused: Id
    twins: tuple[Id, Id]

    def opened(self, folder: Path) -> House:
        """The agency of this test, open."""
        shutil.copytree(self.folder, folder)
        return open_house(folder / "kantor", clock)


@cache
def quarrel() -> Quarrel:
    folder = Path(tempfile.mkdtemp(prefix="rembug-bentrok-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    town = town_in(folder)
    with town.house(OFFICE) as house:
        world = settle_people(house.store, employees=6)
        with house.store.work(admin()) as work:
            first, second, third, fourth = world.staff[:4]
            draft = add_plan(work, fourth, world.kabid, world.kadis, is_set=False)
            set_ = add_plan(work, third, world.kabid, world.kadis, is_set=False)
            parties = work.find(_party(), skp_id=set_.skp.id)
            fact = work.one(PersonFact, person_id=second.person_id, kind=FactKind.PANGKAT)
    town.take(AGENCY, town.send(OFFICE, AGENCY))
    renamed = tuple(each.person_id for each in (first, second, third))
    rhk = draft.plan.lines(RhkKind.UTAMA)[0]
    locked = set_.plan.lines(RhkKind.UTAMA)[0]

    with town.house(OFFICE) as house:
        _rename(house, renamed, "Dinas")
        _born(house, fourth.person_id, date(1985, 4, 12))
        with house.store.work(admin(), "Baris tidak diperlukan lagi") as work:
            work.keep(_without(work.open(Plan, draft.plan.version.id), rhk.id))
        with house.store.work(admin(), "Ditetapkan") as work:
            plan = work.open(Plan, set_.plan.version.id)
            plan = replace(plan, version=replace(plan.version, status=VersionStatus.DITETAPKAN))
            work.keep(plan)
            signed = Signed(as_role=Role.PENILAI, by=world.kabid.person_id, by_text="Kabid Contoh")
            freeze_plan(work, set_.skp, plan, tuple(parties), signed, day=admin().day)
    with town.house(AGENCY, ahead) as house:
        _rename(house, renamed, "BKPSDM")
        _born(house, fourth.person_id, date(1985, 12, 4))
    with town.house(AGENCY) as house:
        late = _argue(house, rhk.id, locked.id, fact.id)
        twins = _twins(house, world.staff[4].person_id)
    town.take(AGENCY, town.send(OFFICE, AGENCY))
    return Quarrel(town.home(AGENCY), renamed, fourth.person_id, rhk.id, locked.id, late, fact.id, twins)


def other_side(quarrel: Quarrel, folder: Path) -> Town:
    """Both offices as they were when they met, to carry a decision to the other one."""
    shutil.copytree(quarrel.folder.parent, folder)
    return Town(folder)


def _argue(house: House, rhk: Id, locked: Id, fact: Id) -> Id:
    """The agency edits what the office deleted or set, adds a line to it, removes a fact of the office."""
    with house.store.work(admin(), "Perbaikan kalimat") as work:
        for id in (rhk, locked):
            held = work.need(Rhk, id)
            plan = work.open(Plan, held.version_id)
            work.keep(replace(plan, rhk=tuple(_edited(each, id) for each in plan.rhk)))
    with house.store.work(admin(), "Tugas baru") as work:
        plan = work.open(Plan, work.need(Rhk, locked).version_id)
        late = work.mint()
        line = replace(plan.rhk[0], id=late, line_id=late, pos=9000, text="Terselenggaranya tugas susulan")
        work.keep(replace(plan, rhk=(*plan.rhk, line)))
    with house.store.work(admin(), "Salah kamar") as work:
        work.remove(PersonFact, [fact])
    return Id(late)


def _edited(rhk: Rhk, id: Id) -> Rhk:
    return replace(rhk, text="Tersedianya layanan yang lebih baik") if rhk.id == id else rhk


def _without(plan: Plan, rhk: Id) -> Plan:
    return replace(
        plan,
        rhk=tuple(each for each in plan.rhk if each.id != rhk),
        indicators=tuple(each for each in plan.indicators if each.rhk_id != rhk),
        links=tuple(each for each in plan.links if each.rhk_id != rhk),
    )


def _rename(house: House, people: tuple[Id, ...], word: str) -> None:
    with house.store.work(admin(), f"Ejaan menurut {word}") as work:
        for place, person_id in enumerate(people):
            person = work.one(Person, person_id=person_id)
            work.keep(replace(person, name=f"Pegawai {word} {place + 1:04}"))


def _born(house: House, person_id: Id, day: date) -> None:
    with house.store.work(admin()) as work:
        work.keep(replace(work.one(Person, person_id=person_id), born_on=day))


def _twins(house: House, person_id: Id) -> tuple[Id, Id]:
    with house.store.work(admin()) as work:
        number = work.one(IdentityNumber, person_id=person_id)
        placed = work.one(PersonFact, person_id=person_id, kind=FactKind.PENEMPATAN)
        second = add_person(work, "Pegawai Conto 0005", placed.unit_id)
        work.add(
            IdentityNumber(
                id=work.mint(),
                audience_id=number.audience_id,
                at=work.now,
                person_id=second.person_id,
                number=number.number,
                kind=NumberKind.NIP,
            )
        )
    return person_id, second.person_id


def _party():
    from desktop_app.domain.plan import SkpParty

    return SkpParty
