"""One paper from its source: facts, pages, name and warnings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from desktop_app.documents.facts import Facts, Margins, PageSetup, Paper, PlaceAndDay, Registration
from desktop_app.documents.forms import form
from desktop_app.documents.prints import make_pdf
from desktop_app.documents.text import Report
from desktop_app.domain.dates import period_words
from desktop_app.domain.errors import AppError, Damaged, RuleBroken
from desktop_app.domain.rules.book import RuleBook
from desktop_app.services.offices import own_office
from desktop_app.services.printing.checking import problems
from desktop_app.services.printing.codes import grouped
from desktop_app.services.printing.filling import facts_of
from desktop_app.services.printing.naming import file_name
from desktop_app.services.printing.sources import AnySource, EvaluationSource
from desktop_app.services.printing.values import Print, PrintKind, PrintOrder
from desktop_app.services.profile import FourthQuarter, read_profile
from desktop_app.store.work import Work
from desktop_app.vault.blobs import Blobs


@dataclass(frozen=True, slots=True)
class Press:
    """What the office's profile says of every print of one run."""

    agency: str
    paper: Paper
    margins: Margins | None
    emblem: bytes | None
    emblem_lost: bool
    is_practice: bool
    fourth_is_final: bool
    dated: PlaceAndDay
    rules: RuleBook

    @classmethod
    def of(cls, work: Work, blobs: Blobs, order: PrintOrder) -> Press:
        own = own_office(work)
        profile = read_profile(work, own.audience_id)
        emblem, lost = None, False
        if profile.emblem is not None:
            try:
                emblem = blobs.read(profile.emblem.sha256)
            except Damaged:
                lost = True
        place = profile.place if order.place is None else order.place.strip()
        return cls(
            agency=profile.agency,
            paper=order.paper or profile.paper,
            margins=profile.margins,
            emblem=emblem,
            emblem_lost=lost,
            is_practice=own.is_practice,
            fourth_is_final=profile.fourth_quarter is FourthQuarter.AKHIR,
            dated=PlaceAndDay(place, order.dated_on),
            rules=work.rules,
        )

    def setup(self, *, draft: bool) -> PageSetup:
        return PageSetup(self.paper, self.margins, self.emblem, draft, self.is_practice)


def facts_for(press: Press, kind: PrintKind, source: AnySource, code: str = "") -> Facts:
    """The facts of a paper with the code it is registered under, if any."""
    facts = facts_of(kind, source, press.rules, press.agency, press.dated, press.fourth_is_final)
    return replace(facts, registration=Registration(code=grouped(code))) if code else facts


def printed(press: Press, kind: PrintKind, source: AnySource, code: str = "") -> Print:
    """The finished paper."""
    pdf = make_pdf(kind.form_id, facts_for(press, kind, source, code), press.setup(draft=source.is_draft))
    return described(press, kind, source, pdf.content, pdf.pages, code, pdf.report)


def described(  # noqa: PLR0917  # what is known of one finished paper
    press: Press,
    kind: PrintKind,
    source: AnySource,
    content: bytes,
    pages: int,
    code: str,
    report: Report | None = None,
) -> Print:
    """Bytes with their title, name and warnings."""
    return Print(
        kind=kind,
        person_id=source.person_id,
        object_id=source.object_id,
        pdf=content,
        pages=pages,
        title=title_of(kind, source),
        file_name=file_name(kind, source),
        warnings=tuple(warnings(press, kind, source, report or Report())),
        is_draft=source.is_draft,
        code=grouped(code),
    )


def warnings(press: Press, kind: PrintKind, source: AnySource, report: Report) -> Iterator[AppError]:
    """What the person in front of the printer should know before anybody signs."""
    for problem in problems(kind, source, press.dated):
        yield RuleBroken(problem.code, **problem.facts)
    for found in report.replaced:
        yield RuleBroken("cetak.huruf_tidak_tercetak", huruf=found.name or found.code, sekitar=found.around)
    if press.emblem_lost and kind is PrintKind.DOKUMEN_EVALUASI:
        yield RuleBroken("cetak.lambang_hilang")


def title_of(kind: PrintKind, source: AnySource) -> str:
    """Title of one paper: the form, its period, the person."""
    period = period_words(source.period.text) if isinstance(source, EvaluationSource) else "TAHUN"
    year = source.end.year
    words = f"Tahun {year}" if period.startswith("TAHUN") else f"{period.title()} {year}"
    return f"{form(kind.form_id).title}, {words}: {source.employee.name}"
