"""`rembug cadangan`: what is said, what machines get, and that a refusal changes nothing."""

from __future__ import annotations

import io
import json

import pytest


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "stik"
    folder.mkdir()
    return folder


def made(run, folder, stick, *more) -> dict:
    ran = run("cadangan", "buat", "--data", folder, "--ke", stick / "kantor.cadangan", "--json", *more)
    assert (ran.code, ran.err) == (0, "")
    return json.loads(ran.out)


def test_a_backup_is_made_checked_and_told(run, practice, stick):
    told = made(run, practice, stick)

    checked = run("cadangan", "periksa", told["berkas"], "--data", practice)

    assert told["dengan_bukti"]
    assert told["kode"] is None
    assert checked.code == 0
    assert "Cadangan utuh." in checked.out
    assert "pegawai: 42" in checked.out


def test_without_a_target_it_stays_in_the_folder_of_the_office(run, office):
    ran = run("cadangan", "buat", "--data", office)

    assert ran.code == 0
    assert "disk yang sama" in ran.out
    assert len(list((office / "cadangan").glob("sendiri-*.cadangan"))) == 1


def test_the_code_is_told_once_and_opens_it_in_an_empty_folder(run, practice, stick, tmp_path, monkeypatch):
    told = made(run, practice, stick, "--kode")
    new = tmp_path / "komputer-baru"

    without = run("cadangan", "pulihkan", told["berkas"], "--data", new)
    monkeypatch.setattr("sys.stdin", io.StringIO(told["kode"] + "\n"))
    restored = run("cadangan", "pulihkan", told["berkas"], "--data", new, "--kode-dari", "-", "--json")
    checked = run("periksa", "--data", new)

    assert (without.code, without.error) == (2, "PERLU_KODE")
    assert json.loads(restored.out)["dipulihkan"]
    assert json.loads(restored.out)["jumlah"]["person"] == 42
    assert checked.code == 0, checked.out


def test_the_code_may_stand_in_a_file(run, office, stick, tmp_path):
    told = made(run, office, stick, "--kode")
    (tmp_path / "kode.txt").write_text(told["kode"], encoding="utf-8")
    (tmp_path / "salah.txt").write_text("0000-" * 7 + "0000", encoding="utf-8")
    where = ("--data", tmp_path / "lain", "--kode-dari")

    wrong = run("cadangan", "periksa", told["berkas"], *where, tmp_path / "salah.txt")
    missing = run("cadangan", "periksa", told["berkas"], *where, tmp_path / "tidak-ada.txt")
    right = run("cadangan", "periksa", told["berkas"], *where, tmp_path / "kode.txt")

    assert (wrong.code, wrong.error) == (2, "KODE_SALAH")
    assert (missing.code, missing.error) == (2, "berkas.tidak_terbaca")
    assert right.code == 0
    assert not (tmp_path / "lain").exists()


def test_a_preview_stands_both_sides_beside_each_other(run, practice, stick):
    told = made(run, practice, stick)

    ran = run("cadangan", "pulihkan", told["berkas"], "--data", practice, "--pratinjau")

    assert ran.code == 0
    assert "pegawai: 42 (sekarang 42)" in ran.out
    assert not (practice / "baru.replika").exists()


def test_a_restore_over_the_present_office_keeps_it(run, practice, stick):
    told = made(run, practice, stick)

    ran = run("cadangan", "pulihkan", told["berkas"], "--data", practice)

    assert ran.code == 0
    assert "sudah dipulihkan" in ran.out
    assert len(list((practice / "cadangan").glob("sebelum-pulih-*.cadangan"))) == 1
    assert run("periksa", "--data", practice).code == 0


@pytest.mark.parametrize("deed", ["periksa", "pulihkan"])
def test_a_refused_file_is_told_on_stderr_and_changes_nothing(run, office, stick, deed):
    told = made(run, office, stick)
    with open(told["berkas"], "r+b") as file:
        file.truncate(20_000)
    before = {path.name: path.read_bytes() for path in office.iterdir() if path.is_file()}

    ran = run("cadangan", deed, told["berkas"], "--data", office)

    assert (ran.code, ran.out, ran.error) == (2, "", "CADANGAN_TERPOTONG")
    assert {path.name: path.read_bytes() for path in office.iterdir() if path.is_file()} == before


def test_a_file_that_is_not_there_is_told(run, office):
    ran = run("cadangan", "periksa", office / "tidak-ada.cadangan", "--data", office)

    assert (ran.code, ran.error) == (2, "berkas.tidak_ada")
