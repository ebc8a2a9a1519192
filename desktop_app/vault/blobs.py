"""Evidence, scans and final papers: encrypted, content-addressed, under names that tell nothing.

A file is cut into chunks and sealed by libsodium's secretstream, so that truncation, reordering and any
changed byte are noticed. Its name is an HMAC of the content hash: the plain hash stands in the database row
only.
"""

from __future__ import annotations

import hmac
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from nacl import bindings
from nacl.exceptions import CryptoError

from desktop_app.domain.errors import Damaged, RuleBroken
from desktop_app.vault.files import opened_for_reading, whole_file
from desktop_app.vault.keys import Keys

MB = 1024 * 1024
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
        """Copies a file in; the original is only read.

        Raises `berkas.tidak_ada`, `berkas.tidak_terbaca`, `berkas.kosong`, `berkas.berubah` (somebody wrote
        to it meanwhile) and, over `at_most` bytes, `berkas.terlalu_besar`; nothing is kept then.
        """
        source = opened_for_reading(path)
        with source:
            size = source.seek(0, os.SEEK_END)
            if size == 0:
                raise RuleBroken("berkas.kosong", berkas=path.name)
            if size > at_most:
                mb, most = -(-size // MB), at_most // MB
                raise RuleBroken("berkas.terlalu_besar", berkas=path.name, mb=mb, batas=most)
            source.seek(0)
            digest = _hash_of(source)
            return self._put(source, digest, path.name)

    def put(self, content: bytes) -> Stored:
        """Copies bytes in."""
        return self._put(BytesIO(content), sha256(content).digest(), "")

    def read(self, digest: bytes) -> bytes:
        """The content of a hash; Damaged when the file is gone or is not what it was."""
        path = self._path(digest)
        try:
            with path.open("rb") as file:
                content = b"".join(_opened(file, self._keys.files))
        except FileNotFoundError as error:
            raise Damaged("brankas.berkas_hilang") from error
        if sha256(content).digest() != digest:
            raise Damaged("brankas.berkas_rusak")
        return content

    def chunks(self, digest: bytes) -> Iterator[bytes]:
        """The content of a hash piece by piece; Damaged as `read`, as soon as it is noticed."""
        found = sha256()
        try:
            with self._path(digest).open("rb") as file:
                for chunk in _opened(file, self._keys.files):
                    found.update(chunk)
                    yield chunk
        except FileNotFoundError as error:
            raise Damaged("brankas.berkas_hilang") from error
        if found.digest() != digest:
            raise Damaged("brankas.berkas_rusak")

    @contextmanager
    def receiving(self, digest: bytes) -> Iterator[Callable[[bytes], None]]:
        """Takes a file in piece by piece, never in clear on the disk; kept only when `digest` is its hash.

        Raises Damaged("brankas.berkas_rusak") at the end when it is not.
        """
        path = self._path(digest)
        path.parent.mkdir(parents=True, exist_ok=True)
        with whole_file(path) as target:
            sealing = _Sealing(target, self._keys.files)
            yield sealing.write
            if sealing.finish() != digest:
                raise Damaged("brankas.berkas_rusak")

    def size_of(self, digest: bytes) -> int:
        """How many bytes a file has in clear; 0 when it is not here."""
        path = self._path(digest)
        if not path.is_file():
            return 0
        sealed = path.stat().st_size - _HEADER
        return sealed - -(-sealed // _SEALED) * (_SEALED - _CHUNK)

    def has(self, digest: bytes) -> bool:
        return self._path(digest).is_file()

    def is_whole(self, digest: bytes) -> bool:
        """Whether the file is there and is what it was, to the last byte; reads all of it."""
        return _content_hash(self._path(digest), self._keys.files) == digest

    def remove(self, digest: bytes) -> None:
        """Only for what no row speaks of: practice data and refused acts."""
        self._path(digest).unlink(missing_ok=True)

    def names(self) -> set[str]:
        """Names of all whole files held, to compare with the rows."""
        return {path.name for path in self._files()}

    def sealed_files(self) -> list[tuple[str, Path]]:
        """Every whole file held, as it lies there, with its name; sorted."""
        return sorted((path.name, path) for path in self._files())

    def place_of(self, name: str) -> Path:
        """Where the file of a name lies or would lie."""
        return self._folder / name[:2] / name

    def is_sound(self, name: str) -> bool:
        """Whether the file of a name is there and holds what its name speaks of; reads all of it."""
        return self.speaks_of(self.place_of(name), name)

    def speaks_of(self, path: Path, name: str) -> bool:
        """The same of a file that lies elsewhere."""
        digest = _content_hash(path, self._keys.files)
        return digest is not None and self.name_of(digest) == name

    def sweep(self, known: Iterable[bytes], before: float) -> int:
        """Removes files that no row speaks of and nobody touched since `before` (seconds since 1970).

        What was put in lately may belong to an act that another program is about to write. Answers how many
        files went. Call it where nobody else can write rows.
        """
        kept = {self.name_of(digest) for digest in known}
        gone = [path for path in self._files() if path.name not in kept and path.stat().st_mtime < before]
        for path in gone:
            path.unlink(missing_ok=True)
        return len(gone)

    def name_of(self, digest: bytes) -> str:
        return hmac.new(self._keys.names, digest, sha256).hexdigest()

    def _path(self, digest: bytes) -> Path:
        return self.place_of(self.name_of(digest))

    def _files(self) -> list[Path]:
        return [path for path in self._folder.glob("??/*") if not path.name.startswith(".")]

    def _put(self, source: BinaryIO, digest: bytes, name: str) -> Stored:
        """The same content again is written only when what is held is broken: so it heals."""
        path = self._path(digest)
        size = source.seek(0, os.SEEK_END)
        source.seek(0)
        if path.is_file() and self.is_whole(digest):
            os.utime(path)  # young again, so that no sweep takes it before its row is written
            return Stored(digest, size)
        path.parent.mkdir(parents=True, exist_ok=True)
        with whole_file(path) as target:
            if _seal(source, target, self._keys.files) != digest:
                raise RuleBroken("berkas.berubah", berkas=name)
        return Stored(digest, size)


class _Sealing:
    """Encrypts what is written piece by piece; `finish` answers the hash of it all."""

    def __init__(self, target: BinaryIO, key: bytes) -> None:
        self._target, self._digest, self._held = target, sha256(), bytearray()
        self._state = bindings.crypto_secretstream_xchacha20poly1305_state()
        target.write(bindings.crypto_secretstream_xchacha20poly1305_init_push(self._state, key))

    def write(self, piece: bytes) -> None:
        self._digest.update(piece)
        self._held += piece
        while len(self._held) > _CHUNK:  # the last chunk waits for `finish`: it alone is marked as the end
            self._push(bytes(self._held[:_CHUNK]), _MESSAGE)
            del self._held[:_CHUNK]

    def finish(self) -> bytes:
        self._push(bytes(self._held), _FINAL)
        return self._digest.digest()

    def _push(self, chunk: bytes, tag: int) -> None:
        pushed = bindings.crypto_secretstream_xchacha20poly1305_push(self._state, chunk, None, tag)
        self._target.write(pushed)


def _seal(source: BinaryIO, target: BinaryIO, key: bytes) -> bytes:
    """Encrypts all of `source`; answers the hash of what was really read."""
    sealing = _Sealing(target, key)
    while chunk := source.read(_CHUNK):
        sealing.write(chunk)
    return sealing.finish()


def _opened(file: BinaryIO, key: bytes) -> Iterator[bytes]:
    state = bindings.crypto_secretstream_xchacha20poly1305_state()
    tag = _MESSAGE
    try:
        header = file.read(_HEADER)
        bindings.crypto_secretstream_xchacha20poly1305_init_pull(state, header, key)
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


def _content_hash(path: Path, key: bytes) -> bytes | None:
    """The hash of what a file holds; None when it is gone or damaged."""
    digest = sha256()
    try:
        with path.open("rb") as file:
            for chunk in _opened(file, key):
                digest.update(chunk)
    except (FileNotFoundError, Damaged):
        return None
    return digest.digest()
