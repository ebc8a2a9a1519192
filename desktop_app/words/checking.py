"""What an integrity check may find, in words."""

from __future__ import annotations

from decimal import Decimal

from desktop_app.words.numbers import show_number

TITLES: dict[str, str] = {
    "halaman": "Halaman basis data rusak",
    "isi": "Isi basis data tidak utuh",
    "rujukan": "Rujukan ke baris yang tidak ada",
    "bukti_hilang": "Berkas bukti hilang",
    "bukti_rusak": "Berkas bukti berubah atau rusak",
    "log_baris": "Baris yang tidak sama dengan catatan pertukaran",
    "log_blok": "Catatan pertukaran berubah atau rusak",
    "log_tindakan": "Catatan tindakan berubah atau hilang",
    "pemicu": "Pencatat perubahan tidak seperti seharusnya",
    "turunan_usang": "Tabel turunan tidak cocok dan sudah dibuat ulang",
}
WHAT: dict[str, str] = {
    "berbeda": "diubah di luar program pada bidang",
    "hilang": "dihapus di luar program",
    "asing": "ditambahkan di luar program",
}
PARTS: dict[str, str] = {
    "basis_data": "Halaman dan isi basis data",
    "bukti": "Berkas bukti dan cetakan",
    "rantai": "Tanda tangan dan rantai catatan pertukaran",
    "baris": "Isi tabel menurut catatan pertukaran",
    "tindakan": "Rantai tindakan",
    "pencatat": "Pencatat perubahan",
    "turunan": "Tabel turunan",
}
"""What a check has looked at."""
AMOUNTS: dict[str, str] = {
    "bukti": "{jumlah} berkas",
    "rantai": "{jumlah} blok",
    "baris": "{jumlah} baris",
    "tindakan": "{jumlah} tindakan",
}
"""How much of it there was, where it can be counted."""
GOOD = "Utuh"
FOUND = "{jumlah} temuan"
ALL_GOOD = "Semua utuh: tidak ada yang hilang, rusak, atau diubah di luar program."
NOT_GOOD = (
    "Ada {jumlah} temuan. Simpan hasil ini, lalu lihat langkah perbaikannya di Pengaturan, Keutuhan data."
)


def amount_words(part: str, amount: int | None) -> str:
    """ "4.812 baris"; empty where there is nothing to count."""
    if amount is None:
        return ""
    return AMOUNTS[part].format(jumlah=show_number(Decimal(amount)))


def outcome_words(findings: int) -> str:
    """ "Utuh", or how many findings."""
    return FOUND.format(jumlah=findings) if findings else GOOD
