"""Files that were looked at or taken in: a table of them, the rows they touch, and one of them in full."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop_app.domain.lists import All
from desktop_app.services.exchange.values import Intake, Received, RowLine
from desktop_app.ui.exchange.intake_columns import intake_columns, row_columns
from desktop_app.ui.exchange.intake_panel import IntakePanel
from desktop_app.ui.exchange.phrases import NAMELESS, row_title, sums_by_table
from desktop_app.ui.exchange.told import Told
from desktop_app.ui.held import HeldList
from desktop_app.ui.paged_table import PagedTableModel
from desktop_app.ui.paged_view import PagedTable
from desktop_app.ui.theme.look import px
from desktop_app.ui.widgets.beside import Beside
from desktop_app.ui.widgets.buttons import Button, Chips
from desktop_app.ui.widgets.cards import scrolled
from desktop_app.ui.widgets.entries import show_count
from desktop_app.ui.widgets.layouts import STRETCH, boxed, column, row
from desktop_app.ui.widgets.waiting import EmptyState

_LEAST = 200  # design pixels
_FILES, _ROWS = "berkas", "isi"
_MANY = 100  # rows; a list that is shorter leaves nothing out, whatever the counts say


class ReviewView(QWidget):
    """`decisions_wanted()`: to what is at odds. `new_computer_wanted()`: this store is a copy."""

    decisions_wanted = Signal()
    new_computer_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._is_preview = True
        self._touched = 0
        self.decide = Button(self.tr("Lihat yang perlu keputusan"), icon_name="git-merge")
        self.told = Told(self.decide)
        self.shown = Chips(
            [(_FILES, self.tr("Berkas")), (_ROWS, self.tr("Isi"))], self.tr("Yang ditampilkan")
        )
        self._files: HeldList[Intake] = HeldList(lambda intake: intake.file)
        self._rows: HeldList[RowLine] = HeldList(lambda line: f"{line.title} {line.table}")
        self.files = PagedTableModel(self._files, intake_columns(lambda: self._is_preview), All(), self)
        self.rows = PagedTableModel(self._rows, row_columns(), All(), self)
        self.table = PagedTable(self.files, self.tr("Berkas yang diperiksa"))
        self.contents = PagedTable(self.rows, self.tr("Isi yang berubah"))
        self.panel = IntakePanel()
        self.stack = QStackedWidget()
        self._build()
        self._connect()

    def show_received(self, found: Received) -> None:
        """A preview, or what came of it; rows are known of a preview only and stay to be read."""
        self._is_preview = found.is_preview
        self._files.hold_all(found.intakes)
        self.files.reload()
        if found.is_preview:
            self._touched = sum(map(sum, sums_by_table(found).values()))
            self._rows.hold_all(sorted(found.rows, key=_nameless_last))
            self.rows.reload()
        self.shown.rename(_FILES, self.tr("Berkas {count}").format(count=show_count(len(found.intakes))))
        self.shown.rename(_ROWS, self._rows_words(self.rows.rowCount()))
        self.decide.setVisible(not found.is_preview and bool(found.total("conflicts")))
        self.told.buttons.setVisible(self.decide.isVisibleTo(self.told.buttons))
        if found.intakes:
            self.table.choose(self.files.id_at(_telling(found.intakes)))
        self._on_chosen(self.table.chosen_id())

    def _rows_words(self, listed: int) -> str:
        """How many rows can be read here; of very many only the first are listed."""
        if self._touched <= listed or listed < _MANY:
            return self.tr("Isi {count}").format(count=show_count(listed))
        words = self.tr("Isi {count} dari {all}")
        return words.format(count=show_count(listed), all=show_count(self._touched))

    def focus_first(self) -> None:
        self.shown.pick(_FILES)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def regions(self) -> list[QWidget]:
        """Where F6 goes."""
        return [self.table if self.shown.key() == _FILES else self.contents]

    def _build(self) -> None:
        none = EmptyState("list", self.tr("Tidak ada baris yang berubah."))
        self.contents.set_empty(none)
        for table in (self.table, self.contents):
            self.stack.addWidget(table)
        self.beside = Beside(self.stack, self.panel)
        self.beside.setMinimumHeight(px(_LEAST))
        layout = column(self.told, row(self.shown, STRETCH), self.beside, gap=10)
        layout.setStretch(2, 1)
        self.setLayout(column(scrolled(boxed(layout))))

    def _connect(self) -> None:
        self.shown.picked.connect(self._on_shown)
        self.table.chosen.connect(self._on_chosen)
        self.table.clicked.connect(self.beside.open)
        self.table.opened.connect(self.beside.open)
        self.decide.clicked.connect(self.decisions_wanted)
        self.panel.new_computer_wanted.connect(self.new_computer_wanted)

    def _on_shown(self, key: str) -> None:
        self.stack.setCurrentIndex(0 if key == _FILES else 1)

    def _on_chosen(self, id: bytes | None) -> None:
        intake = None if id is None else self.files.line_of(id)
        self.panel.show_intake(intake, is_preview=self._is_preview)


def _nameless_last(line: RowLine) -> tuple[bool, bool]:
    """What is at odds stands first; what has no name says least."""
    return line.what != "bentrok", row_title(line) == NAMELESS


def _telling(intakes: Sequence[Intake]) -> int:
    """The place of the file to be read first: refused, else at odds, else one that changes something."""
    ranks = [(each.error is None, not each.conflicts, each.is_nothing) for each in intakes]
    return ranks.index(min(ranks))
