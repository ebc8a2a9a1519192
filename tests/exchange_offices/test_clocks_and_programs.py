"""Clocks that are decades wrong, programs of different age, stores brought back: data go their way."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from random import Random
from unittest.mock import patch

import pytest
from city_views import is_well, kepeg_of, total, waits
from forged_files import Insider, setting
from line_notes import note, notes
from separate_offices import Office, give, post

from desktop_app.domain.people import Person, person_id_of
from desktop_app.services.exchange import sending, summing
from desktop_app.store.exchange import applying, folding, judging_again, sealing, shapes
from desktop_app.sync.blocks import SCHEMA

YEARS = timedelta(days=30 * 365)


def test_the_later_word_stands_though_its_clock_is_sixty_years_earlier(city):
    city.centre.hands.now += YEARS
    city.a.hands.now -= YEARS
    gid = kepeg_of(city.a)
    note(city.centre, "kunci", "dari masa depan", gid)
    (intake,) = give(city.centre, city.a, city.stick).intakes
    note(city.a, "kunci", "kemudian", gid)
    give(city.a, city.centre, city.stick)

    assert notes(city.a)["kunci"] == notes(city.centre)["kunci"] == '"kemudian"'
    assert waits(city.centre)[0] == 0
    assert intake.clock_doubt


def test_two_who_did_not_know_each_other_are_asked_whatever_their_clocks_say(city):
    note(city.a, "kunci", "awal")
    give(city.a, city.centre, city.stick)
    city.a.hands.now -= YEARS
    note(city.a, "kunci", "lama sekali")
    city.centre.hands.now += YEARS
    note(city.centre, "kunci", "jauh di depan", kepeg_of(city.a))

    give(city.a, city.centre, city.stick)
    give(city.centre, city.a, city.stick)

    assert waits(city.a) == waits(city.centre) == (1, 0, 0)
    with city.centre.open() as house:
        (decision,) = house.exchange.deciding.decisions()
    assert {candidate.raw for candidate in decision.candidates} == {'"lama sekali"', '"jauh di depan"'}
    assert notes(city.a)["kunci"] == notes(city.centre)["kunci"]


def test_clocks_that_leap_between_any_two_steps_change_nothing(city):
    random, gid = Random(1), kepeg_of(city.a)
    start = {office.code: office.hands.now for office in city.offices}
    for step in range(14):
        sender, to = random.sample((city.centre, city.a), 2)
        sender.hands.now = start[sender.code] + random.choice((-1, 0, 1)) * YEARS * random.random()
        note(sender, f"baris {random.randrange(3)}", step, gid)
        if random.random() < 0.6:
            give(sender, to, city.stick)
    for sender, to in ((city.a, city.centre), (city.centre, city.a)) * 2:
        give(sender, to, city.stick)

    assert notes(city.a) == notes(city.centre)
    assert total(city.a, gid) == total(city.centre, gid)
    assert waits(city.a) == waits(city.centre)
    assert is_well(city.a)
    assert is_well(city.centre)


@contextmanager
def older_program() -> Iterator[None]:
    """Within: the program of one schema earlier, in which nothing has a note yet."""
    older = SCHEMA - 1
    local, stays = folding.LOCAL_COLUMNS | {"note"}, shapes._STAYS | {"note"}
    with (
        patch.object(folding, "LOCAL_COLUMNS", local),
        patch.object(shapes, "_STAYS", stays),
        patch.object(applying, "SCHEMA", older),
        patch.object(sealing, "SCHEMA", older),
        patch.object(judging_again, "SCHEMA", older),
        patch.object(sending, "SCHEMA", older),
        patch.object(summing, "SCHEMA", older),
    ):
        _forget()
        yield
    _forget()


def _forget() -> None:
    folding.targets.cache_clear()
    shapes.shapes.cache_clear()


def person(office: Office) -> None:
    with office.open() as house, house.store.work(office.acting) as work:
        gid = kepeg_of(office)
        work.add(
            Person(
                id=work.mint(), audience_id=gid, person_id=person_id_of("uji"), name="Orang", note="catatan"
            )
        )


def test_what_only_a_newer_program_knows_waits_in_the_log_and_appears_after_the_upgrade(city):
    person(city.a)
    path = post(city.a, city.centre, city.stick)
    with older_program():
        with city.centre.open() as house, house.store.engine.begin() as connection:
            connection.exec_driver_sql(f"UPDATE _ctl SET written = {SCHEMA - 1}")
        city.centre.take(path)
        with city.centre.open() as house, house.store.look() as work:
            assert [(found.name, found.note) for found in work.find(Person)] == [("Orang", None)]
        note(city.centre, "pusat tetap bekerja", gid=kepeg_of(city.a))
        back = post(city.centre, city.a, city.stick)
    city.a.take(back)

    with city.centre.open() as house, house.store.look() as work:
        assert [(found.name, found.note) for found in work.find(Person)] == [("Orang", "catatan")]
    assert total(city.a, kepeg_of(city.a)) == total(city.centre, kepeg_of(city.a))
    assert is_well(city.centre)
    assert is_well(city.a)


def test_a_table_and_a_field_of_years_to_come_enter_without_a_word(city):
    insider = Insider(city.a)
    row = b"n" * 16
    frames = [
        insider.block(
            [
                ("I", "setting", row, '{"key":"k","value":"1","warna":"biru"}'),
                ("I", "gudang_baru", b"m" * 16, '{"isi":7}'),
            ],
            written=99,
        )
    ]

    city.centre.take(insider.file(city.centre, frames, city.stick / "baru.sinkron", schema=99))

    assert notes(city.centre)["k"] == "1"
    assert is_well(city.centre)


def test_what_a_newer_program_says_cannot_be_read_here_waits_with_its_sentence(city):
    insider = Insider(city.a)
    frames = [
        insider.block([setting("sekarang")]),
        insider.block([setting("nanti")], needs=99, written=99),
        insider.block([setting("sesudahnya")]),
    ]
    path = insider.file(city.centre, frames, city.stick / "baru.sinkron")

    ran = city.centre.run("sinkron", "baca", path)
    note(city.b, "kantor lain")
    give(city.b, city.centre, city.stick)

    assert ran.code == 0
    assert "1 menunggu pembaruan program." in ran.out
    assert {"sekarang", "kantor lain"} <= notes(city.centre).keys()
    assert waits(city.centre) == (0, 2, 0)

    with patch.object(applying, "SCHEMA", 99), patch.object(judging_again, "SCHEMA", 99):
        give(city.a, city.centre, city.stick)
        assert {"nanti", "sesudahnya"} <= notes(city.centre).keys()
    assert waits(city.centre) == (0, 0, 0)


def test_a_restored_office_gets_back_from_others_what_its_backup_did_not_hold(city):
    """As its user does it: backup, more work, a broken disk, restore, and the latest file from BKPSDM."""
    note(city.a, "dicadangkan")
    city.a.must("cadangan", "buat", "--ke", city.stick / "a.cadangan")
    note(city.a, "sesudah cadangan")
    give(city.a, city.centre, city.stick)
    note(city.a, "belum dikirim")
    city.a.must("cadangan", "pulihkan", city.stick / "a.cadangan")
    assert "sesudah cadangan" not in notes(city.a)
    note(city.a, "sesudah pulih")

    give(city.a, city.centre, city.stick)
    give(city.centre, city.a, city.stick)

    assert {"dicadangkan", "sesudah cadangan", "sesudah pulih"} <= notes(city.a).keys()
    assert notes(city.a) == {k: v for k, v in notes(city.centre).items() if k in notes(city.a)}
    assert waits(city.centre) == waits(city.a) == (0, 0, 0)
    assert is_well(city.a)


@pytest.mark.parametrize("is_written_first", [False, True])
def test_a_restore_that_nothing_noticed_is_told_and_mended(city, is_written_first):
    """Without notes of the PC: the latest file from BKPSDM tells, before or after something is written."""
    note(city.a, "bersama")
    give(city.a, city.centre, city.stick)
    kept = (city.a.data / "rembug.db").read_bytes()
    for number in range(3):
        note(city.a, f"hilang di sini {number}")
        give(city.a, city.centre, city.stick)
    early = post(city.centre, city.a, city.stick)
    for path in city.a.data.glob("rembug.db*"):
        path.unlink()
    (city.a.data / "rembug.db").write_bytes(kept)
    for path in city.a.notes.glob("tempat-*"):
        path.unlink()
    if is_written_first:
        note(city.a, "ditulis lebih dahulu")
        (seen,) = city.centre.receive(post(city.a, city.centre, city.stick)).intakes
        assert seen.forks == 1

    assert city.a.refuses(early).code == "KEMBAR"
    city.a.must("sinkron", "komputer-baru")
    city.a.take(early)
    give(city.a, city.centre, city.stick)
    (mended,) = city.a.receive(post(city.centre, city.a, city.stick)).intakes
    assert (mended.error, bool(mended.forks)) == (None, is_written_first)
    give(city.a, city.centre, city.stick)
    give(city.centre, city.a, city.stick)

    expected = {"bersama", *(f"hilang di sini {number}" for number in range(3))}
    expected |= {"ditulis lebih dahulu"} if is_written_first else set()
    assert expected <= notes(city.a).keys() & notes(city.centre).keys()
    assert is_well(city.a)
    assert is_well(city.centre)
