"""In whose name a command acts."""

from __future__ import annotations

from desktop_app.domain.values import Acting, Role, day_of
from desktop_app.services.house import House


def acting_in(house: House) -> Acting:
    """The command line acts as an operator of the office, today."""
    return Acting(day=day_of(house.clock()), role=Role.ADMIN, title="Operator (baris perintah)")
