"""How stored words, flags and things that cannot be shown read in a conflict or a history."""

from __future__ import annotations

from collections.abc import Mapping

from desktop_app.words import evaluation_screen, people_terms, plan_screen

YES, NO = "Ya", "Tidak"
REFERENCE = "(rujukan)"
"""A reference to something this office does not hold."""
STRUCTURE = "(isi tersusun)"
"""Structured content that has no one-line form."""
DIGEST = "(sidik berkas)"

_LEVELS: Mapping[str, str] = {
    "bawah": "Di bawah ekspektasi",
    "sesuai": "Sesuai ekspektasi",
    "atas": "Di atas ekspektasi",
}
_ORGANISATION: Mapping[str, str] = {
    "istimewa": "Istimewa",
    "baik": "Baik",
    "butuh_perbaikan": "Butuh perbaikan",
    "kurang": "Kurang",
    "sangat_kurang": "Sangat kurang",
}
_PREDIKAT: Mapping[str, str] = {
    "sangat_baik": "Sangat baik",
    "baik": "Baik",
    "butuh_perbaikan": "Butuh perbaikan",
    "kurang": "Kurang",
    "sangat_kurang": "Sangat kurang",
}
_VALUES: Mapping[str, str] = {
    "pelayanan": "Berorientasi pelayanan",
    "akuntabel": "Akuntabel",
    "kompeten": "Kompeten",
    "harmonis": "Harmonis",
    "loyal": "Loyal",
    "adaptif": "Adaptif",
    "kolaboratif": "Kolaboratif",
}
_SUBJECTS: Mapping[str, str] = {
    "skp": "SKP",
    "skp_version": "Versi SKP",
    "evaluation_version": "Penilaian",
    "org_result": "Capaian organisasi",
    "obstacle": "Kendala",
    "document": "Naskah",
}
_POSTS: Mapping[str, str] = {kind.value: words for kind, words in people_terms.POSTS.items()}
_ROLES: Mapping[str, str] = {
    "pegawai": "Pegawai",
    "penilai": "Pejabat penilai",
    "atasan_penilai": "Atasan pejabat penilai",
    "plt": "Pelaksana tugas",
    "plh": "Pelaksana harian",
    "pengelola": "Pengelola kinerja",
    "admin": "Admin",
    "petugas": "Petugas",
}
_ACTING: Mapping[str, str] = {
    "definitif": "Definitif",
    "plt": "Pelaksana tugas",
    "plh": "Pelaksana harian",
}
_STEPS: Mapping[str, str] = {
    **{word: text for word, text in evaluation_screen.STEPS.items()},
    **{state.value: text for state, text in plan_screen.STATES.items()},
    "aktif": "Aktif",
    "ditutup": "Ditutup",
}

WORDS: Mapping[str, Mapping[str, str]] = {
    "office.kind": {
        "bkpsdm": "BKPSDM",
        "dinas": "Dinas",
        "badan": "Badan",
        "sekretariat": "Sekretariat",
        "inspektorat": "Inspektorat",
        "kecamatan": "Kecamatan",
        "rsud": "RSUD",
        "lainnya": "Lainnya",
    },
    "unit.kind": {
        "kota": "Kota",
        "dinas": "Dinas",
        "sekretariat": "Sekretariat",
        "bidang": "Bidang",
        "subbagian": "Subbagian",
        "seksi": "Seksi",
        "uptd": "UPTD",
        "puskesmas": "Puskesmas",
        "sekolah": "Sekolah",
        "kelurahan": "Kelurahan",
        "tim": "Tim",
        "lainnya": "Lainnya",
    },
    "post.kind": _POSTS,
    "post.level": {
        "pemula": "Pemula",
        "terampil": "Terampil",
        "mahir": "Mahir",
        "penyelia": "Penyelia",
        "ahli_pertama": "Ahli pertama",
        "ahli_muda": "Ahli muda",
        "ahli_madya": "Ahli madya",
        "ahli_utama": "Ahli utama",
    },
    "measure.kind": {
        "jumlah": "Jumlah",
        "persen": "Persen",
        "waktu": "Waktu",
        "nilai": "Nilai",
        "rupiah": "Rupiah",
    },
    "holiday.kind": {"libur": "Hari libur", "cuti_bersama": "Cuti bersama", "lokal": "Libur setempat"},
    "person.sex": {sex.value: text for sex, text in people_terms.SEX.items()},
    "identity_number.kind": {"nip": "NIP", "ni_pppk": "NI PPPK", "tidak_dikenal": "Belum dikenali"},
    "person_fact.kind": {kind.value: text for kind, text in people_terms.FACTS.items()},
    "person_fact.staff_kind": {kind.value: text for kind, text in people_terms.STAFF.items()},
    "person_fact.status": {status.value: text for status, text in people_terms.STATUS.items()},
    "line_override.role": _ROLES,
    "skp.status": {"aktif": "Aktif", "ditutup": "Ditutup", "batal": "Dibatalkan"},
    "skp.close_reason": {
        "akhir_tahun": "Akhir tahun",
        "mutasi": "Mutasi",
        "pensiun": "Pensiun",
        "meninggal": "Meninggal dunia",
        "cltn": "Cuti di luar tanggungan negara",
        "lainnya": "Lainnya",
    },
    "skp_version.form": {"ja_jf": "Jabatan administrasi dan fungsional", "jpt": "Jabatan pimpinan tinggi"},
    "skp_version.approach": {"kuantitatif": "Kuantitatif", "kualitatif": "Kualitatif"},
    "skp_version.status": {state.value: text for state, text in plan_screen.STATES.items()},
    "skp_version.change_reason": {
        "awal": "Penyusunan pertama",
        **{reason.value: text for reason, text in plan_screen.CHANGE_REASONS.items()},
    },
    "skp_party.role": {role.value: text for role, text in plan_screen.PARTIES.items()},
    "skp_party.acting": _ACTING,
    "rhk.kind": {"utama": "Utama", "tambahan": "Tambahan"},
    "rhk.assign_kind": {kind.value: text for kind, text in plan_screen.ASSIGNMENTS.items()},
    "indicator.aspek": {
        "kuantitas": "Kuantitas",
        "kualitas": "Kualitas",
        "waktu": "Waktu",
        "biaya": "Biaya",
    },
    "indicator.perspektif": {
        "penerima_layanan": "Penerima layanan",
        "proses_bisnis": "Proses bisnis",
        "penguatan_internal": "Penguatan internal",
        "anggaran": "Anggaran",
    },
    "indicator.polarity": {polarity.value: text for polarity, text in plan_screen.POLARITIES.items()},
    "indicator.gather": {gather.value: text for gather, text in plan_screen.GATHERS.items()},
    "expectation.value_code": _VALUES,
    "annex_item.list": {which.value: text for which, text in plan_screen.ANNEX_TITLES.items()},
    "cascade_link.mode": {"langsung": "Langsung", "tidak_langsung": "Tidak langsung"},
    "step.object_kind": _SUBJECTS,
    "step.as_role": _ROLES,
    "step.from_status": _STEPS,
    "step.to_status": _STEPS,
    "frozen.object_kind": _SUBJECTS,
    "frozen.post_kind": _POSTS,
    "frozen.level": _ORGANISATION,
    "frozen.hasil": _LEVELS,
    "frozen.perilaku": _LEVELS,
    "frozen.predikat": _PREDIKAT,
    "realisation.source": {"manual": "Diisi langsung", "harian": "Catatan harian", "impor": "Impor"},
    "evidence.owner_kind": {
        "realisation": "Realisasi",
        "feedback": "Umpan balik",
        "step": "Langkah persetujuan",
        "obstacle": "Kendala",
        "document": "Naskah",
    },
    "obstacle.status": {status.value: text for status, text in evaluation_screen.OBSTACLES.items()},
    "feedback.giver_role": {role.value: text for role, text in evaluation_screen.GIVERS.items()},
    "feedback.value_code": _VALUES,
    "org_result.level": _ORGANISATION,
    "org_result.status": {"draf": "Draf", "ditetapkan": "Ditetapkan"},
    "evaluation.kind": {"periodik": "Periodik", "tahunan": "Tahunan"},
    "evaluation.self_status": {"belum": "Belum diisi", "draf": "Draf", "diajukan": "Diajukan"},
    "evaluation_version.cause": {cause.value: text for cause, text in evaluation_screen.CAUSES.items()},
    "evaluation_version.rater_as": _ACTING,
    "evaluation_version.hasil": _LEVELS,
    "evaluation_version.perilaku": _LEVELS,
    "evaluation_version.status": {"draf": "Draf", "siap": "Siap ditetapkan", "final": "Ditetapkan"},
    "rating.value_code": _VALUES,
    "rating.level": _LEVELS,
    "delivery.kind": {kind.value: text for kind, text in evaluation_screen.DELIVERIES.items()},
    "delivery.how": {how.value: text for how, text in evaluation_screen.HOWS.items()},
    "document.object_kind": _SUBJECTS,
    "document_revision.kind": {
        "dasar": "Berkas dasar",
        "ttd_sertifikat": "Ditandatangani dengan sertifikat",
        "ttd_luar": "Ditandatangani di luar program",
        "pindaian_basah": "Pindaian tanda tangan basah",
    },
    "audience.kind": {
        "umum": "Data umum kota",
        "kepeg": "Kepegawaian",
        "harian": "Catatan harian",
        "mutasi": "Mutasi",
        "aduan": "Pengaduan",
        "konseling": "Konseling",
    },
    "audience_member.may": {"baca": "Membaca", "tulis": "Menulis", "baca_tulis": "Membaca dan menulis"},
    "merge_alias.kind": {"person": "Pegawai", "unit": "Unit kerja", "post": "Jabatan"},
}
"""By table and column: each stored word as people read it."""


def words_of(table: str, column: str) -> Mapping[str, str]:
    """The words a column may hold, with their texts; empty for a column of free content."""
    return WORDS.get(f"{table}.{column}", {})
