"""Run as a program: reads or writes exchange files and prints by how many KB the process grew at its most."""

from __future__ import annotations

import os
import sys
from hashlib import sha256
from pathlib import Path

from bundle_forger import APP, BOX, CREATED, KEY, MANIFEST, SIGNATURE, TO, opened, written

from desktop_app.domain.errors import Refused
from desktop_app.sync.bundle import (
    BlockFrame,
    FileChunk,
    FileHead,
    Recipient,
    open_inner,
    pack,
    read_outer,
    unpack,
    verify_outer,
    write_bundle,
)

MB = 1024 * 1024


def most_memory() -> int:
    """The greatest resident size this process ever had, in KB."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    [line] = [line for line in status.splitlines() if line.startswith("VmHWM")]
    return int(line.split()[1])


def hostile(folder: Path) -> tuple[int, int]:
    """How many files were refused, and the growth."""
    opened(written())
    start, refused = most_memory(), 0
    for path in sorted(folder.iterdir()):
        with path.open("rb") as source:
            size = path.stat().st_size
            try:
                outer = read_outer(source, size)
                verify_outer(source, outer, KEY.public)
                open_inner(source, outer, [BOX.secret], lambda manifest: None, take)
            except Refused:
                refused += 1
    return refused, most_memory() - start


def large(kind: str, folder: Path, megabytes: int) -> tuple[int, int]:
    """The size in KB of a file of many frames, and the growth by writing and reading it."""
    opened(written())
    chunk = os.urandom(4 * MB)
    block = BlockFrame(SIGNATURE, pack(chunk[:MB]))
    total = sha256()
    for _ in range(megabytes // 4 + 1):
        total.update(chunk)
    start = most_memory()

    def frames():
        if kind == "files":
            yield FileHead(total.digest(), (megabytes // 4 + 1) * len(chunk))
        for _ in range(megabytes // 4 + 1):
            yield from [FileChunk(chunk)] if kind == "files" else [block] * 4

    with (folder / "besar.sinkron").open("w+b") as file:
        given = {"key": KEY, "certificate": {}, "recipients": [Recipient(TO, BOX.public)]}
        told = {"manifest": MANIFEST, "created": CREATED, "app": APP}
        result = write_bundle(file, frames=frames(), **given, **told)
        outer = read_outer(file, result.size)
        verify_outer(file, outer, KEY.public)
        open_inner(file, outer, [BOX.secret], lambda manifest: None, take)
    return result.size // 1024, most_memory() - start


def take(frame: object) -> None:
    if isinstance(frame, BlockFrame):
        unpack(frame.packed)


if __name__ == "__main__":
    what, where, *rest = sys.argv[1:]
    print(*(hostile(Path(where)) if what == "hostile" else large(what, Path(where), int(rest[0]))))
