"""One question in full: what happened, the sides, the reason, and every way to settle it or to leave it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import RuleBroken
from desktop_app.ui.exchange.decisions.answer import AnswerEditor
from desktop_app.ui.exchange.decisions.buttons import BAR, DecideButton
from desktop_app.ui.exchange.decisions.candidates import Candidates
from desktop_app.ui.exchange.decisions.life import Life
from desktop_app.ui.exchange.decisions.phrases import about
from desktop_app.ui.exchange.decisions.rule import RuleRow
from desktop_app.ui.theme.look import px
from desktop_app.ui.widgets.buttons import Button, Kind
from desktop_app.ui.widgets.cards import Card
from desktop_app.ui.widgets.editors import TextArea
from desktop_app.ui.widgets.fields import Field
from desktop_app.ui.widgets.labels import Label, Role
from desktop_app.ui.widgets.layouts import STRETCH, column, row
from desktop_app.words.exchange_fields import FIELD_QUESTION, QUESTIONS, field_label
from desktop_app.words.sentences import sentence, sentence_of

if TYPE_CHECKING:
    from desktop_app.services.exchange.values import Decision, HistoryLine

PICK, WRITE, RESTORE, DELETE, SEEN = "pilih", "tulis", "kembalikan", "tetap_dihapus", "sudah_dilihat"
_WAYS = {
    "_hapus": (RESTORE, DELETE),
    "_terkunci": (SEEN,),
    "_wewenang": (SEEN,),
    "_susulan": (DELETE,),
}


@dataclass(frozen=True, slots=True)
class Settled:
    """What a person wants done about the question that is shown."""

    way: str
    decision: Decision
    reason: str
    key: tuple[str, int] | None = None
    text: str = ""


class QuestionPanel(QWidget):
    """`settled(Settled)`, `ruled(office id, reason)`; `later()` decides nothing; `person_wanted(id)`."""

    settled = Signal(object)
    ruled = Signal(object, str)
    later = Signal()
    person_wanted = Signal(object)

    def __init__(self, history: Callable[[], Sequence[HistoryLine]]) -> None:
        super().__init__()
        self.decision: Decision | None = None
        self.title, self.about = Label("", Role.CARD_TITLE, wraps=True), Label("", Role.SECONDARY, wraps=True)
        self.person = Button(self.tr("Buka pegawai"), Kind.LINK, "user")
        self.question = Label("", Role.SECONDARY, wraps=True)
        self.before = Label("", Role.BODY, wraps=True)
        self.candidates = Candidates()
        self.answer = AnswerEditor()
        self.reason = TextArea(self.tr("misalnya: sesuai SK terakhir"), lines=2)
        self.life = Life(history)
        self.rule = RuleRow()
        self.ways = {
            RESTORE: DecideButton(self.tr("Kembalikan baris ini"), "rotate-ccw"),
            DELETE: DecideButton(self.tr("Tetap dihapus"), "trash-2"),
            SEEN: DecideButton(self.tr("Sudah dilihat"), "eye"),
        }
        self.later_button = Button(self.tr("Putuskan nanti"), icon_name="clock")
        self.later_button.setToolTip(self.tr("Tidak memutuskan apa pun; ke pertanyaan berikutnya"))
        self._build()
        self._connect()

    def show_decision(self, decision: Decision, year: int, reach: dict[bytes, int]) -> None:
        """Another question; nothing of the one before stays. `reach`: rows of a rule, by office."""
        self.decision = decision
        is_whole = decision.field.startswith("_")
        label = field_label(decision.table, decision.field)
        self.title.setText(decision.title or label)
        self.about.setText(about(decision.table, decision.field))
        self.person.setVisible(decision.person_id is not None)
        self.question.setText(QUESTIONS.get(decision.field, FIELD_QUESTION))
        self._show_before(decision, is_whole)
        self.candidates.show_candidates(decision.candidates, is_whole_row=is_whole)
        self.answer.setVisible(not is_whole)
        self.answer.show_form(decision.answer, label, year)
        for way, button in self.ways.items():
            button.setVisible(way in _WAYS.get(decision.field, ()))
        late = decision.field == "_susulan"
        self.ways[DELETE].setText(
            self.tr("Sudah dilihat, jangan dihitung") if late else self.tr("Tetap dihapus")
        )
        self.reason.setPlainText("")
        self._reason.rename(
            self.tr("Alasan *") if decision.needs_reason else self.tr("Alasan (boleh kosong)")
        )
        self._reason.clear_error()
        self.rule.show_offices(label, decision, reach)
        self.life.fold()

    def refuse(self, code: str) -> None:
        """The use case would not have it: beside what is to be changed."""
        words = sentence_of(code)
        if code == "sinkron.isi_tidak_sah":
            self.answer.show_error(words)
        else:
            self._reason.show_error(words)

    def _show_before(self, decision: Decision, is_whole: bool) -> None:
        held = decision.now_held if is_whole else decision.before
        words = self.tr("Isi barisnya:\n{text}") if is_whole else self.tr("Sebelumnya: {text}")
        if decision.field in {"_terkunci", "_wewenang"}:
            words = self.tr("Yang berlaku:\n{text}")
        self.before.setText(words.format(text=held) if held else self.tr("Sebelumnya kosong."))
        self.before.setVisible(bool(held) or not is_whole)

    def _build(self) -> None:
        self._reason = _Reason(self.reason)
        buttons = row(*self.ways.values(), STRETCH, self.later_button)
        self._card = Card()
        self._card.add(self.answer)
        self._card.add(self._reason)
        self._card.add(buttons)
        self._card.add(
            Label(
                self.tr(
                    "Keputusan dicatat atas nama Anda, ikut terkirim, dan hanya dapat diubah dengan "
                    "keputusan lain. Yang tidak dipilih tetap ada di riwayat."
                ),
                Role.CAPTION,
                wraps=True,
            )
        )
        head = row(column(self.title, self.about, gap=1), self.person)
        head.setStretch(0, 1)
        layout = column(head, self.question, self.before, self.candidates, self._card, self.rule, self.life)
        layout.addStretch(1)
        layout.setContentsMargins(0, 0, px(BAR), 0)
        layout.setSpacing(self._card.body.spacing() + 2)
        self.setLayout(layout)

    def _connect(self) -> None:
        self.candidates.used.connect(self._on_used)
        self.answer.written.connect(lambda text: self._settle(WRITE, text=text))
        for way, button in self.ways.items():
            button.clicked.connect(lambda _checked=False, way=way: self._settle(way))
        self.later_button.clicked.connect(self.later)
        self.person.clicked.connect(self._on_person)
        self.rule.ruled.connect(self._on_rule)

    def _on_used(self, candidate: object) -> None:
        self._settle(PICK, key=getattr(candidate, "key", None))

    def _on_person(self) -> None:
        if self.decision is not None:
            self.person_wanted.emit(self.decision.person_id)

    def _on_rule(self, office: object) -> None:
        reason = self.reason.text().strip()
        if self._has_reason(reason):
            self.ruled.emit(office, reason)

    def _settle(self, way: str, key: tuple[str, int] | None = None, text: str = "") -> None:
        if self.decision is None:
            return
        reason = self.reason.text().strip()
        if not self.decision.needs_reason or self._has_reason(reason):
            self.settled.emit(Settled(way, self.decision, reason, key, text))

    def _has_reason(self, reason: str) -> bool:
        if not reason:
            self._reason.show_error(sentence(RuleBroken("sinkron.alasan")))
            self.reason.setFocus()
        return bool(reason)


class _Reason(Field):
    """The reason, whose label says whether it must be there."""

    def __init__(self, editor: TextArea) -> None:
        super().__init__(self.tr("Alasan"), editor)

    def rename(self, label: str) -> None:
        self._label.setText(label)
        self.editor.setAccessibleName(label)
