"""Whatever a record class can hold comes back from the encrypted file as it was."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_up import records_of
from store_world import NOW

from desktop_app.domain import papers, plan, year
from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.records import Root
from desktop_app.store.mapping import row_of, value_of
from desktop_app.store.schema import KEPT
from desktop_app.store.work import Work

KINDS = [kept.kind for kept in KEPT]
SLOW_FIXTURE = settings(
    max_examples=15,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def some_records_of(kind):
    return st.lists(records_of(kind), min_size=1, max_size=4, unique_by=lambda record: record.id)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@SLOW_FIXTURE
@given(data=st.data())
def test_what_is_kept_is_found_again_unchanged(store, kind, data):
    records = data.draw(some_records_of(kind))
    with store.engine.connect() as connection, connection.begin() as transaction:
        work = Work(connection, NOW)

        work.add(*records)

        found = work.find(kind)
        one = work.get(kind, records[0].id)
        transaction.rollback()
    kept = [replace(record, rev=1) if isinstance(record, Root) else record for record in records]
    assert found_without_seeds(found, kept) == sorted(kept, key=lambda record: record.id)
    assert one == kept[0]


def found_without_seeds(found, kept):
    """Rule sets are there from the start."""
    ids = {record.id for record in kept}
    return [record for record in found if record.id in ids]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@settings(max_examples=25, deadline=None, derandomize=True)
@given(data=st.data())
def test_each_field_has_one_way_in_and_the_same_way_out(kind, data):
    record = data.draw(records_of(kind))

    assert value_of(kind, row_of(record)) == record


@SLOW_FIXTURE
@given(data=st.data())
def test_each_field_of_a_record_can_be_asked_for(store, data):
    kind = data.draw(st.sampled_from(KINDS))
    record = data.draw(records_of(kind))
    asked = {name: getattr(record, name) for name in kind.__dataclass_fields__ if name != "rev"}
    with store.engine.connect() as connection, connection.begin() as transaction:
        work = Work(connection, NOW)
        work.add(record)

        found = work.find(kind, **asked)

        transaction.rollback()
    assert [each.id for each in found] == [record.id]


def a_number(value: Decimal | None) -> plan.Indicator:
    ids = {name: bytes(16) for name in ("id", "audience_id", "version_id", "rhk_id", "line_id")}
    return plan.Indicator(**ids, pos=1, text="Jumlah naskah", target=value)


def test_a_target_keeps_four_decimals_rounded_half_up():
    row = row_of(a_number(Decimal("1310.00005")))

    assert row["target"] == 13_100_001
    assert value_of(plan.Indicator, row).target == Decimal("1310.0001")


@pytest.mark.parametrize(("text", "code"), [("", "data.kosong"), ("x" * 81, "data.terlalu_panjang")])
def test_a_text_that_its_field_cannot_hold_is_refused(text, code):
    note = papers.LocalNote(id=bytes(16), key=text, value="{}")

    with pytest.raises(RuleBroken) as refused:
        row_of(note)

    assert refused.value.code == code


def test_a_moment_is_kept_in_utc_whatever_zone_it_came_in():
    moment = datetime(2026, 1, 1, 6, 59, tzinfo=timezone(timedelta(hours=7)))
    blob = year.Blob(id=bytes(16), sha256=bytes(32), size=1, stored_at=moment)

    row = row_of(blob)

    assert row["stored_at"] == "2025-12-31T23:59:00.000Z"
    assert value_of(year.Blob, row).stored_at == moment
