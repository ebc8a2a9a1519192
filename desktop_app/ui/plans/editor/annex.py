"""The section Lampiran: three numbered lists, written line by line."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop_app.domain.plan import AnnexItem, AnnexList, Plan
from desktop_app.domain.records import Id
from desktop_app.ui.plans.editor.state import PlanState
from desktop_app.ui.theme.look import px
from desktop_app.ui.widgets.buttons import ENTER, Button, IconButton, Kind
from desktop_app.ui.widgets.cards import Card, scrolled
from desktop_app.ui.widgets.editors import TextArea
from desktop_app.ui.widgets.labels import Label, Role
from desktop_app.ui.widgets.layouts import STRETCH, boxed, column, row
from desktop_app.ui.widgets.tiles import Tiles
from desktop_app.words.plan_screen import ANNEX_TITLES

_MOST = 1000


class AnnexLine(TextArea):
    """One line, wrapped; Enter asks for the next one, Backspace in an empty one takes it away."""

    entered = Signal()
    emptied = Signal()

    def __init__(self, placeholder: str, name: str) -> None:
        super().__init__(placeholder, name, lines=1)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._fit)

    def _fit(self) -> None:
        """As high as its words need; the document counts in lines."""
        lines = max(round(self.document().size().height()), 1)
        height = round(self.fontMetrics().lineSpacing() * lines) + px(20)
        if height != self.height():
            self.setFixedHeight(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in ENTER and is_plain:
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Backspace and not self.text() and not self.isReadOnly():
            self.emptied.emit()
        else:
            super().keyPressEvent(event)


class AnnexCard(Card):
    """One of the lists. `taken_out(AnnexItem)`: a line was removed."""

    taken_out = Signal(object)

    def __init__(self, state: PlanState, kind: AnnexList) -> None:
        super().__init__(ANNEX_TITLES[kind])
        self._state, self.kind = state, kind
        self.fields: dict[Id, AnnexLine] = {}
        self._rows: QWidget | None = None
        self.none = Label(self.tr("Belum ada isi."), Role.CAPTION)
        self.more = Button(self.tr("Tambah baris"), Kind.LINK, "plus")
        self.more.clicked.connect(self.add_line)
        self.add(self.none)
        self.add(row(self.more, STRETCH))
        self.finish()

    def show_state(self) -> None:
        """Take the lines of the plan."""
        items = self._state.plan.annex_of(self.kind)
        if [each.id for each in items] != list(self.fields):
            self._build(items)
        for item in items:
            field = self.fields[item.id]
            if field.text() != item.text and not field.hasFocus():
                field.blockSignals(True)
                field.setPlainText(item.text)
                field.blockSignals(False)
            field.setReadOnly(not self._state.is_editable)
        self.none.setVisible(not items)
        self.more.setVisible(self._state.is_editable)

    def current(self) -> Id | None:
        """The line that has the focus."""
        return next((id for id, field in self.fields.items() if field.hasFocus()), None)

    def add_line(self, after: Id | None = None) -> None:
        """A new line, ready to be written."""
        plan, id = self._state.plan, self._state.new_id()
        made = AnnexItem(
            id=id,
            audience_id=plan.version.audience_id,
            version_id=plan.version.id,
            list=self.kind,
            pos=0,
            text="",
        )
        order = list(plan.annex_of(self.kind))
        place = [each.id for each in order].index(after) + 1 if after else len(order)
        order.insert(place, made)
        self._write(order)
        self.fields[id].setFocus(Qt.FocusReason.OtherFocusReason)

    def remove(self, id: Id) -> None:
        """Take a line out."""
        order = list(self._state.plan.annex_of(self.kind))
        gone = next(each for each in order if each.id == id)
        place = order.index(gone)
        order.remove(gone)
        self._write(order)
        near = order[min(max(place - 1, 0), len(order) - 1)] if order else None
        (self.fields[near.id] if near else self.more).setFocus(Qt.FocusReason.OtherFocusReason)
        if gone.text.strip():
            self.taken_out.emit(gone)

    def put_back(self, item: AnnexItem) -> None:
        """A line that was taken out comes back."""
        plan = self._state.plan
        if item.id not in {each.id for each in plan.annex}:
            self._state.edit(replace(plan, annex=(*plan.annex, item)))

    def shift(self, step: int) -> None:
        """The line with the focus one place up or down."""
        id = self.current()
        order = list(self._state.plan.annex_of(self.kind))
        if id is None or not self._state.is_editable:
            return
        place = [each.id for each in order].index(id)
        if 0 <= place + step < len(order):
            order.insert(place + step, order.pop(place))
            self._write(order)
            self.fields[id].setFocus(Qt.FocusReason.OtherFocusReason)

    def _write(self, order: list[AnnexItem]) -> None:
        self._state.edit(with_list(self._state.plan, self.kind, order))
        self.show_state()

    def _build(self, items: tuple[AnnexItem, ...]) -> None:
        if self._rows is not None:
            self.body.removeWidget(self._rows)
            self._rows.hide()
            self._rows.deleteLater()
        self.fields = {}
        lines = [self._line(number, each) for number, each in enumerate(items, start=1)]
        self._rows = boxed(column(*lines, gap=6))
        self.body.insertWidget(1, self._rows)

    def _line(self, number: int, item: AnnexItem) -> QWidget:
        name = self.tr("{daftar}, baris {nomor}").format(daftar=ANNEX_TITLES[self.kind], nomor=number)
        field = AnnexLine(self.tr("Tulis isi"), name)
        field.textChanged.connect(lambda: self._on_text(item.id, field.text()))
        field.entered.connect(lambda: self.add_line(item.id))
        field.emptied.connect(lambda: self.remove(item.id))
        away = IconButton("x", self.tr("Hapus baris {nomor}").format(nomor=number))
        away.clicked.connect(lambda: self.remove(item.id))
        away.setEnabled(self._state.is_editable)
        self.fields[item.id] = field
        number_label = Label(f"{number}.", Role.SECONDARY)
        parts = row(number_label, field, away, gap=6)
        parts.setAlignment(number_label, Qt.AlignmentFlag.AlignTop)
        parts.setAlignment(away, Qt.AlignmentFlag.AlignTop)
        parts.setStretch(1, 1)
        return boxed(parts)

    def _on_text(self, id: Id, text: str) -> None:
        plan = self._state.plan
        annex = tuple(replace(each, text=text[:_MOST]) if each.id == id else each for each in plan.annex)
        self._state.edit(replace(plan, annex=annex))


class AnnexSection(QWidget):
    """The three lists side by side, as many as have room."""

    def __init__(self, state: PlanState) -> None:
        super().__init__()
        self.cards = {kind: AnnexCard(state, kind) for kind in AnnexList}
        tiles = Tiles(list(self.cards.values()), 300)
        self.setLayout(column(scrolled(boxed(column(tiles, STRETCH, margins=(0, 0, 8, 8))))))

    def first(self) -> QWidget:
        """What takes the focus when the section opens."""
        card = next(iter(self.cards.values()))
        return next(iter(card.fields.values()), card.more)

    def show_state(self) -> None:
        """Take the lines of the plan."""
        for card in self.cards.values():
            card.show_state()

    def go_to(self, kind: AnnexList) -> None:
        """The focus goes to a list, ready to be written."""
        card = self.cards[kind]
        next(iter(card.fields.values()), card.more).setFocus(Qt.FocusReason.OtherFocusReason)

    def shift(self, step: int) -> None:
        """The line with the focus one place up or down."""
        for card in self.cards.values():
            if card.current() is not None:
                card.shift(step)
                return


def with_list(plan: Plan, kind: AnnexList, order: list[AnnexItem]) -> Plan:
    """The plan with the lines of one list in an order."""
    placed = tuple(replace(each, pos=place) for place, each in enumerate(order, start=1))
    return replace(plan, annex=(*(each for each in plan.annex if each.list is not kind), *placed))
