"""Types, lint and format are tests like any other, so that one command says all."""

import subprocess
import sys

import pytest
from source import ROOT

COMMANDS = {
    "mypy --strict": ["mypy"],
    "ruff check": ["ruff", "check", "--quiet", "."],
    "ruff format": ["ruff", "format", "--check", "--quiet", "."],
}


@pytest.mark.parametrize("name", COMMANDS)
def test_the_tool_has_nothing_to_say(name):
    ran = subprocess.run(
        [sys.executable, "-m", *COMMANDS[name]], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert ran.returncode == 0, ran.stdout + ran.stderr
