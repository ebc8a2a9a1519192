"""Sentences about the working year: results, evidence, obstacles, feedback."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "tahun.rencana_belum_ditetapkan": (
        "SKP ini belum ditetapkan, jadi belum dapat diisi realisasi atau umpan balik. "
        "Tidak ada data yang berubah. Tetapkan SKP dahulu, lalu ulangi."
    ),
    "tahun.baris_tidak_ada": (
        "Hasil kerja atau indikator itu tidak ada dalam SKP yang ditetapkan. Tidak ada data yang berubah. "
        "Muat ulang halaman, lalu pilih barisnya lagi."
    ),
    "realisasi.kosong": (
        "Realisasi belum berisi angka atau uraian. Tidak ada data yang berubah. "
        "Isi angkanya; tulis 0 bila hasilnya memang nol."
    ),
    "realisasi.terlalu_besar": (
        "Angka {nilai} terlalu besar untuk sebuah realisasi. Tidak ada data yang berubah. "
        "Periksa jumlah nolnya, lalu simpan lagi."
    ),
    "realisasi.periode_lain": (
        "Periode {periode} tidak termasuk masa SKP ini ({mulai:%d-%m-%Y} sampai {selesai:%d-%m-%Y}). "
        "Tidak ada data yang berubah. Pilih periode lain, atau buka SKP dari masa itu."
    ),
    "realisasi.masa_depan": (
        "Tanggal {tanggal:%d-%m-%Y} belum tiba, jadi belum ada realisasinya. Tidak ada data yang berubah. "
        "Perbaiki tanggalnya, lalu simpan lagi."
    ),
    "realisasi.di_luar_periode": (
        "Tanggal {tanggal:%d-%m-%Y} di luar periode itu ({mulai:%d-%m-%Y} sampai {selesai:%d-%m-%Y}). "
        "Tidak ada data yang berubah. Perbaiki tanggal atau periodenya, lalu simpan lagi."
    ),
    "realisasi.sama_persis": (
        "Realisasi yang sama persis per {tanggal:%d-%m-%Y} sudah tercatat, jadi tidak dihitung dua kali. "
        "Bila ini hasil yang lain, tulis uraiannya agar keduanya dapat dibedakan, lalu simpan lagi."
    ),
    "realisasi.koreksi_lain_baris": (
        "Koreksi harus untuk indikator yang sama. Tidak ada data yang berubah. "
        "Batalkan realisasi yang salah tempat, lalu catat di indikator yang benar."
    ),
    "realisasi.sudah_dikoreksi": (
        "Realisasi ini sudah dikoreksi atau dibatalkan. Tidak ada data yang berubah. "
        "Muat ulang halaman, lalu koreksi catatan yang terbaru."
    ),
    "bukti.tak_dibuka": (
        "Berkas “{berkas}” bukan dokumen, gambar atau tabel, jadi tidak dibuka dari sini: berkas seperti itu "
        "dapat menjalankan program lain. Bukti tetap tersimpan. Mintalah PDF atau gambarnya kepada pengirim."
    ),
    "bukti.sudah_ada": (
        "Berkas “{berkas}” sudah menjadi bukti di sini, jadi tidak dilampirkan dua kali. "
        "Tidak ada data yang berubah. Pilih berkas lain bila perlu."
    ),
    "bukti.belum_tiba": (
        "Berkas “{berkas}” belum tiba dari kantor pengirim. Catatannya sudah ada dan tidak ada yang hilang. "
        "Minta kantor itu menyusulkan buktinya, lalu terima berkasnya di Sinkronisasi."
    ),
    "bukti.sudah_diganti": (
        "Bukti “{berkas}” sudah diganti atau ditarik. Tidak ada data yang berubah. "
        "Muat ulang halaman untuk melihat bukti yang berlaku."
    ),
    "bukti.pemilik_batal": (
        "Realisasi ini sudah dibatalkan, jadi tidak dapat diberi bukti. Tidak ada data yang berubah. "
        "Lampirkan berkasnya pada realisasi yang berlaku."
    ),
    "bukti.dipakai_di_tempat_lain": (
        "Berkas “{berkas}” juga menjadi bukti di {jumlah} tempat lain. Bukti tetap tersimpan. "
        "Pastikan satu berkas ini memang membuktikan semuanya."
    ),
    "kendala.kosong": (
        "Kendala belum diuraikan. Tidak ada data yang berubah. Tulis apa yang menghambat, lalu simpan lagi."
    ),
    "kendala.tanggal": (
        "Tanggal {tanggal:%d-%m-%Y} tidak dapat dipakai: belum tiba, atau di luar masa SKP. "
        "Tidak ada data yang berubah. Perbaiki tanggalnya, lalu simpan lagi."
    ),
    "kendala.tanpa_unit": (
        "Unit kerja pegawai pada tanggal itu belum diketahui, jadi kendala tidak tahu harus ke mana. "
        "Tidak ada data yang berubah. Lengkapi penempatan pegawai, lalu ulangi."
    ),
    "kendala.langkah_terlarang": (
        "Kendala yang “{dari}” tidak dapat menjadi “{ke}”. Tidak ada data yang berubah. "
        "Catat kendala baru bila hambatannya timbul lagi."
    ),
    "kendala.selesai_sebelum_mulai": (
        "Kendala ini mulai {mulai:%d-%m-%Y}, jadi tidak dapat selesai {tanggal:%d-%m-%Y}. "
        "Tidak ada data yang berubah. Perbaiki tanggalnya, lalu simpan lagi."
    ),
    "kendala.tanpa_jawaban": (
        "Kendala yang tidak dapat diatasi perlu penjelasan. Tidak ada data yang berubah. "
        "Tulis sebabnya, lalu simpan lagi."
    ),
    "kendala.bukan_penanggung_jawab": (
        "Hanya penanggung jawab kendala, atasan, atau pengelola kinerja yang dapat menanganinya. "
        "Tidak ada data yang berubah. Sampaikan kepada mereka."
    ),
    "umpan_balik.terlalu_pendek": (
        "Umpan balik paling sedikit {paling_sedikit} huruf. Tidak ada data yang berubah. "
        "Tulis apa yang baik atau perlu diperbaiki, lalu simpan lagi."
    ),
    "umpan_balik.tanpa_sasaran": (
        "Umpan balik harus untuk satu hasil kerja atau satu perilaku. Tidak ada data yang berubah. "
        "Pilih salah satu, lalu simpan lagi."
    ),
    "umpan_balik.diri_sendiri": (
        "Umpan balik datang dari orang lain, bukan dari pegawai itu sendiri. Tidak ada data yang berubah. "
        "Pilih pemberi umpan balik yang lain."
    ),
    "umpan_balik.masa_depan": (
        "Tanggal {tanggal:%d-%m-%Y} belum tiba. Tidak ada data yang berubah. "
        "Perbaiki tanggal umpan balik, lalu simpan lagi."
    ),
    "umpan_balik.di_luar_periode": (
        "Tanggal {tanggal:%d-%m-%Y} di luar masa SKP ({mulai:%d-%m-%Y} sampai {selesai:%d-%m-%Y}). "
        "Tidak ada data yang berubah. Perbaiki tanggal umpan balik, lalu simpan lagi."
    ),
    "umpan_balik.lewat_24_jam": (
        "Umpan balik ini sudah lebih dari 24 jam, jadi tidak dapat ditarik. Tidak ada data yang berubah. "
        "Tulis koreksi; yang lama tetap dapat dibaca."
    ),
    "umpan_balik.sudah_diganti": (
        "Umpan balik ini sudah dikoreksi atau ditarik. Tidak ada data yang berubah. "
        "Muat ulang halaman, lalu koreksi yang terbaru."
    ),
    "umpan_balik.bukan_pimpinan": (
        "Hanya pejabat penilai atau atasannya yang memberi umpan balik sebagai pimpinan. "
        "Tidak ada data yang berubah. Pilih peran rekan, bawahan, atau lainnya."
    ),
    "umpan_balik.bukan_pemberi": (
        "Hanya pemberi umpan balik yang dapat mengubahnya. Tidak ada data yang berubah. "
        "Sampaikan koreksinya kepada pemberi umpan balik."
    ),
}
