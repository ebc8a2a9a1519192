"""The wheel holds everything: installed in a fresh environment, started from another folder, it works.

Needs what `pip install .` needs: the libraries from an index or from pip's cache.
"""

import csv
import json
import re
import subprocess
import sys
import venv
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from outside import ROOT, Outside

pytestmark = pytest.mark.xdist_group("wheel")  # built once, on one worker
PEOPLE = (
    ("NIP", "NAMA", "GOL", "JABATAN", "UNIT KERJA"),
    ("199003152015022001", "CONTOH SATU", "III/b", "Pranata Hubungan Masyarakat", "Bidang Contoh"),
    ("1990031520150220", "CONTOH DUA", "III/b", "Pranata Hubungan Masyarakat", "Bidang Contoh"),
)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel of this checkout."""
    folder = tmp_path_factory.mktemp("roda")
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), str(ROOT)],
        check=True,
        capture_output=True,
        timeout=300,
    )
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def programs(wheel, tmp_path_factory):
    """The folder of programs of a fresh environment in which only the wheel was installed."""
    folder = tmp_path_factory.mktemp("lingkungan")
    venv.create(folder, with_pip=True)
    found = folder / ("Scripts" if sys.platform == "win32" else "bin")
    subprocess.run(
        [str(found / "python"), "-m", "pip", "install", "--quiet", str(wheel)],
        cwd=folder,
        check=True,
        capture_output=True,
        timeout=300,
    )
    return found


@pytest.fixture
def outside(tmp_path):
    """Where the installed program is started."""
    return Outside(tmp_path)


def test_the_wheel_carries_rules_resources_licences_and_no_tests(wheel):
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    shipped = {path.relative_to(ROOT) for part in ("data", "resources") for path in (ROOT / part).rglob("*")}
    files = {path for path in shipped if (ROOT / path).is_file()}

    assert {f"desktop_app/shipped/{path.as_posix()}" for path in files} <= names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert "desktop_app/store/migrations/versions/0001_first_tables.sql" in names
    assert not [name for name in names if re.match(r"tests?/|.*(\.db|\.kunci)$", name)]


def test_the_installed_program_is_not_the_checkout(programs, outside):
    ran = outside.run(programs / "python", "-c", "import desktop_app; print(desktop_app.__file__)")

    assert Path(ran.stdout.strip()).is_relative_to(programs.parent)


def test_the_installed_program_knows_its_version(programs, outside):
    assert outside.run(programs / "rembug", "--versi").stdout == "Rembug 0.1.0\n"


def test_the_installed_program_opens_every_page_without_a_word(programs, outside):
    ran = outside.run(programs / "rembug", "--smoke")

    assert (ran.stdout, ran.stderr) == ("", "")


def test_the_installed_program_imports_people(programs, outside):
    sheet = outside.folder / "pegawai.csv"
    with sheet.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows(PEOPLE)
    rembug = programs / "rembug"
    outside.run(rembug, "kantor", "buat", "--nama", "Dinas Contoh", "--kode", "contoh", "--data", "kantor")

    ran = outside.run(rembug, "pegawai", "impor", sheet, "--json", "--data", "kantor")

    told = json.loads(ran.stdout)
    assert told["siap"] == 1
    assert [(fault["baris"], fault["kode"]) for fault in told["salah"]] == [(3, "nip.panjang")]


def test_the_installed_program_makes_the_practice_office_and_prints_it(programs, outside):
    rembug = programs / "rembug"
    outside.run(rembug, "latihan", "--tanpa-jendela", "--data", "latihan")
    period = f"{datetime.now(UTC).year}-TW1"

    outside.run(
        rembug, "cetak", "evaluasi", "--periode", period, "--semua", "--ke", "cetakan", "--data", "latihan"
    )

    papers = sorted((outside.folder / "cetakan").glob("*.pdf"))
    assert len(papers) >= 20
    assert all(paper.read_bytes().startswith(b"%PDF-") for paper in papers)
    assert outside.run(rembug, "periksa", "--data", "latihan").returncode == 0
    assert {path.name for path in outside.folder.iterdir()} == {"cetakan", "latihan"}
