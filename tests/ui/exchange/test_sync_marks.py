"""The mark of each record in lists and heads, with a word, from "Belum dikirim" to "Sudah diterima"."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import admin
from exchange_town import first_person

from desktop_app.domain.lists import All, ListQuery
from desktop_app.services.exchange.values import SyncState
from desktop_app.ui.cells import MarkCell, cell_text
from desktop_app.ui.theme.tokens import Tone
from tests.services.office_world import add_plan
from tests.services.office_world import settle as settle_people

OFFICE, AGENCY = "DINLAT", "BKPSDM"
EVERYBODY = ListQuery(scope=All())


def _states(house, family="person"):
    ids = getattr(house, {"person": "people_list", "skp": "plan_list"}[family]).ids(EVERYBODY)
    return house.exchange.states(family, ids)


def test_without_any_other_office_everything_is_only_here(strangers):
    with strangers.house(OFFICE) as house:
        assert set(_states(house).values()) == {SyncState.TANPA_PERTUKARAN}


def test_a_person_goes_from_not_sent_over_sent_to_acknowledged(town):
    with town.house(OFFICE) as house:
        person_id = first_person(house).person_id
        before = _states(house)[person_id]
    town.rename(OFFICE, "Nama Baru")
    with town.house(OFFICE) as house:
        changed = _states(house)
    town.take(AGENCY, town.send(OFFICE, AGENCY))
    with town.house(OFFICE) as house:
        sent = _states(house)
    town.take(OFFICE, town.send(AGENCY, OFFICE))
    with town.house(OFFICE) as house:
        received = _states(house)

    assert before in {SyncState.DIKIRIM, SyncState.DIAKUI}
    assert changed[person_id] is SyncState.BELUM_DIKIRIM
    assert list(changed.values()).count(SyncState.BELUM_DIKIRIM) == 1
    assert sent[person_id] is SyncState.DIKIRIM
    assert received[person_id] is SyncState.DIAKUI


def test_contents_at_odds_are_seen_at_the_record(town):
    town.rename(OFFICE, "Nama Dinas")
    town.rename(AGENCY, "Nama BKPSDM")
    town.take(AGENCY, town.send(OFFICE, AGENCY))
    with town.house(AGENCY) as house:
        states = _states(house)

    assert list(states.values()).count(SyncState.BENTROK) == 1


def test_a_line_of_a_plan_marks_the_plan(town):
    with town.house(OFFICE) as house:
        world = settle_people(house.store, employees=2)
        with house.store.work(admin()) as work:
            made = [add_plan(work, each, world.kabid, world.kadis, is_set=False) for each in world.staff]
    town.take(AGENCY, town.send(OFFICE, AGENCY))
    town.take(OFFICE, town.send(AGENCY, OFFICE))
    with town.house(OFFICE) as house:
        assert set(_states(house, "skp").values()) == {SyncState.DIAKUI}
        with house.store.work(admin()) as work:
            plan = work.open(type(made[0].plan), made[0].plan.version.id)
            work.keep(_reworded(plan))
        states = _states(house, "skp")

    assert states == {made[0].skp.id: SyncState.BELUM_DIKIRIM, made[1].skp.id: SyncState.DIAKUI}


@pytest.mark.parametrize(
    ("page", "look"),
    [("pegawai", lambda page: page.listing.model), ("rencana", lambda page: page.listing.model)],
)
def test_lists_show_the_mark_beside_each_line(town, open_window, page, look):
    with town.house(OFFICE) as house:
        world = settle_people(house.store, employees=1)
        with house.store.work(admin()) as work:
            add_plan(work, world.staff[0], world.kabid, world.kadis, is_set=False)
    room = open_window(town.home(OFFICE))
    model = look(room.go(page))
    room.rest()
    column = model.columns[-1]
    marks = [column.text(line) for line in model.all_lines()]

    assert column.title == "Kirim"
    assert all(isinstance(mark, MarkCell) for mark in marks)
    assert {cell_text(mark) for mark in marks} <= {"Belum dikirim", "Sudah dikirim", "Sudah diterima"}
    assert MarkCell("Belum dikirim", Tone.WARNING, "upload") in marks


def test_the_profile_says_it_in_words_and_follows_the_exchange(town, open_window):
    town.rename(OFFICE, "Nama Baru")
    with town.house(OFFICE) as house:
        person_id = first_person(house).person_id
    room = open_window(town.home(OFFICE))
    page = room.go("pegawai", bytes(person_id))
    room.rest()

    assert page.profile.mark.isVisible()
    assert page.profile.mark.accessibleName() == "Belum dikirim"


def test_the_plan_says_it_in_panel_and_editor(town, open_window):
    with town.house(OFFICE) as house:
        world = settle_people(house.store, employees=1)
        with house.store.work(admin()) as work:
            made = add_plan(work, world.staff[0], world.kabid, world.kadis, is_set=False)
    room = open_window(town.home(OFFICE))
    page = room.go("rencana")
    room.rest()
    assert page.listing.panel.mark.accessibleName() == "Belum dikirim"

    room.go("rencana", bytes(made.skp.id))
    room.rest()
    assert page.editor.head.mark.isVisible()
    assert page.editor.head.mark.accessibleName() == "Belum dikirim"


def _reworded(plan):
    return replace(plan, annex=(replace(plan.annex[0], text="Dua komputer."), *plan.annex[1:]))
