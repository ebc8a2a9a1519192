"""The made-up office on paper: its units, and who sits where with which post. Pure and seeded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from desktop_app.domain.organisation import UnitKind
from desktop_app.domain.terms import PostKind, PostLevel, Sex, StaffKind
from desktop_app.services.samples.names import BACK, made_up, made_up_number

CODE = "LATIHAN"
NAME = "Dinas Latihan"
SECTION_HEAD = "Kepala Seksi"
FEWEST = 40
"""Below this the states and turns of a year would have nobody to happen to."""


@dataclass(frozen=True, slots=True)
class Place:
    """A unit with the post of its head; `post` is a known post, `title` how it reads here."""

    code: str
    kind: UnitKind
    name: str
    parent: str
    post: str
    title: str


@dataclass(frozen=True, slots=True)
class Seat:
    """A post in a unit; `example` names the plan it is given."""

    unit: str
    post: str
    kind: PostKind
    level: PostLevel | None = None
    title: str | None = None
    is_head: bool = False

    @property
    def example(self) -> str:
        return self.post


@dataclass(frozen=True, slots=True)
class Member:
    """A made-up person; `ordinal` counts the holders of his post, so that no plan is given twice."""

    serial: int
    name: str
    title_back: str | None
    sex: Sex
    number: str
    staff: StaffKind
    golongan: str | None
    seat: Seat
    ordinal: int


def _section(code: str, name: str, parent: str) -> Place:
    title = f"Kepala Seksi {name}"
    return Place(code, UnitKind.SEKSI, f"Seksi {name}", parent, SECTION_HEAD, title)


def _division(code: str, name: str, post: str = "Kepala Bidang") -> Place:
    return Place(code, UnitKind.BIDANG, f"Bidang {name}", CODE, post, f"Kepala Bidang {name}")


PLACES = (
    Place(CODE, UnitKind.DINAS, NAME, "", "Kepala Dinas", f"Kepala {NAME}"),
    Place("LAT-SEK", UnitKind.SEKRETARIAT, "Sekretariat", CODE, "Sekretaris Dinas", f"Sekretaris {NAME}"),
    Place(
        "LAT-UMPEG",
        UnitKind.SUBBAGIAN,
        "Subbagian Umum dan Kepegawaian",
        "LAT-SEK",
        "Kepala Subbagian Umum dan Kepegawaian",
        "Kepala Subbagian Umum dan Kepegawaian",
    ),
    Place(
        "LAT-RENKEU",
        UnitKind.SUBBAGIAN,
        "Subbagian Perencanaan dan Keuangan",
        "LAT-SEK",
        "Kepala Subbagian Perencanaan dan Keuangan",
        "Kepala Subbagian Perencanaan dan Keuangan",
    ),
    _division("LAT-DAFDUK", "Pelayanan Pendaftaran Penduduk", "Kepala Bidang Pelayanan Pendaftaran Penduduk"),
    _section("LAT-IDEN", "Identitas Penduduk", "LAT-DAFDUK"),
    _section("LAT-PINDAH", "Pindah Datang dan Pendataan", "LAT-DAFDUK"),
    _division("LAT-SD", "Pembinaan Sekolah Dasar", "Kepala Bidang Pembinaan Sekolah Dasar"),
    _section("LAT-KUR", "Kurikulum", "LAT-SD"),
    _section("LAT-PESDIK", "Peserta Didik", "LAT-SD"),
    _division("LAT-KOMINFO", "Komunikasi dan Informatika"),
    _section("LAT-ADUAN", "Pengaduan dan Informasi Publik", "LAT-KOMINFO"),
    _section("LAT-APLIKASI", "Aplikasi dan Data", "LAT-KOMINFO"),
    _division("LAT-IZIN", "Perizinan Terpadu"),
    _section("LAT-USAHA", "Perizinan Usaha", "LAT-IZIN"),
    _section("LAT-NONUSAHA", "Perizinan Nonusaha", "LAT-IZIN"),
    Place(
        "LAT-PKM",
        UnitKind.UPTD,
        "UPTD Puskesmas Latihan",
        CODE,
        "Kepala UPTD",
        "Kepala UPTD Puskesmas Latihan",
    ),
    Place(
        "LAT-PKM-TU",
        UnitKind.SUBBAGIAN,
        "Subbagian Tata Usaha",
        "LAT-PKM",
        "Kepala Subbagian Tata Usaha",
        "Kepala Subbagian Tata Usaha UPTD Puskesmas Latihan",
    ),
    Place(
        "LAT-SDN",
        UnitKind.UPTD,
        "UPTD Sekolah Dasar Latihan",
        CODE,
        "Kepala UPTD",
        "Kepala UPTD Sekolah Dasar Latihan",
    ),
)

_JF, _PEL = PostKind.FUNGSIONAL, PostKind.PELAKSANA
_HEAD_KINDS = {
    UnitKind.DINAS: PostKind.JPT,
    UnitKind.SEKRETARIAT: PostKind.ADMINISTRATOR,
    UnitKind.BIDANG: PostKind.ADMINISTRATOR,
}


def _jf(unit: str, name: str, level: PostLevel) -> Seat:
    return Seat(unit, f"{name} {level.value.replace('_', ' ').title()}", _JF, level)


_STAFF = (
    _jf("LAT-UMPEG", "Analis Sumber Daya Manusia Aparatur", PostLevel.AHLI_PERTAMA),
    Seat("LAT-RENKEU", "Bendahara", _PEL),
    Seat("LAT-IDEN", "Operator Layanan Kependudukan", _PEL),
    _jf("LAT-PINDAH", "Administrator Database Kependudukan", PostLevel.AHLI_PERTAMA),
    _jf("LAT-SD", "Pengawas Sekolah", PostLevel.AHLI_MADYA),
    _jf("LAT-KUR", "Analis Kebijakan", PostLevel.AHLI_MUDA),
    Seat("LAT-PESDIK", "Pengolah Data dan Informasi", _PEL),
    _jf("LAT-ADUAN", "Pranata Hubungan Masyarakat", PostLevel.AHLI_PERTAMA),
    _jf("LAT-APLIKASI", "Pranata Komputer", PostLevel.AHLI_PERTAMA),
    _jf("LAT-USAHA", "Penata Perizinan", PostLevel.AHLI_PERTAMA),
    _jf("LAT-NONUSAHA", "Penata Perizinan", PostLevel.AHLI_PERTAMA),
    _jf("LAT-PKM", "Perawat", PostLevel.TERAMPIL),
    _jf("LAT-SDN", "Guru", PostLevel.AHLI_MUDA),
    _jf("LAT-UMPEG", "Arsiparis", PostLevel.TERAMPIL),
    Seat("LAT-RENKEU", "Pengelola Keuangan", _PEL),
    _jf("LAT-IDEN", "Administrator Database Kependudukan", PostLevel.TERAMPIL),
    Seat("LAT-PINDAH", "Operator Layanan Kependudukan", _PEL),
    Seat("LAT-KUR", "Penelaah Teknis Kebijakan", _PEL),
    Seat("LAT-ADUAN", "Pengadministrasi Perkantoran", _PEL),
    Seat("LAT-APLIKASI", "Pengolah Data dan Informasi", _PEL),
    Seat("LAT-USAHA", "Operator Layanan Operasional", _PEL),
    _jf("LAT-PKM", "Bidan", PostLevel.TERAMPIL),
    _jf("LAT-SDN", "Guru", PostLevel.AHLI_PERTAMA),
    Seat("LAT-PKM-TU", "Operator Layanan Kesehatan", _PEL),
    _jf("LAT-RENKEU", "Perencana", PostLevel.AHLI_PERTAMA),
    Seat("LAT-UMPEG", "Pengadministrasi Perkantoran", _PEL),
    Seat("LAT-IDEN", "Operator Layanan Kependudukan", _PEL),
    _jf("LAT-PKM", "Perawat", PostLevel.TERAMPIL),
    _jf("LAT-SDN", "Guru", PostLevel.AHLI_MUDA),
    _jf("LAT-PKM", "Nutrisionis", PostLevel.TERAMPIL),
    _jf("LAT-UMPEG", "Pranata Komputer", PostLevel.TERAMPIL),
    _jf("LAT-SDN", "Guru", PostLevel.AHLI_PERTAMA),
    Seat("LAT-UMPEG", "Operator Layanan Operasional", _PEL),
    Seat("LAT-NONUSAHA", "Penelaah Teknis Kebijakan", _PEL),
    _jf("LAT-PINDAH", "Administrator Database Kependudukan", PostLevel.TERAMPIL),
    _jf("LAT-ADUAN", "Pranata Hubungan Masyarakat", PostLevel.AHLI_PERTAMA),
    Seat("LAT-IDEN", "Operator Layanan Operasional", _PEL),
    _jf("LAT-PKM", "Perawat", PostLevel.TERAMPIL),
    Seat("LAT-RENKEU", "Pengelola Keuangan", _PEL),
    Seat("LAT-PKM-TU", "Operator Layanan Kesehatan", _PEL),
    Seat("LAT-SDN", "Pengadministrasi Perkantoran", _PEL),
)
_PPPK_EACH = 5  # every so many of the staff is PPPK
_HALF_TIME = "Operator Layanan Operasional"
_RANKS_OF_LEVEL = {
    PostLevel.TERAMPIL: ("II/c", "II/d"),
    PostLevel.AHLI_PERTAMA: ("III/a", "III/b"),
    PostLevel.AHLI_MUDA: ("III/c", "III/d"),
    PostLevel.AHLI_MADYA: ("IV/a", "IV/b"),
}
_RANKS_OF_KIND = {
    PostKind.JPT: ("IV/c",),
    PostKind.ADMINISTRATOR: ("IV/a", "IV/b"),
    PostKind.PENGAWAS: ("III/c", "III/d"),
    PostKind.PELAKSANA: ("II/b", "II/c", "II/d", "III/a"),
}
_PPPK_RANKS = {PostLevel.AHLI_PERTAMA: "IX", PostLevel.AHLI_MUDA: "XI", PostLevel.TERAMPIL: "VII"}


def members(people: int, random: Random) -> tuple[Member, ...]:
    """Heads first, then staff spread over the units; the same number and seed give the same people."""
    names: set[str] = set()
    counted: dict[str, int] = {}
    found = []
    for serial, seat in enumerate(_seats(people)):
        name = made_up(random)
        while name in names:
            name = made_up(random)
        names.add(name)
        staff = _staff_kind(serial, seat)
        number = made_up_number(random, serial, pppk=staff in {StaffKind.PPPK, StaffKind.PPPK_PARUH_WAKTU})
        counted[seat.post] = counted.get(seat.post, -1) + 1
        found.append(
            Member(
                serial=serial,
                name=name,
                title_back=random.choice(BACK),
                sex=Sex.L if number[14] == "1" else Sex.P,
                number=number,
                staff=staff,
                golongan=_golongan(seat, staff, random),
                seat=seat,
                ordinal=counted[seat.post],
            )
        )
    return tuple(found)


def _seats(people: int) -> Iterator[Seat]:
    heads = [
        Seat(
            place.code,
            place.post,
            _HEAD_KINDS.get(place.kind, PostKind.PENGAWAS),
            title=place.title,
            is_head=True,
        )
        for place in PLACES
    ]
    yield from heads
    for number in range(people - len(heads)):
        yield _STAFF[number % len(_STAFF)]


def _staff_kind(serial: int, seat: Seat) -> StaffKind:
    if seat.is_head:
        return StaffKind.PNS
    if seat.post == _HALF_TIME:
        return StaffKind.PPPK_PARUH_WAKTU
    if seat.level in {None, *_PPPK_RANKS} and serial % _PPPK_EACH == 0:
        return StaffKind.PPPK
    return StaffKind.PNS


def _golongan(seat: Seat, staff: StaffKind, random: Random) -> str | None:
    if staff is StaffKind.PPPK_PARUH_WAKTU:
        return None
    if staff is StaffKind.PPPK:
        return _PPPK_RANKS[seat.level] if seat.level else "V"
    ranks = _RANKS_OF_LEVEL[seat.level] if seat.level else _RANKS_OF_KIND[seat.kind]
    return random.choice(ranks)
