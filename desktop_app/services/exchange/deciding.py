"""What waits for a person, side by side, and his decision: an operation that closes it everywhere."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import Refused, RuleBroken
from desktop_app.domain.records import Id
from desktop_app.domain.values import Acting
from desktop_app.services.exchange.identity import own_of
from desktop_app.services.exchange.titles import person_of, title_of
from desktop_app.services.exchange.trust import office_of
from desktop_app.services.exchange.values import Candidate, Decision, HistoryLine
from desktop_app.store.exchange.acts import record_act
from desktop_app.store.exchange.log import Log
from desktop_app.store.exchange.questions import (
    SPECIAL,
    Question,
    Told,
    acknowledge,
    decide,
    held_content,
    history_of,
    last_contents,
    questions,
    table_of,
)
from desktop_app.store.exchange.sealing import seal
from desktop_app.store.exchange.shapes import shapes
from desktop_app.store.exchange.states import late_rows
from desktop_app.store.following import follow_rows
from desktop_app.store.schema import KIND_OF
from desktop_app.store.work import Store, Work
from desktop_app.sync.blocks import SCHEMA, OpKind
from desktop_app.sync.checking import check_operation
from desktop_app.sync.fold import DELETED, Content
from desktop_app.sync.shapes import FieldShape

LATE = "_susulan"
_DOUBT = timedelta(days=1)


class Deciding:
    """Questions and decisions."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def decisions(self, person_id: Id | None = None) -> list[Decision]:
        """All that waits, or what waits of one person."""
        with self._store.look() as work:
            found = [_decision(work, work.log(), question) for question in questions(work.log())]
            found += _late(work)
        return [each for each in found if person_id is None or each.person_id == person_id]

    def history(self, row: Id) -> list[HistoryLine]:
        """The whole life of a row, from the log."""
        with self._store.look() as work:
            return [_line(work, told) for told in history_of(work.log(), row)]

    def choose(self, acting: Acting, row: Id, field: str, key: tuple[str, int], reason: str = "") -> Changes:
        """Takes the content of one candidate."""
        with self._store.look() as work:
            question = _need_question(work.log(), row, field)
            told = next((t for t in question.candidates if (t.sid, t.seq) == tuple(key)), None)
        if told is None:
            raise RuleBroken("sinkron.pilihan_hilang")
        return self._set(acting, row, {field: told.body.get(field)}, reason)

    def write(self, acting: Acting, row: Id, field: str, text: str | None, reason: str = "") -> Changes:
        """Takes another content than those at odds; raises `sinkron.isi_tidak_sah` for what cannot stand."""
        with self._store.look() as work:
            question = _need_question(work.log(), row, field)
        shape = shapes()[question.table].fields[field]
        return self._set(acting, row, {field: _read(shape, text)}, reason)

    def restore(self, acting: Acting, row: Id, reason: str) -> Changes:
        """Brings a row back that one office deleted and another one edited."""
        _need_reason(reason)

        def deed(log: Log, table: str) -> None:
            decide(log, table, row, values=last_contents(log, row), restore=True)

        return self._deed(acting, row, reason, "kembalikan", deed)

    def leave_deleted(self, acting: Acting, row: Id, reason: str) -> Changes:
        """The row stays deleted, or a late line is put away; what it held stays in its history."""
        _need_reason(reason)
        return self._deed(
            acting, row, reason, "tetap dihapus", lambda log, table: decide(log, table, row, values=None)
        )

    def acknowledge(self, acting: Acting, row: Id, reason: str) -> Changes:
        """What came too late for a locked row, or was nobody's to write, was seen; the row stays as it is."""
        _need_reason(reason)
        return self._deed(acting, row, reason, "diketahui", lambda log, table: acknowledge(log, table, row))

    def choose_all(self, acting: Acting, table: str, field: str, office: Id, reason: str) -> Changes:
        """One rule for all questions of a field: take what this office wrote; one operation for each row."""
        _need_reason(reason)
        changes = Changes.NOTHING
        for decision in self.decisions():
            if (decision.table, decision.field) != (table, field):
                continue
            with self._store.look() as work:
                question = _need_question(work.log(), decision.row, field)
            told = [t for t in question.candidates if t.office == office]
            if told:
                changes |= self.choose(acting, decision.row, field, (told[-1].sid, told[-1].seq), reason)
        return changes

    def _set(self, acting: Acting, row: Id, values: dict[str, Content], reason: str) -> Changes:
        with self._store.look() as work:
            role = own_of(work).standing.role

        def deed(log: Log, table: str) -> None:
            _check(table, values, role)
            decide(log, table, row, values=values)

        return self._deed(acting, row, reason, "pilih", deed)

    def _deed(
        self, acting: Acting, row: Id, reason: str, what: str, deed: Callable[[Log, str], None]
    ) -> Changes:
        with self._store.work(acting, reason or None) as work:
            own, log = own_of(work), work.log()
            seal(log, own.author, work.now)
            table = table_of(log, row)
            follow_rows(work, {row: table})
            deed(log, table)
            seal(log, own.author, work.now)
            follow_rows(work, {row: table})
            record_act(
                work.connection, work.now.isoformat(timespec="milliseconds"), acting.title, "putuskan",
                about=table, detail={"baris": row.hex(), "putusan": what, "alasan": reason},
            )  # fmt: skip
        return ~Changes.NOTHING


def _decision(work: Work, log: Log, question: Question) -> Decision:
    record = work.get(KIND_OF[question.table], Id(question.row))
    candidates = tuple(_candidate(work, log, question, told) for told in question.candidates)
    return Decision(
        question.table,
        Id(question.row),
        question.field,
        title_of(work, record) if record else _last_title(work, log, question),
        person_of(work, record) if record else None,
        candidates,
        _before(log, question),
        question.field in SPECIAL,
    )


def _last_title(work: Work, log: Log, question: Question) -> str:
    """A deleted row is called by what it held last."""
    held = last_contents(log, question.row)
    for name in ("person_id", "skp_id", "evaluation_id", "version_id"):
        if isinstance(held.get(name), str):
            stand_in = type("Gone", (), {name: Id(bytes.fromhex(str(held[name])))})()
            person_id = person_of(work, stand_in)
            if person_id is not None:
                return title_of(work, type("Gone", (), {"person_id": person_id})())
    return next((str(held[name]) for name in ("name", "title", "key", "text") if held.get(name)), "")


def _candidate(work: Work, log: Log, question: Question, told: Told) -> Candidate:
    office = office_of(work, Id(told.office))
    own = own_of(work).office
    code, name = (office.code, office.name) if office else (own.code, own.name)
    raw = told.body.get(question.field)
    return Candidate(
        (told.sid, told.seq),
        _shown(told, question.field),
        raw,
        told.kind,
        code,
        name,
        told.who,
        told.wall,
        _is_doubtful(told, work.now),
        told.reason,
        _is_current(log, question, told),
    )


def _shown(told: Told, field: str) -> str | None:
    if field in SPECIAL:
        pairs = [f"{name}: {content}" for name, content in told.body.items() if content is not None]
        return "; ".join(pairs)[:2000] or None
    content = told.body.get(field)
    return None if content is None else str(content)


def _is_current(log: Log, question: Question, told: Told) -> bool:
    """Whether this is what the table shows provisionally."""
    if question.field in SPECIAL:
        return False
    return held_content(log, question) == told.body.get(question.field)


def _is_doubtful(told: Told, now: datetime) -> bool:
    """A clock that runs ahead of ours by more than a day; clocks decide nothing, people should know."""
    try:
        return datetime.fromisoformat(told.wall) - now > _DOUBT
    except (ValueError, TypeError):
        return True


def _before(log: Log, question: Question) -> str | None:
    """What the field held before the candidates: the latest content that none of them wrote."""
    at_odds = {(told.sid, told.seq) for told in question.candidates}
    held: str | None = None
    for told in history_of(log, question.row):
        if (told.sid, told.seq) in at_odds:
            break
        if question.field in told.body:
            content = told.body[question.field]
            held = None if content is None else str(content)
    return held


def _late(work: Work) -> list[Decision]:
    found = []
    for row, _, table in late_rows(work.connection):
        record = work.get(KIND_OF[table], Id(row))
        if record is None:
            continue
        log = work.log()
        question = Question(table, row, LATE, tuple(history_of(log, row)))
        candidates = tuple(
            _candidate(work, log, Question(table, row, DELETED, question.candidates), told)
            for told in question.candidates
        )
        found.append(
            Decision(
                table, Id(row), LATE, title_of(work, record), person_of(work, record), candidates, None, True
            )
        )
    return found


def _line(work: Work, told: Told) -> HistoryLine:
    office = office_of(work, Id(told.office))
    fields = tuple((name, None if c is None else str(c)) for name, c in told.body.items())
    code = office.code if office else own_of(work).office.code
    return HistoryLine(told.kind, fields, code, told.who, told.wall, told.reason)


def _need_question(log: Log, row: Id, field: str) -> Question:
    for question in questions(log, row):
        if question.field == field:
            return question
    raise RuleBroken("sinkron.sudah_diputuskan")


def _need_reason(reason: str) -> None:
    if not reason.strip():
        raise RuleBroken("sinkron.alasan")


def _check(table: str, values: dict[str, Content], role: str) -> None:
    """A decision must be able to stand at every office."""
    try:
        check_operation(
            OpKind.UPDATE,
            table,
            values,
            shapes(),
            role=role,
            audience_kind=next(iter(shapes()[table].audiences)),
            written=SCHEMA,
            ours=SCHEMA,
        )
    except Refused as refused:
        if refused.code == "ISI_TIDAK_SAH":
            raise RuleBroken("sinkron.isi_tidak_sah") from refused
        raise


def _read(shape: FieldShape, text: str | None) -> Content:
    if text is None or not text.strip():
        return None
    if shape.type.value in {"int", "year", "bool"}:
        try:
            return int(text.strip())
        except ValueError as error:
            raise RuleBroken("sinkron.isi_tidak_sah") from error
    return text.strip()
