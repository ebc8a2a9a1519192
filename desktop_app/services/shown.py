"""Plain copies of evidence, for the program of this PC that reads its kind; gone when the window closes.

They lie in the data folder, whose place the office chose, and nowhere else. Evidence comes from other offices
too: what this PC would run rather than read is never handed to it, whatever the file is called.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.records import Id
from desktop_app.services.evidence import KINDS
from desktop_app.services.printing.naming import safe

FOLDER = "dibuka"


class ShownFiles:
    """The copies of one data folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / FOLDER

    def show(self, evidence_id: Id, name: str, content: bytes) -> Path:
        """Where the copy lies, under its name as far as every system takes it. Raises `bukti.tak_dibuka` for
        a file of a kind that is not read."""
        kind = Path(name).suffix.lower()
        if kind not in KINDS:
            raise RuleBroken("bukti.tak_dibuka", berkas=name)
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = self._folder / f"{safe(Path(name).stem)}-{evidence_id.hex()[-8:]}{kind}"
        path.write_bytes(content)
        return path

    def forget(self) -> None:
        """Takes them away; what another program still holds open goes at the next start."""
        shutil.rmtree(self._folder, ignore_errors=True)
