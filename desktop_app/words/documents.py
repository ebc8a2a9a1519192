"""Sentences about prints: forms, fonts, the office's emblem."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "documents.formulir_tidak_dikenal": (
        "Formulir {formulir} tidak dikenal oleh versi program ini. Data tidak berubah. Perbarui program, "
        "lalu cetak kembali."
    ),
    "documents.isi_bukan_formulir": (
        "Isi yang diberikan bukan untuk formulir {formulir}. Tidak ada yang dicetak; pilih jenis cetakan "
        "yang sesuai."
    ),
    "documents.huruf_rusak": (
        "Berkas huruf {berkas} bawaan program berubah atau rusak, sehingga cetakan tidak dapat dibuat. Data "
        "aman. Pasang ulang program."
    ),
    "documents.lambang_bukan_gambar": (
        "Berkas lambang bukan gambar PNG atau JPEG. Cetakan belum dibuat; pilih berkas PNG atau JPEG."
    ),
    "documents.lambang_rusak": (
        "Gambar lambang tidak dapat dibaca sampai selesai. Cetakan belum dibuat; pilih berkas gambar yang "
        "utuh."
    ),
    "documents.lambang_terlalu_besar": (
        "Gambar lambang berukuran {lebar} × {tinggi} piksel, lebih dari 4 juta piksel. Cetakan belum dibuat; "
        "perkecil gambarnya, lalu pilih lagi."
    ),
}
