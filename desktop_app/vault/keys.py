"""The secret of a data folder, and the separate keys made from it.

In this version the secret lies in a key file inside the folder: whoever takes the whole folder can open it,
and the program says so plainly. Log-in will put the secret behind passwords without changing the keys below.
"""

from __future__ import annotations

import hmac
import os
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from nacl.utils import random as random_bytes

from desktop_app.domain.errors import Damaged
from desktop_app.vault.files import write_atomically

KEY_FILE = "rembug.kunci"
_LENGTH = 32


@dataclass(frozen=True, slots=True, repr=False)
class Keys:
    """One secret, several independent uses; 32 bytes each. Never shown, never logged."""

    secret: bytes

    @property
    def database(self) -> bytes:
        return self._key(b"database")

    @property
    def files(self) -> bytes:
        return self._key(b"files")

    @property
    def names(self) -> bytes:
        return self._key(b"names")

    @property
    def codes(self) -> bytes:
        """For verification codes on papers."""
        return self._key(b"codes")

    @property
    def backups(self) -> bytes:
        """For the list of what a backup holds."""
        return self._key(b"backups")

    @property
    def mark(self) -> str:
        """16 digits that tell backups of this folder from those of another, and tell nothing else."""
        return self._key(b"mark")[:8].hex()

    def _key(self, use: bytes) -> bytes:
        return hmac.new(self.secret, b"rembug-1 " + use, sha256).digest()


def open_keys(folder: Path) -> Keys:
    """The keys of a data folder; made at its first use, before anything else is written there.

    Raises Damaged("brankas.kunci_rusak") when the key file has another length than it was given, and
    Damaged("brankas.kunci_hilang") when a database is there but its key file is not.
    """
    path = folder / KEY_FILE
    held = read_keys(folder)
    if held is not None:
        return held
    if any(folder.glob("*.db")):
        raise Damaged("brankas.kunci_hilang", berkas=path.name)
    folder.mkdir(parents=True, exist_ok=True)
    keys = Keys(random_bytes(_LENGTH))
    write_keys(folder, keys)
    return keys


def read_keys(folder: Path) -> Keys | None:
    """The keys a folder has, or None; Damaged("brankas.kunci_rusak") where they are broken."""
    path = folder / KEY_FILE
    try:
        secret = path.read_bytes()
    except FileNotFoundError:
        return None
    if len(secret) != _LENGTH:
        raise Damaged("brankas.kunci_rusak", berkas=path.name)
    return Keys(secret)


def write_keys(folder: Path, keys: Keys) -> None:
    """Gives a folder its key file; only its owner may read it, where the system knows owners."""
    path = folder / KEY_FILE
    write_atomically(path, keys.secret)
    if os.name == "posix":
        path.chmod(0o600)
