"""Kind `pola_mutu`: hints on the wording of a plan; hints only, never a refusal (rules 25, 26)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from desktop_app.domain.rules.facts import Facts

_OPERATORS = re.compile(r"^[\s≥≤=<>]+")


@dataclass(frozen=True, slots=True)
class ActivityVerb:
    """A verb that names an activity, and words that begin a result instead."""

    verb: str
    rewrite: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PolaMutuRules:
    """Activity verbs at the start of a result, and targets that say nothing alone."""

    verbs: tuple[ActivityVerb, ...]
    weak_targets: frozenset[str]

    def activity_verb(self, text: str) -> ActivityVerb | None:
        """The activity verb a planned result begins with, if it does ("Melakukan …")."""
        words = text.split(maxsplit=1)
        first = words[0].strip(".,:;-–\"'").casefold() if words else ""
        return next((verb for verb in self.verbs if verb.verb.casefold() == first), None)

    def is_weak_target(self, text: str) -> bool:
        """Whether a target is nothing but "100 %", "12 bulan" and the like, without an object."""
        return _squeezed(text) in self.weak_targets


def parse(facts: Facts) -> PolaMutuRules:
    facts.only("verb", "weak_target")
    verbs: list[ActivityVerb] = []
    for row in facts.rows("verb"):
        row.only("verb", "rewrite")
        verbs.append(ActivityVerb(row.text("verb"), row.texts("rewrite")))
    if len({verb.verb.casefold() for verb in verbs}) != len(verbs):
        raise facts.refuse("satu kata kerja tertulis dua kali")
    return PolaMutuRules(tuple(verbs), frozenset(map(_squeezed, facts.texts("weak_target"))))


def _squeezed(text: str) -> str:
    plain = _OPERATORS.sub("", text).casefold().replace("persen", "%")
    return "".join(plain.split()).rstrip(".")
