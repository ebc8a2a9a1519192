"""What waits for a person, side by side, and his decision: an operation that closes it everywhere."""

from __future__ import annotations

from collections.abc import Callable

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import Refused, RuleBroken
from desktop_app.domain.records import Id
from desktop_app.domain.values import Acting
from desktop_app.services.exchange.asking import Asking
from desktop_app.services.exchange.contents import read_content
from desktop_app.services.exchange.identity import own_of
from desktop_app.services.exchange.trust import judge_of
from desktop_app.services.exchange.values import Decision, HistoryLine, Waiting
from desktop_app.store.exchange.acts import record_act
from desktop_app.store.exchange.log import Log
from desktop_app.store.exchange.questions import (
    Question,
    acknowledge,
    audience_of_row,
    decide,
    last_contents,
    questions,
    table_of,
)
from desktop_app.store.exchange.sealing import seal
from desktop_app.store.exchange.shapes import shapes
from desktop_app.store.exchange.waiting import rows_of_office
from desktop_app.store.following import follow_rows
from desktop_app.store.work import Store, Work
from desktop_app.sync.blocks import SCHEMA, OpKind
from desktop_app.sync.checking import check_operation
from desktop_app.sync.fold import Content

Progress = Callable[[int, int], None]


class Deciding:
    """Questions and decisions."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def decisions(self, person_id: Id | None = None) -> list[Decision]:
        """All that waits, or what waits of one person."""
        with self._store.look() as work:
            found = Asking(work).all()
        return [each for each in found if person_id is None or each.person_id == person_id]

    def waiting(self) -> list[Waiting]:
        """All that waits as a list shows it; the contents of one are asked by `decision`."""
        with self._store.look() as work:
            return Asking(work).waiting()

    def decision(self, row: Id, field: str) -> Decision | None:
        """One question with its contents; None when it was decided meanwhile."""
        with self._store.look() as work:
            return Asking(work).one(row, field)

    def history(self, row: Id) -> list[HistoryLine]:
        """The whole life of a row, from the log."""
        with self._store.look() as work:
            return Asking(work).history(row)

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
        return self._set(acting, row, {field: read_content(question.table, field, text)}, reason)

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

    def reach(self, table: str, field: str, office: Id) -> int:
        """How many rows `choose_all` would decide."""
        with self._store.look() as work:
            return len(rows_of_office(work.connection, table, field, office))

    def choose_all(
        self, acting: Acting, table: str, field: str, office: Id, reason: str, *, step: Progress | None = None
    ) -> Changes:
        """One rule for all questions of a field: take what this office wrote; one operation for each row."""
        _need_reason(reason)
        with self._store.work(acting, reason) as work:
            own, log = own_of(work), work.log()
            judge = judge_of(work, own, acting.day)
            seal(log, own.author, work.now)
            rows = rows_of_office(work.connection, table, field, office)
            follow_rows(work, dict.fromkeys(rows, table))
            for done, row in enumerate(rows):
                if step is not None:
                    step(done, len(rows))
                told = [t for t in _need_question(log, Id(row), field).candidates if t.office == office]
                values = {field: told[-1].body.get(field)}
                kind = judge.kind_of(audience_of_row(log, row)) or ""
                _check(table, values, role=own.standing.role, audience_kind=kind)
                decide(log, table, row, values=values)
                _act(work, acting, (table, row), "pilih untuk semua", reason)
            seal(log, own.author, work.now)
            follow_rows(work, dict.fromkeys(rows, table))
        return ~Changes.NOTHING

    def _set(self, acting: Acting, row: Id, values: dict[str, Content], reason: str) -> Changes:
        with self._store.look() as work:
            own = own_of(work)
            judge = judge_of(work, own, acting.day)
            kind = judge.kind_of(audience_of_row(work.log(), row)) or ""

        def deed(log: Log, table: str) -> None:
            _check(table, values, role=own.standing.role, audience_kind=kind)
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
            _act(work, acting, (table, row), what, reason)
        return ~Changes.NOTHING


def _act(work: Work, acting: Acting, about: tuple[str, bytes], what: str, reason: str) -> None:
    table, row = about
    at = work.now.isoformat(timespec="milliseconds")
    detail = {"baris": row.hex(), "putusan": what, "alasan": reason}
    record_act(work.connection, at, acting.title, "putuskan", about=table, detail=detail)


def _need_question(log: Log, row: Id, field: str) -> Question:
    for question in questions(log, row):
        if question.field == field:
            return question
    raise RuleBroken("sinkron.sudah_diputuskan")


def _need_reason(reason: str) -> None:
    if not reason.strip():
        raise RuleBroken("sinkron.alasan")


def _check(table: str, values: dict[str, Content], *, role: str, audience_kind: str) -> None:
    """A decision must be able to stand at every office."""
    try:
        check_operation(
            OpKind.UPDATE,
            table,
            values,
            shapes(),
            role=role,
            audience_kind=audience_kind,
            written=SCHEMA,
            ours=SCHEMA,
        )
    except Refused as refused:
        if refused.code == "ISI_TIDAK_SAH":
            raise RuleBroken("sinkron.isi_tidak_sah") from refused
        raise
