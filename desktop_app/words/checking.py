"""What an integrity check may find, in words."""

from __future__ import annotations

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
