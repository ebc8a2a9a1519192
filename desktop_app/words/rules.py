"""Sentences about rule tables, the working-day clock and the advice on distribution."""

from __future__ import annotations

from desktop_app.domain.rules.findings import Finding
from desktop_app.domain.rules.rating import RatingRules
from desktop_app.domain.terms import Predikat

SENTENCES: dict[str, str] = {
    "aturan.tidak_sah": (
        "Aturan «{kind}» tidak dapat dipakai: {reason}. Data kantor tidak berubah. "
        "Perbaiki isi aturan itu, atau minta berkas aturan yang baru kepada BKPSDM."
    ),
    "aturan.belum_ada": (
        "Belum ada aturan «{kind}» yang berlaku pada {day:%d-%m-%Y}. Tidak ada yang dihitung atau disimpan. "
        "Pilih periode lain, atau tambahkan aturan untuk masa itu."
    ),
    "aturan.libur_belum_ada": (
        "Hari libur tahun {year} belum ada di aturan, jadi hari kerjanya belum dapat dihitung. "
        "Tambahkan daftar libur tahun itu, lalu ulangi."
    ),
    "hari_kerja.jumlah": (
        "Jumlah hari kerja harus paling sedikit 1, tertulis {number}. Perbaiki jumlahnya, lalu ulangi."
    ),
    "hari_kerja.minggu": (
        "Satu minggu kerja terdiri atas 5 atau 6 hari, tertulis {week}. Perbaiki aturan hari kerja unit itu."
    ),
    "distribusi.terlalu_banyak": (
        "{predikat}: {number} dari {people} pegawai, pola menyarankan paling banyak {limit} ({percent} %). "
        "Ini pertimbangan, bukan batas."
    ),
    "distribusi.terlalu_sedikit": (
        "{predikat}: {number} dari {people} pegawai, pola menyarankan paling sedikit {limit} ({percent} %). "
        "Ini pertimbangan, bukan batas."
    ),
    "distribusi.harus_ada": (
        "{predikat}: {number} dari {people} pegawai, pola menyarankan paling sedikit {limit} pegawai. "
        "Ini pertimbangan, bukan batas."
    ),
    "distribusi.bukan_terbanyak": (
        "{predikat}: {number} dari {people} pegawai, padahal pola menyarankan predikat ini yang terbanyak. "
        "Ini pertimbangan, bukan batas."
    ),
}

OUTCOMES: dict[str, str] = {
    "dihitung": "Dihitung",
    "tidak_dapat_dihitung": "Tidak dapat dihitung",
    "belum_ada_realisasi": "Belum ada realisasi",
}
"""How the outcome of an indicator reads."""

BASES: dict[str, str] = {
    "sebagian_besar_di_atas": (
        "Sebagian besar hasil kerja di atas ekspektasi dan tidak ada hasil kerja utama di bawah ekspektasi."
    ),
    "sebagian_besar_sesuai": (
        "Sebagian besar hasil kerja sesuai ekspektasi atau lebih, dan hanya sebagian kecil hasil kerja utama "
        "di bawah ekspektasi."
    ),
    "sebagian_besar_di_bawah": "Sebagian besar hasil kerja di bawah ekspektasi.",
    "tidak_ada_yang_cocok": (
        "Susunan hasil kerja tidak cocok dengan satu pun rumusan; penilai yang menimbang."
    ),
    "belum_ada_penilaian": "Belum ada hasil kerja yang dinilai, jadi belum ada saran.",
}
"""Why a rating of hasil kerja is suggested, or why none is."""

REASONS: dict[str, str] = {
    "berbeda_dari_saran": "Pilihan berbeda dari saran.",
    "hasil_di_bawah": "Rating hasil kerja di bawah ekspektasi.",
    "perilaku_di_bawah": "Rating perilaku kerja di bawah ekspektasi.",
    "sangat_baik": "Predikat Sangat Baik.",
}
"""What makes the evaluator write a reason."""


def advice(finding: Finding, ratings: RatingRules) -> str:
    """One advice on the distribution (`DistribusiRules.advise`) as a sentence with the labels of that day."""
    codes = finding.facts["predikat"]
    names = (
        [ratings.label(code) for code in codes if isinstance(code, Predikat)]
        if isinstance(codes, tuple)
        else []
    )
    return SENTENCES[finding.code].format(**{**finding.facts, "predikat": " atau ".join(names)})
