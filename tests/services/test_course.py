"""The rows that a preview lists: some of each table, those of people first."""

from __future__ import annotations

from contextlib import nullcontext

from builders import admin

from desktop_app.services.exchange.course import Course


def course(*, is_trial: bool) -> Course:
    return Course(None, admin(), nullcontext, nullcontext, is_trial)


def rows(table: str, count: int) -> dict[bytes, str]:
    return {f"{table}-{number}".encode(): table for number in range(count)}


def test_people_come_first_however_many_rules_come_before_them():
    trial = course(is_trial=True)

    trial.note(rows("deadline", 400))
    trial.note(rows("person", 40))
    trial.note(None)
    trial.note(rows("holiday", 400))

    tables = list(trial.touched.values())
    assert tables == ["person"] * 40 + ["deadline"] * 100 + ["holiday"] * 100


def test_no_table_and_no_list_grows_without_end():
    trial = course(is_trial=True)
    for table in ("person", "skp", "evaluation", "post"):
        trial.note(rows(table, 1000))

    assert list(trial.touched.values()) == ["person"] * 100 + ["skp"] * 100 + ["evaluation"] * 100


def test_for_real_nothing_is_listed():
    real = course(is_trial=False)

    real.note(rows("person", 5))

    assert real.touched == {}
