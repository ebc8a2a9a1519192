"""PySide6 6.12.0 loses references to None and to bools on CPython 3.11, and the program ends after a while.

The pin in pyproject.toml keeps it out; this test says so when somebody lifts the pin too early.
"""

import sys

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

TURNS = 2_000
SLACK = 200  # other code may take or give some


class Teller(QObject):
    told = Signal(bool)


class Empty(QAbstractTableModel):
    def rowCount(self, parent=QModelIndex()):
        return 1

    def columnCount(self, parent=QModelIndex()):
        return 1

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        return None


def test_void_calls_and_signals_do_not_eat_none_and_bools(qapp):
    model, teller, widget = Empty(), Teller(), QWidget()
    index = model.index(0, 0)
    before = [sys.getrefcount(each) for each in (None, True, False)]

    for _ in range(TURNS):
        index.data()
        teller.told.emit(True)
        widget.update()
        widget.layout()
        widget.setObjectName("x")

    after = [sys.getrefcount(each) for each in (None, True, False)]
    assert all(now > then - SLACK for now, then in zip(after, before, strict=True)), (before, after)
