"""From a raw cell to a typed value; what cannot be read is a `RuleBroken` (`sel.*`), nothing is guessed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation

from desktop_app.domain.errors import RuleBroken
from desktop_app.sheets.aliases import Field, Kind, normalised
from desktop_app.sheets.days import date_of
from desktop_app.sheets.reading import Cell

Value = str | int | Decimal | date
"""What a field yields; None stands for an empty cell."""

EXACT = 10**15
"""From here on a spreadsheet keeps 15 digits and makes noise of the rest: an 18-digit number is lost."""

_PLAIN = re.compile(r"[!-~]+(?: [!-~]+)*")  # most cells: nothing to tidy
_BREAKS = re.compile(r"\s+")
_EMPTY = frozenset({"", "-", "--", "---", "–", "—", "null", "(null)", "none", "nan", "n/a", "#n/a"})
_ERRORS = frozenset({"#ref!", "#value!", "#div/0!", "#name?", "#num!", "#null!", "#nilai!"})
_EXPONENT = re.compile(r"[+-]?\d+(?:[.,]\d+)?e\+?\d+", re.IGNORECASE)
_NIP_NAME = re.compile(r"^(?:nip|ni)(?:\s*p3k|\s*pppk)?[\s.:]*", re.IGNORECASE)
_NIP_FILLING = re.compile(r"[\s.\-]+")
_UNITS = ("", "I", "II", "III", "IV", "V", "VI", "VII")
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", *(f"X{unit}" for unit in _UNITS))
_GRADE_FIRST = re.compile(r"^(IV|I{1,3}|[1-4])\s*[/.\\|-]?\s*([A-E])(?![A-Z0-9])")
_GRADE = re.compile(r"(?:^|[^A-Z0-9])(IV|I{1,3}|[1-4])\s*[/.\\|-]?\s*([A-E])$")
_ESELON = re.compile(r"(?:ESELON|ESL)?\s*\.?\s*(IV|V|I{1,3}|[1-5])\s*[/.\\|-]?\s*([AB])")
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_THOUSANDS_ENGLISH = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+|(?:,\d{3})+)")


def text_of(cell: Cell) -> str:
    """A cell as one line of tidy text: NFC, no control or invisible characters, no leading apostrophes.

    Whole numbers lose the `.0` of the spreadsheet, dates read 31-01-2026. Idempotent.
    """
    if isinstance(cell, str):
        return _tidy(cell)
    if isinstance(cell, bool):
        return "Ya" if cell else "Tidak"
    if isinstance(cell, int | float) and is_damaged(cell):
        return _damaged_text(cell)
    if isinstance(cell, float):
        return _float_text(cell)
    if isinstance(cell, date):
        with_time = isinstance(cell, datetime) and cell.time() != time()
        return f"{cell:%d-%m-%Y %H:%M}" if with_time else f"{cell:%d-%m-%Y}"
    return str(cell)


def _tidy(text: str) -> str:
    if _PLAIN.fullmatch(text) and text[0] != "'":
        return text
    # format characters (Cf) are zero-width spaces and direction marks, pasted from web pages and chats
    kept = "".join(
        " " if char.isspace() else char
        for char in text
        if char.isspace() or unicodedata.category(char)[0] != "C"
    )
    return _BREAKS.sub(" ", unicodedata.normalize("NFC", kept)).strip().lstrip("' ")


def _float_text(number: float) -> str:
    if number.is_integer():
        return str(int(number))
    return f"{Decimal(f'{number:.15g}'):f}".replace(".", ",")


def _damaged_text(number: float) -> str:
    """In E notation, so that it is seen to be damaged: as digits it would pass for a sound number."""
    return f"{number:.14E}"


def storable(cell: Cell) -> str | int | bool:
    """A raw cell as JSON keeps it until it is corrected; reading that gives the same value or fault."""
    match cell:
        case bool() | str():
            return cell
        case int() | float() if is_damaged(cell):
            return _damaged_text(cell)
        case int():
            return cell
        case float():
            return int(cell) if cell.is_integer() else _float_text(cell)
        case datetime() | date():
            return cell.isoformat()
        case time() | timedelta():
            return str(cell)


def is_damaged(cell: Cell) -> bool:
    """A long number that a spreadsheet kept as a number: its last digits are noise."""
    if isinstance(cell, bool):
        return False
    if isinstance(cell, int | float):
        return abs(cell) >= EXACT
    return isinstance(cell, str) and bool(_EXPONENT.fullmatch(_tidy(cell)))


def read(cell: Cell, field: Field) -> Value | None:
    """The value of a cell for a field; None when empty. Raises `RuleBroken` (`sel.*`, `nip.rusak_angka`)."""
    text = text_of(cell)
    if text.lower() in _EMPTY:
        return None
    if text.lower() in _ERRORS:
        raise RuleBroken("sel.rumus_galat", isi=text)
    if field.kind is Kind.PILIHAN:
        return _choice(text, field)
    if field.kind is Kind.NIP:
        return _number18(cell, text)
    if field.kind is Kind.TANGGAL:
        return date_of(text if isinstance(cell, str) else cell)
    if field.kind is Kind.ANGKA:
        return decimal_of(cell)
    return _BY_TEXT[field.kind](text)


def _number18(cell: Cell, text: str) -> str:
    """Digits without the spaces and dots people put between them; letters stay for the rules to name."""
    if is_damaged(cell):
        raise RuleBroken("nip.rusak_angka")
    return _NIP_FILLING.sub("", _NIP_NAME.sub("", text))


def _choice(text: str, field: Field) -> str:
    found = field.choices.get(normalised(text))
    if found is None:
        raise RuleBroken(
            "sel.pilihan", isi=text, pilihan=", ".join(field.shown or sorted(set(field.choices.values())))
        )
    return found


def golongan_of(text: str) -> str:
    """A golongan in its official spelling: "III/c" of "3c", "IIIC", "Penata (III/c)"; "IX" of "Golongan 9".

    Only the spelling: whether it fits the kind of employee is a rule of the domain. Raises `sel.golongan`.
    """
    upper = text.upper().rstrip(" .)")
    if found := _GRADE.search(upper) or _GRADE_FIRST.search(upper):
        return f"{_roman(found[1])}/{found[2].lower()}"
    last = re.split(r"[\s(.,-]+", upper)[-1]
    grade = _roman(last)
    if grade not in _ROMAN or not re.fullmatch(r"(?:(?:GOLONGAN|GOL|RUANG|PPPK|P3K)[\s.,(-]*)*\w+", upper):
        raise RuleBroken("sel.golongan", isi=text)
    return grade


def eselon_of(text: str) -> str:
    """An eselon as "II.b"; raises `sel.eselon`."""
    found = _ESELON.fullmatch(text.upper().strip())
    if not found:
        raise RuleBroken("sel.eselon", isi=text)
    return f"{_roman(found[1])}.{found[2].lower()}"


def _roman(text: str) -> str:
    return _ROMAN[int(text) - 1] if text.isdecimal() and 1 <= int(text) <= len(_ROMAN) else text


def decimal_of(cell: Cell) -> Decimal:
    """A number; text is read the Indonesian way (`1.310` is 1310, `99,4` is 99.4), a % sign is dropped.

    Raises `sel.angka`.
    """
    if is_damaged(cell):
        raise RuleBroken("sel.angka", isi=text_of(cell))
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return Decimal(f"{cell:.15g}")
    text = re.sub(r"[\s%]+", "", text_of(cell)).removeprefix("Rp").lstrip(".")
    if _THOUSANDS_ENGLISH.fullmatch(text):
        text = text.replace(",", "")
    elif _THOUSANDS.fullmatch(text) or "," in text:
        text = text.replace(".", "").replace(",", ".")
    if not re.fullmatch(r"[+-]?\d+(?:\.\d+)?", text):
        raise RuleBroken("sel.angka", isi=text_of(cell))
    return Decimal(text)


def _whole(text: str) -> int:
    try:
        number = decimal_of(text)
    except InvalidOperation as impossible:
        raise RuleBroken("sel.angka", isi=text) from impossible
    if number != number.to_integral_value():
        raise RuleBroken("sel.bulat", isi=text)
    return int(number)


def _year(text: str) -> int:
    if not re.fullmatch(r"20\d\d", text):
        raise RuleBroken("sel.tahun", isi=text)
    return int(text)


_BY_TEXT: dict[Kind, Callable[[str], Value]] = {
    Kind.TEKS: str,
    Kind.GOLONGAN: golongan_of,
    Kind.ESELON: eselon_of,
    Kind.TAHUN: _year,
    Kind.BULAT: _whole,
}
