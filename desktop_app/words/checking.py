"""What an integrity check may find, in words."""

from __future__ import annotations

TITLES: dict[str, str] = {
    "halaman": "Halaman basis data rusak",
    "isi": "Isi basis data tidak utuh",
    "rujukan": "Rujukan ke baris yang tidak ada",
    "bukti_hilang": "Berkas bukti hilang",
    "bukti_rusak": "Berkas bukti berubah atau rusak",
    "turunan_usang": "Tabel turunan tidak cocok dan sudah dibuat ulang",
}
