"""Is everything what it says it is? Signatures, chains, rows against the log; rows out of the log anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from desktop_app.domain.records import Id
from desktop_app.domain.values import Acting
from desktop_app.services.exchange.titles import titles_of
from desktop_app.store.exchange.acts import broken_acts, record_act
from desktop_app.store.exchange.beginning import has_begun
from desktop_app.store.exchange.log import Kept
from desktop_app.store.exchange.neighbours import installations
from desktop_app.store.exchange.reviewing import Difference, broken_blocks, differences, repair
from desktop_app.store.exchange.triggers import wrong_triggers
from desktop_app.store.following import follow_rows
from desktop_app.store.work import Store, Work
from desktop_app.sync.certificates import kept_certificate


@dataclass(frozen=True, slots=True)
class AlteredRow:
    """A row that is not what the log says: its table, how people call it, what is wrong, which columns."""

    table: str
    row: Id
    title: str
    what: str
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Integrity:
    """What a check found; all empty when all is well. `has_begun` False: there is no log to compare with."""

    has_begun: bool
    rows: tuple[AlteredRow, ...] = ()
    blocks: tuple[tuple[str, int], ...] = ()
    acts: tuple[int, ...] = ()
    triggers: tuple[str, ...] = ()

    @property
    def is_good(self) -> bool:
        return not (self.rows or self.blocks or self.acts or self.triggers)


def check_integrity(store: Store, step: Callable[[int, int], None] | None = None) -> Integrity:
    """Reads everything, writes nothing."""
    with store.look() as work:
        triggers = wrong_triggers(work.connection)
        if not has_begun(work.connection):
            return Integrity(False, triggers=triggers)
        keys = _keys(work)

        def public_key(kept: Kept) -> bytes | None:
            return keys.get(bytes.fromhex(kept.block.header.installation))

        log = work.log()
        blocks = tuple((sid.hex(), n) for sid, n in broken_blocks(log, public_key))
        rows = () if blocks else tuple(_faults(work, differences(log, step)))
        acts = tuple(broken_acts(work.connection))
    return Integrity(True, rows, blocks, acts, triggers)


def rebuild_from_log(store: Store, acting: Acting) -> int:
    """Makes every row that differs what its operations say; answers how many."""
    with store.work(acting) as work:
        log = work.log()
        found = differences(log)
        repair(log, found)
        follow_rows(work, {each.row: each.table for each in found})
        record_act(
            work.connection, work.now.isoformat(timespec="milliseconds"), acting.title, "bangun ulang",
            about="", detail={"baris": len(found)},
        )  # fmt: skip
    return len(found)


def _keys(work: Work) -> dict[bytes, bytes]:
    return {known.id: kept_certificate(known.certificate).sign for known in installations(work.connection)}


def _faults(work: Work, found: list[Difference]) -> list[AlteredRow]:
    titles = titles_of(work, {each.row: each.table for each in found})
    return [
        AlteredRow(each.table, Id(each.row), titles[each.row][1], each.what, each.columns) for each in found
    ]
