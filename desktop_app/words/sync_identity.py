"""Sentences about cards, certificates and the roster: who is who in the exchange."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "BUKAN_KARTU": (
        "Berkas ini bukan kartu kantor atau kartu komputer. Tidak ada data yang berubah. "
        "Pilih berkas dengan akhiran .kartu."
    ),
    "KARTU_RUSAK": (
        "Kartu ini rusak atau pernah diubah, jadi tidak dipakai. Tidak ada data yang berubah. "
        "Salin lagi dari asalnya, atau minta pemiliknya membuat kartu baru."
    ),
    "KANTOR_TAK_DIKENAL": (
        "Pengirimnya tidak ada di daftar kantor yang dipakai komputer ini, jadi isinya tidak diterima. "
        "Tidak ada data yang berubah. Terima dahulu berkas terbaru dari BKPSDM, lalu ulangi; "
        "bila tetap ditolak, telepon kantor pengirim."
    ),
    "KARTU_DICABUT": (
        "Ini ditulis dengan kunci yang sudah dicabut, sesudah pencabutannya, jadi tidak diterima. "
        "Isi yang ditulis sebelum pencabutan tetap dipakai. "
        "Telepon kantor pengirim dan minta kiriman dari komputer yang masih terdaftar."
    ),
    "SERTIFIKAT_BERBEDA": (
        "Komputer “{nama}” datang dengan kunci lain daripada yang sudah dikenal, jadi isinya tidak diterima. "
        "Data yang sudah ada tetap aman. Telepon kantor pemiliknya; "
        "komputer pengganti harus didaftarkan sebagai komputer baru."
    ),
    "ROSTER_RUSAK": (
        "Daftar kantor ini rusak atau pernah diubah, jadi tidak dipakai. "
        "Daftar kantor yang berlaku tidak berubah. Minta BKPSDM mengirim berkas baru."
    ),
    "ROSTER_AKAR_LAIN": (
        "Daftar kantor nomor {versi} tidak ditandatangani BKPSDM yang dikenal komputer ini, "
        "jadi tidak dipakai. Daftar kantor yang berlaku tidak berubah. "
        "Telepon BKPSDM dan cocokkan sidik kartunya sebelum menerima berkas lain dari pengirim itu."
    ),
    "ROSTER_MUNDUR": (
        "Daftar kantor nomor {versi} lebih lama daripada yang dipakai komputer ini, jadi dilewati. "
        "Daftar kantor yang berlaku tidak berubah. "
        "Bila berkas ini memang berkas lama, tidak perlu berbuat apa-apa; bila bukan, beri tahu BKPSDM."
    ),
    "ROSTER_BERBEDA": (
        "Ada dua daftar kantor bernomor {versi} dengan isi berlainan, jadi yang baru datang tidak dipakai. "
        "Daftar kantor yang berlaku tidak berubah. "
        "Beri tahu BKPSDM agar menerbitkan daftar dengan nomor berikutnya."
    ),
    "ROSTER_MELOMPAT": (
        "Nomor daftar kantor {versi} terlalu jauh di atas nomor yang dikenal komputer ini, "
        "jadi tidak dipakai. Daftar kantor yang berlaku tidak berubah. "
        "Telepon BKPSDM: mungkin kunci daftar kantor dipakai orang lain."
    ),
}
