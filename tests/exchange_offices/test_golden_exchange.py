"""A file that an older program wrote for an older store is taken in by every later one, with the same end.

The folders under `tests/golden/pertukaran` are numbered as the stores of `tests/golden/db` that they were
written for; neither is ever renewed. In 0002 BKPSDM and an office both renamed one person while the office
has an older question of the same kind open; another person was renamed by BKPSDM alone.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from city_views import is_well, kepeg_of, total, waits
from line_notes import notes
from separate_offices import Office

from desktop_app.domain.people import Person

GOLDEN = Path(__file__).parents[1] / "golden"
KEPT = sorted(path.name for path in (GOLDEN / "pertukaran").iterdir())


@pytest.fixture(params=KEPT)
def kept(request, tmp_path) -> tuple[Office, Path, dict]:
    told = json.loads((GOLDEN / "pertukaran" / request.param / "isi.json").read_text(encoding="utf-8"))
    office = Office(tmp_path / "kantor-lama", told["kantor"], "")
    shutil.copytree(GOLDEN / "db" / request.param, office.data)
    return office, GOLDEN / "pertukaran" / request.param / "kiriman.sinkron", told


def test_the_first_exchange_is_kept():
    assert KEPT[0] == "0002"


def test_an_old_file_ends_in_an_old_store_as_it_did(kept):
    office, file, told = kept

    (intake,) = office.take(file).intakes

    assert intake.sender_code == told["pengirim"]
    assert waits(office)[0] == told["perlu_keputusan"]
    assert total(office, kepeg_of(office)) == told["jumlah_kepegawaian"]
    with office.open() as house, house.store.look() as work:
        names = {id: work.need(Person, bytes.fromhex(id)).name for id in told["nama"]}
    assert names == told["nama"]
    assert {key: value for key, value in notes(office).items() if key in told["baris"]} == told["baris"]
    assert is_well(office)
