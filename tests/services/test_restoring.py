"""A backup comes back whole, in the place of what is there, and what is there is kept."""

from __future__ import annotations

import json
import shutil
import sys
import threading
from hashlib import sha256
from pathlib import Path

import pytest
from backup_world import CONTENTS, KEYS, Room, tree
from builders import NOW, admin, clock

from desktop_app.app.compose import open_house
from desktop_app.domain.errors import AppError
from desktop_app.services.backups import Backups
from desktop_app.services.offices import Offices
from desktop_app.services.restoring import look_into, restore, settle
from desktop_app.vault.keys import Keys, read_keys, write_keys

GOLDEN = Path(__file__).parents[1] / "golden" / "cadangan"
GOLDEN_CODE = "-".join(["1234"] * 8)
GOLDEN_FILES = (b"bukti pertama " * 500, b"bukti kedua")


def refusal(path, folder, clock, code=None) -> str:
    with pytest.raises(AppError) as refused:
        restore(path, folder, clock, code)
    return refused.value.code


def test_what_was_written_since_goes_and_what_was_there_comes(room, stick, hands):
    line = room.backups.make(admin(), stick)
    room.note("sesudahnya")
    room.close()

    restore(line.path, room.folder, hands)

    room.open()
    assert room.notes() == {"awal"}
    assert (room.folder / "baru.replika").exists()


def test_the_office_that_was_there_can_be_brought_back(room, stick, hands):
    line = room.backups.make(admin(), stick)
    room.note("sesudahnya")
    room.close()

    restore(line.path, room.folder, hands)
    (aside,) = (room.folder / "cadangan").glob("sebelum-pulih-*")
    restore(aside, room.folder, hands)

    room.open()
    assert room.notes() == {"awal", "sesudahnya"}


def test_lost_and_spoiled_files_come_back_and_later_ones_stay(room, stick, hands):
    line = room.backups.make(admin(), stick)
    room.attach(b"sesudahnya")
    first, second = (room.blobs.place_of(room.blobs.name_of(sha256(c).digest())) for c in CONTENTS)
    first.unlink()
    second.write_bytes(second.read_bytes()[:-1] + b"x")
    room.close()

    restore(line.path, room.folder, hands)

    assert all(room.has(content) for content in (*CONTENTS, b"sesudahnya"))


def test_an_empty_folder_becomes_the_office_by_its_code(room, stick, tmp_path, hands):
    code = Backups.new_code()
    line = room.backups.make(admin(), stick, code=code)

    restore(line.path, tmp_path / "baru", hands, code)

    assert read_keys(tmp_path / "baru") == KEYS
    fresh = Room(tmp_path / "baru", hands)
    assert fresh.notes() == {"awal"}
    assert all(fresh.has(content) for content in CONTENTS)
    fresh.close()


def test_a_store_without_an_office_makes_way_and_is_kept(room, stick, tmp_path, hands):
    """A new PC on which the program was started once before anybody thought of the backup."""
    code = Backups.new_code()
    line = room.backups.make(admin(), stick, code=code)
    other = Keys(bytes(32))
    (tmp_path / "baru").mkdir()
    write_keys(tmp_path / "baru", other)
    started = Room(tmp_path / "baru", hands, other)
    started.attach(b"berkas lama")
    started.close()

    restore(line.path, tmp_path / "baru", hands, code)

    fresh = Room(tmp_path / "baru", hands)
    kept = {path.name.split(".")[-1] for path in (tmp_path / "baru" / "cadangan").iterdir()}
    assert fresh.notes() == {"awal"}
    assert kept == {"cadangan", "kunci", "berkas"}
    fresh.close()


def test_another_office_never_makes_way(room, founded, stick, tmp_path, hands):
    code = Backups.new_code()
    line = room.backups.make(admin(), stick, code=code)
    other = Keys(bytes(32))
    (tmp_path / "lain").mkdir()
    write_keys(tmp_path / "lain", other)
    strange = Room(tmp_path / "lain", hands, other)
    Offices(strange.store).create(admin(), name="Dinas Lain", code="LAIN")
    strange.close()
    before = tree(tmp_path / "lain")

    assert refusal(line.path, tmp_path / "lain", hands, code) == "CADANGAN_KANTOR_LAIN"
    assert tree(tmp_path / "lain") == before


def test_an_office_that_is_open_is_left_alone(room, stick, hands):
    line = room.backups.make(admin(), stick)

    assert refusal(line.path, room.folder, hands) == "gudang.sibuk"
    assert room.notes() == {"awal"}


def test_a_damaged_backup_changes_nothing(room, stick, hands):
    path = room.backups.make(admin(), stick).path
    whole = path.read_bytes()
    room.close()
    before = tree(room.folder)

    for at in range(5000, len(whole), len(whole) // 25):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert refusal(path, room.folder, hands) == "CADANGAN_RUSAK"

    assert tree(room.folder) == before


def test_a_broken_office_makes_way_too(room, stick, hands):
    line = room.backups.make(admin(), stick)
    room.close()
    database = room.folder / "rembug.db"
    database.write_bytes(bytes(4096) + database.read_bytes()[4096:])

    restore(line.path, room.folder, hands)

    room.open()
    assert room.notes() == {"awal"}


def test_a_preview_tells_both_sides_and_changes_nothing(room, stick, hands):
    line = room.backups.make(admin(), stick)
    room.note("sesudahnya")
    room.close()
    before = tree(room.folder)

    report = look_into(line.path, room.folder)

    assert report.facts.counts["local_note"] == 2
    assert report.present.counts["local_note"] == 3
    assert tree(room.folder) == before


def test_a_second_restore_settles_the_first(room, stick, hands):
    """All that is left of a kill right after the journal was written."""
    line = room.backups.make(admin(), stick)
    room.note("sesudahnya")
    room.close()
    stage = room.folder / ".pulih-abcd0123"
    stage.mkdir()
    shutil.copy(room.folder / "rembug.db", stage / "rembug.db")
    (stage / "baru.replika").write_text("{}", encoding="utf-8")
    steps = [["baru.replika", None, True], ["rembug.db", "sebelum-pulih-20260101-000000.cadangan", True]]
    journal = json.dumps({"tahap": stage.name, "langkah": steps})
    (room.folder / "pulih.jurnal").write_text(journal, encoding="utf-8")

    restore(line.path, room.folder, hands)

    assert len(list((room.folder / "cadangan").glob("sebelum-pulih-*.cadangan"))) == 2
    assert not settle(room.folder)
    assert not list(room.folder.glob(".pulih-*"))


def test_a_journal_that_cannot_be_read_stops_everything(room, hands):
    room.close()
    (room.folder / "pulih.jurnal").write_bytes(b"\x00" * 40)

    with pytest.raises(AppError) as refused:
        settle(room.folder)

    assert refused.value.code == "cadangan.jurnal_rusak"


@pytest.mark.parametrize("golden", sorted((GOLDEN).iterdir()), ids=lambda path: path.stem)
def test_backups_of_every_released_form_come_back(golden, tmp_path):
    """The files under `tests/golden/cadangan` are named by the number of their form and are never renewed.

    Form 1: written of an office of schema 0001 with two pieces of evidence.
    """
    look = look_into(golden, tmp_path, GOLDEN_CODE)

    restore(golden, tmp_path, clock, GOLDEN_CODE)

    house = open_house(tmp_path, clock)
    assert look.facts.office_code == house.offices.own().code == "LATIHAN"
    assert (look.made, look.files, look.facts.revision) == (NOW, 2, "0001")
    assert all(house.blobs.is_whole(sha256(content).digest()) for content in GOLDEN_FILES)
    assert house.health().is_good
    house.close()


def test_two_programs_that_start_at_once_end_an_interrupted_restore_once(room, stick, hands):
    line = room.backups.make(admin(), stick)
    room.note("sesudahnya")
    room.close()
    interrupted_after_its_journal(room, line.path, hands)
    ended: list[bool] = []
    starts = [threading.Thread(target=lambda: ended.append(settle(room.folder))) for _ in range(4)]

    for start in starts:
        start.start()
    for start in starts:
        start.join()

    room.open()
    assert sorted(ended) == [False, False, False, True]
    assert room.notes() == {"awal"}


def interrupted_after_its_journal(room, path, hands) -> None:
    """The state of a folder when the program ended at the worst moment: all is ready, nothing was moved."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("desktop_app.services.restoring._play", lambda *_: sys.exit())
        with pytest.raises(SystemExit):
            restore(path, room.folder, hands)
    assert (room.folder / "pulih.jurnal").exists()
    assert room.folder.joinpath("rembug.db").exists()
