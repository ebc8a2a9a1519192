"""Hasil pemeriksaan keutuhan: what was looked at, how much of it, and what was found."""

from __future__ import annotations

from desktop_app.documents.facts import PageSetup
from desktop_app.documents.fonts import Style
from desktop_app.documents.layout.content import Column, Table
from desktop_app.documents.letters.facts import IntegrityFacts
from desktop_app.documents.letters.parts import (
    digits,
    facts,
    head_signs,
    letterhead,
    listed,
    table,
    text,
    title,
)


def build(told: IntegrityFacts, setup: PageSetup) -> tuple[Table, ...]:
    """The whole report; findings run over as many pages as they need."""
    columns = (Column(share=5), Column(share=3), Column(share=3))
    rows = [(each.what, each.amount, each.outcome) for each in told.looked]
    parts = [
        *letterhead(told.sender, setup),
        title("HASIL PEMERIKSAAN KEUTUHAN DATA"),
        facts(told.lines, gap=12, label=190),
        table(("YANG DIPERIKSA", "BANYAKNYA", "HASIL"), columns, rows, frozenset({1, 2})),
        text(told.verdict, gap=10, style=Style.BOLD),
    ]
    if told.findings:
        parts += [text("Temuan", gap=6, style=Style.BOLD), listed(told.findings, gap=2)]
    parts += [
        text(
            "Sidik hasil ini tercatat pada rantai tindakan. Setiap berkas yang dikirim sesudahnya membawa "
            "kepala rantai itu, sehingga catatan ini tidak dapat dihapus tanpa ketahuan.",
            gap=10,
        ),
        digits(told.seal, 6, 14),
        head_signs(told.sender),
    ]
    return tuple(parts)
