"""The verification code of a paper of record: twelve letters from a keyed hash and one that checks them."""

from __future__ import annotations

import hmac
from hashlib import sha256

from desktop_app.domain.records import Id

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford base32: no I, L, O, U, so that a code can be read out by telephone."""
_LETTERS = 12
_GROUP = 4


def verification_code(key: bytes, form_id: str, document_id: Id, revision: int, body_sha: bytes) -> str:
    """60 bits of HMAC-SHA256 over form, document, revision and content, and a check letter: 13 letters."""
    told = b"|".join((form_id.encode(), document_id.hex().encode(), str(revision).encode(), body_sha))
    bits = int.from_bytes(hmac.new(key, told, sha256).digest()[:8], "big") >> 4
    letters = "".join(ALPHABET[bits >> 5 * place & 31] for place in reversed(range(_LETTERS)))
    return letters + _check_letter(letters)


def grouped(code: str) -> str:
    """A code as it is printed: "7Q4M-K2ZD-9XPA-C"."""
    return "-".join(code[start : start + _GROUP] for start in range(0, len(code), _GROUP))


def read_code(text: str) -> str | None:
    """A code as somebody typed it, or None when a letter is wrong: O is read as 0, I and L as 1."""
    letters = "".join(text.upper().replace("-", " ").split())
    letters = letters.replace("O", "0").replace("I", "1").replace("L", "1")
    if len(letters) != _LETTERS + 1 or not set(letters) <= set(ALPHABET):
        return None
    return letters if _check_letter(letters[:-1]) == letters[-1] else None


def _check_letter(letters: str) -> str:
    """Luhn over 32 letters: every single wrong letter shows, and nearly every swapped pair."""
    total = 0
    for place, letter in enumerate(reversed(letters)):
        value = ALPHABET.index(letter) * (2 if place % 2 == 0 else 1)
        total += value // 32 + value % 32
    return ALPHABET[-total % 32]
