"""Attaches files to a result until somebody ends it; says each one on a line of its own once it is kept.

Run as a program by `test_evidence_killed`: folder, keys of plan, line and result in hex, seed.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from random import Random

from builders import KEY, admin, clock

from desktop_app.domain.records import Id
from desktop_app.domain.year import OwnerKind
from desktop_app.services.year import Year
from desktop_app.store.engine import open_engine
from desktop_app.store.opening import DATABASE
from desktop_app.store.work import Store
from desktop_app.vault.blobs import Blobs
from desktop_app.vault.keys import Keys


def attach_for_ever(folder: Path, result: Id, seed: str) -> None:
    random = Random(seed)
    store = Store(open_engine(folder / DATABASE, KEY), clock)
    year = Year(store, Blobs(folder / "berkas", Keys(KEY)))
    path = folder / "kiriman.bin"
    while True:
        path.write_bytes(random.randbytes(random.choice((10, 3_000, 300_000, 2_000_000))))
        kept = year.attach(admin(date(2026, 11, 24)), OwnerKind.REALISATION, result, path)
        print(kept.evidence_id.hex(), flush=True)


if __name__ == "__main__":
    attach_for_ever(Path(sys.argv[1]), Id(bytes.fromhex(sys.argv[2])), sys.argv[3])
