"""The profile: what holds today, history by date, doors to plans, and the small forms with their way back."""

from datetime import date

import pytest
from builders import TODAY, admin
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from desktop_app.domain.people import FactKind, Gap, WorkStatus
from desktop_app.domain.records import Id
from desktop_app.domain.terms import StaffKind
from desktop_app.domain.values import Acting, Role
from desktop_app.services.superiors import SuperiorChoice
from desktop_app.ui.page import Place
from desktop_app.ui.people.profile.draft import (
    FactDraft,
    Problem,
    SelfDraft,
    draft_of,
    fact_problems,
    self_draft_of,
    self_problems,
)
from desktop_app.ui.people.profile.saving import fact_from, person_from

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def someone(room):
    """Somebody without a post of head, his profile open."""
    person_id = room.named("Dewi Misal")
    room.go(person_id)
    return person_id


def sheet(room, person_id, day=TODAY):
    return room.desk.house.people.person(Id(person_id), day)


def press(qtbot, room, button):
    qtbot.mouseClick(button, LEFT)
    room.rest()


def test_the_profile_tells_what_holds_today_and_who_judges(room, someone):
    data = room.page.profile.data

    assert [label.text() for label in data.placed._values][:3] == [
        "Pengadministrasi Umum",
        "Pelaksana",
        "Sekretariat",
    ]
    assert [label.text() for label in data.rank._values][:2] == ["Penata Muda (III/a)", "1 April 2020"]
    assert [label.text() for label in data.superiors._values] == [
        "Budi Latihan, S.AP.",
        "Adi Contoh, S.AP.",
        "Susunan unit dan jenis jabatan",
    ]
    assert data.meter.doors == []


def test_the_basis_of_an_exception_is_told(room, someone):
    choice = room.desk.house.superiors
    line = choice.propose(admin(), TODAY, [someone])[0]
    wanted = SuperiorChoice(line.person_id, Id(room.named("Adi Contoh")))
    room.desk.do(lambda _job: choice.assign(admin(), [wanted], TODAY, "Surat perintah 12/2026"))
    room.rest()

    values = [label.text() for label in room.page.profile.data.superiors._values]
    assert values[0] == "Adi Contoh, S.AP."
    assert values[2] == "Surat perintah 12/2026, sejak 24 Nov 2026"


def test_a_rise_in_rank_is_recorded_with_its_day_and_taken_back(room, someone, qtbot):
    form = room.page.form
    press(qtbot, room, room.page.profile.data.rank.link)
    form.facts.rank.choose("III/b")
    form.facts.since.setText("1 okt 2026")
    form.facts.decree_no.setText("821.2/1/2026")
    press(qtbot, room, form.save)

    assert room.page.profile.isVisible()
    assert room.said == ["Pangkat Dewi Misal, S.AP. dicatat"]
    assert sheet(room, someone).identity.golongan == "III/b"
    assert sheet(room, someone, date(2026, 9, 30)).identity.golongan == "III/a"
    room.window.undo.undo()
    room.rest()
    assert sheet(room, someone).identity.golongan == "III/a"


def test_another_unit_is_recorded_by_keys_alone(room, someone, qtbot):
    profile, form = room.page.profile, room.page.form
    assert profile.tabs.hasFocus()
    qtbot.keyClick(profile.tabs, Qt.Key.Key_Return, CONTROL)
    room.rest()
    assert form.facts.unit.hasFocus()
    qtbot.keyClicks(form.facts.unit, "Bid")
    form.facts.since.setFocus()
    qtbot.keyClicks(form.facts.since, "1/7/2026")
    qtbot.keyClick(form.facts.since, Qt.Key.Key_S, CONTROL)
    room.rest()

    assert sheet(room, someone).identity.unit == "Bidang Data Contoh"
    assert profile.isVisible()


def test_retirement_moves_a_person_to_those_who_left(room, someone, qtbot):
    form = room.page.form
    press(qtbot, room, room.page.profile.data.status.link)
    form.facts.status.choose(WorkStatus.PENSIUN)
    form.facts.since.set_day(date(2026, 11, 1))
    press(qtbot, room, form.save)
    room.go({"tampil": "keluar"})

    assert room.page.listing.model.rowCount() == 1


def test_name_and_titles_are_put_right_and_taken_back(room, someone, qtbot):
    form = room.page.form
    press(qtbot, room, room.page.profile.data.himself.link)
    form.himself.texts["title_back"].setText("S.AP., M.M.")
    press(qtbot, room, form.save)
    after = sheet(room, someone).identity.name
    room.window.undo.undo()
    room.rest()

    assert (after, sheet(room, someone).identity.name) == ("Dewi Misal, S.AP., M.M.", "Dewi Misal, S.AP.")


def test_a_wrong_fact_of_the_history_is_put_right_or_withdrawn(room, someone, qtbot):
    profile, form = room.page.profile, room.page.form
    profile.tabs.pick("riwayat")
    rank = next(fact for fact in sheet(room, someone).facts if fact.kind is FactKind.PANGKAT)
    profile.tables["riwayat"].opened.emit(bytes(rank.id))
    room.rest()
    assert form.void.isVisible()
    assert not form.chips.isVisible()
    form.facts.since.set_day(date(2021, 4, 1))
    press(qtbot, room, form.save)
    ranks = [fact.from_on for fact in sheet(room, someone).facts if fact.kind is FactKind.PANGKAT]
    assert ranks == [date(2021, 4, 1)]

    rank = next(fact for fact in sheet(room, someone).facts if fact.kind is FactKind.PANGKAT)
    profile.tables["riwayat"].opened.emit(bytes(rank.id))
    room.rest()
    press(qtbot, room, form.void)
    assert Gap.PANGKAT in sheet(room, someone).gaps
    assert room.page.profile.data.meter.doors[0].accessibleName().startswith("Pangkat")
    room.window.undo.undo()
    room.rest()
    assert sheet(room, someone).identity.golongan == "III/a"


def test_a_form_without_its_day_says_so_at_the_field(room, someone, qtbot):
    form = room.page.form
    press(qtbot, room, room.page.profile.change)
    press(qtbot, room, form.save)
    assert form.facts.fields["from_on"].error() == "Isi bagian ini."
    assert form.facts.since.hasFocus()

    form.facts.since.setText("31/02/2026")
    press(qtbot, room, form.save)

    assert form.isVisible()
    assert room.said == []


def test_what_the_rules_refuse_is_told_and_the_form_stays(room, someone, qtbot):
    form = room.page.form
    press(qtbot, room, room.page.profile.data.rank.link)
    form.facts.rank.choose("IX")
    form.facts.since.set_day(TODAY)
    press(qtbot, room, form.save)

    assert form.isVisible()
    assert "tidak cocok dengan status kepegawaian" in room.warned[0]


def test_a_new_number_is_recorded_and_a_wrong_one_refused(room, someone, qtbot):
    form = room.page.form
    press(qtbot, room, room.page.profile.change)
    form.chips.pick("nomor")
    press(qtbot, room, form.save)
    assert form.number_field.error()

    form.number.setText("123")
    press(qtbot, room, form.save)
    assert "18 digit" in room.warned[0]

    form.number.setText("19730404 202521 2 001")
    press(qtbot, room, form.save)
    assert len(sheet(room, someone).numbers) == 2


@pytest.mark.parametrize("way", ["cancel", "back", "escape"])
def test_leaving_a_form_changes_nothing(room, someone, qtbot, way):
    form = room.page.form
    press(qtbot, room, room.page.profile.change)
    match way:
        case "escape":
            qtbot.keyClick(room.window, Qt.Key.Key_Escape)
        case _:
            press(qtbot, room, getattr(form, way))
    room.rest()

    assert room.page.profile.isVisible()
    assert room.said == []


def test_the_chips_of_the_form_change_its_kind(room, someone, qtbot):
    form = room.page.form
    press(qtbot, room, room.page.profile.change)
    seen = []
    for key in ("penempatan", "pangkat", "status", "diri", "nomor"):
        form.chips.pick(key)
        room.rest()
        seen.append(form.first().isVisible())

    assert seen == [True] * 5


def test_the_tabs_lead_to_the_other_pages(room, someone, qtbot):
    profile = room.page.profile
    assert [profile.tabs.tabText(place) for place in range(4)] == ["Data", "SKP 0", "Evaluasi 0", "Riwayat 3"]
    profile.tabs.pick("skp")
    press(qtbot, room, profile.no_plan)
    assert room.visited[-1] == Place("rencana", someone)

    case = room.desk.house.plans
    made = case.create(admin(), Id(someone), 2026)
    room.go(someone)
    assert profile.tabs.tabText(1) == "SKP 1"
    profile.tables["skp"].opened.emit(bytes(made.skp_id))

    assert room.visited[-1] == Place("rencana", bytes(made.skp_id))


def test_the_penilai_link_leads_to_his_proposal_and_back_leads_to_the_list(room, someone, qtbot):
    press(qtbot, room, room.page.profile.data.superiors.link)
    assert room.page.superiors.table.view.chosen_id() == someone
    press(qtbot, room, room.page.superiors.back)
    assert room.page.listing.isVisible()

    room.go(someone)
    press(qtbot, room, room.page.profile.back)
    assert room.page.listing.isVisible()


def test_a_person_without_rights_reads_but_changes_nothing(room, someone):
    room.desk.act_as(Acting(day=TODAY, role=Role.PEGAWAI, title="Dewi", person_id=Id(someone)))
    room.go(someone)

    assert not room.page.profile.change.isEnabled()
    assert "operator" in room.page.profile.data.rank.link.toolTip()


def test_a_person_taken_back_with_his_import_leads_to_the_list(room, someone):
    run = room.desk.house.people_import.history()[0]
    room.desk.do(lambda _job: room.desk.house.people_import.undo(admin(), run.id))
    room.rest()

    assert room.page.listing.isVisible()
    assert room.page.listing.nobody.isVisible()


def test_every_gap_has_its_place_of_repair(room):
    room.go(room.named("Dewi Misal"))
    places = {}
    for gap in (Gap.NOMOR, Gap.UNIT, Gap.JABATAN, Gap.PANGKAT, Gap.KELAHIRAN):
        room.page.profile.repair(gap)
        room.rest()
        places[gap] = room.page.form.chips.key()
        room.page.form.escape()

    assert places == {
        Gap.NOMOR: "nomor",
        Gap.UNIT: "penempatan",
        Gap.JABATAN: "penempatan",
        Gap.PANGKAT: "pangkat",
        Gap.KELAHIRAN: "diri",
    }


def test_drafts_name_every_fault_at_its_field():
    empty = FactDraft(kind=FactKind.PENEMPATAN)
    far = FactDraft(kind=FactKind.PANGKAT, golongan="III/a", from_on=date(2028, 1, 1))
    early = FactDraft(kind=FactKind.STATUS, staff_kind=StaffKind.PNS, from_on=date(1970, 1, 1))

    assert fact_problems(empty, TODAY, None) == dict.fromkeys(
        ("from_on", "unit_id", "post_id"), Problem.KOSONG
    )
    assert fact_problems(far, TODAY, None) == {"from_on": Problem.TERLALU_JAUH}
    assert fact_problems(early, TODAY, date(1975, 1, 1)) == {
        "from_on": Problem.SEBELUM_LAHIR,
        "status": Problem.KOSONG,
    }
    assert self_problems(SelfDraft(email="x", born_on=TODAY), TODAY) == {
        "name": Problem.KOSONG,
        "born_on": Problem.BELUM_LAHIR,
        "email": Problem.SUREL,
    }


@given(st.text(max_size=200))
def test_a_name_is_refused_exactly_when_it_is_empty_or_too_long(name):
    problems = self_problems(SelfDraft(name=name), TODAY)
    tidy = name.strip()

    assert ("name" in problems) == (not tidy or len(tidy) > 120)


def test_a_form_shown_and_read_again_is_the_same(room, someone):
    known = sheet(room, someone)
    room.page.form.begin(known, "diri")
    himself = room.page.form.himself.draft()

    assert person_from(himself, known.person) == known.person
    assert himself == self_draft_of(known.person)
    for fact in known.facts:
        room.page.form.begin(known, fact.kind.value, fact)
        draft = room.page.form.facts.draft()
        assert draft == draft_of(fact.kind, fact, corrects=True)
        made = fact_from(draft, known.person, fact.at)
        assert (made.unit_id, made.post_id, made.golongan) == (fact.unit_id, fact.post_id, fact.golongan)
