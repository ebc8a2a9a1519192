"""The section Perilaku: the seven values with their fixed sentences, and what the superior expects."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from desktop_app.domain.plan import Expectation
from desktop_app.domain.plan_lines import seven
from desktop_app.domain.rules.perilaku import BerakhlakValue
from desktop_app.domain.terms import ValueCode
from desktop_app.ui.plans.editor.state import PlanState
from desktop_app.ui.widgets.cards import Card, scrolled
from desktop_app.ui.widgets.editors import TextArea
from desktop_app.ui.widgets.fields import Field
from desktop_app.ui.widgets.labels import Label, Role
from desktop_app.ui.widgets.layouts import boxed, column, row

_MOST = 1000


class BehaviourSection(QWidget):
    """One card a value; the sentences are those of the rule set in force on the last day of the plan."""

    def __init__(self, state: PlanState) -> None:
        super().__init__()
        self._state = state
        self.texts: dict[ValueCode, TextArea] = {}
        self._names: tuple[str, ...] = ()
        self._content: QWidget | None = None
        self._layout = column()
        self.setLayout(self._layout)

    def first(self) -> QWidget:
        """What takes the focus when the section opens."""
        return next(iter(self.texts.values()), self)

    def show_state(self) -> None:
        """Fill in what the plan says; a text being written is left alone."""
        values = self._state.rules.perilaku(self._state.sheet.skp.ends_on).values
        names = tuple(value.name for value in values)
        if names != self._names:
            self._names = names
            self._build(values)
        for code, area in self.texts.items():
            expectation = self._state.plan.expectation_of(code)
            text = (expectation.text if expectation else None) or ""
            if area.text() != text and not area.hasFocus():
                area.blockSignals(True)
                area.setPlainText(text)
                area.blockSignals(False)
            area.setReadOnly(not self._state.is_editable)

    def go_to(self, code: ValueCode) -> None:
        """The focus goes to a value."""
        self.texts[code].setFocus()

    def _build(self, values: tuple[BerakhlakValue, ...]) -> None:
        if self._content is not None:
            self._layout.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
        self.texts = {}
        cards = [self._card(number, value) for number, value in enumerate(values, start=1)]
        self._content = scrolled(boxed(column(*cards, gap=10, margins=(0, 0, 8, 8))))
        self._layout.addWidget(self._content)

    def _card(self, number: int, value: BerakhlakValue) -> Card:
        card = Card()
        area = TextArea(self.tr("Boleh kosong"), lines=3)
        area.textChanged.connect(lambda: self._on_text(value.code, area.text()))
        self.texts[value.code] = area
        guide = column(Label(f"{number}. {value.name}", Role.CARD_TITLE), gap=4)
        for text in value.guide:
            guide.addWidget(Label(f"– {text}", Role.SECONDARY, wraps=True))
        guide.addStretch(1)
        field = Field(self.tr("Ekspektasi khusus pimpinan"), area)
        area.setAccessibleName(self.tr("Ekspektasi khusus: {nilai}").format(nilai=value.name))
        parts = row(guide, field, gap=18)
        parts.setStretch(0, 1)
        parts.setStretch(1, 1)
        card.add(parts)
        return card

    def _on_text(self, code: ValueCode, text: str) -> None:
        plan = self._state.plan
        held = plan.expectations or seven(plan.version)
        changed = tuple(
            replace(each, text=text[:_MOST] or None) if each.value_code is code else each for each in held
        )
        self._state.edit(replace(plan, expectations=_in_order(changed)))


def _in_order(expectations: tuple[Expectation, ...]) -> tuple[Expectation, ...]:
    return tuple(sorted(expectations, key=lambda each: each.id))
