"""Cadangan in the window: written, looked through, brought back, and left for another PC."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton

from desktop_app.domain.backups import Backup, BackupReason
from desktop_app.services.exchange.moving import MoveStage
from desktop_app.ui.settings.backups.looks import is_only_here, newest_words
from tests.ui.settings.conftest import reopened, section, unsightly


def press(room, button: QAbstractButton) -> None:
    assert button.isVisible(), button.text()
    assert button.isEnabled(), button.text()
    button.click()
    room.rest()


def written(room, *, with_code: bool = False, here: bool = False):
    """A backup as a person makes one; answers the section."""
    view = section(room, "cadangan").backups
    press(room, view.make_button)
    if here:
        view.making.here.click()
    else:
        press(room, view.making.choose)
    view.making.code.setChecked(with_code)
    press(room, view.making.write)
    return view


def place(room, name: str) -> None:
    """Something that tells one state of the office from another."""
    offices = room.desk.house.offices
    profile = offices.profile()
    offices.save_profile(room.desk.acting, type(profile)(place=name))


def test_a_backup_is_written_in_three_clicks_and_stands_in_the_list(office, tmp_path):
    view = written(office)
    press(office, view.written.close_button)

    assert [row.pill.accessibleName() for row in view.listing.rows] == ["Utuh"]
    assert len(list(tmp_path.glob("sendiri-*.cadangan"))) == 1


def test_without_a_place_nothing_can_be_written(office):
    view = section(office, "cadangan").backups
    press(office, view.make_button)

    assert not view.making.write.isEnabled()
    assert view.making.write.toolTip() == "Pilih dahulu tempatnya."


def test_the_code_is_shown_once_and_can_be_printed(office):
    view = written(office, with_code=True)
    code = view.written.groups.text()
    press(office, view.written.print)
    pages = len(view.preview.pages)
    press(office, view.preview.back)
    again = view.written.groups.text()
    press(office, view.written.close_button)

    assert [len(group) for group in code.split("-")] == [4] * 8
    assert (pages, again) == (1, code)
    assert not view.written.isVisible()


def test_a_backup_that_was_altered_is_named_when_it_is_looked_through(office, tmp_path):
    view = written(office)
    press(office, view.written.close_button)
    (path,) = tmp_path.glob("sendiri-*.cadangan")
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)

    press(office, view.listing.rows[0].check)

    assert view.listing.rows[0].pill.accessibleName() == "Tidak dapat dipakai"
    assert any("tidak sama dengan saat dibuat" in words for words in office.warned)


def test_what_is_on_a_stick_that_is_gone_says_so(office, tmp_path):
    view = written(office)
    press(office, view.written.close_button)
    next(tmp_path.glob("sendiri-*.cadangan")).unlink()

    office.go("beranda")
    section(office, "cadangan")

    (row,) = view.listing.rows
    assert row.pill.accessibleName() == "Tidak terpasang"
    assert not row.restore.isEnabled()
    assert not row.check.isEnabled()


def test_it_warns_while_every_backup_lies_on_the_same_disk(office):
    view = written(office, here=True)
    lines = office.desk.house.backups.lines()

    assert view.warning.isVisible()
    assert is_only_here(lines)
    assert not is_only_here(())


def test_the_head_says_when_the_last_one_was_made(office):
    assert newest_words((), office.desk.house.clock()) == "Belum ada cadangan"
    written(office)

    lines = office.desk.house.backups.lines()
    assert newest_words(lines, office.desk.house.clock()) == "Cadangan terakhir hari ini pukul 09.30"


def test_the_preview_stands_beside_todays_data_and_changes_nothing(practice):
    view = written(practice)
    press(practice, view.written.close_button)
    press(practice, view.listing.rows[0].restore)
    lines = {label: (now, then) for label, now, then in view.restoring.comparison.lines}

    press(practice, view.restoring.back)

    assert lines["Kantor"] == ("Dinas Latihan", "Dinas Latihan")
    assert lines["Pegawai"][0] == lines["Pegawai"][1] != "0"
    assert "11 November 2026" in lines["Perubahan terakhir"][0]
    assert practice.warned == []


def test_a_backup_comes_back_and_the_window_shows_it(office):
    view = written(office)
    press(office, view.written.close_button)
    place(office, "Kota Sesudahnya")
    press(office, view.listing.rows[0].restore)

    press(office, view.restoring.restore)
    reopened(office)

    assert office.desk.house.offices.profile().place == "Salatiga"
    assert office.window.pages.current_key() == "beranda"
    assert any("komputer baru" in words for words in office.warned)
    assert "Cadangan sudah dipulihkan" in office.said
    shown = section(office, "cadangan").backups
    assert any("sebelum-pulih" in row.backup.path.name for row in shown.listing.rows)


def test_it_is_told_once_that_the_data_moved(office, tmp_path, theme, qtbot):
    from tests.app.program_room import running

    view = written(office)
    press(office, view.written.close_button)
    press(office, view.listing.rows[0].restore)
    press(office, view.restoring.restore)
    reopened(office)
    office.leave()

    with running(tmp_path, theme, qtbot) as again:
        warned = list(again.warned)

    assert warned == []


def test_who_says_no_keeps_everything(office):
    view = written(office)
    press(office, view.written.close_button)
    place(office, "Kota Sesudahnya")
    press(office, view.listing.rows[0].restore)
    office.answers.agrees = False

    press(office, view.restoring.restore)

    assert office.desk.house.offices.profile().place == "Kota Sesudahnya"
    assert view.restoring.isVisible()


def test_a_file_that_is_no_backup_is_refused_in_a_sentence(office, tmp_path):
    view = section(office, "cadangan").backups
    office.answers.to_open = tmp_path / "surat.cadangan"
    office.answers.to_open.write_bytes(b"bukan cadangan")

    press(office, view.from_file)

    assert "bukan cadangan Rembug" in view.restoring._problem.text()
    assert not view.restoring.restore.isVisible()


def test_a_new_pc_opens_a_backup_by_its_code_from_the_first_page(office, tmp_path, theme, qtbot):
    from tests.app.program_room import running

    view = written(office, with_code=True)
    code = view.written.groups.text()
    (path,) = tmp_path.glob("sendiri-*.cadangan")
    office.leave()
    with running(tmp_path / "baru", theme, qtbot) as new:
        new.page.setup.restore.click()
        new.rest()
        shown = new.page.backups
        new.answers.to_open = path
        press(new, shown.from_file)
        shown.restoring.code.setText("0000-" * 7 + "0000")
        press(new, shown.restoring.open)
        wrong = shown.restoring._field.error()
        shown.restoring.code.setText(code)
        press(new, shown.restoring.open)
        press(new, shown.restoring.restore)
        reopened(new)
        name = new.desk.house.offices.own().name

    assert "tidak cocok" in wrong
    assert name == "Dinas Latihan"


def test_an_office_moves_to_another_pc_step_by_step(office, tmp_path, theme, qtbot):
    from tests.app.program_room import running

    view = section(office, "cadangan").backups
    press(office, view.move_button)
    press(office, view.moving.write)
    code = view.moving.groups.text()
    must_keep = view.moving.next_code.isEnabled()
    view.moving.saved.setChecked(True)
    press(office, view.moving.next_code)
    forgotten = view.moving.groups.text()
    press(office, view.moving.next_new)
    press(office, view.moving.retire)
    retired = office.desk.house.moving.standing().stage
    (path,) = tmp_path.glob("sendiri-*.cadangan")
    office.leave()
    with running(tmp_path / "baru", theme, qtbot) as new:
        shown = section(new, "cadangan").backups
        new.answers.to_open = path
        press(new, shown.from_file)
        shown.restoring.code.setText(code)
        press(new, shown.restoring.open)
        press(new, shown.restoring.restore)
        reopened(new)
        shown = section(new, "cadangan").backups
        press(new, shown.move_button)
        press(new, shown.moving.take_over)
        computers = {(pc.is_this, pc.is_retired) for pc in new.desk.house.exchange.computers()}
        stage = new.desk.house.moving.standing().stage
    with running(tmp_path, theme, qtbot) as old:
        warned = list(old.warned)

    assert (must_keep, forgotten) == (False, "")
    assert (retired, stage) == (MoveStage.PENSIUN, MoveStage.TIDAK)
    assert computers == {(True, False), (False, True)}
    assert any("sudah pensiun" in words for words in warned)


def test_a_move_can_be_given_up_at_each_step(office):
    view = section(office, "cadangan").backups
    press(office, view.move_button)
    press(office, view.moving.write)
    view.moving.saved.setChecked(True)
    press(office, view.moving.next_code)
    press(office, view.moving.later)
    press(office, view.move_button)
    press(office, view.moving.stay)
    stages = [office.desk.house.moving.standing().stage]
    press(office, view.moving.write)
    view.moving.saved.setChecked(True)
    press(office, view.moving.next_code)
    press(office, view.moving.next_new)
    press(office, view.moving.stay_late)
    stages.append(office.desk.house.moving.standing().stage)

    assert stages == [MoveStage.TIDAK] * 2


def test_a_stick_that_cannot_be_written_leaves_no_mark_of_a_move(office, tmp_path):
    view = section(office, "cadangan").backups
    press(office, view.move_button)
    office.answers.target = tmp_path / "tidak-ada" / "folder"

    press(office, view.moving.write)

    assert office.desk.house.moving.standing().stage is MoveStage.TIDAK
    assert office.warned


def test_escape_closes_what_is_open_one_by_one(office):
    view = written(office, with_code=True)
    press(office, view.written.print)
    closed = [view.escape()]
    press(office, view.written.close_button)
    press(office, view.listing.rows[0].restore)
    closed.append(view.escape())
    press(office, view.make_button)
    closed.append(view.escape())
    closed.append(view.escape())

    assert closed == [True, True, True, False]


VIEWS = ("daftar", "buat", "kode", "pulih", "pindah", "pindah-kode", "pindah-baru", "pindah-pensiun")


def opened(room, view: str):
    """One state of the section, as a person would come to it."""
    if view == "buat":
        shown = section(room, "cadangan").backups
        press(room, shown.make_button)
    elif view.startswith("pindah"):
        shown = moving(room, view)
    else:
        shown = written(room, with_code=True)
        if view != "kode":
            press(room, shown.written.close_button)
        if view == "pulih":
            press(room, shown.listing.rows[0].restore)
    return shown


def moving(room, view: str):
    """The move to another PC, up to one of its steps."""
    shown = section(room, "cadangan").backups
    press(room, shown.move_button)
    steps = ("pindah", "pindah-kode", "pindah-baru", "pindah-pensiun")
    for step in steps[1 : steps.index(view) + 1]:
        if step == "pindah-baru":
            shown.moving.saved.setChecked(True)
        buttons = (shown.moving.write, shown.moving.next_code, shown.moving.next_new)
        press(room, buttons[steps.index(step) - 1])
    return shown


@pytest.mark.parametrize("view", VIEWS)
def test_nothing_is_cut_nameless_or_wider_than_the_window(office, theme, view):
    shown = opened(office, view)

    assert unsightly(office, theme, shown) == {}


def test_the_day_is_backed_up_when_the_window_closes(office, tmp_path):
    office.window.close()
    was_shown = office.window.busy.isVisible()
    office.leave()

    assert was_shown
    assert len(list((tmp_path / "kantor" / "cadangan").glob("harian-*.cadangan"))) == 1


def test_a_second_closing_does_not_wait_for_the_backup(office, tmp_path):
    office.window.close()
    office.window.close()

    assert not office.window.isVisible()
    assert not list((tmp_path / "kantor" / "cadangan").glob(".*"))


def test_the_button_closes_without_a_backup(office):
    office.window.close()
    office.window.busy.way_out.click()

    assert not office.window.isVisible()


def test_a_day_is_backed_up_once(office, tmp_path, theme, qtbot):
    from tests.app.program_room import running

    office.leave()
    with running(tmp_path, theme, qtbot) as again:
        again.window.close()
        at_once = not again.window.isVisible()
        with_reason = [path.name for path in (tmp_path / "kantor" / "cadangan").glob("harian-*")]

    assert at_once
    assert len(with_reason) == 1


def test_a_backup_that_fails_at_closing_is_told_and_the_next_closing_goes_through(office, tmp_path):
    folder = tmp_path / "kantor" / "cadangan"
    for path in folder.glob("*"):
        path.unlink()
    if folder.is_dir():
        folder.rmdir()
    folder.write_text("bukan folder")

    office.window.close()
    office.rest()
    stays = office.window.isVisible()
    told = list(office.warned)
    office.window.close()

    assert stays
    assert told
    assert not office.window.isVisible()


def test_a_practice_office_and_an_empty_folder_need_no_daily_backup(practice, nothing):
    practice.window.close()
    nothing.window.close()

    assert not practice.window.isVisible()
    assert not nothing.window.isVisible()


def test_every_backup_is_kept_by_its_reason(office):
    written(office)
    with office.desk.house.store.look() as work:
        reasons = {backup.reason for backup in work.find(Backup)}

    assert reasons == {BackupReason.SENDIRI}
    assert Path(office.desk.house.backups.lines()[0].path).is_file()


def test_who_ends_us_from_outside_does_not_wait_for_the_backup(office, tmp_path):
    office.program.leave()

    assert not office.window.isVisible()
    assert not list((tmp_path / "kantor" / "cadangan").glob("harian-*"))
