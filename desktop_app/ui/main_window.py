"""The frame of the program: navigation, top bar, strips, pages, palette, keys.

    window = MainWindow(specs, Actions(), notices, theme, office)
    window.palette_sheet.add_finder(…); window.show_person(name, role); window.go(Place("beranda"))

It builds no page (a `PageSpec` does), owns no rule, and knows the pages only by their keys.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from desktop_app.ui.actions import Actions
from desktop_app.ui.notices import Notices, Said
from desktop_app.ui.page import PageSpec, Place
from desktop_app.ui.palette import Palette
from desktop_app.ui.shell.busy_sheet import BusySheet
from desktop_app.ui.shell.history import History
from desktop_app.ui.shell.overlay import Overlay
from desktop_app.ui.shell.page_stack import PageStack, focus_next
from desktop_app.ui.shell.shortcut_sheet import ShortcutSheet
from desktop_app.ui.shell.sidebar import Sidebar
from desktop_app.ui.shell.top_bar import TopBar
from desktop_app.ui.shell.window_actions import window_specs
from desktop_app.ui.theme.look import tokens
from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.undo import Undo
from desktop_app.ui.widgets.beside import is_narrow
from desktop_app.ui.widgets.focus_ring import FocusRing
from desktop_app.ui.widgets.layouts import column, row
from desktop_app.ui.widgets.strips import BannerArea, Toast

LEAST = (880, 480)


class _PracticeFrame(QWidget):
    """A red line around everything; lets the mouse through."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QPen(QColor(tokens().danger), 6))
        painter.drawRect(self.rect())
        painter.end()


def _framed(sidebar: QWidget, top_bar: QWidget, banners: QWidget, pages: QWidget) -> QWidget:
    frame = QWidget()
    frame.setObjectName("canvas")
    content = column(top_bar, banners, gap=0)
    content.addWidget(pages, 1)
    layout = row(sidebar, gap=0)
    layout.addLayout(content, 1)
    frame.setLayout(layout)
    return frame


class MainWindow(QMainWindow):
    """`acting_wanted()`: the user chip was pressed. `closing()`: the window is about to close.

    `may_close` is asked before; while it says no, the window stays, and whoever said so closes it later.
    """

    acting_wanted = Signal()
    closing = Signal()

    def __init__(
        self, specs: Sequence[PageSpec], actions: Actions, notices: Notices, theme: Theme, office: str
    ) -> None:
        super().__init__()
        self._specs, self._actions, self._theme = tuple(specs), actions, theme
        self._history, self.undo = History(), Undo(self)
        self.setMinimumSize(*LEAST)
        self.setWindowTitle(f"Rembug · {office}")
        self.sidebar, self.top_bar = Sidebar(specs, office), TopBar()
        self.banners, self.pages = BannerArea(), PageStack(specs)
        self._frame = _framed(self.sidebar, self.top_bar, self.banners, self.pages)
        self.setCentralWidget(self._frame)
        self.toast = Toast(self._frame)
        self.palette_sheet = Palette(self._frame, actions)
        self.shortcut_sheet = ShortcutSheet(self._frame, actions, {spec.key: spec.title for spec in specs})
        self._overlays: list[Overlay] = [self.palette_sheet, self.shortcut_sheet]
        self._practice = _PracticeFrame(self._frame)
        self.busy = BusySheet(self._frame)
        self.may_close: Callable[[], bool] = lambda: True
        self._ring = FocusRing(self)
        self._bind()
        self._connect(notices)

    def go(self, place: Place) -> None:
        """Bring a place into view and remember it."""
        self._history.visit(place)
        self._show(place)

    def back(self) -> None:
        """To the place before."""
        self._show(self._history.back())

    def forward(self) -> None:
        """To the place after, having come back."""
        self._show(self._history.forward())

    def show_person(self, name: str, role: str) -> None:
        """Who is acting now."""
        self.sidebar.chip.show_person(name, role)

    def show_office(self, office: str) -> None:
        """The office that was opened: in the navigation and in the title bar."""
        self.sidebar.brand.show_office(office)
        self.setWindowTitle(f"Rembug · {office}")

    @property
    def sheet_parent(self) -> QWidget:
        """What an overlay of the whole window lies over."""
        return self._frame

    def add_overlay(self, overlay: Overlay) -> None:
        """Another sheet that Esc closes before anything of a page."""
        self._overlays.append(overlay)

    def show_practice(self, is_practice: bool) -> None:
        """A red frame and the word LATIHAN: nothing done here is real."""
        self.top_bar.practice.setVisible(is_practice)
        self._practice.setVisible(is_practice)
        self._fit()

    def _bind(self) -> None:
        runs = {
            "palet": self.palette_sheet.ask,
            "saring": self.pages.focus_filter,
            "bagian": lambda: focus_next([self.sidebar.first(), self.top_bar.field, *self.pages.regions()]),
            "urungkan": self.undo.undo,
            "mundur": self.back,
            "maju": self.forward,
            "tampilan": self._theme.toggle,
            "pintasan": self.shortcut_sheet.ask,
        }
        declared = window_specs(self._specs)
        self._actions.declare(declared)
        for spec in declared:
            if spec.id in runs:
                self._actions.bind(spec, runs[spec.id], self)
        for page in self._specs:
            spec = next(spec for spec in declared if spec.id == f"buka.{page.key}")
            self._actions.bind(spec, partial(self.go, Place(page.key)), self)
        self._on_undo_changed()

    def _connect(self, notices: Notices) -> None:
        self.sidebar.picked.connect(self.go)
        self.sidebar.acting_wanted.connect(self.acting_wanted)
        self.pages.went.connect(self.go)
        self.pages.badged.connect(self.sidebar.set_badge)
        self.palette_sheet.went.connect(self.go)
        self.top_bar.field.clicked.connect(self.palette_sheet.ask)
        self.top_bar.undo.clicked.connect(self.undo.undo)
        self.top_bar.theme.clicked.connect(self._theme.toggle)
        self._theme.changed.connect(self._fit)
        self._actions.needed.connect(self._on_needed)
        self.undo.changed.connect(self._on_undo_changed)
        notices.said.connect(self.toast.show_said)
        notices.warned.connect(self.banners.show_said)
        notices.undoable.connect(self._on_undoable)
        notices.overtaken.connect(self.undo.forget)

    def _show(self, place: Place | None) -> None:
        if place is not None:
            self.sidebar.show_page(place.page)
            self.pages.show_place(place)

    def _fit(self) -> None:
        self.top_bar.show_theme(self._theme.is_dark)
        self.sidebar.set_narrow(is_narrow(self))
        self._practice.setGeometry(self._frame.rect())
        self._practice.raise_()

    def _escape(self) -> bool:
        page = self.pages.current()
        return (
            any(overlay.close_overlay() for overlay in self._overlays)
            or (page is not None and page.escape())
            or self.banners.close_newest()
        )

    def _on_needed(self, key: str) -> None:
        if self.pages.current_key() != key:
            self.go(Place(key))

    def _on_undoable(self, said: Said) -> None:
        self.undo.remember(said)
        self.toast.show_said(Said(said.text, said.tone, said.action, self.undo.undo))

    def _on_undo_changed(self) -> None:
        self.top_bar.offer_undo(self.undo.newest())
        action = self._actions.find("urungkan")
        if action is not None:
            action.setEnabled(bool(self.undo.newest()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._escape():
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.may_close():
            event.ignore()
            return
        self.closing.emit()
        super().closeEvent(event)
