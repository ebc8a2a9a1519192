"""What waits for a person, as he reads it: the contents at odds side by side, and the life of a row."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.records import Id
from desktop_app.services.exchange.contents import AnswerForm, Reader, answer_form
from desktop_app.services.exchange.identity import own_of
from desktop_app.services.exchange.titles import person_of, title_of
from desktop_app.services.exchange.trust import office_of
from desktop_app.services.exchange.values import Candidate, Decision, HistoryLine, Waiting
from desktop_app.store.exchange.clocks import is_doubtful
from desktop_app.store.exchange.questions import (
    SPECIAL,
    Question,
    Told,
    held_content,
    history_of,
    last_contents,
    questions,
    table_of,
)
from desktop_app.store.exchange.states import late_rows
from desktop_app.store.exchange.waiting import Open, open_late, open_questions
from desktop_app.store.schema import KIND_OF
from desktop_app.store.work import Work
from desktop_app.sync.blocks import OpKind
from desktop_app.sync.fold import DELETED, LOCKED

LATE = "_susulan"
_WHOLE_ROW = AnswerForm("tidak")


@dataclass(slots=True)
class _Gone:
    """Stands in for a deleted row: what it hung on."""

    person_id: Id | None = None
    skp_id: Id | None = None
    evaluation_id: Id | None = None
    version_id: Id | None = None


class Asking:
    """Questions within one transaction; names of offices and contents are read once."""

    def __init__(self, work: Work) -> None:
        self._work, self._log, self._reader = work, work.log(), Reader(work)
        self._own = own_of(work).office
        self._offices: dict[bytes, tuple[str, str]] = {}

    def all(self) -> list[Decision]:
        """Every question, late lines last."""
        found = [self._decision(question) for question in questions(self._log)]
        return found + self._late()

    def waiting(self) -> list[Waiting]:
        """Every question without its contents, late lines last."""
        connection, now = self._work.connection, self._work.now
        found = [*open_questions(connection, now), *open_late(connection, now, LATE)]
        return [self._waiting(each) for each in found]

    def one(self, row: Id, field: str) -> Decision | None:
        """One question; None when it is settled."""
        if field == LATE:
            return next((each for each in self._late() if each.row == row), None)
        found = (each for each in questions(self._log, row) if each.field == field)
        return next((self._decision(question) for question in found), None)

    def history(self, row: Id) -> list[HistoryLine]:
        """The whole life of a row."""
        held = history_of(self._log, row)
        table = table_of(self._log, row)
        return [self._line(table, told) for told in held]

    def _waiting(self, found: Open) -> Waiting:
        title, person = self._called(Question(found.table, found.row, found.field, ()))
        return Waiting(
            found.table, Id(found.row), found.field, title, person, found.since, found.is_doubtful,
            tuple(self._office(office)[0] for office in found.offices),
        )  # fmt: skip

    def _decision(self, question: Question) -> Decision:
        is_whole = question.field in SPECIAL
        title, person = self._called(question)
        return Decision(
            question.table,
            Id(question.row),
            question.field,
            title,
            person,
            tuple(self._candidate(question, told) for told in question.candidates),
            self._before(question),
            is_whole,
            self._now_held(question) if is_whole else None,
            _WHOLE_ROW if is_whole else answer_form(question.table, question.field),
        )

    def _candidate(self, question: Question, told: Told) -> Candidate:
        code, name = self._office(told.office)
        raw = told.body.get(question.field)
        is_whole = question.field in SPECIAL
        shown = (
            self._reader.summary(question.table, told.body)
            if is_whole
            else self._reader.text(question.table, question.field, raw)
        )
        return Candidate(
            (told.sid, told.seq), shown, raw, told.kind, Id(told.office), code, name, told.who, told.wall,
            self._is_doubtful(told), told.reason,
            not is_whole and held_content(self._log, question) == raw,
        )  # fmt: skip

    def _line(self, table: str, told: Told) -> HistoryLine:
        code, name = self._office(told.office)
        fields = self._reader.row(table, told.body)
        doubt = self._is_doubtful(told)
        return HistoryLine(told.kind, fields, code, name, told.who, told.wall, doubt, told.reason)

    def _office(self, id: bytes) -> tuple[str, str]:
        """Code and name."""
        if id not in self._offices:
            office = office_of(self._work, Id(id)) or self._own
            self._offices[id] = (office.code, office.name)
        return self._offices[id]

    def _is_doubtful(self, told: Told) -> bool:
        return is_doubtful(self._work.connection, told.sid, told.seq, told.wall, self._work.now)

    def _before(self, question: Question) -> str | None:
        """What the field held before the candidates: the latest content that none of them wrote."""
        if question.field in SPECIAL:
            return None
        at_odds = {(told.sid, told.seq) for told in question.candidates}
        held = None
        for told in history_of(self._log, question.row):
            if (told.sid, told.seq) in at_odds:
                break
            if question.field in told.body:
                held = self._reader.text(question.table, question.field, told.body[question.field])
        return held

    def _now_held(self, question: Question) -> str | None:
        if question.field == DELETED:
            return self._reader.summary(question.table, last_contents(self._log, question.row))
        binding = OpKind.LOCK if question.field == LOCKED else OpKind.INSERT
        found = [told for told in history_of(self._log, question.row) if told.kind == binding]
        return self._reader.summary(question.table, found[0].body) if found else None

    def _late(self) -> list[Decision]:
        found = []
        for row, _, table in late_rows(self._work.connection):
            record = self._work.get(KIND_OF[table], Id(row))
            if record is None:
                continue
            question = Question(table, row, DELETED, tuple(history_of(self._log, row)))
            candidates = tuple(self._candidate(question, told) for told in question.candidates)
            title, person = title_of(self._work, record), person_of(self._work, record)
            found.append(
                Decision(table, Id(row), LATE, title, person, candidates, None, True, None, _WHOLE_ROW)
            )
        return found

    def _gone(self, question: Question) -> tuple[str, Id | None]:
        """A deleted row is called by whom it belonged to, or by what it held last."""
        held = last_contents(self._log, question.row)
        gone = _Gone()
        for name in ("person_id", "skp_id", "evaluation_id", "version_id"):
            content = held.get(name)
            if isinstance(content, str):
                setattr(gone, name, Id(bytes.fromhex(content)))
        person_id = person_of(self._work, gone)
        if person_id is not None:
            return self._reader.text("skp", "person_id", person_id.hex()) or "", person_id
        named = (str(held[name]) for name in ("name", "title", "key", "text") if held.get(name))
        return next(named, ""), None

    def _called(self, question: Question) -> tuple[str, Id | None]:
        """What a row is called, and whose it is."""
        record = self._work.get(KIND_OF[question.table], Id(question.row))
        if record is None:
            return self._gone(question)
        return title_of(self._work, record), person_of(self._work, record)
