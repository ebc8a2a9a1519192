"""A synthetic city of any size for load tests: seeded, repeatable, plainly made up.

Up to 20,000 people each plan has its lines; beyond that only heads (person, plan, evaluation), because the
full lines of 400,000 people would be 46 GB a year (data model 6.9).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from random import Random

from desktop_app.domain.evaluation import Evaluation, EvaluationKind, EvaluationVersion, JudgementStatus
from desktop_app.domain.organisation import Office, OfficeKind, Post, Unit, UnitKind, UnitSpan
from desktop_app.domain.people import FactKind, IdentityNumber, Person, PersonFact, WorkStatus
from desktop_app.domain.plan import (
    AnnexItem,
    AnnexList,
    Expectation,
    Indicator,
    PartyRole,
    Rhk,
    Skp,
    SkpParty,
    SkpVersion,
    VersionStatus,
)
from desktop_app.domain.records import Id, Record, derived_id
from desktop_app.domain.terms import (
    Aspek,
    FormKind,
    Level,
    NumberKind,
    PostKind,
    RhkKind,
    Sex,
    StaffKind,
    ValueCode,
)
from desktop_app.domain.values import UMUM, AudienceKind, Period, audience_of
from desktop_app.services.samples.names import BACK, made_up, made_up_number
from desktop_app.store.exchange.beginning import leave_out
from desktop_app.store.work import Store

FULL_LINES = 20_000
_BATCH = 4_000
_UNITS_EACH = 13
_RANKS = ("II/c", "II/d", "III/a", "III/b", "III/c", "III/d", "IV/a")
_STATES = (VersionStatus.DITETAPKAN,) * 8 + (VersionStatus.DRAF, VersionStatus.DIAJUKAN)
_LEVELS = (Level.SESUAI,) * 7 + (Level.ATAS,) * 2 + (Level.BAWAH,)
_ASPECTS = (
    (Aspek.KUANTITAS, "Jumlah"),
    (Aspek.KUALITAS, "Persentase mutu"),
    (Aspek.WAKTU, "Ketepatan waktu"),
)

Step = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class _Spot:
    """A unit that people are placed in."""

    unit_id: Id
    office_id: Id
    audience_id: Id
    is_top: bool


def make_city(
    store: Store, *, offices: int, people: int, year: int, seed: int = 1, step: Step | None = None
) -> int:
    """Fills a store that already has rules and posts; answers how many people were made.

    The same numbers and seed give the same rows. `step(done, total)` is called after each batch.
    """
    at = datetime(year, 1, 2, 1, 0, tzinfo=UTC)
    with store.work() as work:
        leave_out(work.connection)
        posts = {post.kind: post for post in sorted(work.find(Post), key=lambda p: p.name, reverse=True)}
        spots = list(_spots(offices, year, seed))
        work.add(*(record for _, records in spots for record in records))
    places = [spot for spot, _ in spots]
    for start in range(0, people, _BATCH):
        end = min(people, start + _BATCH)
        with store.work() as work:
            maker = _Maker(posts, places, year, seed, at, full=people <= FULL_LINES)
            work.add(*(record for serial in range(start, end) for record in maker.person(serial)))
        if step:
            step(end, people)
    return people


def _spots(offices: int, year: int, seed: int) -> Iterator[tuple[_Spot, list[Record]]]:
    for number in range(offices):
        office_id = derived_id("office", UMUM, "contoh", seed, number)
        audience = audience_of(AudienceKind.KEPEG, office_id)
        top = derived_id("unit", UMUM, "contoh", seed, number, 0)
        yield (
            _Spot(top, office_id, audience, True),
            [
                Office(
                    id=office_id,
                    audience_id=UMUM,
                    code=f"contoh-{number:05d}",
                    name=f"Dinas Contoh {number + 1}",
                    kind=OfficeKind.DINAS,
                    unit_id=top,
                    from_on=date(year - 1, 1, 1),
                ),
                *_unit(top, office_id, f"C{number:05d}", (f"Dinas Contoh {number + 1}", None), year),
            ],
        )
        for part in range(1, _UNITS_EACH):
            unit = derived_id("unit", UMUM, "contoh", seed, number, part)
            name = (f"Bidang Contoh {part} Dinas {number + 1}", top)
            records = _unit(unit, office_id, f"C{number:05d}-{part:02d}", name, year)
            yield _Spot(unit, office_id, audience, False), records


def _unit(unit_id: Id, office_id: Id, code: str, name: tuple[str, Id | None], year: int) -> list[Record]:
    kind = UnitKind.BIDANG if name[1] else UnitKind.DINAS
    return [
        Unit(id=unit_id, audience_id=UMUM, code=code, office_id=office_id, kind=kind),
        UnitSpan(
            id=derived_id("unit_span", UMUM, unit_id, year),
            audience_id=UMUM,
            unit_id=unit_id,
            from_on=date(year - 1, 1, 1),
            name=name[0],
            parent_id=name[1],
        ),
    ]


class _Maker:
    """Makes all records of one person after the other; each from a random source of its own."""

    def __init__(
        self,
        posts: dict[PostKind, Post],
        places: list[_Spot],
        year: int,
        seed: int,
        at: datetime,
        *,
        full: bool,
    ) -> None:
        self._posts, self._places, self._year, self._seed, self._at = posts, places, year, seed, at
        self._full = full

    def person(self, serial: int) -> Iterator[Record]:
        random = Random(f"{self._seed}-{serial}")
        spot = self._places[serial % len(self._places)]
        is_head = serial < len(self._places)
        person_id = derived_id("person", UMUM, "contoh", self._seed, serial)
        yield from self._human(random, serial, spot, person_id, is_head)
        yield from self._plan(random, spot, person_id, is_head)

    def _human(
        self, random: Random, serial: int, spot: _Spot, person_id: Id, is_head: bool
    ) -> Iterator[Record]:
        audience = spot.audience_id
        yield Person(
            id=derived_id("person", audience, person_id),
            audience_id=audience,
            person_id=person_id,
            name=made_up(random),
            title_back=random.choice(BACK),
            sex=random.choice((Sex.L, Sex.P)),
            born_on=date(1900, 1, 1),
        )
        number = made_up_number(random, serial)
        yield IdentityNumber(
            id=derived_id("identity_number", audience, person_id),
            audience_id=audience,
            at=self._at,
            person_id=person_id,
            number=number,
            kind=NumberKind.NIP,
        )
        kind = (PostKind.JPT if spot.is_top else PostKind.ADMINISTRATOR) if is_head else PostKind.PELAKSANA
        post = self._posts[kind]
        for fact_kind, facts in (
            (FactKind.PENEMPATAN, {"unit_id": spot.unit_id, "post_id": post.id, "is_head": is_head}),
            (FactKind.PANGKAT, {"golongan": random.choice(_RANKS)}),
            (FactKind.STATUS, {"staff_kind": StaffKind.PNS, "status": WorkStatus.AKTIF}),
        ):
            yield PersonFact(
                id=derived_id("person_fact", audience, person_id, fact_kind.value),
                audience_id=audience,
                at=self._at,
                person_id=person_id,
                kind=fact_kind,
                from_on=date(self._year - 1, 1, 1),
                **facts,
            )

    def _plan(self, random: Random, spot: _Spot, person_id: Id, is_head: bool) -> Iterator[Record]:
        audience, year = spot.audience_id, self._year
        skp_id = derived_id("skp", audience, person_id, year, 1)
        version_id = derived_id("skp_version", audience, skp_id)
        status = random.choice(_STATES)
        yield Skp(
            id=skp_id,
            audience_id=audience,
            person_id=person_id,
            year=year,
            part=1,
            starts_on=date(year, 1, 1),
            ends_on=date(year, 12, 31),
        )
        form = FormKind.JPT if is_head and spot.is_top else FormKind.JA_JF
        yield SkpVersion(
            id=version_id, audience_id=audience, skp_id=skp_id, number=1, form=form, status=status
        )
        yield SkpParty(
            id=derived_id("skp_party", audience, skp_id, "pegawai"),
            audience_id=audience,
            at=self._at,
            skp_id=skp_id,
            role=PartyRole.PEGAWAI,
            person_id=person_id,
            from_on=date(year, 1, 1),
            name="Contoh",
        )
        if self._full:
            yield from self._lines(random, audience, version_id)
        if status is VersionStatus.DITETAPKAN:
            yield from self._evaluations(random, audience, person_id, skp_id)

    def _lines(self, random: Random, audience: Id, version_id: Id) -> Iterator[Record]:
        for number in range(3):
            rhk_id = derived_id("rhk", audience, version_id, number)
            text = f"Terselesaikannya layanan contoh {random.randint(1, 400)}"
            yield Rhk(
                id=rhk_id,
                audience_id=audience,
                version_id=version_id,
                line_id=rhk_id,
                pos=number * 10,
                kind=RhkKind.UTAMA,
                text=text,
            )
            for place, (aspek, words) in enumerate(_ASPECTS):
                indicator = derived_id("indicator", audience, rhk_id, place)
                target = random.randint(10, 2_000)
                yield Indicator(
                    id=indicator,
                    audience_id=audience,
                    version_id=version_id,
                    rhk_id=rhk_id,
                    line_id=indicator,
                    pos=place * 10,
                    aspek=aspek,
                    text=words,
                    target_text=f"{target} layanan",
                    target=Decimal(target),
                )
        for value in ValueCode:
            yield Expectation(
                id=derived_id("expectation", audience, version_id, value.value),
                audience_id=audience,
                version_id=version_id,
                value_code=value,
            )
        for kind in AnnexList:
            yield AnnexItem(
                id=derived_id("annex_item", audience, version_id, kind.value),
                audience_id=audience,
                version_id=version_id,
                list=kind,
                pos=10,
                text="Sesuai kesepakatan dalam dialog kinerja",
            )

    def _evaluations(self, random: Random, audience: Id, person_id: Id, skp_id: Id) -> Iterator[Record]:
        for quarter in (1, 2, 3):
            period = Period(f"{self._year}-TW{quarter}")
            evaluation = derived_id("evaluation", audience, person_id, period.text, "periodik", skp_id)
            yield Evaluation(
                id=evaluation,
                audience_id=audience,
                person_id=person_id,
                year=self._year,
                period=period,
                kind=EvaluationKind.PERIODIK,
                skp_id=skp_id,
                from_on=period.first_day,
                to_on=period.last_day,
            )
            yield EvaluationVersion(
                id=derived_id("evaluation_version", audience, evaluation),
                audience_id=audience,
                evaluation_id=evaluation,
                number=1,
                hasil=random.choice(_LEVELS),
                perilaku=random.choice(_LEVELS),
                status=random.choice((JudgementStatus.SIAP, JudgementStatus.DRAF)),
            )
