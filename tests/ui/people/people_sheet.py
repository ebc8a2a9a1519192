"""Sheets of made-up employees with the headings of SIASN, with and without planted faults."""

from __future__ import annotations

from pathlib import Path

import xlsxwriter

HEADS = (
    "NIP BARU",
    "NAMA",
    "GELAR DEPAN",
    "GELAR BELAKANG",
    "TANGGAL LAHIR",
    "JENIS KELAMIN",
    "JENIS PEGAWAI NAMA",
    "KEDUDUKAN HUKUM NAMA",
    "GOL AKHIR NAMA",
    "TMT GOLONGAN",
    "JENIS JABATAN NAMA",
    "JABATAN NAMA",
    "TMT JABATAN",
    "UNOR NAMA",
    "UNOR INDUK NAMA",
    "NIK",
    "KODE X",
)
NAMES = ("Adi", "Budi", "Citra", "Dewi", "Eko", "Fitri", "Gita", "Hadi", "Indah", "Joko")
LAST = ("Contoh", "Latihan", "Peraga", "Misal")
UNITS = ("Sekretariat", "Bidang Pelayanan Contoh", "Bidang Data Contoh")
HEADS_OF = (
    ("Kepala Dinas", "Dinas Latihan", "IV/b"),
    ("Sekretaris", "Sekretariat", "IV/a"),
    ("Kepala Bidang Pelayanan Contoh", "Bidang Pelayanan Contoh", "IV/a"),
)
"""The third unit has no head, so that its people are doubtful."""


def people(count: int) -> list[list[object]]:
    """Rows of sound employees; the first three are heads."""
    return [_person(place) for place in range(count)]


def people_sheet(path: Path, rows: list[list[object]], heads: tuple[str, ...] = HEADS) -> Path:
    """A sheet with headings in its first row; texts are texts, numbers are numbers."""
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Data")
    for column, head in enumerate(heads):
        sheet.write_string(0, column, head)
    for place, cells in enumerate(rows, start=1):
        for column, value in enumerate(cells):
            if isinstance(value, float):
                sheet.write_number(place, column, value)
            else:
                sheet.write_string(place, column, str(value))
    book.close()
    return path


def faulty(rows: list[list[object]]) -> list[list[object]]:
    """The same with four faults: a NIP as a number, one of 17 digits, a strange grade, an unknown unit."""
    rows = [list(row) for row in rows]
    rows[5][0] = float(rows[5][0])
    rows[6][0] = str(rows[6][0])[:-1]
    rows[7][8] = "V/z"
    rows[8][13], rows[8][14] = "Bidang Tidak Ada", "Kantor Lain"
    return rows


def _person(place: int) -> list[object]:
    year, month, day = 1970 + place % 28, 1 + place % 12, 1 + place % 27
    sex = 1 + place % 2
    nip = f"{year}{month:02d}{day:02d}{year + 25}{1 + place % 12:02d}{sex}{1 + place:03d}"
    name = f"{NAMES[place % 10]} {LAST[(place // 10 + place) % 4]}"
    post, unit, grade = "Pengadministrasi Umum", UNITS[place % 3], ("III/a", "III/b", "III/c")[place % 3]
    kind = "Pelaksana"
    if place < len(HEADS_OF):
        kind = "Struktural"
        post, unit, grade = HEADS_OF[place]
    born = f"{day:02d}-{month:02d}-{year}"
    who = [nip, name, "", "S.AP.", born, "M" if sex == 1 else "F", "PNS", "Aktif", grade, "01-04-2020"]
    return [*who, kind, post, "01-01-2021", unit, "Dinas Latihan", "3373000000000000", "x"]
