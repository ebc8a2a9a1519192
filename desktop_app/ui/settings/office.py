"""The profile of the office as a form: what heads the prints, and the choices the law leaves open."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import AppError
from desktop_app.services.profile import PAPERS, FourthQuarter, OfficeProfile
from desktop_app.ui.desk import Desk
from desktop_app.ui.widgets.buttons import Button, Kind
from desktop_app.ui.widgets.cards import Card
from desktop_app.ui.widgets.checks import CheckBox
from desktop_app.ui.widgets.editors import Combo, LineEdit, NumberEdit
from desktop_app.ui.widgets.fields import Field
from desktop_app.ui.widgets.layouts import STRETCH, row
from desktop_app.ui.widgets.tiles import Tiles
from desktop_app.words.sentences import sentence


class OfficeCard(Card):
    """Shows the profile, gives it back changed; one save is one deed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(self.tr("Kantor dan cetakan"))
        self._desk = desk
        self._shown: OfficeProfile | None = None
        open_choice = self.tr("Atur sesuai ketentuan instansi: belum ada dasar yang pasti.")
        self.agency, self.place = LineEdit(), LineEdit()
        self.paper = Combo([(paper, paper.value) for paper in PAPERS], self.tr("Kertas"))
        self.week = Combo(
            [(5, self.tr("5 hari kerja")), (6, self.tr("6 hari kerja"))], self.tr("Minggu kerja")
        )
        self.fourth = Combo(
            [
                (FourthQuarter.AKHIR, self.tr("Triwulan IV sama dengan evaluasi akhir tahun")),
                (FourthQuarter.TERPISAH, self.tr("Triwulan IV dinilai tersendiri")),
            ],
            self.tr("Triwulan IV"),
        )
        self.limit = NumberEdit(self.tr("Ukuran berkas bukti"), 0)
        self.needs = CheckBox(self.tr("Penilaian menunggu capaian organisasi ditetapkan"))
        self.button = Button(self.tr("Simpan pengaturan"), Kind.PRIMARY, "check")
        self._agency = Field(self.tr("Nama instansi pada cetakan"), self.agency, is_required=True)
        self._size = Field(self.tr("Ukuran terbesar berkas bukti (MB)"), self.limit, check=self.limit.problem)
        fields: list[QWidget] = [
            self._agency,
            Field(self.tr("Tempat pada surat"), self.place, is_required=True),
            Field(self.tr("Kertas"), self.paper),
            self._size,
            Field(self.tr("Minggu kerja"), self.week, open_choice),
            Field(self.tr("Triwulan IV"), self.fourth, open_choice),
        ]
        self.add(Tiles(fields, 300))
        self.add(self.needs)
        self.add(row(STRETCH, self.button))
        self.button.clicked.connect(self._on_save)

    def show_profile(self, profile: OfficeProfile) -> None:
        """Fill the form."""
        self._shown = profile
        self.agency.setText(profile.agency)
        self.place.setText(profile.place)
        self.paper.choose(profile.paper)
        self.week.choose(profile.week_days)
        self.fourth.choose(profile.fourth_quarter)
        self.limit.setText(str(profile.evidence_mb))
        self.needs.setChecked(profile.needs_org_result)

    def profile(self) -> OfficeProfile | None:
        """What the form says now; None while a number cannot be read."""
        number = self.limit.number()
        if self._shown is None or number is None:
            return None
        return replace(
            self._shown,
            agency=self.agency.text().strip(),
            place=self.place.text().strip(),
            paper=next(paper for paper in PAPERS if paper == self.paper.value()),
            week_days=int(str(self.week.value())),
            fourth_quarter=FourthQuarter(str(self.fourth.value())),
            evidence_mb=int(number),
            needs_org_result=self.needs.isChecked(),
        )

    def _on_save(self) -> None:
        wanted = self.profile()
        if wanted is None:
            self._size.check()
            return
        try:
            changes = self._desk.house.offices.save_profile(self._desk.acting, wanted)
        except AppError as error:
            (self._size if error.code == "profil.ukuran_bukti" else self._agency).show_error(sentence(error))
            return
        self._shown = wanted
        self._desk.notices.changed.emit(changes)
        self._desk.notices.say(self.tr("Pengaturan kantor disimpan"))
