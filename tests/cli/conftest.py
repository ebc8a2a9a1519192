"""Commands run in this process or as programs of their own, with a home that is nobody's."""

from __future__ import annotations

import shutil
from dataclasses import dataclass

import pytest
from cli_programs import started
from practice_folders import office_template, practice_template

from desktop_app.app.main import main


@dataclass(frozen=True)
class Ran:
    """How a command ended and what it said."""

    code: int
    out: str
    err: str

    @property
    def error(self) -> str:
        """The code of the error; the whole of stderr must be one line of code and sentence."""
        code, _, words = self.err.partition(": ")
        assert self.err.count("\n") == 1, self.err
        assert words.strip().endswith("."), self.err
        return code


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """A home of this test's own, for the usual folders and the log."""
    folder = tmp_path / "rumah"
    folder.mkdir()
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("LOCALAPPDATA", str(folder))
    return folder


@pytest.fixture
def run(capsys):
    """Runs a command in this process."""

    def run(*arguments: object) -> Ran:
        capsys.readouterr()
        try:
            code = main([str(each) for each in arguments])
        except SystemExit as ended:
            code = ended.code
        said = capsys.readouterr()
        return Ran(code, said.out, said.err)

    return run


@pytest.fixture
def process():
    """Runs a command as a process of its own."""

    def run(*arguments: object, **more: object) -> Ran:
        with started(*arguments, **more) as program:
            out, err = program.communicate(timeout=120)
        return Ran(program.returncode, out.decode(), err.decode())

    return run


@pytest.fixture
def office(tmp_path):
    """The folder of an office with nobody in it."""
    return shutil.copytree(office_template(), tmp_path / "kantor")


@pytest.fixture
def practice(tmp_path):
    """The folder of Dinas Latihan with its year 2026."""
    return shutil.copytree(practice_template(), tmp_path / "latihan")
