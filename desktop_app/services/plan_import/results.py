"""What is shown of an import of plans before and after it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from desktop_app.services.imports import ImportPreview
from desktop_app.services.plan_import.rows import PlanFile


class Standing(StrEnum):
    """What a plan of the file means for the office."""

    BARU = "baru"
    BERUBAH = "berubah"
    SAMA = "sama"
    SALAH = "salah"


@dataclass(frozen=True, slots=True)
class ImportedPlan:
    """One plan of the file: whose, of which year, and how many of its rows enter and wait."""

    nip: str
    name: str
    year: int
    standing: Standing
    rows: int
    waiting: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPreview(ImportPreview):
    """What the import would do. The counts are rows of the sheet of results; `plans` tells it by person."""

    plans: tuple[ImportedPlan, ...]
    file: PlanFile = field(repr=False)
