"""Titles and file names of papers, safe on every disk."""

from __future__ import annotations

import re
import unicodedata

from desktop_app.domain.values import Period
from desktop_app.services.printing.sources import AnySource, EvaluationSource
from desktop_app.services.printing.values import PrintKind

_LONGEST_NAME = 60


def file_name(kind: PrintKind, source: AnySource) -> str:
    """ "SKP_2026_<NIP>_<nama>.pdf"; a part of the year and a draft say so."""
    person = source.employee
    pieces = [
        kind.file_word,
        _period(source),
        f"bagian-{source.part}" if source.parts > 1 else "",
        person.number or "",
        safe(person.name.split(",")[0]),
        "DRAF" if source.is_draft else "",
    ]
    return f"{'_'.join(piece for piece in pieces if piece)}.pdf"


def batch_name(kind: PrintKind, period: Period) -> str:
    """File name of many papers in one."""
    return f"{kind.file_word}_{period.text}_semua.pdf"


def safe(text: str) -> str:
    """Letters and digits of a text, joined by hyphens: no character that Windows refuses."""
    words = re.findall(r"\w+", unicodedata.normalize("NFC", text).replace("_", " "))
    return "-".join(words)[:_LONGEST_NAME].rstrip("-") or "tanpa-nama"


def _period(source: AnySource) -> str:
    return source.period.text if isinstance(source, EvaluationSource) else str(source.year)
