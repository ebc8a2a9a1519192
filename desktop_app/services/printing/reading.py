"""Records of many papers read at once: what one query gives for a hundred people is not asked for each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from desktop_app.domain.identity import Identity
from desktop_app.domain.organisation import Measure, Post
from desktop_app.domain.papers import Frozen
from desktop_app.domain.plan import (
    ActingAs,
    PartyRole,
    SkpParty,
    SkpVersion,
    VersionStatus,
    party_on,
)
from desktop_app.domain.records import Id
from desktop_app.domain.terms import PostKind
from desktop_app.services.batches import by_key
from desktop_app.services.freezing import party_identity
from desktop_app.services.printing.thawing import identity_of
from desktop_app.services.standing import identity_on
from desktop_app.store.work import Work

_TITLES = {ActingAs.PLT: "Plt. ", ActingAs.PLH: "Plh. "}


class Reader:
    """Reads within one transaction and remembers persons and measures."""

    def __init__(self, work: Work) -> None:
        self.work = work
        self.measures = {measure.id: measure.name for measure in work.find(Measure)}
        self._political = tuple(post.name for post in work.find(Post, kind=PostKind.POLITIK))
        self._parties: dict[tuple[Id, date], Identity] = {}
        self._people: dict[tuple[Id, date], Identity] = {}

    def in_force(self, skp_ids: Sequence[Id], wanted: frozenset[Id] = frozenset()) -> dict[Id, SkpVersion]:
        """The version of each plan that is set, else its newest; `wanted` versions come before both."""
        chosen: dict[Id, SkpVersion] = {}
        for skp_id, versions in by_key(self.work, SkpVersion, "skp_id", skp_ids).items():
            held = [v for v in versions if v.status is not VersionStatus.BATAL] or versions
            chosen[skp_id] = max(
                held, key=lambda v: (v.id in wanted, v.status is VersionStatus.DITETAPKAN, v.number)
            )
        return chosen

    def frozen(self, object_ids: Iterable[Id]) -> dict[Id, Frozen]:
        """The frozen rows of these things."""
        found = by_key(self.work, Frozen, "object_id", object_ids)
        return {id: rows[0] for id, rows in found.items() if rows}

    def person(self, person_id: Id, day: date) -> Identity:
        """A person as he stood on a day."""
        if (person_id, day) not in self._people:
            self._people[person_id, day] = identity_on(self.work, person_id, day)
        return self._people[person_id, day]

    def party(self, parties: Sequence[SkpParty], role: PartyRole, day: date) -> Identity | None:
        """Who fills a role of a plan on a day, as he is printed; "Plt." by the party row (rule 16)."""
        party = party_on(tuple(parties), role, day)
        if party is None:
            return None
        if (party.id, day) not in self._parties:
            identity = self._known(party_identity(self.work, party, day))
            self._parties[party.id, day] = _titled(identity, party)
        return self._parties[party.id, day]

    def thawed(self, people: Mapping[str, Any], role: PartyRole) -> Identity | None:
        """A person out of the "pihak" of a frozen body."""
        identity = identity_of(people.get(role.value))
        return self._known(identity) if identity else None

    def _known(self, identity: Identity) -> Identity:
        """A pejabat negara without a row of his own is known by his post."""
        if identity.post_kind is None and (identity.post or "").endswith(self._political):
            return replace(identity, post_kind=PostKind.POLITIK)
        return identity


def _titled(identity: Identity, party: SkpParty) -> Identity:
    title = _TITLES.get(party.acting)
    if title is None or not identity.post or identity.post.startswith(tuple(_TITLES.values())):
        return identity
    return replace(identity, post=f"{title}{identity.post}")
