"""The secret of a data folder put behind a code on paper, so that a backup opens on a PC without the key.

The code is drawn, never chosen: 32 digits are 106 bits, which nobody tries out; argon2id stands behind it in
case a code was read over somebody's shoulder in part.
"""

from __future__ import annotations

import re

from nacl.utils import random as random_bytes

from desktop_app.domain.errors import Refused
from desktop_app.vault.passwords import WrongPassword, lock, unlock

_GROUPS, _DIGITS = 8, 4
_SPACES = re.compile(r"[\s\-–—.]+")


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
    return lock(secret, _digits(code))


def open_secret(sealed: bytes, code: str) -> bytes:
    """The secret again; Refused("KODE_SALAH") when the code is another one."""
    try:
        return unlock(sealed, _digits(code))
    except WrongPassword as error:
        raise Refused("KODE_SALAH") from error


def _digits(code: str) -> str:
    digits = _SPACES.sub("", code)
    if not re.fullmatch(f"[0-9]{{{_GROUPS * _DIGITS}}}", digits):
        raise Refused("KODE_SALAH")
    return digits
