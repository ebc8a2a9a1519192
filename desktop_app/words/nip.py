"""Sentences about NIP, NI PPPK and golongan: refusals while reading, and findings of the cross-check."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "nip.kosong": "NIP belum diisi. Isi 18 digit NIP atau NI PPPK.",
    "nip.rusak_angka": (
        "NIP tersimpan sebagai angka di lembar kerja, sehingga digit terakhirnya sudah rusak dan tidak dapat "
        "dipulihkan. Ubah format kolom menjadi Teks, lalu ketik ulang NIP dari sumbernya."
    ),
    "nip.bukan_angka": (
        "NIP memuat huruf atau tanda selain angka. Isi 18 digit angka saja; spasi boleh dipakai."
    ),
    "nip.panjang": "NIP harus 18 digit, tertulis {digits} digit. Periksa digit yang kurang atau lebih.",
    "nip.tanggal_lahir": (
        "Delapan digit pertama NIP ({part}) bukan tanggal yang ada di kalender. Periksa tanggal lahirnya."
    ),
    "nip.jenis_kelamin": (
        "Digit ke-15 NIP harus 1 (pria) atau 2 (wanita), tertulis {part}. Periksa kembali NIP itu."
    ),
    "nip.urut": "Tiga digit terakhir NIP tidak boleh 000. Periksa kembali NIP itu.",
    "nip.tanggal_lahir_masa_depan": "Tanggal lahir dalam NIP belum terjadi. Periksa kembali NIP itu.",
    "nip.bukan_pola": (
        "Digit ke-13 dan ke-14 tidak cocok dengan pola NIP maupun NI PPPK. Periksa nomor dan statusnya."
    ),
    "nip.beda_status": "Pola nomor tidak cocok dengan status kepegawaian. Periksa nomor dan statusnya.",
    "nip.beda_jenis_kelamin": "Jenis kelamin berbeda dari digit ke-15 NIP. Periksa salah satunya.",
    "nip.beda_tanggal_lahir": "Tanggal lahir berbeda dari delapan digit pertama NIP. Periksa salah satunya.",
    "nip.tmt_terlalu_muda": (
        "Menurut NIP, pegawai diangkat sebelum berumur {least_age} tahun. Periksa kembali NIP itu."
    ),
    "nip.tidak_ada": "Pegawai ASN harus memiliki NIP atau NI PPPK. Isi nomornya.",
    "nip.golongan_tidak_dikenal": (
        "Golongan «{golongan}» tidak dikenal. Isi misalnya III/c untuk PNS atau IX untuk PPPK."
    ),
    "nip.golongan_beda_status": (
        "Golongan «{golongan}» tidak cocok dengan status kepegawaian: PNS dan CPNS memakai I/a sampai IV/e, "
        "PPPK memakai I sampai XVII. Periksa golongan atau statusnya."
    ),
    "nip.golongan_kosong": "Golongan belum diisi. Isi golongan, atau pastikan memang belum ada.",
}
