"""The door of this floor: facts in, PDF out. The same facts and setup give the same bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from desktop_app.documents.facts import Facts, PageSetup
from desktop_app.documents.forms import form
from desktop_app.documents.layout.pages import Laid, frame, lay_out
from desktop_app.documents.letters import LETTERS
from desktop_app.documents.letters.facts import LetterFacts
from desktop_app.documents.paint import paint
from desktop_app.documents.text import Report

AnyFacts = Facts | LetterFacts


@dataclass(frozen=True, slots=True)
class Pdf:
    """A finished file: its bytes, how many pages, and what cleaning the texts found."""

    content: bytes
    pages: int
    report: Report


def make_pdf(form_id: str, facts: AnyFacts, setup: PageSetup) -> Pdf:
    """One form or letter as a PDF."""
    laid = lay(form_id, facts, setup)
    return Pdf(paint((laid,), laid.title, bookmarks=False), len(laid.pages), laid.report)


def make_batch(
    items: Iterable[tuple[str, AnyFacts]], setup: PageSetup, title: str = "Cetakan bersama"
) -> Pdf:
    """Many forms in one PDF for the printer: shared fonts, one bookmark per person, in the order given.

    The items are read one by one, so that a generator may report progress or stop.
    """
    seen = _Seen()
    content = paint(seen.through(items, setup), title, bookmarks=True)
    return Pdf(content, seen.pages, seen.report)


def display_list(form_id: str, facts: AnyFacts, setup: PageSetup) -> dict[str, Any]:
    """What a form draws, as JSON-able data: equal on every machine, for comparison with stored samples."""
    laid = lay(form_id, facts, setup)
    return {
        "form": form_id,
        "title": laid.title,
        "owner": laid.owner,
        "removed": laid.report.removed,
        "replaced": [found.code for found in laid.report.replaced],
        "pages": [page.as_data() for page in laid.pages],
    }


def lay(form_id: str, facts: Any, setup: PageSetup) -> Laid:
    """A form or letter on pages, before it becomes a file; each checks that the facts are of its kind."""
    wanted = LETTERS.get(form_id) or form(form_id)
    return lay_out(wanted.build(facts, setup), frame(setup, wanted.landscape, wanted.margins), setup)


class _Seen:
    """Counts pages and gathers reports while forms pass by."""

    def __init__(self) -> None:
        self.pages = 0
        self.report = Report()

    def through(self, items: Iterable[tuple[str, AnyFacts]], setup: PageSetup) -> Iterator[Laid]:
        for form_id, facts in items:
            laid = lay(form_id, facts, setup)
            self.pages += len(laid.pages)
            found = laid.report
            self.report = replace(
                self.report,
                replaced=(*self.report.replaced, *found.replaced),
                removed=self.report.removed + found.removed,
            )
            yield laid
