"""The page looked at: nothing cut or covered at any size, every control named, no key used twice."""

import pytest
from people_sheet import faulty, people, people_sheet

from desktop_app.ui.actions import clashes
from tests.ui.people.conftest import make_room
from tests.ui.walker import faults, nameless

SIZES = [(1366, 697), (1093, 574), (911, 492), (880, 480)]


def views(room, tmp_path):
    """Each view of the page in turn."""
    page, person_id = room.page, room.someone(4)
    page.listing.table.selectRow(0)
    page.listing.beside.open()
    yield "list"
    page.escape()
    room.go(person_id)
    for tab in ("data", "skp", "evaluasi", "riwayat"):
        page.profile.tabs.pick(tab)
        yield tab
    for form in ("penempatan", "pangkat", "status", "diri", "nomor"):
        page.form.begin(page.profile.sheet, form)
        page.stack.setCurrentWidget(page.form)
        page.form.go_on()
        yield form
    room.go({"tampil": "penilai"})
    yield "superiors"
    room.go({"tampil": "impor"})
    yield "file"
    page.importing.open_file(people_sheet(tmp_path / "lembar.xlsx", faulty(people(40))))
    room.rest()
    yield "columns"
    for step in ("check", "done"):
        page.importing.go_on()
        room.rest()
        yield step


@pytest.mark.parametrize("look", [(size, percent) for size in SIZES for percent in (100, 130)], ids=str)
def test_nothing_is_cut_or_covered(theme, peopled_office, tmp_path, qtbot, look):
    size, percent = look
    theme.scale(percent)
    room = make_room(peopled_office, tmp_path / "kantor", theme, qtbot)
    room.window.resize(*size)
    found = {}
    for view in views(room, tmp_path):
        room.rest()
        found[view] = faults(room.window) + nameless(room.window)
    room.desk.jobs.close()
    room.desk.house.close()

    assert {view: wrong for view, wrong in found.items() if wrong} == {}
    assert (room.window.width(), room.window.height()) == size


def test_an_empty_office_is_whole_too(theme, empty_office, tmp_path, qtbot):
    room = make_room(empty_office, tmp_path / "kantor", theme, qtbot)
    room.window.resize(911, 492)
    found = []
    for target in (None, {"tampil": "penilai"}, {"tampil": "impor"}):
        room.go(target)
        found += faults(room.window) + nameless(room.window)
    room.desk.jobs.close()
    room.desk.house.close()

    assert found == []


def test_no_key_is_used_twice_and_every_action_is_bound(room):
    specs = room.actions.specs()

    assert clashes(specs) == []
    assert [spec.id for spec in specs if spec.page == "pegawai" and room.actions.find(spec.id) is None] == []


def test_f6_goes_round_the_parts_of_every_view(room):
    for target in (None, room.someone(), {"tampil": "impor"}, {"tampil": "penilai"}):
        room.go(target)
        for region in room.page.regions():
            region.setFocus()
            assert region.hasFocus() or not region.isVisible()
