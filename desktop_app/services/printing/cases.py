"""Printing the official forms: for one person, for many, in one file, and as papers of record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import chain
from pathlib import Path

from desktop_app.documents.facts import Paper
from desktop_app.documents.paint import paint
from desktop_app.documents.preview import Picture, render
from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import AppError, RuleBroken
from desktop_app.domain.records import Id
from desktop_app.domain.values import Acting, Period
from desktop_app.services.printing.checking import problems
from desktop_app.services.printing.naming import batch_name
from desktop_app.services.printing.records import keep_paper
from desktop_app.services.printing.runs import Errand, Notes, Pressroom
from desktop_app.services.printing.values import (
    AnyPrint,
    Batch,
    Print,
    PrintKind,
    PrintOrder,
    PrintProblem,
    PrintRun,
    Step,
)
from desktop_app.store.work import Store
from desktop_app.vault.blobs import Blobs
from desktop_app.vault.files import write_atomically


class Printing:
    """The papers of one office. What was agreed prints from its snapshots, what is open prints as DRAF.

    `period` of an SKP is its year; every part of a split year is a paper of its own. `paper` None is that of
    the office's profile, `place` None the place of the profile ("" prints dots), `dated_on` None prints dots:
    the day of printing never dates a paper. `codes` is the key of the verification codes.
    """

    def __init__(self, store: Store, blobs: Blobs, codes: bytes) -> None:
        self._store, self._blobs, self._codes = store, blobs, codes
        self._room = Pressroom(store, blobs)

    def make(
        self,
        acting: Acting,
        kind: PrintKind,
        period: Period,
        person_id: Id,
        *,
        paper: Paper | str | None = None,
        place: str | None = None,
        dated_on: date | None = None,
        of: Id | None = None,
    ) -> Print:
        """One paper. `of` names a plan, an evaluation or one of their versions where a person has several;
        without it the last part is printed, with a warning that there are others.

        A paper of record comes out as it was kept, byte for byte, unless another place, day or sheet is asked
        for. Raises `cetak.tidak_ada`, `cetak.bukan_hak`.
        """
        order = _order(paper, place, dated_on)
        errand = Errand(acting=acting, kind=kind, period=period, order=order)
        with self._store.look() as work:
            ready, others = self._room.one(work, errand, person_id, of)
        made = self._room.printed(errand, ready)
        if not others:
            return made
        name = ready.source.employee.name
        told: AppError = RuleBroken("cetak.ada_bagian_lain", nama=name, jumlah=others + 1)
        return replace(made, warnings=(*made.warnings, told))

    def make_all(
        self,
        acting: Acting,
        kind: PrintKind,
        period: Period,
        person_ids: Sequence[Id] | None = None,
        *,
        paper: Paper | str | None = None,
        place: str | None = None,
        dated_on: date | None = None,
        step: Step | None = None,
    ) -> PrintRun:
        """The papers of these persons in the order given, or of everybody by unit and name.

        One who cannot be printed is listed in `failures` of the run, with the reason; the others go on. A
        person without such a paper in the period is no failure when everybody was asked for.
        """
        order = _order(paper, place, dated_on)
        errand = Errand(acting=acting, kind=kind, period=period, person_ids=person_ids, order=order)
        keys, missing = self._room.keys(errand)
        return PrintRun(chain(missing, self._room.made(errand, keys, step)), len(keys) + len(missing))

    def batch(
        self,
        acting: Acting,
        kind: PrintKind,
        period: Period,
        person_ids: Sequence[Id] | None = None,
        *,
        paper: Paper | str | None = None,
        place: str | None = None,
        dated_on: date | None = None,
        step: Step | None = None,
    ) -> Batch:
        """The same papers in one file for the printer, with a bookmark for each.

        Raises `cetak.tidak_ada` when there is not one paper.
        """
        order = _order(paper, place, dated_on)
        errand = Errand(acting=acting, kind=kind, period=period, person_ids=person_ids, order=order)
        keys, missing = self._room.keys(errand)
        notes = Notes()
        title = f"{kind.file_word} {period.text}"
        pdf = paint(self._room.laid(errand, keys, notes, step), title, bookmarks=True)
        if not notes.papers:
            raise errand.nothing
        return Batch(
            pdf=pdf,
            pages=notes.pages,
            papers=notes.papers,
            title=title,
            file_name=batch_name(kind, period),
            warnings=tuple(notes.warnings.values()),
            failures=(*missing, *notes.failures),
        )

    def check(
        self,
        acting: Acting,
        kind: PrintKind,
        period: Period,
        person_ids: Sequence[Id] | None = None,
        *,
        place: str | None = None,
        dated_on: date | None = None,
    ) -> list[PrintProblem]:
        """What is missing on the papers before they are printed, in their order (goal 81)."""
        order = _order(None, place, dated_on)
        errand = Errand(acting=acting, kind=kind, period=period, person_ids=person_ids, order=order)
        keys, missing = self._room.keys(errand)
        found = [PrintProblem(each.person_id, each.error.code, each.error.facts) for each in missing]
        for key, ready in self._room.read(errand, keys):
            if isinstance(ready, AppError):
                found.append(PrintProblem(key.person_id, ready.code, ready.facts))
            else:
                found += problems(kind, ready.source, ready.press.dated)
        return found

    def finalise(
        self,
        acting: Acting,
        kind: PrintKind,
        period: Period,
        person_id: Id,
        *,
        dated_on: date,
        place: str | None = None,
        paper: Paper | str | None = None,
        of: Id | None = None,
    ) -> Changes:
        """Makes a paper one of record: kept in the vault, with a verification code; it replaces an older one.

        Doing it again for the same content changes nothing. Raises `cetak.masih_draf`,
        `cetak.tetap_tanpa_tanggal`, and what `make` raises.
        """
        order = _order(paper, place, dated_on)
        errand = Errand(acting=acting, kind=kind, period=period, order=order)
        with self._store.work(acting) as work:
            ready, _ = self._room.one(work, errand, person_id, of)
            is_new = keep_paper(work, self._blobs, self._codes, acting, kind, ready.press, ready.source)
        return Changes.DOCUMENTS if is_new else Changes.NOTHING

    def write(self, made: AnyPrint | Batch, path: Path) -> None:
        """Writes the file whole or not at all; `berkas.penuh` when there is no room."""
        write_atomically(path, made.pdf)

    def picture(self, made: AnyPrint | Batch, page: int, dpi: float) -> Picture:
        """One page (from 0) for the screen."""
        return render(made.pdf, page, dpi)


def _order(paper: Paper | str | None, place: str | None, dated_on: date | None) -> PrintOrder:
    return PrintOrder(paper=Paper(paper) if paper else None, place=place, dated_on=dated_on)
