"""Dokumen Evaluasi Kinerja Pegawai: rules.md 6.7. The evaluator signs, then the evaluated person."""

from __future__ import annotations

from dataclasses import replace

from desktop_app.documents.facts import DokumenEvaluasiFacts, IdentityBlock, PageSetup
from desktop_app.documents.fonts import Style
from desktop_app.documents.layout.blocks import (
    LABEL_GREY,
    NUMBER,
    dated,
    heading,
    identity_lines,
    numbered,
    say,
    sides,
    signature,
    signatures,
    titles,
)
from desktop_app.documents.layout.content import Cell, Column, Role, Row, Table
from desktop_app.documents.layout.figures import emblem
from desktop_app.documents.text import NBSP
from desktop_app.domain.dates import period_words, span_words

TITLE = "DOKUMEN EVALUASI KINERJA PEGAWAI"
_EMBLEM = 62.0
_COLUMNS = (NUMBER, Column(points=172), Column(share=1))
_PAD = (4.0, 3.0)
_SIZE = 9.5


def build(facts: DokumenEvaluasiFacts, setup: PageSetup) -> tuple[Table, ...]:
    """The whole document; rows 6 to 8 only when there is an objection."""
    picture = Cell((emblem(setup.emblem, _EMBLEM),), pad=(0, 2))
    top = Table((Column(share=1),), (Row(((picture,),), role=Role.FREE, border=False),), keep_next=True)
    return (
        top,
        titles(heading(TITLE), heading(f"PERIODE: {_period(facts)}", 10), gap=4),
        sides(facts.agency.upper(), f"PERIODE PENILAIAN: {span_words(facts.start, facts.end)}"),
        Table(_COLUMNS, _rows(facts), gap=4),
        _signed(facts),
    )


def _period(facts: DokumenEvaluasiFacts) -> str:
    if facts.period.endswith("-TW4") and facts.fourth_is_final:
        return "TRIWULAN IV-AKHIR"
    return period_words(facts.period)


def _rows(facts: DokumenEvaluasiFacts) -> tuple[Row, ...]:
    rows = [
        _block(1, "PEGAWAI YANG DINILAI", _person(facts.employee)),
        _block(2, "PEJABAT PENILAI KINERJA", _person(facts.evaluator)),
        _block(3, "ATASAN PEJABAT PENILAI KINERJA", _person(facts.superior)),
        _block(
            4,
            "EVALUASI KINERJA",
            (
                _line("CAPAIAN KINERJA ORGANISASI", facts.organisation.label.upper(), Style.BOLD),
                _line("PREDIKAT KINERJA PEGAWAI", facts.predikat.label.upper(), Style.BOLD),
            ),
        ),
        _told(5, "CATATAN/REKOMENDASI", *facts.notes),
    ]
    if facts.objection is not None:
        rows.append(_told(6, "KEBERATAN", facts.objection.objection))
        rows.append(_told(7, "PENJELASAN PEJABAT PENILAI ATAS KEBERATAN", facts.objection.explanation))
        rows.append(_told(8, "KEPUTUSAN DAN ALASAN ATASAN PEJABAT PENILAI", facts.objection.decision))
    return tuple(rows)


def _block(number: int, title: str, lines: tuple[tuple[Cell, ...], ...]) -> Row:
    """A numbered title with lines "label | value" below it."""
    head = Cell((say(title, Style.BOLD, size=_SIZE),), span=2, fill=LABEL_GREY, pad=_PAD)
    return Row(((head,), *lines), left=(_number(number),))


def _line(label: str, value: str, style: Style = Style.REGULAR) -> tuple[Cell, ...]:
    value_cell = Cell((say(value, style, size=_SIZE),) if value else (), carry=True, pad=_PAD)
    return Cell((say(label, size=_SIZE),), repeat=True, pad=_PAD), value_cell


def _person(person: IdentityBlock | None) -> tuple[tuple[Cell, ...], ...]:
    return tuple(_line(label, value) for label, value in identity_lines(person))


def _number(number: int) -> Cell:
    return replace(numbered(number, _SIZE), pad=_PAD)


def _told(number: int, title: str, *texts: str) -> Row:
    """A numbered title with free text below it, in one cell that may run over pages."""
    paras = tuple(say(text, size=_SIZE, before=3) for text in texts if text) or (say(NBSP, size=_SIZE),)
    lead = say(title, Style.BOLD, size=_SIZE)
    return Row(((_number(number), Cell((lead, *paras), span=2, carry=True, pad=_PAD)),))


def _signed(facts: DokumenEvaluasiFacts) -> Table:
    first = 6 if facts.objection is None else 9
    employee = signature(
        f"{first + 1}. {dated(facts.employee_dated)}", "Pegawai yang Dinilai,", facts.employee, _SIZE
    )
    evaluator = signature(
        f"{first}. {dated(facts.evaluator_dated)}", "Pejabat Penilai Kinerja,", facts.evaluator, _SIZE
    )
    return signatures((employee, evaluator))
