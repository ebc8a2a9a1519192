"""The list of people: found, narrowed, looked at, and its doors."""

import pytest
from builders import TODAY
from PySide6.QtCore import Qt

from desktop_app.domain.lists import All, ListQuery, Self, Units
from desktop_app.domain.people import Gap
from desktop_app.domain.values import Acting, Role
from desktop_app.ui.cells import cell_text
from desktop_app.ui.people.listing import LACKING, LEFT, PeopleSource, narrowed, unit_choices


def shown(room) -> int:
    return room.page.listing.model.rowCount()


def test_the_list_shows_everybody_with_post_superior_and_completeness(room):
    listing = room.page.listing
    line = listing.line_of(room.named("Adi Contoh"))
    texts = [column.text(line) for column in listing.model.columns]
    words = [text if isinstance(text, str) else cell_text(text) for text in texts]

    assert shown(room) == 30
    assert listing.count.text() == "30 pegawai"
    assert words[1:] == ["Kepala Dinas, Dinas Latihan", "IV/b, PNS", "–", "1 kurang", "Hanya di sini"]


def test_each_chip_narrows_the_list(room):
    counts = {}
    for key in ("kurang", "tanpa_penilai", "pns", "cpns", "pppk", "pppk_paruh_waktu", "keluar", ""):
        room.page.listing.chips.pick(key)
        counts[key] = shown(room)

    assert counts == {
        "kurang": 1,
        "tanpa_penilai": 1,
        "pns": 30,
        "cpns": 0,
        "pppk": 0,
        "pppk_paruh_waktu": 0,
        "keluar": 0,
        "": 30,
    }


def test_a_unit_is_listed_with_what_is_below_it(room):
    listing = room.page.listing
    texts = {listing.units.itemText(place): place for place in range(listing.units.count())}
    listing.units.setCurrentIndex(next(at for text, at in texts.items() if text.strip() == "Sekretariat"))
    below = shown(room)
    listing.units.setCurrentIndex(texts["Dinas Latihan"])

    assert (below, shown(room)) == (10, 30)


def test_typing_searches_after_a_pause_and_slash_leads_to_the_field(room, qtbot):
    qtbot.keyClick(room.page.listing.table, Qt.Key.Key_Slash)
    assert room.page.listing.field.hasFocus()

    with qtbot.waitSignal(room.page.listing.model.counted):
        qtbot.keyClicks(room.page.listing.field, "citra")

    assert shown(room) == 3


def test_a_search_without_result_says_so_and_offers_no_import(room, qtbot):
    listing = room.page.listing
    with qtbot.waitSignal(listing.model.counted):
        listing.field.setText("zzzz")

    assert listing.nobody.isVisible()
    assert "Tidak ada pegawai yang cocok" in listing.nobody.accessibleName()
    assert not listing.import_button.isVisible()


def test_an_empty_office_offers_the_import_and_the_button_leads_there(empty_room, qtbot):
    listing = empty_room.page.listing
    assert "Belum ada pegawai" in listing.nobody.accessibleName()

    qtbot.mouseClick(listing.import_button, Qt.MouseButton.LeftButton)
    empty_room.rest()

    assert empty_room.page.importing.isVisible()


def test_the_titles_sort(room):
    listing = room.page.listing
    header = listing.table.horizontalHeader()
    header.sectionClicked.emit(2)
    first = listing.line_of(listing.model.id_at(0)).golongan
    header.sectionClicked.emit(2)

    assert (first, listing.line_of(listing.model.id_at(0)).golongan) == ("III/a", "IV/b")


def test_the_panel_tells_of_the_chosen_one_and_its_gap_is_a_door(room, qtbot):
    listing = room.page.listing
    listing.table.choose(room.named("Adi Contoh"))
    door = listing.panel.meter.doors[0]
    assert door.accessibleName() == "Pejabat penilai, Tetapkan penilainya"

    qtbot.mouseClick(door, Qt.MouseButton.LeftButton)
    room.rest()

    assert room.page.superiors.isVisible()
    assert room.page.superiors.table.view.chosen_id() == room.named("Adi Contoh")


def test_enter_opens_the_profile_and_alt_left_comes_back(room, qtbot):
    listing = room.page.listing
    listing.table.setFocus()
    listing.table.selectRow(3)
    qtbot.keyClick(listing.table, Qt.Key.Key_Return)
    room.rest()
    assert room.page.profile.isVisible()

    room.window.back()
    room.rest()

    assert listing.isVisible()
    assert listing.table.currentIndex().row() == 3


def test_the_button_of_the_panel_opens_the_profile(room, qtbot):
    room.page.listing.table.selectRow(2)
    qtbot.mouseClick(room.page.listing.panel.open_button, Qt.MouseButton.LeftButton)
    room.rest()

    assert room.page.profile.isVisible()


@pytest.mark.parametrize(
    ("target", "rows"), [({"tampil": "kurang"}, 1), ({"tampil": "pns"}, 30), ({"tampil": "keluar"}, 0)]
)
def test_another_page_can_ask_for_a_part_of_the_list(room, target, rows):
    room.go(target)

    assert shown(room) == rows


def test_who_is_no_operator_sees_resting_buttons_with_the_reason(room):
    person_id = room.named("Budi Latihan")
    room.desk.act_as(Acting(day=TODAY, role=Role.PEGAWAI, title="Budi", person_id=person_id))
    room.rest()

    action = room.actions.find("pegawai.impor")
    assert not action.isEnabled()
    assert "operator" in action.toolTip()
    assert shown(room) < 30


def test_people_who_left_are_kept_apart(room):
    source = PeopleSource(room.desk.house.people_list)

    def count(**filters):
        return len(source.ids(ListQuery(scope=All(), filters=tuple(filters.items()))))

    assert count() == 30
    assert count(**{LEFT: "ya"}) == 0
    assert count(**{LACKING: str(int(Gap.PENILAI))}) == 1
    assert count(**{LACKING: str(int(Gap.PANGKAT))}) == 0


def test_a_unit_never_widens_what_may_be_seen():
    one, other, third = bytes([1] * 16), bytes([2] * 16), bytes([3] * 16)
    below = frozenset({one, other})

    assert narrowed(All(), below) == Units(below)
    assert narrowed(Units(frozenset({other, third})), below) == Units(frozenset({other}))
    assert narrowed(Self(one), below) == Self(one)
    assert narrowed(All(), None) == All()


def test_units_are_offered_as_a_tree(room):
    choices = unit_choices(room.desk.house.offices.units(TODAY))

    assert choices[0].text == "Dinas Latihan"
    assert len(choices[0].below) == len(choices) == 4
    assert all(choice.text.startswith("\u2003") for choice in choices[1:])
