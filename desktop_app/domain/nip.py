"""NIP and NI PPPK: 18 digits, read strictly and cross-checked against what else is known of a person.

Shape (Perka BKN 22/2007): birth `YYYYMMDD`, then for a NIP `YYYYMM` of the TMT CPNS, for a NI PPPK `YYYY` of
the appointment and two digits of the contract; one digit sex, three digits sequence. There is no check
digit, and a number is no secret: it is never a password and never the only key to anything (rule 9).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.rules.book import RuleBook
from desktop_app.domain.rules.findings import Finding
from desktop_app.domain.rules.golongan import GolonganRules
from desktop_app.domain.rules.nip import Mismatch, NipRules, Patterns
from desktop_app.domain.terms import NumberKind, Sex, StaffKind

LENGTH = 18

_PATTERNS = Patterns()
_SPREADSHEET_NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?[eE][+-]?\d+|\d+[.,]0+")
_SEX = {"1": Sex.L, "2": Sex.P}
_KIND_OF_STAFF = {
    StaffKind.PNS: NumberKind.NIP,
    StaffKind.CPNS: NumberKind.NIP,
    StaffKind.PPPK: NumberKind.NI_PPPK,
    StaffKind.PPPK_PARUH_WAKTU: NumberKind.NI_PPPK,
}


@dataclass(frozen=True, slots=True)
class Nip:
    """A well-formed number: 18 digits with a real birth date, a sex and a sequence."""

    number: str
    kind: NumberKind

    @property
    def born_on(self) -> date:
        return date.fromisoformat(self.number[:8])

    @property
    def appointed_year(self) -> int:
        """Year of the TMT CPNS, or of the appointment as PPPK."""
        return int(self.number[8:12])

    @property
    def appointed_on(self) -> date | None:
        """The TMT CPNS of a NIP, always the first of a month; a NI PPPK tells only the year."""
        if self.kind is not NumberKind.NIP or self.appointed_year == 0:
            return None
        return date(self.appointed_year, int(self.number[12:14]), 1)

    @property
    def sex(self) -> Sex:
        return _SEX[self.number[14]]

    @property
    def sequence(self) -> int:
        return int(self.number[15:])

    @property
    def formatted(self) -> str:
        """Grouped 8-6-1-3, as people read it: "19850412 201001 2 015"."""
        return f"{self.number[:8]} {self.number[8:14]} {self.number[14]} {self.number[15:]}"

    def __str__(self) -> str:
        return self.formatted


def read_number(raw: object, patterns: Patterns = _PATTERNS) -> Nip:
    """The number in a cell or a form. Spaces, and the apostrophe that marks text in Excel, do not count.

    Raises `RuleBroken` with one of `nip.kosong`, `nip.rusak_angka` (stored as a number: only 15 digits
    survive, so it is never repaired), `nip.bukan_angka`, `nip.panjang`, `nip.tanggal_lahir`,
    `nip.jenis_kelamin`, `nip.urut`. The facts never hold the whole number.
    """
    if isinstance(raw, int | float):
        raise RuleBroken("nip.rusak_angka")
    text = "".join(str(raw if raw is not None else "").removeprefix("'").split())
    if not text:
        raise RuleBroken("nip.kosong")
    if _SPREADSHEET_NUMBER.fullmatch(text):
        raise RuleBroken("nip.rusak_angka")
    if not (text.isascii() and text.isdigit()):
        raise RuleBroken("nip.bukan_angka")
    if len(text) != LENGTH:
        raise RuleBroken("nip.panjang", digits=len(text))
    return Nip(_with_valid_parts(text), patterns.kind_of(int(text[12:14])))


def _with_valid_parts(digits: str) -> str:
    try:
        date.fromisoformat(digits[:8])
    except ValueError:
        raise RuleBroken("nip.tanggal_lahir", part=digits[:8]) from None
    if digits[14] not in _SEX:
        raise RuleBroken("nip.jenis_kelamin", part=digits[14])
    if digits[15:] == "000":
        raise RuleBroken("nip.urut")
    return digits


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims:
    """What a source says of a person beside the number; None where it says nothing.

    `golongan` is the text of the source ("iii/C").
    """

    staff_kind: StaffKind
    sex: Sex | None = None
    born_on: date | None = None
    golongan: str | None = None


def cross_check(number: Nip | None, claims: Claims, today: date, book: RuleBook) -> tuple[Finding, ...]:
    """What does not fit together in the identity of a person, by the rules of `today`.

    Codes are "nip." and a `Mismatch`. A finding of severity `galat` keeps the row waiting; `peringatan`
    lets it pass and is shown.
    """
    rules = book.nip(today)
    found = [
        *_number_mismatches(number, claims, today, rules),
        *_grade_mismatches(claims, book.golongan(today)),
    ]
    facts = {"staff": claims.staff_kind, "golongan": claims.golongan, "least_age": rules.least_age}
    return tuple(Finding(f"nip.{each}", rules.severity(each, claims.staff_kind), facts) for each in found)


def _number_mismatches(
    number: Nip | None, claims: Claims, today: date, rules: NipRules
) -> tuple[Mismatch, ...]:
    if number is None:
        return () if claims.staff_kind in rules.number_optional else (Mismatch.TIDAK_ADA,)
    is_known = number.kind is not NumberKind.TIDAK_DIKENAL
    wanted = _KIND_OF_STAFF.get(claims.staff_kind)
    holds = {
        Mismatch.TANGGAL_LAHIR_MASA_DEPAN: number.born_on > today,
        Mismatch.BUKAN_POLA: not is_known,
        Mismatch.BEDA_STATUS: is_known and wanted not in (None, number.kind),
        Mismatch.BEDA_JENIS_KELAMIN: claims.sex not in (None, number.sex),
        Mismatch.BEDA_TANGGAL_LAHIR: claims.born_on not in (None, number.born_on),
        Mismatch.TMT_TERLALU_MUDA: is_known and _age_at_appointment(number) < rules.least_age,
    }
    return tuple(mismatch for mismatch in holds if holds[mismatch])


def _age_at_appointment(number: Nip) -> int:
    """Full years from birth to the TMT; of a NI PPPK to the end of the year, because the month is unknown."""
    appointed, born = number.appointed_on, number.born_on
    if appointed is None:
        return number.appointed_year - born.year
    return appointed.year - born.year - ((appointed.month, appointed.day) < (born.month, born.day))


def _grade_mismatches(claims: Claims, grades: GolonganRules) -> tuple[Mismatch, ...]:
    text = (claims.golongan or "").strip()
    if not text:
        is_expected = bool(grades.of(claims.staff_kind))
        return (Mismatch.GOLONGAN_KOSONG,) if is_expected else ()
    rank = grades.find(text)
    if rank is None:
        return (Mismatch.GOLONGAN_TIDAK_DIKENAL,)
    return () if grades.fits(rank, claims.staff_kind) else (Mismatch.GOLONGAN_BEDA_STATUS,)
