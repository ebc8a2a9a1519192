"""Evidence, scans and final papers: encrypted, content-addressed, under names that tell nothing.

A file is cut into chunks and sealed by libsodium's secretstream, so that truncation, reordering and any
changed byte are noticed. Its name is an HMAC of the content hash: the plain hash stands in the database row only.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from nacl import bindings
from nacl.exceptions import CryptoError

from desktop_app.domain.errors import Damaged, RuleBroken
from desktop_app.vault.files import whole_file
from desktop_app.vault.keys import Keys

_CHUNK = 256 * 1024
_SEALED = _CHUNK + bindings.crypto_secretstream_xchacha20poly1305_ABYTES
_HEADER = bindings.crypto_secretstream_xchacha20poly1305_HEADERBYTES
_MESSAGE = bindings.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE
_FINAL = bindings.crypto_secretstream_xchacha20poly1305_TAG_FINAL


@dataclass(frozen=True, slots=True)
class Stored:
    """A file in the vault: the SHA-256 of its content (32 bytes) and its size in bytes."""

    sha256: bytes
    size: int


class Blobs:
    """The encrypted files of one data folder."""

    def __init__(self, folder: Path, keys: Keys) -> None:
        self._folder, self._keys = folder, keys

    def put_file(self, path: Path, at_most: int) -> Stored:
        """Copies a file in; the original is only read. Over `at_most` bytes: `berkas.terlalu_besar`."""
        try:
            size = path.stat().st_size
            if size > at_most:
                raise RuleBroken("berkas.terlalu_besar", berkas=path.name, ukuran=size, batas=at_most)
            with path.open("rb") as source:
                digest = _hash_of(source)
                source.seek(0)
                return self._put(source, digest)
        except FileNotFoundError as error:
            raise RuleBroken("berkas.tidak_ada", berkas=path.name) from error

    def put(self, content: bytes) -> Stored:
        """Copies bytes in."""
        return self._put(BytesIO(content), sha256(content).digest())

    def read(self, digest: bytes) -> bytes:
        """The content of a hash; Damaged when the file is gone or is not what it was."""
        path = self._path(digest)
        try:
            with path.open("rb") as file:
                content = b"".join(self._opened(file))
        except FileNotFoundError as error:
            raise Damaged("brankas.berkas_hilang") from error
        if sha256(content).digest() != digest:
            raise Damaged("brankas.berkas_rusak")
        return content

    def has(self, digest: bytes) -> bool:
        return self._path(digest).is_file()

    def remove(self, digest: bytes) -> None:
        """Only for what no row speaks of: practice data and refused acts."""
        self._path(digest).unlink(missing_ok=True)

    def names(self) -> set[str]:
        """Names of all files held, to compare with the rows."""
        return {path.name for path in self._folder.glob("??/*")}

    def name_of(self, digest: bytes) -> str:
        return hmac.new(self._keys.names, digest, sha256).hexdigest()

    def _path(self, digest: bytes) -> Path:
        name = self.name_of(digest)
        return self._folder / name[:2] / name

    def _put(self, source: BinaryIO, digest: bytes) -> Stored:
        path = self._path(digest)
        size = source.seek(0, 2)
        source.seek(0)
        if not path.is_file():
            path.parent.mkdir(parents=True, exist_ok=True)
            with whole_file(path) as target:
                self._seal(source, target)
        return Stored(digest, size)

    def _seal(self, source: BinaryIO, target: BinaryIO) -> None:
        state = bindings.crypto_secretstream_xchacha20poly1305_state()
        target.write(bindings.crypto_secretstream_xchacha20poly1305_init_push(state, self._keys.files))
        chunk = source.read(_CHUNK)
        while True:
            following = source.read(_CHUNK)
            tag = _MESSAGE if following else _FINAL
            target.write(bindings.crypto_secretstream_xchacha20poly1305_push(state, chunk, None, tag))
            if not following:
                return
            chunk = following

    def _opened(self, file: BinaryIO) -> Iterator[bytes]:
        state = bindings.crypto_secretstream_xchacha20poly1305_state()
        tag = _MESSAGE
        try:
            header = file.read(_HEADER)
            bindings.crypto_secretstream_xchacha20poly1305_init_pull(state, header, self._keys.files)
            while sealed := file.read(_SEALED):
                chunk, tag = bindings.crypto_secretstream_xchacha20poly1305_pull(state, sealed, None)
                yield chunk
        except (CryptoError, ValueError, RuntimeError, TypeError) as error:
            raise Damaged("brankas.berkas_rusak") from error
        if tag != _FINAL:
            raise Damaged("brankas.berkas_rusak")


def _hash_of(source: BinaryIO) -> bytes:
    digest = sha256()
    while chunk := source.read(_CHUNK):
        digest.update(chunk)
    return digest.digest()
