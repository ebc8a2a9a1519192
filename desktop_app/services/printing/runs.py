"""One printing run: which papers are asked for, what each is made from, and the papers themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from desktop_app.documents.layout.pages import Laid
from desktop_app.documents.preview import page_count
from desktop_app.documents.prints import lay
from desktop_app.domain.errors import AppError, NotAllowed, RuleBroken
from desktop_app.domain.records import Id
from desktop_app.domain.values import Acting, Period
from desktop_app.services.printing.evaluations import evaluation_sources
from desktop_app.services.printing.papers import Press, described, facts_for, printed, warnings
from desktop_app.services.printing.plans import plan_sources
from desktop_app.services.printing.records import Kept, as_kept, kept_papers
from desktop_app.services.printing.selection import PaperKey, by_unit_and_name, paper_keys
from desktop_app.services.printing.sources import AnySource, shown_to
from desktop_app.services.printing.values import Print, PrintFailure, PrintKind, PrintOrder, Step
from desktop_app.store.lists.evaluations import EvaluationList
from desktop_app.store.lists.people import PeopleList
from desktop_app.store.work import Store, Work
from desktop_app.vault.blobs import Blobs

_CHUNK = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """Who wants which papers, and how; `person_ids` None means everybody he may see."""

    acting: Acting
    kind: PrintKind
    period: Period
    order: PrintOrder
    person_ids: Sequence[Id] | None = None

    @property
    def nothing(self) -> RuleBroken:
        """What is said when somebody has no such paper."""
        return RuleBroken("cetak.tidak_ada", periode=self.period.text)


@dataclass(frozen=True, slots=True)
class Ready:
    """All that one paper is made from."""

    press: Press
    source: AnySource
    kept: Kept | None


@dataclass(slots=True)
class Notes:
    """What went by while a batch was made; each warning once."""

    papers: int = 0
    pages: int = 0
    failures: list[PrintFailure] = field(default_factory=list)
    warnings: dict[str, AppError] = field(default_factory=dict)


class Pressroom:
    """Reads a hundred papers at a time; no transaction is open while one of them is printed."""

    def __init__(self, store: Store, blobs: Blobs) -> None:
        self._store, self._blobs = store, blobs
        self._people, self._evaluations = PeopleList(store.engine), EvaluationList(store.engine)

    def keys(self, errand: Errand) -> tuple[list[PaperKey], list[PrintFailure]]:
        """The papers there are, and the persons asked for by name who have none."""
        with self._store.look() as work:
            keys = paper_keys(work, errand.kind, errand.period, errand.person_ids)
        if errand.person_ids is None:
            return by_unit_and_name(self._people, keys), []
        having = {key.person_id for key in keys}
        missing = [id for id in dict.fromkeys(errand.person_ids) if id not in having]
        return keys, [PrintFailure(id, errand.nothing) for id in missing]

    def one(self, work: Work, errand: Errand, person_id: Id, of: Id | None) -> tuple[Ready, int]:
        """The paper asked for, and how many others the person has in the period."""
        keys = paper_keys(work, errand.kind, errand.period, [person_id])
        found = list(self._sources(work, errand.kind, keys, frozenset({of} if of else ())).values())
        wanted = [source for source in found if of is None or of in {source.root_id, source.object_id}]
        if not wanted:
            raise errand.nothing
        shown = shown_to(errand.acting, wanted[-1])
        if shown is None:
            raise NotAllowed("cetak.bukan_hak")
        kept = kept_papers(work, errand.kind, [shown.object_id]).get(shown.object_id)
        press = Press.of(work, self._blobs, errand.order)
        return Ready(press, shown, kept), 0 if of else len(wanted) - 1

    def read(self, errand: Errand, keys: Sequence[PaperKey]) -> Iterator[tuple[PaperKey, Ready | AppError]]:
        """What each paper is made from, or why it cannot be made."""
        for start in range(0, len(keys), _CHUNK):
            part = keys[start : start + _CHUNK]
            with self._store.look() as work:
                press = Press.of(work, self._blobs, errand.order)
                sources = self._each_source(work, errand.kind, part)
                found = [s.object_id for s in sources.values() if not isinstance(s, AppError)]
                kept = kept_papers(work, errand.kind, found)
            for key in part:
                source = sources.get(key.root_id, errand.nothing)
                shown = source if isinstance(source, AppError) else shown_to(errand.acting, source)
                if shown is None and errand.person_ids is None:
                    continue  # everybody means: everybody he may see
                if shown is None:
                    yield key, NotAllowed("cetak.bukan_hak")
                elif isinstance(shown, AppError):
                    yield key, shown
                else:
                    yield key, Ready(press, shown, kept.get(shown.object_id))

    def made(
        self, errand: Errand, keys: Sequence[PaperKey], step: Step | None
    ) -> Iterator[Print | PrintFailure]:
        """Papers and failures in the order of the keys."""
        for number, (key, ready) in enumerate(self.read(errand, keys), start=1):
            try:
                if isinstance(ready, AppError):
                    raise ready
                yield self.printed(errand, ready)
            except AppError as error:
                yield PrintFailure(key.person_id, error)
            if step:
                step(number, len(keys))

    def laid(
        self, errand: Errand, keys: Sequence[PaperKey], notes: Notes, step: Step | None
    ) -> Iterator[Laid]:
        """The same papers on pages, for one file."""
        for number, (key, ready) in enumerate(self.read(errand, keys), start=1):
            try:
                if isinstance(ready, AppError):
                    raise ready
                laid, press = _laid(errand, ready)
            except AppError as error:
                notes.failures.append(PrintFailure(key.person_id, error))
                continue
            for warning in warnings(press, errand.kind, ready.source, laid.report):
                notes.warnings.setdefault(repr(warning), warning)
            notes.papers += 1
            notes.pages += len(laid.pages)
            yield laid
            if step:
                step(number, len(keys))

    def printed(self, errand: Errand, ready: Ready) -> Print:
        """The file that was kept, if it is what is asked for; else the paper laid out now."""
        press, code = _dressed(errand, ready)
        kept = ready.kept
        if not code or kept is None or press.paper is not kept.paper:
            return printed(press, errand.kind, ready.source, code)
        content = self._blobs.read(kept.sha256)
        return described(press, errand.kind, ready.source, content, page_count(content), code)

    def _sources(
        self, work: Work, kind: PrintKind, keys: Sequence[PaperKey], wanted: frozenset[Id] = frozenset()
    ) -> dict[Id, AnySource]:
        if kind is PrintKind.SKP:
            return dict(plan_sources(work, keys, wanted))
        return dict(evaluation_sources(work, self._evaluations, keys, wanted))

    def _each_source(
        self, work: Work, kind: PrintKind, keys: Sequence[PaperKey]
    ) -> dict[Id, AnySource | AppError]:
        """Sources read together; if one of them is broken, one after the other, so that it stops no other."""
        try:
            return dict(self._sources(work, kind, keys))
        except AppError:
            found: dict[Id, AnySource | AppError] = {}
            for key in keys:
                try:
                    found.update(self._sources(work, kind, [key]))
                except AppError as error:
                    found[key.root_id] = error
            return found


def _laid(errand: Errand, ready: Ready) -> tuple[Laid, Press]:
    press, code = _dressed(errand, ready)
    facts = facts_for(press, errand.kind, ready.source, code)
    return lay(errand.kind.form_id, facts, press.setup(draft=ready.source.is_draft)), press


def _dressed(errand: Errand, ready: Ready) -> tuple[Press, str]:
    """A paper of record goes out as it was dated, under its code; asked for otherwise it is no record."""
    if ready.kept is None or not ready.kept.fits(errand.order):
        return ready.press, ""
    return as_kept(ready.press, ready.kept, errand.order), ready.kept.document.code
