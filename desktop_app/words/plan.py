"""Sentences about plans: their periods, lines and states, the parties, what was frozen, and their import."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "beku.sudah_ada": (
        "Isi yang sudah ditetapkan ini telah disimpan sebelumnya dan tidak dapat disimpan dua kali. "
        "Tidak ada data yang berubah. Muat ulang halaman untuk melihat keadaan terbaru."
    ),
    "beku.berubah": (
        "Isi yang dahulu ditetapkan tidak lagi cocok dengan sidiknya, jadi tidak dipakai. Data lain aman. "
        "Pulihkan dari cadangan, lalu jalankan pemeriksaan basis data."
    ),
}
