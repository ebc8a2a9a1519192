"""The frame used: navigation, history, keys, palette, strips, undo, theme."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from desktop_app.domain.errors import RuleBroken
from desktop_app.ui.actions import ActionSpec, clashes, shortcut_words
from desktop_app.ui.messages import tell
from desktop_app.ui.page import Place
from desktop_app.ui.shell.history import History
from tests.ui.sample_pages import make_window
from tests.ui.walker import settle

NO, CTRL, ALT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)


@pytest.fixture
def window(theme, qtbot):
    made, notices, actions = make_window(theme)
    qtbot.addWidget(made)
    made.notices, made.registry = notices, actions
    made.resize(1366, 697)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def _press(window, key, modifier=NO):
    QTest.keyClick(window.windowHandle(), key, modifier)
    settle()


def test_a_page_is_made_when_first_opened_and_kept(window):
    assert window.pages.made() == ("beranda",)
    for key in ("rencana", "beranda", "rencana"):
        window.go(Place(key))

    assert window.pages.made() == ("beranda", "rencana")


def test_digits_with_ctrl_open_the_pages(window):
    _press(window, Qt.Key.Key_2, CTRL)

    assert window.pages.current_key() == "rencana"
    assert window.sidebar.first().accessibleName() == "Rencana kinerja"


def test_a_click_in_the_navigation_opens_the_page(window, qtbot):
    item = window.sidebar.first()
    window.go(Place("rencana"))
    qtbot.mouseClick(item, Qt.MouseButton.LeftButton)

    assert window.pages.current_key() == "beranda"


def test_alt_and_arrows_go_back_and_forward_to_the_targets(window):
    window.go(Place("rencana", "satu"))
    window.go(Place("rencana", "dua"))
    window.go(Place("pegawai"))
    _press(window, Qt.Key.Key_Left, ALT)
    _press(window, Qt.Key.Key_Left, ALT)
    _press(window, Qt.Key.Key_Right, ALT)

    assert window.pages.current_key() == "rencana"
    assert window.pages.current().targets == ["satu", "dua", "dua", "satu", "dua"]


def test_history_forgets_what_lay_ahead_when_another_way_is_taken():
    history = History()
    for page in ("a", "b", "b", "c"):
        history.visit(Place(page))
    history.back()
    history.visit(Place("d"))

    assert history.forward() is None
    assert history.back() == Place("b")
    assert history.back() == Place("a")
    assert history.back() is None


def test_the_slash_goes_to_the_filter_but_is_typed_within_a_field(window, qtbot):
    window.go(Place("rencana"))
    _press(window, Qt.Key.Key_Slash)
    field = window.pages.current().field
    assert QApplication.focusWidget() is field

    _press(window, Qt.Key.Key_Slash)

    assert field.text() == "/"


def test_f6_goes_round_the_regions(window):
    window.go(Place("rencana"))
    page = window.pages.current()
    seen = []
    for _ in range(4):
        _press(window, Qt.Key.Key_F6)
        seen.append(QApplication.focusWidget())

    assert set(seen) == {window.sidebar.first(), window.top_bar.field, page.field, page.table}


def test_the_palette_finds_people_and_goes_there(window, qtbot):
    _press(window, Qt.Key.Key_K, CTRL)
    assert QApplication.focusWidget() is window.palette_sheet.field
    QTest.keyClicks(window.palette_sheet.field, "sari")
    _press(window, Qt.Key.Key_Return)

    assert not window.palette_sheet.isVisible()
    assert window.pages.current().targets == ["Sari Contoh, M.AP."]


def test_the_palette_moves_with_arrows_around_its_results(window):
    window.palette_sheet.ask()
    QTest.keyClicks(window.palette_sheet.field, "sari")
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Down):
        _press(window, key)
    _press(window, Qt.Key.Key_Return)

    assert window.pages.current_key() == "rencana"


def test_the_palette_runs_an_action_of_a_page_that_was_never_opened(window):
    window.palette_sheet.ask()
    QTest.keyClicks(window.palette_sheet.field, "buat contoh")
    _press(window, Qt.Key.Key_Return)

    assert window.pages.current_key() == "pegawai"
    assert window.pages.current().made == 1


def test_escape_closes_the_palette_and_the_focus_goes_back(window):
    window.go(Place("rencana"))
    table = window.pages.current().table
    table.setFocus()
    _press(window, Qt.Key.Key_K, CTRL)
    _press(window, Qt.Key.Key_Escape)

    assert not window.palette_sheet.isVisible()
    assert QApplication.focusWidget() is table


def test_a_click_beside_the_palette_closes_it(window, qtbot):
    window.palette_sheet.ask()
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, NO, QPoint(5, 690))
    settle()

    assert not window.palette_sheet.isVisible()


def test_nothing_found_is_said(window, qtbot):
    window.palette_sheet.ask()
    QTest.keyClicks(window.palette_sheet.field, "zzzz")
    qtbot.waitUntil(lambda: window.palette_sheet.results.count() == 0)

    assert not window.palette_sheet.isHidden()


def test_f1_shows_every_shortcut_of_the_registry(window):
    _press(window, Qt.Key.Key_F1)
    texts = {label.text() for label in window.shortcut_sheet.findChildren(QLabel)}
    wanted = {shortcut_words(spec.shortcut) for spec in window.registry.specs() if spec.shortcut}

    assert wanted <= texts


def test_no_two_actions_share_a_key_where_both_would_answer(window):
    for key in ("beranda", "rencana", "evaluasi", "pegawai", "pengaturan"):
        window.go(Place(key))

    assert clashes(window.registry.specs()) == []


def test_a_shared_key_is_noticed_unless_the_pages_differ():
    one = ActionSpec("satu", "Satu", shortcut="Ctrl+N", page="rencana")
    other = ActionSpec("dua", "Dua", shortcut="ctrl+n", page="pegawai")
    everywhere = ActionSpec("tiga", "Tiga", shortcut="Ctrl+N")

    assert clashes([one, other]) == []
    assert clashes([one, other, everywhere]) == [("satu", "tiga"), ("dua", "tiga")]


def test_a_shortcut_of_a_page_works_only_there(window):
    window.go(Place("pegawai"))
    page = window.pages.current()
    page.button.setFocus()
    _press(window, Qt.Key.Key_N, CTRL)
    window.go(Place("rencana"))
    window.pages.current().table.setFocus()
    _press(window, Qt.Key.Key_N, CTRL)

    assert page.made == 1


def test_undo_is_offered_only_while_there_is_something_to_take_back(window):
    undone = []
    assert window.top_bar.undo.isHidden()
    window.notices.say_undoable("Rencana Adi disetujui", lambda: undone.append("Adi"))
    window.notices.say_undoable("Rencana Ani disetujui", lambda: undone.append("Ani"))
    assert window.top_bar.undo.toolTip() == "Urungkan: Rencana Ani disetujui (Ctrl Z)"
    _press(window, Qt.Key.Key_Z, CTRL)
    window.top_bar.undo.click()

    assert undone == ["Ani", "Adi"]
    assert window.top_bar.undo.isHidden()


def test_the_toast_takes_back_the_same_deed_as_the_key(window):
    undone = []
    window.notices.say_undoable("Rencana Adi disetujui", lambda: undone.append("Adi"))
    window.toast.button.click()

    assert undone == ["Adi"]
    assert not window.toast.isVisible()
    assert window.undo.newest() == ""


def test_an_error_people_can_act_on_stands_in_the_strip_until_closed(window, monkeypatch):
    monkeypatch.setattr("desktop_app.ui.messages.sentence", lambda error: "Rencana belum punya hasil kerja.")
    for _ in range(2):
        tell(window.notices, RuleBroken("contoh"))
    assert window.banners.texts() == ["Rencana belum punya hasil kerja."]
    _press(window, Qt.Key.Key_Escape)

    assert window.banners.texts() == []
    assert window.banners.isHidden()


def test_an_error_of_ours_goes_to_the_last_net(window):
    with pytest.raises(KeyError):
        tell(window.notices, KeyError("x"))

    assert window.banners.texts() == []


def test_at_most_three_strips_stand(window):
    for number in range(5):
        window.notices.warn(f"Perhatian {number}")

    assert window.banners.texts() == ["Perhatian 4", "Perhatian 3", "Perhatian 2"]


def test_the_details_lie_over_the_list_in_a_narrow_window_and_escape_closes_them(window):
    window.resize(911, 492)
    window.go(Place("rencana"))
    page = window.pages.current()
    settle()
    assert not page.beside.panel.isVisible()
    page.beside.open()
    settle()
    assert page.beside.panel.isVisible()
    assert page.beside.panel.geometry().right() == page.beside.rect().right()
    page.table.setFocus()
    _press(window, Qt.Key.Key_Escape)
    assert not page.beside.panel.isVisible()

    window.resize(1366, 697)
    settle()

    assert page.beside.panel.isVisible()


def test_the_navigation_shrinks_to_icons_below_the_breakpoint(window):
    wide = window.sidebar.width()
    window.resize(1100, 600)
    settle()

    assert (wide, window.sidebar.width()) == (216, 60)


def test_the_theme_key_turns_the_look(window, theme):
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_L, CTRL | Qt.KeyboardModifier.ShiftModifier)

    assert theme.is_dark


def test_the_user_chip_asks_to_act_as_somebody_else(window, qtbot):
    with qtbot.waitSignal(window.acting_wanted):
        qtbot.mouseClick(window.sidebar.chip, Qt.MouseButton.LeftButton)

    assert "Contoh Satu" in window.sidebar.chip.accessibleName()


def test_a_practice_office_has_a_red_frame_and_the_word(window, theme):
    window.show_practice(True)
    settle()
    picture = window.grab().toImage()

    assert picture.pixelColor(1, 300).name().upper() == "#B3261E"
    assert window.top_bar.practice.isVisible()
    assert window.top_bar.practice.accessibleName() == "LATIHAN"


def test_the_ring_stands_around_the_focus_after_tab_and_hides_after_the_mouse(window):
    ring = window._ring
    window.go(Place("rencana"))
    page = window.pages.current()
    page.field.setFocus()
    assert ring.target() is None
    for _ in range(2):
        _press(window, Qt.Key.Key_Tab)
    followed = ring.target()
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, NO, QPoint(700, 620))
    settle()

    assert followed is not None
    assert ring.target() is None


def test_every_page_and_button_can_be_reached_with_tab(window):
    window.go(Place("rencana"))
    settle()
    reached = set()
    for _ in range(40):
        _press(window, Qt.Key.Key_Tab)
        reached.add(QApplication.focusWidget())
    page = window.pages.current()

    assert {page.field, page.table, window.top_bar.field, window.sidebar.chip} <= reached
