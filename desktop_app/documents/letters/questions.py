"""Daftar yang perlu keputusan: where offices say different things, those that have waited longest first."""

from __future__ import annotations

from desktop_app.documents.facts import PageSetup
from desktop_app.documents.layout.content import Column, Table
from desktop_app.documents.letters.facts import QuestionsFacts
from desktop_app.documents.letters.parts import facts, head_signs, letterhead, table, text, title
from desktop_app.domain.dates import long_date

_AGES = (Column(share=5), Column(share=2))
_LINES = (
    Column(points=30), Column(points=66), Column(points=52),
    Column(share=5), Column(share=5), Column(share=4),
)  # fmt: skip


def build(told: QuestionsFacts, setup: PageSetup) -> tuple[Table, ...]:
    """The whole list, over as many pages as it needs."""
    rows = [
        (str(number), each.since, each.age, each.subject, each.about, each.offices)
        for number, each in enumerate(told.waiting, start=1)
    ]
    parts = [
        *letterhead(told.sender, setup),
        title("DAFTAR YANG PERLU KEPUTUSAN", f"per {long_date(told.as_of)}"),
        facts(told.lines, label=190),
    ]
    if rows:
        parts += [
            table(("LAMA MENUNGGU", "BANYAKNYA"), _AGES, told.ages, frozenset({1})),
            table(("NO", "SEJAK", "UMUR", "TENTANG", "BAGIAN", "KANTOR"), _LINES, rows, frozenset({0, 1, 2})),
        ]
    if told.more:
        parts.append(text(f"dan {told.more} lagi yang lebih baru.", gap=2, size=9))
    parts += [
        text(
            "Setiap baris diputuskan oleh orang, pada halaman Sinkronisasi, bagian Perlu keputusan; cukup "
            "satu kantor yang memutuskan. Sampai saat itu semua isi tersimpan dan tidak ada yang hilang.",
            gap=10,
        ),
        head_signs(told.sender),
    ]
    return tuple(parts)
