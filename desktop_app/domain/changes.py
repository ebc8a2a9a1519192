"""What a deed touched, so that screens know whether to look again."""

from __future__ import annotations

from enum import Flag, auto


class Changes(Flag):
    """Kinds of things; a use case returns the union of what it touched."""

    NOTHING = 0
    STRUCTURE = auto()  # offices, units, posts
    PEOPLE = auto()
    PLANS = auto()
    YEAR = auto()  # realisations, evidence, obstacles, feedback
    EVALUATIONS = auto()
    DOCUMENTS = auto()
    SETTINGS = auto()
    IMPORTS = auto()
    DRAFTS = auto()
    EXCHANGE = auto()  # files sent and taken in, questions for people
