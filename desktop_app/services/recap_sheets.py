"""A recap as a spreadsheet: totals by unit, then every person; all words from the rule set of the period.

One function formats a rating, here as everywhere (defect 6).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from desktop_app.domain.dates import period_words
from desktop_app.domain.evaluation import EvaluationKind
from desktop_app.services.recap_figures import Recap, Total
from desktop_app.sheets.export import ColumnKind, ListCell, ListColumn, ListSheet

_STATES = {
    "belum": "Belum dinilai",
    "draf": "Sedang dinilai",
    "siap": "Siap ditetapkan",
    "final": "Final",
    "diserahkan": "Diserahkan",
    "selesai": "Diterima",
}


def recap_sheets(recap: Recap) -> list[ListSheet]:
    """Both sheets of a recap."""
    words = period_words(recap.period.text.replace("-B", "-"))
    if recap.kind is EvaluationKind.PERIODIK and not recap.period.is_year:
        words = f"{words} TAHUN {recap.period.year}"
    scale = recap.ratings.predikat
    totals = ListSheet(
        name="Rekap",
        title=f"REKAP PREDIKAT KINERJA PEGAWAI {words}",
        columns=[
            ListColumn("Unit kerja"),
            ListColumn("Pegawai", ColumnKind.BULAT),
            *(ListColumn(word.label, ColumnKind.BULAT) for word in scale.words),
            ListColumn(scale.unset, ColumnKind.BULAT),
            ListColumn("Final", ColumnKind.BULAT),
        ],
        rows=[
            *(_total_cells(recap, total) for total in recap.units),
            _total_cells(recap, recap.whole),
            _waiting(recap),
        ],
    )
    people = ListSheet(
        name="Pegawai",
        title=f"EVALUASI KINERJA PEGAWAI {words}",
        columns=[
            ListColumn("No", ColumnKind.BULAT),
            ListColumn("Nama"),
            ListColumn("NIP", ColumnKind.NIP),
            ListColumn("Jabatan"),
            ListColumn("Unit kerja"),
            ListColumn("Capaian organisasi"),
            ListColumn("Rating hasil kerja"),
            ListColumn("Rating perilaku kerja"),
            ListColumn("Predikat"),
            ListColumn("Keadaan"),
        ],
        rows=_people_cells(recap),
    )
    return [totals, people]


def _total_cells(recap: Recap, total: Total) -> Sequence[ListCell]:
    numbers = (total.counts[word.code] for word in recap.ratings.predikat.words)
    return total.unit, total.people, *numbers, total.belum, total.final


def _waiting(recap: Recap) -> Sequence[ListCell]:
    """Who is due and stands in no row above, so that the denominators can be added up."""
    return "Belum disiapkan evaluasinya", recap.not_prepared


def _people_cells(recap: Recap) -> Iterable[Sequence[ListCell]]:
    words = recap.ratings
    for number, row in enumerate(recap.rows, start=1):
        yield (
            number,
            row.name,
            row.number,
            row.post,
            row.unit,
            words.organisation.label(row.organisation),
            words.level.label(row.hasil),
            words.level.label(row.perilaku),
            words.predikat.label(row.predikat),
            _STATES[row.status],
        )
