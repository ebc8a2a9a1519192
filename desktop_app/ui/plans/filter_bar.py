"""The line of filters above the list; in a narrow window the states go below, so that all stay in one row."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop_app.ui.theme.look import px
from desktop_app.ui.widgets.beside import is_narrow


class FilterBar(QWidget):
    """Search field, year, states and count, as many in a row as have room."""

    def __init__(self, field: QWidget, year: QWidget, states: QWidget, count: QWidget) -> None:
        super().__init__()
        self._states = states
        self._is_folded: bool | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(px(8))
        self._grid.addWidget(field, 0, 0)
        self._grid.addWidget(year, 0, 1)
        self._grid.addWidget(count, 0, 3)
        self._grid.setColumnStretch(2, 1)
        self._arrange()

    def _arrange(self) -> None:
        is_folded = is_narrow(self)
        if is_folded == self._is_folded:
            return
        self._is_folded = is_folded
        self._grid.removeWidget(self._states)
        if is_folded:
            self._grid.addWidget(self._states, 1, 0, 1, 4)
        else:
            self._grid.addWidget(self._states, 0, 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
