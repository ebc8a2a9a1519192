"""The rule tables in force, each with the day it holds from and where it comes from."""

from __future__ import annotations

from desktop_app.domain.dates import long_date
from desktop_app.domain.organisation import RuleSetRow
from desktop_app.ui.widgets.cards import Card
from desktop_app.ui.widgets.labels import Label, Role, line
from desktop_app.ui.widgets.layouts import STRETCH, boxed, column, row


class RulesCard(Card):
    """A reading list; past periods keep the rules of their time."""

    def __init__(self) -> None:
        super().__init__(self.tr("Aturan yang dipakai"))
        words = self.tr(
            "Tiap periode memakai aturan yang berlaku pada hari terakhirnya, untuk seterusnya. "
            "Pembaruan program tidak mengubah aturan yang sudah dipakai."
        )
        self.add(Label(words, Role.SECONDARY, wraps=True))
        self._list = boxed(column())
        self.add(self._list)

    def show_rules(self, rules: list[RuleSetRow]) -> None:
        """All rule sets the store holds."""
        fresh = column(gap=8)
        for found in rules:
            since = self.tr("berlaku sejak {day}, nomor {number}").format(
                day=long_date(found.valid_from), number=found.number
            )
            head = row(Label(found.title, Role.STRONG, wraps=True), STRETCH, Label(since, Role.CAPTION))
            head.setStretch(0, 1)
            fresh.addLayout(column(head, Label(found.source, Role.CAPTION, wraps=True), line(), gap=3))
        old, self._list = self._list, boxed(fresh)
        self.body.replaceWidget(old, self._list)
        old.hide()  # it lives until the event loop comes round
        old.deleteLater()
