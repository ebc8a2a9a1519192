"""The SKP as it will be printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desktop_app.domain.values import Period
from desktop_app.services.printing import PrintKind
from desktop_app.ui.desk import Desk
from desktop_app.ui.preview import PaperPreview
from desktop_app.ui.widgets.layouts import row

if TYPE_CHECKING:
    from desktop_app.services.plans.sheet import PlanSheet
    from desktop_app.services.printing import AnyPrint


class PlanPreview(PaperPreview):
    """`ask(sheet)` shows the paper of the version that the sheet shows."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, self.tr("Draf, belum ditetapkan"))
        head = row(
            self.back, self.title, self.draft, self.day, self.smaller, self.larger, self.print, self.save
        )
        head.setStretch(1, 1)
        self.arrange(self.tr("Halaman SKP"), head)

    def ask(self, sheet: PlanSheet) -> None:
        """Make the paper of one version."""
        printing, acting = self._desk.house.printing, self._desk.acting
        skp, version_id = sheet.skp, sheet.plan.version.id
        self.order(
            self.tr("SKP {nama}").format(nama=sheet.pegawai.name),
            lambda dated_on: printing.make(
                acting,
                PrintKind.SKP,
                Period(str(skp.year)),
                skp.person_id,
                dated_on=dated_on,
                of=version_id,
            ),
        )

    def show_print(self, made: AnyPrint) -> None:
        super().show_print(made)
        self.save.setFocus(Qt.FocusReason.OtherFocusReason)
