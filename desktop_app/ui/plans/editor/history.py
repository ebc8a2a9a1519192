"""The section Riwayat: who did what and when, why, on paper or on screen; older versions and what changed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.dates import long_date, moment
from desktop_app.domain.papers import Step
from desktop_app.domain.plan import VersionStatus
from desktop_app.domain.plan_difference import LineChange, LineKind
from desktop_app.ui.plans.editor.state import PlanState
from desktop_app.ui.plans.looks import state_mark
from desktop_app.ui.widgets.buttons import Button, Kind
from desktop_app.ui.widgets.cards import Card, scrolled
from desktop_app.ui.widgets.labels import Label, Role, line
from desktop_app.ui.widgets.layouts import STRETCH, boxed, column, row
from desktop_app.ui.widgets.pills import Pill
from desktop_app.ui.widgets.tiles import Tiles
from desktop_app.words.plan_screen import BACK_TO_DRAFT, STEPS


class HistorySection(QWidget):
    """`version_wanted(number)`: read this version; `compare_wanted(old, new)`: what changed between two."""

    version_wanted = Signal(int)
    compare_wanted = Signal(int, int)

    def __init__(self, state: PlanState) -> None:
        super().__init__()
        self._state = state
        self._content: QWidget | None = None
        self._shown: object = None
        self._changes: tuple[LineChange, ...] | None = None
        self._between = (0, 0)
        self._layout = column()
        self.setLayout(self._layout)

    def first(self) -> QWidget:
        """What takes the focus when the section opens."""
        return self

    def show_state(self) -> None:
        """Fill in the steps and the versions."""
        sheet = self._state.sheet
        shown = (sheet.steps, sheet.versions, sheet.plan.version.number, self._changes)
        if shown == self._shown:
            return
        self._shown = shown
        if self._content is not None:
            self._layout.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
        cards: list[QWidget] = [self._steps(), self._versions()]
        if self._changes is not None:
            cards.append(self._differences(self._changes))
        self._content = scrolled(boxed(column(Tiles(cards, 380), STRETCH, margins=(0, 0, 8, 8))))
        self._layout.addWidget(self._content)

    def show_changes(self, old: int, new: int, changes: tuple[LineChange, ...]) -> None:
        """What changed between two versions."""
        self._between, self._changes = (old, new), changes
        self.show_state()

    def forget_changes(self) -> None:
        """Another plan."""
        self._changes, self._shown = None, None

    def _steps(self) -> Card:
        card = Card(self.tr("Riwayat versi ini"))
        for step in reversed(sorted(self._state.sheet.steps, key=lambda step: (step.at, step.id))):
            card.add(_step(self, step))
            card.add(line())
        card.finish()
        return card

    def _versions(self) -> Card:
        sheet = self._state.sheet
        card = Card(self.tr("Versi"))
        shown = sheet.plan.version.number
        numbers = [each.number for each in sheet.versions]
        for version in reversed(sheet.versions):
            words = Label(self.tr("Versi {nomor}").format(nomor=version.number), Role.STRONG)
            parts: list[QWidget] = [words, Pill(*state_mark(version.status))]
            if version.number == shown:
                parts.append(Label(self.tr("sedang dibaca"), Role.CAPTION))
            else:
                button = Button(self.tr("Baca"), Kind.LINK)
                button.setAccessibleName(self.tr("Baca versi {nomor}").format(nomor=version.number))
                button.clicked.connect(lambda _=False, n=version.number: self.version_wanted.emit(n))
                parts.append(button)
            earlier = [number for number in numbers if number < version.number]
            if earlier:
                compare = Button(self.tr("Lihat perubahan"), Kind.LINK)
                compare.clicked.connect(
                    lambda _=False, o=earlier[-1], n=version.number: self.compare_wanted.emit(o, n)
                )
                parts.append(compare)
            card.add(row(*parts, STRETCH))
        card.finish()
        return card

    def _differences(self, changes: tuple[LineChange, ...]) -> Card:
        title = self.tr("Perubahan versi {lama} ke versi {baru}")
        card = Card(title.format(lama=self._between[0], baru=self._between[1]))
        if not changes:
            card.add(Label(self.tr("Tidak ada baris yang berbeda."), Role.SECONDARY))
        names = {
            LineKind.RHK: self.tr("Hasil kerja"),
            LineKind.INDIKATOR: self.tr("Indikator"),
            LineKind.RHK_PIMPINAN: self.tr("RHK pimpinan"),
            LineKind.EKSPEKTASI: self.tr("Ekspektasi khusus"),
            LineKind.LAMPIRAN: self.tr("Lampiran"),
        }
        for change in changes:
            what = self.tr("diubah") if change.before and change.after else ""
            what = what or (self.tr("ditambah") if change.after else self.tr("dihapus"))
            parts = f" ({', '.join(change.parts)})" if change.parts else ""
            card.add(Label(f"{names[change.kind]} {what}{parts}", Role.LABEL, wraps=True))
            if change.before and change.before != change.after:
                card.add(
                    Label(self.tr("Sebelum: {teks}").format(teks=change.before), Role.CAPTION, wraps=True)
                )
            if change.after:
                card.add(Label(self.tr("Sesudah: {teks}").format(teks=change.after), wraps=True))
        card.finish()
        return card


def _step(section: QWidget, step: Step) -> QWidget:
    """One step: what, when, by whom, why."""
    is_back = step.from_status == VersionStatus.DIKEMBALIKAN.value and step.to_status == "draf"
    words = BACK_TO_DRAFT if is_back else STEPS[step.to_status]
    parts = column(
        Label(words, Role.STRONG), Label(step_words(section, step), Role.CAPTION, wraps=True), gap=1
    )
    if step.reason:
        parts.addWidget(Label(step.reason, wraps=True))
    return boxed(parts)


def step_words(section: QWidget, step: Step) -> str:
    """When and by whom; what was done on paper names both."""
    if step.on_paper and step.signed_on is not None:
        told = section.tr("{hari} oleh {nama}, di atas kertas, dicatat oleh {pencatat} pada {saat}")
        return told.format(
            hari=long_date(step.signed_on),
            nama=step.by_text,
            pencatat=step.recorded_text or "",
            saat=moment(step.at),
        )
    return section.tr("{saat} oleh {nama}").format(saat=moment(step.at), nama=step.by_text)
