"""The file that travels, without any store: 100 MB of text sealed and signed, and opened again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from random import Random
from typing import BinaryIO

import msgspec
import zstandard

from desktop_app.services.samples.names import made_up
from desktop_app.sync.bundle import (
    BlockFrame,
    Recipient,
    Written,
    open_inner,
    pack,
    read_outer,
    unpack,
    verify_outer,
    write_bundle,
)
from desktop_app.sync.cards import key_id
from desktop_app.vault.sealing import new_box_key
from desktop_app.vault.signing import new_signing_key
from tests.bench.harness import Case, Sides, timed

PIECES, PIECE = 100, 1_000_000


@cache
def texts() -> list[bytes]:
    """A hundred times a million bytes of JSON."""
    chance, pieces = Random(11), []
    for number in range(PIECES):
        lines, size = [], 0
        while size <= PIECE:
            line = ["I", "obstacle", f"{chance.getrandbits(128):032x}", number, {"text": made_up(chance)}]
            lines.append(msgspec.json.encode(line))
            size += len(lines[-1]) + 1
        pieces.append(b"\n".join(lines)[:PIECE])
    return pieces


class Envelope:
    """One office's keys, and the file it writes to itself."""

    def __init__(self, path: Path) -> None:
        self.path, self.key, self.box = path, new_signing_key(), new_box_key()

    def seal(self) -> None:
        with self.path.open("w+b") as target:
            self._write(target)

    def open(self) -> None:
        opened = 0
        with self.path.open("rb") as source:
            outer = read_outer(source, self.path.stat().st_size)
            verify_outer(source, outer, self.key.public)

            def count(frame: object) -> None:
                nonlocal opened
                if isinstance(frame, BlockFrame):
                    opened += len(unpack(frame.packed))

            open_inner(source, outer, [self.box.secret], lambda _: None, count)
        if opened != PIECES * PIECE:
            raise RuntimeError(f"{opened} bytes came out")

    def _write(self, target: BinaryIO) -> Written:
        return write_bundle(
            target,
            key=self.key,
            certificate={},
            recipients=[Recipient(key_id(self.key.public), self.box.public)],
            manifest={},
            frames=(BlockFrame(bytes(64), pack(text)) for text in texts()),
            created="2026-10-05",
            app="0",
        )


@contextmanager
def sealing(folder: Path) -> Iterator[Sides]:
    envelope = Envelope(folder / "amplop.sinkron")

    def floor() -> None:
        packer = zstandard.ZstdCompressor(level=3)
        for text in texts():
            packer.compress(text)

    texts()
    yield Sides(lambda: timed(envelope.seal), lambda: timed(floor))


@contextmanager
def opening(folder: Path) -> Iterator[Sides]:
    envelope = Envelope(folder / "amplop.sinkron")
    envelope.seal()
    packed = [pack(text) for text in texts()]

    def floor() -> None:
        opener = zstandard.ZstdDecompressor()
        for each in packed:
            opener.decompress(each)

    yield Sides(lambda: timed(envelope.open), lambda: timed(floor))


CASES = (
    Case("amplop-tutup", "100 MB compressed, sealed, signed", "zstd of it", sealing, repeats=3),
    Case("amplop-buka", "100 MB checked, opened", "zstd of it", opening, repeats=3),
)
