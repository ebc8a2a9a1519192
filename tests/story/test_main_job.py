"""The main job on real input: from a sheet of 180 people to the printed and delivered evaluation."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date

import pytest
from builders import Hands
from people_sheets import employees, siasn_sheet
from practice_folders import office_template
from story_office import QUARTERS, YEAR, Story

from desktop_app.app.compose import open_house
from desktop_app.documents.preview import page_text
from desktop_app.domain.lists import All, ListQuery
from desktop_app.domain.people import FactKind, PersonFact
from desktop_app.domain.terms import Predikat
from desktop_app.services.checking import check_everything
from desktop_app.sheets.reading import read_book

pytestmark = pytest.mark.xdist_group("main-job")  # made once, on one worker

JANUARY, PRINTED = date(2026, 1, 12), date(2027, 1, 18)
WORKER, COLLEAGUE = 16, 18
"""Two pelaksana of one seksi, by their place in the sheet."""
WAY = ["draf", "diajukan", "dikembalikan", "draf", "diajukan", "ditetapkan"]


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """The year as it was lived, step by step, with what each step answered."""
    folder = tmp_path_factory.mktemp("cerita")
    shutil.copytree(office_template(), folder / "kantor")
    hands = Hands()
    story, seen = Story(open_house(folder / "kantor", hands), hands, folder), {}
    people = employees()
    seen["planted"] = siasn_sheet(folder / "pegawai.xlsx")
    seen["import"] = story.import_people(folder / "pegawai.xlsx", JANUARY)
    seen["again"] = story.import_people(folder / "pegawai.xlsx", JANUARY)
    seen["proposed"] = story.house.superiors.propose(story.day(JANUARY), JANUARY)
    seen["set"] = story.set_superiors(JANUARY)
    story.about(people[WORKER].number)
    seen["screen"] = story.plan_at_the_screen()
    seen["paper"] = story.plan_on_paper(story.house.people.by_number(people[COLLEAGUE].number))
    seen["files"], seen["predikat"] = 0, []
    for number, period in enumerate(QUARTERS, start=1):
        seen["files"] += story.work_a_quarter(number)
        seen["predikat"].append(story.judge(period, date(2026, 3 * number + 1, 15)))
    seen["files"] += story.work_a_quarter(4)
    seen["predikat"].append(story.judge(YEAR, date(2027, 1, 15)))
    seen["prints"] = story.prints(PRINTED)
    recap = story.house.recaps.recap(story.day(PRINTED), QUARTERS[2], All())
    story.house.recaps.write(recap, folder / "rekap.xlsx")
    seen["recap"] = recap
    yield story, seen
    story.house.close()


def text_of(pdf: bytes) -> str:
    return " ".join(page_text(pdf, 0).split())


def test_each_planted_fault_is_named_by_its_row_and_code(told):
    _, seen = told

    assert [(f.baris, f.kode) for f in seen["import"].salah] == [(p.row, p.code) for p in seen["planted"]]
    assert len({p.code for p in seen["planted"]}) == 10
    assert (seen["import"].siap, seen["import"].berubah, seen["import"].sama) == (170, 0, 0)


def test_the_same_sheet_again_changes_nothing(told):
    _, seen = told

    assert (seen["again"].siap, seen["again"].berubah, seen["again"].sama) == (0, 0, 170)
    assert not seen["again"].changes


def test_superiors_are_proposed_for_everybody_and_the_doubtful_ones_shown(told):
    _, seen = told
    sure = [line for line in seen["proposed"] if not line.doubts]

    assert len(seen["proposed"]) == 170
    assert seen["set"] == len(sure)
    assert len(sure) >= 100
    assert all(line.penilai_id not in {None, line.person_id, line.atasan_id} for line in sure)
    assert all(line.doubts for line in seen["proposed"] if line.penilai_id is None)


def test_a_plan_passes_through_every_state_at_the_screen_and_on_paper(told):
    _, seen = told

    assert seen["screen"] == WAY
    assert seen["paper"] == WAY


def test_what_was_done_on_paper_keeps_day_signatory_and_scan(told):
    story, _ = told
    house = story.house
    person = house.people.by_number(employees()[COLLEAGUE].number)
    (plan,) = house.plan_list.ids(
        ListQuery(scope=All(), filters=(("pegawai", person.hex()), ("tahun", "2026")))
    )

    steps = [step for step in house.plans.sheet(plan).steps if step.on_paper]

    assert [step.to_status for step in steps] == ["diajukan", "dikembalikan", "diajukan", "ditetapkan"]
    assert [step.signed_on.day for step in steps] == [8, 9, 12, 13]
    assert all(step.recorded_text for step in steps)


def test_every_quarter_and_the_year_were_judged_good(told):
    _, seen = told

    assert seen["predikat"] == [Predikat.BAIK.value] * 4


def test_evidence_lies_in_the_vault_and_is_whole(told):
    story, seen = told

    found = check_everything(story.house)

    assert seen["files"] == 12
    assert {kind: lines for kind, lines in found.items() if lines} == {}
    assert not list((story.folder / "kantor").rglob("*.part"))


def test_all_three_forms_are_printed(told):
    story, seen = told
    name = story.named(story.employee, JANUARY).name

    assert len(seen["prints"]) == 6
    for title, pdf in seen["prints"].items():
        assert pdf.startswith(b"%PDF-"), title
        assert name.upper() in text_of(pdf).upper(), title
        assert "DRAF" not in text_of(pdf).split(), title


def test_the_recap_names_the_employee_with_his_predikat(told):
    story, seen = told
    book = read_book(story.folder / "rekap.xlsx")
    rows = next(sheet.rows for sheet in book.sheets if sheet.name == "Pegawai")
    name = story.named(story.employee, JANUARY).name

    assert any(name in row and "Baik" in row for row in rows)
    assert [row.name for row in seen["recap"].rows if row.predikat is Predikat.BAIK]


def test_later_changes_leave_the_old_papers_as_they_were(told):
    story, seen = told
    people, acting = story.house.people, story.day(date(2027, 2, 1))
    sheet = people.person(story.employee, acting.day)
    before = sheet.identity
    placed = next(fact for fact in sheet.facts if fact.kind is FactKind.PENEMPATAN)
    other = next(u for u in story.house.offices.units() if u.id != placed.unit_id and u.depth == 1)
    draft = {"id": bytes(16), "audience_id": bytes(16), "at": story.hands.now, "from_on": date(2027, 2, 1)}
    draft["person_id"] = story.employee

    people.save_person(acting, replace(sheet.person, name="Nama Baru Sekali", title_back="M.Si."))
    people.add_fact(acting, story.employee, PersonFact(kind=FactKind.PANGKAT, golongan="III/d", **draft))
    people.add_fact(
        acting,
        story.employee,
        PersonFact(kind=FactKind.PENEMPATAN, unit_id=other.id, post_id=placed.post_id, **draft),
    )

    after = people.person(story.employee, acting.day).identity
    assert (after.name, after.rank, after.unit) != (before.name, before.rank, before.unit)
    assert after.name.startswith("Nama Baru Sekali")
    assert after.unit != before.unit
    assert story.prints(date(2027, 2, 2)) == seen["prints"]
