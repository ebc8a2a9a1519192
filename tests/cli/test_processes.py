"""The program as its user starts it: processes of their own, pipes, other locales, two at one store."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from contextlib import suppress

import pytest
from builders import clock
from cli_programs import started
from people_sheets import siasn_sheet

from desktop_app.app import samples
from desktop_app.app.compose import open_house
from desktop_app.domain.lists import All, ListQuery


def test_an_office_from_nothing_to_the_first_people(process, tmp_path):
    siasn_sheet(tmp_path / "pegawai.xlsx")
    data = ("--data", tmp_path / "kantor")

    founded = process(*data, "kantor", "buat", "--nama", "Dinas Latihan", "--kode", "latihan")
    entered = process("pegawai", "impor", tmp_path / "pegawai.xlsx", "--json", *data)
    checked = process("periksa", *data)

    assert [each.code for each in (founded, entered, checked)] == [0, 0, 0]
    assert json.loads(entered.out)["siap"] == 170
    assert founded.err == entered.err == checked.err == ""


def test_a_refusal_and_a_wrong_call_end_with_2(process, tmp_path):
    refused = process("periksa", "--data", tmp_path / "tidak-ada")
    wrong = process("periksah")

    assert (refused.code, refused.error) == (2, "kantor.belum_ada")
    assert (wrong.code, wrong.error) == (2, "perintah.salah")


@pytest.mark.parametrize("setting", ["LC_ALL=C", "PYTHONIOENCODING=cp1252", "PYTHONIOENCODING=ascii"])
def test_texts_are_utf_8_whatever_the_locale(process, tmp_path, monkeypatch, setting):
    monkeypatch.setenv(*setting.split("="))

    ran = process("kantor", "buat", "--nama", "Dinas Ěxample", "--kode", "XX", "--data", tmp_path / "k")
    refused = process("pegawai", "impor", tmp_path / "Ě.xlsx", "--data", tmp_path / "k")

    assert (ran.code, ran.out) == (0, "Kantor «Dinas Ěxample» siap dipakai.\n")
    assert (refused.code, refused.error[:7]) == (2, "lembar.")
    assert "“Ě.xlsx”" in refused.err


def test_a_reader_that_goes_away_does_not_stop_the_work(practice, tmp_path):
    asked = ("cetak", "skp", "--periode", "2026", "--semua", "--ke", tmp_path / "c", "--data", practice)
    reader, writer = os.pipe()
    os.close(reader)

    with started(*asked, stdout=writer) as program:
        os.close(writer)
        _, err = program.communicate(timeout=120)

    assert (program.returncode, err) == (0, b"")
    assert len(list((tmp_path / "c").iterdir())) >= 20


def test_who_reads_goes_on_beside_one_who_writes(process, practice, tmp_path):
    house = open_house(practice, clock)
    with house.store.work():
        reading = process("rekap", "--periode", "2026-TW1", "--ke", tmp_path / "r.xlsx", "--data", practice)
    house.close()

    assert (reading.code, reading.err) == (0, "")
    assert (tmp_path / "r.xlsx").exists()


def test_who_writes_waits_and_then_says_that_the_store_is_busy(process, practice, tmp_path):
    siasn_sheet(tmp_path / "pegawai.xlsx", 20, faults=False)
    house = open_house(practice, clock)
    with house.store.work():
        writing = process("pegawai", "impor", tmp_path / "pegawai.xlsx", "--data", practice)
    house.close()

    assert (writing.code, writing.error) == (2, "gudang.sibuk")


def test_who_writes_gets_his_turn_when_the_other_ends(practice, tmp_path):
    siasn_sheet(tmp_path / "pegawai.xlsx", 20, faults=False)
    house = open_house(practice, clock)
    with house.store.work() as work:
        waiting = started("pegawai", "impor", tmp_path / "pegawai.xlsx", "--json", "--data", practice)
        with pytest.raises(subprocess.TimeoutExpired):
            waiting.wait(timeout=2)
        work.mint()
    out, err = waiting.communicate(timeout=60)
    house.close()

    assert (waiting.returncode, err) == (0, b"")
    assert sum(json.loads(out)[kind] for kind in ("siap", "berubah", "sama")) == 20


def test_a_writer_is_seen_by_an_open_house_beside_it(process, office, tmp_path):
    siasn_sheet(tmp_path / "pegawai.xlsx", 20, faults=False)
    house = open_house(office, clock)
    before = house.data_version()

    ran = process("pegawai", "impor", tmp_path / "pegawai.xlsx", "--data", office)

    after, people = house.data_version(), len(house.people_list.lines(_everybody(house)))
    house.close()
    assert ran.code == 0
    assert (before != after, people) == (True, 20)


@pytest.fixture
def heard():
    """Ctrl+C is not ignored, as it is for whatever a shell runs in the background, and for its children."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.skipif(os.name != "posix", reason="Windows sends Ctrl+C to a whole console")
def test_practice_stopped_by_ctrl_c_leaves_the_folder_as_it_was(heard, tmp_path):
    folder = tmp_path / "latihan"
    with started("latihan", "--tanpa-jendela", "--data", folder) as program:
        while not (folder / ".sedang-dibuat" / "rembug.db").exists():
            with pytest.raises(subprocess.TimeoutExpired):
                program.wait(timeout=0.1)
        program.send_signal(signal.SIGINT)
        out, err = program.communicate(timeout=60)

    assert (program.returncode, out) == (2, b"")
    assert err.startswith(b"perintah.dihentikan: ")
    assert list(folder.iterdir()) == []


def test_ctrl_c_that_somebody_swallowed_leaves_the_folder_as_it_was_too(heard, tmp_path):
    """In a call of the database back to us Python can only note it."""
    folder = tmp_path / "latihan"
    with (
        pytest.raises(KeyboardInterrupt),
        samples._to_be_filled(folder, clock),
        suppress(KeyboardInterrupt),
    ):
        signal.raise_signal(signal.SIGINT)

    assert list(folder.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="asks the screen of Linux")
def test_without_a_screen_the_window_is_refused_in_words(process, office, monkeypatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)

    ran = process("--data", office)

    assert (ran.code, ran.error) == (2, "program.tanpa_layar")


def test_the_smoke_test_is_silent(process):
    ran = process("--smoke")

    assert (ran.code, ran.out, ran.err) == (0, "", "")


def _everybody(house):
    return house.people_list.ids(ListQuery(scope=All()))
