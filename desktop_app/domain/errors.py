"""Errors carry a code and facts, never a sentence; the words are chosen in `desktop_app.words`."""

from __future__ import annotations


class AppError(Exception):
    """Something the person in front of the screen can understand and act on.

    `code` is stable ("skp.belum_ada_rhk"), `facts` fill the sentence that belongs to it.
    """

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code, facts)
        self.code, self.facts = code, facts


class RuleBroken(AppError):
    """A rule of the domain says no; the user's move."""


class NotAllowed(AppError):
    """The acting person may not do this on this day; the user's move."""


class Outdated(AppError):
    """Somebody else saved the same thing first; look again, then decide."""


class Busy(AppError):
    """Another program holds the store at this moment; wait, then try again."""


class DiskFull(AppError):
    """There is no room; nothing was written."""


class Unreadable(AppError):
    """A file cannot be used."""


class NotOurs(Unreadable):
    """The file is of another kind."""


class TooNew(Unreadable):
    """The file was made by a newer program; nothing was touched."""


class Damaged(Unreadable):
    """The file was ours once, and is broken now."""


class Refused(Unreadable):
    """A file of exchange, or a part of it, that may not enter; nothing of it was written.

    The codes are the words of the import pipeline, in capitals, the same on screen, in the log and in prints.
    """
