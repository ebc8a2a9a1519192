"""One row of the sheet as the person it describes, with everything that can be checked without the store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.nip import Claims, Nip, cross_check, read_number
from desktop_app.domain.people import WorkStatus
from desktop_app.domain.rules.book import RuleBook
from desktop_app.domain.terms import Severity, Sex, StaffKind
from desktop_app.services.people_import.files import ImportFile
from desktop_app.services.people_import.values import (
    begun_by,
    day_of,
    is_political,
    name_of,
    staff_of,
    text_of,
    word_of,
)
from desktop_app.sheets.cells import Value
from desktop_app.sheets.reading import Cell
from desktop_app.sheets.rows import Row, RowFault, read_rows

_MOST = {
    "nama": 120,
    "gelar_depan": 40,
    "gelar_belakang": 80,
    "tempat_lahir": 60,
    "karpeg": 20,
    "telepon": 30,
    "surel": 120,
    "unit": 160,
    "unit_induk": 160,
    "jabatan": 200,
}
_MAY_BE_LEFT_OUT = frozenset({"tempat_lahir", "karpeg", "telepon", "surel"})
_DATES = ("tmt_golongan", "tmt_jabatan", "tmt_cpns", "tmt_pns")
_AHEAD = timedelta(days=366)
_COLUMNS = {
    "nip.beda_jenis_kelamin": "jenis_kelamin",
    "nip.beda_tanggal_lahir": "tanggal_lahir",
    "nip.beda_status": "jenis_pegawai",
    "nip.golongan_kosong": "golongan",
    "nip.golongan_tidak_dikenal": "golongan",
    "nip.golongan_beda_status": "golongan",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonDraft:
    """What a row says. Where it gives no date, `begun_on` (appointment) helps to find one.

    `faults` hold warnings too; a draft is `sound` when there is nothing else.
    """

    row: int
    cells: Sequence[Cell] = field(repr=False)
    faults: tuple[RowFault, ...]
    number: Nip | None
    name: str
    title_front: str | None
    title_back: str | None
    sex: Sex | None
    born_on: date | None
    born_at: str | None
    karpeg: str | None
    phone: str | None
    email: str | None
    staff_kind: StaffKind
    status: WorkStatus
    status_on: date | None
    golongan: str | None
    golongan_on: date | None
    education: str | None
    begun_on: date | None
    post: str
    post_told: str | None
    eselon: str | None
    post_on: date | None
    unit: str
    unit_code: str | None
    parent: str | None
    parent_code: str | None

    @property
    def is_sound(self) -> bool:
        return all(fault.warning for fault in self.faults)

    @property
    def doubts(self) -> int:
        """How many remarks there are; of two rows with one number the one with fewer is believed."""
        return len(self.faults)


def read_drafts(file: ImportFile, rules: RuleBook, today: date) -> list[PersonDraft]:
    """All rows of a file, in its order; two sound rows with one number are resolved to one."""
    reader = _Reader(file, rules, today)
    return _one_row_each([reader.draft(row) for row in read_rows(file.table, file.columns_as)], file)


class _Reader:
    """Reads rows by the rules of one day."""

    def __init__(self, file: ImportFile, rules: RuleBook, today: date) -> None:
        self._file, self._rules, self._today = file, rules, today
        self._patterns = rules.nip(today).patterns
        self._headings = {known.key: file.heading_of(known.key) for known in file.columns_as.table.fields}

    def draft(self, row: Row) -> PersonDraft:
        values = dict(row.values)
        political = is_political(values)
        faults = [f for f in row.faults if not (political and self._is_missing_number(f))]
        faults += self._too_long(row.number, values)
        number = self._number(row.number, values, faults)
        staff = StaffKind.PEJABAT_NEGARA if political else staff_of(values, number)
        claims = Claims(
            staff_kind=staff,
            sex=word_of(Sex, values, "jenis_kelamin"),
            born_on=day_of(values, "tanggal_lahir"),
            golongan=text_of(values, "golongan"),
        )
        if "nip" in values or political:
            faults += self._mismatches(row.number, number, claims, faults)
        faults += self._wrong_days(row.number, values, claims.born_on or (number.born_on if number else None))
        return self._made(row, values, number, claims, tuple(faults))

    def _made(
        self,
        row: Row,
        values: Mapping[str, Value],
        number: Nip | None,
        claims: Claims,
        faults: tuple[RowFault, ...],
    ) -> PersonDraft:
        front, name, back = name_of(values)
        rank = self._rules.golongan(self._today).find(claims.golongan)
        begun = day_of(values, "tmt_cpns") or begun_by(number)
        status = word_of(WorkStatus, values, "kedudukan") or WorkStatus.AKTIF
        return PersonDraft(
            row=row.number,
            cells=row.cells,
            faults=faults,
            number=number,
            name=name,
            title_front=front,
            title_back=back,
            sex=claims.sex or (number.sex if number else None),
            born_on=claims.born_on or (number.born_on if number else None),
            born_at=text_of(values, "tempat_lahir"),
            karpeg=text_of(values, "karpeg"),
            phone=text_of(values, "telepon"),
            email=text_of(values, "surel"),
            staff_kind=claims.staff_kind,
            status=status,
            status_on=self._status_day(values, claims.staff_kind, status, begun),
            golongan=rank.code if rank else None,
            golongan_on=day_of(values, "tmt_golongan"),
            education=text_of(values, "pendidikan"),
            begun_on=begun,
            post=text_of(values, "jabatan") or "",
            post_told=text_of(values, "jenis_jabatan"),
            eselon=text_of(values, "eselon"),
            post_on=day_of(values, "tmt_jabatan"),
            unit=text_of(values, "unit") or "",
            unit_code=text_of(values, "kode_unit"),
            parent=text_of(values, "unit_induk") or text_of(values, "kantor"),
            parent_code=text_of(values, "kode_unit_induk"),
        )

    def _status_day(
        self, values: Mapping[str, Value], staff: StaffKind, status: WorkStatus, begun: date | None
    ) -> date | None:
        """Since when he has this status; unknown for who has left, unless the pension says it."""
        if status is WorkStatus.AKTIF:
            return (day_of(values, "tmt_pns") if staff is StaffKind.PNS else None) or begun
        ended = day_of(values, "tmt_pensiun") if status is WorkStatus.PENSIUN else None
        return ended if ended and ended <= self._today else None

    def _is_missing_number(self, fault: RowFault) -> bool:
        return fault.code == "sel.wajib" and fault.column == self._headings["nip"]

    def _number(self, row: int, values: Mapping[str, Value], faults: list[RowFault]) -> Nip | None:
        if "nip" not in values:
            return None
        try:
            return read_number(values["nip"], self._patterns)
        except RuleBroken as refused:
            faults.append(self._fault(row, "nip", refused.code, refused.facts))
            return None

    def _mismatches(
        self, row: int, number: Nip | None, claims: Claims, so_far: Iterable[RowFault]
    ) -> Iterator[RowFault]:
        told = {fault.column for fault in so_far if not fault.warning}
        for finding in cross_check(number, claims, self._today, self._rules):
            column = self._headings[_COLUMNS.get(finding.code, "nip")]
            if column not in told:  # a cell that could not be read is not missing as well
                facts = {name: str(fact) for name, fact in finding.facts.items()}
                warning = finding.severity is not Severity.GALAT
                yield RowFault(row, column, finding.code, facts, warning)

    def _too_long(self, row: int, values: dict[str, Value]) -> Iterator[RowFault]:
        for key, most in _MOST.items():
            value = values.get(key)
            if isinstance(value, str) and len(value) > most:
                left_out = key in _MAY_BE_LEFT_OUT
                if left_out:
                    del values[key]
                facts = {"paling_panjang": most}
                code = "pegawai.terlalu_panjang_dilewati" if left_out else "pegawai.terlalu_panjang"
                yield self._fault(row, key, code, facts, warning=left_out)

    def _wrong_days(self, row: int, values: Mapping[str, Value], born_on: date | None) -> Iterator[RowFault]:
        for key in _DATES:
            day = day_of(values, key)
            if day is None:
                continue
            if born_on is not None and day <= born_on:
                yield self._fault(row, key, "pegawai.tmt_sebelum_lahir", {"tanggal": f"{day:%d-%m-%Y}"})
            elif day > self._today + _AHEAD:
                yield self._fault(row, key, "pegawai.tmt_terlalu_jauh", {"tanggal": f"{day:%d-%m-%Y}"})

    def _fault(
        self, row: int, key: str, code: str, facts: Mapping[str, object], *, warning: bool = False
    ) -> RowFault:
        return RowFault(row, self._headings[key], code, facts, warning)


def _one_row_each(drafts: list[PersonDraft], file: ImportFile) -> list[PersonDraft]:
    """Of rows with one number the one that agrees best with it stays, the first among equals; others wait."""
    by_number: dict[str, list[int]] = {}
    for place, draft in enumerate(drafts):
        if draft.number is not None and draft.is_sound:
            by_number.setdefault(draft.number.number, []).append(place)
    column = file.heading_of("nip")
    for places in by_number.values():
        kept = min(places, key=lambda place: (drafts[place].doubts, place))
        for place in places:
            if place != kept:
                again = RowFault(drafts[place].row, column, "pegawai.nip_ganda", {"baris": drafts[kept].row})
                drafts[place] = replace(drafts[place], faults=(again, *drafts[place].faults))
    return drafts
