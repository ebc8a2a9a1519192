"""Looks over a window as a picky eye would: nothing cut, nothing squeezed, nothing lying on its neighbour."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from time import sleep

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication, QHeaderView, QLabel, QLayout, QPushButton, QTableView, QWidget

from desktop_app.ui.theme.look import px
from desktop_app.ui.widgets.canvas import Canvas
from desktop_app.ui.widgets.doors import Door


def faults(root: QWidget) -> list[str]:
    """Sentences about what is wrong below `root`; empty when nothing is."""
    found = []
    for widget in [root, *root.findChildren(QWidget)]:
        if not widget.isVisible():
            continue
        found += _own(widget)
        if widget.layout() is not None:
            found += _neighbours(widget)
    return found


def nameless(root: QWidget) -> list[str]:
    """Widgets that take the focus and have no name for a screen reader."""
    return [
        _name(widget)
        for widget in root.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisibleTo(root)
        and not widget.objectName().startswith("qt_")
        and not widget.accessibleName()
        and not (hasattr(widget, "text") and widget.text())
    ]


def settle() -> None:
    """Let layouts and repaints come to rest."""
    for _ in range(3):
        QApplication.processEvents()


def rest_while(is_busy: Callable[[], bool]) -> None:
    """Let the window live until that is over, and the threads behind it work."""
    settle()
    while is_busy():
        sleep(0.002)
        settle()


def _own(widget: QWidget) -> list[str]:
    match widget:
        case QLabel():
            return _label(widget)
        case QTableView():
            return _columns(widget)
        case QPushButton():
            hint = widget.sizeHint()
            is_small = widget.width() < hint.width() or widget.height() < hint.height()
            return [f"button squeezed: {_name(widget)}"] if is_small else []
        case Canvas() | Door():
            least = widget.minimumSizeHint()
            is_small = widget.width() < least.width() or widget.height() < least.height()
            return [f"squeezed: {_name(widget)}"] if is_small else []
    return []


def _label(label: QLabel) -> list[str]:
    if label.pixmap() and not label.pixmap().isNull():
        return []
    room = label.contentsRect()
    if label.wordWrap():
        needed = label.fontMetrics().boundingRect(
            QRect(0, 0, room.width(), 9999), Qt.TextFlag.TextWordWrap, label.text()
        )
        is_cut = needed.height() > room.height() + 1 or needed.width() > room.width() + 1
    else:
        is_cut = label.fontMetrics().horizontalAdvance(label.text()) > room.width() + 1
    return [f"text cut: {label.text()!r}"] if is_cut else []


def _columns(table: QTableView) -> list[str]:
    header: QHeaderView = table.horizontalHeader()
    font = QFont(header.font())
    font.setWeight(QFont.Weight.DemiBold)
    measure, padding = QFontMetrics(font).horizontalAdvance, px(24)
    titles = [
        (section, str(table.model().headerData(section, Qt.Orientation.Horizontal)))
        for section in range(header.count())
    ]
    return [
        f"column title cut: {title!r}"
        for section, title in titles
        if measure(title) + padding > header.sectionSize(section)
    ]


def _laid(layout: QLayout) -> list[QWidget]:
    laid = []
    for index in range(layout.count()):
        item = layout.itemAt(index)
        if item.widget() is not None:
            laid.append(item.widget())
        elif item.layout() is not None:
            laid += _laid(item.layout())
    return [widget for widget in laid if widget.isVisible()]


def _neighbours(parent: QWidget) -> list[str]:
    laid = _laid(parent.layout())
    found = [
        f"{_name(one)} lies on {_name(other)}"
        for one, other in combinations(laid, 2)
        if one.parentWidget() is other.parentWidget() and one.geometry().intersects(other.geometry())
    ]
    found += [
        f"{_name(widget)} reaches out of {_name(parent)}"
        for widget in laid
        if widget.parentWidget() is parent and not parent.rect().contains(widget.geometry())
    ]
    return found


def _name(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, (QLabel, QPushButton)) else ""
    return f"{type(widget).__name__} {widget.accessibleName() or text or widget.objectName()}".strip()
