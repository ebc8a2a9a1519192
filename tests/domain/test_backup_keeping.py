"""Which backups are kept, over years, with right and with wrong clocks."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.backups import Aged, BackupReason, name_of, retained, told_by
from desktop_app.domain.dates import WIB

START = datetime(2026, 1, 1, 9, tzinfo=UTC)
LOOSE = {BackupReason.SENDIRI, BackupReason.SEBELUM_PULIH}
moments = st.integers(-30 * 365 * 24, 30 * 365 * 24).map(lambda hours: START + timedelta(hours=hours))
some = st.lists(st.tuples(moments, st.sampled_from(BackupReason)), max_size=60)


def aged(made: datetime, reason: BackupReason = BackupReason.HARIAN, number: int = 0) -> Aged:
    return Aged(f"{reason}-{made.isoformat()}-{number}", made, reason)


def days_of(kept: list[Aged]) -> list[int]:
    return sorted((each.made - START).days for each in kept)


def test_four_hundred_days_leave_a_week_a_month_and_a_year():
    kept: list[Aged] = []
    for day in range(400):
        kept.append(aged(START + timedelta(days=day)))
        names = retained(kept)
        kept = [each for each in kept if each.name in names]

    last_of_months = {each.made.astimezone(WIB).strftime("%Y-%m") for each in kept}
    assert set(range(393, 400)) <= set(days_of(kept))
    assert len(last_of_months) == 12
    assert len({each.made.astimezone(WIB).isocalendar()[:2] for each in kept}) >= 4 + 10
    assert len(kept) <= 7 + 4 + 12


def test_an_office_that_opens_once_a_month_keeps_a_year():
    kept = [aged(START + timedelta(days=30 * number)) for number in range(24)]

    assert len(retained(kept)) == 12


def test_of_a_day_the_newest_stays():
    morning, evening = aged(START), aged(START + timedelta(hours=7))

    assert retained([morning, evening]) == {evening.name}


@pytest.mark.parametrize("reason", [BackupReason.SEBELUM_IMPOR, BackupReason.SEBELUM_MIGRASI])
def test_before_a_deed_the_newest_five_stay(reason):
    made = [aged(START + timedelta(days=day), reason) for day in range(20)]

    assert retained(made) == {each.name for each in made[-5:]}


@given(some)
def test_something_always_stays_and_what_a_person_made_always(made):
    backups = [aged(moment, reason, number) for number, (moment, reason) in enumerate(made)]

    kept = retained(backups)

    assert bool(kept) == bool(backups)
    assert {each.name for each in backups if each.reason in LOOSE} <= kept
    for reason in BackupReason:
        ours = [each for each in backups if each.reason is reason]
        if ours:
            assert max(ours, key=lambda each: (each.made, each.name)).name in kept


@given(some)
def test_to_choose_twice_is_to_choose_once(made):
    backups = [aged(moment, reason, number) for number, (moment, reason) in enumerate(made)]
    kept = [each for each in backups if each.name in retained(backups)]

    assert retained(kept) == {each.name for each in kept}


@given(moments, st.sampled_from(BackupReason), st.integers(0, 3))
def test_a_name_tells_reason_and_moment(made, reason, taken):
    names: set[str] = set()
    for _ in range(taken + 1):
        names.add(name_of(reason, made, lambda name: name in names))

    assert len(names) == taken + 1
    assert {told_by(name) for name in names} == {(reason, made.replace(microsecond=0))}


@pytest.mark.parametrize(
    "name",
    ["kantor.cadangan", "harian-.cadangan", "harian-99999999-999999.cadangan", "20261124-093000.cadangan"],
)
def test_other_names_tell_nothing_wrong(name):
    assert told_by(name)[1] is None
