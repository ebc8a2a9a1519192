"""The secret of a data folder put behind a code on paper, so that a backup opens on a PC without the key.

The code is drawn, never chosen: 32 digits are 106 bits, which nobody tries out; argon2id stands behind it in
case a code was read over somebody's shoulder in part.
"""

from __future__ import annotations

import re
import struct

from nacl import pwhash
from nacl.exceptions import CryptoError
from nacl.secret import SecretBox
from nacl.utils import random as random_bytes

from desktop_app.domain.errors import Refused

_GROUPS, _DIGITS = 8, 4
_SPACES = re.compile(r"[\s\-–—.]+")
_COST = struct.Struct(">BBI")
"""Version, passes, memory in KiB: kept beside what they sealed, so that later programs may ask for more."""
_VERSION, _PASSES, _KIB = 1, 3, 64 * 1024
_MOST_PASSES, _MOST_KIB = 16, 512 * 1024


def new_code() -> str:
    """A code as it is shown once and printed: `0123-4567-…`, eight groups of four digits."""
    whole = 10 ** (_GROUPS * _DIGITS)
    number = (
        int.from_bytes(random_bytes(32), "big") % whole
    )  # 2**256 is so much more that no digit is likelier
    digits = f"{number:0{_GROUPS * _DIGITS}}"
    return "-".join(digits[at : at + _DIGITS] for at in range(0, len(digits), _DIGITS))


def seal_secret(secret: bytes, code: str) -> bytes:
    """The secret, to be opened by whoever has the code; the code may be typed with or without dashes."""
    salt = random_bytes(pwhash.argon2id.SALTBYTES)
    cost = _COST.pack(_VERSION, _PASSES, _KIB)
    return cost + salt + bytes(SecretBox(_key(code, salt, _PASSES, _KIB)).encrypt(secret))


def open_secret(sealed: bytes, code: str) -> bytes:
    """The secret again; Refused("KODE_SALAH") when the code is another one."""
    salt_at, box_at = _COST.size, _COST.size + pwhash.argon2id.SALTBYTES
    try:
        version, passes, kib = _COST.unpack(sealed[:salt_at])
        if version != _VERSION or not 1 <= passes <= _MOST_PASSES or not 8 <= kib <= _MOST_KIB:
            raise Refused("KODE_SALAH")
        box = SecretBox(_key(code, sealed[salt_at:box_at], passes, kib))
        return box.decrypt(sealed[box_at:])
    except (CryptoError, ValueError, struct.error) as error:
        raise Refused("KODE_SALAH") from error


def _key(code: str, salt: bytes, passes: int, kib: int) -> bytes:
    digits = _SPACES.sub("", code)
    if not re.fullmatch(f"[0-9]{{{_GROUPS * _DIGITS}}}", digits):
        raise Refused("KODE_SALAH")
    return pwhash.argon2id.kdf(
        SecretBox.KEY_SIZE, digits.encode(), salt, opslimit=passes, memlimit=kib * 1024
    )
