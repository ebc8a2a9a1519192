"""Everything that stands in a file, as its addressee can read it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

from separate_offices import Office

from desktop_app.services.exchange.identity import own_of
from desktop_app.sync.bundle import BlockFrame, FileChunk, FileHead, Frame, open_inner, read_outer, unpack


@dataclass
class Opened:
    """The manifest, the blocks as text, the files of evidence; `clear`: what stands outside the seal."""

    clear: bytes
    manifest: dict
    blocks: list[bytes] = field(default_factory=list)
    files: dict[bytes, bytes] = field(default_factory=dict)

    @property
    def everything(self) -> bytes:
        told = json.dumps(self.manifest, ensure_ascii=False).encode()
        return b"\n".join((self.clear, told, *self.blocks, *self.files.values()))


def opened(path: Path, by: Office) -> Opened:
    """A file with the keys of an office that it was written for."""
    with by.open() as house, house.store.look() as work:
        secrets = own_of(work).secrets
    with path.open("rb") as source:
        outer = read_outer(source, path.stat().st_size)
        source.seek(0)
        found = Opened(source.read(outer.payload_offset), {})
        digest = b""

        def on_frame(frame: Frame) -> None:
            nonlocal digest
            if isinstance(frame, BlockFrame):
                found.blocks.append(unpack(frame.packed))
            elif isinstance(frame, FileHead):
                assert frame.sha256 not in found.files, "a file twice"
                digest = frame.sha256
                found.files[digest] = b""
            elif isinstance(frame, FileChunk):
                found.files[digest] += frame.data

        open_inner(source, outer, secrets, found.manifest.update, on_frame)
    return found
