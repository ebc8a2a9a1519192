"""A backup is one file that holds all of an office, and is believed only after it was read back whole."""

from __future__ import annotations

import pytest
from backup_world import settled
from builders import NOW, admin

from desktop_app.domain.backups import BackupReason
from desktop_app.domain.errors import AppError, RuleBroken
from desktop_app.services.backups import Backups, look_through


@pytest.fixture
def room(founded, tmp_path, hands):
    made = settled(founded, tmp_path / "kantor", hands)
    yield made
    made.close()


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "stik"
    folder.mkdir()
    return folder


def code_of(path, folder, code=None) -> str:
    with pytest.raises(AppError) as refused:
        look_through(path, folder, code)
    return refused.value.code


def test_a_backup_tells_what_is_in_it(room, stick):
    line = room.backups.make(admin(), stick)

    report = room.backups.check(line.path)

    assert (report.made, report.reason) == (NOW, BackupReason.SENDIRI)
    assert (report.facts.office_code, report.facts.office_name) == ("LATIHAN", "Dinas Latihan")
    assert report.facts.counts["local_note"] == 2
    assert (report.with_files, report.files, report.lost_files) == (True, 2, 0)
    assert report.size == line.path.stat().st_size
    assert [path.name for path in stick.iterdir()] == [line.path.name]


def test_in_the_own_folder_files_stay_where_they_are(room):
    line = room.backups.make(admin(), reason=BackupReason.HARIAN)

    assert line.path.parent == room.folder / "cadangan"
    assert not room.backups.check(line.path).with_files
    assert line.on_same_disk


def test_the_ending_is_always_that_of_backups(room):
    """Else `--ke rembug.db` would put a backup in the place of the office."""
    line = room.backups.make(admin(), room.folder / "rembug.db")

    assert line.path.name == "rembug.db.cadangan"


def test_lost_files_are_told(room, stick):
    next(path for _, path in room.blobs.sealed_files()).unlink()

    report = room.backups.check(room.backups.make(admin(), stick).path)

    assert (report.files, report.lost_files) == (1, 1)


def test_nothing_is_made_where_nobody_may_write(room, tmp_path):
    with pytest.raises(RuleBroken) as refused:
        room.backups.make(admin(), tmp_path / "tidak" / "ada" / "a.cadangan")

    assert refused.value.code == "cadangan.tak_dapat_ditulis"
    assert not list((room.folder / "cadangan").iterdir())


def test_another_office_cannot_open_it(room, stick, tmp_path):
    line = room.backups.make(admin(), stick)
    (tmp_path / "lain").mkdir()

    assert code_of(line.path, tmp_path / "lain") == "CADANGAN_KANTOR_LAIN"


def test_a_code_opens_it_anywhere(room, stick, tmp_path):
    code = Backups.new_code()
    line = room.backups.make(admin(), stick, code=code)
    (tmp_path / "lain").mkdir()

    assert code_of(line.path, tmp_path / "lain") == "PERLU_KODE"
    assert code_of(line.path, tmp_path / "lain", Backups.new_code()) == "KODE_SALAH"
    assert code_of(line.path, tmp_path / "lain", "1234") == "KODE_SALAH"
    assert look_through(line.path, tmp_path / "lain", code.replace("-", " ")).has_code


def test_cut_off_anywhere_it_is_told_so(room, stick):
    path = room.backups.make(admin(), stick).path
    whole = path.read_bytes()
    step = len(whole) // 150
    cuts = [*range(0, 400, 7), *range(400, len(whole), step), len(whole) - 1]

    for cut in cuts:
        path.write_bytes(whole[:cut])
        assert code_of(path, room.folder) == "CADANGAN_TERPOTONG", cut


def test_a_changed_byte_anywhere_is_noticed(room, stick):
    path = room.backups.make(admin(), stick, code=Backups.new_code()).path
    whole = path.read_bytes()
    header = range(18, 600, 11)
    parts = range(1000, len(whole), len(whole) // 100)
    manifest = range(len(whole) - 300, len(whole), 13)

    for at in (*header, *parts, *manifest):
        spoiled = bytearray(whole)
        spoiled[at] ^= 1 << at % 8
        path.write_bytes(spoiled)
        assert code_of(path, room.folder) == "CADANGAN_RUSAK", at


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda whole: b"", "CADANGAN_TERPOTONG"),
        (lambda whole: b"\x89PNG" + whole[4:], "BUKAN_CADANGAN"),
        (lambda whole: whole[:16] + b"\x00\x02" + whole[18:], "VERSI_LEBIH_BARU"),
        (lambda whole: whole[:16] + b"\x00\x00" + whole[18:], "CADANGAN_RUSAK"),
        (lambda whole: whole + b"\n", "CADANGAN_RUSAK"),
        (lambda whole: whole[:-5000] + bytes(5000), "CADANGAN_RUSAK"),
        (lambda whole: whole.replace(b"\n", b"\r\n"), "BUKAN_CADANGAN"),
        (lambda whole: whole[:5000] + whole[6000:7000] + whole[6000:], "CADANGAN_RUSAK"),
    ],
)
def test_other_damage_has_its_word(room, stick, spoil, code):
    path = room.backups.make(admin(), stick).path
    path.write_bytes(spoil(path.read_bytes()))

    assert code_of(path, room.folder) == code
