"""The feedback on one result or one value, and the button that adds to it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.year import Feedback
from desktop_app.ui.evaluations.sheet.texts import feedback_words
from desktop_app.ui.widgets.buttons import Button, Kind
from desktop_app.ui.widgets.labels import Label, Role
from desktop_app.ui.widgets.layouts import STRETCH, column, row


class FeedbackList(QWidget):
    """`wanted`: somebody wants to say something. `chosen(feedback)`: correct or take back what was said."""

    wanted = Signal()
    chosen = Signal(object)

    def __init__(self, said: Sequence[Feedback], name: str) -> None:
        super().__init__()
        self.add = Button(self.tr("Umpan balik"), Kind.LINK, "message-square")
        self.add.setAccessibleName(self.tr("Beri umpan balik untuk {nama}").format(nama=name))
        self.add.clicked.connect(self.wanted)
        self.changes: list[Button] = []
        layout = column(gap=4)
        for each in said:
            change = Button(self.tr("Koreksi"), Kind.LINK)
            change.setAccessibleName(self.tr("Koreksi umpan balik: {teks}").format(teks=each.text[:60]))
            change.clicked.connect(lambda _=False, each=each: self.chosen.emit(each))
            self.changes.append(change)
            head = row(Label(feedback_words(each), Role.CAPTION), STRETCH, change)
            layout.addLayout(column(head, Label(each.text, wraps=True), gap=0))
        layout.addLayout(row(self.add, STRETCH))
        self.setLayout(layout)
