"""Sentences about backups and their bringing back, and the words in which their contents are told."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "BUKAN_CADANGAN": (
        "“{berkas}” bukan cadangan Rembug, atau bukan dari folder data ini. Tidak ada data yang berubah. "
        "Pilih berkas yang namanya berakhir dengan .cadangan."
    ),
    "CADANGAN_TERPOTONG": (
        "Cadangan “{berkas}” terpotong: bagian akhirnya hilang, biasanya karena penyimpan USB dicabut "
        "sebelum penyalinan selesai. Tidak ada data yang berubah. "
        "Salin lagi dari asalnya, atau pakai cadangan lain."
    ),
    "CADANGAN_RUSAK": (
        "Isi cadangan “{berkas}” tidak sama dengan saat dibuat, jadi tidak dipakai. "
        "Tidak ada data yang berubah. Salin lagi dari asalnya, atau pakai cadangan lain."
    ),
    "CADANGAN_KANTOR_LAIN": (
        "Cadangan “{berkas}” milik kantor lain ({kantor}), jadi tidak dapat dibuka atau dipulihkan di sini. "
        "Tidak ada data yang berubah. Pilih cadangan kantor ini, atau pakai folder data yang kosong "
        "bila Anda memang hendak membuka kantor itu."
    ),
    "PERLU_KODE": (
        "Cadangan “{berkas}” ({kantor}) dikunci oleh komputer lain. Tidak ada data yang berubah. "
        "Masukkan kode pemulihan yang dicetak saat cadangan itu dibuat."
    ),
    "KODE_SALAH": (
        "Kode pemulihan itu tidak cocok. Tidak ada data yang berubah. Periksa kedelapan kelompok angkanya "
        "pada lembar yang dicetak, lalu ketik lagi."
    ),
    "cadangan.tak_dapat_ditulis": (
        "Cadangan tidak dapat ditulis di “{tempat}”. Data kantor tidak berubah. Periksa apakah tempat itu "
        "ada, masih terpasang dan boleh ditulis, atau pilih tempat lain."
    ),
    "cadangan.tak_dapat_dipulihkan": (
        "Pemulihan tidak dapat ditulis di folder data “{tempat}”. Data yang ada aman. "
        "Tutup semua jendela Rembug, periksa izin folder itu, lalu ulangi."
    ),
    "cadangan.jurnal_rusak": (
        "Pemulihan yang terputus tidak dapat dilanjutkan karena catatannya (“{berkas}”) rusak. "
        "Data lama ada di folder cadangan. Salin seluruh folder data ke tempat aman, lalu hubungi pengelola "
        "aplikasi dengan menyebut kode ini."
    ),
}

REASONS: dict[str, str] = {
    "harian": "harian",
    "sebelum_impor": "sebelum impor",
    "sebelum_migrasi": "sebelum pembaruan",
    "sebelum_pulih": "sebelum pemulihan",
    "sendiri": "dibuat sendiri",
}

COUNTED: dict[str, str] = {
    "person": "pegawai",
    "skp": "rencana kinerja",
    "realisation": "realisasi",
    "feedback": "umpan balik",
    "evaluation": "evaluasi",
    "frozen": "hasil yang dibekukan",
    "document": "dokumen",
    "evidence": "catatan bukti",
}
"""What is told of the rows of a store, table by table, in this order."""
