"""What a person reads in a preview: the first rows of what would come, each with what becomes of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from desktop_app.domain.errors import Refused
from desktop_app.services.exchange.course import reading_order
from desktop_app.services.exchange.titles import titles_of
from desktop_app.services.exchange.values import Intake, RowLine
from desktop_app.store.exchange.folding import bodies_of
from desktop_app.store.exchange.stopped import in_log, stopped_blocks
from desktop_app.store.work import Work
from desktop_app.sync.blocks import read_mentions
from desktop_app.sync.fold import Content

_MOST = 100
Body = Mapping[str, Content]


def preview_lines(
    work: Work, earlier: Work, touched: Mapping[bytes, str], intakes: Sequence[Intake], at_odds: set[bytes]
) -> list[RowLine]:
    """`work` sees what would be, `earlier` what is; `at_odds`: rows with questions that are new."""
    stopped = dict(_stopped(work, intakes))
    before, after = bodies_of(earlier.connection, touched), bodies_of(work.connection, touched)
    fates = {row: what for row, (_, what) in stopped.items()}
    known = in_log(earlier.connection, touched)
    fates |= {row: _fate(before.get(row), after.get(row), is_known=row in known) for row in touched}
    fates |= {row: "bentrok" for row in touched if row in at_odds}
    now = titles_of(work, {row: table for row, (table, _) in stopped.items()} | dict(touched))
    gone = titles_of(earlier, {row: table for row, table in touched.items() if row not in after})
    lines = [RowLine(fates[row], *(gone.get(row) or named)) for row, named in now.items()]
    return sorted(lines, key=_place)


def _place(line: RowLine) -> tuple[int, tuple[int, str], str]:
    return RowLine.ORDER.index(line.what), reading_order(line.table), line.title


def _fate(was: Body | None, now: Body | None, *, is_known: bool) -> str:
    """A row that the program came with is new when an office tells of it, unless it tells something else."""
    if now is None:
        return "dihapus"
    return "berubah" if is_known or (was is not None and was != now) else "baru"


def _stopped(work: Work, intakes: Sequence[Intake]) -> Iterator[tuple[bytes, tuple[str, str]]]:
    """Rows of blocks that would wait or take no effect: (row, (table, what becomes of it))."""
    exchanges = [intake.exchange_id for intake in intakes if intake.exchange_id and not intake.is_repeated]
    left = _MOST
    for what, raw in stopped_blocks(work.connection, exchanges, _MOST):
        try:
            mentions = read_mentions(raw)[:left]
        except Refused:  # nobody can read what it is about
            continue
        left -= len(mentions)
        yield from ((bytes.fromhex(each.row), (each.table, what)) for each in mentions)
