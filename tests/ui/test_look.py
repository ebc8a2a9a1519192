"""The window looked at: nothing cut at any size, every control named, the pixels as kept."""

import gc

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop_app.ui.gallery import Gallery
from desktop_app.ui.page import Place
from desktop_app.ui.theme.theme import Mode
from desktop_app.ui.theme.tokens import Tone
from tests.ui.sample_pages import make_window
from tests.ui.screens import compare
from tests.ui.walker import faults, nameless, settle

SIZES = [(1366, 697), (1093, 574), (911, 492), (880, 480)]
PLACES = ["beranda", "rencana", "pegawai"]


@pytest.fixture
def window(theme, qtbot):
    made, notices, actions = make_window(theme)
    qtbot.addWidget(made)
    made.notices, made.registry = notices, actions
    made.show()
    return made


@pytest.fixture
def gallery(theme, qtbot):
    made = Gallery()
    qtbot.addWidget(made)
    return made


def _whole(gallery, width):
    gallery.resize(width, 700)
    gallery.show()
    settle()
    gallery.resize(width, gallery.content.sizeHint().height() + 20)
    settle()


@pytest.mark.parametrize("percent", [100, 130])
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_nothing_is_cut_or_covered_in_the_frame(theme, qtbot, size, percent):
    theme.scale(percent)
    window, notices, _ = make_window(theme)
    qtbot.addWidget(window)
    window.resize(*size)
    window.show()
    notices.warn("Berkas ini dibuat oleh versi yang lebih baru. Perbarui program, lalu coba lagi.")
    window.top_bar.status.show_status("Luring · 4 perubahan belum dikirim", "info", Tone.NEUTRAL)
    notices.say_undoable("Rencana Aisyah Peraga disetujui", lambda: None)
    window.show_practice(True)
    for place in PLACES:
        window.go(Place(place))
        settle()

        assert faults(window) == [], place
    assert (window.width(), window.height()) == size


@pytest.mark.parametrize("size", [(1366, 697), (911, 492)], ids=str)
def test_nothing_is_cut_when_the_font_grows_while_the_window_is_open(theme, window, size):
    window.resize(*size)
    for place in PLACES:
        window.go(Place(place))
        settle()
    theme.scale(130)
    settle()
    for place in PLACES:
        window.go(Place(place))
        settle()

        assert faults(window) == [], place


@pytest.mark.parametrize("percent", [100, 130])
@pytest.mark.parametrize("width", [1366, 1093, 911, 880])
def test_nothing_is_cut_or_covered_in_the_gallery(theme, gallery, width, percent):
    theme.scale(percent)
    _whole(gallery, width)

    assert faults(gallery) == []


def test_the_sheets_over_the_window_are_whole_at_the_least_size(theme, window):
    theme.scale(130)
    window.resize(880, 480)
    for sheet in (window.palette_sheet, window.shortcut_sheet):
        sheet.ask()
        settle()

        assert faults(sheet) == []
        assert window.rect().contains(sheet.geometry())
        sheet.close_overlay()


def test_the_eye_of_these_tests_sees_planted_faults(theme, qtbot):
    bad = QWidget()
    qtbot.addWidget(bad)
    layout = QVBoxLayout(bad)
    label, button, neighbour = (
        QLabel("Sebuah kalimat yang terlalu panjang"),
        QPushButton("Setujui"),
        QLabel("ya"),
    )
    for widget in (label, button, neighbour):
        layout.addWidget(widget)
    bad.show()
    settle()
    label.setFixedWidth(40)
    button.setFixedHeight(10)
    settle()
    neighbour.setGeometry(button.geometry())

    assert len(faults(bad)) == 3


def test_every_control_that_takes_the_focus_has_a_name(theme, window, gallery):
    gallery.show()
    for place in PLACES:
        window.go(Place(place))
        settle()

    assert nameless(window) == []
    assert nameless(gallery) == []


@pytest.mark.parametrize(("mode", "percent"), [(Mode.LIGHT, 100), (Mode.DARK, 100), (Mode.LIGHT, 130)])
def test_the_gallery_looks_as_kept(theme, qtbot, tmp_path, mode, percent):
    theme.dress(mode, percent)
    gallery = Gallery()
    qtbot.addWidget(gallery)
    _whole(gallery, 1366)

    assert compare(gallery, f"gallery-{mode.value}-{percent}", tmp_path) == ""


@pytest.mark.parametrize("look", [(Mode.LIGHT, (1366, 697)), (Mode.DARK, (911, 492))], ids=str)
@pytest.mark.parametrize("place", ["beranda", "rencana"])
def test_the_frame_looks_as_kept(theme, window, tmp_path, look, place):
    mode, size = look
    theme.choose(mode)
    window.resize(*size)
    window.go(Place(place))
    window.pages.setFocus()

    assert compare(window, f"frame-{place}-{mode.value}-{size[0]}", tmp_path) == ""


def test_changing_the_theme_while_open_gives_the_same_pixels_as_opening_with_it(theme, window, qtbot):
    window.resize(1366, 697)
    window.pages.setFocus()
    theme.choose(Mode.DARK)
    settle()
    turned = window.grab().toImage()
    fresh, _, _ = make_window(theme)
    qtbot.addWidget(fresh)
    fresh.resize(1366, 697)
    fresh.show()
    fresh.pages.setFocus()
    settle()

    assert fresh.grab().toImage() == turned


def test_a_window_opened_and_closed_leaves_nothing_behind(theme, qapp):
    def open_and_close():
        window, _, _ = make_window(theme)
        window.show()
        for place in PLACES:
            window.go(Place(place))
        window.palette_sheet.ask()
        window.shortcut_sheet.ask()
        settle()
        window.close()
        window.deleteLater()
        del window
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
        return len(QApplication.allWidgets())

    first = open_and_close()

    assert [open_and_close() for _ in range(3)] == [first] * 3
