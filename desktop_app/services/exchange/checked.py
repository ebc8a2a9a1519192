"""What a check of everything has found: values for the window, the report and the command line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from desktop_app.services.exchange.integrity import AlteredRow

PARTS: Mapping[str, tuple[str, ...]] = {
    "basis_data": ("halaman", "isi", "rujukan"),
    "bukti": ("bukti_hilang", "bukti_rusak"),
    "rantai": ("log_blok",),
    "baris": ("log_baris",),
    "tindakan": ("log_tindakan",),
    "pencatat": ("pemicu",),
    "turunan": ("turunan_usang",),
}
"""What a report lists, and the kinds of findings that belong to each."""


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that was looked at: how many (None: there is one), and what was found."""

    key: str
    amount: int | None
    findings: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Checkup:
    """The result of one check. `findings` are (kind, line). `rows` are altered rows, which a rebuild brings
    back. `totals` are control numbers by group of data. `seal` are six groups of five digits that name this
    result; the chain of acts keeps them."""

    at: datetime
    by: str
    has_log: bool
    parts: tuple[Part, ...]
    rows: tuple[AlteredRow, ...]
    totals: tuple[tuple[str, str], ...]
    seal: tuple[str, ...]

    @property
    def findings(self) -> tuple[tuple[str, str], ...]:
        return tuple(finding for part in self.parts for finding in part.findings)

    @property
    def is_good(self) -> bool:
        return not self.findings

    @property
    def can_rebuild(self) -> bool:
        """Only rows are wrong in the exchange, and the log they would be made from is sound."""
        return bool(self.rows) and not any(part.findings for part in self.parts if part.key == "rantai")
