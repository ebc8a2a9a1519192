"""The words of the office as they are stored: official Indonesian terms, lower-case ASCII, one enum each.

How a word reads on a screen or on paper is no business of these enums: labels come from the rule set
`rating` or from `desktop_app.words`, so that one text stands everywhere.
"""

from __future__ import annotations

from enum import StrEnum


class Level(StrEnum):
    """Rating of hasil kerja or of perilaku kerja: below, as, above expectation (PermenPANRB 6/2022)."""

    BAWAH = "bawah"
    SESUAI = "sesuai"
    ATAS = "atas"


class OrgLevel(StrEnum):
    """Capaian kinerja organisasi, five words (SE MenPANRB 3/2023)."""

    ISTIMEWA = "istimewa"
    BAIK = "baik"
    BUTUH_PERBAIKAN = "butuh_perbaikan"
    KURANG = "kurang"
    SANGAT_KURANG = "sangat_kurang"


class Predikat(StrEnum):
    """Predikat kinerja pegawai, five words (PermenPANRB 6/2022)."""

    SANGAT_BAIK = "sangat_baik"
    BAIK = "baik"
    BUTUH_PERBAIKAN = "butuh_perbaikan"
    KURANG = "kurang"
    SANGAT_KURANG = "sangat_kurang"


class Aspek(StrEnum):
    """Side from which a result of a pejabat administrasi or fungsional is measured."""

    KUANTITAS = "kuantitas"
    KUALITAS = "kualitas"
    WAKTU = "waktu"
    BIAYA = "biaya"


class Perspektif(StrEnum):
    """What the plan of a JPT or head of a unit mandiri uses in place of an aspek."""

    PENERIMA_LAYANAN = "penerima_layanan"
    PROSES_BISNIS = "proses_bisnis"
    PENGUATAN_INTERNAL = "penguatan_internal"
    ANGGARAN = "anggaran"


class ValueCode(StrEnum):
    """The seven BerAKHLAK values, in their official order."""

    PELAYANAN = "pelayanan"
    AKUNTABEL = "akuntabel"
    KOMPETEN = "kompeten"
    HARMONIS = "harmonis"
    LOYAL = "loyal"
    ADAPTIF = "adaptif"
    KOLABORATIF = "kolaboratif"


class StaffKind(StrEnum):
    """Status kepegawaian; a pejabat negara (Wali Kota) evaluates but is no ASN."""

    PNS = "pns"
    CPNS = "cpns"
    PPPK = "pppk"
    PPPK_PARUH_WAKTU = "pppk_paruh_waktu"
    PEJABAT_NEGARA = "pejabat_negara"


class PostKind(StrEnum):
    """Kinds of jabatan; `politik` is the post of a pejabat negara."""

    JPT = "jpt"
    ADMINISTRATOR = "administrator"
    PENGAWAS = "pengawas"
    FUNGSIONAL = "fungsional"
    PELAKSANA = "pelaksana"
    POLITIK = "politik"


class PostLevel(StrEnum):
    """Jenjang of a jabatan fungsional: four of keterampilan, four of keahlian."""

    PEMULA = "pemula"
    TERAMPIL = "terampil"
    MAHIR = "mahir"
    PENYELIA = "penyelia"
    AHLI_PERTAMA = "ahli_pertama"
    AHLI_MUDA = "ahli_muda"
    AHLI_MADYA = "ahli_madya"
    AHLI_UTAMA = "ahli_utama"


class Sex(StrEnum):
    """Jenis kelamin: laki-laki, perempuan."""

    L = "l"
    P = "p"


class NumberKind(StrEnum):
    """Which number of an ASN it is; `tidak_dikenal` fits neither pattern and wants a look."""

    NIP = "nip"
    NI_PPPK = "ni_pppk"
    TIDAK_DIKENAL = "tidak_dikenal"


class RhkKind(StrEnum):
    """A result of the post's main duty, or one beside it."""

    UTAMA = "utama"
    TAMBAHAN = "tambahan"


class Approach(StrEnum):
    """Pendekatan hasil kerja: one for the whole Skp."""

    KUANTITATIF = "kuantitatif"
    KUALITATIF = "kualitatif"


class FormKind(StrEnum):
    """Which official form a plan uses: JPT and unit mandiri, or JA and JF."""

    JPT = "jpt"
    JA_JF = "ja_jf"


class Polarity(StrEnum):
    """Whether more is better (naik), less is better (turun), or a range is wanted (rentang)."""

    NAIK = "naik"
    TURUN = "turun"
    RENTANG = "rentang"


class Severity(StrEnum):
    """How heavy a finding weighs: refuses, is shown and may pass, or is mere advice."""

    GALAT = "galat"
    PERINGATAN = "peringatan"
    SARAN = "saran"


class HolidayKind(StrEnum):
    """National holiday, collective leave of the government, local day off."""

    LIBUR = "libur"
    CUTI_BERSAMA = "cuti_bersama"
    LOKAL = "lokal"


class DayKind(StrEnum):
    """How the days of a deadline are counted."""

    KALENDER = "kalender"
    KERJA = "kerja"
