"""Berita acara pertukaran: one file, in the same numbers where it was written and where it was taken."""

from __future__ import annotations

from desktop_app.documents.facts import IdentityBlock, PageSetup
from desktop_app.documents.fonts import Style
from desktop_app.documents.layout.blocks import dated
from desktop_app.documents.layout.content import Column, Table
from desktop_app.documents.letters.facts import Count, MinutesFacts
from desktop_app.documents.letters.parts import facts, letterhead, listed, signed, table, text, title
from desktop_app.documents.text import NBSP

_UNKNOWN = "–"


def build(told: MinutesFacts, setup: PageSetup) -> tuple[Table, ...]:
    """The whole paper; both sides sign it."""
    parts = [
        *letterhead(told.sender, setup),
        title("BERITA ACARA PERTUKARAN DATA", "Nomor ………………………………"),
        text(told.deed, gap=12),
        facts(told.lines, label=112),
        text("Isi berkas", gap=10, style=Style.BOLD),
        _counts("BANYAKNYA", told.counts, frozenset({1, 2})),
    ]
    if told.totals:
        parts += [
            text("Angka kendali", gap=10, style=Style.BOLD),
            _counts("KELOMPOK DATA", told.totals, frozenset({1, 2})),
        ]
    if told.remarks:
        parts += [text("Catatan", gap=10, style=Style.BOLD), listed(told.remarks, gap=2)]
    where = dated(told.sender.dated)
    parts.append(
        signed(
            (NBSP, f"Yang mengirim, {told.sent_by},", IdentityBlock("")),
            (where, f"Yang menerima, {told.taken_by},", IdentityBlock("")),
        )
    )
    return tuple(parts)


def _counts(name: str, counts: tuple[Count, ...], centred: frozenset[int]) -> Table:
    columns = (Column(share=4), Column(share=3), Column(share=3))
    rows = [(each.label, each.sent or _UNKNOWN, each.received or _UNKNOWN) for each in counts]
    return table((name, "MENURUT PENGIRIM", "MENURUT PENERIMA"), columns, rows, centred)
