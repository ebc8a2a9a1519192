"""The proposal of penilai and atasan penilai: looked through, changed, set in bulk from a day."""

from datetime import date

import pytest
from builders import TODAY, admin
from PySide6.QtCore import Qt

from desktop_app.domain.people import LineRole
from desktop_app.domain.records import Id
from desktop_app.domain.superiors import Doubt
from desktop_app.services.superiors import SuperiorLine
from desktop_app.ui.people.superiors.choices import Choices, Mark, Named

LEFT = Qt.MouseButton.LeftButton
A, B, C, D = (Id(bytes([number] * 16)) for number in range(1, 5))


def line(person_id, penilai=None, atasan=None, doubts=(), by_override=False):
    return SuperiorLine(
        person_id=person_id,
        name=f"Orang {person_id[0]}",
        post="Pelaksana",
        unit="Sekretariat",
        penilai_id=penilai,
        penilai="Penilai" if penilai else None,
        atasan_id=atasan,
        atasan="Atasan" if atasan else None,
        doubts=doubts,
        by_override=by_override,
    )


@pytest.fixture
def view(room):
    room.go({"tampil": "penilai"})
    return room.page.superiors


def proposal(room, person_id, day=TODAY):
    return room.desk.house.superiors.propose(admin(), day, [person_id])[0]


def test_doubtful_proposals_come_first_with_their_reason(room, view):
    view.table.chips.pick("")
    model = view.table.model
    marks = [model.index(row, 3).data() for row in range(model.rowCount())]

    assert marks == ["Perlu dilihat"] * 12 + ["Usulan"] * 18
    view.table.look_at(room.named("Adi Peraga"))
    assert "Unitnya belum berkepala" in view.table.told.text()
    assert "Benarkan, atau pilih penilai lain" in view.table.told.text()


def test_what_nobody_has_looked_at_is_not_set(room, view, qtbot):
    assert view.set_button.text() == "Tetapkan 18 pegawai"
    qtbot.mouseClick(view.set_button, LEFT)
    room.rest()

    assert room.said == ["Penilai 18 pegawai ditetapkan"]
    assert view.choices.count(Mark.PERIKSA) == 12


def test_all_doubtful_ones_are_confirmed_and_set_at_once(room, view, qtbot):
    view.table.view.setFocus()
    qtbot.keyClick(view.table.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(view.table.view, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    confirmed = view.choices.count(Mark.DIBENARKAN)
    qtbot.keyClick(view.table.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    room.rest()

    assert confirmed == 9
    assert view.choices.count(Mark.PENGECUALIAN) == 9
    assert proposal(room, room.named("Adi Peraga")).by_override


def test_another_penilai_is_picked_by_keys_and_holds_from_the_day(room, view, qtbot):
    chosen, person_id = room.named("Citra Peraga"), room.named("Adi Peraga")
    view.since.set_day(date(2026, 7, 1))
    room.rest()
    view.table.look_at(person_id)
    qtbot.keyClick(view.table.view, Qt.Key.Key_F2)
    assert view.picker.isVisible()
    qtbot.keyClicks(view.picker.field, "citra peraga")
    qtbot.keyClick(view.picker.field, Qt.Key.Key_Return)
    decided = view.choices.decided[person_id]
    assert (decided.mark, decided.penilai.id) == (Mark.DIUBAH, chosen)
    assert decided.atasan.id == room.named("Adi Contoh")
    view.basis.setText("Surat perintah 12/2026")
    qtbot.mouseClick(view.set_button, LEFT)
    room.rest()

    assert proposal(room, person_id, date(2026, 7, 1)).penilai_id == chosen
    assert proposal(room, person_id, date(2026, 6, 30)).penilai_id == room.named("Adi Contoh")


def test_the_atasan_is_changed_and_a_change_can_be_given_up(room, view, qtbot):
    person_id = room.named("Budi Latihan")
    view.table.chips.pick("")
    view.table.look_at(person_id)
    qtbot.mouseClick(view.buttons[1], LEFT)
    view.picker.picked.emit(room.named("Citra Peraga"))
    view.picker.close_overlay()
    assert view.choices.decided[person_id].atasan.id == room.named("Citra Peraga")
    view.table.look_at(person_id)
    qtbot.mouseClick(view.buttons[3], LEFT)

    assert not view.choices.is_touched


def test_without_a_day_or_a_basis_nothing_is_set(room, view, qtbot):
    view.since.clear()
    view.basis.clear()
    qtbot.mouseClick(view.set_button, LEFT)
    room.rest()

    assert view.basis_field.error()
    assert room.said == []


def test_the_proposal_is_searched(room, view, qtbot):
    view.table.chips.pick("")
    with qtbot.waitSignal(view.table.model.counted):
        view.table.field.setText("kepala bidang")

    assert view.table.model.rowCount() == 1


def test_escape_closes_the_sheet_and_then_the_view(room, view, qtbot):
    view.table.view.setFocus()
    qtbot.keyClick(view.table.view, Qt.Key.Key_F2)
    qtbot.keyClick(room.window, Qt.Key.Key_Escape)
    assert not view.picker.isVisible()
    assert view.isVisible()
    qtbot.keyClick(room.window, Qt.Key.Key_Escape)
    room.rest()

    assert room.page.listing.isVisible()


def test_unset_decisions_survive_leaving_the_view(room, view):
    view.table.look_at(room.named("Adi Peraga"))
    view.buttons[2].click()
    room.go()
    room.go({"tampil": "penilai"})

    assert view.choices.count(Mark.DIBENARKAN) == 1


def test_nobody_becomes_his_own_superior_or_fills_both_roles():
    choices = Choices.of([line(A, B, C), line(B, C), line(C)])
    own = choices.changed([A], LineRole.PENILAI, Named(A, "A"))
    both = choices.changed([A], LineRole.ATASAN_PENILAI, Named(B, "B"))
    mutual = choices.changed([B], LineRole.PENILAI, Named(A, "A"))

    assert own.decided[A] == choices.decided[A]
    assert both.decided[A] == choices.decided[A]
    assert mutual.decided[B].atasan is None


def test_with_another_penilai_the_atasan_follows():
    choices = Choices.of([line(A, B, C), line(B, C), line(C, D), line(D)])
    changed = choices.changed([A], LineRole.PENILAI, Named(C, "C"))

    assert (changed.decided[A].penilai.id, changed.decided[A].atasan.id) == (C, D)


def test_a_missing_superior_cannot_be_confirmed():
    lines = [
        line(A, doubts=(Doubt.TANPA_PENILAI,)),
        line(B, C, doubts=(Doubt.TANPA_ATASAN,)),
        line(D, C, doubts=(Doubt.KEPALA_GANDA,)),
    ]
    confirmed = Choices.of(lines).confirmed([A, B, D])

    assert [confirmed.decided[id].mark for id in (A, B, D)] == [Mark.PERIKSA, Mark.PERIKSA, Mark.DIBENARKAN]
    assert [choice.person_id for choice in confirmed.sent()] == [D]


def test_what_was_set_before_is_not_sent_again():
    assert Choices.of([line(A, B, by_override=True)]).sent() == []
