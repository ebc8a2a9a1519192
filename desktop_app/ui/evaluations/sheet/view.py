"""The Lembar nilai: who, what was planned and done at the left, the judgement at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from desktop_app.domain.dates import short_date
from desktop_app.domain.evaluation import Cause
from desktop_app.domain.rules.findings import Finding
from desktop_app.domain.terms import Level, ValueCode
from desktop_app.ui.desk import Desk
from desktop_app.ui.evaluations.looks import state_mark
from desktop_app.ui.evaluations.sheet.behaviours import BehavioursTab
from desktop_app.ui.evaluations.sheet.draft import Key, with_rating
from desktop_app.ui.evaluations.sheet.history import HistoryTab, PeriodsTab
from desktop_app.ui.evaluations.sheet.obstacles import ObstaclesTab
from desktop_app.ui.evaluations.sheet.results import ResultsTab
from desktop_app.ui.evaluations.sheet.state import JudgementState
from desktop_app.ui.evaluations.sheet.texts import key_of, status_of
from desktop_app.ui.evaluations.sheet.verdict import Verdict
from desktop_app.ui.plans.editor.strip import Strip
from desktop_app.ui.sync_marks import SyncMark
from desktop_app.ui.theme.look import px
from desktop_app.ui.theme.tokens import Tone
from desktop_app.ui.widgets.buttons import ActionButton, Button, IconButton
from desktop_app.ui.widgets.cards import Tabs
from desktop_app.ui.widgets.labels import ElidedLabel
from desktop_app.ui.widgets.layouts import boxed, column, row
from desktop_app.ui.widgets.pills import Avatar, Pill
from desktop_app.words.evaluation_screen import CAUSES, period_title

VERDICT_WIDTH = 356
_NARROW = 860
"""Width in design pixels below which the judgement is a tab of its own."""


class SheetView(QWidget):
    """`left()`: back to the list. `next_wanted()`: the next one without saving this."""

    left = Signal()
    next_wanted = Signal()

    def __init__(self, desk: Desk, state: JudgementState, printing: QAction) -> None:
        super().__init__()
        self.mark = SyncMark(desk, "evaluation")
        self._state = state
        self.back = IconButton("chevron-left", self.tr("Kembali ke daftar"), "Esc")
        self.avatar = Avatar("", 38)
        self.name, self.about = ElidedLabel("", size=17, weight=700), ElidedLabel("", size=12, tint="text2")
        self.pill = Pill("")
        self.skip = Button(self.tr("Berikutnya"), icon_name="arrow-right")
        self.strip = Strip()
        self.verdict = Verdict(state)
        self.results, self.behaviours = ResultsTab(state), BehavioursTab(state)
        self.obstacles, self.periods = ObstaclesTab(state), PeriodsTab(state)
        self.history = HistoryTab(state)
        self.tabs = Tabs(self._titles(), self.tr("Bagian lembar nilai"))
        self.stack = QStackedWidget()
        self._places: dict[str, QWidget] = {
            "hasil": self.results,
            "perilaku": self.behaviours,
            "kendala": self.obstacles,
            "triwulan": self.periods,
            "riwayat": self.history,
        }
        self._body = QHBoxLayout()
        self._is_narrow: bool | None = None
        self._build(printing)
        self._connect()

    def show_state(self) -> None:
        """The evaluation in view is another one, or its surroundings changed."""
        if not self._state.is_open:
            return
        sheet = self._state.sheet
        self.avatar.show_name(sheet.pegawai.name)
        self.name.set_text(sheet.pegawai.name)
        self.about.set_text(self._about())
        self.pill.show_state(*state_mark(status_of(sheet)))
        self.mark.show_thing(bytes(sheet.evaluation.id))
        self.tabs.setTabText(self._index("hasil"), self.tr("Hasil kerja {n}").format(n=len(sheet.lines)))
        is_year = sheet.evaluation.period.is_year
        self.tabs.setTabText(
            self._index("triwulan"), self.tr("Triwulan") if is_year else self.tr("Periode lain")
        )
        self.tabs.setTabVisible(self._index("triwulan"), bool(sheet.periods))
        for part in (self.results, self.behaviours, self.obstacles, self.periods, self.history):
            part.show_state()
        self.verdict.show_state()
        self._say()

    def jump(self, finding: Finding) -> None:
        """Show where something is missing, with the focus there."""
        key = key_of(finding)
        if isinstance(key, ValueCode):
            self.tabs.pick("perilaku")
            self.behaviours.point(key)
        elif isinstance(key, bytes):
            self.tabs.pick("hasil")
            self.results.point(key)  # type: ignore[arg-type]
        elif finding.code == "evaluasi.organisasi_belum_ada":
            self.verdict.acted.emit("organisasi")
        else:
            self._jump_to(finding.code)

    def show_tab(self, key: str) -> None:
        """Another part of the sheet."""
        self.tabs.pick(key)

    def first(self) -> QWidget:
        """What takes the focus when a sheet opens: the first rating, else the first tab."""
        return self.verdict.hasil if self._state.is_editable and not self._is_narrow else self.tabs

    def regions(self) -> list[QWidget]:
        """Where F6 goes in turn."""
        return [self.tabs, self.verdict.hasil if self._state.is_editable else self.verdict.predikat]

    def _titles(self) -> list[tuple[str, str]]:
        return [
            ("hasil", self.tr("Hasil kerja")),
            ("perilaku", self.tr("Perilaku")),
            ("kendala", self.tr("Kendala")),
            ("triwulan", self.tr("Periode lain")),
            ("riwayat", self.tr("Riwayat")),
            ("nilai", self.tr("Nilai")),
        ]

    def _build(self, printing: QAction) -> None:
        names = column(self.name, self.about, gap=0)
        marks = column(self.pill, self.mark, gap=3)
        head = row(self.back, self.avatar, names, marks, self.skip, ActionButton(printing), gap=10)
        head.setStretch(2, 1)
        for place in self._places.values():
            self.stack.addWidget(place)
        left = column(self.tabs, self.stack, gap=8)
        left.setStretch(1, 1)
        self._body.setSpacing(px(14))
        self._body.addWidget(boxed(left), 1)
        self._body.addWidget(self.verdict)
        layout = column(head, self.strip, self._body, gap=10, margins=(22, 12, 22, 14))
        layout.setStretch(2, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        self._state.loaded.connect(self.show_state)
        self._state.edited.connect(self._on_edited)
        self._state.autosave.kept.connect(self.verdict.show_kept)
        self.back.clicked.connect(self.left)
        self.skip.clicked.connect(self.next_wanted)
        self.tabs.picked.connect(self._on_tab)
        self.verdict.jumped.connect(self.jump)
        for tab in (self.results, self.behaviours):
            tab.rated.connect(self._on_rated)

    def _about(self) -> str:
        sheet = self._state.sheet
        evaluation = sheet.evaluation
        parts = [period_title(evaluation.period)]
        is_whole = (evaluation.from_on, evaluation.to_on) == (
            evaluation.period.first_day,
            evaluation.period.last_day,
        )
        if not is_whole:
            parts.append(f"{short_date(evaluation.from_on)} – {short_date(evaluation.to_on)}")
        parts += [text for text in (sheet.pegawai.post, sheet.pegawai.unit) if text]
        if sheet.penilai is not None:
            parts.append(self.tr("dinilai {nama}").format(nama=sheet.penilai.name))
        return " · ".join(parts)

    def _say(self) -> None:
        """What stands above the sheet: an offer to recover, a hidden draft, a new version."""
        state = self._state
        sheet, written = state.sheet, state.written()
        if written is not None and not state.is_dirty:
            self.strip.say(
                self.tr("Ada nilai yang ditulis tetapi belum disimpan. Lanjutkan?"),
                Tone.WARNING,
                [
                    (self.tr("Lanjutkan"), lambda: self._recover(True)),
                    (self.tr("Buang"), lambda: self._recover(False)),
                ],
                is_question=True,
            )
        elif sheet.is_hidden:
            words = self.tr("Pejabat penilai sedang menilai. Hasilnya terlihat setelah ditetapkan.")
            self.strip.say(words, Tone.PRIMARY)
        elif sheet.versions and sheet.versions[-1].cause is not Cause.AWAL and sheet.frozen is None:
            newest = sheet.versions[-1]
            words = self.tr("Versi {nomor}, {sebab}: {teks}").format(
                nomor=newest.number, sebab=CAUSES[newest.cause].lower(), teks=newest.cause_text or ""
            )
            self.strip.say(words, Tone.WARNING)
        elif not self.strip.is_question or written is None:
            self.strip.hush()

    def _recover(self, is_wanted: bool) -> None:
        self.strip.hush()
        written = self._state.written()
        if written is None:
            return
        if is_wanted:
            self._state.recover(written)
        else:
            self._state.autosave.discard(written)

    def _index(self, key: str) -> int:
        return [each for each, _ in self._titles()].index(key)

    def _jump_to(self, code: str) -> None:
        if self._is_narrow and code not in {"evaluasi.realisasi_belum_ada", "evaluasi.realisasi_tanpa_bukti"}:
            self.tabs.pick("nilai")
        if not self.verdict.point(code):
            self.tabs.pick("hasil")
            self.tabs.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_tab(self, key: str) -> None:
        self.stack.setCurrentWidget(self.verdict if key == "nilai" else self._places[key])

    def _on_edited(self) -> None:
        if self.strip.is_question:  # begun anew: what was written before is no longer offered
            self.strip.hush()
        self.verdict.show_standing()

    def _on_rated(self, key: Key, level: Level | None, fact: str) -> None:
        self._state.edit(with_rating(self._state.draft, key, level, fact))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        is_narrow = self.width() < px(_NARROW)
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            if is_narrow:
                self.tabs.setTabVisible(self._index("nilai"), True)
                self.verdict.setMinimumWidth(0)
                self.verdict.setMaximumWidth(16777215)
                self.stack.addWidget(self.verdict)
            else:
                self.stack.removeWidget(self.verdict)
                self._body.addWidget(self.verdict)
                self.verdict.show()
                if self.tabs.key() == "nilai":
                    self.tabs.pick("hasil")
                self.tabs.setTabVisible(self._index("nilai"), False)
        if not is_narrow:
            self.verdict.setFixedWidth(px(VERDICT_WIDTH))
