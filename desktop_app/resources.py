"""Where the files that ship with the program lie: in a checkout, in an installed wheel, and frozen."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_SHIPPED = _PACKAGE / "shipped"
_ROOT = _SHIPPED if _SHIPPED.is_dir() else _PACKAGE.parent


def resource(*parts: str) -> Path:
    """Path of a file under `resources/` (fonts, icons, translations, licences)."""
    return _ROOT.joinpath("resources", *parts)


def data(*parts: str) -> Path:
    """Path of a file under `data/` (rules and sample data, read-only)."""
    return _ROOT.joinpath("data", *parts)
