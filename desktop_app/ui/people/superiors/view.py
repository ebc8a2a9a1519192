"""The proposal of penilai and atasan penilai for everybody: look through, change, set from a day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.lists import All
from desktop_app.domain.people import LineRole
from desktop_app.domain.records import Id
from desktop_app.services.superiors import SuperiorLine
from desktop_app.ui.actions import Actions, ActionSpec
from desktop_app.ui.desk import Desk
from desktop_app.ui.jobs import Job
from desktop_app.ui.paged_table import PagedTableModel
from desktop_app.ui.paged_view import PagedTable
from desktop_app.ui.people.deeds import atasan_spec, confirm_spec, penilai_spec, reset_spec
from desktop_app.ui.people.held import HeldList
from desktop_app.ui.people.superiors.choices import Choices, Decided, Mark, Named
from desktop_app.ui.people.superiors.rows import advice, columns
from desktop_app.ui.person_picker import PersonPicker
from desktop_app.ui.theme.look import px
from desktop_app.ui.widgets.buttons import ActionButton, Button, Chips, IconButton, Kind
from desktop_app.ui.widgets.cards import PageHead, scrolled
from desktop_app.ui.widgets.editors import DateEdit, LineEdit, SearchField
from desktop_app.ui.widgets.entries import show_count
from desktop_app.ui.widgets.fields import Field
from desktop_app.ui.widgets.flow import FlowLayout
from desktop_app.ui.widgets.labels import Label, Role
from desktop_app.ui.widgets.layouts import STRETCH, boxed, column, row
from desktop_app.ui.widgets.waiting import EmptyState, ProgressCard

_BASIS = 300
_LEAST = 210
_ONLY = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
_CHIPS = ("periksa", "", "diubah", "pengecualian")


class SuperiorsView(QWidget):
    """`closed()`: back to the list."""

    closed = Signal()

    def __init__(self, desk: Desk, actions: Actions) -> None:
        super().__init__()
        self._desk = desk
        self.choices = Choices()
        self._role, self._wanted = LineRole.PENILAI, b""
        self._job: Job | None = None
        self.back = IconButton("arrow-left", self.tr("Kembali ke daftar pegawai"), "Esc")
        self.set_button = Button(self.tr("Tetapkan"), Kind.PRIMARY, "check")
        self.head = PageHead(
            self.tr("Penilai dan atasan penilai"),
            self.tr("Diusulkan dari susunan unit dan jenis jabatan; yang meragukan di atas"),
            [self.set_button],
        )
        year = desk.acting.day.year
        self.since, self.basis = DateEdit(self.tr("Berlaku sejak"), year), LineEdit()
        self.since_field = Field(
            self.tr("Berlaku sejak"), self.since, is_required=True, check=self.since.problem
        )
        self.basis_field = Field(self.tr("Dasar"), self.basis, is_required=True)
        self.chips = Chips([(key, "") for key in _CHIPS], self.tr("Saringan usulan"))
        self.field = SearchField(self.tr("Saring nama, jabatan, penilai (/)"), self.tr("Saring usulan"))
        self.source: HeldList[Decided] = HeldList(lambda decided: decided.words)
        self.model = PagedTableModel(self.source, columns(), All(), self)
        self.table = PagedTable(self.model, self.tr("Usulan penilai dan atasan penilai"))
        self.picker = PersonPicker(self, desk, self.tr("Pilih penilai"))
        self.progress = ProgressCard(self.tr("Menyusun usulan"))
        self.told = Label("", Role.CAPTION, wraps=True)
        self._buttons = [self._button(actions, *deed) for deed in self._deeds()]
        self._build()
        self._connect()
        self.since.set_day(date(year, 1, 1))
        self.basis.setText(self.tr("Susunan organisasi dan jenis jabatan"))

    def begin(self, person_id: bytes | None = None) -> None:
        """Propose anew, and show one person if wanted; decisions that are not set yet stay."""
        self._wanted = person_id or b""
        if self.choices.is_touched:
            self._show()
            self._select()
        else:
            self._propose()

    def look_at(self, person_id: bytes) -> bool:
        """Make one person the only marked one; False when the list does not show him."""
        row_ = self.model.row_of(person_id)
        if row_ is not None:
            self._mark(row_)
        return row_ is not None

    def refresh(self, changes: Changes) -> None:
        """People or units have changed: the proposals may be others."""
        if changes & (Changes.PEOPLE | Changes.STRUCTURE) and not self.choices.is_touched:
            self._propose()

    def escape(self) -> bool:
        """Close the sheet, then go back to the list."""
        if not self.picker.close_overlay():
            self.closed.emit()
        return True

    def go_on(self) -> None:
        """Set what was decided, from the day."""
        sent, day, basis = self.choices.sent(), self.since.day(), self.basis.text().strip()
        is_whole = bool(basis) and len(basis) <= _BASIS
        self.basis_field.show_error(
            "" if is_whole else self.tr("Tulis dasarnya, paling panjang {most} huruf.").format(most=_BASIS)
        )
        if not self.since_field.check() or day is None or not is_whole or not self.set_button.isEnabled():
            return
        acting, case = self._desk.acting, self._desk.house.superiors
        said = self.tr("Penilai {count} pegawai ditetapkan").format(count=show_count(len(sent)))
        self._follow(
            self._desk.do(lambda _job: case.assign(acting, sent, day, basis), said, then=self._on_set)
        )

    def _deeds(self) -> list[tuple[ActionSpec, Callable[[], object]]]:
        return [
            (penilai_spec(), self._on_penilai),
            (atasan_spec(), self._on_atasan),
            (confirm_spec(), self._on_confirm),
            (reset_spec(), self._on_reset),
        ]

    def _button(self, actions: Actions, spec: ActionSpec, run: Callable[[], object]) -> Button:
        return ActionButton(actions.bind(spec, run, self))

    def _build(self) -> None:
        top = row(column(self.back, STRETCH), self.head)
        top.setStretch(1, 1)
        self.since.setFixedWidth(self.since.sizeHint().width())
        setting = row(self.since_field, self.basis_field, gap=14)
        setting.setStretch(1, 1)
        bar = row(self.chips, self.field)
        bar.setStretch(0, 1)
        foot = QWidget()
        flow = FlowLayout(foot, px(8))
        for button in self._buttons:
            flow.addWidget(button)
        self.table.setMinimumHeight(px(_LEAST))
        nothing = EmptyState("user-check", self.tr("Tidak ada yang perlu dilihat di sini."))
        self.table.set_empty(nothing)
        self.progress.hide()
        content = column(
            top, setting, bar, self.progress, self.table, self.told, foot, gap=10, margins=(22, 16, 22, 16)
        )
        content.setStretch(4, 1)
        self.setLayout(column(scrolled(boxed(content))))

    def _connect(self) -> None:
        self.back.clicked.connect(self.closed)
        self.set_button.clicked.connect(self.go_on)
        self.chips.picked.connect(self._show)
        self.field.textChanged.connect(self.model.search)
        self.since.dated.connect(self._on_dated)
        self.table.opened.connect(self._on_penilai)
        self.table.chosen.connect(self._on_chosen)
        self.table.selectionModel().selectionChanged.connect(self._dress)
        self.picker.picked.connect(self._on_picked)

    def _propose(self) -> None:
        acting, case = self._desk.acting, self._desk.house.superiors
        day = self.since.day() or acting.day
        if self._job is None:
            self._follow(self._desk.do(lambda _job: case.propose(acting, day), then=self._on_proposed))

    def _follow(self, job: Job) -> None:
        self._job = job
        self.progress.follow(job)
        job.finished.connect(self._on_finished)
        self._dress()

    def _on_finished(self) -> None:
        self._job = None
        self._dress()

    def _on_proposed(self, lines: list[SuperiorLine]) -> None:
        self.choices = Choices.of(lines)
        wanted = "" if self._wanted or not self.choices.count(Mark.PERIKSA) else "periksa"
        self.chips.pick(wanted)
        self._show()
        self._select()

    def _select(self) -> None:
        if not self._wanted or not self.look_at(self._wanted):
            self._mark(0)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _mark(self, row_: int) -> None:
        # not `selectRow`: that adds to the marked rows while Ctrl is held, as it is after Ctrl+Shift+A
        index = self.model.index(row_, 0)
        self.table.selectionModel().setCurrentIndex(index, _ONLY)
        self.table.scrollTo(index)

    def _show(self) -> None:
        """The rows of the chip, with its count; the place in the list stays."""
        row_, key = self.table.currentIndex().row(), self.chips.key()
        kept = {
            bytes(id): each
            for id, each in self.choices.decided.items()
            if not key or each.mark == key or (key == "diubah" and each.mark is Mark.DIBENARKAN)
        }
        self.source.hold(kept)
        self.model.reload()
        if self.table.chosen_id() is None and kept:
            self._mark(min(max(row_, 0), self.model.rowCount() - 1))
        self._name_chips()
        self._dress()

    def _name_chips(self) -> None:
        choices, count = self.choices, show_count
        for key, text, number in (
            ("periksa", self.tr("Perlu dilihat {count}"), choices.count(Mark.PERIKSA)),
            ("", self.tr("Semua {count}"), len(choices.decided)),
            ("diubah", self.tr("Diputuskan {count}"), choices.count(Mark.DIUBAH, Mark.DIBENARKAN)),
            ("pengecualian", self.tr("Sudah ditetapkan {count}"), choices.count(Mark.PENGECUALIAN)),
        ):
            self.chips.rename(key, text.format(count=count(number)))

    def _dress(self) -> None:
        is_operator, sent = self._desk.acting.is_operator, len(self.choices.sent())
        some = bool(self.table.selected_ids())
        for button in self._buttons:
            button.setEnabled(some and is_operator)
        text = self.tr("Tetapkan {count} pegawai") if sent else self.tr("Tetapkan")
        self.set_button.setText(text.format(count=show_count(sent)))
        self.set_button.setEnabled(bool(sent) and is_operator and self._job is None)
        reason = self.tr("Belum ada usulan yang dapat ditetapkan.")
        if not is_operator:
            reason = self.tr("Hanya operator kepegawaian yang dapat menetapkan penilai.")
        told = self.tr("Tetapkan semua usulan yang tidak lagi perlu dilihat (Ctrl Enter)")
        self.set_button.setToolTip(told if self.set_button.isEnabled() else reason)

    def _on_chosen(self, id: bytes | None) -> None:
        shown = None if id is None else self.choices.decided.get(Id(id))
        said = ""
        if shown is not None:
            said = advice(shown) or self.tr("Usulan dari susunan unit, tanpa keraguan")
            if shown.mark is Mark.PENGECUALIAN:
                said = self.tr("Sudah ditetapkan; pilih penilai lain bila berubah")
            said = self.tr("{name}: {said}.").format(name=shown.line.name, said=said)
        self.told.setText(said)

    def _on_dated(self, day: date | None) -> None:
        if day is not None and not self.choices.is_touched and self.choices.decided:
            self._propose()

    def _on_penilai(self) -> None:
        self._ask(LineRole.PENILAI)

    def _on_atasan(self) -> None:
        self._ask(LineRole.ATASAN_PENILAI)

    def _ask(self, role: LineRole) -> None:
        if self.table.selected_ids() and self._desk.acting.is_operator:
            self._role = role
            self.picker.ask(All())

    def _on_picked(self, id: bytes) -> None:
        line = self._desk.house.people_list.lines([id]).get(id)
        if line is not None:
            chosen = Named(line.id, line.name)
            self._decide(self.choices.changed(self._selected(), self._role, chosen))

    def _on_confirm(self) -> None:
        self._decide(self.choices.confirmed(self._selected()))

    def _on_reset(self) -> None:
        self._decide(self.choices.reset(self._selected()))

    def _selected(self) -> list[Id]:
        return [Id(id) for id in self.table.selected_ids()]

    def _decide(self, choices: Choices) -> None:
        self.choices = choices
        self._show()
        self._on_chosen(self.table.chosen_id())

    def _on_set(self, _changes: Changes) -> None:
        self.choices, self._job = Choices(), None
        self._propose()
