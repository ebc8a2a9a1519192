"""How states, columns and choices of a plan read on screen; one text for list, panel and editor."""

from __future__ import annotations

from collections.abc import Mapping

from desktop_app.domain.plan import (
    AnnexList,
    AssignKind,
    ChangeReason,
    Gather,
    PartyRole,
    SkpStatus,
    VersionStatus,
)
from desktop_app.domain.terms import Polarity, Severity

STATES: Mapping[VersionStatus, str] = {
    VersionStatus.DRAF: "Draf",
    VersionStatus.DIAJUKAN: "Diajukan",
    VersionStatus.DIKEMBALIKAN: "Dikembalikan",
    VersionStatus.DITETAPKAN: "Ditetapkan",
    VersionStatus.BATAL: "Dibatalkan",
}
"""The states of a version (rule 27)."""

STEPS: Mapping[str, str] = {
    VersionStatus.DRAF.value: "Draf dibuat",
    VersionStatus.DIAJUKAN.value: "Diajukan",
    VersionStatus.DIKEMBALIKAN.value: "Dikembalikan",
    VersionStatus.DITETAPKAN.value: "Disetujui dan ditetapkan",
    VersionStatus.BATAL.value: "Dibatalkan",
    SkpStatus.AKTIF.value: "Dibuka lagi",
    SkpStatus.DITUTUP.value: "Ditutup",
}
"""What a step of the history did, by the state it led to."""

BACK_TO_DRAFT = "Mulai diperbaiki"
"""The step from dikembalikan to draf."""

POLARITIES: Mapping[Polarity, str] = {
    Polarity.NAIK: "naik: makin besar makin baik",
    Polarity.TURUN: "turun: makin kecil makin baik",
    Polarity.RENTANG: "rentang: di antara dua angka",
}
"""The choices of a list."""

POLARITY_SIGNS: Mapping[Polarity, str] = {
    Polarity.NAIK: "≥ naik",
    Polarity.TURUN: "≤ turun",
    Polarity.RENTANG: "± rentang",
}
"""The same in a narrow cell."""

GATHERS: Mapping[Gather, str] = {
    Gather.JUMLAH: "dijumlahkan sepanjang tahun",
    Gather.TERAKHIR: "angka terakhir yang berlaku",
    Gather.RATA: "rata-rata semua angka",
    Gather.TERBESAR: "angka terbesar",
    Gather.TERKECIL: "angka terkecil",
}

ANNEX_TITLES: Mapping[AnnexList, str] = {
    AnnexList.DUKUNGAN: "Dukungan sumber daya",
    AnnexList.PERTANGGUNGJAWABAN: "Skema pertanggungjawaban",
    AnnexList.KONSEKUENSI: "Konsekuensi",
}

CHANGE_REASONS: Mapping[ChangeReason, str] = {
    ChangeReason.PEJABAT: "Pergantian pejabat",
    ChangeReason.STRATEGI: "Perubahan strategi",
    ChangeReason.ORGANISASI: "Perubahan organisasi",
    ChangeReason.PRIORITAS: "Perubahan prioritas",
    ChangeReason.ANGGARAN: "Perubahan anggaran",
    ChangeReason.PENUGASAN: "Perubahan penugasan",
    ChangeReason.KOREKSI: "Perbaikan kesalahan",
}
"""Why a plan that was set is changed (rules.md 2.6)."""

ASSIGNMENTS: Mapping[AssignKind, str] = {
    AssignKind.PENUNJUKAN: "penunjukan",
    AssignKind.SUKARELA: "sukarela",
    AssignKind.KHUSUS: "penugasan khusus",
}

PARTIES: Mapping[PartyRole, str] = {
    PartyRole.PEGAWAI: "Pegawai yang dinilai",
    PartyRole.PENILAI: "Pejabat penilai kinerja",
    PartyRole.ATASAN_PENILAI: "Atasan pejabat penilai kinerja",
}

SEVERITIES: Mapping[Severity, str] = {
    Severity.GALAT: "Galat",
    Severity.PERINGATAN: "Peringatan",
    Severity.SARAN: "Saran",
}
"""How heavy a finding weighs; "galat" stops the submission."""
