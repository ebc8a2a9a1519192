"""Buat rencana: the person, the period, and what the plan begins with."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.domain.errors import RuleBroken
from desktop_app.ui.plans.new_draft import NewPlanDraft, Source, Start, problem
from tests.ui.walker import settle

PERSON = bytes(16)


def draft(**more):
    return NewPlanDraft(person_id=PERSON, name="Orang Contoh", year=2026, **more)


def test_a_plan_without_dates_is_fine():
    assert problem(draft()) is None


def test_dates_must_lie_in_the_year_and_in_order():
    reversed_ = problem(draft(starts_on=date(2026, 6, 1), ends_on=date(2026, 5, 1)))
    across = problem(draft(starts_on=date(2025, 6, 1), ends_on=date(2026, 5, 1)))
    elsewhere = problem(draft(starts_on=date(2025, 6, 1), ends_on=date(2025, 7, 1)))

    assert isinstance(reversed_, RuleBroken)
    assert [reversed_.code, across.code, elsewhere.code] == [
        "skp.periode_terbalik",
        "skp.periode_lintas_tahun",
        "skp.periode_lintas_tahun",
    ]


def test_the_source_follows_what_is_chosen():
    own, other = Source(b"a" * 16, "Sendiri", 2025), Source(b"b" * 16, "Rekan", 2026)
    made = [draft(own=own, colleague=other, start=start).source for start in Start]

    assert made == [None, own.skp_id, other.skp_id]


def test_ctrl_n_asks_for_the_person_then_for_the_rest_and_opens_the_plan(room):
    room.page.listing.table.setFocus()
    QTest.keyClick(room.page.listing.table, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    picker = room.page.new_plan.picker
    assert picker.isVisible()
    room.type("hana", Qt.Key.Key_Return)
    form = room.page.new_plan.sheet
    assert form.isVisible()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    room.rest()

    assert room.said == ["Rencana Hana Sampel Contoh, S.E. dibuat"]
    assert room.page.stack.currentWidget() is room.page.editor
    assert room.page.editor.head.title.text() == "SKP 2026 · Hana Sampel Contoh, S.E."


def test_the_lines_of_a_colleague_are_taken_over(room):
    room.page.new_plan.ask_for(room.world.people["Hana Sampel"])
    form = room.page.new_plan.sheet
    form.choose.click()
    settle()
    room.type("sari", Qt.Key.Key_Return)
    assert form.colleague.isChecked()
    assert form.colleague.text() == "Salin rencana Sari Contoh, S.E. tahun 2026"
    form.deed.click()
    room.rest()

    assert len(room.plan.rhk) == 3
    assert {rhk.from_line for rhk in room.plan.rhk} == {r.line_id for r in room.world.sheet("Sari").plan.rhk}


def test_a_colleague_without_a_plan_is_said_and_the_form_stays(room):
    room.page.new_plan.ask_for(room.world.people["Hana Sampel"])
    room.page.new_plan.sheet.choose.click()
    room.type("darmo", Qt.Key.Key_Return)

    assert room.page.new_plan.sheet.isVisible()
    assert room.page.new_plan.sheet.wrong.text() == "Rekan itu belum punya rencana yang dapat disalin."


def test_an_own_earlier_plan_is_offered_first(room):
    room.page.new_plan.ask_for(room.world.people["Budi"], 2027)
    form = room.page.new_plan.sheet
    form.deed.click()
    room.rest()

    assert form.own.text() == "Salin rencananya sendiri tahun 2026"
    assert room.page.editor.state.sheet.skp.year == 2027
    assert len(room.plan.rhk) == 2


def test_another_year_asks_anew_what_can_be_copied(room):
    room.page.new_plan.ask_for(room.world.people["Budi"])
    form = room.page.new_plan.sheet
    before = form.own.isEnabled()
    form.year.choose(2025)

    assert before
    assert not form.own.isEnabled()
    assert form.empty.isChecked()


def test_a_wrong_period_is_said_in_the_form(room):
    room.page.new_plan.ask_for(room.world.people["Hana Sampel"])
    form = room.page.new_plan.sheet
    form.starts.setText("1/9/2026")
    form.ends.setText("1/8/2026")
    form.deed.click()

    assert form.isVisible()
    assert form.wrong.text()


def test_an_overlap_is_refused_by_the_rule_and_told(room):
    room.page.new_plan.ask_for(room.world.people["Budi"])
    form = room.page.new_plan.sheet
    form.starts.setText("1/3/2026")
    form.deed.click()
    room.rest()

    assert len(room.warned) == 1


def test_the_person_can_be_changed(room):
    room.page.new_plan.ask_for(room.world.people["Hana Sampel"])
    room.page.new_plan.sheet.change.click()
    room.type("darmo", Qt.Key.Key_Return)

    assert room.page.new_plan.sheet.person.text() == "Darmo Contoh, S.E."


def test_an_employee_makes_his_own_plan_without_choosing(room):
    room.world.acts_as("Hana Sampel")
    room.rest()
    room.page.new_plan.ask()

    assert room.page.new_plan.sheet.isVisible()
    assert room.page.new_plan.sheet.person.text() == "Hana Sampel Contoh, S.E."


def test_esc_closes_the_form_and_nothing_is_made(room):
    room.page.new_plan.ask_for(room.world.people["Hana Sampel"])
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    settle()

    assert not room.page.new_plan.sheet.isVisible()
    assert room.said == []
