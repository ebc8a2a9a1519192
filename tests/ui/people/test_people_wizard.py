"""The wizard: file, columns, check, import, the way back; by mouse, by dropping, by keys alone."""

import pytest
from people_sheet import HEADS, faulty, people, people_sheet
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from desktop_app.ui.people.importing.frame import CHECK, COLUMNS, DONE, FILE
from tests.ui.people.conftest import COUNT

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def wizard(room):
    room.go({"tampil": "impor"})
    return room.page.importing


@pytest.fixture
def sheet(tmp_path):
    """Forty people, of whom ten are new, one rises, one moves, and four are faulty."""
    rows = faulty(people(COUNT + 10))
    rows[10][8] = "IV/a"
    rows[11][13] = "Bidang Pelayanan Contoh"
    return people_sheet(tmp_path / "Data Pegawai.xlsx", rows)


def press(qtbot, room, button):
    qtbot.mouseClick(button, LEFT)
    room.rest()


def to_check(room, wizard, sheet):
    wizard.open_file(sheet)
    room.rest()
    wizard.go_on()
    room.rest()


def count(room):
    return room.page.listing.model.rowCount()


def tab_texts(wizard):
    tabs = wizard.check_step.tabs
    return [tabs.tabText(place) for place in range(tabs.count())]


def drag(zone, path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    actions, keys = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(zone.rect().center(), actions, data, LEFT, keys)
    zone.dragEnterEvent(enter)
    if enter.isAccepted():
        zone.dropEvent(QDropEvent(QPointF(zone.rect().center()), actions, data, LEFT, keys))
    return enter.isAccepted()


def test_four_presses_bring_a_sheet_in(room, sheet, qtbot):
    room.answers.opened = sheet
    qtbot.keyClick(room.page.listing.table, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    room.rest()
    wizard = room.page.importing
    for expected in (COLUMNS, CHECK, DONE):
        press(qtbot, room, wizard.next)
        assert wizard.step == expected

    assert count(room) == COUNT + 10
    assert room.said == ["10 pegawai baru, 2 berubah"]
    assert room.warned == []


def test_the_check_counts_and_names_row_sentence_and_code(room, wizard, sheet):
    to_check(room, wizard, sheet)
    step = wizard.check_step
    model = step.table().model()
    rows = [
        tuple(str(model.index(row, column).data()) for column in range(3)) for row in range(model.rowCount())
    ]

    assert tab_texts(wizard) == ["Salah 4", "Baru 10", "Berubah 2", "Sama 24"]
    assert wizard.next.text() == "Impor 12 baris"
    assert [row[0] for row in rows] == ["7", "8", "9", "10"]
    assert [row[2].rsplit(", ", 1)[1] for row in rows] == [
        "nip.rusak_angka",
        "nip.panjang",
        "sel.golongan",
        "pegawai.unit_tidak_dikenal",
    ]
    step.table().selectRow(1)
    assert step.told.text().startswith("Baris 8, ")
    assert "tertulis 17 digit" in step.told.text()
    assert count(room) == COUNT


def test_what_changes_is_shown_before_and_after(room, wizard, sheet):
    to_check(room, wizard, sheet)
    wizard.check_step.tabs.pick("berubah")
    model = wizard.check_step.table().model()

    assert {str(model.index(row, 2).data()) for row in range(model.rowCount())} == {
        "III/b → IV/a, Golongan",
        "Bidang Data Contoh → Bidang Pelayanan Contoh, Unit kerja",
    }
    assert wizard.check_step.summary.text() == "1 pindah unit"


def test_the_rows_of_the_check_can_be_searched(room, wizard, sheet, qtbot):
    to_check(room, wizard, sheet)
    qtbot.keyClick(wizard.check_step.table(), Qt.Key.Key_Slash)
    assert wizard.check_step.field.hasFocus()
    with qtbot.waitSignal(wizard.check_step.table().model().counted):
        qtbot.keyClicks(wizard.check_step.field, "golongan")

    assert wizard.check_step.table().model().rowCount() == 1


@pytest.mark.parametrize("way", ["toast", "button", "history", "keys"])
def test_an_import_is_taken_back_as_one_act(room, wizard, sheet, qtbot, way):
    to_check(room, wizard, sheet)
    wizard.go_on()
    room.rest()
    match way:
        case "toast":
            press(qtbot, room, room.window.toast.button)
        case "button":
            press(qtbot, room, wizard.done_step.undo)
        case "keys":
            qtbot.keyClick(wizard.next, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        case _:
            wizard.go(FILE)
            wizard.file_step.undo_wanted.emit(room.desk.house.people_import.history()[0])
    room.rest()

    assert count(room) == COUNT
    assert "Impor diurungkan" in room.said
    assert wizard.step == FILE


def test_an_undone_import_cannot_be_undone_again_from_an_old_toast(room, wizard, sheet):
    to_check(room, wizard, sheet)
    wizard.go_on()
    room.rest()
    wizard.done_step.undo.click()
    room.rest()
    room.window.undo.undo()
    room.rest()

    assert room.warned == ["Impor ini sudah diurungkan. Tidak ada data yang berubah."]


def test_the_same_file_twice_changes_nothing_and_says_so(room, wizard, sheet):
    for _ in range(2):
        to_check(room, wizard, sheet)
        wizard.go_on()
        room.rest()

    assert count(room) == COUNT + 10
    assert "sudah pernah diimpor" in wizard.done_step.said.text()
    assert not wizard.done_step.undo.isVisible()


def test_faulty_rows_come_back_as_a_sheet(room, wizard, sheet, tmp_path, qtbot):
    to_check(room, wizard, sheet)
    wizard.go_on()
    room.rest()
    room.answers.saved = tmp_path / "salah.xlsx"
    press(qtbot, room, wizard.done_step.faults)
    wizard.open_file(room.answers.saved)
    room.rest()

    assert wizard.columns_step.file.rows == 4
    assert "Baris yang salah tersimpan sebagai salah.xlsx" in room.said


def test_giving_up_a_file_question_leaves_everything(room, wizard, qtbot):
    press(qtbot, room, wizard.next)
    press(qtbot, room, wizard.file_step.template)

    assert wizard.step == FILE
    assert room.said == room.warned == []


def test_our_template_is_written_and_known_again(room, wizard, tmp_path, qtbot):
    room.answers.saved = tmp_path / "templat.xlsx"
    press(qtbot, room, wizard.file_step.template)
    wizard.open_file(room.answers.saved)
    room.rest()

    assert wizard.step == COLUMNS
    assert wizard.next.isEnabled()


def test_only_one_local_spreadsheet_can_be_dropped(room, wizard, sheet, tmp_path):
    assert not drag(wizard.file_step.zone, tmp_path / "gambar.png")
    assert drag(wizard.file_step.zone, sheet)
    room.rest()

    assert wizard.step == COLUMNS


def test_a_file_that_is_no_sheet_is_refused_in_words(room, wizard, tmp_path):
    path = tmp_path / "rusak.xlsx"
    path.write_bytes(b"bukan lembar kerja")
    wizard.open_file(path)
    room.rest()

    assert wizard.step == FILE
    assert len(room.warned) == 1
    assert "Tidak ada data yang berubah" in room.warned[0]


def test_a_missing_column_holds_the_check_back_until_it_is_matched(room, wizard, tmp_path):
    heads = ("NOMOR XYZ", *HEADS[1:])
    wizard.open_file(people_sheet(tmp_path / "asing.xlsx", people(5), heads))
    room.rest()
    step = wizard.columns_step
    assert step.lacking.text() == "Kolom wajib belum ada: NIP."
    assert not wizard.next.isEnabled()
    assert "wajib" in wizard.next.toolTip()

    step.combos[0].choose("nip")
    room.rest()

    assert not step.lacking.isVisible()
    assert wizard.next.isEnabled()


def test_a_choice_is_remembered_for_the_next_sheet_with_these_headings(room, wizard, tmp_path):
    heads = ("NOMOR XYZ", *HEADS[1:])
    path = people_sheet(tmp_path / "asing.xlsx", people(COUNT + 1), heads)
    wizard.open_file(path)
    room.rest()
    wizard.columns_step.combos[0].choose("nip")
    for _ in range(2):
        wizard.go_on()
        room.rest()
    wizard.open_file(path)
    room.rest()

    assert wizard.columns_step.combos[0].value() == "nip"
    assert str(wizard.columns_step.file.columns[0].standing) == "diingat"


def test_columns_can_be_narrowed_and_the_unread_are_told(room, wizard, sheet):
    wizard.open_file(sheet)
    room.rest()
    step = wizard.columns_step
    step.chips.pick("lewat")
    room.rest()

    seen = [combo.accessibleName() for combo in step.combos if combo.isVisible()]
    assert seen == ["Mengisi kolom NIK", "Mengisi kolom KODE X"]


def test_another_heading_row_reads_the_sheet_anew(room, wizard, sheet):
    wizard.open_file(sheet)
    room.rest()
    wizard.columns_step.heads.choose(2)
    room.rest()

    assert wizard.columns_step.file.header_row == 2
    assert not wizard.next.isEnabled()


def test_unknown_units_are_not_founded_when_it_is_not_wanted(room, wizard, tmp_path):
    rows = people(COUNT + 1)
    rows[-1][13] = "Bidang Baru Contoh"
    wizard.open_file(people_sheet(tmp_path / "unit.xlsx", rows))
    room.rest()
    wizard.columns_step.founding.setChecked(False)
    wizard.go_on()
    room.rest()
    without = tab_texts(wizard)[0]
    wizard.escape()
    wizard.columns_step.founding.setChecked(True)
    wizard.go_on()
    room.rest()

    assert (without, tab_texts(wizard)[0]) == ("Salah 1", "Salah 0")
    assert "1 unit baru dibuat (Bidang Baru Contoh)" in wizard.check_step.summary.text()


def test_escape_goes_one_step_back_and_then_to_the_list(room, wizard, sheet, qtbot):
    to_check(room, wizard, sheet)
    steps = []
    for _ in range(3):
        qtbot.keyClick(room.window, Qt.Key.Key_Escape)
        room.rest()
        steps.append(wizard.step if wizard.isVisible() else "daftar")

    assert steps == [COLUMNS, FILE, "daftar"]


def test_coming_back_goes_on_where_one_was(room, wizard, sheet):
    to_check(room, wizard, sheet)
    room.go()
    room.go({"tampil": "impor"})

    assert wizard.step == CHECK


def test_a_cancelled_import_writes_nothing(room, wizard, sheet):
    to_check(room, wizard, sheet)
    wizard.go_on()
    wizard.progress.cancel.click()
    room.rest()

    assert wizard.step == CHECK
    assert count(room) == COUNT
    assert room.desk.house.people_import.history()[0].file_name == "semula.xlsx"


def test_the_whole_import_by_keys_alone(room, sheet, qtbot):
    room.answers.opened = sheet
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(room.page.listing.table, Qt.Key.Key_I, control)
    room.rest()
    wizard = room.page.importing
    assert wizard.file_step.zone.hasFocus()
    qtbot.keyClick(wizard.file_step.zone, Qt.Key.Key_Return)
    room.rest()
    assert wizard.columns_step.combos[0].hasFocus()
    qtbot.keyClick(wizard.columns_step.combos[0], Qt.Key.Key_Return, control)
    room.rest()
    assert wizard.check_step.table().hasFocus()
    qtbot.keyClick(wizard.check_step.table(), Qt.Key.Key_Return, control)
    room.rest()
    assert wizard.next.hasFocus()
    qtbot.keyClick(wizard.next, Qt.Key.Key_Return)
    room.rest()

    assert room.page.superiors.isVisible()
    assert count(room) == COUNT + 10
