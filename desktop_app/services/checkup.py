"""The check of everything as one deed: step by step, to be stopped at any time, remembered by its seal."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256

from desktop_app.domain.canon import canonical
from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.values import Acting
from desktop_app.services.checking import findings_by_kind
from desktop_app.services.exchange.audiences import rooms_of
from desktop_app.services.exchange.checked import PARTS, Checkup, Part
from desktop_app.services.exchange.identity import own_of
from desktop_app.services.exchange.integrity import Integrity
from desktop_app.services.exchange.labels import control_number, room_label
from desktop_app.services.exchange.trust import roster_of
from desktop_app.services.file_check import FilesReport
from desktop_app.services.house import House
from desktop_app.store.exchange.acts import record_act
from desktop_app.store.exchange.digests import control_totals
from desktop_app.store.exchange.sizes import Sizes, sizes_of
from desktop_app.store.opening import Health

Progress = Callable[[int, int], None]
_WHOLE = 1000
_SPANS = {"basis_data": (0, 150), "bukti": (150, 400), "catatan": (400, 950), "turunan": (950, _WHOLE)}
"""From where to where the bar moves in each part; the log takes the longest by far."""


def check_up(house: House, acting: Acting, step: Progress | None = None) -> Checkup:
    """Reads everything and keeps in the chain of acts that it was read, by whom, and what came of it.

    `step` may raise to stop; nothing was written then.
    """
    health, files, log = _look(house, step)
    stale = house.stale_tables()
    _told(step, "turunan")(1, 1)
    found = findings_by_kind(health, files, log, stale)
    with house.store.look() as work:
        sizes, totals, at = sizes_of(work.connection), _totals(house), work.now
    parts = tuple(
        Part(key, amount, tuple((kind, line) for kind in PARTS[key] for line in found[kind]))
        for key, amount in _amounts(files, log, sizes).items()
    )
    made = Checkup(at, acting.title, log.has_begun, parts, log.rows, totals, ())
    seal = _seal(made)
    _remember(house, acting, made, seal)
    return Checkup(at, acting.title, log.has_begun, parts, log.rows, totals, seal)


def _look(house: House, step: Progress | None) -> tuple[Health, FilesReport, Integrity]:
    _told(step, "basis_data")(0, 1)
    health = house.health()
    _told(step, "basis_data")(1, 1)
    files = house.year.verify_files(_told(step, "bukti"))
    _told(step, "catatan")(0, 1)
    return health, files, house.exchange.check(_told(step, "catatan"))


def _told(step: Progress | None, part: str) -> Progress:
    """Steps of a part as steps of the whole."""
    start, end = _SPANS[part]

    def told(done: int, total: int) -> None:
        if step is not None:
            step(start + (end - start) * done // max(total, 1), _WHOLE)

    return told


def _amounts(files: FilesReport, log: Integrity, sizes: Sizes) -> dict[str, int | None]:
    amounts: dict[str, int | None] = {"basis_data": None, "bukti": files.checked}
    if log.has_begun:
        amounts |= {"rantai": sizes.blocks, "baris": sizes.rows, "tindakan": sizes.acts}
    return amounts | {"pencatat": None, "turunan": None}


def _totals(house: House) -> tuple[tuple[str, str], ...]:
    """Control numbers of what this office may read; two offices can read them to each other."""
    with house.store.look() as work:
        try:
            own = own_of(work)
        except RuleBroken:
            return ()
        roster = roster_of(work)
        rooms = rooms_of(work, roster, own.office.id, work.today)
        held = rooms.read_by(own.office.id)
        totals = control_totals(work.connection, [room.gid for room in held])
        named = [
            (room_label(room, roster, own.office.code), control_number(totals[room.gid]))
            for room in held
            if int(totals[room.gid], 16)
        ]
    return tuple(sorted(named))


def _seal(made: Checkup) -> tuple[str, ...]:
    body = {
        "pada": made.at.isoformat(timespec="milliseconds"),
        "oleh": made.by,
        "bagian": [[part.key, part.amount, [list(each) for each in part.findings]] for part in made.parts],
        "kendali": [list(each) for each in made.totals],
    }
    number = int.from_bytes(sha256(canonical(body).encode()).digest()) % 10**30
    digits = f"{number:030}"
    return tuple(digits[at : at + 5] for at in range(0, 30, 5))


def _remember(house: House, acting: Acting, made: Checkup, seal: tuple[str, ...]) -> None:
    with house.store.work(acting) as work:
        record_act(
            work.connection, made.at.isoformat(timespec="milliseconds"), acting.title, "periksa keutuhan",
            about="", detail={"temuan": len(made.findings), "sidik": " ".join(seal)},
        )  # fmt: skip
