"""Every list stays fast at any size: SQLite says beforehand how it will look for the rows.

The whole list in any order comes straight from an index that already has this order. A question about a few
rows (a unit, a superior, a person, words) is a search in an index of theirs, and may sort what it found.
"""

import re
from collections.abc import Iterator

import pytest
from sqlalchemy import event
from sqlalchemy.dialects import sqlite

from desktop_app.domain.lists import All, ListQuery, Scope, Self, Units
from desktop_app.store.lists import evaluations, people, plans
from desktop_app.store.lists.asking import Shape, ids_query
from desktop_app.store.lists.search import Search

ALWAYS = {
    "person_now": {},
    "plan_now": {"tahun": "2026"},
    "evaluation_now": {"periode": "2026-TW3", "jenis": "triwulan"},
}
SHAPES = (people.SHAPE, plans.SHAPE, evaluations.SHAPE)
ONE, OTHER = bytes(16), bytes([1] * 16)
NARROW = re.compile(r"\b(unit_id|superior_id|person_id|rater_id|skp_id|evaluation_id|number|name_key)[=>]")
FEW: tuple[tuple[Scope, str], ...] = (
    (Units(frozenset({ONE, OTHER})), ""),
    (Self(ONE), ""),
    (All(), "b"),
    (All(), "budi san"),
    (All(), "1990 01"),
)


def questions(shape: Shape) -> Iterator[dict[str, str]]:
    """The filters a list always has, alone and with each other filter."""
    always = ALWAYS[shape.table.name]
    yield always
    for key, name in shape.filters.items():
        if key not in always:
            kind = shape.table.c[name].type.python_type
            yield {**always, key: {int: "1", bytes: ONE.hex()}.get(kind, "aktif")}


def cases(*, whole: bool) -> list:
    made = []
    for shape in SHAPES:
        for order in shape.orders:
            for filters in questions(shape):
                for scope, search in ((All(), ""),) if whole else FEW:
                    for descending in (False, True):
                        query = ListQuery(
                            scope=scope,
                            search=search,
                            filters=tuple(filters.items()),
                            order_by=order,
                            descending=descending,
                        )
                        made.append((shape, query))
    return made


def explained(store, statement: str, parameters) -> list[str]:
    with store.engine.connect() as connection:
        raw = connection.connection.driver_connection
        return [row[3] for row in raw.execute(f"EXPLAIN QUERY PLAN {statement}", parameters)]


def plan_of(store, shape: Shape, query: ListQuery) -> list[str]:
    compiled = ids_query(shape, query).compile(
        dialect=sqlite.dialect(), compile_kwargs={"render_postcompile": True}
    )
    return explained(store, str(compiled), [compiled.params[name] for name in compiled.positiontup])


def reads_everything(steps: list[str]) -> list[str]:
    """Steps that go through a table without any index; a virtual table has its own."""
    return [step for step in steps if step.startswith("SCAN") and not re.search(r"INDEX|VIRTUAL", step)]


def sorts(steps: list[str]) -> list[str]:
    """Steps that put rows in order; the last term among rows that are equal else costs nothing."""
    return [step for step in steps if "TEMP B-TREE FOR ORDER BY" in step]


def is_narrow(steps: list[str]) -> bool:
    return any(step.startswith("SEARCH") and NARROW.search(step) for step in steps)


def test_the_whole_list_comes_in_each_order_from_an_index(store):
    wrong = []
    for shape, query in cases(whole=True):
        steps = plan_of(store, shape, query)
        if reads_everything(steps) or (sorts(steps) and not is_narrow(steps)):
            wrong.append((shape.table.name, query, steps))

    assert wrong == []


def test_a_question_about_few_rows_looks_for_them_in_an_index(store):
    wrong = []
    for shape, query in cases(whole=False):
        steps = plan_of(store, shape, query)
        if reads_everything(steps) or (sorts(steps) and not is_narrow(steps)):
            wrong.append((shape.table.name, query, steps))

    assert wrong == []


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.table.name)
def test_without_a_narrowing_filter_nothing_is_sorted_at_all(store, shape):
    for order in shape.orders:
        for descending in (False, True):
            query = ListQuery(
                scope=All(),
                filters=tuple(ALWAYS[shape.table.name].items()),
                order_by=order,
                descending=descending,
            )

            steps = plan_of(store, shape, query)

            assert [step for step in steps if "TEMP" in step] == []
            assert all("COVERING INDEX" in step for step in steps), steps


@pytest.fixture
def heard(store):
    """Every statement that goes to the database, with its values."""
    statements: list = []

    def hear(_connection, _cursor, statement, parameters, _context, _many):
        statements.append((statement, parameters))

    event.listen(store.engine, "before_cursor_execute", hear)
    yield statements
    event.remove(store.engine, "before_cursor_execute", hear)


def test_lines_counts_the_matrix_and_the_palette_read_by_index(store, heard):
    plan_query = ListQuery(scope=All(), filters=(("tahun", "2026"),))
    evaluation_query = ListQuery(scope=All(), filters=(("periode", "2026-TW3"), ("jenis", "triwulan")))
    ids = [ONE, OTHER]

    people.PeopleList(store.engine).lines(ids)
    plans.PlanList(store.engine).lines(ids)
    plans.PlanList(store.engine).counts(plan_query)
    evaluations.EvaluationList(store.engine).lines(ids)
    evaluations.EvaluationList(store.engine).counts(evaluation_query)
    evaluations.EvaluationList(store.engine).matrix(evaluation_query)
    for scope in (All(), Units(frozenset(ids)), Self(ONE)):
        Search(store.engine).find("laporan", scope)
        Search(store.engine).find("19900101", scope)

    asked = [each for each in heard if each[0].startswith("SELECT")]
    assert len(asked) == 12
    for statement, parameters in asked:
        steps = explained(store, statement, parameters)
        assert reads_everything(steps) == [], (statement, steps)
        assert any(step.startswith(("SEARCH", "SCAN search_fts")) for step in steps), (statement, steps)
