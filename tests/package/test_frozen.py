"""The program as one folder is built and started; it holds what it needs and nothing it must not."""

import re
import subprocess
import sys

import pytest
from outside import ROOT, Outside

pytestmark = pytest.mark.xdist_group("frozen")  # built once, on one worker
QT_ALLOWED = {"Core", "Gui", "Widgets", "Svg", "PrintSupport", "DBus", "XcbQpa"}


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The folder that PyInstaller makes."""
    folder = tmp_path_factory.mktemp("bangunan")
    subprocess.run(
        [
            sys.executable,
            "-m",
            "PyInstaller",
            "--noconfirm",
            "--log-level=ERROR",
            f"--distpath={folder / 'dist'}",
            f"--workpath={folder / 'build'}",
            str(ROOT / "build_installer.spec"),
        ],
        cwd=folder,
        check=True,
        capture_output=True,
        timeout=300,
    )
    return folder / "dist" / "rembug"


@pytest.fixture
def outside(tmp_path):
    """Where the built program is started."""
    return Outside(tmp_path)


def test_the_built_program_opens_every_page_and_prints_without_a_word(built, outside):
    ran = outside.run(built / "rembug", "--smoke")

    assert (ran.stdout, ran.stderr) == ("", "")
    assert list(outside.folder.iterdir()) == []


def test_the_built_program_knows_its_version(built, outside):
    assert outside.run(built / "rembug", "--versi").stdout == "Rembug 0.1.0\n"


def test_only_the_qt_we_may_ship_is_inside(built):
    """So that a part of Qt that is GPL only never slips in."""
    names = {path.name for path in built.rglob("*Qt6*")}
    found = {match[1] for name in names if (match := re.match(r"(?:lib)?Qt6([A-Za-z]+?)(?:\.|$)", name))}

    assert found <= QT_ALLOWED
    assert {"Core", "Gui", "Widgets", "Svg"} <= found


def test_nothing_that_nobody_needs_is_inside(built):
    unwanted = re.compile(r"numpy|tkinter|/sqlite3/|lib-dynload/_sqlite3|libgtk|libavif|pytest|hypothesis")
    paths = [path.relative_to(built).as_posix() for path in built.rglob("*")]

    assert [path for path in paths if unwanted.search(path)] == []
    real = [path for path in built.rglob("*") if path.is_file() and not path.is_symlink()]
    assert sum(path.stat().st_size for path in real) < 200_000_000


def test_licences_rules_and_migrations_are_inside(built):
    inside = next(path.parent for path in built.rglob("resources"))

    assert (inside / "resources/licences/LGPL-3.txt").is_file()
    assert (inside / "resources/licences/pustaka/sqlalchemy/LICENSE").is_file()
    assert (inside / "desktop_app/store/migrations/versions/0001_first_tables.sql").is_file()
    assert {path.name for path in (ROOT / "data").iterdir()} == {
        path.name for path in (inside / "data").iterdir()
    }
