"""Sentences about sending, taking in, deciding, and being a copy."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "DISK_PENUH": (
        "Tempat di {tempat} tidak cukup. Tidak ada yang ditulis setengah jadi. "
        "Kosongkan tempat atau pakai disk lain, lalu ulangi."
    ),
    "BERKAS_TERLALU_BESAR": (
        "Berkas {berkas} terlalu besar untuk diterima. Tidak ada data yang berubah. "
        "Minta pengirim membaginya menjadi beberapa bagian."
    ),
    "BERKAS_HILANG": (
        "Berkas {berkas} tidak ditemukan. Tidak ada data yang berubah. "
        "Periksa apakah stik masih terpasang, lalu pilih lagi berkasnya."
    ),
    "BERKAS_TAK_TERBACA": (
        "Berkas {berkas} tidak dapat dibaca. Tidak ada data yang berubah. "
        "Salin lagi dari asalnya atau pakai stik lain, lalu ulangi."
    ),
    "PENERUSAN_TIDAK_SAH": (
        "Berkas dari {pengirim} ini tidak ditulis untuk kantor ini, atau dibungkus ulang oleh orang lain. "
        "Tidak ada data yang berubah. Telepon kantor pengirim dan minta berkas baru."
    ),
    "KEMBAR": (
        "Ada salinan lain dari data {kantor} yang ikut mengirim: berkas ini berisi catatan atas nama "
        "komputer ini yang tidak dibuat di sini. Tidak ada data yang berubah. "
        "Daftarkan komputer ini sebagai komputer baru (Sinkronisasi, Kantor), lalu terima lagi berkasnya."
    ),
    "BKPSDM_LAIN": (
        "Kartu ini bukan kartu BKPSDM yang sudah dipercaya ({kantor}). Tidak ada yang berubah. "
        "Telepon BKPSDM dan cocokkan sidiknya sebelum berbuat apa pun."
    ),
    "KARTU_BKPSDM_SENDIRI": (
        "Ini kartu kantor ini sendiri ({kantor}). Tidak ada yang berubah. "
        "Berikan kartu ini kepada kantor lain."
    ),
    "TERLALU_BANYAK_ALIRAN": (
        "Kantor itu membuka lebih banyak rangkaian catatan daripada yang wajar; sebagian tidak diterima. "
        "Yang lain dari berkas ini tetap masuk. Telepon kantor itu, lalu terima berkas berikutnya."
    ),
    "TERLALU_BANYAK_KOMPUTER": (
        "Kantor itu menyebut lebih banyak komputer daripada yang dapat dimiliki sebuah kantor. Tidak ada "
        "yang berubah. Telepon kantor itu: mungkin kuncinya dipakai orang lain."
    ),
    "KARTU_KODE_LAIN": (
        "Kartu ini menyebut kode {kode}, tetapi dibuat atas nama kantor lain. Tidak ada yang berubah. "
        "Telepon kantor itu dan minta kartu yang ditulis oleh komputer utamanya."
    ),
    "KARTU_KANTOR_LAIN": (
        "Kartu {kantor} tidak diterima di sini: kartu kantor diserahkan kepada BKPSDM, kartu komputer kepada "
        "komputer utama kantornya. Tidak ada yang berubah. Bawa kartu ini ke tempatnya."
    ),
    "sinkron.cabut_diri": (
        "BKPSDM tidak dapat mencabut kartunya sendiri: semua kantor akan menolak berkasnya. Tidak ada yang "
        "berubah. Periksa kode kantor yang hendak dicabut."
    ),
    "sinkron.belum_mulai": (
        "Kantor ini belum siap bertukar data. Data Anda aman. Tutup lalu buka lagi program, dan ulangi."
    ),
    "sinkron.latihan": (
        "Kantor latihan tidak bertukar data dengan kantor lain. Semua isinya tetap di sini. "
        "Buka kantor yang sebenarnya untuk mengirim atau menerima."
    ),
    "sinkron.pensiun": (
        "Komputer ini sudah digantikan komputer lain, jadi tidak mengirim lagi. Data Anda aman. Kirimlah "
        "dari komputer penggantinya; bila pindahnya tidak jadi, batalkan di Pengaturan, Cadangan, Pindah "
        "komputer."
    ),
    "sinkron.belum_disahkan": (
        "Komputer ini belum disahkan oleh komputer utama kantor. Data Anda aman dan dapat terus dikerjakan. "
        "Tulis kartu komputer ini, terima kartunya di komputer utama, lalu minta paket awal dari sana."
    ),
    "sinkron.tanpa_bkpsdm": (
        "Kartu BKPSDM belum diterima di komputer ini. Data Anda aman. "
        "Minta kartu BKPSDM, cocokkan sidiknya melalui telepon, lalu terima di sini."
    ),
    "sinkron.belum_terdaftar": (
        "Kantor ini belum ada di daftar kantor BKPSDM yang dikenal komputer ini. Data Anda aman. "
        "Serahkan kartu kantor kepada BKPSDM, lalu terima paket awal dari sana."
    ),
    "sinkron.bukan_komputer_utama": (
        "Itu hanya dapat dilakukan di komputer utama kantor, tempat kunci kantor disimpan. "
        "Tidak ada yang berubah. Ulangi di komputer utama."
    ),
    "sinkron.bukan_bkpsdm": (
        "Itu hanya dapat dilakukan oleh BKPSDM. Tidak ada yang berubah. Hubungi BKPSDM bila memang perlu."
    ),
    "sinkron.kantor_tidak_terdaftar": (
        "Kantor {kode} tidak ada di daftar kantor. Tidak ada yang ditulis. "
        "Periksa kodenya, atau terima dahulu berkas terbaru dari BKPSDM."
    ),
    "sinkron.tanpa_penerima": (
        "Belum ada komputer lain di kantor {kode} yang disahkan. Tidak ada yang ditulis. "
        "Terima dahulu kartu komputer yang dituju."
    ),
    "sinkron.penerima_terlalu_banyak": (
        "Kantor {kode} mempunyai {jumlah} komputer yang berlaku, lebih banyak daripada yang dapat membuka "
        "satu berkas. Tidak ada yang ditulis. Minta kantor itu memensiunkan komputer yang tidak dipakai lagi."
    ),
    "sinkron.tak_dapat_menulis": (
        "Berkas tidak dapat ditulis di {tempat}. Data Anda aman. "
        "Periksa apakah stik terpasang dan boleh ditulisi, atau pilih tempat lain."
    ),
    "sinkron.tidak_ada_yang_diurungkan": (
        "Berkas ini tidak membawa perubahan yang dapat diurungkan. Tidak ada yang berubah. "
        "Pilih berkas lain di riwayat."
    ),
    "sinkron.sudah_dilanjutkan": (
        "Sesudah berkas ini sudah ada perubahan lain yang dikirim atau diterima, "
        "jadi tidak dapat diurungkan. "
        "Tidak ada yang berubah. Perbaiki isinya pada pegawai atau rencana yang bersangkutan."
    ),
    "sinkron.sudah_diubah": (
        "Isi berkas ini sudah diubah di sini, jadi tidak dapat diurungkan. Tidak ada yang berubah. "
        "Perbaiki isinya pada pegawai atau rencana yang bersangkutan."
    ),
    "sinkron.pilihan_hilang": (
        "Pilihan itu tidak ada lagi: ada kabar baru dari kantor lain. Tidak ada yang berubah. "
        "Lihat lagi daftar keputusan."
    ),
    "sinkron.sudah_diputuskan": (
        "Ini sudah diputuskan. Tidak ada yang berubah. Lihat riwayatnya untuk tahu oleh siapa."
    ),
    "sinkron.alasan": "Alasan belum diisi. Belum ada yang berubah. Tulis alasan singkat, lalu ulangi.",
    "sinkron.orang_yang_sama": (
        "Keduanya sudah satu orang. Tidak ada yang berubah. Pilih dua orang yang berbeda."
    ),
    "sinkron.isi_tidak_sah": (
        "Isi itu tidak dapat dipakai pada bidang ini. Belum ada yang berubah. Periksa bentuk isinya."
    ),
    "sinkron.komputer_tak_dikenal": (
        "Komputer itu tidak dikenal, atau itu komputer ini sendiri. Tidak ada yang berubah. "
        "Pilih komputer lain dari daftar."
    ),
}

REASONS_TO_WAIT: dict[str, str] = {
    "urutan": "menunggu berkas sebelumnya",
    "sebab": "menunggu berkas dari kantor lain",
    "pembaruan": "menunggu pembaruan program",
    "audiens": "menunggu kabar dari BKPSDM",
}
STATES: dict[str, str] = {
    "bentrok": "Bentrok",
    "belum_dikirim": "Belum dikirim",
    "dikirim": "Sudah dikirim",
    "diakui": "Sudah diterima",
    "tanpa_pertukaran": "Hanya di sini",
}
"""Where a record stands in the exchange, as its chip says it."""
DOUBLES: dict[str, str] = {
    "versi": "dua versi rencana yang sama-sama belum ditetapkan",
    "rencana": "dua rencana yang masanya tumpang tindih",
    "koreksi": "dua pembetulan atas satu baris",
    "nomor": "dua dokumen dengan satu nomor",
}
"""Of what there are two where one is allowed."""
DOUBLE_ADVICE: dict[str, str] = {
    "versi": (
        "Dua orang menyusun versi baru di tempat berbeda. Sepakati mana yang dipakai, lalu batalkan yang "
        "lain di Rencana kinerja."
    ),
    "rencana": (
        "Satu pegawai hanya boleh memiliki satu rencana pada satu masa. Batalkan salah satunya di Rencana "
        "kinerja, atau ubah masanya."
    ),
    "koreksi": (
        "Dua orang membetulkan catatan yang sama. Keduanya tersimpan; buat satu pembetulan baru bila isinya "
        "berbeda."
    ),
    "nomor": "Dua kantor memakai nomor yang sama. Terbitkan salah satunya lagi dengan nomor baru bila perlu.",
}
"""What is to be done about it: the program withdraws nothing by itself."""
KINDS: dict[str, str] = {
    "sinkron": "Kiriman",
    "paket_awal": "Paket awal",
    "tanda_terima": "Tanda terima",
}
"""What a file is for."""
