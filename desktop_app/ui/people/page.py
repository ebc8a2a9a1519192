"""The page Pegawai: one view at a time in its place, the list first."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.people import Gap, PersonFact
from desktop_app.domain.records import Id
from desktop_app.ui.actions import Actions
from desktop_app.ui.desk import Desk
from desktop_app.ui.page import Page, Place
from desktop_app.ui.people.deeds import (
    PAGE,
    export_spec,
    go_on_spec,
    import_spec,
    people_specs,
    save_spec,
    superiors_spec,
)
from desktop_app.ui.people.export import export_list
from desktop_app.ui.people.importing.view import ImportView
from desktop_app.ui.people.list_view import PeopleListView
from desktop_app.ui.people.profile.form_view import PersonFormView
from desktop_app.ui.people.profile.view import ProfileView
from desktop_app.ui.people.superiors.view import SuperiorsView
from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.widgets.buttons import ActionButton, Kind
from desktop_app.ui.widgets.cards import PageHead
from desktop_app.ui.widgets.layouts import column

_ID = 16
_SHOW = "tampil"
IMPORT, SUPERIORS = "impor", "penilai"


class PeoplePage(Page):
    """`visit` takes None, the id of a person, or a mapping: `{"tampil": "impor" | "penilai" | "kurang" |
    "tanpa_penilai" | "keluar" | a staff kind}`, and `unit` (hex) to narrow the list.
    """

    def __init__(self, desk: Desk, actions: Actions, theme: Theme) -> None:
        super().__init__()
        self._desk, self._actions = desk, actions
        actions.declare(people_specs())
        self._import = actions.bind(import_spec(), self._on_import, self)
        self._superiors = actions.bind(superiors_spec(), self._on_superiors, self)
        actions.bind(go_on_spec(), self._on_go_on, self)
        actions.bind(save_spec(), self._on_go_on, self)
        self.stack = QStackedWidget()
        export = actions.bind(export_spec(), lambda: export_list(desk, self, self.listing.model), self)
        buttons = [
            ActionButton(export),
            ActionButton(self._superiors),
            ActionButton(self._import, Kind.PRIMARY),
        ]
        self.listing = PeopleListView(
            desk,
            PageHead(
                self.tr("Pegawai"),
                self.tr("Jabatan, pangkat, dan penilai setiap orang per hari ini"),
                buttons,
            ),
        )
        self.importing = ImportView(desk)
        self.superiors = SuperiorsView(desk, actions)
        self.profile, self.form = ProfileView(desk), PersonFormView(desk)
        for view in (self.listing, self.importing, self.superiors, self.profile, self.form):
            self.stack.addWidget(view)
        self.setLayout(column(self.stack))
        self._connect()
        self._allow()

    def visit(self, target: object) -> None:
        match target:
            case Mapping():
                self._visit_words({str(key): str(value) for key, value in target.items()})
            case bytes() if len(target) == _ID:
                self._show_person(Id(target))
            case _:
                self._show(self.listing)

    def escape(self) -> bool:
        match self.stack.currentWidget():
            case ImportView() | SuperiorsView() | PersonFormView() as view:
                return view.escape()
            case ProfileView():
                self._to()
                return True
            case _:
                return self.listing.beside.close_overlay()

    def filter_field(self) -> QWidget | None:
        match self.stack.currentWidget():
            case SuperiorsView() as view:
                return view.table.field
            case ImportView() as view:
                return view.check_step.field if view.check_step.isVisible() else None
            case PeopleListView() as view:
                return view.field
        return None

    def regions(self) -> list[QWidget]:
        match self.stack.currentWidget():
            case ImportView() as view:
                return [view.next, view.first()]
            case SuperiorsView() as view:
                return [view.since, view.table.view]
            case ProfileView() as view:
                return [view.tabs]
            case PersonFormView() as view:
                return [view.first()]
        return self.listing.regions()

    def _connect(self) -> None:
        self.listing.opened.connect(self._to)
        self.listing.repaired.connect(self._on_repair)
        self.listing.import_wanted.connect(self._on_import)
        self.importing.closed.connect(lambda: self._to())
        self.importing.superiors_wanted.connect(self._on_superiors)
        self.superiors.closed.connect(lambda: self._to())
        self.profile.closed.connect(lambda: self._to())
        self.profile.edit_wanted.connect(self._on_edit)
        self.profile.superiors_wanted.connect(self._on_superiors_of)
        self.profile.went.connect(self.went)
        self.form.closed.connect(self._on_form_closed)
        self._desk.notices.changed.connect(self._on_changed)
        self._desk.acting_changed.connect(self._on_acting)

    def _visit_words(self, words: Mapping[str, str]) -> None:
        shown = words.get(_SHOW, "")
        if shown == IMPORT and self._import.isEnabled():
            self._show(self.importing)
            self.importing.begin()
        elif shown == SUPERIORS and self._superiors.isEnabled():
            self._show(self.superiors)
            self.superiors.begin(_id(words.get("pegawai")))
        else:
            self._show(self.listing)
            chip = "tanpa_penilai" if shown == SUPERIORS else shown
            self.listing.show_filters(chip, _id(words.get("unit")))

    def _show(self, view: QWidget) -> None:
        self.stack.setCurrentWidget(view)
        if view is self.listing:
            self.listing.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_person(self, person_id: Id) -> None:
        if self.profile.show_person(person_id):
            self._show(self.profile)
            self.profile.focus_first()
        else:
            self._show(self.listing)

    def _to(self, target: object = None) -> None:
        """To the list, or to a person; noted as a step, so that Alt+← leads back."""
        self.went.emit(Place(PAGE, target))

    def _on_import(self) -> None:
        self.went.emit(Place(PAGE, {_SHOW: IMPORT}))

    def _on_superiors(self) -> None:
        self.went.emit(Place(PAGE, {_SHOW: SUPERIORS}))

    def _on_superiors_of(self, id: bytes) -> None:
        self.went.emit(Place(PAGE, {_SHOW: SUPERIORS, "pegawai": id.hex()}))

    def _on_repair(self, id: bytes, gap: Gap) -> None:
        self._to(id)
        self.profile.repair(gap)

    def _on_edit(self, form: str, corrects: PersonFact | None) -> None:
        if self.profile.sheet is not None and self._desk.acting.is_operator:
            self.form.begin(self.profile.sheet, form, corrects)
            self._show(self.form)
            self.form.focus_first()

    def _on_form_closed(self) -> None:
        self._show(self.profile)
        self.profile.focus_first()

    def _on_go_on(self) -> None:
        match self.stack.currentWidget():
            case ImportView() | SuperiorsView() | ProfileView() | PersonFormView() as view:
                view.go_on()

    def _on_changed(self, changes: Changes) -> None:
        self.listing.refresh(changes)
        self.profile.refresh(changes)
        if self.stack.currentWidget() is self.superiors:
            self.superiors.refresh(changes)

    def _on_acting(self) -> None:
        self._allow()
        self.listing.narrow()
        self._show(self.listing)

    def _allow(self) -> None:
        """Import and superiors belong to the operators; others see why the buttons rest."""
        is_operator = self._desk.acting.is_operator
        reason = self.tr("Hanya operator kepegawaian. Ganti pelaku di kiri bawah.")
        for action, keys in ((self._import, "Ctrl I"), (self._superiors, "Ctrl Shift A")):
            action.setEnabled(is_operator)
            told = f"{action.text()} ({keys})"
            action.setToolTip(told if is_operator else reason)


def _id(text: str | None) -> bytes | None:
    return bytes.fromhex(text) if text else None
