"""Spreadsheets of made-up employees with the headings of SIASN, sound and with planted faults."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

import xlsxwriter

HEADINGS = {
    "no": "NO",
    "pns_id": "PNS ID",
    "nip": "NIP BARU",
    "nama": "NAMA",
    "gelar_depan": "GELAR DEPAN",
    "gelar_belakang": "GELAR BELAKANG",
    "tempat_lahir": "TEMPAT LAHIR NAMA",
    "tanggal_lahir": "TANGGAL LAHIR",
    "jenis_kelamin": "JENIS KELAMIN",
    "agama": "AGAMA NAMA",
    "nik": "NIK",
    "jenis_pegawai": "JENIS PEGAWAI NAMA",
    "kedudukan": "KEDUDUKAN HUKUM NAMA",
    "tmt_cpns": "TMT CPNS",
    "golongan": "GOL AKHIR NAMA",
    "tmt_golongan": "TMT GOL AKHIR",
    "jenis_jabatan": "JENIS JABATAN NAMA",
    "jabatan": "JABATAN NAMA",
    "eselon": "ESELON NAMA",
    "tmt_jabatan": "TMT JABATAN",
    "pendidikan": "TINGKAT PENDIDIKAN NAMA",
    "unit": "UNOR NAMA",
    "unit_induk": "UNOR INDUK NAMA",
    "kode_x": "KODE X",
}
"""Field of the import → heading of the sheet; NO, PNS ID, AGAMA, NIK and KODE X are not read."""

OFFICE = "Dinas Latihan"
_FIRST = (
    *("Contoh", "Misal", "Umpama", "Andai", "Latih", "Peraga", "Simulasi", "Model"),
    *("Rekaan", "Tiruan", "Teladan", "Sampel", "Ibarat", "Gambaran", "Ilustrasi"),
)
_SECOND = (
    *("Satu", "Dua", "Tiga", "Empat", "Lima", "Enam", "Tujuh", "Delapan"),
    *("Sembilan", "Pagi", "Siang", "Senin", "Selasa", "Rabu", "Kamis"),
)
_FIELDS_OF_WORK = ("Pelayanan", "Data", "Pembinaan", "Pengawasan")


@dataclass(frozen=True)
class Employee:
    """One row of a sheet, as SIASN writes it."""

    serial: int
    post: str
    unit: str
    kind: str = "Pelaksana"
    eselon: str = ""
    staff: str = "PNS"
    golongan: str = "III/a"
    parent: str = OFFICE
    begun: str = "2022-03-01"
    born: date = date(1985, 1, 1)
    name: str = ""

    @property
    def full_name(self) -> str:
        serial = self.serial
        return self.name or f"{_FIRST[serial % 15]} {_SECOND[serial // 15 % 15]} {_SECOND[serial % 13]}"

    @property
    def number(self) -> str:
        """A NIP or NI PPPK of the right pattern, different for every serial."""
        middle = f"{self.born.year + 26}21" if "PPPK" in self.staff else f"{self.born.year + 24}03"
        return f"{self.born:%Y%m%d}{middle}{1 + self.serial % 2}{1 + self.serial:03d}"

    def cells(self) -> dict[str, object]:
        """The row by field of the import; what is not read is there too."""
        since = "-".join(reversed(self.begun.split("-")))
        on_contract = "PPPK" in self.staff
        appointed = f"01-01-{self.born.year + 26}" if on_contract else f"01-03-{self.born.year + 24}"
        return {
            "no": self.serial + 1,
            "pns_id": f"A8ACA7{self.serial:06d}",
            "nip": self.number,
            "nama": self.full_name,
            "gelar_belakang": "S.Sos." if self.serial % 3 else "",
            "tempat_lahir": "Salatiga",
            "tanggal_lahir": f"{self.born:%d-%m-%Y}",
            "jenis_kelamin": "M" if self.serial % 2 == 0 else "F",
            "agama": "-",
            "nik": "3373000000000000",
            "jenis_pegawai": self.staff,
            "kedudukan": "Aktif",
            "tmt_cpns": appointed,
            "golongan": self.golongan,
            "tmt_golongan": since if self.golongan else "",
            "jenis_jabatan": self.kind,
            "jabatan": self.post,
            "eselon": self.eselon,
            "tmt_jabatan": since,
            "pendidikan": "S-1/Sarjana",
            "unit": self.unit,
            "unit_induk": self.parent,
            "kode_x": "x",
        }


def employees(count: int = 180) -> list[Employee]:
    """A whole dinas: its head, sekretariat, four bidang with two seksi each, JF, pelaksana and both PPPK."""
    names = ("Sekretariat", "Sub Bagian Umum dan Kepegawaian", "Subbag Keuangan")
    units = [(name, OFFICE) for name in names]
    rows = [
        ("Kepala Dinas Latihan", OFFICE, "Struktural", "II.b", "IV/b", "Pemerintah Kota Salatiga"),
        ("Sekretaris", "Sekretariat", "Struktural", "III.a", "IV/a", OFFICE),
        ("Kepala Subbagian Umum dan Kepegawaian", names[1], "Struktural", "IV.a", "III/d", OFFICE),
        ("Kepala Sub Bagian Keuangan", names[2], "Struktural", "IV.a", "III/c", OFFICE),
    ]
    for field in _FIELDS_OF_WORK:
        bidang = f"Bidang {field}"
        units.append((bidang, OFFICE))
        rows.append((f"Kepala Bidang {field}", bidang, "Struktural", "III.b", "IV/a", OFFICE))
        for part in ("I", "II"):
            units.append((f"Seksi {field} {part}", bidang))
            rows.append((f"Kepala Seksi {field} {part}", units[-1][0], "Struktural", "IV.a", "III/d", bidang))
    found = [
        Employee(serial, post, unit, kind, eselon, "PNS", golongan, parent, born=_born(serial))
        for serial, (post, unit, kind, eselon, golongan, parent) in enumerate(rows)
    ]
    for serial in range(len(found), count):
        unit, parent = units[serial % len(units)]
        found.append(_worker(serial, unit, parent))
    return found[:count]


def _worker(serial: int, unit: str, parent: str) -> Employee:
    base = Employee(serial, "Pengadministrasi Perkantoran", unit, parent=parent, born=_born(serial))
    match serial % 6:
        case 0:
            return replace(base, post="Pranata Komputer Ahli Pertama", kind="Fungsional")
        case 1:
            return replace(base, post="Arsiparis Terampil", kind="Fungsional", golongan="II/c")
        case 2:
            return replace(base, post="Perencana Ahli Muda", kind="Fungsional", staff="PPPK", golongan="XI")
        case 3:
            return replace(base, post="Operator Layanan Operasional", staff="PPPK Paruh Waktu", golongan="")
    return base


def _born(serial: int) -> date:
    return date(1970, 1, 5) + timedelta(days=47 * serial)


@dataclass(frozen=True)
class Planted:
    """A fault that was put into a row, and the code it must be named by."""

    row: int
    code: str


def plant_faults(rows: list[dict[str, object]], first_row: int) -> list[Planted]:
    """Spoils ten rows, each in its own way; `first_row` is the number of the first one in the sheet."""
    nip = {place: str(rows[place]["nip"]) for place in range(len(rows))}
    spoiled: dict[int, tuple[dict[str, object], str]] = {
        22: ({"nip": float(nip[22])}, "nip.rusak_angka"),
        37: ({"nip": nip[37][:-1]}, "nip.panjang"),
        51: ({"nip": f"20010229{nip[51][8:]}", "tanggal_lahir": ""}, "nip.tanggal_lahir"),
        64: ({"nip": f"{nip[64][:14]}3{nip[64][15:]}"}, "nip.jenis_kelamin"),
        79: ({"nip": nip[24]}, "pegawai.nip_ganda"),
        93: ({"golongan": "III/z"}, "sel.golongan"),
        106: ({"unit": "Bidang Antah Berantah", "unit_induk": ""}, "pegawai.unit_tidak_dikenal"),
        120: ({"tmt_jabatan": "31-02-2020"}, "sel.tanggal_tidak_ada"),
        134: ({"nama": ""}, "sel.wajib"),
        157: ({"unit": "Puskesmas Lain", "unit_induk": "Dinas Kesehatan"}, "pegawai.kantor_lain"),
    }
    for place, (wrong, _) in spoiled.items():
        rows[place].update(wrong)
    return [Planted(first_row + place, code) for place, (_, code) in spoiled.items()]


def write_sheet(path: Path, rows: Sequence[Mapping[str, object]], *, title: str | None = None) -> int:
    """Writes rows under the headings of SIASN; answers the number of the first row of data in Excel."""
    top = 3 if title else 0
    with xlsxwriter.Workbook(path.as_posix()) as book:
        sheet = book.add_worksheet("Data Pegawai")
        if title:
            sheet.merge_range(0, 0, 0, 8, title)
        sheet.write_row(top, 0, list(HEADINGS.values()))
        for place, row in enumerate(rows, start=top + 1):
            for column, key in enumerate(HEADINGS):
                value = row.get(key, "")
                if isinstance(value, float | int):
                    sheet.write_number(place, column, value)
                elif value != "":
                    sheet.write_string(place, column, str(value))
    return top + 2


def siasn_sheet(path: Path, count: int = 180, *, faults: bool = True) -> list[Planted]:
    """The sheet of a whole dinas with a title above its headings, and its ten planted faults."""
    rows = [employee.cells() for employee in employees(count)]
    planted = plant_faults(rows, first_row=5) if faults else []
    write_sheet(path, rows, title="DAFTAR PEGAWAI DINAS LATIHAN")
    return planted
