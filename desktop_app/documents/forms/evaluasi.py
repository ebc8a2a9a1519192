"""Evaluasi Kinerja Pegawai, quantitative, of a quarter or a year: rules.md 6.5. Only the evaluator signs."""

from __future__ import annotations

from desktop_app.documents.facts import (
    BehaviourRow,
    Choice,
    EvaluationFacts,
    IndicatorRow,
    Option,
    PageSetup,
    PlanRow,
)
from desktop_app.documents.fonts import Style
from desktop_app.documents.forms.parts import (
    behaviour_rows,
    expectation,
    feedback,
    head,
    plan_row,
    section_rows,
    title_row,
)
from desktop_app.documents.layout.blocks import (
    NUMBER,
    SMALL,
    STRIKE_NOTE,
    cell,
    choice_row,
    column_numbers,
    dated,
    header_row,
    heading,
    offered,
    pair_table,
    say,
    sides,
    signature,
    signatures,
    titles,
)
from desktop_app.documents.layout.content import Align, Cell, Column, Para, Role, Row, Run, Table
from desktop_app.documents.layout.figures import curve
from desktop_app.domain.dates import ROMAN, period_words, span_words
from desktop_app.domain.terms import FormKind

TITLE = "EVALUASI KINERJA PEGAWAI"
_REALISED = "REALISASI BERDASARKAN BUKTI DUKUNG"
_FEEDBACK = "UMPAN BALIK BERKELANJUTAN BERDASARKAN BUKTI DUKUNG"
_JA_JF = (
    ("NO", NUMBER),
    ("RENCANA HASIL KERJA PIMPINAN YANG DIINTERVENSI", Column(share=15)),
    ("RENCANA HASIL KERJA", Column(share=16)),
    ("ASPEK", Column(points=50)),
    ("INDIKATOR KINERJA INDIVIDU", Column(share=17)),
    ("TARGET", Column(share=12)),
    (_REALISED, Column(share=19)),
    (_FEEDBACK, Column(share=21)),
)
_JPT = (
    ("NO", NUMBER),
    ("RENCANA HASIL KERJA", Column(share=20)),
    ("INDIKATOR KINERJA INDIVIDU", Column(share=19)),
    ("TARGET", Column(share=13)),
    ("PERSPEKTIF", Column(points=68)),
    (_REALISED, Column(share=22)),
    (_FEEDBACK, Column(share=22)),
)


def build(facts: EvaluationFacts, _setup: PageSetup) -> tuple[Table, ...]:
    """The whole evaluation."""
    return (
        titles(*head(TITLE, facts.kind), _period(facts)),
        sides(facts.agency.upper(), f"PERIODE PENILAIAN: {span_words(facts.start, facts.end)}"),
        pair_table("PEGAWAI YANG DINILAI", facts.employee, "PEJABAT PENILAI KINERJA", facts.evaluator),
        _organisation(facts),
        *_results(facts),
        *_behaviours(facts),
        _signed(facts),
    )


def _period(facts: EvaluationFacts) -> Para:
    """ "PERIODE: TRIWULAN I / II / III / IV-AKHIR*" with the others struck out; months have no choice."""
    _, _, part = facts.period.partition("-")
    if part and not part.startswith("TW"):
        return heading(f"PERIODE: {period_words(facts.period)}", 10)
    last = ("IV-AKHIR",) if facts.fourth_is_final else ("IV", "AKHIR")
    words = (*ROMAN[:3], *last)
    chosen = words[int(part[2:]) - 1] if part else words[-1]
    quarters = Choice(tuple(Option(word, word) for word in words), chosen)
    lead = Run("PERIODE: TRIWULAN ", Style.BOLD)
    return Para((lead, *offered(quarters), Run("*", Style.BOLD)), Align.CENTER, 10)


def _organisation(facts: EvaluationFacts) -> Table:
    pattern = (say("POLA DISTRIBUSI: -", Style.BOLD),)
    if facts.distribution is None:
        content = Cell(pattern)
    else:
        drawn = facts.distribution
        title = (
            "KURVA DISTRIBUSI PREDIKAT KINERJA PEGAWAI DENGAN CAPAIAN KINERJA ORGANISASI "
            f"{drawn.organisation.upper()}"
        )
        lead = say("POLA DISTRIBUSI:", Style.BOLD)
        content = Cell((lead, say(title, align=Align.CENTER, size=SMALL), curve(drawn)))
    capaian = choice_row("CAPAIAN KINERJA ORGANISASI*:", facts.organisation, 1, Role.FREE)
    return Table((Column(share=1),), (capaian, Row(((content,),), role=Role.FREE)), gap=6)


def _results(facts: EvaluationFacts) -> tuple[Table, ...]:
    columns = _JA_JF if facts.kind is FormKind.JA_JF else _JPT
    count = len(columns)
    rows = section_rows(facts.main, facts.additional, count, lambda n, plan: _plan(n, plan, facts.kind))
    rating = choice_row("RATING HASIL KERJA*:", facts.result_rating, count)
    title = Table((Column(share=1),), (title_row("HASIL KERJA", 1),), gap=8, keep_next=True)
    header = (header_row(*(name for name, _ in columns)), column_numbers(count))
    return title, Table(tuple(column for _, column in columns), (*rows, rating), header)


def _plan(number: int, plan: PlanRow, kind: FormKind) -> Row:
    make = _ja_jf if kind is FormKind.JA_JF else _jpt
    return plan_row(number, plan, kind, make, (feedback(plan.feedback),))


def _ja_jf(row: IndicatorRow) -> tuple[Cell, ...]:
    return cell(row.side), cell(row.text), cell(row.target), _realised(row)


def _jpt(row: IndicatorRow) -> tuple[Cell, ...]:
    return cell(row.text), cell(row.target), cell(row.side), _realised(row)


def _realised(row: IndicatorRow) -> Cell:
    content = [say(row.realisation)] if row.realisation else []
    if row.evidence:
        content.append(say(f"Bukti dukung: {'; '.join(row.evidence)}", Style.ITALIC, size=7.5))
    return Cell(tuple(content))


def _behaviours(facts: EvaluationFacts) -> tuple[Table, ...]:
    columns = (NUMBER, Column(share=38), Column(share=26), Column(share=36))
    header = (header_row("NO", "PERILAKU KERJA", "EKSPEKTASI KHUSUS PIMPINAN", _FEEDBACK),)
    rows = behaviour_rows(facts.behaviours, expectation, _answer)
    totals = (
        choice_row("RATING PERILAKU KERJA*:", facts.behaviour_rating, 4),
        choice_row("PREDIKAT KINERJA PEGAWAI*:", facts.predikat, 4),
    )
    title = Table((Column(share=1),), (title_row("PERILAKU KERJA", 1),), gap=8, keep_next=True)
    return title, Table(columns, (*rows, *totals), header)


def _answer(row: BehaviourRow) -> Cell:
    return feedback(row.feedback)


def _signed(facts: EvaluationFacts) -> Table:
    note = (say(STRIKE_NOTE, Style.ITALIC, size=SMALL),)
    return signatures((note, signature(dated(facts.dated), "Pejabat Penilai Kinerja,", facts.evaluator)))
