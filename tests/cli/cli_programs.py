"""The program as a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def started(*arguments: object, **more: object) -> subprocess.Popen:
    """Starts the program as a process of its own."""
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | more
    command = [sys.executable, "-m", "desktop_app", *map(str, arguments)]
    return subprocess.Popen(command, **{"cwd": ROOT, "env": dict(os.environ)} | pipes)
