"""Every kind of question in the window: what it shows, what buttons do, and that nothing else decides."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from builders import admin
from exchange_town import Town
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from quarrel import AGENCY, OFFICE, REASON, other_side

from desktop_app.documents.preview import page_text
from desktop_app.domain.people import Person, PersonFact
from desktop_app.domain.plan import Plan, Rhk, Skp
from desktop_app.ui.exchange.decisions.buttons import DecideButton
from desktop_app.ui.exchange.decisions.question import DELETE, RESTORE, SEEN
from desktop_app.ui.exchange.decisions.view import DOUBLES, QUESTIONS
from desktop_app.ui.theme.theme import Mode
from desktop_app.ui.widgets.labels import Label
from desktop_app.ui.widgets.pills import Pill
from tests.ui.walker import faults, nameless, settle


def _read(widget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(Label) if label.isVisibleTo(widget))


def _name(court, person_id) -> str:
    with court.house.store.look() as work:
        return work.one(Person, person_id=person_id).name


def test_the_queue_names_whose_data_which_field_and_since_when(court):
    model = court.view.table.model()
    shown = [model.data(model.index(row, 0)) for row in range(model.rowCount())]

    assert len(shown) == 8
    assert "Pegawai BKPSDM 0001, Nama tanpa gelar · pegawai" in shown
    assert "Pegawai Contoh 0004, Tanggal lahir · pegawai" in shown
    assert "Pegawai Contoh 0004, Dihapus atau dipertahankan · rencana hasil kerja" in shown
    assert {model.data(model.index(row, 1)) for row in range(model.rowCount())} == {"hari ini"}
    assert court.view.chips._chips["isi"].text() == "Isi berbeda 8"


def printed(court, day) -> str:
    made = court.house.exchange_papers.questions(admin(day))
    return "\n".join(page_text(made.pdf, page) for page in range(made.pages))


def test_all_that_waits_is_printed_by_age_with_whose_it_is_and_which_offices_are_at_odds(court):
    list_ = printed(court, date(2027, 1, 3))

    assert "Isi berbeda menurut kantor" in list_
    assert "31–90 hari 8" in list_
    assert list_.count("24 Nov 2026") == list_.count("40 hari") == 8
    line = next(line for line in list_.splitlines() if "BKPSDM 0001" in line)
    assert "Nama tanpa gelar" in line
    assert f"BKPSDM, {OFFICE}" in line or f"{OFFICE}, BKPSDM" in line


def test_the_button_that_prints_stands_there_while_something_waits(court, qtbot):
    with qtbot.waitSignal(court.view.print_wanted):
        court.view.print.click()

    assert court.view.print.accessibleName() == "Cetak daftar yang perlu keputusan"


def test_both_contents_stand_side_by_side_with_office_author_moment_reason_and_what_was_before(court):
    court.ask(court.person_row(court.facts.renamed[0]), "name")
    panel = court.view.question
    by_office = {card.candidate.office_code: _read(card) for card in panel.candidates.cards}

    assert panel.before.text() == "Sebelumnya: Pegawai Contoh 0001"
    assert "Pegawai Dinas 0001" in by_office[OFFICE]
    assert "24 November 2026 pukul 09.30 WIB" in by_office[OFFICE]
    assert "Alasan: Ejaan menurut Dinas" in by_office[OFFICE]
    assert "Admin Contoh" in by_office[OFFICE]
    left, right = panel.candidates.cards
    assert left.y() == right.y()


def test_a_clock_that_is_days_wrong_is_said_to_be_doubtful(court):
    court.ask(court.person_row(court.facts.reborn), "born_on")
    cards = {card.candidate.office_code: card for card in court.view.question.candidates.cards}

    assert cards[AGENCY].candidate.clock_doubt
    assert not cards[OFFICE].candidate.clock_doubt
    assert [pill.accessibleName() for pill in cards[AGENCY].findChildren(Pill)] == [
        "dipakai sementara",
        "jam komputer diragukan",
    ]


def test_contents_are_those_of_people_not_of_the_database(court):
    court.ask(court.person_row(court.facts.reborn), "born_on")

    assert {card.content.text() for card in court.view.question.candidates.cards} == {
        "12 April 1985",
        "4 Desember 1985",
    }


def test_pakai_ini_takes_that_content_and_the_next_question_comes(court):
    row = court.person_row(court.facts.renamed[0])
    court.ask(row, "name")
    card = next(c for c in court.view.question.candidates.cards if c.candidate.office_code == OFFICE)
    card.button.click()
    court.rest()

    assert _name(court, court.facts.renamed[0]) == "Pegawai Dinas 0001"
    assert (row, "name") not in court.left()
    assert "Keputusan untuk Pegawai BKPSDM 0001 dicatat" in court.said
    assert court.view.question.decision.row != row


def test_another_content_is_typed_in_the_form_of_the_field(court):
    row = court.person_row(court.facts.reborn)
    court.ask(row, "born_on")
    answer = court.view.question.answer
    answer.open_button.click()
    answer.use.click()
    assert answer.field.error() == "Isi dahulu nilainya."
    answer.field.editor.setText("kapan-kapan")
    answer.use.click()
    assert answer.field.error().startswith("Tanggal tidak dikenali")
    answer.field.editor.setText("12 apr 1984")
    answer.use.click()
    court.rest()

    assert (row, "born_on") not in court.left()
    with court.house.store.look() as work:
        assert work.one(Person, person_id=court.facts.reborn).born_on.isoformat() == "1984-04-12"


def test_what_the_field_cannot_hold_is_said_beside_it_and_nothing_is_decided(court):
    row = court.person_row(court.facts.renamed[0])
    court.ask(row, "name")
    answer = court.view.question.answer
    answer.open_button.click()
    answer.field.editor.setText("Nama \u202e terbalik")
    answer.use.click()
    court.rest()

    assert answer.field.error().startswith("Isi itu tidak dapat dipakai")
    assert (row, "name") in court.left()


def test_a_deleted_row_comes_back_whole_with_a_reason(court):
    court.ask(court.facts.deleted, "_hapus")
    panel = court.view.question
    assert "Tersedianya layanan yang lebih baik" in panel.before.text()
    assert {way for way, button in panel.ways.items() if button.isVisible()} == {RESTORE, DELETE}
    panel.ways[RESTORE].click()
    court.rest()
    assert panel._reason.error().startswith("Alasan belum diisi")
    assert (court.facts.deleted, "_hapus") in court.left()

    panel.reason.setPlainText(REASON)
    panel.ways[RESTORE].click()
    court.rest()
    assert (court.facts.deleted, "_hapus") not in court.left()
    with court.house.store.look() as work:
        assert work.need(Rhk, court.facts.deleted).text == "Tersedianya layanan yang lebih baik"


def test_a_deleted_row_stays_deleted_with_a_reason(court):
    court.ask(court.facts.deleted, "_hapus")
    court.view.question.reason.setPlainText(REASON)
    court.view.question.ways[DELETE].click()
    court.rest()

    assert (court.facts.deleted, "_hapus") not in court.left()
    with court.house.store.look() as work:
        assert work.get(Rhk, court.facts.deleted) is None


@pytest.mark.parametrize(
    ("what", "field", "way"),
    [("locked", "_terkunci", SEEN), ("refused", "_wewenang", SEEN), ("late", "_susulan", DELETE)],
)
def test_what_came_too_late_or_was_nobodys_to_write_is_seen_with_a_reason(court, what, field, way):
    row = getattr(court.facts, what)
    court.ask(row, field)
    panel = court.view.question
    assert [name for name, button in panel.ways.items() if button.isVisible()] == [way]
    assert not panel.answer.isVisible()
    assert all(card.button.isHidden() for card in panel.candidates.cards)
    panel.ways[way].click()
    court.rest()
    assert (row, field) in court.left()

    panel.reason.setPlainText(REASON)
    panel.ways[way].click()
    court.rest()
    assert (row, field) not in court.left()


def test_a_locked_row_and_a_fact_of_others_stay_as_they_were(court):
    for row, field in ((court.facts.locked, "_terkunci"), (court.facts.refused, "_wewenang")):
        court.ask(row, field)
        court.view.question.reason.setPlainText(REASON)
        court.view.question.ways[SEEN].click()
        court.rest()

    with court.house.store.look() as work:
        locked = work.need(Rhk, court.facts.locked)
        assert locked.text == "Tersedianya layanan 1"
        assert court.facts.late not in {each.id for each in work.open(Plan, locked.version_id).rhk}
        assert work.get(PersonFact, court.facts.refused) is not None


def test_one_rule_for_a_field_says_how_many_rows_and_settles_them_all(court):
    court.ask(court.person_row(court.facts.renamed[1]), "name")
    panel = court.view.question
    button = next(b for b in panel.rule.buttons if b.text() == "Pakai data Dinas Latihan: 3 baris")
    button.click()
    court.rest()
    assert panel._reason.error()

    panel.reason.setPlainText(REASON)
    button.click()
    court.rest()
    assert [_name(court, id) for id in court.facts.renamed] == [f"Pegawai Dinas {n:04}" for n in (1, 2, 3)]
    assert not [each for each in court.waiting() if each.field == "name"]


def test_a_rule_is_not_offered_for_a_single_row(court):
    court.ask(court.person_row(court.facts.reborn), "born_on")

    assert not court.view.question.rule.isVisible()


def test_the_full_history_is_unfolded_and_tells_who_set_what(court):
    court.ask(court.person_row(court.facts.renamed[0]), "name")
    life = court.view.question.life
    assert life.texts() == []
    life.button.click()
    settle()

    assert life.texts()[0].startswith("Dibuat. Nama tanpa gelar: Pegawai Contoh 0001")
    assert set(life.texts()[1:]) == {
        "Diubah. Nama tanpa gelar: Pegawai Dinas 0001",
        "Diubah. Nama tanpa gelar: Pegawai BKPSDM 0001",
    }
    life.button.click()
    assert life.lines.isHidden()


def test_putuskan_nanti_goes_on_and_decides_nothing(court):
    before, seen = court.left(), set()
    for _ in range(len(before)):
        decision = court.view.question.decision
        seen.add((decision.row, decision.field))
        court.view.question.later_button.click()
        court.rest()

    assert seen == before
    assert court.left() == before


def test_enter_escape_another_tab_and_closing_decide_nothing(court):
    before = court.left()
    for row, field in sorted(before):
        court.ask(row, field)
        court.view.question.reason.setPlainText(REASON)
        court.view.question.answer.open_button.click()
        for button in court.view.question.findChildren(DecideButton):
            if button.isVisible():
                button.setFocus()
                court.press(Qt.Key.Key_Return)
                court.press(Qt.Key.Key_Enter)
        for widget in (court.view.table, court.view.question.reason):
            widget.setFocus()
            court.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
            court.press(Qt.Key.Key_Escape)
        court.view.table.setFocus()
        court.press(Qt.Key.Key_Return)
        court.press(Qt.Key.Key_Space)
        court.rest()
    court.view.show_pairs()
    court.view.pair.reason.setPlainText(REASON)
    for button in court.view.pair.findChildren(DecideButton):
        button.setFocus()
        court.press(Qt.Key.Key_Return)
    court.rest()
    court.window.close()

    assert court.left() == before
    assert len(court.house.exchange.duplicates.pairs()) == 1


def test_no_button_is_a_default_one(court):
    assert not [b for b in court.view.findChildren(QPushButton) if b.isDefault() or b.autoDefault()]


def test_by_keyboard_alone_from_the_queue_to_a_decision(court):
    table = court.view.table
    table.setFocus()
    court.press(Qt.Key.Key_Home)
    first = court.view.question.decision
    court.press(Qt.Key.Key_Down)
    assert court.view.question.decision.row != first.row
    court.press(Qt.Key.Key_Up)
    seen = []
    for _ in range(20):
        court.press(Qt.Key.Key_Tab)
        focused = court.window.focusWidget()
        seen.append(focused)
        if focused is court.view.question.candidates.cards[1].button:
            break
    court.press(Qt.Key.Key_Space)
    court.rest()

    assert court.view.question.candidates is not None
    assert (first.row, first.field) not in court.left()


def test_a_decision_closes_the_question_at_the_other_office_too(court, tmp_path):
    town = other_side(court.facts, tmp_path / "kota")
    person_id = court.facts.renamed[0]
    with town.house(AGENCY) as house:
        row = next(each for each in house.exchange.deciding.decisions() if each.person_id == person_id)
        mine = next(c for c in row.candidates if c.office_code == OFFICE)
        house.exchange.deciding.choose(admin(), row.row, row.field, mine.key)
    town.take(OFFICE, town.send(AGENCY, OFFICE))

    with town.house(OFFICE) as house:
        assert (row.row, row.field) not in {(w.row, w.field) for w in house.exchange.deciding.waiting()}
        assert house.people.person(person_id, admin().day).person.name == "Pegawai Dinas 0001"


def test_another_decision_is_the_only_way_back(court):
    row = court.person_row(court.facts.renamed[0])
    court.ask(row, "name")
    court.view.question.candidates.cards[0].button.click()
    court.rest()

    words = _read(court.view.question)
    assert "hanya dapat diubah dengan keputusan lain" in words
    with court.house.store.look() as work:
        person = work.one(Person, person_id=court.facts.renamed[0])
    court.house.people.save_person(admin(), replace(person, name="Pegawai Akhir"))
    assert _name(court, court.facts.renamed[0]) == "Pegawai Akhir"


def test_the_profile_of_whose_data_it_is_can_be_opened(court, qtbot):
    court.ask(court.person_row(court.facts.renamed[0]), "name")
    with qtbot.waitSignal(court.view.person_wanted) as caught:
        court.view.question.person.click()

    assert caught.args == [court.facts.renamed[0]]


def test_when_all_is_settled_a_calm_sentence_stands_there(court):
    for _ in range(20):
        decision = court.view.question.decision
        if not court.left():
            break
        panel = court.view.question
        panel.reason.setPlainText(REASON)
        if decision.field.startswith("_"):
            next(button for button in panel.ways.values() if button.isVisible()).click()
        else:
            panel.candidates.cards[0].button.click()
        court.rest()

    assert court.left() == set()
    assert court.view.nothing.isVisible()
    assert not court.view._both.isVisible()
    assert court.house.exchange.standing().decisions == 0


def test_two_people_with_one_number_are_joined_and_taken_apart_again(court):
    one, other = court.facts.twins
    court.view.show_pairs()
    settle()
    pair = court.view.pair
    assert "NIP" in pair.title.text()
    card = next(c for c, side in zip(pair.cards, pair.pair.sides, strict=True) if side.id == one)
    card.keep.click()
    court.rest()
    assert pair._reason.error()
    pair.reason.setPlainText(REASON)
    card.keep.click()
    court.rest()

    assert court.house.people_list.lines([one, other]).keys() == {one}
    assert "Keduanya digabung" in court.said
    court.view.chips.pick("gabungan")
    settle()
    assert court.view.joined.title.text() == "Pegawai Conto 0005 digabungkan ke Pegawai Contoh 0005"
    court.view.joined.separate.click()
    court.rest()
    assert court.house.people_list.lines([one, other]).keys() == {one, other}
    assert len(court.house.exchange.duplicates.pairs()) == 1


def test_two_people_are_told_apart_and_asked_about_again(court):
    court.view.show_pairs()
    court.view.pair.apart_button.click()
    court.rest()

    assert court.house.exchange.duplicates.pairs() == []
    assert court.view.nothing.isVisible()
    assert court.house.exchange.standing().duplicates == 0
    pairs = court.house.exchange.duplicates
    pairs.ask_again(admin(), _pair(court))
    court.view.refresh()
    assert court.view.pair.isVisible()


def test_two_plans_of_one_time_are_told_with_what_differs_and_may_both_stand(court, qtbot):
    view = court.view
    with court.house.store.work(admin()) as work:
        plan = work.find(Skp)[0]
        work.add(replace(plan, id=work.mint(), part=plan.part + 1))
    view.refresh()
    view.chips.pick(DOUBLES)
    settle()

    shown = " ".join(label.text() for card in view.double.cards for label in card.findChildren(Label))
    assert view.double.isVisible()
    assert view.double.title.text().startswith("Pegawai")
    assert "satu rencana pada satu masa" in view.double.words.text()
    assert str(plan.part) in shown
    assert str(plan.part + 1) in shown
    assert court.house.exchange.standing().duplicates == 2
    with qtbot.waitSignal(view.person_wanted) as caught:
        view.double.open.click()
    assert caught.args == [plan.person_id]
    view.double.stand_button.click()
    court.rest()
    assert court.house.exchange.duplicates.doubles() == []
    assert "Dicatat: keduanya memang ada" in court.said
    assert view.chips.key() == QUESTIONS


def test_gabung_and_its_end_reach_the_other_office(court, tmp_path):
    town: Town = other_side(court.facts, tmp_path / "kota")
    one, other = court.facts.twins
    with town.house(AGENCY) as house:
        house.exchange.duplicates.join(admin(), other, one, REASON)
    town.take(OFFICE, town.send(AGENCY, OFFICE))
    with town.house(OFFICE) as house:
        assert one in house.people_list.lines([one])
        assert house.stale_tables() == ()
        assert house.exchange.duplicates.pairs() == []


@pytest.mark.parametrize("size", [(1366, 697), (1093, 574), (911, 492), (1920, 1000)])
@pytest.mark.parametrize("percent", [100, 130])
def test_nothing_is_cut_or_squeezed_and_everything_has_a_name(court, theme, size, percent):
    theme.scale(percent)
    court.window.resize(*size)
    found = []
    for row, field in sorted(court.left()):
        court.ask(row, field)
        court.rest()
        found += faults(court.view)
        found += nameless(court.view)
    court.view.show_pairs()
    court.rest()
    found += faults(court.view)

    assert found == []


def test_the_dark_theme_keeps_every_word(court, theme):
    court.ask(court.person_row(court.facts.renamed[0]), "name")
    theme.choose(Mode.DARK)
    court.rest()

    assert faults(court.view.question) == []


def _pair(court):
    from desktop_app.services.exchange.duplicates import Duplicate, Side

    one, other = sorted(court.facts.twins)
    return Duplicate(one, other, "", (Side(one, "", ()), Side(other, "", ())))


def test_a_click_in_passing_on_a_card_decides_nothing(court):
    before = court.left()
    court.ask(court.person_row(court.facts.renamed[0]), "name")
    QTest.mouseClick(court.view.question.candidates.cards[0], Qt.MouseButton.LeftButton)
    QTest.mouseDClick(court.view.table.viewport(), Qt.MouseButton.LeftButton)
    court.rest()

    assert court.left() == before
