"""What is said about spreadsheets: files that cannot be read, columns, and single cells.

Sentences about cells stand behind the name of their column, so they begin without it.
"""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "lembar.terlalu_besar": (
        "Berkas ini {mb} MB, sedangkan batasnya {batas} MB. Tidak ada data yang berubah. "
        "Hapus gambar di dalamnya atau bagi menjadi beberapa berkas, lalu coba lagi."
    ),
    "lembar.terlalu_banyak_baris": (
        "Lembar “{lembar}” berisi lebih dari {batas} baris. Tidak ada data yang berubah. "
        "Bagi menjadi beberapa berkas, lalu impor satu per satu."
    ),
    "lembar.bom": (
        "Berkas ini akan mengembang menjadi {mb} MB, jauh di atas lembar kerja biasa, sehingga tidak dibuka. "
        "Tidak ada data yang berubah. Salin isinya ke berkas baru, lalu coba lagi."
    ),
    "lembar.sel_terpencil": (
        "Ada isi di sel yang sangat jauh, setelah kolom IV atau baris 99.999, sehingga berkas tidak dibuka. "
        "Tidak ada data yang berubah. Hapus isi sel itu (Ctrl+End menunjukkannya), simpan, lalu coba lagi."
    ),
    "lembar.rusak": (
        "Berkas “{berkas}” rusak atau terpotong. Tidak ada data yang berubah. "
        "Minta kirim ulang, atau buka di Excel dan simpan sebagai .xlsx, lalu coba lagi."
    ),
    "lembar.tidak_terbuka": (
        "Berkas “{berkas}” tidak dapat dibuka. Tidak ada data yang berubah. "
        "Periksa apakah berkas itu masih ada dan boleh dibaca, lalu coba lagi."
    ),
    "lembar.kosong": "Berkas “{berkas}” tidak berisi data. Tidak ada data yang berubah. Pilih berkas lain.",
    "lembar.halaman_web": (
        "Berkas “{berkas}” sebenarnya halaman web atau XML, meskipun namanya seperti lembar kerja. "
        "Tidak ada data yang berubah. Buka di Excel, simpan sebagai .xlsx, lalu coba lagi."
    ),
    "lembar.bukan_lembar": (
        "Berkas ini bukan lembar kerja. Tidak ada data yang berubah. "
        "Pilih berkas .xlsx, .xls, .ods, atau .csv."
    ),
    "lembar.xlsb": (
        "Berkas “{berkas}” adalah buku kerja biner (.xlsb). Tidak ada data yang berubah. "
        "Buka di Excel, simpan sebagai .xlsx, lalu coba lagi."
    ),
    "lembar.berkata_sandi": (
        "Berkas “{berkas}” terkunci kata sandi. Tidak ada data yang berubah. "
        "Buka di Excel, hapus kata sandinya, simpan, lalu coba lagi."
    ),
    "lembar.csv_rusak": (
        "Teks pada baris {baris} tidak dapat dipisahkan menjadi kolom. Tidak ada data yang berubah. "
        "Periksa tanda kutip di sekitar baris itu, atau simpan sebagai .xlsx, lalu coba lagi."
    ),
    "lembar.templat_baru": (
        "Templat ini dibuat oleh Rembug yang lebih baru. Tidak ada data yang berubah. "
        "Perbarui Rembug di komputer ini, atau buat templat baru di sini."
    ),
    "lembar.templat_lain": (
        "Berkas “{berkas}” adalah templat {jenis}, sedangkan yang diimpor sekarang {diminta}. "
        "Tidak ada data yang berubah. Pilih berkas lain, atau jalankan impor yang sesuai."
    ),
    "lembar.tanpa_kepala": (
        "Baris judul kolom tidak ditemukan dalam berkas “{berkas}”. Tidak ada data yang berubah. "
        "Beri judul pada setiap kolom, misalnya NIP dan Nama, atau pakai templat Rembug."
    ),
    "lembar.baris_kepala": (
        "Lembar “{lembar}” tidak memiliki baris {baris}. Tidak ada data yang berubah. "
        "Pilih baris judul yang lain."
    ),
    "lembar.kolom_kurang": (
        "Kolom yang wajib ada belum dikenali: {kolom}. Tidak ada data yang berubah. "
        "Cocokkan kolomnya, atau beri judul seperti pada templat Rembug."
    ),
    "lembar.disk_penuh": (
        "Berkas “{berkas}” tidak ditulis karena ruang penyimpanan penuh. Berkas lama tidak berubah. "
        "Kosongkan ruang atau pilih tempat lain, lalu coba lagi."
    ),
    "lembar.tak_tersimpan": (
        "Berkas “{berkas}” tidak dapat disimpan di tempat itu. Berkas lama tidak berubah. "
        "Tutup berkas itu bila sedang terbuka di Excel, atau pilih folder lain, lalu coba lagi."
    ),
    "sel.wajib": "belum diisi.",
    "sel.tanggal": "“{isi}” bukan tanggal. Tulis hari-bulan-tahun, misalnya 31-01-2026.",
    "sel.tanggal_tidak_ada": "tanggal “{isi}” tidak ada di kalender. Urutannya hari, bulan, tahun.",
    "sel.tanggal_tahun": "tahun pada “{isi}” harus empat angka, antara 1900 dan 2100.",
    "sel.rumus_galat": "rumusnya menghasilkan galat {isi}. Isi dengan nilainya.",
    "sel.pilihan": "“{isi}” tidak dikenal. Yang dikenal: {pilihan}.",
    "sel.golongan": "“{isi}” bukan golongan. Tulis misalnya III/c, atau IX untuk PPPK.",
    "sel.eselon": "“{isi}” bukan eselon. Tulis misalnya II.b.",
    "sel.angka": "“{isi}” bukan angka. Tulis misalnya 1.310 atau 99,4.",
    "sel.bulat": "“{isi}” harus bilangan bulat.",
    "sel.tahun": "“{isi}” bukan tahun. Tulis empat angka, misalnya 2026.",
}
