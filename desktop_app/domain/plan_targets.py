"""What a written target says: its number, its direction, its unit, and how entries become one value.

A guess to start with, shown to whoever enters the plan; nothing is guessed where a text is ambiguous.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from desktop_app.domain.organisation import MeasureKind
from desktop_app.domain.plan import Gather
from desktop_app.domain.terms import Aspek, Polarity

_NUMBER = re.compile(r"\d[\d.]*(?:,\d+)?")
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_AT_MOST = re.compile(
    r"^\s*(?:≤|<=|<|maksimal|maks\.?|paling (?:lama|lambat|banyak|tinggi))\s*", re.IGNORECASE
)
_AT_LEAST = re.compile(r"^\s*(?:≥|>=|>|=|minimal|min\.?|paling (?:sedikit|rendah))\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class WrittenTarget:
    """`number` is None when the text has none or several; `unit` is what follows the number."""

    number: Decimal | None
    polarity: Polarity
    unit: str | None


def read_target(text: str) -> WrittenTarget:
    """Reads the Indonesian way: "9.600 keping" is 9600, "≤ 1,5 hari" is 1.5 and less is better."""
    polarity = Polarity.TURUN if _AT_MOST.match(text) else Polarity.NAIK
    plain = _AT_LEAST.sub("", _AT_MOST.sub("", text))
    numbers = _NUMBER.findall(plain)
    if len(numbers) != 1 or not plain.startswith(numbers[0]):
        return WrittenTarget(None, polarity, None)
    number = _decimal(numbers[0])
    unit = plain[len(numbers[0]) :].strip() if number is not None else ""
    return WrittenTarget(number, polarity, unit or None)


def gather_for(aspek: Aspek | None, measure: MeasureKind | None, target: str) -> Gather:
    """Counts and money of a year are added up, percentages and times averaged, scores replace each other."""
    if "%" in target or "persen" in target.casefold():
        return Gather.RATA
    match measure:
        case MeasureKind.JUMLAH | MeasureKind.RUPIAH:
            return Gather.JUMLAH if aspek not in {Aspek.KUALITAS, Aspek.WAKTU} else Gather.RATA
        case MeasureKind.PERSEN | MeasureKind.WAKTU:
            return Gather.RATA
        case MeasureKind.NILAI:
            return Gather.TERAKHIR
    if aspek in {Aspek.KUANTITAS, Aspek.BIAYA}:
        return Gather.JUMLAH
    return Gather.RATA if aspek else Gather.TERAKHIR


def _decimal(text: str) -> Decimal | None:
    """A number as people here write it; "1.5" could be both, so it is nothing."""
    if "." in text and not _GROUPED.fullmatch(text):
        return None
    return Decimal(text.replace(".", "").replace(",", "."))
