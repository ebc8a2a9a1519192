"""What the header of a block claims, against what is held: the same verdict everywhere."""

from __future__ import annotations

from collections.abc import Mapping

from desktop_app.store.exchange.log import Log, Stream
from desktop_app.sync.blocks import Header

_MOST_SLACK = 100_000
"""By how much the clocks of two branches of a stream may differ."""


def fault_of(log: Log, stream: Stream, header: Header) -> str | None:
    """What a header claims that cannot be, None when all of it can. A stream belongs to one author; what its
    block has seen is of the same audience (`audiens`), and nothing that was seen before is forgotten
    (`sebab`); its clock is one tick after all that it has seen (`urutan`).

    Of a stream that forked we may hold another branch than the author, and judge by it neither clock nor
    memory. What a PC wrote again, of which a stream forked, keeps the clock it had and tells less of what it
    had seen.
    """
    if header.office != stream.office.hex() or header.role != stream.role:
        return "aliran"
    others = [(log.streams[bytes.fromhex(sid)], seq) for sid, seq in header.deps.items()]
    if any(other.gid != stream.gid or other is stream for other, _ in others):
        return "audiens"
    if _forgets(log, stream, header, others):
        return "sebab"
    before = stream.lamport if header.n >= stream.next_n else log.ticks_at(stream, header.first - 1)
    seen = max([before, *(_ticks(log, other, seq) for other, seq in others)])
    kin = (s for s in log.of_audience(stream.gid) if s.installation == stream.installation)
    slack = _MOST_SLACK if any(s.forked for s in (*(other for other, _ in others), *kin)) else 0
    is_lawful = header.lamport == seen + 1 or before < header.lamport <= seen + slack
    return None if is_lawful else "urutan"


def _forgets(log: Log, stream: Stream, header: Header, others: list[tuple[Stream, int]]) -> bool:
    """Whether something was seen by what this block follows, and not by the block itself: then its rows
    would be another thing for who folds them than for who lays one change upon the other."""
    followed = [*others, (stream, header.first - 1)]
    return any(
        not _covers(log, stream, header, log.deps_at(each, seq))
        for each, seq in followed
        if seq and not each.forked
    )


def _covers(log: Log, stream: Stream, header: Header, deps: Mapping[str, int]) -> bool:
    for sid, seq in deps.items():
        other = log.streams[bytes.fromhex(sid)]
        seen = header.first - 1 if other is stream else header.deps.get(sid, 0)
        if seen < seq and not other.forked:
            return False
    return True


def _ticks(log: Log, stream: Stream, seq: int) -> int:
    return stream.lamport if seq == stream.next_seq - 1 else log.ticks_at(stream, seq)
