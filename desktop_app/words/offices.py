"""Sentences about the office: its founding, its profile, and who may change them."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "kantor.belum_ada": (
        "Belum ada kantor di folder data ini. Tidak ada data yang berubah. "
        "Buat kantor dahulu, atau buka kantor latihan."
    ),
    "kantor.sudah_ada": (
        "Folder data ini sudah berisi sebuah kantor. Tidak ada data yang berubah. "
        "Pilih folder data lain untuk kantor baru."
    ),
    "kantor.nama": (
        "Nama kantor harus diisi, paling panjang {paling_panjang} huruf. Tidak ada data yang berubah. "
        "Perbaiki namanya, lalu ulangi."
    ),
    "kantor.kode": (
        "Kode kantor “{kode}” tidak dapat dipakai. Tidak ada data yang berubah. "
        "Pakai 2 sampai 20 huruf besar, angka, titik, atau tanda hubung, misalnya DISDUKCAPIL."
    ),
    "profil.teks": (
        "Nama instansi dan tempat harus diisi, paling panjang {paling_panjang} huruf. "
        "Pengaturan lama tetap berlaku. Perbaiki isiannya, lalu simpan lagi."
    ),
    "profil.ukuran_bukti": (
        "Ukuran terbesar berkas bukti harus antara 1 dan 200 MB, tertulis {mb}. "
        "Pengaturan lama tetap berlaku. Perbaiki angkanya, lalu simpan lagi."
    ),
    "profil.margin": (
        "Tepi kertas harus antara 5 dan 60 mm. Pengaturan lama tetap berlaku. "
        "Perbaiki angkanya, lalu simpan lagi."
    ),
    "hak.bukan_admin": (
        "Hanya admin yang dapat mengubah data kantor. Tidak ada data yang berubah. "
        "Minta admin kantor melakukannya."
    ),
}
