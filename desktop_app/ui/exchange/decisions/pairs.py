"""Two people with one number: the same human twice, or a wrong number; and who was joined to whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop_app.domain.errors import RuleBroken
from desktop_app.ui.exchange.decisions.buttons import BAR, DecideButton
from desktop_app.ui.theme.look import px
from desktop_app.ui.widgets.buttons import Button, Kind
from desktop_app.ui.widgets.cards import Card
from desktop_app.ui.widgets.editors import TextArea
from desktop_app.ui.widgets.fields import Field
from desktop_app.ui.widgets.labels import Label, Role
from desktop_app.ui.widgets.layouts import STRETCH, column, let_go, row
from desktop_app.words.sentences import sentence

if TYPE_CHECKING:
    from desktop_app.services.exchange.duplicates import Duplicate, Joined, Side


def facts_grid(facts: Sequence[tuple[str, str]], others: Mapping[str, str]) -> QGridLayout:
    """What a side says, label by label; what the other one says too is quiet."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(px(10))
    grid.setVerticalSpacing(px(5))
    grid.setColumnStretch(1, 1)
    for place, (label, content) in enumerate(facts):
        role = Role.SECONDARY if others.get(label) == content else Role.STRONG
        grid.addWidget(Label(label, Role.CAPTION, wraps=True), place, 0)
        grid.addWidget(Label(content, role, wraps=True), place, 1)
    return grid


class SideCard(Card):
    """`kept()`: this one stays, the other is joined to him. `opened()`: to his profile."""

    kept = Signal()
    opened = Signal()

    def __init__(self, side: Side, other: Side) -> None:
        super().__init__()
        self.add(Label(side.title, Role.CARD_TITLE, wraps=True))
        self.add(facts_grid(side.facts, dict(other.facts)))
        self.body.addStretch(1)
        self.keep = DecideButton(self.tr("Gabung ke yang ini"), "git-merge")
        self.keep.setAccessibleName(
            self.tr("Gabung, pertahankan {name}").format(name=f"{side.title}, {dict(side.facts)}")
            if side.title == other.title
            else self.tr("Gabung, pertahankan {name}").format(name=side.title)
        )
        self.open = Button(self.tr("Buka pegawai"), Kind.LINK, "user")
        self.add(row(self.keep, STRETCH, self.open))
        self.keep.clicked.connect(self.kept)
        self.open.clicked.connect(self.opened)


class PairPanel(QWidget):
    """`joined(old, kept, reason)`, `apart(Duplicate)`, `later()`, `person_wanted(id)`."""

    joined = Signal(object, object, str)
    apart = Signal(object)
    later = Signal()
    person_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.pair: Duplicate | None = None
        self.cards: list[SideCard] = []
        self.title = Label("", Role.CARD_TITLE, wraps=True)
        self.words = Label(
            self.tr(
                "Satu orang tercatat dua kali, atau salah satu nomornya keliru. Gabung tidak menghapus apa "
                "pun: semua catatan tampil pada yang dipertahankan, dan dapat dipisahkan lagi."
            ),
            Role.SECONDARY,
            wraps=True,
        )
        self._sides = QWidget()
        self._row = row(gap=12)
        self._sides.setLayout(self._row)
        self.reason = TextArea(self.tr("misalnya: tanggal lahir dan SK sama"), lines=2)
        self._reason = Field(self.tr("Alasan penggabungan (wajib bila digabung)"), self.reason)
        self.apart_button = DecideButton(self.tr("Bukan orang yang sama"), "users")
        self.later_button = Button(self.tr("Putuskan nanti"), icon_name="clock")
        card = Card()
        card.add(self._reason)
        card.add(row(self.apart_button, STRETCH, self.later_button))
        card.add(
            Label(
                self.tr("Jawaban bahwa keduanya berbeda hanya berlaku di kantor ini."),
                Role.CAPTION,
                wraps=True,
            )
        )
        layout = column(self.title, self.words, self._sides, card, gap=10, margins=(0, 0, BAR, 0))
        layout.addStretch(1)
        self.setLayout(layout)
        self.apart_button.clicked.connect(lambda: self.apart.emit(self.pair))
        self.later_button.clicked.connect(self.later)

    def show_pair(self, pair: Duplicate) -> None:
        """Another pair."""
        self.pair = pair
        self.title.setText(self.tr("Dua orang dengan NIP {number}").format(number=pair.why))
        let_go(self._row, self.cards)
        one, other = pair.sides
        self.cards = [SideCard(one, other), SideCard(other, one)]
        for card, mine, theirs in zip(self.cards, pair.sides, (other, one), strict=True):
            self._row.addWidget(card, 1)
            card.kept.connect(lambda mine=mine, theirs=theirs: self._on_kept(theirs.id, mine.id))
            card.opened.connect(lambda mine=mine: self.person_wanted.emit(mine.id))
        self.reason.setPlainText("")
        self._reason.clear_error()

    def _on_kept(self, old: object, kept: object) -> None:
        reason = self.reason.text().strip()
        if not reason:
            self._reason.show_error(sentence(RuleBroken("sinkron.alasan")))
            self.reason.setFocus()
            return
        self.joined.emit(old, kept, reason)


class JoinedPanel(QWidget):
    """Who was joined to whom, and the way back; `separated(Joined)`."""

    separated = Signal(object)
    person_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.joined: Joined | None = None
        self.title = Label("", Role.CARD_TITLE, wraps=True)
        self.words = Label("", Role.SECONDARY, wraps=True)
        self.separate = DecideButton(self.tr("Pisahkan lagi"), "undo-2")
        self.open = Button(self.tr("Buka pegawai"), Kind.LINK, "user")
        card = Card()
        card.add(self.words)
        card.add(row(self.separate, STRETCH, self.open))
        layout = column(self.title, card, gap=10, margins=(0, 0, BAR, 0))
        layout.addStretch(1)
        self.setLayout(layout)
        self.separate.clicked.connect(lambda: self.separated.emit(self.joined))
        self.open.clicked.connect(lambda: self.person_wanted.emit(self.joined.kept if self.joined else None))

    def show_joined(self, joined: Joined) -> None:
        """Another one."""
        self.joined = joined
        self.title.setText(
            self.tr("{old} digabungkan ke {kept}").format(old=joined.old_title, kept=joined.kept_title)
        )
        self.words.setText(
            self.tr(
                "Alasan: {reason}\nMemisahkan lagi tidak menghapus apa pun: setiap catatan kembali tampil "
                "pada nama yang dipakai saat dicatat."
            ).format(reason=joined.reason)
        )
