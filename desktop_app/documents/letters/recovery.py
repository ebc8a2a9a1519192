"""Lembar kode pemulihan: shown once, printed once, kept in an envelope."""

from __future__ import annotations

from desktop_app.documents.facts import PageSetup
from desktop_app.documents.fonts import Style
from desktop_app.documents.layout.content import Table
from desktop_app.documents.letters.facts import RecoveryFacts
from desktop_app.documents.letters.parts import digits, facts, letterhead, listed, text, title

_GROUP = 24.0
_STEPS = (
    "Pasang Rembug di komputer yang akan dipakai, lalu bukalah.",
    "Pada Pengaturan, bagian Cadangan, pilih Pulihkan dari berkas, lalu pilih berkas cadangannya.",
    "Ketik kedelapan kelompok angka di atas, periksa pratinjaunya, lalu pulihkan.",
    "Sesudahnya terimalah berkas terbaru dari BKPSDM, supaya perubahan yang lebih baru ikut kembali.",
)


def build(told: RecoveryFacts, setup: PageSetup) -> tuple[Table, ...]:
    """The whole sheet, one page."""
    return (
        *letterhead(told.sender, setup),
        title("KODE PEMULIHAN CADANGAN", "RAHASIA"),
        text(
            "Kode ini membuka cadangan di bawah pada komputer mana pun. Siapa yang memegang lembar ini "
            "dan berkas cadangannya dapat membaca seluruh data kantor, termasuk bukti dukung. Masukkan ke "
            "dalam amplop tertutup, dan simpan terpisah dari cadangannya.",
            gap=12,
        ),
        digits(told.groups, 4, _GROUP),
        facts(told.lines, gap=14),
        text("Cara memakainya", gap=12, style=Style.BOLD),
        listed(_STEPS),
        text(
            "Kode ini tidak disimpan di dalam program dan tidak dapat ditampilkan lagi. Bila lembar ini "
            "hilang, buatlah cadangan baru dengan kode baru.",
            gap=12,
        ),
    )
