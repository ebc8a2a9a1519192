"""A program that writes until it is killed; it says each number once its transaction has ended well.

Run as `python writer.py FOLDER FIRST`: each number is a note and an evidence file of some hundred kilobytes.
"""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random

from store_world import KEY, clock

from desktop_app.domain.papers import LocalNote
from desktop_app.store.ids import mint
from desktop_app.store.opening import open_store
from desktop_app.vault.blobs import Blobs
from desktop_app.vault.keys import Keys


def evidence(number: int) -> bytes:
    """The file that belongs to a number; the same in every process."""
    return Random(number).randbytes(200_000 + number)


def vault(folder: Path) -> Blobs:
    """Where the files lie."""
    return Blobs(folder / "berkas", Keys(KEY))


def main(folder: Path, first: int) -> None:
    """Writes forever."""
    store, blobs = open_store(folder, KEY, clock), vault(folder)
    number = first
    while True:
        with store.work() as work:
            stored = blobs.put(evidence(number))
            work.add(LocalNote(id=mint(), key=str(number), value=f'"{stored.sha256.hex()}"'))
            work.add(*(LocalNote(id=mint(), key=f"{number}+", value='"isi"') for _ in range(20)))
        print(number, flush=True)
        number += 1


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
