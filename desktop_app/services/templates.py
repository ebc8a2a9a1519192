"""The sheets that the imports read, for somebody who has no office yet: with the choices that ship."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from desktop_app.domain.rules.book import RuleBook
from desktop_app.services.seeds import measure_names, rule_sets
from desktop_app.sheets.templates import write_template


def write_shipped_template(kind: str, path: Path, day: date) -> None:
    """Writes the sheet for "pegawai" or "skp" as a new office would, by the rules of a day."""
    ranks = RuleBook(rule_sets()).golongan(day).ranks
    write_template(kind, path, {"golongan": [rank.code for rank in ranks], "satuan": measure_names()})
