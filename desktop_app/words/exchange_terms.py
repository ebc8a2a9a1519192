"""How tables and audiences of the exchange are called on screen and paper."""

from __future__ import annotations

TABLES: dict[str, str] = {
    "office": "kantor",
    "unit": "unit kerja",
    "unit_span": "nama dan letak unit kerja",
    "post": "jabatan",
    "measure": "satuan",
    "rule_set": "aturan",
    "holiday": "hari libur",
    "deadline": "tenggat",
    "setting": "pengaturan",
    "person": "pegawai",
    "identity_number": "NIP",
    "person_fact": "riwayat pegawai",
    "line_override": "penetapan atasan",
    "skp": "SKP",
    "skp_version": "versi SKP",
    "skp_party": "penilai SKP",
    "rhk": "rencana hasil kerja",
    "indicator": "indikator",
    "expectation": "ekspektasi perilaku",
    "annex_item": "lampiran SKP",
    "cascade_link": "kaitan hasil kerja atasan",
    "step": "langkah persetujuan",
    "frozen": "isi yang dikunci",
    "realisation": "realisasi",
    "evidence": "bukti dukung",
    "obstacle": "kendala",
    "feedback": "umpan balik",
    "org_result": "capaian organisasi",
    "evaluation": "evaluasi",
    "evaluation_version": "penilaian",
    "rating": "nilai",
    "delivery": "penyampaian hasil",
    "document": "dokumen",
    "document_revision": "berkas dokumen",
    "audience": "kelompok pembaca",
    "audience_member": "anggota kelompok pembaca",
    "merge_alias": "penggabungan",
}
AUDIENCES: dict[str, str] = {
    "umum": "data umum kota",
    "kepeg": "kepegawaian",
    "kepeg·pimpinan": "kepegawaian pimpinan",
    "harian": "catatan harian",
    "mutasi": "mutasi",
    "aduan": "pengaduan",
    "konseling": "konseling",
}


def label_of(table: str) -> str:
    """A table in words; its own name when a newer program made it."""
    return TABLES.get(table, table)


def audience_label(audience: str) -> str:
    """An audience in words."""
    return AUDIENCES.get(audience, audience)
