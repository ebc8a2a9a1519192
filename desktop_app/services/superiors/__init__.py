"""Penilai and atasan penilai of everybody: proposed from the units, set in bulk from a day."""

from desktop_app.services.superiors.cases import Superiors
from desktop_app.services.superiors.proposing import SuperiorLine
from desktop_app.services.superiors.setting import SuperiorChoice

__all__ = ["SuperiorChoice", "SuperiorLine", "Superiors"]
