"""A small office in November: plans that are set, results with evidence, evaluations in every state."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from builders import TODAY, admin, clock

from desktop_app.app.compose import open_house
from desktop_app.domain.evaluation import DeliveryHow, DeliveryKind
from desktop_app.domain.lists import All, ListQuery
from desktop_app.domain.organisation import Post
from desktop_app.domain.plan import AnnexItem, AnnexList, CascadeLink, Gather, Indicator, Plan, Rhk
from desktop_app.domain.records import Id
from desktop_app.domain.terms import Aspek, Level, OrgLevel, Polarity, PostKind, RhkKind, ValueCode
from desktop_app.domain.values import Acting, OnPaper, Period
from desktop_app.domain.year import OwnerKind
from desktop_app.services.evaluations.cases import JudgementDraft, RatingDraft
from desktop_app.services.house import House
from desktop_app.services.offices import own_office
from desktop_app.services.plans.cases import Plans
from desktop_app.ui.desk import Desk
from desktop_app.ui.dialogs import Dialogs
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.notices import Notices
from tests.services.plan_office import Crew, add_person, crew

TW3 = Period("2026-TW3")
PEOPLE = (
    "Adi Umpama",
    "Anisa Peraga",
    "Citra Teladan",
    "Dewi Lestari",
    "Eka Andai",
    "Fajar Ibarat",
    "Gita Tiruan",
    "Hana Sampel",
    "Indra Misal",
    "Joko Rekaan",
    "Kartika Ragam",
    "Lukman Kiasan",
)
ATAS, SESUAI, BAWAH = Level.ATAS, Level.SESUAI, Level.BAWAH
RATINGS: tuple[tuple[Level, Level] | None, ...] = (
    (ATAS, ATAS),
    (SESUAI, SESUAI),
    (BAWAH, SESUAI),
    None,
    (ATAS, SESUAI),
    (SESUAI, ATAS),
    (SESUAI, BAWAH),
    (BAWAH, BAWAH),
    (ATAS, BAWAH),
    (BAWAH, ATAS),
    None,
    (SESUAI, SESUAI),
)
FINAL = (1, 4, 5, 11)
RESULTS = (
    (
        "Terselesaikannya verifikasi data kependudukan warga",
        "Meningkatnya mutu data kependudukan",
        (
            (
                Aspek.KUANTITAS,
                "Berkas yang diverifikasi",
                "1.200 berkas",
                "1200",
                Polarity.NAIK,
                Gather.JUMLAH,
            ),
            (Aspek.KUALITAS, "Berkas tanpa perbaikan", "≥ 95 %", "95", Polarity.NAIK, Gather.TERAKHIR),
            (Aspek.WAKTU, "Lama verifikasi satu berkas", "≤ 1 hari", "1", Polarity.TURUN, Gather.TERAKHIR),
        ),
    ),
    (
        "Tertanganinya pengaduan warga paling lama lima hari kerja",
        "",
        ((Aspek.KUALITAS, "Pengaduan selesai tepat waktu", "100 %", "100", Polarity.NAIK, Gather.TERAKHIR),),
    ),
)
ENTERED = ("327", "97", "0.8", "100")


@dataclass
class EvaluationHouse:
    """What a test of the page works with."""

    house: House
    desk: Desk
    crew: Crew
    people: dict[str, Id]
    notices: Notices
    jobs: Jobs

    def close(self) -> None:
        self.jobs.close()
        self.house.close()

    def evaluation(self, name: str, period: Period = TW3) -> Id:
        """The evaluation of somebody in a period."""
        query = ListQuery(
            scope=All(), filters=(("periode", period.text), ("pegawai", self.people[name].hex()))
        )
        return Id(self.house.evaluation_list.ids(query)[0])

    def sheet(self, name: str):
        return self.house.evaluations.sheet(self.desk.acting, self.evaluation(name))

    def acts_as(self, person_id: Id, day: date = TODAY) -> Acting:
        """Somebody sits down at the desk."""
        acting = self.crew.acts(person_id, day)
        self.desk.act_as(acting)
        return acting


class Answers(Dialogs):
    """Files and answers that a test gives instead of a person."""

    def __init__(self) -> None:
        self.to_open: list[Path] = []
        self.to_save: Path | None = None
        self.agrees = True
        self.asked: list[str] = []

    def open_file(self, parent, title, kinds):
        return self.to_open[0] if self.to_open else None

    def open_files(self, parent, title, kinds):
        return list(self.to_open)

    def save_file(self, parent, title, suggested, kinds):
        return self.to_save

    def confirm(self, parent, question, consequence, yes):
        self.asked.append(question)
        return self.agrees


def build(folder: Path) -> None:
    """The office with everything in it; closed again, to be copied."""
    house = open_house(folder, clock)
    store = house.store
    house.offices.create(admin(), name="Dinas Latihan", code="LATIHAN")
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
        for n, name in enumerate(PEOPLE)
    ]
    for person_id in (*ids, people.wulan):
        set_plan(house.plans, person_id)
    fill(house, people, ids, folder)
    house.close()


def fill(house: House, people: Crew, ids: list[Id], folder: Path) -> None:
    """Results, evidence, feedback, ratings of the third quarter."""
    acting = admin()
    house.evaluations.prepare(acting, TW3)
    for period in ("2026-TW1", "2026-TW2"):
        house.evaluations.prepare(acting, Period(period))
    house.evaluations.prepare(acting, Period("2026"))
    paper = OnPaper(signed_on=date(2026, 10, 5), signatory="Darmo Contoh, S.E.")
    house.evaluations.set_org_result(
        acting, people.bidang, TW3, OrgLevel.BAIK, "Rencana aksi triwulan III tercapai.", paper=paper
    )
    scan = folder / "rekap-verifikasi.pdf"
    scan.write_bytes(b"%PDF-1.4 contoh bukti")
    evaluation_of = {
        line.person_id: line.id
        for line in house.evaluation_list.lines(
            house.evaluation_list.ids(ListQuery(scope=All(), filters=(("periode", TW3.text),)))
        ).values()
    }
    for number, person_id in enumerate(ids):
        sheet = house.evaluations.sheet(acting, evaluation_of[person_id])
        _enter(house, acting, sheet, scan)
        rating = RATINGS[number]
        if rating is not None:
            _rate(house, acting, sheet, rating, is_final=number in FINAL)


def opened(template: Path, folder: Path) -> EvaluationHouse:
    """This test's own office and desk, with the operator acting."""
    shutil.copytree(template, folder, dirs_exist_ok=True)
    house = open_house(folder, clock)
    with house.store.look() as work:
        office = own_office(work)
    lines = house.people_list.lines(house.people_list.ids(ListQuery(scope=All())))
    found = {line.name.removesuffix(" Contoh, S.E."): line.id for line in lines.values()}
    bidang = next(line.unit_id for line in lines.values() if line.id == found["Wulan"])
    jobs, notices = Jobs(), Notices()
    desk = Desk(jobs, notices, Answers())
    desk.open(house, admin())
    people = Crew(office, bidang, found["Darmo"], found["Wulan"], found["Sari"], found["Budi"])
    return EvaluationHouse(house, desk, people, found, notices, jobs)


def set_plan(plans: Plans, person_id: Id) -> None:
    """A plan of the year, submitted and approved on paper."""
    acting = admin()
    made = plans.create(acting, person_id, 2026)
    plans.save(acting, _filled(plans.sheet(made.skp_id).plan, plans.new_id))
    paper = OnPaper(signed_on=date(2026, 1, 20), signatory="Contoh")
    plans.submit(acting, made.version_id, paper)
    plans.approve(acting, made.version_id, paper)


def _enter(house: House, acting: Acting, sheet, scan: Path) -> None:
    entered = []
    indicators = [i.indicator for line in sheet.lines for i in line.indicators]
    for indicator, value in zip(indicators, ENTERED, strict=True):
        made = house.year.record(
            acting, sheet.skp.id, indicator.line_id, TW3, date(2026, 9, 30), value=Decimal(value)
        )
        entered.append(made.id)
    house.year.attach(acting, OwnerKind.REALISATION, entered[0], scan, "Rekap bulanan")
    house.year.give_feedback(
        acting,
        sheet.skp.id,
        date(2026, 9, 12),
        "Verifikasi selesai sebelum tenggat dan rapi.",
        rhk_line=sheet.lines[0].rhk.line_id,
        oral=True,
    )
    house.year.give_feedback(
        acting,
        sheet.skp.id,
        date(2026, 8, 3),
        "Menyapa warga lebih dahulu di loket.",
        value_code=ValueCode.PELAYANAN,
    )


def _rate(house: House, acting: Acting, sheet, rating: tuple[Level, Level], *, is_final: bool) -> None:
    hasil, perilaku = rating
    draft = JudgementDraft(
        hasil=hasil,
        hasil_reason="Sesuai bukti pada berkas rekap.",
        perilaku=perilaku,
        perilaku_reason="Sesuai catatan umpan balik.",
        ratings=[RatingDraft(rhk_line=sheet.lines[0].rhk.line_id, level=Level.SESUAI)],
    )
    paper = OnPaper(signed_on=date(2026, 10, 8), signatory="Wulan Contoh, S.E.")
    house.evaluations.rate(acting, sheet.evaluation.id, draft, paper)
    if is_final:
        house.evaluations.finalise(acting, sheet.evaluation.id, paper)
        version = house.evaluations.sheet(acting, sheet.evaluation.id).versions[-1]
        if sheet.pegawai.name.startswith("Eka"):
            house.evaluations.deliver(
                acting, version.id, DeliveryKind.DISERAHKAN, date(2026, 11, 24), DeliveryHow.LANGSUNG
            )


def _filled(plan: Plan, mint: Callable[[], Id]) -> Plan:
    home = {"audience_id": plan.version.audience_id, "version_id": plan.version.id}
    rhk, indicators, links = [], [], []
    for pos, (text, superior, measures) in enumerate(RESULTS, start=1):
        line = mint()
        rhk.append(Rhk(id=line, line_id=line, pos=pos, kind=RhkKind.UTAMA, text=text, **home))
        if superior:
            links.append(CascadeLink(id=mint(), rhk_id=line, superior_text=superior, **home))
        for place, (aspek, words, target_text, target, polarity, gather) in enumerate(measures, start=1):
            id = mint()
            indicators.append(
                Indicator(
                    id=id,
                    line_id=id,
                    rhk_id=line,
                    pos=place,
                    aspek=aspek,
                    text=words,
                    target_text=target_text,
                    target=Decimal(target),
                    polarity=polarity,
                    gather=gather,
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
