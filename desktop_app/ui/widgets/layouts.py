"""Rows and columns in one line, so that a page reads as its picture does."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from desktop_app.ui.theme.look import px

Item = QWidget | QLayout | int
STRETCH = 1


def row(*items: Item, gap: int = 8, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QHBoxLayout:
    """Widgets and layouts side by side; a number is a stretch. Lengths in design pixels."""
    made = QHBoxLayout()
    _fill(made, items, gap, margins)
    return made


def column(*items: Item, gap: int = 8, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QVBoxLayout:
    """Widgets and layouts one below the other; a number is a stretch."""
    made = QVBoxLayout()
    _fill(made, items, gap, margins)
    return made


def boxed(layout: QLayout) -> QWidget:
    """A plain widget around a layout, to hide and show it as one."""
    made = QWidget()
    made.setLayout(layout)
    return made


def let_go(layout: QLayout, widgets: Iterable[QWidget]) -> None:
    """Takes widgets out of a layout at once, for others to come; Qt frees them when it may."""
    for widget in widgets:
        layout.removeWidget(widget)
        widget.hide()
        widget.deleteLater()


def _fill(layout: QBoxLayout, items: tuple[Item, ...], gap: int, margins: tuple[int, int, int, int]) -> None:
    layout.setSpacing(px(gap))
    layout.setContentsMargins(*(px(margin) for margin in margins))
    for item in items:
        if isinstance(item, QWidget):
            layout.addWidget(item)
        elif isinstance(item, QLayout):
            layout.addLayout(item)
        else:
            layout.addStretch(item)
