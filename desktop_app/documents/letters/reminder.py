"""Surat pengingat: to an office that has been silent, or that has not acknowledged what was sent to it."""

from __future__ import annotations

from desktop_app.documents.facts import PageSetup
from desktop_app.documents.layout.blocks import dated, say
from desktop_app.documents.layout.content import Align, Cell, Column, Role, Row, Table
from desktop_app.documents.letters.facts import ReminderFacts
from desktop_app.documents.letters.parts import SIZE, facts, head_signs, letterhead, listed, table, text
from desktop_app.domain.dates import long_date, short_date

_MOST_FILES = 8  # the letter stays on one page


def build(told: ReminderFacts, setup: PageSetup) -> tuple[Table, ...]:
    """The whole letter, one page."""
    who = told.sender
    lead = f"Menurut catatan pertukaran data pada {who.office} sampai {long_date(told.as_of)}, {told.office}:"
    parts = [
        *letterhead(who, setup),
        _right(dated(who.dated)),
        facts(
            (
                ("Nomor", "………………………………"),
                ("Hal", "Pengingat pertukaran data kinerja"),
            ),
            label=60,
        ),
        text("Kepada Yth.", f"Kepala {told.office}", "di tempat", gap=12),
        text(lead, gap=12),
        listed(_findings(told)),
    ]
    if told.files:
        parts += _files(told)
    parts += [
        text("Untuk itu kami mohon:", gap=10),
        listed(_wishes(told)),
        text(
            "Bagi kantor Saudara tidak ada yang hilang karena keterlambatan ini: semua yang belum "
            "terkirim tetap tersimpan di komputer kantor Saudara. Yang tertunda ialah rekapitulasi "
            "kinerja tingkat kota. Atas perhatian Saudara kami ucapkan terima kasih.",
            gap=10,
        ),
        head_signs(who, is_dated=False),
    ]
    return tuple(parts)


def _right(words: str) -> Table:
    row = Row(
        ((Cell((say(words, align=Align.RIGHT, size=SIZE),), pad=(0, 0)),),), role=Role.FREE, border=False
    )
    return Table((Column(share=1),), (row,), gap=12)


def _findings(told: ReminderFacts) -> list[str]:
    found = []
    if told.heard_on is None:
        found.append("belum pernah mengirim berkas pertukaran kepada kami;")
    elif told.silent_days:
        since = long_date(told.heard_on)
        found.append(f"terakhir mengirim berkas pertukaran pada {since}, {told.silent_days} hari yang lalu;")
    if told.files:
        oldest = max(each.days for each in told.files)
        found.append(f"belum mengakui {len(told.files)} berkas dari kami sejak {oldest} hari;")
    if found:
        found[-1] = found[-1].removesuffix(";") + "."
    return found


def _files(told: ReminderFacts) -> list[Table]:
    shown = sorted(told.files, key=lambda each: (-each.days, each.number))[:_MOST_FILES]
    columns = (
        Column(points=44), Column(points=84), Column(points=84), Column(share=1), Column(points=52),
    )  # fmt: skip
    rows = [
        (str(each.number), short_date(each.day), each.kind, each.file, f"{each.days} hari") for each in shown
    ]
    made = [table(("NOMOR", "DITULIS", "JENIS", "NAMA BERKAS", "UMUR"), columns, rows, frozenset({0, 1, 4}))]
    more = len(told.files) - len(shown)
    if more:
        made.append(text(f"dan {more} berkas lain yang lebih baru.", gap=2, size=9))
    return made


def _wishes(told: ReminderFacts) -> list[str]:
    wishes = []
    if told.files:
        wishes.append(
            "menerima berkas di atas pada halaman Sinkronisasi, bagian Terima; bila berkasnya tidak "
            "ditemukan, mintalah kembali kepada kami;"
        )
    wishes.append(
        "menulis berkas untuk kami pada halaman Sinkronisasi, bagian Kirim, lalu menyerahkannya dengan stik "
        "atau surel; pengakuan atas berkas kami ikut dengan sendirinya di dalamnya."
    )
    return wishes
