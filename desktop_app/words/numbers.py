"""Numbers as Indonesians write them: dots between thousands, a comma before the decimals."""

from __future__ import annotations

from decimal import Decimal


def show_number(number: Decimal, decimals: int | None = None) -> str:
    """ "1.234.567,89"; `None` keeps the number's own decimals."""
    plain = f"{number:,f}" if decimals is None else f"{number:,.{decimals}f}"
    return plain.replace(",", "\0").replace(".", ",").replace("\0", ".")


def show_size(size: int) -> str:
    """ "3,4 MB"; `size` in bytes, a thousand of which are a KB as on the label of a disk."""
    if size < 1_000_000:
        return f"{show_number(Decimal(-(-size // 1000)))} KB"
    if size < 1_000_000_000:
        return f"{show_number(Decimal(size) / 1_000_000, 1)} MB"
    return f"{show_number(Decimal(size) / 1_000_000_000, 1)} GB"
