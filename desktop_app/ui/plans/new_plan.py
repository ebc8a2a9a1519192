"""Buat rencana: for whom, for which part of which year, and with what it begins."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from desktop_app.domain.lists import All, ListQuery
from desktop_app.domain.records import Id
from desktop_app.ui.desk import Desk
from desktop_app.ui.person_picker import PersonPicker
from desktop_app.ui.plans.new_draft import NewPlanDraft, Source, Start, problem
from desktop_app.ui.plans.sheets import Sheet
from desktop_app.ui.widgets.buttons import Button, Kind
from desktop_app.ui.widgets.checks import RadioButton
from desktop_app.ui.widgets.editors import Combo, DateEdit
from desktop_app.ui.widgets.fields import Field
from desktop_app.ui.widgets.labels import Label, Role
from desktop_app.ui.widgets.layouts import STRETCH, row
from desktop_app.words.sentences import sentence


class NewPlanSheet(Sheet):
    """The form. `person_wanted` and `colleague_wanted`: choose somebody, then come back with `ask`."""

    person_wanted = Signal()
    colleague_wanted = Signal()
    year_changed = Signal(int)

    def __init__(self, over: QWidget, this_year: int) -> None:
        super().__init__(over, self.tr("Buat rencana"), 520, 470)
        self._draft: NewPlanDraft | None = None
        self.person = Label("", Role.STRONG, wraps=True)
        self.change = Button(self.tr("Ganti pegawai"), Kind.LINK)
        years = [(each, str(each)) for each in range(this_year + 1, this_year - 3, -1)]
        self.year = Combo(years, self.tr("Tahun"))
        self.starts, self.ends = (
            DateEdit(self.tr("Mulai"), this_year),
            DateEdit(self.tr("Selesai"), this_year),
        )
        self.empty = RadioButton(self.tr("Lembar kosong"))
        self.own = RadioButton("")
        self.colleague = RadioButton("")
        self.choose = Button(self.tr("Pilih rekan"), Kind.LINK)
        self._group = QButtonGroup(self)
        self._build()
        self.change.clicked.connect(self._on_person)
        self.choose.clicked.connect(self._on_colleague)
        self.year.valued.connect(lambda year: self.year_changed.emit(int(str(year))))

    def ask(self, draft: NewPlanDraft) -> None:
        """Open it, filled in so far."""
        self.show_draft(draft)
        self.show_problem("")
        self.open(self.year)

    def show_draft(self, draft: NewPlanDraft) -> None:
        """Fill the fields."""
        self._draft = draft
        self.person.setText(draft.name)
        self.year.blockSignals(True)
        self.year.choose(draft.year)
        self.year.blockSignals(False)
        self.starts.set_day(draft.starts_on)
        self.ends.set_day(draft.ends_on)
        own, colleague = draft.own, draft.colleague
        words = self.tr("Salin rencananya sendiri tahun {tahun}")
        none = self.tr("Belum ada rencana sebelumnya untuk disalin")
        self.own.setText(words.format(tahun=own.year) if own else none)
        self.own.setEnabled(own is not None)
        taken = self.tr("Salin rencana {nama} tahun {tahun}")
        self.colleague.setText(
            taken.format(nama=colleague.name, tahun=colleague.year)
            if colleague
            else self.tr("Salin rencana seorang rekan")
        )
        self.colleague.setEnabled(colleague is not None)
        chosen = {Start.TAHUN_LALU: self.own, Start.REKAN: self.colleague}.get(draft.start, self.empty)
        chosen.setChecked(True)
        for radio in (self.own, self.colleague):
            radio.updateGeometry()

    def draft(self) -> NewPlanDraft:
        """What the fields say; only after `ask`."""
        if self._draft is None:
            raise RuntimeError("the form was never opened")
        start = Start.KOSONG
        if self.own.isChecked():
            start = Start.TAHUN_LALU
        elif self.colleague.isChecked():
            start = Start.REKAN
        return replace(
            self._draft,
            year=int(str(self.year.value())),
            starts_on=self.starts.day(),
            ends_on=self.ends.day(),
            start=start,
        )

    def problem(self) -> str:
        told = self.starts.problem() or self.ends.problem()
        if told:
            return told
        refused = problem(self.draft())
        return sentence(refused) if refused else ""

    def _build(self) -> None:
        for radio in (self.empty, self.own, self.colleague):
            self._group.addButton(radio)
        year = Field(self.tr("Tahun"), self.year)
        starts = Field(self.tr("Mulai"), self.starts, check=self.starts.problem)
        ends = Field(self.tr("Selesai"), self.ends, check=self.ends.problem)
        who = row(self.person, self.change)
        who.setStretch(0, 1)
        self.fields.addLayout(who)
        self.fields.addLayout(row(year, starts, ends, gap=12))
        note = self.tr("Tanggal boleh kosong: rencana meliputi sisa tahun yang belum direncanakan.")
        self.fields.addWidget(Label(note, Role.CAPTION, wraps=True))
        self.fields.addWidget(Label(self.tr("Isi awal"), Role.LABEL))
        self.fields.addLayout(row(self.empty, STRETCH))
        self.fields.addLayout(row(self.own, STRETCH))
        self.fields.addLayout(row(self.colleague, self.choose, STRETCH))

    def _on_person(self) -> None:
        self.close_overlay()
        self.person_wanted.emit()

    def _on_colleague(self) -> None:
        self._draft = self.draft()
        self.close_overlay()
        self.colleague_wanted.emit()


class NewPlan(QObject):
    """The whole way: choose a person, fill the form, make the plan. `made(skp_id)` when it stands."""

    made = Signal(object)

    def __init__(self, over: QWidget, desk: Desk) -> None:
        super().__init__(over)
        self._desk = desk
        self.picker = PersonPicker(over, desk, self.tr("Rencana untuk siapa"))
        self.colleagues = PersonPicker(over, desk, self.tr("Salin rencana siapa"))
        self.sheet = NewPlanSheet(over, desk.acting.day.year)
        self._draft: NewPlanDraft | None = None
        self.picker.picked.connect(self.ask_for)
        self.colleagues.picked.connect(self._on_colleague)
        self.sheet.person_wanted.connect(self.ask)
        self.sheet.colleague_wanted.connect(self._on_colleague_wanted)
        self.sheet.year_changed.connect(self._on_year)
        self.sheet.done.connect(self._on_done)

    def close_overlay(self) -> bool:
        """Close what is open of it; True when something was."""
        return any(each.close_overlay() for each in (self.picker, self.colleagues, self.sheet))

    def ask(self) -> None:
        """Choose the person first; an employee makes his own plan."""
        acting = self._desk.acting
        if not acting.is_operator and acting.person_id is not None:
            self.ask_for(acting.person_id)
        else:
            self.picker.ask(self._desk.scope)

    def ask_for(self, person_id: bytes, year: int | None = None) -> None:
        """Fill the form for a person."""
        line = self._desk.house.people_list.lines([person_id])[person_id]
        chosen = year or self._desk.acting.day.year
        own = self._newest(person_id, chosen)
        self._draft = NewPlanDraft(
            person_id=person_id,
            name=line.name,
            year=chosen,
            own=own,
            start=Start.TAHUN_LALU if own else Start.KOSONG,
        )
        self.sheet.ask(self._draft)

    def _newest(self, person_id: bytes, before: int) -> Source | None:
        """The newest plan of a person of that year or earlier."""
        plans = self._desk.house.plan_list
        query = ListQuery(scope=All(), filters=(("pegawai", person_id.hex()),))
        lines = [line for line in plans.lines(plans.ids(query)).values() if line.year <= before]
        newest = max(lines, key=lambda line: (line.year, line.id), default=None)
        return Source(newest.id, newest.name, newest.year) if newest else None

    def _on_year(self, year: int) -> None:
        draft = self.sheet.draft()
        own = self._newest(draft.person_id, year)
        start = Start.KOSONG if draft.start is Start.TAHUN_LALU and own is None else draft.start
        self.sheet.show_draft(replace(draft, year=year, own=own, start=start))

    def _on_colleague_wanted(self) -> None:
        self._draft = self.sheet.draft()
        self.colleagues.ask(self._desk.scope if self._desk.acting.is_operator else All())

    def _on_colleague(self, person_id: bytes) -> None:
        if self._draft is None:
            return
        found = self._newest(person_id, self._draft.year)
        self._draft = replace(self._draft, colleague=found or self._draft.colleague)
        if found:
            self._draft = replace(self._draft, start=Start.REKAN)
        self.sheet.ask(self._draft)
        if not found:
            self.sheet.show_problem(self.tr("Rekan itu belum punya rencana yang dapat disalin."))

    def _on_done(self) -> None:
        draft, house, acting = self.sheet.draft(), self._desk.house, self._desk.acting
        source = Id(draft.source) if draft.source else None
        self._desk.do(
            lambda _job: house.plans.create(
                acting,
                Id(draft.person_id),
                draft.year,
                starts_on=draft.starts_on,
                ends_on=draft.ends_on,
                copy_from=source,
            ),
            self.tr("Rencana {nama} dibuat").format(nama=draft.name),
            then=self._on_made,
        )

    def _on_made(self, made: object) -> None:
        self.made.emit(getattr(made, "skp_id", None))
