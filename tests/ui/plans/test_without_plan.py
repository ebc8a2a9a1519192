"""Belum ada SKP: the list behind the number on the first page, and the way to a plan."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.ui.page import Place
from tests.ui.walker import faults, nameless, settle


def test_the_first_page_leads_to_those_without_a_plan_and_on_to_the_form(room):
    room.window.go(Place("rencana", {"tampil": "belum"}))
    form = room.page.missing
    shown = [form.list.item(n).text() for n in range(form.list.count())]
    note = form.note.text()
    room.type("hana", Qt.Key.Key_Return)

    assert [text.split(" · ")[0] for text in shown] == ["Darmo Contoh, S.E.", "Hana Sampel Contoh, S.E."]
    assert note == "2 pegawai. Tenggat penetapan 31 Januari 2026 sudah lewat."
    assert room.page.new_plan.sheet.isVisible()
    assert room.page.new_plan.sheet.person.text() == "Hana Sampel Contoh, S.E."


def test_the_button_asks_for_the_year_of_the_list(room):
    room.page.listing.year.choose(2027)
    room.window._actions.run("rencana.belum")

    assert room.page.missing.title.text() == "Belum ada SKP 2027"
    assert room.page.missing.note.text().startswith("Daftar ini mulai ditampilkan")


def test_the_list_is_clean_and_esc_closes_it(room):
    room.page.missing.ask(2026)
    settle()
    wrong = faults(room.page.missing) + nameless(room.page.missing)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    settle()

    assert wrong == []
    assert not room.page.missing.isVisible()


def test_the_first_page_leads_to_a_new_plan(room):
    room.window.go(Place("rencana", {"tampil": "buat"}))

    assert room.page.new_plan.picker.isVisible()
