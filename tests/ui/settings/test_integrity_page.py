"""Keutuhan data in the window: asked for, stopped, told, printed, and put right out of the log."""

from __future__ import annotations

import pytest

from desktop_app.domain.people import Person
from desktop_app.services.checkup import check_up
from desktop_app.store.exchange.control import deaf
from desktop_app.store.exchange.raw import fetch, run
from desktop_app.ui.jobs import Cancelled
from tests.ui.settings.conftest import section, unsightly


def checked(room):
    """The section after a check."""
    view = section(room, "keutuhan").integrity
    view.check.click()
    room.rest()
    return view


def altered(room, name: str = "Orang Lain", most: int = 1) -> list[str]:
    """Somebody writes into the database with another tool; answers whose rows."""
    with room.desk.house.store.work() as work:
        people = work.find(Person)[:most]
        with deaf(work.connection):
            for person in people:
                run(work.connection, "UPDATE person SET name = ? WHERE id = ?", (name, person.id))
    return [person.name for person in people]


def acts(room) -> list[str]:
    with room.desk.house.store.look() as work:
        return [action for (action,) in fetch(work.connection, "SELECT action FROM _audit ORDER BY n")]


def test_a_sound_office_is_told_so_part_by_part(practice):
    view = checked(practice)

    assert view.verdict.text().startswith("Semua utuh")
    assert len(view._checked.parts) == 7
    assert not view.rebuild.isVisible()
    assert view.print.isEnabled()


def test_the_check_is_remembered_with_its_seal(practice):
    view = checked(practice)
    with practice.desk.house.store.look() as work:
        ((detail,),) = fetch(
            work.connection,
            "SELECT detail FROM _audit WHERE action = 'periksa keutuhan' ORDER BY n DESC LIMIT 1",
        )

    assert " ".join(view._checked.seal) in detail


def test_a_row_altered_with_another_tool_is_found_and_named(practice):
    altered(practice)

    view = checked(practice)

    assert "Orang Lain" in view.findings.text()
    assert "diubah di luar program pada bidang Nama" in view.findings.text()
    assert view.rebuild.isVisible()


def test_it_is_made_anew_out_of_the_log_after_a_backup(practice):
    (name,) = altered(practice)
    view = checked(practice)

    view.rebuild.click()
    practice.rest()

    with practice.desk.house.store.look() as work:
        names = {person.name for person in work.find(Person)}
    assert name in names
    assert "Orang Lain" not in names
    assert view.verdict.text().startswith("Semua utuh")
    assert acts(practice)[-2:] == ["bangun ulang", "periksa keutuhan"]
    assert len(practice.desk.house.backups.lines()) == 1


def test_who_says_no_keeps_the_row_as_it_is(practice):
    altered(practice)
    view = checked(practice)
    practice.answers.agrees = False

    view.rebuild.click()
    practice.rest()

    assert view.rebuild.isVisible()
    assert practice.desk.house.backups.lines() == ()


def test_a_check_can_be_stopped_and_leaves_no_trace(practice):
    before = acts(practice)
    house, acting = practice.desk.house, practice.desk.acting

    def stop(done: int, total: int) -> None:
        if done * 2 > total:
            raise Cancelled

    with pytest.raises(Cancelled):
        check_up(house, acting, stop)

    assert acts(practice) == before


def test_the_button_of_the_progress_card_stops_it(practice):
    view = section(practice, "keutuhan").integrity
    view.check.click()
    view.progress.cancel.click()
    practice.rest()

    assert view._checked is None
    assert view.check.isEnabled()


def test_the_result_is_printed_with_everything_it_found(practice):
    altered(practice)
    view = checked(practice)
    view.print.click()
    practice.rest()
    pages = len(view.preview.pages)
    view.preview.save.click()
    practice.rest()
    closed = view.escape()

    assert pages == 1
    assert closed
    assert any(path.name.startswith("Keutuhan_2026-11-24") for path in practice.answers.target.glob("*.pdf"))


def test_many_findings_are_cut_on_the_screen_and_counted(practice):
    altered(practice, most=42)

    view = checked(practice)

    lines = view.findings.text().splitlines()
    assert len(lines) == 41
    assert "temuan lain" in lines[-1]


def test_before_there_is_an_office_a_check_works_too(nothing):
    view = checked(nothing)

    assert view.verdict.text().startswith("Semua utuh")
    assert not nothing.warned


@pytest.mark.parametrize("state", ["belum", "utuh", "temuan"])
def test_nothing_is_cut_nameless_or_wider_than_the_window(practice, theme, state):
    if state == "temuan":
        altered(practice, most=42)
    view = section(practice, "keutuhan").integrity if state == "belum" else checked(practice)

    assert unsightly(practice, theme, view) == {}
