"""How states, periods and deliveries of evaluations read on screen; one text for list, sheet and history."""

from __future__ import annotations

from collections.abc import Mapping

from desktop_app.domain.evaluation import Cause, DeliveryHow, DeliveryKind
from desktop_app.domain.values import Period
from desktop_app.domain.year import GiverRole, ObstacleStatus

STATES: Mapping[str, str] = {
    "belum": "Belum dinilai",
    "draf": "Draf nilai",
    "siap": "Siap ditetapkan",
    "final": "Ditetapkan",
    "diserahkan": "Diserahkan",
    "selesai": "Diterima",
}
"""The states of an evaluation as lists know them."""

STEPS: Mapping[str, str] = {
    "draf": "Nilai disimpan, belum lengkap",
    "siap": "Nilai disimpan, siap ditetapkan",
    "final": "Ditetapkan",
    "diserahkan": "Hasil diserahkan",
    "diterima": "Hasil diterima pegawai",
    "dianggap_diterima": "Hasil dianggap diterima",
}
"""What a step of the history did, by the state it led to."""

CAUSES: Mapping[Cause, str] = {
    Cause.AWAL: "Penilaian pertama",
    Cause.KEBERATAN: "Keputusan atas keberatan",
    Cause.KALIBRASI: "Kalibrasi",
    Cause.KOREKSI: "Koreksi",
}

DELIVERIES: Mapping[DeliveryKind, str] = {
    DeliveryKind.DISERAHKAN: "Diserahkan kepada pegawai",
    DeliveryKind.DITERIMA: "Diterima pegawai",
    DeliveryKind.DIANGGAP_DITERIMA: "Dianggap diterima",
}

HOWS: Mapping[DeliveryHow, str] = {
    DeliveryHow.LANGSUNG: "Langsung",
    DeliveryHow.BERKAS: "Lewat berkas",
    DeliveryHow.SURAT: "Lewat surat",
}

GIVERS: Mapping[GiverRole, str] = {
    GiverRole.PIMPINAN: "Pimpinan",
    GiverRole.REKAN: "Rekan kerja",
    GiverRole.BAWAHAN: "Bawahan",
    GiverRole.LAIN: "Pihak lain",
}

OBSTACLES: Mapping[ObstacleStatus, str] = {
    ObstacleStatus.TERBUKA: "Terbuka",
    ObstacleStatus.DITANGANI: "Ditangani",
    ObstacleStatus.SELESAI: "Selesai",
    ObstacleStatus.TAK_DAPAT: "Tidak dapat diatasi",
}

_ROMAN = ("I", "II", "III", "IV")


def period_title(period: Period) -> str:
    """A period in a heading: "Triwulan III 2026", "Tahun 2026"."""
    if period.quarter:
        return f"Triwulan {_ROMAN[period.quarter - 1]} {period.year}"
    return f"Tahun {period.year}"


MISSING: Mapping[str, str] = {
    "evaluasi.periode_berjalan": "Periode belum berakhir ({selesai:%d-%m-%Y})",
    "evaluasi.realisasi_belum_ada": "{jumlah} indikator belum ada realisasi",
    "evaluasi.realisasi_tanpa_bukti": "{jumlah} realisasi tanpa bukti dukung",
    "evaluasi.organisasi_belum_ada": "Capaian organisasi belum ditetapkan",
    "evaluasi.hasil_belum_dinilai": "Rating hasil kerja belum dipilih",
    "evaluasi.perilaku_belum_dinilai": "Rating perilaku kerja belum dipilih",
    "evaluasi.perlu_fakta_hasil": "Tulis fakta untuk hasil kerja {baris}",
    "evaluasi.perlu_fakta_perilaku": "Tulis fakta untuk {baris}",
    "evaluasi.perlu_alasan_berbeda": "Tulis alasan: pilihan berbeda dari saran",
    "evaluasi.perlu_alasan_hasil_di_bawah": "Tulis alasan rating hasil di bawah",
    "evaluasi.perlu_alasan_perilaku_di_bawah": "Tulis alasan rating perilaku di bawah",
    "evaluasi.perlu_alasan_sangat_baik": "Tulis alasan predikat Sangat Baik",
    "evaluasi.baris_belum_dinilai": "{jumlah} baris belum dinilai satu per satu",
}
"""What a judgement lacks, in few words: one line of a list that leads to its place."""
