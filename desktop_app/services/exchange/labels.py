"""Groups of data and control totals as people read them to each other."""

from __future__ import annotations

from desktop_app.domain.records import Id
from desktop_app.services.exchange.audiences import Room
from desktop_app.sync.roster import Roster
from desktop_app.words.exchange_terms import audience_label


def room_label(room: Room, roster: Roster | None, own_code: str) -> str:
    """A group of data and whose it is: "kepegawaian DISDUKCAPIL"."""
    words = audience_label(f"{room.kind.value}·{room.title}" if room.title else room.kind.value)
    if room.owner is None:
        return words
    listed = roster.office(Id(room.owner)) if roster else None
    return f"{words} {listed.code if listed else own_code}"


def control_number(total: str) -> str:
    """A control total of 64 hexadecimal digits as 15 digits that can be read out: "48213 00917 55260"."""
    digits = f"{int(total, 16) % 10**15:015}"
    return " ".join(digits[at : at + 5] for at in range(0, 15, 5))
