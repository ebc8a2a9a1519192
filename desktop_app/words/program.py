"""Sentences of the program itself: starting, the command line, and what nobody foresaw."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "program.tak_terduga": (
        "Terjadi kesalahan yang tidak kami duga ({tempat}). Data yang sudah tersimpan aman. "
        "Ulangi sekali lagi; bila tetap terjadi, kirim berkas log kepada pengelola aplikasi."
    ),
    "program.jendela_sudah_terbuka": (
        "Kantor ini sedang dibuka di jendela lain pada komputer ini. Data aman. "
        "Pakai jendela itu, atau tutup dahulu sebelum membuka yang baru."
    ),
    "program.tanpa_layar": (
        "Jendela Rembug memerlukan layar, dan di sini tidak ada. Data aman. "
        "Jalankan di desktop, atau pakai perintah tanpa jendela; lihat rembug --bantuan."
    ),
    "perintah.salah": "{masalah}. Lihat {program} --bantuan.",
    "perintah.dihentikan": (
        "Perintah dihentikan. Yang belum selesai dibatalkan utuh, data yang sudah tersimpan aman. "
        "Jalankan lagi bila masih perlu."
    ),
    "perintah.tak_dapat_menulis": (
        "Tidak dapat menulis ke “{tempat}”. Data kantor tidak berubah. "
        "Pilih tempat lain dengan --ke, atau minta izin menulis di sana, lalu ulangi."
    ),
    "perintah.folder_data": (
        "Folder data “{folder}” tidak dapat dibuka atau dibuat. Tidak ada data yang berubah. "
        "Periksa apakah itu memang folder dan boleh ditulis, atau pilih yang lain dengan --data."
    ),
    "perintah.tahun": "Tahun {tahun} di luar jangkauan. Pilih tahun antara {awal} dan {akhir}.",
    "perintah.folder_sudah_berisi": (
        "Folder {folder} sudah berisi kantor lain. Tidak ada yang diubah. Pilih folder lain dengan --data."
    ),
    "perintah.nip_tidak_ada": "NIP {nip} tidak ada di kantor ini. Periksa nomornya, lalu ulangi.",
    "perintah.tidak_ada_berkas": (
        "Tidak ada berkas .sinkron di {tempat}. Tidak ada data yang berubah. Periksa foldernya, lalu ulangi."
    ),
    "perintah.tidak_ada_cetakan": (
        "Belum ada yang dapat dicetak untuk {periode}. Tetapkan rencana atau penilaian dahulu."
    ),
    "perintah.tanggal": "Tanggal {teks} tidak dikenali. Tulis seperti 2026-01-31.",
}
