"""Sticks that are plugged in, and the exchange files on them. Reads folders only; no Qt here.

Qt's own list of volumes asks every network drive and may stand still for minutes when one is gone.
"""

from __future__ import annotations

import ctypes
import os
import sys
from dataclasses import dataclass
from getpass import getuser
from pathlib import Path

_REMOVABLE = 2
_MOST_FILES = 999


@dataclass(frozen=True, slots=True)
class Stick:
    """A stick by the name people gave it; `files` counts the exchange files that lie on it."""

    name: str
    path: Path
    files: int


def plugged_in() -> frozenset[Path]:
    """Where sticks are; nothing is read of them."""
    return frozenset(_roots())


def sticks() -> list[Stick]:
    """All sticks that can be read now, by name."""
    found = [_stick(path) for path in _roots()]
    return sorted((stick for stick in found if stick is not None), key=lambda stick: stick.name)


def _stick(path: Path) -> Stick | None:
    try:
        with os.scandir(path) as entries:
            names = [entry.name for entry in entries]
    except OSError:
        return None  # pulled, or not for us
    count = sum(name.lower().endswith(".sinkron") for name in names)
    return Stick(path.name or path.drive, path, min(count, _MOST_FILES))


def _roots() -> list[Path]:
    return _drives() or [place for base in _mounts() for place in _places(base)]


def _mounts() -> list[Path]:
    """Where desktops mount what is plugged in: below these, one folder for each user."""
    return [Path(base) / _user() for base in ("/media", "/run/media")]


def _places(base: Path) -> list[Path]:
    try:
        return [place for place in base.iterdir() if os.path.ismount(place)]
    except OSError:
        return []


def _user() -> str:
    try:
        return getuser()
    except (KeyError, OSError):
        return ""


def _drives() -> list[Path]:
    if sys.platform != "win32":
        return []
    kernel = ctypes.WinDLL("kernel32")
    roots = [f"{letter}:\\" for letter in "DEFGHIJKLMNOPQRSTUVWXYZ"]
    return [Path(root) for root in roots if kernel.GetDriveTypeW(root) == _REMOVABLE]
