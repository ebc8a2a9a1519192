"""The controls used by hand and by keyboard."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAction, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.ui.jobs import Job
from desktop_app.ui.theme.tokens import Tone
from desktop_app.ui.widgets.buttons import ActionButton, Button, Chips
from desktop_app.ui.widgets.cards import Stepper, Tabs
from desktop_app.ui.widgets.checks import CheckBox
from desktop_app.ui.widgets.doors import Figure, KpiCard
from desktop_app.ui.widgets.editors import Combo, DateEdit, NumberEdit, SearchField, TextArea
from desktop_app.ui.widgets.fields import Field
from desktop_app.ui.widgets.layouts import boxed, column
from desktop_app.ui.widgets.matrix import Matrix, MatrixCell
from desktop_app.ui.widgets.rating import Rating
from desktop_app.ui.widgets.waiting import ProgressCard

RATINGS = [("bawah", "Bawah", Tone.DANGER), ("sesuai", "Sesuai", Tone.SUCCESS), ("atas", "Atas", Tone.VIOLET)]
WORDS = ("Di atas ekspektasi", "Sesuai ekspektasi", "Di bawah ekspektasi")


@pytest.fixture
def shown(theme, qtbot):
    kept = []  # pytest-qt holds its widgets weakly

    def show(*widgets):
        box = boxed(column(*widgets))
        kept.append(box)
        qtbot.addWidget(box)
        box.show()
        box.activateWindow()
        qtbot.waitUntil(box.isActiveWindow)
        return box

    return show


def test_enter_presses_a_button(shown, qtbot):
    button = Button("Setujui")
    pressed = []
    button.clicked.connect(lambda: pressed.append(True))
    shown(button)

    qtbot.keyClick(button, Qt.Key.Key_Return)

    assert pressed == [True]


def test_a_button_of_an_action_follows_it(shown, qtbot):
    owner = QWidget()
    action = QAction("Ajukan", owner)
    runs = []
    action.triggered.connect(lambda: runs.append(True))
    button = ActionButton(action)
    shown(button, owner)
    button.click()
    action.setText("Ajukan lagi")
    action.setEnabled(False)
    button.click()

    assert (button.text(), button.isEnabled(), runs) == ("Ajukan lagi", False, [True])


def test_one_chip_holds_and_tells_its_key(shown, qtbot):
    chips = Chips([("", "Semua"), ("draf", "Draf"), ("diajukan", "Diajukan")], "Status")
    picked = []
    chips.picked.connect(picked.append)
    shown(chips)
    chips.pick("draf")
    draft = next(chip for chip in chips.findChildren(Button) if chip.text() == "Draf")
    draft.setFocus()
    qtbot.keyClick(draft, Qt.Key.Key_Right)

    assert (picked, chips.key()) == (["draf", "diajukan"], "diajukan")


def test_a_rating_is_chosen_by_number_arrow_and_mouse_and_emptied_again(shown, qtbot):
    rating = Rating(RATINGS, "Rating hasil kerja")
    told = []
    rating.rated.connect(told.append)
    shown(rating)
    assert rating.value() is None
    qtbot.keyClick(rating, Qt.Key.Key_2)
    qtbot.keyClick(rating, Qt.Key.Key_Right)
    qtbot.keyClick(rating, Qt.Key.Key_Delete)
    place = rating.rect().center()
    place.setX(5)
    qtbot.mouseClick(rating, Qt.MouseButton.LeftButton, pos=place)

    assert told == ["sesuai", "atas", None, "bawah"]
    assert rating.accessibleDescription() == "Bawah"


def test_a_rating_that_is_off_cannot_be_changed(shown, qtbot):
    rating = Rating(RATINGS, "Rating hasil kerja")
    rating.rate("atas")
    rating.setEnabled(False)
    shown(rating)
    qtbot.mouseClick(rating, Qt.MouseButton.LeftButton)

    assert rating.value() == "atas"


def test_arrows_move_in_the_matrix_and_enter_opens_the_cell(shown, qtbot):
    cells = [[MatrixCell(row * 3 + column, "Baik", Tone.SUCCESS) for column in range(3)] for row in range(3)]
    matrix = Matrix(cells, WORDS, WORDS[::-1], "Matriks predikat")
    opened = []
    matrix.opened.connect(lambda *at: opened.append(at))
    shown(matrix)
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_Return):
        qtbot.keyClick(matrix, key)
    qtbot.mouseClick(matrix, Qt.MouseButton.LeftButton, pos=matrix.area(2, 0).center().toPoint())

    assert opened == [(0, 2), (2, 0)]
    assert "6 pegawai, Baik" in matrix.accessibleDescription()


def test_what_is_wrong_is_said_when_the_focus_leaves_and_vanishes_while_typing(shown, qtbot):
    editor = DateEdit("Tanggal", 2026)
    field, other = Field("Tanggal", editor, "Hari penetapan", check=editor.problem), Button("Simpan")
    shown(field, other)
    editor.setFocus()
    qtbot.keyClicks(editor, "31/02")
    assert field.error() == ""
    other.setFocus()
    assert field.error().startswith("Tanggal tidak dikenali")
    assert editor.accessibleDescription() == field.error()

    editor.setFocus()
    qtbot.keyClick(editor, Qt.Key.Key_Backspace)

    assert field.error() == ""
    assert editor.accessibleDescription() == "Hari penetapan"


def test_an_error_of_a_rule_can_be_shown_at_its_field(shown):
    field = Field("Umpan balik", TextArea(), "Bantuan")
    shown(field)
    field.show_error("Wajib diisi.")

    assert field.error() == "Wajib diisi."
    assert field.editor.property("state") == "error"


def test_a_day_is_set_right_on_leaving(shown, qtbot):
    editor, other = DateEdit("Tanggal", 2026), Button("Simpan")
    days = []
    editor.dated.connect(days.append)
    shown(editor, other)
    editor.setFocus()
    qtbot.keyClicks(editor, "24 nov")
    other.setFocus()

    assert editor.text() == "24/11/2026"
    assert days == [date(2026, 11, 24)]


def test_a_number_is_exact_and_its_decimals_are_kept_in_bounds(shown, qtbot):
    editor, other = NumberEdit("Target", decimals=2), Button("Simpan")
    shown(editor, other)
    editor.setFocus()
    qtbot.keyClicks(editor, "1234567,5")
    other.setFocus()
    assert (editor.text(), editor.number()) == ("1.234.567,5", Decimal("1234567.5"))

    editor.setText("1,234")

    assert editor.problem() == "Paling banyak 2 angka di belakang koma."
    assert editor.number() is None


def test_the_wheel_does_not_change_a_choice_without_focus(shown):
    combo, other = Combo([(1, "Satu"), (2, "Dua")], "Pilihan"), Button("Simpan")
    shown(combo, other)
    other.setFocus()
    down = QPointF(5, 5)
    turn = QWheelEvent(
        down,
        down,
        down.toPoint(),
        QPointF(0, -120).toPoint(),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(combo, turn)

    assert combo.value() == 1


def test_other_choices_keep_the_value_if_it_is_among_them(shown):
    combo = Combo([(1, "Satu"), (2, "Dua")], "Pilihan")
    told = []
    combo.choose(2)
    combo.valued.connect(told.append)
    combo.offer([(3, "Tiga"), (2, "Dua")])
    kept = combo.value()
    combo.offer([(7, "Tujuh")])
    shown(combo)

    assert (kept, combo.value(), told) == (2, 7, [7])


def test_escape_empties_the_search_first(shown, qtbot):
    field = SearchField("Saring", "Saring daftar")
    shown(field)
    qtbot.keyClicks(field, "sari")
    qtbot.keyClick(field, Qt.Key.Key_Escape)

    assert field.text() == ""


def test_a_figure_is_a_door_for_the_keyboard_too(shown, qtbot):
    card = KpiCard("Menunggu penilaian", "clock", Figure("22", "7 lewat tenggat", Tone.DANGER))
    pressed = []
    card.clicked.connect(lambda: pressed.append(True))
    shown(card)
    qtbot.keyClick(card, Qt.Key.Key_Return)

    assert pressed == [True]
    assert card.accessibleName() == "Menunggu penilaian, 22, 7 lewat tenggat"


def test_tabs_and_steps_say_where_one_is(shown):
    tabs, steps = Tabs([("data", "Data"), ("skp", "SKP")], "Bagian"), Stepper(("Berkas", "Kolom"))
    picked = []
    tabs.picked.connect(picked.append)
    shown(tabs, steps)
    tabs.pick("skp")
    steps.go(1)

    assert (picked, tabs.key()) == (["skp"], "skp")
    assert steps.accessibleName() == "Langkah 2 dari 2: Kolom"


def test_a_check_box_answers_to_space(shown, qtbot):
    box = CheckBox("Atas nama")
    shown(box)
    qtbot.keyClick(box, Qt.Key.Key_Space)

    assert box.isChecked()


def test_a_progress_card_counts_cancels_and_goes(shown, qtbot):
    card = ProgressCard("Mengimpor pegawai")
    job = Job(lambda _: None)
    shown(card)
    card.follow(job)
    assert card.isHidden()
    card.show()
    job.stepped.emit(1200, 1820)
    assert card.bar.accessibleDescription() == "66%"
    card.cancel.click()
    assert job.is_cancelled
    job.finished.emit()

    assert card.isHidden()


def test_an_error_at_a_rating_vanishes_when_one_is_chosen(shown, qtbot):
    rating = Rating(RATINGS, "Rating hasil kerja")
    field = Field("Rating hasil kerja", rating, is_required=True)
    shown(field)
    field.show_error("Pilih salah satu.")
    qtbot.keyClick(rating, Qt.Key.Key_1)

    assert field.error() == ""
