"""Parts of a profile: labelled values in a card, with a link to where they are changed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from desktop_app.ui.theme.look import px
from desktop_app.ui.widgets.buttons import Button, Kind
from desktop_app.ui.widgets.cards import Card
from desktop_app.ui.widgets.labels import Label, Role


class ValuesCard(QWidget):
    """A card of labelled values; `link` leads to the form that changes them."""

    def __init__(self, title: str, labels: Sequence[str], link: str) -> None:
        super().__init__()
        self.link = Button(link, Kind.LINK)
        self.link.setAccessibleName(f"{link}: {title}")
        self._values = [Label("–", wraps=True) for _ in labels]
        card = Card(title, self.link)
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(14))
        grid.setVerticalSpacing(px(5))
        grid.setColumnStretch(1, 1)
        for place, (label, value) in enumerate(zip(labels, self._values, strict=True)):
            grid.addWidget(Label(label, Role.SECONDARY), place, 0)
            grid.addWidget(value, place, 1)
        card.add(grid)
        card.finish()
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card)

    def show_values(self, values: Sequence[str]) -> None:
        """Other values, in the order of the labels; an empty one reads as a dash."""
        for label, value in zip(self._values, values, strict=True):
            label.setText(value or "–")
