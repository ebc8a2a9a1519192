"""One rule for all questions of a field: take what one office wrote, with the number of rows it touches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.ui.exchange.decisions.buttons import DecideButton
from desktop_app.ui.theme.look import px
from desktop_app.ui.widgets.cards import Card
from desktop_app.ui.widgets.entries import show_count
from desktop_app.ui.widgets.flow import FlowLayout
from desktop_app.ui.widgets.labels import Label, Role
from desktop_app.ui.widgets.layouts import let_go

if TYPE_CHECKING:
    from desktop_app.services.exchange.values import Decision


class RuleRow(Card):
    """Shown when the rule would settle more than the question that is shown; `ruled(office id)`."""

    ruled = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.words = Label("", Role.SECONDARY, wraps=True)
        self.buttons: list[DecideButton] = []
        self._place = QWidget()
        self._flow = FlowLayout(self._place, px(8))
        self.add(self.words)
        self.add(self._place)

    def show_offices(self, label: str, decision: Decision, reach: dict[bytes, int]) -> None:
        """The offices among the sides, each with the number of rows."""
        let_go(self._flow, self.buttons)
        self.buttons = []
        names = {bytes(each.office): each.office_name for each in decision.candidates}
        for office, name in names.items():
            count = reach.get(office, 0)
            if count < 2:
                continue
            text = self.tr("Pakai data {office}: {count} baris").format(office=name, count=show_count(count))
            button = DecideButton(text, "list-checks")
            button.clicked.connect(lambda _checked=False, office=office: self.ruled.emit(office))
            self._flow.addWidget(button)
            self.buttons.append(button)
        self.words.setText(
            self.tr(
                'Untuk semua "{label}" yang masih menunggu, satu keputusan dicatat pada setiap baris. '
                "Alasan di atas wajib diisi."
            ).format(label=label)
        )
        self.setVisible(bool(self.buttons))
