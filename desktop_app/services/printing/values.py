"""What printing is asked for and what it gives: orders, prints, and what a print lacks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Protocol

from desktop_app.documents import forms
from desktop_app.documents.facts import Paper
from desktop_app.domain.errors import AppError
from desktop_app.domain.records import Id

Step = Callable[[int, int], None]
"""Called with (done, total) after each paper; may raise to stop."""


class PrintKind(StrEnum):
    """The papers of part 1, by the words of the command line."""

    SKP = "skp"
    EVALUASI = "evaluasi"
    DOKUMEN_EVALUASI = "dokumen-evaluasi"

    @property
    def form_id(self) -> str:
        """The form that is printed today; a stored document keeps the one it was made with."""
        return _FORMS[self]

    @property
    def file_word(self) -> str:
        """First word of a file name."""
        return _FILE_WORDS[self]


_FORMS = {
    PrintKind.SKP: forms.SKP,
    PrintKind.EVALUASI: forms.EVALUASI,
    PrintKind.DOKUMEN_EVALUASI: forms.DOKUMEN_EVALUASI,
}
_FILE_WORDS = {
    PrintKind.SKP: "SKP",
    PrintKind.EVALUASI: "Evaluasi",
    PrintKind.DOKUMEN_EVALUASI: "Dokumen-Evaluasi",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintOrder:
    """How to print: None means as the office's profile says; an empty place and no day print as dots."""

    paper: Paper | None = None
    place: str | None = None
    dated_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Print:
    """One finished paper. `object_id` is the version of the plan or of the evaluation it shows.

    `warnings` are codes with facts for `desktop_app.words.sentences`; `code` is the verification code of a
    paper of record, "" for any other.
    """

    kind: PrintKind
    person_id: Id
    object_id: Id
    pdf: bytes
    pages: int
    title: str
    file_name: str
    warnings: tuple[AppError, ...] = ()
    is_draft: bool = False
    code: str = ""


class AnyPrint(Protocol):
    """A finished paper of any kind, as far as showing, saving and printing it goes."""

    @property
    def pdf(self) -> bytes: ...

    @property
    def pages(self) -> int: ...

    @property
    def title(self) -> str: ...

    @property
    def file_name(self) -> str: ...

    @property
    def warnings(self) -> tuple[AppError, ...]: ...

    @property
    def is_draft(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class PrintFailure:
    """A person whose paper could not be made, and why; the others are printed all the same."""

    person_id: Id
    error: AppError


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Many papers in one file, a bookmark each, in the order of unit and name."""

    pdf: bytes
    pages: int
    papers: int
    title: str
    file_name: str
    warnings: tuple[AppError, ...] = ()
    failures: tuple[PrintFailure, ...] = ()


@dataclass(frozen=True, slots=True)
class PrintProblem:
    """Something a paper lacks, whom it concerns, and what its sentence needs (defect 13)."""

    person_id: Id
    code: str
    facts: Mapping[str, object] = field(default_factory=dict)


class PrintRun(Iterator[Print]):
    """Prints one after the other; `failures` fills while they are taken, `total` counts all papers."""

    def __init__(self, made: Iterator[Print | PrintFailure], total: int) -> None:
        self._made = made
        self.total = total
        self.failures: list[PrintFailure] = []

    def __next__(self) -> Print:
        for made in self._made:
            if isinstance(made, Print):
                return made
            self.failures.append(made)
        raise StopIteration
