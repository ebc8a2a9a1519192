"""Sentences about evaluations: organisation results, ratings, what is missing, the last word, delivery."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "organisasi.sudah_ditetapkan": (
        "Capaian kinerja organisasi unit ini sudah ditetapkan, jadi tidak kembali menjadi draf. "
        "Tidak ada data yang berubah. Tetapkan ulang dengan alasan bila memang keliru."
    ),
    "organisasi.perlu_alasan": (
        "Capaian kinerja organisasi unit ini sudah ditetapkan. Tidak ada data yang berubah. "
        "Tulis alasan menetapkannya ulang; evaluasi yang sudah final tidak ikut berubah."
    ),
    "organisasi.perlu_kertas": (
        "Capaian kinerja organisasi ditetapkan pimpinan di atas unit itu. Tidak ada data yang berubah. "
        "Catat tanggal dan penanda tangan penetapannya, atau simpan sebagai draf."
    ),
    "organisasi.bukan_atasan_unit": (
        "Capaian kinerja organisasi sebuah unit hanya ditetapkan pimpinan di atasnya. "
        "Tidak ada data yang berubah. Sampaikan usul capaian kepada pimpinan itu."
    ),
    "evaluasi.langkah_terlarang": (
        "Evaluasi yang “{dari}” tidak dapat menjadi “{ke}”. Tidak ada data yang berubah. "
        "Muat ulang halaman untuk melihat keadaan terbaru."
    ),
    "evaluasi.sudah_final": (
        "Evaluasi ini sudah final dan terkunci. Tidak ada data yang berubah. "
        "Buka versi baru dengan alasan bila perlu dikoreksi; versi ini tetap dapat dibaca."
    ),
    "evaluasi.belum_final": (
        "Evaluasi ini belum final. Tidak ada data yang berubah. Tetapkan evaluasinya dahulu, lalu ulangi."
    ),
    "evaluasi.belum_dinilai": (
        "Evaluasi ini belum dinilai. Tidak ada data yang berubah. "
        "Isi rating hasil kerja dan rating perilaku kerja dahulu."
    ),
    "evaluasi.tanpa_skp": (
        "Pegawai ini belum memiliki SKP yang ditetapkan untuk periode itu, jadi belum dapat dievaluasi. "
        "Tidak ada data yang berubah. Tetapkan SKP-nya dahulu."
    ),
    "evaluasi.bukan_lingkup": (
        "Evaluasi ini bukan evaluasi Anda, bawahan Anda, atau pegawai yang Anda nilai. "
        "Pilih evaluasi lain dari daftar."
    ),
    "evaluasi.periode_belum_mulai": (
        "Periode {periode} belum mulai, jadi belum ada yang dievaluasi. Tidak ada data yang berubah. "
        "Pilih periode yang sudah berjalan."
    ),
    "evaluasi.periode_berjalan": (
        "Periode ini baru selesai {selesai:%d-%m-%Y}; hasil sampai hari itu masih dapat bertambah."
    ),
    "evaluasi.realisasi_belum_ada": "{jumlah} indikator belum memiliki realisasi; tidak dihitung nol.",
    "evaluasi.realisasi_tanpa_bukti": "{jumlah} indikator memiliki realisasi tanpa bukti dukung.",
    "evaluasi.organisasi_belum_ada": (
        "Capaian kinerja organisasi unit untuk periode ini belum ditetapkan. Tetapkan capaian unitnya dahulu."
    ),
    "evaluasi.hasil_belum_dinilai": "Rating hasil kerja belum dinilai. Pilih ratingnya.",
    "evaluasi.perilaku_belum_dinilai": "Rating perilaku kerja belum dinilai. Pilih ratingnya.",
    "evaluasi.perlu_fakta_hasil": (
        "Hasil kerja yang dinilai di atas atau di bawah ekspektasi perlu satu fakta. Tulis apa yang terlihat."
    ),
    "evaluasi.perlu_fakta_perilaku": (
        "Perilaku yang dinilai di atas atau di bawah ekspektasi perlu satu fakta. Tulis apa yang terlihat."
    ),
    "evaluasi.perlu_alasan_berbeda": "Rating hasil kerja berbeda dari saran. Tulis alasannya.",
    "evaluasi.perlu_alasan_hasil_di_bawah": "Rating hasil kerja di bawah ekspektasi. Tulis alasannya.",
    "evaluasi.perlu_alasan_perilaku_di_bawah": "Rating perilaku kerja di bawah ekspektasi. Tulis alasannya.",
    "evaluasi.perlu_alasan_sangat_baik": (
        "Predikat Sangat Baik perlu alasan. Tulis pada alasan hasil kerja atau perilaku kerja."
    ),
    "evaluasi.baris_belum_dinilai": "{jumlah} hasil kerja atau perilaku belum dinilai satu per satu.",
    "evaluasi.rating_tanpa_baris": (
        "Rating harus untuk satu hasil kerja atau satu perilaku. Tidak ada data yang berubah. "
        "Pilih barisnya, lalu simpan lagi."
    ),
    "evaluasi.rating_ganda": (
        "Ada dua rating untuk baris yang sama. Tidak ada data yang berubah. Sisakan satu, lalu simpan lagi."
    ),
    "evaluasi.baris_lain": (
        "Hasil kerja itu tidak ada dalam SKP yang dievaluasi. Tidak ada data yang berubah. "
        "Muat ulang halaman, lalu nilai lagi."
    ),
    "evaluasi.kertas_sebelum_periode": (
        "Kertas bertanggal {tanggal:%d-%m-%Y} mendahului periode yang dinilai, yang mulai {mulai:%d-%m-%Y}. "
        "Tidak ada data yang berubah. Perbaiki tanggal kertasnya, lalu simpan lagi."
    ),
    "evaluasi.versi_lama": (
        "Versi {nomor} sudah digantikan versi yang lebih baru. Tidak ada data yang berubah. "
        "Serahkan versi terbaru."
    ),
    "evaluasi.sebab_versi": (
        "Versi baru hanya dibuka karena koreksi, kalibrasi, atau keberatan. Tidak ada data yang berubah. "
        "Pilih sebabnya, lalu ulangi."
    ),
    "evaluasi.tanpa_alasan_versi": (
        "Versi baru perlu alasan. Versi yang final tidak berubah. Tulis alasannya, lalu ulangi."
    ),
    "evaluasi.keberatan_sudah_diputus": (
        "Keberatan atas evaluasi ini sudah pernah diputus, dan putusan itu final. "
        "Tidak ada data yang berubah. Evaluasi dapat dikoreksi dengan sebab lain bila ada kekeliruan."
    ),
    "evaluasi.tidak_dianggap_diterima": (
        "Menurut pengaturan kantor, evaluasi tidak dianggap diterima tanpa tanda terima. "
        "Tidak ada data yang berubah. Minta pegawai menandatangani, lalu catat tanggalnya."
    ),
    "evaluasi.sudah_diserahkan": (
        "Hal ini sudah tercatat {tanggal:%d-%m-%Y}. Tidak ada data yang berubah. "
        "Muat ulang halaman untuk melihat keadaan terbaru."
    ),
    "evaluasi.belum_diserahkan": (
        "Evaluasi ini belum diserahkan kepada pegawai. Tidak ada data yang berubah. "
        "Catat tanggal penyerahannya dahulu."
    ),
    "evaluasi.penyerahan_masa_depan": (
        "Tanggal {tanggal:%d-%m-%Y} belum tiba. Tidak ada data yang berubah. "
        "Perbaiki tanggalnya, lalu ulangi."
    ),
    "evaluasi.penyerahan_terlalu_awal": (
        "Tanggal {tanggal:%d-%m-%Y} terlalu awal; paling awal {paling_awal:%d-%m-%Y}. "
        "Tidak ada data yang berubah. Perbaiki tanggalnya, lalu ulangi."
    ),
}
