"""The profile of one person: his data of today, his plans, his evaluations, his history."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.dates import short_date
from desktop_app.domain.lines import EvaluationLine, PlanLine
from desktop_app.domain.lists import All, ListQuery
from desktop_app.domain.people import FactKind, Gap, PersonFact
from desktop_app.domain.records import Id
from desktop_app.domain.terms import Predikat
from desktop_app.services.people import PersonSheet
from desktop_app.ui.desk import Desk
from desktop_app.ui.held import HeldList
from desktop_app.ui.page import Place
from desktop_app.ui.paged_table import Column, PagedTableModel
from desktop_app.ui.paged_view import PagedTable
from desktop_app.ui.people.profile import history, work_lines
from desktop_app.ui.people.profile.data_tab import DataTab
from desktop_app.ui.people.profile.form_view import HIMSELF, NUMBER
from desktop_app.ui.sync_marks import SyncMark
from desktop_app.ui.widgets.buttons import Button, IconButton, Kind
from desktop_app.ui.widgets.cards import PageHead, Tabs
from desktop_app.ui.widgets.layouts import STRETCH, column, row
from desktop_app.ui.widgets.waiting import EmptyState

_TOUCHES = Changes.PEOPLE | Changes.STRUCTURE | Changes.PLANS | Changes.EVALUATIONS | Changes.IMPORTS
_TOUCHES |= Changes.EXCHANGE
_FORMS = {FactKind.PENEMPATAN, FactKind.PANGKAT, FactKind.STATUS}
_REPAIRED_BY = {
    Gap.NOMOR: NUMBER,
    Gap.UNIT: FactKind.PENEMPATAN.value,
    Gap.JABATAN: FactKind.PENEMPATAN.value,
    Gap.PANGKAT: FactKind.PANGKAT.value,
    Gap.KELAHIRAN: HIMSELF,
}
DATA, SKP, EVALUATION, HISTORY = "data", "skp", "evaluasi", "riwayat"


class ProfileView(QWidget):
    """`edit_wanted(str, object)`: a form by its word, and the fact to be put right (None: a new one).
    `superiors_wanted(bytes)`, `went(Place)`, `closed()`.
    """

    closed = Signal()
    edit_wanted = Signal(str, object)
    superiors_wanted = Signal(object)
    went = Signal(Place)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.sheet: PersonSheet | None = None
        self.back = IconButton("arrow-left", self.tr("Kembali ke daftar pegawai"), "Esc")
        self.change = Button(self.tr("Catat perubahan"), Kind.PRIMARY, "pencil")
        self.mark = SyncMark(desk, "person")
        self.head = PageHead("", "", [self.mark, self.change])
        self.tabs = Tabs(
            [(DATA, self.tr("Data")), (SKP, "SKP"), (EVALUATION, self.tr("Evaluasi")), (HISTORY, "")],
            self.tr("Bagian profil"),
        )
        self.data = DataTab()
        self.plans: HeldList[PlanLine] = HeldList(lambda line: str(line.year))
        self.evaluations: HeldList[EvaluationLine] = HeldList(lambda line: line.period)
        self.facts: HeldList[history.FactLine] = HeldList(lambda line: line.words)
        self.stack = QStackedWidget()
        self.tables: dict[str, PagedTable] = {}
        self._models: dict[str, PagedTableModel[Any]] = {}
        self._build()
        self._connect()

    def show_person(self, person_id: Id) -> bool:
        """Another person, or the same one anew; False when he cannot be shown."""
        day, house = self._desk.acting.day, self._desk.house
        sheet: PersonSheet | None = self._desk.try_(lambda: house.people.person(person_id, day))
        if sheet is None:
            return False
        self.sheet = sheet
        self._show_head(sheet)
        self.data.show_sheet(sheet, self._basis(person_id))
        self._show_work(person_id)
        self._show_history(sheet)
        return True

    def refresh(self, changes: Changes) -> None:
        """Look again at what was touched; somebody who is gone by an undone import leads back."""
        if self.sheet is None or not changes & _TOUCHES:
            return
        person_id = self.sheet.person.person_id
        if self._desk.house.people_list.lines([person_id]):
            self.show_person(person_id)
        else:
            self.sheet = None
            self.closed.emit()

    def repair(self, gap: Gap) -> None:
        """Go where a gap is closed."""
        if gap is Gap.PENILAI and self.sheet is not None:
            self.superiors_wanted.emit(self.sheet.person.person_id)
        elif gap in _REPAIRED_BY:
            self.edit_wanted.emit(_REPAIRED_BY[gap], None)

    def go_on(self) -> None:
        """The primary button."""
        if self.change.isEnabled():
            self.edit_wanted.emit(FactKind.PENEMPATAN.value, None)

    def focus_first(self) -> None:
        """Where the keyboard begins."""
        self.tabs.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        self.stack.addWidget(self.data)
        self._add_table(SKP, self.plans, work_lines.plan_columns(), self.tr("SKP pegawai"))
        columns = work_lines.evaluation_columns(self._labels())
        self._add_table(EVALUATION, self.evaluations, columns, self.tr("Evaluasi pegawai"))
        self._add_table(HISTORY, self.facts, history.columns(), self.tr("Riwayat pegawai"))
        make = Button(self.tr("Buka Rencana kinerja"), icon_name="clipboard-list")
        make.clicked.connect(self._on_no_plan)
        empty = {
            SKP: EmptyState("clipboard-list", self.tr("Belum ada SKP untuk pegawai ini."), make),
            EVALUATION: EmptyState(
                "star", self.tr("Belum ada evaluasi. Evaluasi disiapkan setelah SKP ditetapkan.")
            ),
            HISTORY: EmptyState("history", self.tr("Belum ada riwayat yang tercatat.")),
        }
        for key, state in empty.items():
            self.tables[key].set_empty(state)
        self.no_plan = make
        top = row(column(self.back, STRETCH), self.head)
        top.setStretch(1, 1)
        content = column(top, row(self.tabs, STRETCH), self.stack, gap=10, margins=(22, 16, 22, 16))
        content.setStretch(2, 1)
        self.setLayout(content)

    def _add_table(self, key: str, source: HeldList[Any], columns: list[Column[Any]], name: str) -> None:
        model: PagedTableModel[Any] = PagedTableModel(source, columns, All(), self)
        self._models[key], self.tables[key] = model, PagedTable(model, name)
        self.stack.addWidget(self.tables[key])

    def _connect(self) -> None:
        self.back.clicked.connect(self.closed)
        self.change.clicked.connect(self.go_on)
        self.tabs.picked.connect(self._on_tab)
        self.data.edit_wanted.connect(lambda form: self.edit_wanted.emit(form, None))
        self.data.repaired.connect(self.repair)
        self.data.superiors.link.clicked.connect(lambda: self.repair(Gap.PENILAI))
        self.tables[SKP].opened.connect(self._on_plan)
        self.tables[EVALUATION].opened.connect(self._on_evaluation)
        self.tables[HISTORY].opened.connect(self._on_fact)

    def _labels(self) -> Mapping[Predikat, str]:
        words = self._desk.house.rule_book().ratings(self._desk.acting.day).predikat
        return {word: words.label(word) for word in Predikat}

    def _basis(self, person_id: Id) -> str:
        """On what the exception rests that makes somebody else his penilai today."""
        newest = self._desk.house.superiors.exception(person_id, self._desk.acting.day)
        told = self.tr("{basis}, sejak {day}")
        return told.format(basis=newest.basis, day=short_date(newest.from_on)) if newest else ""

    def _show_head(self, sheet: PersonSheet) -> None:
        identity = sheet.identity
        number = self.tr("NIP {number}").format(number=identity.number or "–")
        parts = (number, identity.post, identity.unit)
        self.mark.show_thing(bytes(sheet.person.person_id))
        self.head.retitle(identity.name, " · ".join(part for part in parts if part))
        is_operator = self._desk.acting.is_operator
        reason = (
            "" if is_operator else self.tr("Hanya operator kepegawaian yang dapat mengubah data pegawai.")
        )
        self.change.setEnabled(is_operator)
        self.change.setToolTip(reason or self.tr("Catat perubahan (Ctrl Enter)"))
        self.data.allow(reason)

    def _show_work(self, person_id: Id) -> None:
        house, scope = self._desk.house, self._desk.scope
        query = ListQuery(scope=scope, filters=(("pegawai", person_id.hex()),))
        plans = house.plan_list.lines(house.plan_list.ids(query))
        seen = house.evaluation_list.seen_by(self._desk.acting.person_id)
        evaluations = seen.lines(seen.ids(query))
        by_year = sorted(plans.items(), key=lambda each: (each[1].year, each[0]), reverse=True)
        by_period = sorted(evaluations.items(), key=lambda each: (each[1].period, each[0]), reverse=True)
        self.plans.hold(dict(by_year))
        self.evaluations.hold(dict(by_period))
        self._reload(SKP, self.tr("SKP {count}"), len(plans))
        self._reload(EVALUATION, self.tr("Evaluasi {count}"), len(evaluations))

    def _show_history(self, sheet: PersonSheet) -> None:
        day, offices = self._desk.acting.day, self._desk.house.offices
        units = {unit.id: unit.name for unit in offices.units(day, whole_city=True)}
        posts = {post.id: post.name for post in offices.posts()}
        lines = history.fact_lines(sheet.facts, units, posts, day)
        self.facts.hold({bytes(line.fact.id): line for line in lines})
        self._reload(HISTORY, self.tr("Riwayat {count}"), len(lines))

    def _reload(self, key: str, text: str, count: int) -> None:
        self._models[key].reload()
        place = [DATA, SKP, EVALUATION, HISTORY].index(key)
        self.tabs.setTabText(place, text.format(count=count))

    def _on_tab(self, key: str) -> None:
        self.stack.setCurrentIndex([DATA, SKP, EVALUATION, HISTORY].index(key))

    def _on_plan(self, id: bytes) -> None:
        self.went.emit(Place("rencana", id))

    def _on_evaluation(self, id: bytes) -> None:
        self.went.emit(Place("evaluasi", id))

    def _on_no_plan(self) -> None:
        if self.sheet is not None:
            self.went.emit(Place("rencana", self.sheet.person.person_id))

    def _on_fact(self, id: bytes) -> None:
        line: history.FactLine | None = self._models[HISTORY].line_of(id)
        if line is not None and self.change.isEnabled() and _has_form(line.fact):
            self.edit_wanted.emit(line.fact.kind.value, line.fact)


def _has_form(fact: PersonFact) -> bool:
    return fact.kind in _FORMS
