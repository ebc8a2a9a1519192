"""Sentences about the database: kept values, two people at once, and files of other versions."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "data.hilang": (
        "Data yang diminta tidak ada lagi. Tidak ada data yang berubah. "
        "Muat ulang halaman untuk melihat keadaan terbaru."
    ),
    "data.kosong": (
        "Ada isian yang tidak boleh kosong. Tidak ada data yang berubah. Isi teksnya, lalu simpan lagi."
    ),
    "data.terlalu_panjang": (
        "Ada isian yang lebih panjang dari {batas} huruf. Tidak ada data yang berubah. "
        "Persingkat teksnya, lalu simpan lagi."
    ),
    "gudang.usang": (
        "Data ini baru saja disimpan dari tempat lain. Perubahan Anda belum disimpan, data lain aman. "
        "Muat ulang, lihat perubahannya, lalu ulangi bila masih perlu."
    ),
    "gudang.sibuk": (
        "Basis data sedang dipakai program lain. Tidak ada data yang berubah. Tunggu sebentar, lalu ulangi."
    ),
    "gudang.tak_terbuka": (
        "Basis data “{berkas}” tidak dapat dibuka atau ditulis. Tidak ada data yang berubah. "
        "Periksa izin folder data, atau salin folder itu ke tempat yang boleh ditulis."
    ),
    "gudang.penuh": (
        "Ruang penyimpanan penuh, jadi perubahan tidak disimpan. Data lama aman. "
        "Kosongkan ruang, lalu ulangi."
    ),
    "gudang.rusak": (
        "Basis data “{berkas}” tidak dapat dibaca: rusak, atau kuncinya lain. Isinya tidak diubah. "
        "Periksa berkas kuncinya, atau pulihkan dari cadangan."
    ),
    "gudang.versi_baru": (
        "Basis data ini dibuat oleh Rembug yang lebih baru (revisi {revisi}). Isinya tidak diubah. "
        "Perbarui Rembug di komputer ini, lalu buka lagi."
    ),
    "gudang.migrasi_gagal": (
        "Basis data tidak dapat disesuaikan dengan versi program ini ({sebab}). Isinya tetap seperti semula, "
        "dan salinannya ada di folder cadangan. Hubungi pengelola aplikasi dengan menyebut kode ini."
    ),
    "gudang.cadangan_rusak": (
        "Cadangan “{berkas}” tidak lolos pemeriksaan, jadi tidak dipakai. Basis data tidak berubah. "
        "Periksa ruang penyimpanan, lalu ulangi."
    ),
}
