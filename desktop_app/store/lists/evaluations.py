"""The list of evaluations of a period, the matrix, and the recap by unit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Engine, func, or_, select

from desktop_app.domain.lines import EvaluationLine
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.records import Id
from desktop_app.domain.terms import Level, Predikat
from desktop_app.store.derived.tables import evaluation_now, person_now
from desktop_app.store.lists.asking import Shape, conditions, counts, ids_query, read_ids

SHAPE = Shape(
    evaluation_now,
    "evaluation_id",
    orders={"nama": ("name_key", "unit_id"), "status": ("status", "name_key", "unit_id")},
    filters={
        "periode": "period",
        "jenis": "kind",
        "status": "status",
        "unit": "unit_id",
        "hasil": "hasil",
        "perilaku": "perilaku",
        "predikat": "predikat",
        "penilai": "rater_id",
        "pegawai": "person_id",
    },
)


_OPEN_TO_ALL = ("final", "diserahkan", "selesai")


class EvaluationList:
    """Answers `ids` and `lines`; the filters `periode` and `jenis` belong to every question."""

    def __init__(self, engine: Engine, viewer: Id | None = None) -> None:
        self._engine, self._viewer = engine, viewer

    def seen_by(self, viewer: Id | None) -> EvaluationList:
        """The list as a person may see it: what is being judged about himself stays hidden until it is final.

        Defect 9: the evaluated person opens the evaluator's part by no route. None is the operator's view.
        """
        return EvaluationList(self._engine, viewer)

    def ids(self, query: ListQuery) -> list[bytes]:
        """Evaluation ids in order. Orders: nama, status; filters: see SHAPE."""
        return read_ids(self._engine, ids_query(SHAPE, query))

    def counts(self, query: ListQuery) -> dict[str, int]:
        """How many evaluations stand in each state."""
        with self._engine.connect() as connection:
            return counts(connection, SHAPE, query, "status")

    def matrix(self, query: ListQuery) -> dict[tuple[Level, Level], int]:
        """People in each of the nine cells (hasil, perilaku); who is not rated yet is in none."""
        hasil, perilaku = evaluation_now.c.hasil, evaluation_now.c.perilaku
        asked = (
            select(hasil, perilaku, func.count())
            .where(hasil.is_not(None), perilaku.is_not(None), *conditions(SHAPE, query), *self._hidden())
            .group_by(hasil, perilaku)
        )
        with self._engine.connect() as connection:
            return {(Level(row[0]), Level(row[1])): row[2] for row in connection.execute(asked)}

    def lines(self, ids: Sequence[bytes]) -> Mapping[bytes, EvaluationLine]:
        """The lines of these ids; one that is gone is absent."""
        person = person_now.c
        query = (
            select(evaluation_now, person.display, person.number, person.post_text, person.unit_name)
            .join(person_now, person.person_id == evaluation_now.c.person_id)
            .where(evaluation_now.c.evaluation_id.in_(ids))
        )
        with self._engine.connect() as connection:
            lines = (_line(dict(row)) for row in connection.execute(query).mappings())
            return {line.id: self._masked(line) for line in lines}

    def _hidden(self) -> list[ColumnElement[bool]]:
        if self._viewer is None:
            return []
        row = evaluation_now.c
        return [or_(row.person_id != self._viewer, row.status.in_(_OPEN_TO_ALL))]

    def _masked(self, line: EvaluationLine) -> EvaluationLine:
        if line.person_id != self._viewer or line.status in _OPEN_TO_ALL:
            return line
        return replace(line, hasil=None, perilaku=None, predikat=None)


def _line(row: dict[str, Any]) -> EvaluationLine:
    return EvaluationLine(
        id=row["evaluation_id"],
        person_id=row["person_id"],
        name=row["display"],
        number=row["number"],
        post=row["post_text"],
        unit=row["unit_name"],
        period=row["period"],
        status=row["status"],
        hasil=Level(row["hasil"]) if row["hasil"] else None,
        perilaku=Level(row["perilaku"]) if row["perilaku"] else None,
        predikat=Predikat(row["predikat"]) if row["predikat"] else None,
    )
