"""Why this predikat: the rule and its source, the cell that was met, every line, and who set what when."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from desktop_app.domain.dates import long_date
from desktop_app.domain.terms import Level, Predikat
from desktop_app.services.results import IndicatorLine
from desktop_app.ui.evaluations.looks import DOWNWARDS, PREDIKAT_TONES, UPWARDS
from desktop_app.ui.evaluations.sheet.draft import Key, rating_of
from desktop_app.ui.evaluations.sheet.state import JudgementState
from desktop_app.ui.evaluations.sheet.texts import (
    achievement_words,
    counted_words,
    line_names,
    missing_words,
    number_words,
    step_words,
)
from desktop_app.ui.shell.overlay import Overlay
from desktop_app.ui.theme import painting
from desktop_app.ui.theme.fonts import MEDIUM, SEMIBOLD
from desktop_app.ui.theme.look import px, tokens
from desktop_app.ui.theme.tokens import ink, soft
from desktop_app.ui.widgets.buttons import IconButton
from desktop_app.ui.widgets.canvas import Canvas
from desktop_app.ui.widgets.cards import scrolled
from desktop_app.ui.widgets.labels import Label, Role, line
from desktop_app.ui.widgets.layouts import STRETCH, boxed, column, row
from desktop_app.words.evaluation_screen import STEPS
from desktop_app.words.rules import BASES

if TYPE_CHECKING:
    from desktop_app.services.evaluations.explanation import Explanation


class CellsPicture(Canvas):
    """The nine cells with the one that was met in a frame."""

    def __init__(
        self, words: Mapping[tuple[Level, Level], tuple[str, Predikat]], cell: tuple[Level, Level] | None
    ) -> None:
        super().__init__("", is_focusable=True)
        self._words, self._cell = words, cell
        self.setAccessibleName(self.tr("Matriks sembilan sel"))
        met = words[cell][0] if cell else self.tr("belum ada sel yang terpilih")
        self.setAccessibleDescription(met)
        self.keep_height()

    def sizeHint(self) -> QSize:
        return QSize(px(480), px(132))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(330), px(132))

    def draw(self, painter: QPainter) -> None:
        left, foot, gap = px(76), px(22), px(4)
        width, height = (self.width() - left - 2 * gap) / 3, (self.height() - foot - 2 * gap) / 3
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        names = {
            Level.ATAS: self.tr("di atas"),
            Level.SESUAI: self.tr("sesuai"),
            Level.BAWAH: self.tr("di bawah"),
        }
        for down, hasil in enumerate(DOWNWARDS):
            top = down * (height + gap)
            heading = QRectF(0, top, left - px(8), height)
            painting.write(painter, heading, names[hasil], tokens().text2, size=12, align=right)
            for across, perilaku in enumerate(UPWARDS):
                area = QRectF(left + across * (width + gap), top, width, height)
                self._draw_cell(painter, area, (hasil, perilaku))
        for across, perilaku in enumerate(UPWARDS):
            below = QRectF(left + across * (width + gap), self.height() - foot, width, foot)
            centre = Qt.AlignmentFlag.AlignCenter
            painting.write(painter, below, names[perilaku], tokens().text2, size=12, align=centre)

    def _draw_cell(self, painter: QPainter, area: QRectF, at: tuple[Level, Level]) -> None:
        word, predikat = self._words[at]
        tone, is_met = PREDIKAT_TONES[predikat], at == self._cell
        painting.fill(painter, area, soft(tokens(), tone), px(6))
        centre = Qt.AlignmentFlag.AlignCenter
        weight = SEMIBOLD if is_met else MEDIUM
        painting.write(painter, area, word, ink(tokens(), tone), size=12, weight=weight, align=centre)
        if is_met:
            painter.setPen(QPen(QColor(tokens().primary), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), px(6), px(6))


class ExplanationSheet(Overlay):
    """Lies over the page; everything in plain words, from the facts of the use case."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over, "", 720, 620)
        self.setAccessibleName(self.tr("Penjelasan predikat"))
        self._state: JudgementState | None = None
        self.title = Label("", Role.CARD_TITLE, wraps=True)
        self.cross = IconButton("x", self.tr("Tutup"), "Esc")
        self.cross.clicked.connect(self.close_overlay)
        self.area = scrolled(QWidget())
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setAccessibleName(self.tr("Penjelasan predikat"))
        head = row(self.title, self.cross)
        head.setStretch(0, 1)
        layout = column(head, self.area, gap=8, margins=(18, 12, 12, 14))
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def ask(self, state: JudgementState, found: Explanation) -> None:
        """Explain the judgement as it stands in the form."""
        self._state = state
        word = state.words.predikat_mark(self._predikat(state))[0]
        self.title.setText(self.tr("Predikat: {kata}").format(kata=word))
        parts = column(
            *self._cell(state, found),
            *self._rules(found),
            *self._suggestion(state),
            *self._results(state, found),
            *self._behaviours(state),
            *self._missing(state),
            *self._steps(found),
            STRETCH,
            gap=6,
            margins=(0, 0, 12, 0),
        )
        content = boxed(parts)
        content.setProperty("role", "bare")
        self.area.setWidget(content)
        self.open(self.area)

    def words(self) -> str:
        """All that is said, for a look at the whole."""
        return "\n".join(label.text() for label in self.findChildren(Label))

    def _predikat(self, state: JudgementState) -> Predikat | None:
        is_settled = state.sheet.frozen is not None or state.sheet.is_hidden
        return state.sheet.predikat if is_settled else state.standing.predikat

    def _cell(self, state: JudgementState, found: Explanation) -> list[QWidget]:
        words, draft = state.words, state.draft
        named = {
            (hasil, perilaku): (
                words.ratings.predikat.label(found.cells[hasil.value, perilaku.value]),
                found.cells[hasil.value, perilaku.value],
            )
            for hasil in Level
            for perilaku in Level
        }
        if draft.hasil is None or draft.perilaku is None:
            told = self.tr(
                "Predikat belum dapat ditentukan: rating hasil kerja dan rating perilaku kerja harus "
                "dipilih keduanya. Yang belum dinilai tidak dihitung nol."
            )
            return [Label(told, wraps=True), CellsPicture(named, None)]
        told = self.tr(
            "Hasil kerja {hasil} dan perilaku kerja {perilaku} bertemu pada sel {predikat}. "
            "Baris adalah hasil kerja, kolom adalah perilaku kerja."
        ).format(
            hasil=words.level(draft.hasil).lower(),
            perilaku=words.level(draft.perilaku).lower(),
            predikat=named[draft.hasil, draft.perilaku][0],
        )
        shown: list[QWidget] = [
            Label(told, wraps=True),
            CellsPicture(named, (draft.hasil, draft.perilaku)),
        ]
        for title, reason in (
            (self.tr("Alasan hasil kerja: {teks}"), draft.hasil_reason),
            (self.tr("Alasan perilaku: {teks}"), draft.perilaku_reason),
        ):
            if reason:
                shown.append(Label(title.format(teks=reason), wraps=True))
        return shown

    def _rules(self, found: Explanation) -> list[QWidget]:
        used = {"predikat", "rating", "saran"}
        shown: list[QWidget] = [line(), Label(self.tr("ATURAN YANG DIPAKAI"), Role.SECTION)]
        for rule in found.rules:
            if rule.kind in used:
                words = self.tr("{judul}, versi {nomor}, berlaku sejak {sejak}").format(
                    judul=rule.title, nomor=rule.number, sejak=long_date(date.fromisoformat(rule.valid_from))
                )
                source = self.tr("Sumber: {sumber}").format(sumber=_without_marks(rule.source))
                told = column(Label(words, wraps=True), Label(source, Role.CAPTION, wraps=True), gap=0)
                shown.append(boxed(told))
        return shown

    def _suggestion(self, state: JudgementState) -> list[QWidget]:
        suggestion = state.sheet.suggestion
        words = state.words.level(suggestion.level) if suggestion.level else self.tr("Belum ada saran")
        told = self.tr("{rating}. {dasar} {hitungan}.").format(
            rating=words,
            dasar=BASES[suggestion.counted.basis.value],
            hitungan=counted_words(suggestion.counted),
        )
        return [
            line(),
            Label(self.tr("SARAN, BUKAN PENETAPAN"), Role.SECTION),
            Label(told, wraps=True),
        ]

    def _results(self, state: JudgementState, found: Explanation) -> list[QWidget]:
        shown: list[QWidget] = [line(), Label(self.tr("HASIL KERJA"), Role.SECTION)]
        for number, each in enumerate(state.sheet.lines, start=1):
            shown.append(Label(f"{number}. {each.rhk.text}", Role.STRONG, wraps=True))
            shown.append(Label(self._rated(state, each.rhk.line_id), Role.CAPTION, wraps=True))
            for indicator in each.indicators:
                shown.append(Label(self._measured(indicator, found), Role.SECONDARY, wraps=True))
        return shown

    def _measured(self, indicator: IndicatorLine, found: Explanation) -> str:
        achieved = indicator.achievement
        inputs = achieved.measurement
        words, _ = achievement_words(achieved)
        count = sum(len(entry.evidence) for entry in indicator.entries)
        if inputs.target is None or inputs.realisation is None:
            told = self.tr("{nama}: {capaian}, {bukti} bukti")
            return told.format(nama=indicator.indicator.text, capaian=words.lower(), bukti=count)
        told = self.tr("{nama}: target {target}, realisasi {realisasi}, {rumus} = {capaian}, {bukti} bukti")
        return told.format(
            nama=indicator.indicator.text,
            target=number_words(inputs.target),
            realisasi=number_words(inputs.realisation),
            rumus=found.formulas[achieved.formula],
            capaian=words.replace("\n", ", "),
            bukti=count,
        )

    def _behaviours(self, state: JudgementState) -> list[QWidget]:
        shown: list[QWidget] = [line(), Label(self.tr("PERILAKU KERJA"), Role.SECTION)]
        for each in state.sheet.behaviours:
            words = f"{each.value.name}: {self._rated(state, each.value.code)}"
            shown.append(Label(words, wraps=True))
        return shown

    def _rated(self, state: JudgementState, key: Key) -> str:
        rating = rating_of(state.draft, key)
        words = state.words.level(rating.level).lower()
        if rating.fact:
            return self.tr("{rating}; fakta: {fakta}").format(rating=words, fakta=rating.fact)
        return words

    def _missing(self, state: JudgementState) -> list[QWidget]:
        findings = () if state.sheet.frozen is not None else state.standing.findings
        if not findings or state.sheet.is_hidden:
            return []
        names = line_names(state.sheet)
        told = [Label(f"• {missing_words(each, names)}", wraps=True) for each in findings]
        return [line(), Label(self.tr("YANG MASIH KURANG"), Role.SECTION), *told]

    def _steps(self, found: Explanation) -> list[QWidget]:
        shown: list[QWidget] = [line(), Label(self.tr("SIAPA DAN KAPAN"), Role.SECTION)]
        if not found.steps:
            shown.append(Label(self.tr("Belum ada yang disimpan."), Role.SECONDARY))
        for step in found.steps:
            words = f"{STEPS.get(step.to_status, step.to_status)}: {step_words(step)}"
            shown.append(Label(words, wraps=True))
            if step.reason:
                shown.append(Label(step.reason, Role.CAPTION, wraps=True))
        return shown


def _without_marks(source: str) -> str:
    """A source as people read it, without the notes of where our papers found it."""
    kept, depth = [], 0
    for letter in source:
        depth += letter == "["
        if not depth:
            kept.append(letter)
        depth -= letter == "]"
    return " ".join("".join(kept).split()).replace(" ;", ";")
