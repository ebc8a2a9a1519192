"""Each command on a real folder: what it answers, what it leaves, and what it refuses."""

from __future__ import annotations

import json
import logging
import shutil
from hashlib import sha256
from pathlib import Path

import pytest
from builders import clock
from people_sheets import siasn_sheet
from sqlalchemy import select

from desktop_app.app.compose import open_house
from desktop_app.app.crash import logging_to
from desktop_app.domain.lists import All, ListQuery
from desktop_app.store.schema import TABLES

NEEDS_AN_OFFICE = {
    "import of people": ("pegawai", "impor", "orang.csv"),
    "import of plans": ("skp", "impor", "skp.csv"),
    "prints": ("cetak", "skp", "--periode", "2026", "--semua", "--ke", "cetakan"),
    "recap": ("rekap", "--periode", "2026", "--ke", "rekap.xlsx"),
    "check": ("periksa",),
}


def files_in(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


@pytest.mark.parametrize("name", NEEDS_AN_OFFICE)
def test_without_an_office_a_command_says_so_and_makes_nothing(run, tmp_path, name, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "kosong").mkdir()
    before = files_in(tmp_path)

    absent = run(*NEEDS_AN_OFFICE[name], "--data", "tidak-ada")
    empty = run(*NEEDS_AN_OFFICE[name], "--data", "kosong")

    assert [(ran.code, ran.error) for ran in (absent, empty)] == [(2, "kantor.belum_ada")] * 2
    assert {name for name in files_in(tmp_path) - before if not name.startswith("rumah")} == set()


def test_an_office_is_founded_once(run, tmp_path):
    found = ("kantor", "buat", "--nama", "Dinas Contoh", "--kode", "contoh", "--data", tmp_path / "k")

    first, second = run(*found), run(*found)

    assert (first.code, first.out) == (0, "Kantor «Dinas Contoh» siap dipakai.\n")
    assert (second.code, second.error) == (2, "kantor.sudah_ada")


def test_the_agency_is_founded_as_such(run, tmp_path):
    folder = tmp_path / "k"
    run("kantor", "buat", "--nama", "BKPSDM", "--kode", "BKPSDM", "--pusat", "--data", folder)

    house = open_house(folder, clock)
    office = house.offices.own()
    house.close()
    assert office.is_agency


def test_the_import_names_each_faulty_row(run, office, tmp_path):
    planted = siasn_sheet(tmp_path / "pegawai.xlsx")

    preview = run("pegawai", "impor", tmp_path / "pegawai.xlsx", "--pratinjau", "--json", "--data", office)
    first = run("pegawai", "impor", tmp_path / "pegawai.xlsx", "--json", "--data", office)
    again = run("pegawai", "impor", tmp_path / "pegawai.xlsx", "--json", "--data", office)

    told = json.loads(first.out)
    assert (preview.code, first.code, again.code) == (0, 0, 0)
    assert preview.out == first.out
    assert (told["siap"], told["berubah"], told["sama"]) == (170, 0, 0)
    assert set(told) == {"siap", "berubah", "sama", "salah"}
    assert [set(fault) for fault in told["salah"]] == [{"baris", "kode", "masalah"}] * 10
    assert [(fault["baris"], fault["kode"]) for fault in told["salah"]] == [(p.row, p.code) for p in planted]
    assert [json.loads(again.out)[kind] for kind in ("siap", "berubah", "sama")] == [0, 0, 170]


def test_the_import_tells_people_in_sentences_and_gives_the_faults_back(run, office, tmp_path):
    siasn_sheet(tmp_path / "pegawai.xlsx")
    back = tmp_path / "salah.xlsx"

    ran = run("pegawai", "impor", tmp_path / "pegawai.xlsx", "--salah-ke", back, "--data", office)
    again = run("pegawai", "impor", back, "--json", "--data", office)

    lines = ran.out.splitlines()
    assert lines[0] == "170 baru masuk, 0 berubah, 0 sama, 10 menunggu."
    assert lines[1].startswith("  baris 27: ")
    assert lines[1].endswith("[nip.rusak_angka]")
    assert len(json.loads(again.out)["salah"]) == 10


def test_where_the_faults_cannot_be_written_the_counts_are_told_all_the_same(run, office, tmp_path):
    siasn_sheet(tmp_path / "pegawai.xlsx")

    ran = run(
        *("pegawai", "impor", tmp_path / "pegawai.xlsx", "--json"),
        *("--salah-ke", tmp_path / "tidak-ada" / "salah.xlsx", "--data", office),
    )

    assert (ran.code, ran.error) == (2, "lembar.tak_tersimpan")
    assert json.loads(ran.out)["siap"] == 170


@pytest.mark.parametrize("kind", ["pegawai", "skp"])
def test_files_that_cannot_be_used_are_refused_by_name(run, office, tmp_path, kind):
    (tmp_path / "kosong.xlsx").write_bytes(b"")
    (tmp_path / "gambar.xlsx").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    (tmp_path / "folder.xlsx").mkdir()
    names = ("tidak-ada.xlsx", "kosong.xlsx", "gambar.xlsx", "folder.xlsx")

    ran = [run(kind, "impor", tmp_path / name, "--data", office) for name in names]

    assert [each.code for each in ran] == [2, 2, 2, 2]
    assert all(each.error.startswith(("lembar.", "berkas.")) for each in ran)
    assert len({each.err for each in ran}) == 4


@pytest.mark.parametrize("kind", ["pegawai", "skp"])
def test_a_template_needs_no_office_and_equals_that_of_a_new_one(run, office, tmp_path, kind):
    alone = run("templat", kind, "--ke", tmp_path / "a.xlsx", "--data", tmp_path / "tidak-ada")
    inside = run("templat", kind, "--ke", tmp_path / "b.xlsx", "--data", office)

    assert (alone.code, inside.code) == (0, 0)
    assert not (tmp_path / "tidak-ada").exists()
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_a_filled_template_of_nobody_enters_nobody(run, office, tmp_path):
    run("templat", "pegawai", "--ke", tmp_path / "a.xlsx", "--data", office)

    ran = run("pegawai", "impor", tmp_path / "a.xlsx", "--json", "--data", office)

    assert json.loads(ran.out) == {"siap": 0, "berubah": 0, "sama": 0, "salah": []}


def test_one_person_is_printed_by_his_number(run, practice, tmp_path):
    house = open_house(practice, clock)
    ids = house.plan_list.ids(ListQuery(scope=All(), filters=(("status", "ditetapkan"),)))
    line = house.people_list.lines([house.plan_list.lines(ids[:1])[ids[0]].person_id])
    number = next(iter(line.values())).number
    house.close()
    spaced = f"{number[:8]} {number[8:]}"

    ran = run(
        "cetak",
        "skp",
        "--periode",
        "2026",
        "--nip",
        spaced,
        "--ke",
        tmp_path / "c",
        "--json",
        "--data",
        practice,
    )

    told = json.loads(ran.out)
    assert ran.code == 0
    assert len(told["berkas"]) == 1
    assert (tmp_path / "c" / told["berkas"][0]).read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize("kind", ["skp", "evaluasi", "dokumen-evaluasi"])
def test_everybody_is_printed_and_again_with_the_same_bytes(run, practice, tmp_path, kind):
    period = "2026" if kind == "skp" else "2026-TW1"
    asked = ("cetak", kind, "--periode", period, "--semua", "--data", practice, "--ke")

    ran = run(*asked, tmp_path / "satu")
    run(*asked, tmp_path / "dua")

    one, two = ({p.name: p.read_bytes() for p in (tmp_path / name).iterdir()} for name in ("satu", "dua"))
    assert ran.code == 0
    assert ran.out.splitlines()[-1] == f"{len(one)} berkas ditulis ke {tmp_path / 'satu'}."
    assert len(one) >= 20
    assert one == two


REFUSED = {
    "a period that is none": (("cetak", "skp", "--periode", "2026-TW5", "--semua"), "periode.tidak_dikenal"),
    "a number of nobody": (
        ("cetak", "skp", "--periode", "2026", "--nip", "199001012015011001"),
        "perintah.nip_tidak_ada",
    ),
    "a number that is none": (
        ("cetak", "skp", "--periode", "2026", "--nip", "Sari"),
        "perintah.nip_tidak_ada",
    ),
    "a day that is none": (
        ("cetak", "skp", "--periode", "2026", "--semua", "--tanggal", "31-12-2026"),
        "perintah.tanggal",
    ),
    "a year without plans": (("cetak", "skp", "--periode", "2031", "--semua"), "perintah.tidak_ada_cetakan"),
    "a recap of no period": (("rekap", "--periode", "triwulan 3"), "periode.tidak_dikenal"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_printed_is_refused_and_leaves_no_folder(run, practice, tmp_path, name):
    asked, code = REFUSED[name]

    ran = run(*asked, "--ke", tmp_path / "sini", "--data", practice)

    assert (ran.code, ran.error) == (2, code)
    assert not (tmp_path / "sini").exists()


WRITES = {
    "template": ("templat", "pegawai"),
    "prints": ("cetak", "skp", "--periode", "2026", "--semua"),
    "recap": ("rekap", "--periode", "2026-TW1"),
}


@pytest.mark.parametrize("name", WRITES)
def test_a_place_that_cannot_be_written_is_told(run, practice, tmp_path, name):
    (tmp_path / "berkas").write_text("bukan folder")

    ran = run(*WRITES[name], "--ke", tmp_path / "berkas" / "x.xlsx", "--data", practice)

    assert (ran.code, ran.error) in {(2, "perintah.tak_dapat_menulis"), (2, "lembar.tak_tersimpan")}
    assert (tmp_path / "berkas").read_text() == "bukan folder"


def test_the_recap_of_a_quarter_is_a_spreadsheet(run, practice, tmp_path):
    ran = run("rekap", "--periode", "2026-TW1", "--ke", tmp_path / "r.xlsx", "--json", "--data", practice)

    told = json.loads(ran.out)
    assert told["berkas"] == str(tmp_path / "r.xlsx")
    assert told["pegawai"] >= 20
    assert (tmp_path / "r.xlsx").read_bytes().startswith(b"PK")


def test_a_sound_office_passes_the_check(run, practice):
    plain, machine = run("periksa", "--data", practice), run("periksa", "--json", "--data", practice)

    assert (plain.code, plain.out) == (0, "Basis data utuh, semua berkas bukti ada dan tidak berubah.\n")
    assert json.loads(machine.out)["baik"] is True


def test_a_lost_and_an_altered_file_fail_the_check(run, practice):
    lost, altered = sorted(p for p in (practice / "berkas").rglob("*") if p.is_file())[:2]
    lost.unlink()
    altered.write_bytes(altered.read_bytes()[:-1] + b"?")

    plain, machine = run("periksa", "--data", practice), run("periksa", "--json", "--data", practice)

    told = json.loads(machine.out)
    assert (plain.code, machine.code) == (2, 2)
    assert plain.out.count("\n") == 2
    assert (told["baik"], len(told["bukti_hilang"]), len(told["bukti_rusak"])) == (False, 1, 1)


@pytest.mark.parametrize("wound", ["key", "no key", "database", "file"])
def test_a_folder_that_cannot_be_opened_is_told_and_left_alone(run, office, wound):
    if wound == "key":
        (office / "rembug.kunci").write_bytes(b"pendek")
    elif wound == "no key":
        (office / "rembug.kunci").unlink()
    elif wound == "database":
        (office / "rembug.db").write_bytes(bytes(8192))
    else:
        shutil.rmtree(office)
        office.write_text("bukan folder")
    before = {p: p.read_bytes() for p in [office, *office.rglob("*")] if p.is_file()}

    ran = run("kantor", "buat", "--nama", "x", "--kode", "XX", "--data", office)

    codes = {
        "key": "brankas.kunci_rusak",
        "no key": "brankas.kunci_hilang",
        "database": "gudang.rusak",
        "file": "perintah.folder_data",
    }
    assert (ran.code, ran.error) == (2, codes[wound])
    assert {p: p.read_bytes() for p in before} == before


def test_a_database_that_cannot_be_opened_at_all_is_told(run, office):
    (office / "rembug.db").unlink()
    (office / "rembug.db").mkdir()

    ran = run("periksa", "--data", office)

    assert (ran.code, ran.error) == (2, "gudang.tak_terbuka")


def test_the_practice_office_is_made_once_and_left_as_it_is(run, tmp_path, monkeypatch):
    monkeypatch.setattr("desktop_app.app.main.clock", clock)
    folder = tmp_path / "latihan"

    first = run("latihan", "--pegawai", "40", "--tanpa-jendela", "--data", folder)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    second = run("latihan", "--tanpa-jendela", "--data", folder)

    assert (first.code, first.out) == (0, "Dinas Latihan siap. Semua orang di dalamnya rekaan.\n")
    assert (second.code, second.out) == (0, "Dinas Latihan sudah ada, dibuka apa adanya.\n")
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
    assert {path.name for path in folder.iterdir()} == {"rembug.db", "rembug.kunci", "berkas"}


def test_a_practice_office_that_cannot_be_made_leaves_nothing(run, tmp_path):
    ran = run("latihan", "--pegawai", "2", "--tanpa-jendela", "--data", tmp_path / "latihan")

    assert (ran.code, ran.error) == (2, "latihan.terlalu_sedikit")
    assert list((tmp_path / "latihan").iterdir()) == []


def test_a_key_whose_database_is_lost_is_kept_when_practice_moves_in(run, office):
    (office / "rembug.db").unlink()
    key = (office / "rembug.kunci").read_bytes()

    ran = run("contoh", "--kantor", "1", "--pegawai", "3", "--tahun", "2026", "--data", office)

    assert ran.code == 0
    assert (office / "rembug.kunci.lama-1").read_bytes() == key


MADE_UP = {
    "practice": ("latihan", "--tanpa-jendela"),
    "city": ("contoh", "--kantor", "1", "--pegawai", "3", "--tahun", "2026"),
}


@pytest.mark.parametrize("name", MADE_UP)
def test_made_up_people_never_enter_a_real_office(run, office, name):
    before = (office / "rembug.db").read_bytes()

    ran = run(*MADE_UP[name], "--data", office)

    assert (ran.code, ran.error) == (2, "perintah.folder_sudah_berisi")
    assert (office / "rembug.db").read_bytes() == before


@pytest.mark.parametrize("year", ["1", "2021", "20266"])
def test_a_city_of_no_year_of_ours_is_refused(run, tmp_path, year):
    ran = run("contoh", "--kantor", "1", "--pegawai", "3", "--tahun", year, "--data", tmp_path / "kota")

    assert (ran.code, ran.error) == (2, "perintah.tahun")
    assert not (tmp_path / "kota").exists()


def digest(folder: Path) -> str:
    """Over all rows of all tables that a city fills, keys included."""
    house, made = open_house(folder, clock), sha256()
    with house.store.engine.connect() as connection:
        for table in sorted(TABLES.values(), key=lambda table: table.name):
            if table.name != "local_note":  # its key is minted
                for row in connection.execute(select(table).order_by(table.c.id)):
                    made.update(repr(tuple(row)).encode())
    house.close()
    return made.hexdigest()


def test_the_same_seed_makes_the_same_city_and_another_one_another(run, tmp_path, monkeypatch):
    monkeypatch.setattr("desktop_app.app.main.clock", clock)
    size = ("contoh", "--kantor", "3", "--pegawai", "200", "--tahun", "2026")

    ran = [
        run(*size, "--benih", seed, "--data", tmp_path / name)
        for name, seed in (("a", 7), ("b", 7), ("c", 8))
    ]

    assert [each.out for each in ran] == ["200 pegawai rekaan di 3 kantor.\n"] * 3
    assert digest(tmp_path / "a") == digest(tmp_path / "b") != digest(tmp_path / "c")


def test_what_nobody_foresaw_ends_with_1_and_without_names(run, office, monkeypatch, expected_logs, home):
    expected_logs.expect("unforeseen")

    def fail(*_):
        raise ZeroDivisionError("Sari Contoh 199003152015022001")

    monkeypatch.setattr("desktop_app.services.offices.Offices.write_template", fail)
    ran = run("templat", "skp", "--ke", "x.xlsx", "--data", office)

    log = next(home.rglob("rembug.log")).read_text()
    assert (ran.code, ran.error) == (1, "program.tak_terduga")
    assert "ZeroDivisionError" in ran.err
    assert "ZeroDivisionError" in log
    assert "Sari" not in ran.err + log


def test_a_log_folder_that_cannot_be_written_stops_nothing(run, practice, home, monkeypatch):
    (home / "berkas").write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(home / "berkas"))

    assert run("periksa", "--data", practice).code == 0


def test_nothing_of_the_log_is_left_after_a_command(tmp_path):
    before = list(logging.getLogger().handlers), logging.getLogger().level
    with logging_to(tmp_path):
        pass

    assert (list(logging.getLogger().handlers), logging.getLogger().level) == before


def test_ctrl_c_is_told_and_nothing_is_kept(run, office, tmp_path, monkeypatch):
    siasn_sheet(tmp_path / "pegawai.xlsx", 20, faults=False)

    def interrupted(*_, **__):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("desktop_app.services.people_import.cases.keep_run", interrupted)
        ran = run("pegawai", "impor", tmp_path / "pegawai.xlsx", "--data", office)
    after = run("pegawai", "impor", tmp_path / "pegawai.xlsx", "--pratinjau", "--json", "--data", office)

    assert (ran.code, ran.error) == (2, "perintah.dihentikan")
    assert json.loads(after.out)["siap"] == 20
