"""Pauses grow after wrong passwords and end; nobody is locked out for ever, whatever the clock does."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from desktop_app.domain.errors import NotAllowed
from desktop_app.vault.attempts import ATTEMPTS_FILE, Attempts, pause_after

NOW = datetime(2026, 11, 24, 2, 30, tzinfo=UTC)
SARI, BUDI = "aa" * 16, "bb" * 16


def seconds_left(attempts: Attempts, mark: str, now: datetime) -> int:
    try:
        attempts.check(mark, now)
    except NotAllowed as refused:
        return int(str(refused.facts["detik"]))
    return 0


def test_who_must_wait_is_told_by_its_code(tmp_path):
    attempts = Attempts(tmp_path)
    for _ in range(4):
        attempts.failed(SARI, NOW)

    with pytest.raises(NotAllowed) as refused:
        attempts.check(SARI, NOW)

    assert refused.value.code == "masuk.tunggu"


def test_three_mistakes_are_free_and_then_each_pause_is_twice_as_long_up_to_a_quarter_of_an_hour():
    assert [pause_after(n).total_seconds() for n in range(13)] == [
        0, 0, 0, 5, 10, 20, 40, 80, 160, 320, 640, 900, 900,
    ]  # fmt: skip
    assert pause_after(10**9) == timedelta(minutes=15)


def test_a_pause_is_told_in_seconds_and_ends(tmp_path):
    attempts = Attempts(tmp_path)
    counted = [attempts.failed(SARI, NOW) for _ in range(4)]

    assert counted == [1, 2, 3, 4]
    assert seconds_left(attempts, SARI, NOW) == 10
    assert seconds_left(attempts, SARI, NOW + timedelta(seconds=9.5)) == 1
    assert seconds_left(attempts, SARI, NOW + timedelta(seconds=10)) == 0


def test_nobody_waits_for_the_mistakes_of_another(tmp_path):
    attempts = Attempts(tmp_path)
    for _ in range(9):
        attempts.failed(SARI, NOW)

    assert seconds_left(attempts, SARI, NOW) > 0
    assert seconds_left(attempts, BUDI, NOW) == 0


def test_a_new_start_of_the_program_forgets_nothing(tmp_path):
    for _ in range(5):
        Attempts(tmp_path).failed(SARI, NOW)

    assert seconds_left(Attempts(tmp_path), SARI, NOW) == 20


def test_the_right_password_ends_it_and_tells_how_many_there_were(tmp_path):
    attempts = Attempts(tmp_path)
    for _ in range(6):
        attempts.failed(SARI, NOW)

    assert attempts.succeeded(SARI) == 6
    assert attempts.succeeded(SARI) == 0
    assert seconds_left(Attempts(tmp_path), SARI, NOW) == 0


@pytest.mark.parametrize("years", [-30, -1, 1, 30])
def test_a_clock_that_leaps_locks_nobody_out(tmp_path, years):
    attempts = Attempts(tmp_path)
    for _ in range(20):
        attempts.failed(SARI, NOW)
    leapt = NOW + timedelta(days=365 * years)

    assert seconds_left(attempts, SARI, leapt) <= 900
    assert seconds_left(Attempts(tmp_path), SARI, leapt + timedelta(seconds=900)) == 0


def test_ten_thousand_wrong_passwords_take_a_quarter_of_a_year_and_then_the_right_one_still_opens(tmp_path):
    attempts, now = Attempts(tmp_path), NOW
    for _ in range(10_000):
        now += timedelta(seconds=seconds_left(attempts, SARI, now))
        attempts.check(SARI, now)
        attempts.failed(SARI, now)

    assert now - NOW > timedelta(days=100)
    attempts.check(SARI, now + timedelta(minutes=15))


@pytest.mark.parametrize(
    "raw", [b"", b"{", b"[]", b"null", b'{"aa": 3}', b'{"aa": [1, "x"]}', b"[" * 100_000, b"\xff"]
)
def test_a_note_that_was_damaged_keeps_nobody_out(tmp_path, raw):
    (tmp_path / ATTEMPTS_FILE).write_bytes(raw)
    attempts = Attempts(tmp_path)

    assert seconds_left(attempts, SARI, NOW) == 0
    assert attempts.failed(SARI, NOW) == 1


def test_thousands_of_names_fill_nothing(tmp_path):
    attempts = Attempts(tmp_path)
    for number in range(700):
        attempts.failed(f"{number:032x}", NOW)

    assert (tmp_path / ATTEMPTS_FILE).stat().st_size < 64_000
    assert Attempts(tmp_path).failed(f"{699:032x}", NOW) == 2
