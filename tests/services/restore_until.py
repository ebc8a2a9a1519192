"""A restore that ends at its N-th change of a file: no program can be killed at a better place.

Run as a program by `test_backups_killed`: N, the backup, the folder, the recovery code or "-".
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from builders import clock

from desktop_app.services.restoring import restore

CHANGES = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.truncate", "os.chmod", "shutil.rmtree"}


def end_at(number: int) -> None:
    """Ends the process without a word before the change of this number."""
    left = number

    def watch(event: str, details: tuple[object, ...]) -> None:
        nonlocal left
        writes = event == "open" and isinstance(details[1], str) and set(details[1]) & set("wxa+")
        if event in CHANGES or writes:
            left -= 1
            if left == 0:
                os._exit(9)

    sys.addaudithook(watch)


if __name__ == "__main__":
    code = None if sys.argv[4] == "-" else sys.argv[4]
    end_at(int(sys.argv[1]))
    restore(Path(sys.argv[2]), Path(sys.argv[3]), clock, code)
