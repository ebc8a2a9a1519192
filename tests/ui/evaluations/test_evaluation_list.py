"""The period with its matrix and list, as somebody at the desk sees and uses it."""

from __future__ import annotations

import pytest
from evaluation_house import TW3, Period
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest

from desktop_app.ui.actions import clashes
from desktop_app.ui.evaluations.keys import page_specs
from desktop_app.ui.evaluations.periods import due_period, periods_of
from desktop_app.ui.page import Place
from desktop_app.ui.shell.window_actions import window_specs
from desktop_app.ui.widgets.buttons import Button
from tests.ui.walker import faults, nameless, settle


def names(room):
    model = room.page.listing.roster.model
    lines = [model.line_of(model.id_at(row)) for row in range(model.rowCount())]
    return [line.name.removesuffix(" Contoh, S.E.") for line in lines]


def test_the_period_that_ended_last_is_shown_with_its_counts(room):
    assert room.page.listing.chosen_period() == TW3
    assert room.page.listing.head._subtitle.text() == "Triwulan III 2026 · 13 pegawai · 10 sudah dinilai"
    assert len(names(room)) == 13


def test_the_matrix_counts_every_cell_and_enter_lists_its_people(room, qtbot):
    matrix = room.page.listing.board.matrix
    counts = [[cell.count for cell in line] for line in matrix._cells]
    matrix.setFocus()
    QTest.keyClick(matrix, Qt.Key.Key_Up)
    QTest.keyClick(matrix, Qt.Key.Key_Right)
    QTest.keyClick(matrix, Qt.Key.Key_Return)
    settle()

    assert counts == [[1, 1, 1], [1, 2, 1], [1, 1, 1]]
    assert names(room) == ["Adi Umpama"]
    assert room.page.listing.roster.cell.isVisible()


def test_leaving_a_cell_shows_everybody_again(room):
    room.page.listing.board.matrix.opened.emit(0, 2)
    room.page.listing.roster.cell.click()

    assert len(names(room)) == 13
    assert not room.page.listing.roster.cell.isVisible()


def test_chips_count_the_states_and_narrow_the_list(room):
    roster = room.page.listing.roster
    roster.chips.pick("final")

    assert roster.chips._chips["final"].text() == "Ditetapkan 3"
    assert names(room) == ["Anisa Peraga", "Fajar Ibarat", "Lukman Kiasan"]


def test_the_first_page_leads_to_those_who_wait(room):
    room.window.go(Place("evaluasi", {"status": "belum"}))

    assert names(room) == ["Dewi Lestari", "Kartika Ragam", "Wulan"]


def test_a_search_without_a_hit_says_so_and_offers_everybody(room):
    roster = room.page.listing.roster
    roster.field.setText("tidak ada orang ini")
    roster.model.reload()
    settle()
    is_empty = not names(room) and roster.empty_button.isVisible()
    roster.empty_button.click()

    assert is_empty
    assert len(names(room)) == 13


def test_another_quarter_has_its_own_list_and_figures(room):
    room.page.listing.choice.period.choose(Period("2026-TW1"))
    settle()

    assert room.page.listing.head._subtitle.text() == "Triwulan I 2026 · 13 pegawai · 0 sudah dinilai"


def test_an_empty_period_is_prepared_from_the_list_itself(room):
    room.page.listing.show_period(Period("2025"))
    room.page.listing.roster.empty_button.click()
    room.rest()

    assert room.said[-1] == "Belum ada SKP ditetapkan yang berlaku pada Tahun 2025"


def test_preparing_twice_makes_nothing_twice(room):
    button = next(
        b for b in room.page.findChildren(Button) if b.text() == "Siapkan penilaian" and b.isVisible()
    )
    button.click()
    room.rest()

    assert room.said[-1] == "Semua 13 penilaian Triwulan III 2026 sudah siap"


def test_the_recap_is_written_where_it_is_wanted(room, tmp_path):
    room.world.desk.dialogs.to_save = tmp_path / "rekap.xlsx"
    room.page.listing.wanted.emit("rekap")
    room.rest()

    assert (tmp_path / "rekap.xlsx").stat().st_size > 1000
    assert room.said[-1] == "Rekap disimpan ke rekap.xlsx"


def test_a_recap_given_up_writes_nothing(room):
    room.page.listing.wanted.emit("rekap")
    room.rest()

    assert room.said == []


def test_an_employee_sees_himself_only_and_why_he_prepares_nothing(room):
    room.world.acts_as(room.world.people["Dewi Lestari"])
    room.rest()
    act = room.page.listing._acts["siapkan"]

    assert names(room) == ["Dewi Lestari"]
    assert not act.isEnabled()
    assert "operator" in act.toolTip()


def test_the_penilai_sees_his_unit_and_the_count_that_waits(room):
    badges = []
    room.page.badged.connect(badges.append)
    room.world.acts_as(room.world.people["Wulan"])
    room.rest()

    assert len(names(room)) == 13
    assert badges[-1] == 3


@pytest.mark.parametrize(
    ("day", "apart", "wanted"),
    [
        ("2026-11-24", False, "2026-TW3"),
        ("2026-04-01", False, "2026-TW1"),
        ("2026-03-31", False, "2026-TW1"),
        ("2026-12-31", True, "2026-TW3"),
    ],
)
def test_the_period_that_is_due(day, apart, wanted):
    from datetime import date

    assert due_period(date.fromisoformat(day), apart=apart).text == wanted


def test_the_fourth_quarter_stands_apart_only_when_the_office_says_so():
    assert [p.text for p in periods_of(2026, apart=False)] == ["2026-TW1", "2026-TW2", "2026-TW3", "2026"]
    assert len(periods_of(2026, apart=True)) == 5


def test_no_two_actions_answer_to_one_key(room):
    specs = [*window_specs([]), *page_specs()]

    assert clashes(specs) == []
    assert all(not spec.shortcut or not QKeySequence(spec.shortcut).isEmpty() for spec in specs)


@pytest.mark.parametrize("scale", [100, 130])
@pytest.mark.parametrize("size", [(1366, 697), (1093, 574), (911, 492), (1600, 900)])
@pytest.mark.parametrize("view", ["matriks", "daftar"])
def test_nothing_is_cut_at_any_size(room, theme, size, scale, view):
    theme.scale(scale)
    room.window.resize(*size)
    settle()
    room.page.listing.tabs.pick(view)
    settle()

    assert faults(room.page.listing) == []
    assert nameless(room.page) == []


def test_the_order_can_be_changed_by_name_and_state(room):
    room.page.listing.roster.model.filter()
    action = next(a for a in room.page.listing.actions() if a.objectName() == "evaluasi.urut.status")
    action.trigger()
    first = names(room)[0]
    action.trigger()

    assert names(room)[0] != first


def test_reloading_keeps_the_chosen_person(room):
    roster = room.page.listing.roster
    roster.table.choose(room.world.evaluation("Hana Sampel"))
    room.page.listing.reload()
    room.rest()

    assert roster.table.chosen_id() == room.world.evaluation("Hana Sampel")


def test_enter_in_the_list_opens_the_sheet_and_escape_leads_back(room):
    table = room.page.listing.roster.table
    table.choose(room.world.evaluation("Dewi Lestari"))
    QTest.keyClick(table, Qt.Key.Key_Return)
    settle()
    is_open = room.page.stack.currentWidget() is room.page.sheet
    QTest.keyClick(room.page.sheet, Qt.Key.Key_Escape)
    settle()

    assert is_open
    assert room.page.stack.currentWidget() is room.page.listing


def test_coming_to_the_page_tells_the_navigation_how_many_wait(room):
    badges = []
    room.page.badged.connect(badges.append)
    room.window.go(Place("evaluasi", {"status": "belum"}))
    room.rest()

    assert badges[-1] == 3
