"""Typed or pasted text as it is kept: NFC, without control and invisible characters; absent is None."""

from __future__ import annotations

import unicodedata


def tidied(text: str | None) -> str | None:
    """One line of tidy text, or None when nothing is left. Idempotent."""
    if text is None:
        return None
    visible = "".join(
        " " if char.isspace() else char
        for char in text
        if char.isspace() or unicodedata.category(char)[0] != "C"
    )
    return " ".join(unicodedata.normalize("NFC", visible).split()) or None
