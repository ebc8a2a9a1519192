"""The exchange file `.sinkron`: frames for named offices, sealed, then signed; never whole in memory.

* `packing`: one frame's content compressed, and opened within limits.
* `foreign_json`: JSON from other hands.
* `frames`: what stands inside the seal.
* `outer`: what stands in clear around it, and the signature.
* `writing`, `reading`: a file from frames, and back.

Reading goes `read_outer`, `verify_outer`, `open_inner`: nothing is decrypted or decompressed before the
sender's signature was found good.
"""

from desktop_app.sync.bundle.frames import BlockFrame, FileChunk, FileHead, Frame
from desktop_app.sync.bundle.outer import Header, Outer, read_outer, verify_outer
from desktop_app.sync.bundle.packing import pack, unpack
from desktop_app.sync.bundle.reading import open_inner
from desktop_app.sync.bundle.writing import Recipient, Written, verify_bundle, write_bundle

__all__ = [
    "BlockFrame",
    "FileChunk",
    "FileHead",
    "Frame",
    "Header",
    "Outer",
    "Recipient",
    "Written",
    "open_inner",
    "pack",
    "read_outer",
    "unpack",
    "verify_bundle",
    "verify_outer",
    "write_bundle",
]
