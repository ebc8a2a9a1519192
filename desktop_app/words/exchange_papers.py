"""What the letters of the exchange say: purposes of cards, how to compare them, what totals mean."""

from __future__ import annotations

from collections.abc import Mapping

CARD_KINDS: Mapping[str, str] = {
    "bkpsdm": "Kartu BKPSDM",
    "kantor": "Kartu kantor",
    "instalasi": "Kartu komputer",
}
CARD_PURPOSES: Mapping[str, str] = {
    "bkpsdm": (
        "Kartu ini memperkenalkan {nama} kepada kantor-kantor, agar berkas dan daftar kantor dari kami dapat "
        "diperiksa keasliannya. Setiap kantor mencocokkannya satu kali, sebelum menerima berkas pertama."
    ),
    "kantor": (
        "Kartu ini memperkenalkan {nama} kepada BKPSDM, agar berkas pertukaran kami dapat diperiksa "
        "keasliannya, dan berkas untuk kami hanya dapat dibuka oleh kami."
    ),
    "instalasi": (
        "Kartu ini memperkenalkan {nama} kepada komputer utama kantor kami, agar berkas dari komputer ini "
        "dapat diperiksa keasliannya dan diakui sebagai berkas kantor."
    ),
}
_SAME = "Semua sama: kartu diterima. Catat tanggal dan nama petugas yang mencocokkan di bawah surat ini."
_OTHER = (
    "Satu angka saja berbeda: kartu tidak diterima. Hapus berkasnya, dan mintalah kartu baru yang diantar "
    "langsung."
)
GUIDES: Mapping[str, tuple[str, ...]] = {
    "bkpsdm": (
        "Kantor menelepon BKPSDM pada nomor resmi yang sudah dikenal, bukan nomor dari surat atau pesan.",
        "Di kantor: buka berkas .kartu BKPSDM dalam Rembug, Sinkronisasi, Kantor; sidiknya tampil di layar.",
        "BKPSDM membacakan enam kelompok angka di atas satu per satu; kantor mencocokkan layarnya.",
        _SAME,
        _OTHER,
    ),
    "kantor": (
        "BKPSDM menelepon kantor pada nomor resmi yang sudah dikenal, bukan nomor dari surat ini.",
        "Di BKPSDM: buka berkas .kartu kantor ini dalam Rembug, Sinkronisasi, Kantor; sidiknya tampil di "
        "layar.",
        "Kantor membacakan enam kelompok angka di atas satu per satu; BKPSDM mencocokkan layarnya.",
        _SAME,
        _OTHER,
    ),
    "instalasi": (
        "Di komputer utama: buka berkas .kartu ini dalam Rembug, Sinkronisasi, Kantor; sidiknya tampil di "
        "layar.",
        "Cocokkan enam kelompok angka di atas satu per satu dengan layar komputer utama.",
        _SAME,
        _OTHER,
    ),
}

AGES: tuple[tuple[str, int, int], ...] = (
    ("lebih dari 90 hari", 91, 10**9),
    ("31–90 hari", 31, 90),
    ("8–30 hari", 8, 30),
    ("sampai 7 hari", -(10**9), 7),
)
"""How long something waits for a decision: what it is called, from which and to which day."""
NO_AGE = "tidak diketahui (jam diragukan)"

DEEDS: Mapping[str, str] = {
    "keluar": "Pada {waktu}, {kantor} telah menulis satu berkas pertukaran data kinerja untuk {lain}.",
    "masuk": "Pada {waktu}, {kantor} telah menerima satu berkas pertukaran data kinerja dari {lain}.",
}
COUNTS: Mapping[str, str] = {
    "perubahan": "Perubahan di dalam berkas",
    "bukti": "Berkas bukti di dalam berkas",
    "baru": "baris baru",
    "berubah": "baris berubah",
    "dihapus": "baris dihapus",
    "bentrok": "perlu keputusan",
    "ditolak": "perubahan ditolak",
    "menunggu": "perubahan menunggu",
}
"""The counts of a file in the order of the paper; from `baru` on only the receiver knows them."""
REMARKS: Mapping[str, str] = {
    "belum_diakui": (
        "Penerima belum mengakui berkas ini. Angka penerima ada pada berita acara yang dicetak di kantornya, "
        "dan tampil di sini sesudah berkasnya yang berikut diterima."
    ),
    "menurut_kiriman": (
        "Angka kendali penerima diambil dari kirimannya yang terakhir, tertanggal {tanggal}."
    ),
    "lebih_baru": (
        "Angka kendali {kelompok} tidak sama karena salah satu pihak memegang perubahan yang belum "
        "sampai di pihak lain. Sesudah bertukar berkas sekali lagi keduanya menjadi sama."
    ),
    "berbeda": (
        "Angka kendali {kelompok} berbeda padahal kedua pihak memegang perubahan yang sama. Jalankan "
        "Periksa keutuhan di kedua kantor, lalu beri tahu pengelola aplikasi."
    ),
}
