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
    """One secret, three independent uses; 32 bytes each. Never shown, never logged."""

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

    def _key(self, use: bytes) -> bytes:
        return hmac.new(self.secret, b"rembug-1 " + use, sha256).digest()


def open_keys(folder: Path) -> Keys:
    """The keys of a data folder; made at its first use, before anything else is written there.

    Raises Damaged("brankas.kunci_rusak") when the key file has another length than it was given, and
    Damaged("brankas.kunci_hilang") when a database is there but its key file is not.
    """
    path = folder / KEY_FILE
    if path.exists():
        secret = path.read_bytes()
        if len(secret) != _LENGTH:
            raise Damaged("brankas.kunci_rusak", berkas=path.name)
        return Keys(secret)
    if any(folder.glob("*.db")):
        raise Damaged("brankas.kunci_hilang", berkas=path.name)
    folder.mkdir(parents=True, exist_ok=True)
    secret = random_bytes(_LENGTH)
    write_atomically(path, secret)
    if os.name == "posix":
        path.chmod(0o600)
    return Keys(secret)
