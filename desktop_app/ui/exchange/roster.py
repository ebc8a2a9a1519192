"""The list of offices as BKPSDM keeps it, with the digits of each; BKPSDM can put one out of force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal

from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.lists import All
from desktop_app.services.exchange.values import OfficeLine
from desktop_app.ui.cells import Cell, LinesCell, PillCell
from desktop_app.ui.held import HeldList
from desktop_app.ui.paged_table import Column, PagedTableModel
from desktop_app.ui.paged_view import PagedTable
from desktop_app.ui.theme.look import px
from desktop_app.ui.theme.tokens import Tone
from desktop_app.ui.widgets.buttons import Button, Kind
from desktop_app.ui.widgets.cards import Card
from desktop_app.ui.widgets.editors import LineEdit
from desktop_app.ui.widgets.fields import Field
from desktop_app.ui.widgets.labels import Label, Role
from desktop_app.ui.widgets.layouts import row
from desktop_app.ui.widgets.waiting import EmptyState
from desktop_app.words.sentences import sentence

if TYPE_CHECKING:
    from desktop_app.services.exchange.values import Standing

_LEAST = 250  # design pixels


class RosterCard(Card):
    """`revoke_wanted(OfficeLine, str)`: the keys of an office shall count no more, for this reason."""

    revoke_wanted = Signal(object, str)

    def __init__(self) -> None:
        self.edition = Label("", Role.CAPTION)
        super().__init__(self.tr("Daftar kantor"), self.edition)
        self._held: HeldList[OfficeLine] = HeldList(lambda line: f"{line.name} {line.code}")
        self.model = PagedTableModel(self._held, _columns(), All(), self)
        self.table = PagedTable(self.model, self.tr("Daftar kantor"))
        self.table.setObjectName("inset")
        self.table.setMinimumHeight(px(_LEAST))
        self.table.set_empty(
            EmptyState(
                "network", self.tr("Daftar kantor belum diterima. Ia ikut dalam paket awal dari BKPSDM.")
            )
        )
        self.revoke = Button(self.tr("Cabut kartu…"), Kind.DANGER, "lock")
        self.reason = LineEdit(self.tr("misalnya: stik berisi kunci hilang"))
        self._why = Field(self.tr("Alasan pencabutan"), self.reason)
        self._is_agency = False
        self.add(self.table, 1)
        foot = row(self._why, self.revoke, gap=12)
        foot.setStretch(0, 1)
        foot.setAlignment(self.revoke, Qt.AlignmentFlag.AlignBottom)
        self.add(foot)
        self.table.chosen.connect(self._allow)
        self.revoke.clicked.connect(self._on_revoke)

    def show_offices(self, offices: list[OfficeLine], standing: Standing) -> None:
        """The list of now."""
        self._is_agency = standing.is_agency
        number = standing.roster_version
        self.edition.setText("" if number is None else self.tr("edisi {number}").format(number=number))
        ordered = sorted(offices, key=lambda line: (line.role != "bkpsdm", line.is_revoked, line.name))
        self._held.hold({line.id + bytes([line.is_revoked]): line for line in ordered})
        self.model.reload()
        self._allow()

    def chosen(self) -> OfficeLine | None:
        id = self.table.chosen_id()
        return None if id is None else self.model.line_of(id)

    def _allow(self, *_: object) -> None:
        line = self.chosen()
        self._why.setVisible(self._is_agency)
        self.revoke.setEnabled(bool(self._is_agency and line and not line.is_own and not line.is_revoked))
        if not self._is_agency:
            self.revoke.setToolTip(sentence(RuleBroken("sinkron.bukan_bkpsdm")))
        else:
            self.revoke.setToolTip(self.tr("Pilih dahulu kantor lain yang masih berlaku"))

    def _on_revoke(self) -> None:
        reason = self.reason.text().strip()
        if not reason:
            self._why.show_error(sentence(RuleBroken("sinkron.alasan")))
            self.reason.setFocus()
            return
        self.revoke_wanted.emit(self.chosen(), reason)


def _columns() -> list[Column[OfficeLine]]:
    return [
        Column(
            "kantor", _tr("Kantor"), lambda o: LinesCell(o.name, o.code), sort=False, width=200, stretch=2
        ),
        Column("sidik", _tr("Sidik"), lambda o: o.fingerprint, sort=False, width=290, stretch=1),
        Column("keadaan", _tr("Keadaan"), _state, sort=False, width=130),
    ]


def _state(line: OfficeLine) -> Cell:
    if line.is_revoked:
        return PillCell(_tr("Dicabut"), Tone.DANGER, "lock")
    if line.is_own:
        return PillCell(_tr("Kantor ini"), Tone.PRIMARY, "building-2")
    if line.role == "bkpsdm":
        return PillCell(_tr("BKPSDM"), Tone.VIOLET, "landmark")
    return PillCell(_tr("Terdaftar"), Tone.SUCCESS, "circle-check")


def _tr(text: str) -> str:
    return QCoreApplication.translate("RosterCard", text)
