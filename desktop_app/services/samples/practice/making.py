"""Dinas Latihan: a made-up office with a whole year behind it, acted out through the use cases."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.evaluation import Evaluation
from desktop_app.domain.organisation import OfficeKind
from desktop_app.domain.people import Person
from desktop_app.domain.plan import Skp
from desktop_app.domain.records import Record
from desktop_app.domain.terms import Level, StaffKind
from desktop_app.domain.values import Acting, Period, Role, StoredFile
from desktop_app.services.offices import Offices, own_office
from desktop_app.services.plans.cases import Plans
from desktop_app.services.samples.practice.desk import OPERATOR, Desk, Step
from desktop_app.services.samples.practice.judging import Days, judged, levels_of, objected, year_begun
from desktop_app.services.samples.practice.office import CODE, FEWEST, NAME, Member, members
from desktop_app.services.samples.practice.people import Rows
from desktop_app.services.samples.practice.planning import (
    NEWCOMERS,
    arrived,
    january,
    newcomers,
    retired,
    revised,
    revising,
    transferred,
)
from desktop_app.services.samples.practice.session import Session
from desktop_app.services.samples.practice.working import answered, hindered, page, recorded
from desktop_app.services.year import Year
from desktop_app.store.work import Store
from desktop_app.vault.blobs import Blobs

PEOPLE = 60
_SEED = 1
_ENOUGH = (10, 19)
"""From this day of a year on three quarters of it can be told; before it, the year before is."""


@dataclass(frozen=True, slots=True)
class PracticeReport:
    """What was made: the year it is about, and how much of it."""

    year: int
    people: int
    plans: int


def make_practice(
    store: Store,
    blobs: Blobs,
    *,
    people: int = PEOPLE,
    today: date,
    step: Step | None = None,
    seed: int = _SEED,
) -> PracticeReport:
    """Fills an empty store with the practice office as of a day.

    The same numbers give the same content, apart from minted keys. `step(scene, done, total)` is called
    after each scene. Raises `latihan.terlalu_sedikit`, `kantor.sudah_ada`.
    """
    if people < FEWEST:
        raise RuleBroken("latihan.terlalu_sedikit", paling_sedikit=FEWEST)
    year = today.year if (today.month, today.day) >= _ENOUGH else today.year - 1
    session = Session(store)
    cast = _settled(members(people, Random(f"{seed}-pegawai")))
    desk = _founded(session, Year(session, blobs), cast, year, seed)
    desk.today = min(today, date(year, 12, 31))
    with TemporaryDirectory(prefix="rembug-latihan-") as name:
        folder = Path(name)
        scenes = _scenes(desk, folder)
        for number, (title, play) in enumerate(scenes, start=1):
            play()
            if step:
                step(title, number, len(scenes))
    return PracticeReport(year, people, len(desk.held))


def _founded(session: Session, working: Year, cast: tuple[Member, ...], year: int, seed: int) -> Desk:
    """The office with its people, on the first working day of the December before."""
    day = date(year - 1, 12, 1)
    acting = Acting(day=day, role=Role.ADMIN, title=OPERATOR)
    offices = Offices(session)
    with session.day(day) as work:
        offices.create(acting, name=NAME, code=CODE, kind=OfficeKind.DINAS, practice=True)
        profile = replace(offices.profile(), agency=f"{NAME} Kota Salatiga")
        offices.save_profile(acting, profile)
        rows = Rows(own_office(work), work.now)
        desk = Desk(
            session=session,
            year=year,
            today=date(year, 12, 31),
            seed=seed,
            rows=rows,
            members=cast,
            plans=Plans(session),
            working=working,
        )
        work.add(*rows.structure())
        work.add(*rows.superiors())
        work.add(*(row for member in desk.members for row in _human(desk, member)))
    return desk


def _settled(people: tuple[Member, ...]) -> tuple[Member, ...]:
    """The last ones are new in October: who is PNS among them is still CPNS."""
    fresh = tuple(
        replace(each, staff=StaffKind.CPNS) if each.staff is StaffKind.PNS else each
        for each in people[-NEWCOMERS:]
    )
    return (*people[:-NEWCOMERS], *fresh)


def _human(desk: Desk, member: Member) -> Iterator[Record]:
    if member in newcomers(desk):
        return desk.rows.human(member, date(desk.year, 10, 1))
    return desk.rows.human(member)


def _scenes(desk: Desk, folder: Path) -> list[tuple[str, Callable[[], None]]]:
    """What happens, in the order of the calendar."""
    scan = _scan(desk, folder)
    return [
        ("rencana", lambda: january(desk, scan)),
        ("triwulan I", lambda: _quarter(desk, 1, folder, scan)),
        ("mutasi", lambda: transferred(desk, scan)),
        ("pensiun", lambda: retired(desk)),
        ("triwulan II", lambda: _quarter(desk, 2, folder, scan)),
        ("perubahan", lambda: revised(desk)),
        ("keberatan", lambda: objected(desk, desk.day(7, 28))),
        ("triwulan III", lambda: _quarter(desk, 3, folder, scan)),
        ("pegawai baru", lambda: arrived(desk)),
        ("akhir tahun", lambda: _autumn(desk, folder)),
        ("daftar", lambda: _as_of_today(desk)),
    ]


def _quarter(desk: Desk, quarter: int, folder: Path, scan: StoredFile) -> None:
    """Three months of work, then their evaluation in the month after."""
    month = 3 * quarter
    period = Period(f"{desk.year}-TW{quarter}")
    plans = [(held, levels_of(desk, held.member, quarter)[0]) for held in desk.held.values() if held.is_set]
    hindered(desk, [held for held, _ in plans if held.member.serial % 9 == quarter], desk.day(month, 9))
    answered(desk, plans, desk.day(month, 16))
    recorded(desk, plans, period, desk.day(month + 1, 2), folder)
    days = Days(*(desk.day(month + 1, day) for day in (5, 7, 12, 14, 16, 19)))
    judged(desk, quarter, days, scan)


def _autumn(desk: Desk, folder: Path) -> None:
    """The fourth quarter so far: October by months, open revisions, and the list for the year."""
    plans = [(held, Level.SESUAI) for held in desk.held.values() if held.is_set]
    recorded(desk, plans[::2], Period(f"{desk.year}-B10"), desk.day(11, 4), folder)
    revising(desk)
    year_begun(desk, desk.day(11, 16))


def _as_of_today(desk: Desk) -> None:
    """Lists speak of today, so the rows behind them are made anew as of the last day."""
    with desk.session.day(desk.today) as work:
        for kind in (Person, Skp, Evaluation):
            for record in work.find(kind):
                work.touched.note(record)


def _scan(desk: Desk, folder: Path) -> StoredFile:
    """The scan of a signed paper, as operators attach one."""
    path = folder / "pindaian lembar persetujuan.pdf"
    path.write_bytes(page("Pindaian rekaan lembar yang ditandatangani"))
    return desk.working.store_file(path)
