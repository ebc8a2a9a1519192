"""Surat kartu: the digits to compare by telephone, the card itself as a QR code, and how it is done."""

from __future__ import annotations

from desktop_app.documents.facts import PageSetup
from desktop_app.documents.fonts import Style
from desktop_app.documents.layout.blocks import say
from desktop_app.documents.layout.content import Align, Cell, Column, Role, Row, Table
from desktop_app.documents.letters.facts import CardFacts
from desktop_app.documents.letters.parts import (
    SIZE,
    SMALL,
    digits,
    facts,
    head_signs,
    letterhead,
    steps,
    text,
    title,
)
from desktop_app.documents.letters.square import square

_SIDE = 176.0
_GROUP = 30.0


def build(told: CardFacts, setup: PageSetup) -> tuple[Table, ...]:
    """The whole sheet, one page."""
    return (
        *letterhead(told.sender, setup),
        title(told.kind.upper(), "UNTUK PERTUKARAN DATA KINERJA"),
        text(told.purpose, gap=12),
        facts((("Kode", told.code), ("Nama", told.name)), label=60),
        text("Sidik kartu, enam kelompok lima angka:", gap=12, style=Style.BOLD),
        digits(told.groups, 3, _GROUP),
        _beside(told),
        head_signs(told.sender),
    )


def _beside(told: CardFacts) -> Table:
    """The code at the left, the steps at the right of it."""
    caption = "Isi kode QR ini sama dengan berkas .kartu; kartu tidak memuat rahasia."
    left = Cell(
        (square(told.content, _SIDE), say(caption, Style.ITALIC, Align.CENTER, SMALL)),
        pad=(2, 2),
    )
    right = Cell(
        (say("Cara mencocokkan melalui telepon", Style.BOLD, size=SIZE), *steps(told.guide, 9.5)), pad=(10, 8)
    )
    row = Row(((left, right),), role=Role.FREE, border=False)
    return Table((Column(points=_SIDE + 8), Column(share=1)), (row,), gap=14)
