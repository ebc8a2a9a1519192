"""How the stored words about people read on a screen and in a sheet, and what to do about what is missing."""

from __future__ import annotations

from collections.abc import Mapping

from desktop_app.domain.people import FactKind, Gap, WorkStatus
from desktop_app.domain.superiors import Doubt
from desktop_app.domain.terms import PostKind, Sex, StaffKind

STAFF: Mapping[StaffKind, str] = {
    StaffKind.PNS: "PNS",
    StaffKind.CPNS: "CPNS",
    StaffKind.PPPK: "PPPK",
    StaffKind.PPPK_PARUH_WAKTU: "PPPK paruh waktu",
    StaffKind.PEJABAT_NEGARA: "Pejabat negara",
}

STATUS: Mapping[WorkStatus, str] = {
    WorkStatus.AKTIF: "Aktif",
    WorkStatus.PENSIUN: "Pensiun",
    WorkStatus.MENINGGAL: "Meninggal dunia",
    WorkStatus.BERHENTI: "Berhenti",
    WorkStatus.PINDAH_KELUAR: "Pindah ke instansi lain",
}

SEX: Mapping[Sex, str] = {Sex.L: "Laki-laki", Sex.P: "Perempuan"}

POSTS: Mapping[PostKind, str] = {
    PostKind.JPT: "Jabatan pimpinan tinggi",
    PostKind.ADMINISTRATOR: "Administrator",
    PostKind.PENGAWAS: "Pengawas",
    PostKind.FUNGSIONAL: "Jabatan fungsional",
    PostKind.PELAKSANA: "Pelaksana",
    PostKind.POLITIK: "Pejabat negara",
}

FACTS: Mapping[FactKind, str] = {
    FactKind.PENEMPATAN: "Jabatan dan unit",
    FactKind.TUGAS_TAMBAHAN: "Tugas tambahan",
    FactKind.PANGKAT: "Pangkat",
    FactKind.STATUS: "Status kepegawaian",
    FactKind.KONTRAK: "Kontrak",
    FactKind.PENDIDIKAN: "Pendidikan",
    FactKind.PIM: "Pelatihan kepemimpinan",
}

GAPS: Mapping[Gap, str] = {
    Gap.NOMOR: "NIP atau NI PPPK",
    Gap.UNIT: "Unit kerja",
    Gap.JABATAN: "Jabatan",
    Gap.PANGKAT: "Pangkat dan golongan",
    Gap.PENILAI: "Pejabat penilai",
    Gap.KELAHIRAN: "Tanggal lahir",
}
"""What a complete record of a person holds; all of it is counted."""


def missing_words(gaps: Gap) -> str:
    """What is missing of somebody, in one line; empty when nothing is."""
    return ", ".join(words for gap, words in GAPS.items() if gap in gaps)


REPAIRS: Mapping[Gap, str] = {
    Gap.NOMOR: "Catat NIP atau NI PPPK-nya",
    Gap.UNIT: "Catat jabatan dan unitnya",
    Gap.JABATAN: "Catat jabatan dan unitnya",
    Gap.PANGKAT: "Catat pangkatnya",
    Gap.PENILAI: "Tetapkan penilainya",
    Gap.KELAHIRAN: "Isi tanggal lahirnya",
}

DOUBTS: Mapping[Doubt, str] = {
    Doubt.TANPA_UNIT: "Unit kerjanya belum tercatat",
    Doubt.UNIT_TANPA_KEPALA: "Unitnya belum berkepala; diusulkan pimpinan di atasnya",
    Doubt.KEPALA_GANDA: "Unitnya tercatat berkepala lebih dari satu",
    Doubt.TANPA_PENILAI: "Tidak ada pimpinan di atasnya yang dapat menilai",
    Doubt.TANPA_ATASAN: "Atasan penilai tidak ditemukan",
    Doubt.DI_LUAR_KANTOR: "Penilainya berada di luar kantor ini",
}
"""Why a proposed penilai wants a look."""

ADVICE: Mapping[Doubt, str] = {
    Doubt.TANPA_UNIT: "Catat jabatan dan unitnya di profil",
    Doubt.UNIT_TANPA_KEPALA: "Benarkan, atau pilih penilai lain",
    Doubt.KEPALA_GANDA: "Pilih salah satu kepalanya, lalu betulkan data yang lain",
    Doubt.TANPA_PENILAI: "Pilih penilainya",
    Doubt.TANPA_ATASAN: "Pilih atasan penilainya; bila belum terdaftar, impor dahulu pimpinan itu",
    Doubt.DI_LUAR_KANTOR: "Impor dahulu pimpinan itu, lalu pilih di sini",
}
"""What to do about a doubt."""

EVALUATIONS: Mapping[str, str] = {
    "belum": "Belum dinilai",
    "draf": "Draf penilaian",
    "siap": "Siap ditetapkan",
    "final": "Ditetapkan",
    "diserahkan": "Diserahkan",
    "selesai": "Selesai",
}
"""The states of an evaluation in a list."""

FIELDS: Mapping[str, str] = {
    "nip": "NIP",
    "name": "Nama",
    "title_front": "Gelar depan",
    "title_back": "Gelar belakang",
    "sex": "Jenis kelamin",
    "born_on": "Tanggal lahir",
    "born_at": "Tempat lahir",
    "karpeg": "Nomor karpeg",
    "phone": "Telepon",
    "email": "Surel",
    "unit_id": "Unit kerja",
    "post_text": "Jabatan",
    "is_head": "Memimpin unit",
    "golongan": "Golongan",
    "staff_kind": "Jenis pegawai",
    "status": "Kedudukan",
    "education": "Pendidikan",
    "sejak_penempatan": "TMT jabatan",
    "sejak_pangkat": "TMT golongan",
    "sejak_status": "TMT status",
    "sejak_pendidikan": "Sejak (pendidikan)",
}
"""Names of what an import changes."""


def gaps_of(gaps: Gap) -> list[Gap]:
    """The single things that are missing, in the order of the table."""
    return [gap for gap in GAPS if gap in gaps]
