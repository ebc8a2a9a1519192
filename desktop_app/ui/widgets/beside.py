"""A list and the panel of its details beside it; in a narrow window the panel lies over the list.

panel = DetailPanel(self.tr("Rincian"))
beside = Beside(table, panel)
beside.open()                    when a row is chosen
page.escape() -> beside.close_overlay()
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QWidget

from desktop_app.ui.theme.look import px
from desktop_app.ui.widgets.buttons import IconButton
from desktop_app.ui.widgets.labels import Label, Role
from desktop_app.ui.widgets.layouts import STRETCH, boxed, column, row

PANEL_WIDTH = 292
BREAKPOINT = 1140
"""Width of the window, in design pixels, below which panels lie over and the sidebar shows icons only."""


def is_narrow(widget: QWidget) -> bool:
    """Whether the window of this widget is below the breakpoint."""
    return widget.window().width() < px(BREAKPOINT)


class DetailPanel(QFrame):
    """A surface of 292 px: `body` for the content, `foot` for the buttons; a cross when it lies over."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setProperty("role", "panel")
        self.cross = IconButton("x", self.tr("Tutup rincian"), "Esc")
        self._head = boxed(row(Label(name, Role.CARD_TITLE), STRETCH, self.cross))
        self.body = column(gap=8)
        self.foot = row(gap=8)
        layout = column(self._head, gap=8, margins=(16, 14, 16, 16))
        layout.addLayout(self.body, 1)
        layout.addLayout(self.foot)
        self.setLayout(layout)

    def lie_over(self, is_over: bool) -> None:
        """Show the cross only when there is something to close."""
        self._head.setVisible(is_over)

    def add(self, item: QWidget | QLayout, stretch: int = 0) -> None:
        """Put something below what is there."""
        if isinstance(item, QWidget):
            self.body.addWidget(item, stretch)
        else:
            self.body.addLayout(item, stretch)


class Beside(QWidget):
    """Keeps the panel at the right of `main`, or over it below the breakpoint and then only when opened."""

    def __init__(self, main: QWidget, panel: DetailPanel) -> None:
        super().__init__()
        self._main, self.panel = main, panel
        self._is_over: bool | None = None
        self._is_open = False
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(px(14))
        self._layout.addWidget(main, 1)
        panel.setParent(self)
        panel.cross.clicked.connect(self.close_overlay)

    def open(self) -> None:
        """Show the panel, if it is not always shown."""
        self._is_open = True
        self._arrange()

    def close_overlay(self) -> bool:
        """Close the panel if it lies over the list; True when it did."""
        was_over = bool(self._is_over and self._is_open)
        self._is_open = False
        self._arrange()
        if was_over:
            self._main.setFocus(Qt.FocusReason.OtherFocusReason)
        return was_over

    def is_panel_shown(self) -> bool:
        """Whether the details can be seen now."""
        return not self._is_over or self._is_open

    def _arrange(self) -> None:
        is_over = is_narrow(self)
        if is_over != self._is_over:
            self._is_over = is_over
            self.panel.lie_over(is_over)
            self.panel.setProperty("role", "overlay" if is_over else "panel")
            self.panel.style().unpolish(self.panel)
            self.panel.style().polish(self.panel)
            if is_over:
                self._layout.removeWidget(self.panel)
            else:
                self._layout.addWidget(self.panel)
        width = px(PANEL_WIDTH)
        self.panel.setFixedWidth(min(width, max(self.width(), 1)))
        if is_over:
            self.panel.setGeometry(self.width() - width, 0, width, self.height())
            self.panel.raise_()
        self.panel.setVisible(self.is_panel_shown())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._arrange()
