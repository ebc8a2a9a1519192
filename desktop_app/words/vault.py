"""Sentences about files: bringing them in, keeping them safe, and the key of the data folder."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "berkas.tidak_ada": (
        "Berkas “{berkas}” tidak ditemukan. Tidak ada data yang berubah. "
        "Periksa apakah berkas itu dipindah atau diganti nama, lalu pilih lagi."
    ),
    "berkas.tidak_terbaca": (
        "Berkas “{berkas}” tidak dapat dibaca. Tidak ada data yang berubah. "
        "Tutup berkas itu bila sedang terbuka di program lain, atau salin ke folder lain, lalu pilih lagi."
    ),
    "berkas.kosong": (
        "Berkas “{berkas}” tidak berisi apa pun. Tidak ada data yang berubah. "
        "Periksa isinya, lalu pilih berkas yang benar."
    ),
    "berkas.berubah": (
        "Berkas “{berkas}” sedang diubah program lain saat disalin, jadi tidak disimpan. "
        "Tidak ada data yang berubah. Simpan dan tutup berkas itu, lalu pilih lagi."
    ),
    "berkas.terlalu_besar": (
        "Berkas “{berkas}” {mb} MB, sedangkan batasnya {batas} MB. Tidak ada data yang berubah. "
        "Kecilkan berkas itu, atau pindai dengan mutu lebih rendah, lalu pilih lagi."
    ),
    "berkas.penuh": (
        "Ruang penyimpanan penuh, jadi “{berkas}” tidak ditulis. Data lama tidak berubah. "
        "Kosongkan ruang, lalu ulangi."
    ),
    "brankas.berkas_hilang": (
        "Berkas ini tidak ada lagi di folder data. Catatan tentangnya tetap aman. "
        "Pulihkan folder data dari cadangan, atau lampirkan berkas itu sekali lagi."
    ),
    "brankas.berkas_rusak": (
        "Isi berkas ini tidak lagi sama dengan yang dahulu disimpan, jadi tidak dibuka. "
        "Catatan tentangnya tetap aman. Pulihkan dari cadangan, atau lampirkan berkas itu sekali lagi."
    ),
    "brankas.kunci_rusak": (
        "Berkas kunci “{berkas}” rusak, jadi folder data ini tidak dapat dibuka. Isinya tidak diubah. "
        "Kembalikan berkas kunci dari salinannya, lalu buka lagi."
    ),
    "celah.rusak": (
        "Berkas kata sandi “{berkas}” rusak, jadi folder data ini tidak dapat dibuka. Isinya tidak diubah. "
        "Kembalikan berkas itu dari cadangan, atau pulihkan kantor dari cadangan dengan kodenya."
    ),
    "celah.terakhir": (
        "Ini jalan masuk yang terakhir; tanpa dia tidak ada yang dapat membuka data lagi. "
        "Tidak ada yang berubah. Buat pengguna lain atau lembar pemulihan lebih dahulu."
    ),
    "celah.terlalu_banyak": (
        "Sudah ada {batas} pengguna di komputer ini. Tidak ada yang berubah. "
        "Hapus pengguna yang sudah tidak bekerja di sini, lalu ulangi."
    ),
    "masuk.sandi_salah": (
        "Nama pengguna atau kata sandi tidak cocok. Data tetap terkunci dan aman. "
        "Periksa huruf besar dan Caps Lock, lalu coba lagi."
    ),
    "masuk.tunggu": (
        "Kata sandi salah beberapa kali, jadi percobaan berikutnya menunggu {detik} detik. "
        "Data tetap terkunci dan aman. Tunggu sebentar, lalu coba lagi."
    ),
    "brankas.kunci_hilang": (
        "Berkas kunci “{berkas}” tidak ada di folder data, jadi basis datanya tidak dapat dibuka. "
        "Isinya tidak diubah. Kembalikan berkas kunci dari salinannya, lalu buka lagi."
    ),
}
