"""Who acts: the operator, or one of the people of the office; asked from the chip in the navigation.

Until log-in stands, anybody at this PC may choose; the rights of the chosen person hold from then on.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject

from desktop_app.domain.lists import All
from desktop_app.domain.values import Acting, Role
from desktop_app.ui.desk import Desk
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.person_picker import PersonPicker


class ActingChoice(QObject):
    """Opens the sheet, and tells the desk."""

    def __init__(self, over: MainWindow, desk: Desk) -> None:
        super().__init__(over)
        self._over, self._desk = over, desk
        self._picker: PersonPicker | None = None

    def ask(self) -> None:
        """Show the people of the office with the operator on top."""
        if not self._desk.is_open:
            return
        if self._picker is None:
            self._picker = PersonPicker(self._over.sheet_parent, self._desk, self.tr("Bertindak sebagai"))
            self._over.add_overlay(self._picker)
            self._picker.picked.connect(self._on_picked)
            self._picker.operator_picked.connect(self._on_operator)
        self._picker.ask(All(), with_operator=True)

    def _on_picked(self, person_id: bytes) -> None:
        line = self._desk.house.people_list.lines([person_id])[person_id]
        title = f"{line.name} ({line.post})" if line.post else line.name
        acting = Acting(day=self._desk.acting.day, role=Role.PEGAWAI, title=title, person_id=line.id)
        self._desk.act_as(acting)

    def _on_operator(self) -> None:
        acting = replace(
            self._desk.acting, role=Role.ADMIN, title=self.tr("Operator kepegawaian"), person_id=None
        )
        self._desk.act_as(acting)
