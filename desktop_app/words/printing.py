"""How figures and roles read on paper, and the sentences about what a print lacks."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from desktop_app.domain.plan import PartyRole
from desktop_app.domain.year import GiverRole
from desktop_app.words.numbers import show_number

NBSP = "\u00a0"

GIVERS: Mapping[GiverRole, str] = {
    GiverRole.PIMPINAN: "Pimpinan",
    GiverRole.REKAN: "Rekan kerja",
    GiverRole.BAWAHAN: "Bawahan",
    GiverRole.LAIN: "Pihak lain",
}
"""Who gave an umpan balik, as the forms name him."""

PARTIES: Mapping[PartyRole, str] = {
    PartyRole.PEGAWAI: "pegawai yang dinilai",
    PartyRole.PENILAI: "pejabat penilai kinerja",
    PartyRole.ATASAN_PENILAI: "atasan pejabat penilai kinerja",
}
"""The three persons of a form, inside a sentence."""


def number_text(value: Decimal) -> str:
    """A number as Indonesian papers write it, without idle zeros: "1.310", "97,1", "0,25"."""
    return show_number(value.normalize())


def measured_text(value: Decimal, measure: str | None) -> str:
    """A number with its unit: "97,1 %", "Rp1.250.000", "34 naskah"."""
    number = number_text(value)
    if measure is None:
        return number
    if measure == "rupiah":
        return f"Rp{number}"
    return f"{number}{NBSP}{'%' if measure == 'persen' else measure}"


SENTENCES: dict[str, str] = {
    "cetak.tak_ada_yang_terlambat": (
        "Tidak ada kantor yang diam atau belum mengakui berkas selama {hari} hari. Tidak ada surat yang "
        "dibuat. Pilih jangka waktu yang lebih pendek bila perlu."
    ),
    "cetak.tak_ada_keputusan": (
        "Tidak ada yang perlu diputuskan, jadi tidak ada daftar untuk dicetak. Data Anda tetap. "
        "Terima berkas kantor lain lebih dahulu bila menunggu perubahannya."
    ),
    "cetak.kiriman_tak_tercatat": (
        "Kiriman itu tidak ada di riwayat komputer ini. Tidak ada yang dicetak. Buka lagi riwayat, lalu "
        "pilih kiriman yang masih tercantum."
    ),
    "cetak.tidak_ada": (
        "Tidak ada yang dapat dicetak untuk periode {periode}. Data tidak berubah. Pilih periode lain, atau "
        "siapkan dahulu rencana atau evaluasinya."
    ),
    "cetak.bukan_hak": (
        "Cetakan ini hanya untuk pegawai yang bersangkutan, penilainya, atasan penilainya, dan pengelola "
        "kinerja. Tidak ada yang dicetak. Mintalah salinannya kepada mereka."
    ),
    "cetak.masih_draf": (
        "Isi cetakan ini masih dapat berubah, jadi belum dapat dijadikan naskah tetap. Cetakan DRAF tetap "
        "dapat dibuat. Tetapkan rencana atau finalkan evaluasinya lebih dahulu."
    ),
    "cetak.tetap_tanpa_tanggal": (
        "Naskah tetap memerlukan tempat dan tanggal. Tidak ada yang disimpan. Isi tempat dan tanggal "
        "naskah, lalu ulangi."
    ),
    "cetak.huruf_tidak_tercetak": (
        "Huruf {huruf} di sekitar «{sekitar}» tidak ada dalam huruf cetak dan tampil sebagai kotak. Cetakan "
        "tetap dibuat; ganti hurufnya, lalu cetak kembali."
    ),
    "cetak.lambang_hilang": (
        "Gambar lambang kantor tidak dapat dibuka, jadi tempatnya dibiarkan kosong. Cetakan tetap dibuat; "
        "pasang kembali lambang di Pengaturan."
    ),
    "cetak.ada_bagian_lain": (
        "{nama} mempunyai {jumlah} naskah pada periode ini karena tahunnya terbagi; yang dicetak hanya yang "
        "terakhir. Cetak naskah lainnya dari halaman masing-masing."
    ),
    "cetak.tanpa_nomor": (
        "NIP {pihak} ({nama}) belum ada dan tercetak kosong. Lengkapi di halaman Pegawai sebelum naskah "
        "ditandatangani."
    ),
    "cetak.tanpa_pangkat": (
        "Pangkat dan golongan {pihak} ({nama}) belum ada dan tercetak kosong. Lengkapi di halaman Pegawai "
        "sebelum naskah ditandatangani."
    ),
    "cetak.tanpa_jabatan": (
        "Jabatan {pihak} ({nama}) belum ada dan tercetak kosong. Lengkapi di halaman Pegawai sebelum naskah "
        "ditandatangani."
    ),
    "cetak.tanpa_unit": (
        "Unit kerja {pihak} ({nama}) belum ada dan tercetak kosong. Lengkapi di halaman Pegawai sebelum "
        "naskah ditandatangani."
    ),
    "cetak.tanpa_penilai": (
        "Pejabat penilai {nama} belum ditentukan, sehingga tempat tanda tangannya kosong. Tentukan di "
        "halaman Pegawai, bagian atasan."
    ),
    "cetak.tanpa_atasan": (
        "Atasan pejabat penilai dari {nama} belum ditentukan dan tercetak kosong. Tentukan di halaman "
        "Pegawai, bagian atasan."
    ),
    "cetak.tanpa_tempat": (
        "Tempat naskah belum diisi dan tercetak sebagai titik-titik. Isi tempat pada pilihan cetak, atau "
        "tulis dengan tangan."
    ),
    "cetak.tanpa_tanggal": (
        "Tanggal naskah belum diisi dan tercetak sebagai titik-titik. Isi tanggal pada pilihan cetak, atau "
        "tulis dengan tangan."
    ),
    "cetak.tanggal_sebelum_periode": (
        "Tanggal naskah {nama} ({tanggal}) mendahului awal periode ({mulai}). Cetakan tetap dibuat; periksa "
        "tanggalnya."
    ),
    "cetak.tanggal_terlalu_jauh": (
        "Tanggal naskah {nama} ({tanggal}) lebih dari {hari} hari sesudah akhir periode ({selesai}). Cetakan "
        "tetap dibuat; periksa tanggalnya."
    ),
    "cetak.belum_dinilai": (
        "Rating {nama} belum lengkap, jadi predikatnya belum dapat ditentukan. Cetakan hanya berupa draf; "
        "lengkapi rating di halaman Evaluasi."
    ),
    "cetak.tanpa_capaian_organisasi": (
        "Capaian kinerja organisasi untuk unit {nama} belum ditetapkan dan tidak tercoret. Tetapkan di "
        "halaman Evaluasi."
    ),
    "cetak.tanpa_penjelasan": (
        "Penjelasan pejabat penilai atas keberatan {nama} tercetak kosong. Tulis dengan tangan, atau "
        "lampirkan penjelasannya, sebelum naskah ditandatangani."
    ),
    "cetak.tanpa_realisasi": (
        "{jumlah} indikator milik {nama} belum mempunyai realisasi pada periode ini dan tercetak kosong. "
        "Catat realisasinya sebelum naskah ditandatangani."
    ),
}
