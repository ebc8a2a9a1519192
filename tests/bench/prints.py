"""One evaluation, and a thousand, as PDF against the bare canvas drawing the same marks."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from io import BytesIO
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from desktop_app.documents.facts import EvaluationFacts, PageSetup
from desktop_app.documents.fonts import Style, face
from desktop_app.documents.layout.pages import Laid
from desktop_app.documents.prints import lay, make_batch, make_pdf
from desktop_app.domain.errors import RuleBroken
from tests.bench.harness import Case, Sides, both
from tests.documents import document_samples

DIFFERENT = 20


def form_id() -> str:
    """The form that evaluation facts are for."""
    from desktop_app.documents.forms import EVALUASI

    return EVALUASI


def facts() -> list[EvaluationFacts]:
    """Evaluations of so many people."""
    first = document_samples.evaluation()
    people = [replace(first.employee, name=f"Contoh Pegawai {number}, S.Sos.") for number in range(DIFFERENT)]
    return [replace(first, employee=person) for person in people]


def bare_canvas(laid: Iterator[Laid]) -> bytes:
    """The floor: every mark put on reportlab's canvas in the plainest way, nothing measured."""
    from reportlab.pdfgen.canvas import Canvas

    buffer = BytesIO()
    faces = {style: face(style).name for style in Style}
    canvas: Any = Canvas(buffer, invariant=1, pageCompression=1)
    for form in laid:
        for page in form.pages:
            canvas.setPageSize((page.width, page.height))
            for fill in page.fills:
                canvas.setFillGray(fill.grey)
                bottom = page.height - fill.y - fill.height
                canvas.rect(fill.x, bottom, fill.width, fill.height, stroke=0, fill=1)
            canvas.setFillGray(0)
            for line in page.lines:
                canvas.setLineWidth(line.width)
                canvas.line(line.x1, page.height - line.y1, line.x2, page.height - line.y2)
            for mark in page.texts:
                canvas.setFont(faces[mark.style], mark.size)
                canvas.drawString(mark.x, page.height - mark.y, mark.text)
            canvas.showPage()
    canvas.save()
    return buffer.getvalue()


@contextmanager
def printing(_folder: Path, people: int) -> Iterator[Sides]:
    setup, form, different = PageSetup(), form_id(), facts()
    laid = [lay(form, each, setup) for each in different]
    if not laid[0].pages:
        raise RuleBroken("cetak.kosong")

    def ours() -> object:
        if people == 1:
            return make_pdf(form, different[0], setup)
        return make_batch(((form, each) for each in islice(cycle(different), people)), setup, "Evaluasi")

    with both(ours, lambda: bare_canvas(islice(cycle(laid), people))) as sides:
        yield sides


CASES = (
    Case(
        "cetak-satu", "one evaluation as PDF", "bare canvas, same marks", lambda f: printing(f, 1), repeats=15
    ),
    Case(
        "cetak-seribu",
        "1,000 evaluations as PDF",
        "bare canvas, same marks",
        lambda f: printing(f, 1_000),
        repeats=2,
    ),
)
