"""Disks that are small, and disks that go away: real ones where the system lets us, else limits of files."""

from __future__ import annotations

import resource
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def no_file_over(size: int) -> Iterator[None]:
    """This process can write no file longer than `size` bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[bool]:
    """A disk of `size` is mounted at a folder; False where we may not mount."""
    folder.mkdir(exist_ok=True)
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    is_mounted = subprocess.run(command, capture_output=True, check=False).returncode == 0
    try:
        yield is_mounted
    finally:
        if is_mounted:
            pulled_out(folder)


def pulled_out(folder: Path) -> None:
    """The disk is gone, whoever is writing to it."""
    subprocess.run(["umount", "-l", str(folder)], capture_output=True, check=False)
