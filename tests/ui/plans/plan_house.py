"""A small office with plans in every state, on a real encrypted file, and a desk to work at it."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from builders import TODAY, admin, clock

from desktop_app.app.compose import open_house
from desktop_app.domain.lists import All, ListQuery
from desktop_app.domain.organisation import Post
from desktop_app.domain.plan import AnnexItem, AnnexList, CascadeLink, Indicator, Plan, Rhk
from desktop_app.domain.records import Id
from desktop_app.domain.terms import Aspek, Polarity, PostKind, RhkKind
from desktop_app.domain.values import Acting, OnPaper
from desktop_app.services.house import House
from desktop_app.services.offices import own_office
from desktop_app.services.plans.cases import Plans
from desktop_app.ui.desk import Desk
from desktop_app.ui.dialogs import Dialogs
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.notices import Notices
from tests.services.plan_office import Crew, add_person, crew

MORE = (
    "Adi Umpama",
    "Anisa Peraga",
    "Citra Teladan",
    "Dewi Lestari",
    "Eka Andai",
    "Fajar Ibarat",
    "Gita Tiruan",
    "Hana Sampel",
)
RESULTS = (
    (
        "Tersedianya laporan kinerja triwulan tepat waktu",
        "Meningkatnya akuntabilitas kinerja Dinas",
        (
            (Aspek.KUANTITAS, "Jumlah laporan triwulan yang disampaikan", "4 laporan", 4, Polarity.NAIK),
            (Aspek.KUALITAS, "Laporan yang diterima tanpa perbaikan", "≥ 95 %", 95, Polarity.NAIK),
            (Aspek.WAKTU, "Hari kerja sejak triwulan berakhir", "≤ 5 hari kerja", 5, Polarity.TURUN),
        ),
    ),
    (
        "Terselesaikannya verifikasi data kependudukan warga",
        "Meningkatnya mutu data kependudukan",
        (
            (Aspek.KUANTITAS, "Berkas yang diverifikasi", "1.200 berkas", 1200, Polarity.NAIK),
            (Aspek.WAKTU, "Lama verifikasi satu berkas", "≤ 1 hari kerja", 1, Polarity.TURUN),
        ),
    ),
    (
        "Tertanganinya pengaduan warga paling lama lima hari kerja",
        "",
        ((Aspek.KUALITAS, "Pengaduan yang selesai tepat waktu", "100%", 100, Polarity.NAIK),),
    ),
)


@dataclass
class PlanHouse:
    """What a test of the page works with; `people` by their names without the shared end."""

    house: House
    desk: Desk
    crew: Crew
    people: dict[str, Id]
    notices: Notices
    jobs: Jobs

    def close(self) -> None:
        self.jobs.close()
        self.house.close()

    def plan(self, name: str) -> Id:
        """The Skp of somebody in 2026."""
        filters = (("pegawai", self.people[name].hex()), ("tahun", "2026"))
        return Id(self.house.plan_list.ids(ListQuery(scope=All(), filters=filters))[0])

    def sheet(self, name: str):
        return self.house.plans.sheet(self.plan(name), acting=self.desk.acting)

    def acts_as(self, name: str, day: date = TODAY) -> Acting:
        """Somebody sits down at the desk."""
        acting = self.crew.acts(self.people[name], day)
        self.desk.act_as(acting)
        return acting


class Answers(Dialogs):
    """Files that a test hands over instead of a person."""

    def __init__(self) -> None:
        self.to_open: Path | None = None
        self.to_save: Path | None = None
        self.agrees = True

    def open_file(self, parent, title, kinds):
        return self.to_open

    def save_file(self, parent, title, suggested, kinds):
        return self.to_save

    def confirm(self, parent, question, consequence, yes):
        return self.agrees


def build(folder: Path) -> None:
    """The office with its people and plans; closed again, to be copied."""
    house = open_house(folder, clock)
    house.offices.create(admin(), name="Dinas Latihan", code="LATIHAN")
    store = house.store
    with store.look() as work:
        office = own_office(work)
        posts = {post.kind: post for post in work.find(Post, stand_alone=False)}
    people = crew(store, office)
    ids = [
        add_person(
            store,
            office,
            name,
            f"19850412201001{1 + n % 2}{n + 1:03d}",
            people.bidang,
            posts[PostKind.PELAKSANA],
        )
        for n, name in enumerate(MORE)
    ]
    _plan(house.plans, people.wulan, "ditetapkan")
    _plan(house.plans, people.sari, "diajukan")
    _plan(house.plans, people.budi, "draf")
    states = ("ditetapkan", "draf", "diajukan", "dikembalikan", "ditetapkan", "ditetapkan", "kosong")
    for person_id, state in zip(ids, states, strict=False):
        _plan(house.plans, person_id, state)
    house.close()


def opened(template: Path, folder: Path) -> PlanHouse:
    """This test's own office and desk, with the operator acting."""
    shutil.copytree(template, folder)
    house = open_house(folder, clock)
    with house.store.look() as work:
        office = own_office(work)
    lines = house.people_list.lines(house.people_list.ids(ListQuery(scope=All())))
    found = {line.name.removesuffix(" Contoh, S.E."): line.id for line in lines.values()}
    jobs, notices = Jobs(), Notices()
    desk = Desk(jobs, notices, Answers())
    desk.open(house, admin())
    people = Crew(office, office.unit_id, found["Darmo"], found["Wulan"], found["Sari"], found["Budi"])
    return PlanHouse(house, desk, people, found, notices, jobs)


def _plan(plans: Plans, person_id: Id, state: str) -> None:
    acting = admin()
    made = plans.create(acting, person_id, 2026)
    if state == "kosong":
        return
    plan = plans.sheet(made.skp_id).plan
    plans.save(acting, _filled(plan, plans.new_id, 2 if state == "draf" else 3))
    if state == "draf":
        return
    plans.submit(acting, made.version_id, _paper("Pegawai Contoh"))
    if state == "dikembalikan":
        plans.give_back(acting, made.version_id, "Target baris 2 belum wajar", _paper("Penilai Contoh"))
    elif state == "ditetapkan":
        plans.approve(acting, made.version_id, _paper("Penilai Contoh"))


def _paper(name: str) -> OnPaper:
    return OnPaper(signed_on=TODAY, signatory=name)


def _filled(plan: Plan, mint, results: int) -> Plan:
    home = {"audience_id": plan.version.audience_id, "version_id": plan.version.id}
    rhk, indicators, links = [], [], []
    for pos, (text, superior, measures) in enumerate(RESULTS[:results], start=1):
        line = mint()
        rhk.append(Rhk(id=line, line_id=line, pos=pos, kind=RhkKind.UTAMA, text=text, **home))
        if superior:
            links.append(CascadeLink(id=mint(), rhk_id=line, superior_text=superior, **home))
        for place, (aspek, words, target, number, polarity) in enumerate(measures, start=1):
            id = mint()
            indicators.append(
                Indicator(
                    id=id,
                    line_id=id,
                    rhk_id=line,
                    pos=place,
                    aspek=aspek,
                    text=words,
                    target_text=target,
                    target=Decimal(number),
                    polarity=polarity,
                    **home,
                )
            )
    annex = [
        AnnexItem(id=mint(), list=kind, pos=1, text="Sesuai kesepakatan dalam dialog kinerja", **home)
        for kind in AnnexList
        if not plan.annex_of(kind)
    ]
    return replace(
        plan, rhk=tuple(rhk), indicators=tuple(indicators), links=tuple(links), annex=(*plan.annex, *annex)
    )
