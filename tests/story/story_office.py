"""The main job of an office, told step by step through its use cases: who works there, and what they do."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

from builders import Hands

from desktop_app.domain.evaluation import DeliveryHow, DeliveryKind
from desktop_app.domain.identity import Identity
from desktop_app.domain.lists import All, ListQuery
from desktop_app.domain.plan import Plan
from desktop_app.domain.records import Id
from desktop_app.domain.terms import Level, OrgLevel, ValueCode
from desktop_app.domain.values import Acting, OnPaper, Period, Role, StoredFile
from desktop_app.domain.year import OwnerKind
from desktop_app.services.evaluations.judging import JudgementDraft, RatingDraft
from desktop_app.services.house import House
from desktop_app.services.printing.values import PrintKind
from desktop_app.services.superiors.setting import SuperiorChoice
from tests.services.plan_office import filled

QUARTERS = tuple(Period(f"2026-TW{number}") for number in (1, 2, 3))
YEAR = Period("2026")
KINDS = ((PrintKind.SKP, YEAR), (PrintKind.EVALUASI, YEAR), (PrintKind.DOKUMEN_EVALUASI, YEAR))
_DONE = {"kuantitas": ("2300", "2400", "2500", "2600"), "kualitas": ("99",) * 4, "waktu": ("1",) * 4}


@dataclass
class Story:
    """The office with a clock turned by hand, and whom the story is about."""

    house: House
    hands: Hands
    folder: Path
    employee: Id = field(default=Id(bytes(16)))
    penilai: Id = field(default=Id(bytes(16)))
    atasan: Id = field(default=Id(bytes(16)))
    skp: Id = field(default=Id(bytes(16)))

    def day(self, day: date) -> Acting:
        """A morning of the operator."""
        self.hands.now = datetime(day.year, day.month, day.day, 2, 0, tzinfo=UTC)
        return Acting(day=day, role=Role.ADMIN, title="Operator kepegawaian")

    def acts(self, person_id: Id, day: date) -> Acting:
        """A person at the screen himself."""
        self.day(day)
        role = Role.PEGAWAI if person_id == self.employee else Role.PENILAI
        return Acting(day=day, role=role, title="Pegawai Contoh", person_id=person_id)

    def paper(self, day: date, signatory: str) -> OnPaper:
        """What was signed on paper, with its scan."""
        return OnPaper(signed_on=day, signatory=signatory, scan=self.scan(f"pindaian {day}.pdf"))

    def scan(self, name: str) -> StoredFile:
        path = self.folder / name
        path.write_bytes(b"%PDF-1.4\n% " + name.encode() * 50)
        return self.house.year.store_file(path)

    def import_people(self, sheet: Path, day: date):
        acting, cases = self.day(day), self.house.people_import
        return cases.run(acting, cases.preview(acting, cases.open(sheet)))

    def set_superiors(self, day: date) -> int:
        """Takes over every proposal without a doubt; answers for how many."""
        acting, cases = self.day(day), self.house.superiors
        sure = [line for line in cases.propose(acting, day) if not line.doubts]
        choices = [SuperiorChoice(line.person_id, line.penilai_id, line.atasan_id) for line in sure]
        cases.assign(acting, choices, date(2026, 1, 1), "Usulan menurut susunan unit")
        return len(choices)

    def about(self, number: str) -> None:
        """The person of a number becomes the one the story is about."""
        self.employee = self.house.people.by_number(number)
        superiors = self.house.people.person(self.employee, date(2026, 1, 12)).superiors
        self.penilai, self.atasan = superiors.penilai_id, superiors.atasan_id

    def named(self, person_id: Id, day: date) -> Identity:
        return self.house.people.person(person_id, day).identity

    def plan_at_the_screen(self) -> list[str]:
        """Everybody acts himself; answers the state after each step."""
        plans = self.house.plans
        made = plans.create(self.acts(self.employee, date(2026, 1, 5)), self.employee, 2026)
        self.skp, seen = made.skp_id, []

        def see() -> None:
            seen.append(plans.sheet(made.skp_id).plan.version.status.value)

        see()
        me, boss = self.acts(self.employee, date(2026, 1, 6)), self.acts(self.penilai, date(2026, 1, 7))
        plans.save(me, filled(plans.sheet(made.skp_id).plan, plans.new_id))
        plans.submit(me, made.version_id)
        see()
        plans.give_back(boss, made.version_id, "Sebutkan layanan yang dimaksud")
        see()
        plans.save(me, _named_service(plans.sheet(made.skp_id).plan))
        see()
        plans.submit(me, made.version_id)
        see()
        plans.approve(boss, made.version_id)
        see()
        return seen

    def plan_on_paper(self, person_id: Id) -> list[str]:
        """An operator records what was signed; answers the state after each step."""
        plans, operator = self.house.plans, self.day(date(2026, 1, 13))
        made, seen = plans.create(operator, person_id, 2026), []
        name = self.named(person_id, date(2026, 1, 13)).name
        boss = plans.sheet(made.skp_id).penilai.name

        def see() -> None:
            seen.append(plans.sheet(made.skp_id).plan.version.status.value)

        see()
        plans.save(operator, filled(plans.sheet(made.skp_id).plan, plans.new_id))
        plans.submit(operator, made.version_id, self.paper(date(2026, 1, 8), name))
        see()
        plans.give_back(operator, made.version_id, "Target belum wajar", self.paper(date(2026, 1, 9), boss))
        see()
        plans.save(operator, _named_service(plans.sheet(made.skp_id).plan))
        see()
        plans.submit(operator, made.version_id, self.paper(date(2026, 1, 12), name))
        see()
        plans.approve(operator, made.version_id, self.paper(date(2026, 1, 13), boss))
        see()
        return seen

    def work_a_quarter(self, number: int) -> int:
        """Results of every indicator with a file each, and one word of the penilai; answers the files."""
        period, last = Period(f"2026-TW{number}"), Period(f"2026-TW{number}").last_day
        me = self.acts(self.employee, last)
        sheet = self.house.plans.sheet(self.skp)
        for indicator in sheet.plan.indicators:
            value = Decimal(_DONE[indicator.aspek.value][number - 1])
            made = self.house.year.record(me, self.skp, indicator.line_id, period, last, value=value)
            proof = self.folder / f"bukti {number} {indicator.aspek.value}.pdf"
            proof.write_bytes(b"%PDF-1.4\n" + f"{number} {indicator.aspek.value}".encode() * 99)
            self.house.year.attach(me, OwnerKind.REALISATION, made.id, proof)
        boss = self.acts(self.penilai, last)
        line = sheet.plan.rhk[0].line_id
        self.house.year.give_feedback(boss, self.skp, last, f"Kerja triwulan {number} rapi.", rhk_line=line)
        self.house.year.give_feedback(
            boss, self.skp, last, "Menyapa warga lebih dahulu.", value_code=ValueCode.PELAYANAN
        )
        return len(sheet.plan.indicators)

    def judge(self, period: Period, day: date) -> str:
        """Organisation result, ratings, the last word, handed over and received; answers the predikat."""
        cases, operator = self.house.evaluations, self.day(day)
        own = self.house.offices.own()
        basis = self.paper(day, "Wali Kota Contoh")
        cases.set_org_result(operator, own.unit_id, period, OrgLevel.BAIK, "Laporan kinerja", paper=basis)
        cases.prepare(operator, period)
        boss = self.acts(self.penilai, day)
        evaluation = self.evaluation(period)
        lines = cases.sheet(boss, evaluation).lines
        ratings = [RatingDraft(rhk_line=line.rhk.line_id, level=Level.SESUAI) for line in lines]
        ratings += [RatingDraft(value_code=value, level=Level.SESUAI) for value in ValueCode]
        draft = JudgementDraft(
            hasil=Level.SESUAI,
            hasil_reason="Capaian mengikuti beban triwulan ini.",
            perilaku=Level.SESUAI,
            ratings=ratings,
            note="Pertahankan.",
        )
        cases.rate(boss, evaluation, draft)
        cases.finalise(boss, evaluation)
        version = cases.sheet(boss, evaluation).versions[-1].id
        how = DeliveryHow.LANGSUNG
        cases.deliver(boss, version, DeliveryKind.DISERAHKAN, day, how)
        cases.deliver(self.acts(self.employee, day), version, DeliveryKind.DITERIMA, day, how)
        return cases.sheet(operator, evaluation).predikat.value

    def evaluation(self, period: Period) -> Id:
        """The evaluation of the employee in a period."""
        wanted = ListQuery(scope=All(), filters=(("periode", period.text),))
        house = self.house.evaluation_list
        lines = house.lines(house.ids(wanted))
        return next(line.id for line in lines.values() if line.person_id == self.employee)

    def prints(self, day: date) -> dict[str, bytes]:
        """All papers of the employee, by kind and period."""
        acting = self.day(day)
        wanted = [*KINDS, *((PrintKind.EVALUASI, quarter) for quarter in QUARTERS)]
        return {
            f"{kind.value} {period.text}": self.house.printing.make(acting, kind, period, self.employee).pdf
            for kind, period in wanted
        }


def _named_service(plan: Plan) -> Plan:
    """The plan with the words that were asked for."""
    first = replace(plan.rhk[0], text="Terselesaikannya penerbitan KTP-el dan KIA")
    return replace(plan, rhk=(first, *plan.rhk[1:]))
