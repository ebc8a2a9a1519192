"""Stored samples ("goldens") of the prints: compared exactly, renewed with REMBUG_ACCEPT=1.

After an accepted change look at each new picture once; `git diff` shows what moved in the display lists.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

GOLDEN = Path(__file__).parent.parent / "golden" / "documents"


@pytest.fixture
def golden():
    """Returns (path of a stored sample, whether it is to be written now)."""

    def at(name: str) -> tuple[Path, bool]:
        return GOLDEN / name, os.environ.get("REMBUG_ACCEPT") == "1"

    return at
