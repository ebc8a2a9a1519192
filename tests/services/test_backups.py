"""A backup is one file that holds all of an office, and is believed only after it was read back whole."""

from __future__ import annotations

from datetime import timedelta

import pytest
from backup_world import KEYS, Room
from builders import NOW, admin

from desktop_app.domain.backups import BackupReason
from desktop_app.domain.errors import AppError, RuleBroken
from desktop_app.domain.values import day_of
from desktop_app.services.backups import Backups, look_through
from desktop_app.store.backups import back_up
from desktop_app.vault.keys import Keys, write_keys


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


def test_a_newer_program_made_it(room, stick, monkeypatch):
    path = room.backups.make(admin(), stick).path
    monkeypatch.setattr("desktop_app.services.backup_files.known_revisions", lambda: ("0000",))

    assert code_of(path, room.folder) == "VERSI_LEBIH_BARU"


def test_a_bare_copy_is_a_backup_too_and_other_databases_are_not(room, tmp_path):
    back_up(room.folder / "rembug.db", KEYS.database, tmp_path / "sebelum-migrasi-20261124-093000.cadangan")
    back_up(room.folder / "rembug.db", KEYS.database, tmp_path / "kantor.cadangan")
    stranger = Keys(bytes(32))
    (tmp_path / "lain").mkdir()
    write_keys(tmp_path / "lain", stranger)

    report = room.backups.check(tmp_path / "sebelum-migrasi-20261124-093000.cadangan")

    assert (report.reason, report.made) == (BackupReason.SEBELUM_MIGRASI, NOW)
    assert room.backups.check(tmp_path / "kantor.cadangan").made is None
    assert code_of(tmp_path / "kantor.cadangan", tmp_path / "lain") == "BUKAN_CADANGAN"


def test_a_bare_copy_that_was_damaged_is_noticed(room, tmp_path):
    path = tmp_path / "kantor.cadangan"
    back_up(room.folder / "rembug.db", KEYS.database, path)
    whole = path.read_bytes()

    for at in range(8192, len(whole), len(whole) // 40):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 4]) + whole[at + 1 :])
        assert code_of(path, room.folder) == "CADANGAN_RUSAK", at
    path.write_bytes(whole[:-8192])
    assert code_of(path, room.folder) == "CADANGAN_RUSAK"


def test_all_that_was_made_is_listed_wherever_it_is(room, stick):
    outside = room.backups.make(admin(), stick, code=Backups.new_code())
    inside = room.backups.make(admin(), reason=BackupReason.SEBELUM_IMPOR)
    (room.folder / "cadangan" / "harian-20261101-080000.cadangan").write_bytes(b"REMBUG")
    outside.path.rename(stick / "pindah.cadangan")

    lines = {line.path: line for line in room.backups.lines()}

    assert len(lines) == 3
    assert not lines[outside.path].is_there
    assert lines[outside.path].has_code
    assert lines[inside.path] == inside
    assert {line.fault for line in lines.values()} == {None, "CADANGAN_TERPOTONG"}


def test_a_target_without_its_ending_gets_it_and_a_second_one_replaces_the_first(room, stick):
    first = room.backups.make(admin(), stick / "kantor")
    room.note("lagi")
    second = room.backups.make(admin(), stick / "kantor")

    assert first.path == second.path == stick / "kantor.cadangan"
    assert room.backups.check(second.path).facts.counts["local_note"] == 3


def test_daily_backups_are_due_once_a_day_whatever_the_clock_does(room, hands):
    assert room.backups.is_due()
    for days in (0, 1, 2, -11_000, 11_000):
        hands.now = NOW + timedelta(days=days)
        assert room.backups.is_due()
        line = room.backups.make(admin(), reason=BackupReason.HARIAN)
        assert line.is_there
        assert not room.backups.is_due()


def test_an_office_that_was_never_founded_needs_no_backup(tmp_path, hands):
    write_keys(tmp_path, KEYS)
    empty = Room(tmp_path, hands)

    assert not empty.backups.is_due()
    empty.close()


def test_twelve_days_leave_a_week_and_what_a_person_made(room, hands):
    own = room.backups.make(admin()).path
    for day in range(12):
        hands.now = NOW + timedelta(days=day)
        room.backups.make(admin(), reason=BackupReason.HARIAN)

    made = {day_of(line.made).isoformat() for line in room.backups.lines() if line.path != own}
    assert own.exists()
    # 24 November 2026 is a Tuesday: the last seven days, the Sunday of the first week, the end of November
    assert made == {f"2026-11-{day}" for day in (29, 30)} | {f"2026-12-0{day}" for day in range(1, 6)}


def test_nothing_goes_while_none_that_stays_is_good(room, hands):
    """On a disk that spoils what lies on it, an old good backup is worth more than any rule."""
    good = room.backups.make(admin(), reason=BackupReason.HARIAN).path
    kept_aside = good.read_bytes()
    hands.now = NOW + timedelta(hours=3)
    spoiled = room.backups.make(admin(), reason=BackupReason.HARIAN).path
    whole = spoiled.read_bytes()
    good.write_bytes(kept_aside)

    spoiled.write_bytes(whole[:50_000] + bytes([whole[50_000] ^ 1]) + whole[50_001:])
    assert room.backups.rotate() == ()
    spoiled.write_bytes(whole)
    assert room.backups.rotate() == (good.name,)


def test_what_cannot_be_read_is_neither_counted_nor_removed(room):
    own = room.folder / "cadangan"
    own.mkdir()
    (own / "harian-20250101-080000.cadangan").write_bytes(b"bukan cadangan")
    room.backups.make(admin(), reason=BackupReason.HARIAN)

    assert (own / "harian-20250101-080000.cadangan").exists()
