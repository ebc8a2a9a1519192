"""Commands of the exchange with what they cannot use: 2, one line of code and sentence, nothing changed."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

NO_FILES = ("tiada", "folder", "kosong", "acak", "pipa", "", "x" * 300)
READING = (
    ("sinkron", "baca"),
    ("sinkron", "baca", "--json"),
    ("sinkron", "baca", "--pratinjau", "--json"),
    ("kartu", "terima"),
    ("kartu", "terima", "--json"),
    ("cadangan", "periksa", "--json"),
    ("cadangan", "pulihkan", "--pratinjau"),
    ("cadangan", "pulihkan"),
)
NOWHERE = ("tiada/x", "berkas/x", "pipa", "/proc/tiada/x", "x" * 300)
CALLS = (
    ("sinkron",),
    ("sinkron", "kirim"),
    ("sinkron", "tulis"),
    ("sinkron", "tulis", "--untuk"),
    ("sinkron", "tulis", "--untuk", "LATIHAN"),
    ("sinkron", "tulis", "--untuk", "LATIHAN", "--ke", "x", "--bagian", "0"),
    ("sinkron", "tulis", "--untuk", "LATIHAN", "--ke", "x", "--bagian", "satu"),
    ("sinkron", "baca"),
    ("sinkron", "baca", "--json"),
    ("sinkron", "urungkan"),
    ("sinkron", "urungkan", "tiada.sinkron"),
    ("sinkron", "urungkan", "a", "b"),
    ("kartu",),
    ("kartu", "tulis"),
    ("kartu", "terima"),
    ("kartu", "cabut"),
    ("kartu", "cabut", "TIADA"),
    ("paket-awal",),
    ("paket-awal", "tulis"),
    ("paket-awal", "tulis", "--untuk", "TIADA", "--ke", "x"),
    ("paket-awal", "tulis", "--untuk", "TIADA", "--pratinjau", "--json"),
    ("sinkron", "tulis", "--untuk", "TIADA", "--ke", "x", "--json"),
    ("sinkron", "tulis", "--untuk", "", "--ke", "x"),
    ("sinkron", "tulis", "--untuk", "../x", "--pratinjau"),
    ("cadangan",),
    ("cadangan", "periksa"),
    ("cadangan", "pulihkan"),
    ("cadangan", "buat", "--ke"),
)


@pytest.fixture
def places(tmp_path, monkeypatch) -> Path:
    """A folder with all that is no file to be read, nor a place to write to."""
    folder = tmp_path / "tempat"
    (folder / "folder").mkdir(parents=True)
    (folder / "kosong").write_bytes(b"")
    (folder / "berkas").write_bytes(b"isi")
    (folder / "acak").write_bytes(bytes(range(256)) * 4)
    if hasattr(os, "mkfifo"):
        os.mkfifo(folder / "pipa")
    monkeypatch.chdir(folder)
    return folder


def standing(run, office: Path) -> tuple[str, list[str]]:
    history = run("sinkron", "riwayat", "--json", "--data", office)
    files = (path for path in office.rglob("*") if path.name[-4:] not in {"-wal", "-shm"})
    return history.out, sorted(map(str, files))


def refused(ran) -> bool:
    told = ran.out == "" or json.loads(ran.out)
    return ran.code == 2 and bool(told) and not ran.error.startswith("program.")


@pytest.mark.parametrize("command", READING, ids=" ".join)
def test_what_is_no_file_is_refused_and_nothing_changed(run, office, places, command):
    run(*command, "tiada", "--data", office)  # the first one makes folders of the office's own
    before = standing(run, office)

    wrong = [name for name in NO_FILES if not refused(run(*command, name, "--data", office))]

    assert wrong == []
    assert standing(run, office) == before


@pytest.mark.parametrize("where", NOWHERE)
def test_where_nothing_can_be_written_nothing_is(run, office, places, where):
    commands = (("kartu", "tulis", where), ("cadangan", "buat", "--ke", where))
    if where == "pipa":  # a backup gets an ending, and a place beside the pipe
        commands = commands[:1]
    run(*commands[-1], "--data", office)  # the first one makes folders of the office's own
    before = standing(run, office), sorted(places.iterdir())

    ran = [run(*command, "--data", office) for command in commands]

    assert all(map(refused, ran)), ran
    assert (standing(run, office), sorted(places.iterdir())) == before
    assert not (places / "pipa").is_file()


@pytest.mark.parametrize("where", ["", ".", "folder"])
def test_a_card_is_not_written_over_a_folder(run, office, places, where):
    assert refused(run("kartu", "tulis", where, "--data", office))


@pytest.mark.parametrize("call", CALLS, ids=" ".join)
def test_a_wrong_call_says_what_is_wrong(run, office, places, call):
    before = sorted(places.iterdir())

    assert refused(run(*call, "--data", office))
    assert sorted(places.iterdir()) == before


@pytest.mark.parametrize(
    "call",
    [
        ("sinkron", "tulis", "--untuk", "X", "--ke", "x"),
        ("sinkron", "baca", "acak"),
        ("sinkron", "baca", "acak", "--pratinjau", "--json"),
        ("sinkron", "riwayat", "--json"),
        ("sinkron", "urungkan"),
        ("sinkron", "komputer-baru"),
        ("kartu", "tulis", "x.kartu"),
        ("kartu", "terima", "acak"),
        ("kartu", "terima", "tiada"),
        ("kartu", "cabut", "X"),
        ("paket-awal", "tulis", "--untuk", "X", "--ke", "x"),
        ("cadangan", "buat"),
        ("cadangan", "periksa", "acak"),
        ("cadangan", "pulihkan", "acak"),
    ],
    ids=" ".join,
)
def test_where_there_is_no_office_yet_nothing_begins(run, tmp_path, places, call):
    before = sorted(places.iterdir())

    ran = run(*call, "--data", tmp_path / "baru")

    assert refused(ran)
    assert sorted(places.iterdir()) == before
    assert not (tmp_path / "baru" / "rembug.db").exists()


def test_a_folder_without_files_is_said_to_have_none(run, office, places):
    ran = run("sinkron", "baca", "folder", "--data", office)

    assert (ran.code, ran.error) == (2, "perintah.tidak_ada_berkas")
