"""The right side of the Lembar nilai: suggestion, both ratings with reasons, predikat, what is missing."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from desktop_app.domain.rules.saran import ReasonFor
from desktop_app.domain.terms import Severity
from desktop_app.ui.evaluations.looks import rating_choices
from desktop_app.ui.evaluations.sheet.offers import FootButtons
from desktop_app.ui.evaluations.sheet.state import JudgementState
from desktop_app.ui.evaluations.sheet.texts import counted_words, line_names, missing_words, why_not
from desktop_app.ui.theme import painting
from desktop_app.ui.theme.look import px, tokens
from desktop_app.ui.theme.tokens import Tone
from desktop_app.ui.widgets.buttons import Button, Kind
from desktop_app.ui.widgets.cards import scrolled
from desktop_app.ui.widgets.doors import Door
from desktop_app.ui.widgets.editors import TextArea
from desktop_app.ui.widgets.fields import Field
from desktop_app.ui.widgets.labels import Label, Role, line
from desktop_app.ui.widgets.layouts import STRETCH, boxed, column, row
from desktop_app.ui.widgets.rating import Rating
from desktop_app.words.rules import BASES, REASONS

_FOR_HASIL = {ReasonFor.BERBEDA_DARI_SARAN, ReasonFor.HASIL_DI_BAWAH, ReasonFor.SANGAT_BAIK}


class PredikatDoor(Door):
    """The predikat as a pill; pressing it explains how it came about."""

    def __init__(self) -> None:
        super().__init__("")
        self._mark = ("", Tone.NEUTRAL, "minus")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_mark(self, mark: tuple[str, Tone, str]) -> None:
        """Another predikat: word, tone and icon."""
        self._mark = mark
        self.setAccessibleName(self.tr("Predikat: {kata}. Jelaskan").format(kata=mark[0]))
        self.setToolTip(self.tr("Jelaskan bagaimana predikat ini terjadi (Ctrl J)"))
        self.updateGeometry()
        self.update()

    def words(self) -> str:
        """The predikat as it reads."""
        return self._mark[0]

    def sizeHint(self) -> QSize:
        return QSize(round(painting.pill_width(self._mark[0])) + px(6), px(28))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def draw(self, painter: QPainter) -> None:
        area = QRectF(self.rect())
        if self.underMouse():
            painting.fill(painter, area, tokens().surface2, 6)
        painting.pill(painter, area.adjusted(px(2), 0, -px(2), 0), *self._mark)


class Verdict(QFrame):
    """`acted(act)`: a button was pressed. `jumped(finding)`: show where something is missing."""

    acted = Signal(str)
    jumped = Signal(object)

    def __init__(self, state: JudgementState) -> None:
        super().__init__()
        self._state = state
        self.setProperty("role", "panel")
        self.setAccessibleName(self.tr("Nilai"))
        self.hasil = Rating(rating_choices(), self.tr("Rating hasil kerja"))
        self.perilaku = Rating(rating_choices(), self.tr("Rating perilaku kerja"))
        self.hasil_reason = TextArea(self.tr("Alasan menurut bukti"), lines=2)
        self.perilaku_reason = TextArea(self.tr("Alasan menurut bukti"), lines=2)
        self.note = TextArea(self.tr("Tercetak pada Dokumen Evaluasi"), lines=2)
        self.predikat = PredikatDoor()
        self.organisation = Button("", Kind.LINK)
        self.paper = Button("", Kind.LINK, "file-pen")
        self.missing: list[Button] = []
        self.foot = FootButtons()
        self._suggested = Label("", Role.STRONG, wraps=True)
        self._basis = Label("", Role.CAPTION, wraps=True)
        self._kept = Label("", Role.CAPTION)
        self._hasil_field = Field(self.tr("Alasan rating hasil kerja"), self.hasil_reason, is_required=True)
        self._perilaku_field = Field(
            self.tr("Alasan rating perilaku kerja"), self.perilaku_reason, is_required=True
        )
        self._needs = column(gap=0)
        self._build()
        self._connect()

    def show_state(self) -> None:
        """Everything as it is kept, with what stands in the form."""
        state = self._state
        sheet, words = state.sheet, state.words
        level = words.organisation(sheet.organisation_level)
        self.organisation.setText(self.tr("Capaian organisasi: {tingkat}").format(tingkat=level))
        suggested = (
            words.level(sheet.suggestion.level) if sheet.suggestion.level else self.tr("Belum ada saran")
        )
        self._suggested.setText(suggested)
        basis = BASES[sheet.suggestion.counted.basis.value]
        if sheet.suggestion.of_unit is not None:
            basis = self.tr("Kepala unit mengikuti capaian unitnya: {tingkat}.").format(tingkat=level)
        self._basis.setText(f"{basis} {counted_words(sheet.suggestion.counted)}.")
        draft, closed = state.draft, why_not(sheet, "rate")
        for editor, text in (
            (self.hasil_reason, draft.hasil_reason),
            (self.perilaku_reason, draft.perilaku_reason),
            (self.note, draft.note),
        ):
            with QSignalBlocker(editor):
                if editor.text().strip() != (text or ""):
                    editor.setPlainText(text or "")
            editor.setReadOnly(bool(closed))
        for rating, value in ((self.hasil, draft.hasil), (self.perilaku, draft.perilaku)):
            with QSignalBlocker(rating):
                rating.rate(value)
            rating.setEnabled(not closed)
            rating.setToolTip(closed)
        self.show_standing()

    def show_standing(self) -> None:
        """What follows from what stands in the form: predikat, reasons, what is missing, buttons."""
        state = self._state
        sheet, standing = state.sheet, state.standing
        is_final = sheet.frozen is not None
        predikat = sheet.predikat if is_final or sheet.is_hidden else standing.predikat
        self.predikat.show_mark(state.words.predikat_mark(predikat))
        reasons = set(standing.reasons)
        self._hasil_field.setVisible(bool(reasons & _FOR_HASIL or state.draft.hasil_reason))
        self._perilaku_field.setVisible(
            bool(ReasonFor.PERILAKU_DI_BAWAH in reasons or state.draft.perilaku_reason)
        )
        self._say_reasons(reasons)
        self._list_missing(open_=not is_final and not sheet.is_hidden)
        self.foot.offer(state)
        self.show_kept()

    def show_kept(self) -> None:
        """When what was written was put aside."""
        state = self._state
        words = ""
        if state.is_open and state.is_dirty:
            words = self.tr("Belum disimpan")
            if state.autosave.at:
                words = self.tr("Otomatis {jam}").format(jam=state.autosave.at)
        self._kept.setText(words)
        self._kept.setVisible(bool(words))

    def show_paper(self, words: str) -> None:
        """From which paper an operator records; empty hides the line."""
        self.paper.setText(words if len(words) < _LONGEST else f"{words[:_LONGEST]}…")
        self.paper.setToolTip(self.tr("{kertas}. Pilih kertas lain").format(kertas=words))
        self.paper.setAccessibleName(self.tr("{kertas}. Pilih kertas lain").format(kertas=words))
        self.paper.setVisible(bool(words))

    def _build(self) -> None:
        suggestion = QFrame()
        suggestion.setLayout(
            column(
                Label(self.tr("SARAN, BUKAN PENETAPAN"), Role.SECTION), self._suggested, self._basis, gap=2
            )
        )
        content = column(
            row(self.organisation, STRETCH),
            suggestion,
            line(),
            Field(self.tr("Rating hasil kerja"), self.hasil, is_required=True),
            self._hasil_field,
            Field(self.tr("Rating perilaku kerja"), self.perilaku, is_required=True),
            self._perilaku_field,
            self._needs,
            Field(self.tr("Catatan atau rekomendasi"), self.note),
            STRETCH,
            gap=8,
            margins=(0, 0, 10, 0),
        )
        layout = column(
            scrolled(boxed(content)),
            line(),
            row(Label(self.tr("Predikat"), Role.LABEL), self.predikat, STRETCH, self._kept),
            row(self.paper, STRETCH),
            self.foot,
            gap=4,
            margins=(16, 10, 16, 12),
        )
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self.show_paper("")

    def _connect(self) -> None:
        self.hasil.rated.connect(lambda value: self._edit(hasil=value))
        self.perilaku.rated.connect(lambda value: self._edit(perilaku=value))
        self.hasil_reason.textChanged.connect(lambda: self._edit(hasil_reason=self.hasil_reason.text()))
        self.perilaku_reason.textChanged.connect(
            lambda: self._edit(perilaku_reason=self.perilaku_reason.text())
        )
        self.note.textChanged.connect(lambda: self._edit(note=self.note.text()))
        self.predikat.clicked.connect(lambda: self.acted.emit("jelas"))
        self.organisation.clicked.connect(lambda: self.acted.emit("organisasi"))
        self.paper.clicked.connect(lambda: self.acted.emit("kertas"))
        self.foot.acted.connect(self.acted)

    def _edit(self, **changed: object) -> None:
        if self._state.is_open:
            self._state.edit(replace(self._state.draft, **changed))  # type: ignore[arg-type]

    def _say_reasons(self, reasons: set[ReasonFor]) -> None:
        for field, mine in (
            (self._hasil_field, reasons & _FOR_HASIL),
            (self._perilaku_field, reasons - _FOR_HASIL),
        ):
            field.editor.setToolTip(" ".join(REASONS[each.value] for each in ReasonFor if each in mine))

    def _list_missing(self, *, open_: bool) -> None:
        findings = self._state.standing.findings if open_ else ()
        names = line_names(self._state.sheet)
        wanted = [(finding, missing_words(finding, names)) for finding in findings]
        if [words for _, words in wanted] == [button.text() for button in self.missing]:
            return
        for button in self.missing:
            self._needs.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.missing = []
        for finding, words in wanted:
            is_error = finding.severity is Severity.GALAT
            button = Button(words, Kind.LINK, "triangle-alert" if is_error else "info")
            button.setToolTip(self.tr("Ke tempatnya"))
            button.clicked.connect(lambda _=False, finding=finding: self.jumped.emit(finding))
            self.missing.append(button)
            self._needs.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def point(self, code: str) -> bool:
        """Put the focus on the field a finding speaks of; False when it is not here."""
        places: dict[str, QWidget] = {
            "evaluasi.hasil_belum_dinilai": self.hasil,
            "evaluasi.perilaku_belum_dinilai": self.perilaku,
            "evaluasi.perlu_alasan_berbeda": self.hasil_reason,
            "evaluasi.perlu_alasan_hasil_di_bawah": self.hasil_reason,
            "evaluasi.perlu_alasan_sangat_baik": self.hasil_reason,
            "evaluasi.perlu_alasan_perilaku_di_bawah": self.perilaku_reason,
        }
        place = places.get(code)
        if place is not None:
            place.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return place is not None


_LONGEST = 48
