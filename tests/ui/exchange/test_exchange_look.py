"""Every tab in every size: nothing cut, nothing nameless, every button safe to press."""

from __future__ import annotations

from itertools import product

import pytest
from PySide6.QtWidgets import QAbstractButton

from desktop_app.ui.theme.theme import Mode
from tests.ui.walker import faults, nameless

pytestmark = pytest.mark.xdist_group("exchange-look")  # made once, on one worker

SIZES = ((1366, 697), (1093, 574), (911, 492), (880, 480))
VIEWS = ("kirim", "terima", "tinjauan", "isi", "keputusan", "riwayat", "diam", "kantor", "surat")


@pytest.fixture(scope="module")
def agency_files(tmp_path_factory):
    """Files of every fate for BKPSDM, beside the town they come from."""
    from exchange_town import town_in

    town = town_in(tmp_path_factory.mktemp("rupa") / "kota")
    town.rename("DINLAT", "Nama yang sangat panjang sekali supaya kelihatan bila ada yang terpotong")
    good = town.send("DINLAT", "BKPSDM")
    town.send("DINKES", "BKPSDM")
    town.send("BKPSDM", "DINKES", "untuk-dinkes.sinkron")
    data = bytearray(good.read_bytes())
    data[-200] ^= 1
    (town.stick / "rusak-dan-bernama-panjang-sekali-seperti-unduhan(1).sinkron").write_bytes(data)
    return town


@pytest.fixture
def room(agency_files, tmp_path, open_window):
    """BKPSDM with those files."""
    import shutil

    shutil.copytree(agency_files.home("BKPSDM"), tmp_path / "pusat")
    return open_window(tmp_path / "pusat")


def show(room, town, view):
    tabs = {"tinjauan": "terima", "isi": "terima", "diam": "riwayat", "surat": "kantor"}
    page = room.go("sinkronisasi", {"tampil": tabs.get(view, view)})
    if tabs.get(view) == "terima":
        page.receive.look_at([town.stick])
        room.rest()
        page.receive.review.shown.pick("isi" if view == "isi" else "berkas")
    if view == "diam":
        page.history.show_silent()
    elif view == "riwayat":
        page.history.chips.pick("")
        page.history.table.choose(page.history.model.id_at(0))
    elif view == "surat":
        page.offices.own.print.click()
    room.rest()


@pytest.mark.parametrize("view", VIEWS)
def test_nothing_is_cut_and_everything_has_a_name(room, agency_files, theme, view, qtbot):
    found = {}
    show(room, agency_files, view)
    if view == "kirim":
        qtbot.waitUntil(lambda: room.page.send.is_ready, timeout=10_000)
    for mode, percent, size in product((Mode.LIGHT, Mode.DARK), (100, 130), SIZES):
        theme.dress(mode, percent)
        room.window.resize(*size)
        room.rest()
        found[mode, percent, size] = faults(room.page) + nameless(room.page)

    assert {where: what for where, what in found.items() if what} == {}
    assert room.warned == []


@pytest.mark.parametrize("view", VIEWS)
def test_every_button_can_be_pressed(room, agency_files, view):
    show(room, agency_files, view)
    names = [_name(button) for button in _buttons(room)]

    for place, name in enumerate(names):
        show(room, agency_files, view)
        found = _buttons(room)
        if place < len(found) and _name(found[place]) == name:
            found[place].click()
            room.rest()
            dialog = room.page.offices.dialog
            if dialog is not None:
                dialog.other.click()
                room.page.offices.dialog = None
            for _ in range(4):
                room.page.escape()

    assert names
    assert [words for words in room.warned if "kesalahan" in words.lower()] == []


def _buttons(room):
    return [
        each
        for each in room.page.findChildren(QAbstractButton)
        if each.isVisible()
        and not each.objectName().startswith("qt_")
        and _name(each) not in {"Cetak", "Terima"}
    ]


def _name(button):
    return button.accessibleName() or button.text()
