"""What a paper lacks, before it is printed: nothing is ever printed as "-" in silence (defect 13)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from desktop_app.documents.facts import PlaceAndDay
from desktop_app.domain.dates import long_date
from desktop_app.domain.identity import Identity
from desktop_app.domain.plan import PartyRole
from desktop_app.services.printing.sources import AnySource, EvaluationSource, is_political
from desktop_app.services.printing.values import PrintKind, PrintProblem
from desktop_app.words.printing import PARTIES

Found = tuple[str, dict[str, object]]
FAR = timedelta(days=180)
"""A paper dated longer than this after its period was probably dated by mistake."""
_LINES = (
    ("number", "cetak.tanpa_nomor"),
    ("rank", "cetak.tanpa_pangkat"),
    ("post", "cetak.tanpa_jabatan"),
    ("unit", "cetak.tanpa_unit"),
)
_OF_POLITICIANS = frozenset({"number", "rank", "unit"})


def problems(kind: PrintKind, source: AnySource, dated: PlaceAndDay) -> tuple[PrintProblem, ...]:
    """Everything that is missing or odd on one paper, in the order of the form."""
    found = [*_people(kind, source), *_dated(source, dated)]
    if isinstance(source, EvaluationSource):
        found += _judged(kind, source)
    return tuple(PrintProblem(source.person_id, code, facts) for code, facts in found)


def _people(kind: PrintKind, source: AnySource) -> Iterator[Found]:
    yield from _lines(PartyRole.PEGAWAI, source.employee)
    name: dict[str, object] = {"nama": source.employee.name}
    if source.evaluator is None:
        yield "cetak.tanpa_penilai", name
    else:
        yield from _lines(PartyRole.PENILAI, source.evaluator)
    if kind is not PrintKind.DOKUMEN_EVALUASI:
        return
    if source.superior is not None:
        yield from _lines(PartyRole.ATASAN_PENILAI, source.superior)
    elif not is_political(source.evaluator):
        yield "cetak.tanpa_atasan", name


def _lines(role: PartyRole, person: Identity) -> Iterator[Found]:
    for field, code in _LINES:
        if field in _OF_POLITICIANS and is_political(person):
            continue  # a Wali Kota has none of them
        if not getattr(person, field):
            yield code, {"pihak": PARTIES[role], "nama": person.name}


def _dated(source: AnySource, dated: PlaceAndDay) -> Iterator[Found]:
    name: dict[str, object] = {"nama": source.employee.name}
    if not dated.place:
        yield "cetak.tanpa_tempat", {}
    if dated.day is None:
        yield "cetak.tanpa_tanggal", {}
        return
    told = {**name, "tanggal": long_date(dated.day)}
    if dated.day < source.start:
        yield "cetak.tanggal_sebelum_periode", {**told, "mulai": long_date(source.start)}
    if dated.day > source.end + FAR:
        far = {"hari": FAR.days, "selesai": long_date(source.end)}
        yield "cetak.tanggal_terlalu_jauh", {**told, **far}


def _judged(kind: PrintKind, source: EvaluationSource) -> Iterator[Found]:
    name: dict[str, object] = {"nama": source.employee.name}
    if source.organisation is None:
        yield "cetak.tanpa_capaian_organisasi", name
    if kind is PrintKind.EVALUASI:
        lines = [indicator.line_id for indicator in source.plan.indicators]
        empty = sum(line not in source.realised for line in lines)
        if empty:
            yield "cetak.tanpa_realisasi", {**name, "jumlah": empty}
    if source.predikat is None:
        yield "cetak.belum_dinilai", name
    objection = source.objection if kind is PrintKind.DOKUMEN_EVALUASI else None
    if objection is not None and not objection.explanation:
        yield "cetak.tanpa_penjelasan", name
