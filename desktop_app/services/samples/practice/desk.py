"""What all scenes of the practice year share: the open store, the people, their plans, and who acts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from desktop_app.domain.organisation import Measure
from desktop_app.domain.plan import PartyRole, SkpParty, party_on
from desktop_app.domain.records import Id
from desktop_app.domain.values import Acting, Role
from desktop_app.services.batches import by_key
from desktop_app.services.plans.cases import Plans
from desktop_app.services.samples.practice.lines import LineMaker, Ruler
from desktop_app.services.samples.practice.office import PLACES, Member
from desktop_app.services.samples.practice.people import Rows
from desktop_app.services.samples.practice.session import Session
from desktop_app.services.samples.practice.texts import Texts, texts
from desktop_app.services.year import Year
from desktop_app.store.work import Work

Step = Callable[[str, int, int], None]
"""Called with the name of a scene, how many are done, and how many there are."""
OPERATOR = "Pengelola kinerja Dinas Latihan"


@dataclass(slots=True)
class Held:
    """A plan of the practice year: whose it is, its newest version, and whether that is set."""

    member: Member
    skp_id: Id
    version_id: Id
    is_set: bool = False


@dataclass(slots=True)
class Desk:
    """The workplace on which the year is acted out."""

    session: Session
    year: int
    today: date
    seed: int
    rows: Rows
    members: tuple[Member, ...]
    plans: Plans
    working: Year
    held: dict[Id, Held] = field(default_factory=dict)
    """Plans by the id of their Skp."""
    _by_id: dict[Id, Member] = field(default_factory=dict)
    _rulers: dict[str, Ruler] = field(default_factory=dict)

    @property
    def texts(self) -> Texts:
        return texts()

    def random(self, *about: object) -> Random:
        """A source of chance for one matter, independent of all others."""
        return Random("-".join(str(each) for each in (self.seed, *about)))

    def person(self, member: Member) -> Id:
        return self.rows.person_id(member)

    def member(self, person_id: Id | None) -> Member | None:
        """The person behind a key, if he is of this office."""
        if not self._by_id:
            self._by_id.update((self.rows.person_id(member), member) for member in self.members)
        return self._by_id.get(person_id) if person_id else None

    def moved(self, old: Member, new: Member) -> None:
        """A person sits elsewhere from now on."""
        self.members = tuple(new if each is old else each for each in self.members)
        self._by_id.clear()

    def day(self, month: int, day: int) -> date:
        """A working day of the year: the next Monday where it falls on a weekend; never after today."""
        found = date(self.year, month, day)
        while found.weekday() > 4:
            found += timedelta(days=1)
        return min(found, self.today)

    def operator(self, day: date) -> Acting:
        """Who enters for others."""
        return Acting(day=day, role=Role.PENGELOLA, title=OPERATOR)

    def self_(self, member: Member, day: date) -> Acting:
        """A person in his own matter."""
        return Acting(day=day, role=Role.PEGAWAI, title=self.title(member), person_id=self.person(member))

    def title(self, member: Member) -> str:
        """Name and post as the trail shows them."""
        return f"{member.name} ({member.seat.title or member.seat.post})"

    def parties(self, work: Work, skp_ids: list[Id]) -> dict[Id, tuple[SkpParty, ...]]:
        """The party rows of plans."""
        return {id: tuple(rows) for id, rows in by_key(work, SkpParty, "skp_id", skp_ids).items()}

    def penilai(self, parties: tuple[SkpParty, ...], day: date) -> tuple[Acting | None, SkpParty | None]:
        """The penilai of a day as he acts himself; None for one who never opens the program."""
        party = party_on(parties, PartyRole.PENILAI, day)
        if party is None or self.member(party.person_id) is None:
            return None, party
        return Acting(
            day=day, role=Role.PENILAI, title=f"{party.name} ({party.post})", person_id=party.person_id
        ), party

    def line_maker(self, work: Work) -> LineMaker:
        """Makes lines with the measures of this office."""
        if not self._rulers:
            self._rulers.update((each.name, Ruler(each.id, each.kind)) for each in work.find(Measure))
        return LineMaker(self.texts, self._rulers, work.mint)


_PARENTS = {place.code: place.parent for place in PLACES}


def depth(member: Member) -> int:
    """How far from the top somebody sits; staff sit below the head of their unit."""
    steps, code = 0, member.seat.unit
    while _PARENTS[code]:
        steps, code = steps + 1, _PARENTS[code]
    return steps if member.seat.is_head else steps + 1
