"""Files that appear whole or not at all: written beside, flushed to the disk, renamed."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from glob import escape
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

from desktop_app.domain.errors import DiskFull, RuleBroken

if sys.platform != "win32":
    import fcntl

_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""EFBIG: some sticks take no file of 4 GB."""


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """A binary file that takes the name `path` only when the block ends well; else nothing remains.

    Raises DiskFull("berkas.penuh") when there is no room. The folder must exist.
    """
    _check_place(path)
    beside = path.with_name(f".{path.name[:40]}.{uuid4().hex[:8]}.part")  # names end at 255 bytes
    try:
        with beside.open("x+b") as file:
            _claim(file)
            yield file
            file.flush()
            os.fsync(file.fileno())
            if os.name == "posix":
                beside.replace(path)  # while it is still claimed, so that no sweep comes between
        if os.name != "posix":
            beside.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise DiskFull("berkas.penuh", berkas=path.name) from error
        raise
    finally:
        beside.unlink(missing_ok=True)


@contextmanager
def scratch_file(folder: Path, name: str) -> Iterator[Path]:
    """An empty file in a folder for the time of the block; after a kill the next sweep takes it."""
    path = folder / f".{name[:40]}.{uuid4().hex[:8]}.part"
    try:
        with path.open("xb") as file:
            _claim(file)
            yield path
    finally:
        path.unlink(missing_ok=True)


@contextmanager
def alone_with(path: Path) -> Iterator[None]:
    """Waits until no other program of ours is within such a block about the same file, which must exist.

    Where the system knows no marks on files, nobody waits.
    """
    if sys.platform == "win32":
        yield  # an open file could not be removed by the block
        return
    with path.open("rb") as file:
        _claim(file)
        yield


def opened_for_reading(path: Path) -> BinaryIO:
    """A file that a person named; `berkas.tidak_ada` or `berkas.tidak_terbaca` when it cannot be opened."""
    try:
        if path.exists() and not path.is_file():
            raise RuleBroken("berkas.tidak_terbaca", berkas=path.name)  # a folder, or a pipe that never ends
        return path.open("rb")
    except FileNotFoundError as error:
        raise RuleBroken("berkas.tidak_ada", berkas=path.name) from error
    except OSError as error:
        raise RuleBroken("berkas.tidak_terbaca", berkas=path.name) from error


def is_folder(path: Path) -> bool:
    """Whether there is such a folder; of a name that the system does not take, no."""
    try:
        return path.is_dir()
    except OSError:
        return False


def write_atomically(path: Path, content: bytes) -> None:
    """Writes a small file whole or not at all."""
    with whole_file(path) as file:
        file.write(content)


def write_with(path: Path, make: Callable[[Path], None]) -> None:
    """Lets a library write to a path of its own choosing, then moves the result into place whole."""
    _check_place(path)
    beside = path.with_name(f".{path.stem}.{uuid4().hex[:8]}{path.suffix}")
    try:
        make(beside)
        with beside.open("rb+") as file:
            os.fsync(file.fileno())
        beside.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise DiskFull("berkas.penuh", berkas=path.name) from error
        raise
    finally:
        beside.unlink(missing_ok=True)


def _check_place(path: Path) -> None:
    """Only a file gives way to a file: a rename would put it in the place of a pipe or a device too."""
    if not path.name or (path.exists() and not path.is_file()):
        raise FileExistsError(errno.EEXIST, "not a file", str(path))


def sweep_parts(folder: Path) -> int:
    """Removes what a killed program left half written; returns how many files went.

    A file that another program is writing at this moment is claimed by it and stays.
    """
    parts = (  # a folder that another program takes away meanwhile has none
        Path(root, name)
        for root, _, names in os.walk(folder)
        for name in names
        if name.startswith(".") and name.endswith(".part")
    )
    return sum(_remove_unclaimed(part) for part in parts)


def sweep_beside(path: Path) -> int:
    """The same in a folder that is not ours, such as a stick: only what was to become this or such a file."""
    names = {escape(path.name[:40]), f"*{escape(path.suffix)}"}
    parts = {part for name in names for part in path.parent.glob(f".{name}.????????.part")}
    return sum(_remove_unclaimed(part) for part in parts)


def _claim(file: BinaryIO) -> None:
    """Marks a file as being written; the mark goes with the program, however it ends.

    Shares on a network may know no marks: no program of ours sweeps there.
    """
    if sys.platform != "win32":
        with suppress(OSError):
            fcntl.flock(file, fcntl.LOCK_EX)


def _remove_unclaimed(part: Path) -> bool:
    try:
        with part.open("rb") as file:
            if sys.platform != "win32":
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                part.unlink()
        if sys.platform == "win32":
            part.unlink()  # an open file cannot be removed there: the claim is the open file itself
    except OSError:  # claimed, gone meanwhile, not ours to remove, or on a share that knows no marks
        return False
    return True


def sync_folder(folder: Path) -> None:
    """The rename itself must survive a power cut; Windows has no such call and needs none."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
