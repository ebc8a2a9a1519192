"""Choosing a person: type a few letters of the name or digits of the NIP, arrows, Enter."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from desktop_app.domain.lists import ListQuery, Scope
from desktop_app.ui.desk import Desk
from desktop_app.ui.shell.overlay import Overlay
from desktop_app.ui.shell.result_field import ResultField
from desktop_app.ui.theme.look import px
from desktop_app.ui.widgets.labels import Label, Role, line
from desktop_app.ui.widgets.layouts import column, row

_PAUSE = 120  # milliseconds after the last key
_SHOWN = 50
_ROW = 34  # design pixels
_ID = int(Qt.ItemDataRole.UserRole)


class PersonPicker(Overlay):
    """A sheet over the window. `picked(id)` or `operator_picked()`; nothing when it is closed by Esc."""

    picked = Signal(bytes)
    operator_picked = Signal()

    def __init__(self, over: QWidget, desk: Desk, title: str) -> None:
        super().__init__(over, title, 560, 420)
        self._desk, self._operator = desk, False
        self._scope: Scope | None = None
        self.results = QListWidget()
        self.field = ResultField(self.results)
        self._title = Label(title, Role.CARD_TITLE)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._search)
        self._build()
        self.field.textChanged.connect(lambda: self._pause.start())
        self.field.returnPressed.connect(self._on_enter)
        self.results.itemClicked.connect(self._take)

    def ask(self, scope: Scope, *, with_operator: bool = False) -> None:
        """Open with everybody of a scope; the operator of the office as first choice when wanted."""
        self._scope, self._operator = scope, with_operator
        self.field.clear()
        self._search()
        self.open(self.field)

    def _build(self) -> None:
        self.field.setAccessibleName(self.tr("Cari nama atau NIP"))
        self.field.setPlaceholderText(self.tr("Cari nama atau NIP…"))
        self.results.setObjectName("results")
        self.results.setAccessibleName(self.tr("Pegawai"))
        self.results.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.results.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.results.setTextElideMode(Qt.TextElideMode.ElideRight)
        head = row(self._title, margins=(16, 14, 16, 0))
        field = row(self.field, margins=(16, 0, 16, 0))
        results = row(self.results, margins=(12, 0, 6, 0))
        layout = column(head, field, line(), results, gap=8)
        layout.setStretch(3, 1)
        layout.setContentsMargins(0, 0, 0, px(10))
        self.setLayout(layout)

    def _search(self) -> None:
        self._pause.stop()
        self.results.clear()
        if self._operator:
            self._add(self.tr("Operator kepegawaian (mencatat atas nama)"), None)
        if self._scope is None:
            return
        query = ListQuery(scope=self._scope, search=self.field.text().strip())
        ids = self._desk.house.people_list.ids(query)[:_SHOWN]
        lines = self._desk.house.people_list.lines(ids)
        for id in ids:
            if id in lines:
                found = lines[id]
                self._add(f"{found.name} · {found.post or ''} · {found.unit or ''}".rstrip(" ·"), id)
        self.results.setCurrentRow(0)

    def _add(self, text: str, id: bytes | None) -> None:
        item = QListWidgetItem(text)
        item.setData(_ID, id)
        item.setSizeHint(QSize(0, px(_ROW)))
        self.results.addItem(item)

    def _on_enter(self) -> None:
        if self._pause.isActive():
            self._search()
        item = self.results.currentItem()
        if item is not None:
            self._take(item)

    def _take(self, item: QListWidgetItem) -> None:
        id = item.data(_ID)
        self.close_overlay()
        if id is None:
            self.operator_picked.emit()
        else:
            self.picked.emit(bytes(id))
