"""Sentences about exchange files: not ours, cut off, damaged, of another version, or for somebody else."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "BUKAN_BERKAS_SINKRON": (
        "Berkas ini bukan berkas pertukaran Rembug. Tidak ada data yang berubah. "
        "Pilih berkas dengan akhiran .sinkron yang diterima dari kantor lain."
    ),
    "TERPOTONG": (
        "Berkas ini terpotong: sebagian isinya hilang, biasanya karena penyimpan USB dicabut sebelum "
        "penyalinan selesai. Tidak ada data yang berubah. "
        "Salin lagi dari asalnya, atau minta pengirim mengirim ulang."
    ),
    "RUSAK": (
        "Isi berkas ini tidak sama dengan yang ditandatangani pengirimnya, jadi tidak dibuka. "
        "Tidak ada data yang berubah. Salin lagi dari asalnya, atau minta pengirim membuat berkas baru."
    ),
    "VERSI_LEBIH_BARU": (
        "Berkas ini dibuat oleh Rembug yang lebih baru. Tidak ada data yang berubah. "
        "Perbarui Rembug di komputer ini, lalu buka lagi berkas ini."
    ),
    "VERSI_TERLALU_LAMA": (
        "Berkas ini dibuat oleh Rembug yang terlalu lama untuk dibaca di sini. Tidak ada data yang berubah. "
        "Minta pengirim memperbarui Rembug dan mengirim berkas baru."
    ),
    "BUKAN_UNTUK_KANTOR_INI": (
        "Berkas ini ditujukan kepada {tujuan}, bukan {kantor}, dan hanya dapat dibuka di sana. "
        "Tidak ada data yang berubah. "
        "Periksa apakah berkasnya tertukar, atau minta pengirim memilih kantor ini sebagai tujuan."
    ),
    "BUKAN_UNTUK_KOMPUTER_INI": (
        "Berkas ini ditujukan kepada {kantor}, tetapi ditulis sebelum pengirimnya mengenal komputer ini, "
        "jadi hanya komputer lain kantor ini yang dapat membukanya. Tidak ada data yang berubah. "
        "Terima berkas ini di komputer utama, lalu minta kiriman dari sana."
    ),
    "BOM": (
        "Berkas ini berisi bagian yang jauh lebih besar daripada yang wajar, jadi tidak dibuka. "
        "Tidak ada data yang berubah. Jangan buka lagi berkas ini; beri tahu pengirimnya melalui telepon."
    ),
}
