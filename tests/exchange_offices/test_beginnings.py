"""A store of part 1 gets a log that begins with all it holds; what is altered by other hands is named."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from builders import admin, clock
from sqlalchemy import text

from desktop_app.app.compose import open_house
from desktop_app.domain.people import Person
from desktop_app.services.checking import check_everything
from desktop_app.store.exchange.triggers import exchanged
from desktop_app.store.schema import TABLES

GOLDEN = Path(__file__).parents[1] / "golden" / "db" / "0001"


@pytest.fixture
def house(tmp_path):
    """The practice office of the first version, at its first start with this one."""
    shutil.copytree(GOLDEN, tmp_path / "kantor")
    opened = open_house(tmp_path / "kantor", clock)
    yield opened
    opened.close()


def counts(house, sql: str) -> int:
    with house.store.engine.connect() as connection:
        return connection.scalar(text(sql))


def test_every_row_of_an_old_store_is_in_the_log_from_the_first_second(house):
    muted = "audience_id NOT IN (SELECT gid FROM _mute) AND id NOT IN (SELECT row FROM _row)"
    missing = {
        kept.table: counts(house, f"SELECT count(*) FROM {TABLES[kept.kind].name} WHERE {muted}")
        for kept in exchanged()
    }

    assert not any(missing.values()), missing
    assert counts(house, "SELECT count(*) FROM _row") > 2_000
    assert counts(house, "SELECT count(*) FROM _pending") == 0
    assert house.exchange.check().is_good


def test_the_second_start_writes_nothing_more(house, tmp_path):
    before = counts(house, "SELECT count(*) FROM _block")
    house.close()

    again = open_house(tmp_path / "kantor", clock)

    assert counts(again, "SELECT count(*) FROM _block") == before
    again.close()


def test_what_was_set_stays_locked_though_its_lock_is_young(house):
    with house.store.engine.connect() as connection:
        locked = connection.execute(
            text("SELECT count(*) FROM skp_version WHERE status = 'ditetapkan'")
        ).scalar()
        bound = connection.execute(
            text(
                "SELECT count(*) FROM skp_version AS v JOIN _row AS r ON r.row = v.id "
                "WHERE v.status = 'ditetapkan' AND r.multi = 2"
            )
        ).scalar()

    assert locked
    assert bound == locked


def test_a_row_altered_with_a_database_tool_is_found_named_and_made_right(house):
    with house.store.look() as work:
        person = work.find(Person)[0]
    with house.store.engine.begin() as connection:
        connection.execute(text("UPDATE _ctl SET cap = 0"))
        connection.execute(text("UPDATE person SET name = 'Orang Lain' WHERE id = :id"), {"id": person.id})
        connection.execute(text("UPDATE _ctl SET cap = 1"))

    found = check_everything(house)

    assert len(found["log_baris"]) == 1
    assert "Nama" in found["log_baris"][0]
    house.exchange.rebuild(admin())
    assert house.exchange.check().is_good
    with house.store.look() as work:
        assert work.need(Person, person.id).name == person.name


def test_an_act_that_is_cut_out_of_the_chain_is_missed(house):
    for _ in range(2):
        house.exchange.rebuild(admin())
    with house.store.engine.begin() as connection:
        connection.execute(text("DELETE FROM _audit WHERE n = 1"))

    assert house.exchange.check().acts


def test_a_trigger_that_was_taken_away_is_found_and_comes_back_at_the_next_start(house, tmp_path):
    with house.store.engine.begin() as connection:
        connection.execute(text("DROP TRIGGER rembug_person_ubah"))

    assert house.exchange.check().triggers == ("rembug_person_ubah",)
    house.close()
    again = open_house(tmp_path / "kantor", clock)
    assert again.exchange.check().triggers == ()
    again.close()
