"""What came of a file, in numbers; and whether both sides now hold the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from desktop_app.domain.records import Id
from desktop_app.services.exchange.trust import roster_of
from desktop_app.services.exchange.values import Intake
from desktop_app.store.exchange.digests import control_totals
from desktop_app.store.exchange.effects import Outcome
from desktop_app.store.exchange.outgoing import wanted_files
from desktop_app.store.exchange.questions import count_questions
from desktop_app.store.work import Work
from desktop_app.sync.blocks import SCHEMA
from desktop_app.sync.manifest import Manifest


def sum_up(
    work: Work, intake: Intake, outcome: Outcome, manifest: Manifest, gids: Sequence[Id], *, before: int
) -> None:
    """Fills in the numbers of an intake. `before`: how many questions were open before the file."""
    intake.operations, intake.known, intake.forks = outcome.operations, outcome.known, outcome.forks
    intake.new, intake.deleted = outcome.inserted.total(), outcome.deleted.total()
    intake.changed = outcome.changed.total()
    intake.waiting, intake.waiting_for = outcome.waiting.total(), dict(outcome.waiting)
    intake.refused += outcome.refused_operations
    for code, count in outcome.quarantined.items():
        intake.refused_codes[code] = intake.refused_codes.get(code, 0) + count
    intake.conflicts = max(0, count_questions(work.connection) - before)
    intake.by_table = {
        table: (outcome.inserted[table], outcome.changed[table], outcome.deleted[table])
        for table in {*outcome.inserted, *outcome.changed, *outcome.deleted}
    }
    roster = roster_of(work)
    names = [roster.office(bytes.fromhex(office)) if roster else None for office in outcome.authors]
    intake.offices = tuple(sorted({office.code for office in names if office}))
    intake.files_missing = len(wanted_files(work.connection, gids))
    _compare_totals(work, intake, manifest)


def _compare_totals(work: Work, intake: Intake, manifest: Manifest) -> None:
    """Two offices that hold the same blocks of an audience must have the same total of it. Told are those of
    audiences of which the sender holds anything: of others he knows only that they are."""
    log = work.log()
    if manifest.schema != SCHEMA:
        return  # one of both knows columns that the other does not
    gids = [Id(bytes.fromhex(gid)) for gid in manifest.totals]
    ours = control_totals(work.connection, gids)
    held = [gid for gid in gids if int(manifest.totals[gid.hex()], 16)]
    intake.totals = {gid.hex(): ours[gid] for gid in held}
    known = {stream.sid.hex(): stream.gid for stream in log.streams.values()}
    is_all_known = all(sid in known for sid in manifest.vector)
    differ = []
    for gid in gids:
        theirs = {sid: mark for sid, mark in manifest.vector.items() if known.get(sid) == gid}
        same = is_all_known and log.vector([gid]) == theirs
        if same and ours[gid] != manifest.totals[gid.hex()]:
            differ.append(gid.hex())
    intake.totals_differ = tuple(differ)
    intake.totals_same = bool(held) and all(ours[gid] == manifest.totals[gid.hex()] for gid in held)


def counts_of(intake: Intake) -> dict[str, Any]:
    """The numbers as the ledger keeps them."""
    return {
        "perubahan": intake.operations,
        "baru": intake.new,
        "berubah": intake.changed,
        "dihapus": intake.deleted,
        "bentrok": intake.conflicts,
        "ditolak": intake.refused,
        "menunggu": intake.waiting,
        "bukti": intake.files,
        "kendali": intake.totals,
        "kendali_berbeda": list(intake.totals_differ),
        "bagian_tiba": [intake.part[0]],
        "dari": intake.part[1],
    }


def with_earlier_parts(counts: dict[str, Any], before: Mapping[str, Any]) -> dict[str, Any]:
    """The counts of a file with those of its other parts, which came before; `berkas` are the hashes of the
    parts that were taken in whole."""
    summed = {name: counts[name] + before.get(name, 0) for name in _SUMMED}
    came = sorted({*counts["bagian_tiba"], *before.get("bagian_tiba", ())})
    return {**counts, **summed, "bagian_tiba": came, "berkas": list(before.get("berkas", ()))}


_SUMMED = ("perubahan", "baru", "berubah", "dihapus", "bentrok", "ditolak", "bukti")
