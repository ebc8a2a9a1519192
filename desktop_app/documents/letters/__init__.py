"""Registry of letters: papers of the exchange and of the state of the data, in the house's own wording.

Unlike official forms they have no wording of the law, and may be bettered in place.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from desktop_app.documents.facts import Margins, PageSetup
from desktop_app.documents.layout.content import Blocks, Table
from desktop_app.documents.letters import card, integrity, minutes, questions, recovery, reminder
from desktop_app.documents.letters.facts import (
    CardFacts,
    IntegrityFacts,
    LetterFacts,
    MinutesFacts,
    QuestionsFacts,
    RecoveryFacts,
    ReminderFacts,
)
from desktop_app.domain.errors import RuleBroken

PENGINGAT = "surat-pengingat@1"
KARTU = "surat-kartu@1"
BERITA_ACARA = "berita-acara-pertukaran@1"
KEUTUHAN = "hasil-keutuhan@1"
KODE_PEMULIHAN = "kode-pemulihan@1"
KEPUTUSAN = "perlu-keputusan@1"
_MARGINS = Margins(top=14, right=20, bottom=8, left=24)


@dataclass(frozen=True, slots=True)
class Letter:
    """One kind of letter: what it is called, which facts it takes, and how it is put together."""

    id: str
    title: str
    takes: type[LetterFacts]
    tables: Callable[[Any, PageSetup], tuple[Table, ...]]
    landscape: bool = False
    margins: Margins = _MARGINS

    def build(self, facts: LetterFacts, setup: PageSetup) -> Blocks:
        """The letter filled with facts of its own kind; `documents.isi_bukan_formulir` for others."""
        if not isinstance(facts, self.takes):
            raise RuleBroken("documents.isi_bukan_formulir", formulir=self.id)
        about = facts.office if isinstance(facts, ReminderFacts) else facts.sender.office
        return Blocks(
            title=f"{self.title} {about}", owner=facts.sender.office, tables=self.tables(facts, setup)
        )


LETTERS = {
    letter.id: letter
    for letter in (
        Letter(PENGINGAT, "Surat pengingat", ReminderFacts, reminder.build),
        Letter(KARTU, "Surat kartu", CardFacts, card.build),
        Letter(BERITA_ACARA, "Berita acara pertukaran", MinutesFacts, minutes.build),
        Letter(KEUTUHAN, "Hasil pemeriksaan keutuhan", IntegrityFacts, integrity.build),
        Letter(KODE_PEMULIHAN, "Kode pemulihan", RecoveryFacts, recovery.build),
        Letter(KEPUTUSAN, "Daftar yang perlu keputusan", QuestionsFacts, questions.build),
    )
}
