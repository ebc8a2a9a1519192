"""Stores of every released schema open for ever, nothing is lost, derived tables are those of a fresh build.

The folders under `tests/golden/db` are named by their revision and hold made-up people only; they are never
renewed. Each was written by the program of its time: 40 people with a year of work; from 0002 on with a log,
a card exchanged and a question that waits.
"""

import shutil
from pathlib import Path

import pytest
from builders import clock
from sqlalchemy import text

from desktop_app.app.compose import open_house

GOLDEN = Path(__file__).parents[1] / "golden" / "db"
LEAST = {
    "0001": {
        "person": 41,
        "skp": 40,
        "skp_version": 41,
        "realisation": 500,
        "evaluation": 100,
        "frozen": 100,
    },
    "0002": {
        "person": 41,
        "skp": 40,
        "skp_version": 41,
        "realisation": 500,
        "evaluation": 100,
        "frozen": 100,
    },
}


@pytest.mark.parametrize("revision", sorted(path.name for path in GOLDEN.iterdir()))
def test_an_old_store_opens_whole(revision, tmp_path):
    folder = tmp_path / revision
    shutil.copytree(GOLDEN / revision, folder)
    house = open_house(folder, clock)
    with house.store.engine.connect() as connection:
        found = {
            table: connection.scalar(text(f"SELECT count(*) FROM {table}"))  # names of the list above
            for table in LEAST[revision]
        }

    assert house.health().is_good
    assert all(found[table] >= least for table, least in LEAST[revision].items()), found
    assert house.stale_tables() == ()
    house.close()
