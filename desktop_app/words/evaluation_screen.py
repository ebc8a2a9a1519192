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
