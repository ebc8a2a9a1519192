"""Starting an installed or built program as its user would: elsewhere, with a home of its own."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
_KEPT = ("PATH", "SYSTEMROOT", "LANG", "LC_ALL", "TZ")


class Outside:
    """A place outside the checkout, with a home of its own; `run` starts something there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "tempat lain"
        self.home = folder / "rumah"
        for each in (self.folder, self.home):
            each.mkdir()
        self.environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
        self.environment |= {"HOME": str(self.home), "QT_QPA_PLATFORM": "offscreen"}

    def run(self, *command: object, code: int = 0) -> subprocess.CompletedProcess[str]:
        """Runs a command that must end with `code`."""
        ran = subprocess.run(
            [str(part) for part in command],
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=180,
            check=False,
        )
        assert ran.returncode == code, f"{command}: {ran.returncode}\n{ran.stdout}\n{ran.stderr}"
        return ran
