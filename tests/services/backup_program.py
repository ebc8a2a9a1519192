"""Backs up, or restores, until somebody ends it; says each deed on a line of its own once it is done.

Run as a program by `test_backups_killed`: the deed, the folder of the office, and what the deed needs.
"""

from __future__ import annotations

import sys
from pathlib import Path

from backup_world import KEYS, Room
from builders import admin, clock

from desktop_app.services.restoring import restore


def back_up_for_ever(folder: Path, stick: Path) -> None:
    room = Room(folder, clock, KEYS)
    while True:
        for target in (stick, None):
            print(room.backups.make(admin(), target).path, flush=True)


def restore_for_ever(folder: Path, *backups: Path) -> None:
    while True:
        for backup in backups:
            restore(backup, folder, clock)
            print(backup.name, flush=True)


DEEDS = {"cadangan": back_up_for_ever, "pulih": restore_for_ever}

if __name__ == "__main__":
    print("siap", flush=True)
    DEEDS[sys.argv[1]](*map(Path, sys.argv[2:]))
