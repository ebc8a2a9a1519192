"""The proposal of penilai and atasan penilai for everybody: look through, change, set from a day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.lists import All
from desktop_app.domain.people import LineRole
from desktop_app.domain.records import Id
from desktop_app.ui.actions import Actions
from desktop_app.ui.desk import Desk
from desktop_app.ui.jobs import Job
from desktop_app.ui.people.deeds import atasan_spec, confirm_spec, penilai_spec, reset_spec
from desktop_app.ui.people.superiors.choices import Choices, Named
from desktop_app.ui.people.superiors.table import ProposalTable
from desktop_app.ui.person_picker import PersonPicker
from desktop_app.ui.theme.look import px
from desktop_app.ui.widgets.buttons import ActionButton, Button, IconButton, Kind
from desktop_app.ui.widgets.cards import PageHead, scrolled
from desktop_app.ui.widgets.editors import DateEdit, LineEdit
from desktop_app.ui.widgets.entries import show_count
from desktop_app.ui.widgets.fields import Field
from desktop_app.ui.widgets.flow import FlowLayout
from desktop_app.ui.widgets.layouts import STRETCH, boxed, column, row
from desktop_app.ui.widgets.waiting import ProgressCard

_BASIS = 300


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
        year = desk.acting.day.year
        self.since, self.basis = DateEdit(self.tr("Berlaku sejak"), year), LineEdit()
        self.since_field = Field(
            self.tr("Berlaku sejak"), self.since, is_required=True, check=self.since.problem
        )
        self.basis_field = Field(self.tr("Dasar"), self.basis, is_required=True)
        self.table = ProposalTable()
        self.picker = PersonPicker(self, desk, self.tr("Pilih penilai"))
        self.progress = ProgressCard(self.tr("Menyusun usulan"))
        self.buttons = self._bound(actions)
        self._build()
        self._connect()
        self.since.set_day(date(year, 1, 1))
        self.basis.setText(self.tr("Susunan organisasi dan jenis jabatan"))

    def begin(self, person_id: bytes | None = None) -> None:
        """Propose anew, and show one person if wanted; decisions that are not set yet stay."""
        self._wanted = person_id or b""
        if self.choices.is_touched:
            self.table.begin(self._wanted)
        else:
            self._propose()

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
        if not self._is_sound() or day is None or not self.set_button.isEnabled():
            return
        acting, case = self._desk.acting, self._desk.house.superiors
        said = self.tr("Penilai {count} pegawai ditetapkan").format(count=show_count(len(sent)))
        self._follow(
            self._desk.do(lambda _job: case.assign(acting, sent, day, basis), said, then=self._on_set)
        )

    def _is_sound(self) -> bool:
        """Day and basis, each told at its field."""
        is_told = 0 < len(self.basis.text().strip()) <= _BASIS
        asked = self.tr("Tulis dasarnya, paling panjang {most} huruf.").format(most=_BASIS)
        self.basis_field.show_error("" if is_told else asked)
        has_day = self.since_field.check() and self.since.day() is not None
        if not self.since.text().strip():
            self.since_field.show_error(self.tr("Isi sejak kapan penilai ini berlaku."))
        return is_told and has_day

    def _bound(self, actions: Actions) -> list[Button]:
        specs = (
            (penilai_spec(), partial(self._ask, LineRole.PENILAI)),
            (atasan_spec(), partial(self._ask, LineRole.ATASAN_PENILAI)),
            (confirm_spec(), partial(self._change, Choices.confirmed)),
            (reset_spec(), partial(self._change, Choices.reset)),
        )
        return [ActionButton(actions.bind(spec, run, self)) for spec, run in specs]

    def _build(self) -> None:
        head = PageHead(
            self.tr("Penilai dan atasan penilai"),
            self.tr("Diusulkan dari susunan unit dan jenis jabatan; yang meragukan di atas"),
            [self.set_button],
        )
        top = row(column(self.back, STRETCH), head)
        top.setStretch(1, 1)
        self.since.setFixedWidth(self.since.sizeHint().width())
        setting = row(self.since_field, self.basis_field, gap=14)
        setting.setStretch(1, 1)
        foot = QWidget()
        flow = FlowLayout(foot, px(8))
        for button in self.buttons:
            flow.addWidget(button)
        self.progress.hide()
        content = column(top, setting, self.progress, self.table, foot, gap=10, margins=(22, 16, 22, 16))
        content.setStretch(3, 1)
        self.setLayout(column(scrolled(boxed(content))))

    def _connect(self) -> None:
        self.back.clicked.connect(self.closed)
        self.set_button.clicked.connect(self.go_on)
        self.since.dated.connect(self._on_dated)
        self.table.opened.connect(partial(self._ask, LineRole.PENILAI))
        self.table.marked.connect(self._dress)
        self.picker.picked.connect(self._on_picked)

    def _propose(self) -> None:
        acting, case = self._desk.acting, self._desk.house.superiors
        day = self.since.day() or acting.day
        if self._job is None:
            self._follow(
                self._desk.do(lambda _job: Choices.of(case.propose(acting, day)), then=self._on_proposed)
            )

    def _follow(self, job: Job) -> None:
        self._job = job
        self.progress.follow(job)
        job.finished.connect(self._on_finished)
        self._dress()

    def _on_finished(self) -> None:
        self._job = None
        self._dress()

    def _on_proposed(self, choices: Choices) -> None:
        self.choices = choices
        self.table.show_choices(self.choices)
        self.table.begin(self._wanted)

    def _dress(self) -> None:
        is_operator, sent = self._desk.acting.is_operator, len(self.choices.sent())
        for button in self.buttons:
            button.setEnabled(bool(self.table.selected()) and is_operator)
        text = self.tr("Tetapkan {count} pegawai") if sent else self.tr("Tetapkan")
        self.set_button.setText(text.format(count=show_count(sent)))
        self.set_button.setEnabled(bool(sent) and is_operator and self._job is None)
        reason = self.tr("Belum ada usulan yang dapat ditetapkan.")
        if not is_operator:
            reason = self.tr("Hanya operator kepegawaian yang dapat menetapkan penilai.")
        told = self.tr("Tetapkan semua usulan yang tidak lagi perlu dilihat (Ctrl Enter)")
        self.set_button.setToolTip(told if self.set_button.isEnabled() else reason)

    def _on_dated(self, day: date | None) -> None:
        if day is not None and not self.choices.is_touched and self.choices.decided:
            self._propose()

    def _ask(self, role: LineRole) -> None:
        if self.table.selected() and self._desk.acting.is_operator:
            self._role = role
            self.picker.ask(All())

    def _on_picked(self, id: bytes) -> None:
        line = self._desk.house.people_list.lines([id]).get(id)
        if line is not None:
            chosen = Named(line.id, line.name)
            self._change(lambda choices, ids: choices.changed(ids, self._role, chosen))

    def _change(self, how: Callable[[Choices, list[Id]], Choices]) -> None:
        """Decide about the marked people."""
        self.choices = how(self.choices, self.table.selected())
        self.table.show_choices(self.choices)
        self._dress()

    def _on_set(self, _changes: Changes) -> None:
        self.choices, self._job = Choices(), None
        self._propose()
