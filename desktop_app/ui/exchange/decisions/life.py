"""The full history of a row, folded until it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop_app.ui.exchange.decisions.phrases import author, told, when
from desktop_app.ui.widgets.buttons import Button, Kind
from desktop_app.ui.widgets.labels import Label, Role, line
from desktop_app.ui.widgets.layouts import STRETCH, column, row

if TYPE_CHECKING:
    from desktop_app.services.exchange.values import HistoryLine


class Life(QWidget):
    """Asks for the history when it is opened, not before."""

    def __init__(self, ask: Callable[[], Sequence[HistoryLine]]) -> None:
        super().__init__()
        self._ask = ask
        self.button = Button(self.tr("Lihat riwayat lengkap"), Kind.LINK, "history")
        self.lines = QWidget()
        self._layout = column(row(self.button, STRETCH), self.lines, gap=6)
        self.setLayout(self._layout)
        self.button.clicked.connect(self._on_button)
        self.fold()

    def fold(self) -> None:
        """Closed, for another row."""
        self.lines.hide()
        self.button.setText(self.tr("Lihat riwayat lengkap"))

    def texts(self) -> list[str]:
        """What is told, the oldest first."""
        return [label.text() for label in self.lines.findChildren(Label) if label.property("what")]

    def _on_button(self) -> None:
        if not self.lines.isHidden():
            self.fold()
            return
        shown = column(gap=6)
        for each in self._ask():
            act = Label(told(each), Role.BODY, wraps=True)
            act.setProperty("what", True)
            words = [author(each.who, each.office_code), when(each.wall)]
            if each.clock_doubt:
                words.append(self.tr("jam komputer diragukan"))
            if each.reason:
                words.append(self.tr("alasan: {text}").format(text=each.reason))
            shown.addWidget(act)
            shown.addWidget(Label(" · ".join(words), Role.CAPTION, wraps=True))
            shown.addWidget(line())
        made = QWidget()
        made.setLayout(shown)
        self._layout.replaceWidget(self.lines, made)
        self.lines.deleteLater()
        self.lines = made
        made.show()
        self.button.setText(self.tr("Tutup riwayat"))
