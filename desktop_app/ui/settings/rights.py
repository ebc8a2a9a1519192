"""Who may change the whole of the data: the operator of the office, never somebody who acts for himself."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import NotAllowed
from desktop_app.domain.values import Acting, Role
from desktop_app.words.sentences import sentence


def denied(acting: Acting) -> str:
    """Why not; empty for the operator."""
    return "" if acting.role is Role.ADMIN else sentence(NotAllowed("hak.bukan_admin"))


def allow(button: QWidget, reason: str) -> None:
    """A button that cannot be pressed says why."""
    button.setEnabled(not reason)
    button.setToolTip(reason)
