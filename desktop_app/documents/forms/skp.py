"""Sasaran Kinerja Pegawai, quantitative: rules.md 6.0, 6.1 (JA/JF), 6.2 (JPT), with the annex 6.4."""

from __future__ import annotations

from dataclasses import replace

from desktop_app.documents.facts import Annex, BehaviourRow, IndicatorRow, PageSetup, PlanRow, SkpFacts
from desktop_app.documents.fonts import Style
from desktop_app.documents.forms.parts import (
    behaviour_rows,
    head,
    plan_row,
    section_rows,
    title_row,
)
from desktop_app.documents.layout.blocks import (
    NUMBER,
    cell,
    column_numbers,
    dated,
    header_row,
    heading,
    numbered_list,
    pair_table,
    say,
    sides,
    signature,
    signatures,
    titles,
)
from desktop_app.documents.layout.content import Cell, Column, Row, Table
from desktop_app.domain.dates import span_words
from desktop_app.domain.terms import FormKind

TITLE = "SASARAN KINERJA PEGAWAI"
_JA_JF = (
    ("NO", NUMBER),
    ("RENCANA HASIL KERJA PIMPINAN YANG DIINTERVENSI", Column(share=21)),
    ("RENCANA HASIL KERJA", Column(share=22)),
    ("ASPEK", Column(points=54)),
    ("INDIKATOR KINERJA INDIVIDU", Column(share=27)),
    ("TARGET", Column(share=17)),
)
_JPT = (
    ("NO", NUMBER),
    ("RENCANA HASIL KERJA", Column(share=34)),
    ("INDIKATOR KINERJA INDIVIDU", Column(share=34)),
    ("TARGET", Column(share=18)),
    ("PERSPEKTIF", Column(points=96)),
)


def build(facts: SkpFacts, _setup: PageSetup) -> tuple[Table, ...]:
    """The plan; its annex on a page of its own, if any of the three lists is filled."""
    names = sides(facts.agency.upper(), f"PERIODE PENILAIAN: {span_words(facts.start, facts.end)}")
    plan = (
        titles(*head(TITLE, facts.kind)),
        names,
        pair_table("PEGAWAI YANG DINILAI", facts.employee, "PEJABAT PENILAI KINERJA", facts.evaluator),
        *_results(facts),
        *_behaviours(facts),
        _signed(facts),
    )
    if facts.annex == Annex():
        return plan
    title = replace(titles(heading(f"LAMPIRAN {TITLE}")), new_page=True)
    return (*plan, title, names, *_annex(facts), _signed(facts))


def _results(facts: SkpFacts) -> tuple[Table, ...]:
    columns = _JA_JF if facts.kind is FormKind.JA_JF else _JPT
    count = len(columns)
    rows = section_rows(facts.main, facts.additional, count, lambda n, plan: _plan(n, plan, facts.kind))
    title = Table((Column(share=1),), (title_row("HASIL KERJA", 1),), gap=8, keep_next=True)
    header = (header_row(*(name for name, _ in columns)), column_numbers(count))
    return title, Table(tuple(column for _, column in columns), rows, header)


def _plan(number: int, plan: PlanRow, kind: FormKind) -> Row:
    return plan_row(number, plan, kind, _ja_jf if kind is FormKind.JA_JF else _jpt, ())


def _ja_jf(row: IndicatorRow) -> tuple[Cell, ...]:
    return cell(row.side), cell(row.text), cell(row.target)


def _jpt(row: IndicatorRow) -> tuple[Cell, ...]:
    return cell(row.text), cell(row.target), cell(row.side)


def _behaviours(facts: SkpFacts) -> tuple[Table, ...]:
    title = Table((Column(share=1),), (title_row("PERILAKU KERJA", 1),), gap=8, keep_next=True)
    columns = (NUMBER, Column(share=62), Column(share=38))
    return title, Table(columns, behaviour_rows(facts.behaviours, _expected))


def _expected(row: BehaviourRow) -> Cell:
    lead = say("Ekspektasi Khusus Pimpinan:", Style.BOLD)
    return Cell((lead, say(row.expectation)) if row.expectation else (lead,))


def _annex(facts: SkpFacts) -> tuple[Table, ...]:
    lists = (
        ("DUKUNGAN SUMBER DAYA", facts.annex.support),
        ("SKEMA PERTANGGUNGJAWABAN", facts.annex.accountability),
        ("KONSEKUENSI", facts.annex.consequences),
    )
    return tuple(
        Table(
            (Column(share=1),),
            (title_row(name, 1), Row(((Cell(numbered_list(texts), pad=(5, 3)),),))),
            gap=6,
        )
        for name, texts in lists
    )


def _signed(facts: SkpFacts) -> Table:
    return signatures(
        (
            signature("", "Pegawai yang Dinilai,", facts.employee),
            signature(dated(facts.dated), "Pejabat Penilai Kinerja,", facts.evaluator),
        )
    )
