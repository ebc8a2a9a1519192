"""Printing the official forms: for one person, for many, in one file, and as papers of record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from desktop_app.documents.facts import Paper
from desktop_app.documents.layout.pages import Laid
from desktop_app.documents.paint import paint
from desktop_app.documents.preview import page_count
from desktop_app.documents.prints import lay
from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import AppError, NotAllowed, RuleBroken
from desktop_app.domain.records import Id
from desktop_app.domain.values import Acting, Period
from desktop_app.services.printing.checking import problems
from desktop_app.services.printing.evaluations import evaluation_sources
from desktop_app.services.printing.naming import batch_name
from desktop_app.services.printing.papers import Press, described, facts_for, printed, warnings
from desktop_app.services.printing.plans import plan_sources
from desktop_app.services.printing.records import Kept, as_kept, keep_paper, kept_papers
from desktop_app.services.printing.selection import PaperKey, by_unit_and_name, paper_keys
from desktop_app.services.printing.sources import AnySource
from desktop_app.services.printing.values import (
    Batch,
    Print,
    PrintFailure,
    PrintKind,
    PrintOrder,
    PrintProblem,
    PrintRun,
    Step,
)
from desktop_app.store.lists.people import PeopleList
from desktop_app.store.work import Store, Work
from desktop_app.vault.blobs import Blobs
from desktop_app.vault.files import write_atomically

_CHUNK = 100


class Printing:
    """The papers of one office. What was agreed prints from its snapshots, what is open prints as DRAF.

    `period` of an SKP is its year; every part of a split year is a paper of its own. `paper` None is that of
    the office's profile, `place` None the place of the profile ("" prints dots), `dated_on` None prints dots:
    the day of printing never dates a paper. `codes` is the key of the verification codes.
    """

    def __init__(self, store: Store, blobs: Blobs, codes: bytes) -> None:
        self._store, self._blobs, self._codes = store, blobs, codes
        self._people = PeopleList(store.engine)

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

        Raises `cetak.tidak_ada`, `cetak.bukan_hak`, `cetak.periode_bukan_tahun`.
        """
        order = _order(paper, place, dated_on)
        with self._store.look() as work:
            press = Press.of(work, self._blobs, order)
            source, others = self._one(work, acting, kind, period, person_id, of)
            kept = kept_papers(work, kind, [source.object_id]).get(source.object_id)
        made = self._printed(press, kind, source, kept, order)
        if not others:
            return made
        told = RuleBroken("cetak.ada_bagian_lain", nama=source.employee.name, jumlah=others + 1)
        return _with_warning(made, told)

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
        keys, missing = self._keys(kind, period, person_ids)
        made = self._run(acting, kind, period, keys, missing, order, step)
        return PrintRun(made, len(keys) + len(missing))

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
        keys, missing = self._keys(kind, period, person_ids)
        failures = [_no_paper(person_id, period) for person_id in missing]
        told: dict[str, AppError] = {}
        papers = self._laid(acting, kind, keys, order, failures, told, step)
        title = f"{kind.file_word} {period.text}"
        pdf = paint(papers, title, bookmarks=True) if keys else b""
        count = len(keys) + len(missing) - len(failures)
        if not count:
            raise RuleBroken("cetak.tidak_ada", periode=period.text)
        return Batch(
            pdf=pdf,
            pages=page_count(pdf),
            papers=count,
            title=title,
            file_name=batch_name(kind, period),
            warnings=tuple(told.values()),
            failures=tuple(failures),
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
        keys, missing = self._keys(kind, period, person_ids)
        found = [PrintProblem(p, "cetak.tidak_ada", {"periode": period.text}) for p in missing]
        for start in range(0, len(keys), _CHUNK):
            with self._store.look() as work:
                press = Press.of(work, self._blobs, _order(None, place, dated_on))
                sources = _sources(work, kind, keys[start : start + _CHUNK])
            for source in sources.values():
                if _may_read(acting, source):
                    found += problems(kind, source, press.dated)
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
        `cetak.tetap_tanpa_tanggal`.
        """
        with self._store.work() as work:
            press = Press.of(work, self._blobs, _order(paper, place, dated_on))
            source, _ = self._one(work, acting, kind, period, person_id, of)
            is_new = keep_paper(work, self._blobs, self._codes, acting, press, kind, source)
        return Changes.DOCUMENTS if is_new else Changes.NOTHING

    def write(self, made: Print | Batch, path: Path) -> None:
        """Writes the file whole or not at all; `berkas.penuh` when there is no room."""
        write_atomically(path, made.pdf)

    def _keys(
        self, kind: PrintKind, period: Period, person_ids: Sequence[Id] | None
    ) -> tuple[list[PaperKey], list[Id]]:
        """The papers there are, and the persons asked for by name who have none."""
        with self._store.look() as work:
            keys = paper_keys(work, kind, period, person_ids)
        if person_ids is None:
            return by_unit_and_name(self._people, keys), []
        having = {key.person_id for key in keys}
        return keys, [id for id in dict.fromkeys(person_ids) if id not in having]

    def _one(  # noqa: PLR0917
        self, work: Work, acting: Acting, kind: PrintKind, period: Period, person_id: Id, of: Id | None
    ) -> tuple[AnySource, int]:
        """The source asked for, and how many other papers the person has in the period."""
        keys = paper_keys(work, kind, period, [person_id])
        found = list(_sources(work, kind, keys, frozenset({of} if of else ())).values())
        wanted = [source for source in found if of is None or of in {source.root_id, source.object_id}]
        if not wanted:
            raise RuleBroken("cetak.tidak_ada", periode=period.text)
        if not _may_read(acting, wanted[-1]):
            raise NotAllowed("cetak.bukan_hak")
        return wanted[-1], 0 if of else len(wanted) - 1

    def _run(  # noqa: PLR0917
        self,
        acting: Acting,
        kind: PrintKind,
        period: Period,
        keys: Sequence[PaperKey],
        missing: Sequence[Id],
        order: PrintOrder,
        step: Step | None,
    ) -> Iterator[Print | PrintFailure]:
        yield from (_no_paper(person_id, period) for person_id in missing)
        for number, (key, read) in enumerate(self._read(acting, kind, keys, order), start=1):
            yield self._tried(kind, key, read, order)
            if step:
                step(number, len(keys))

    def _tried(
        self, kind: PrintKind, key: PaperKey, read: _Read | AppError, order: PrintOrder
    ) -> Print | PrintFailure:
        if isinstance(read, AppError):
            return PrintFailure(key.person_id, read)
        press, source, kept = read
        try:
            return self._printed(press, kind, source, kept, order)
        except AppError as error:
            return PrintFailure(key.person_id, error)

    def _laid(  # noqa: PLR0917
        self,
        acting: Acting,
        kind: PrintKind,
        keys: Sequence[PaperKey],
        order: PrintOrder,
        failures: list[PrintFailure],
        told: dict[str, AppError],
        step: Step | None,
    ) -> Iterator[Laid]:
        """Papers on pages; failures and warnings are noted while they pass, each warning once."""
        for number, (key, read) in enumerate(self._read(acting, kind, keys, order), start=1):
            if isinstance(read, AppError):
                failures.append(PrintFailure(key.person_id, read))
                continue
            press, source, kept = read
            code = ""
            if kept is not None and kept.fits(order):
                press, code = as_kept(press, kept, order), kept.document.code
            try:
                laid = lay(
                    kind.form_id,
                    facts_for(press, kind, source, code),
                    press.setup(draft=source.is_draft),
                )
            except AppError as error:
                failures.append(PrintFailure(key.person_id, error))
                continue
            for warning in warnings(press, kind, source, laid.report):
                told.setdefault(repr(warning), warning)
            yield laid
            if step:
                step(number, len(keys))

    def _read(
        self, acting: Acting, kind: PrintKind, keys: Sequence[PaperKey], order: PrintOrder
    ) -> Iterator[tuple[PaperKey, _Read | AppError]]:
        """What each paper is made from, a hundred at a time; no transaction is open while one is printed."""
        for start in range(0, len(keys), _CHUNK):
            part = keys[start : start + _CHUNK]
            with self._store.look() as work:
                press = Press.of(work, self._blobs, order)
                sources = _tried_sources(work, kind, part)
                objects = [s.object_id for s in sources.values() if not isinstance(s, AppError)]
                kept = kept_papers(work, kind, objects)
            for key in part:
                source = sources.get(key.root_id)
                if isinstance(source, AppError):
                    yield key, source
                elif source is not None and _may_read(acting, source):
                    yield key, (press, source, kept.get(source.object_id))

    def _printed(
        self, press: Press, kind: PrintKind, source: AnySource, kept: Kept | None, order: PrintOrder
    ) -> Print:
        """The file that was kept, if it is what is asked for; else the paper laid out now."""
        if kept is None or not kept.fits(order):
            return printed(press, kind, source)
        press, code = as_kept(press, kept, order), kept.document.code
        if press.paper is not kept.paper:
            return printed(press, kind, source, code)
        content = self._blobs.read(kept.sha256)
        return described(press, kind, source, content, page_count(content), code)


_Read = tuple[Press, AnySource, Kept | None]


def _order(paper: Paper | str | None, place: str | None, dated_on: date | None) -> PrintOrder:
    return PrintOrder(paper=Paper(paper) if paper else None, place=place, dated_on=dated_on)


def _sources(
    work: Work, kind: PrintKind, keys: Sequence[PaperKey], wanted: frozenset[Id] = frozenset()
) -> dict[Id, AnySource]:
    if kind is PrintKind.SKP:
        return dict(plan_sources(work, keys, wanted))
    return dict(evaluation_sources(work, keys, wanted))


def _tried_sources(work: Work, kind: PrintKind, keys: Sequence[PaperKey]) -> dict[Id, AnySource | AppError]:
    """Sources read together; when one of them is broken, one after the other, so that it stops no other."""
    try:
        return dict(_sources(work, kind, keys))
    except AppError:
        found: dict[Id, AnySource | AppError] = {}
        for key in keys:
            try:
                found.update(_sources(work, kind, [key]))
            except AppError as error:
                found[key.root_id] = error
        return found


def _may_read(acting: Acting, source: AnySource) -> bool:
    return acting.is_operator or acting.person_id in source.may_read


def _no_paper(person_id: Id, period: Period) -> PrintFailure:
    return PrintFailure(person_id, RuleBroken("cetak.tidak_ada", periode=period.text))


def _with_warning(made: Print, warning: AppError) -> Print:
    return replace(made, warnings=(*made.warnings, warning))
