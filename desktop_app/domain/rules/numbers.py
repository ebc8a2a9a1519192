"""Percentages as the office rounds them (Decimal, half-up), and shares of people in whole numbers."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

_HUNDREDTH = Decimal("0.01")


def rounded(value: Decimal) -> Decimal:
    """Two decimals, half-up: 2.125 becomes 2.13 (binary `round` would say 2.12)."""
    return value.quantize(_HUNDREDTH, rounding=ROUND_HALF_UP)


def share_at_most(people: int, percent: int) -> int:
    """The most people a percentage allows, never rounded up (rule 49)."""
    return people * percent // 100


def share_at_least(people: int, percent: int) -> int:
    """The fewest people a percentage asks for, never rounded down (rule 49)."""
    return -(-people * percent // 100)
