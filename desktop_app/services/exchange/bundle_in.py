"""One verified file, taken in group by group: stages 5 to 10 of the import pipeline."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from desktop_app.domain.errors import Refused
from desktop_app.domain.records import Id
from desktop_app.services.exchange.arriving import is_doubtful
from desktop_app.services.exchange.course import Course
from desktop_app.services.exchange.doorkeeping import Doorkeeper
from desktop_app.services.exchange.files_in import FilesIn
from desktop_app.services.exchange.identity import Own, agency_card, trust_agency
from desktop_app.services.exchange.replica import conclude
from desktop_app.services.exchange.sending import ready_own
from desktop_app.services.exchange.summing import counts_of, sum_up, with_earlier_parts
from desktop_app.services.exchange.trust import Judge, Vouchers, judge_of, roster_of, take_roster
from desktop_app.services.exchange.values import Intake
from desktop_app.store.exchange.acts import record_act
from desktop_app.store.exchange.applying import Applier, Twin
from desktop_app.store.exchange.beginning import standing_of
from desktop_app.store.exchange.effects import Outcome
from desktop_app.store.exchange.judging_again import rejudge
from desktop_app.store.exchange.ledger import (
    Direction,
    Entry,
    ExchangeState,
    acknowledge_written,
    entry_of,
    entry_of_bundle,
    last_number,
    set_state,
    write_entry,
)
from desktop_app.store.exchange.neighbours import Peer, forget_unknown_streams, hear, is_on_another_branch
from desktop_app.store.exchange.pace import unsearched
from desktop_app.store.exchange.questions import count_questions
from desktop_app.store.exchange.sealing import seal
from desktop_app.store.exchange.setting_aside import take_again
from desktop_app.store.following import follow
from desktop_app.store.indexes import lay_indexes, lift_indexes
from desktop_app.store.work import Work
from desktop_app.sync.blocks import read_header
from desktop_app.sync.bundle import BlockFrame, FileChunk, FileHead, Frame, unpack
from desktop_app.sync.cards import Role, read_card
from desktop_app.sync.manifest import Manifest

_GROUP_BYTES = 512 * 1024  # about 10,000 operations: a commit for each block would double the time
_GROUP_BLOCKS = 500
_LARGE = range(50_000, 1_000_001)
"""Operations, as the sender tells their number, for which indexes are made last: with fewer there is nothing
to gain, with more the database would need too much memory to sort them (some 80 bytes a row)."""
_CAME = ("berkas", "bagian_tiba", "dari")


class BundleIn:
    """What stands inside one file whose sender and addressee were checked."""

    def __init__(self, course: Course, intake: Intake, own: Own, manifest: Manifest, digest: bytes) -> None:
        self._course, self._intake, self._own = course, intake, own
        self._manifest, self._digest = manifest, digest
        self._held: list[BlockFrame] = []
        self._size = 0
        self._outcome = Outcome()
        self._conflicts = 0
        self._news: set[int] = set()
        self._exchange = Id(b"")
        self._files = FilesIn(course, intake, self._readable)

    def begin(self) -> None:
        """What the sender says of himself: roster, certificates, what he holds. We seal first."""
        intake, manifest = self._intake, self._manifest
        with self._course.begin() as work:
            self._conflicts = count_questions(work.connection)
            seal(work.log(), self._own.author, work.now)
            self._check_twin(work)
            self._learn_of_agency(work)
            if manifest.roster is not None and take_roster(work, manifest.roster.encode()):
                roster = roster_of(work)
                intake.roster_version = roster.version if roster else None
            _take_certificates(work, manifest.certs, self._own)
            ready_own(work)  # who joins an office needs a file that vouches for him
            intake.last_number = last_number(work.connection, Id(manifest.sender), Direction.MASUK)
            intake.is_old = manifest.number < intake.last_number
            intake.clock_doubt = is_doubtful(manifest.made, work.now)
            self._listen(work)
            self._open_ledger(work)
            if manifest.operations in _LARGE:
                lift_indexes(work.connection)

    def on_manifest(self, _raw: dict[str, Any]) -> None:
        """It was read and judged already."""

    def on_frame(self, frame: Frame) -> None:
        if isinstance(frame, BlockFrame):
            self._held.append(frame)
            self._size += len(frame.packed)
            if self._size >= _GROUP_BYTES or len(self._held) >= _GROUP_BLOCKS:
                self._group()
            return
        self._group()
        if isinstance(frame, FileHead):
            self._files.begin(frame)
        elif isinstance(frame, FileChunk):
            self._files.take(frame)

    def drop(self) -> None:
        """The file broke off."""
        self._files.drop()

    @unsearched()
    def finish(self) -> None:
        """What waited settles, totals are compared, the ledger gets its result."""
        self._group()
        with self._course.begin() as work:
            lay_indexes(work.connection)
            applier = self._applier(work)
            applier.settle()
            applier.finish()
            rejudge(applier)
            conclude(work, applier, self._news)
            self._add(applier)
        with self._course.begin() as work:
            gids = self._readable(work)
            forget_unknown_streams(work.connection, Id(self._manifest.installation), self._manifest.replica)
            sum_up(work, self._intake, self._outcome, self._manifest, gids, before=self._conflicts)
            self._close_ledger(work)

    @unsearched()
    def _group(self) -> None:
        if not self._held:
            return
        blocks, self._held, self._size = self._held, [], 0
        with self._course.begin() as work:
            applier = self._applier(work)
            for frame in blocks:
                self._take_block(applier, frame)
            applier.finish()
            follow(work, applier.effects)
            self._news |= applier.overtaken
            self._add(applier)
            if self._outcome.operations >= _LARGE.stop:  # more than the sender told
                lay_indexes(work.connection)

    def _take_block(self, applier: Applier, frame: BlockFrame) -> None:
        try:
            applier.take(frame.packed, frame.signature, self._exchange)
        except Refused as refused:
            self._refuse(frame, refused)
        except Twin as twin:
            raise Refused("KEMBAR", kantor=self._own.office.name) from twin

    def _applier(self, work: Work) -> Applier:
        log, standing = work.log(), standing_of(work.connection) or self._own.standing
        court = Doorkeeper(self._judge(work), log, Id(self._manifest.sender))
        return Applier(log, court, work.now, (standing.replica, standing.installation))

    def _judge(self, work: Work) -> Judge:
        return judge_of(work, self._own, self._course.acting.day)

    def _readable(self, work: Work) -> list[Id]:
        """The audiences this office may read."""
        return [room.gid for room in self._judge(work).rooms.read_by(self._own.office.id)]

    def _refuse(self, frame: BlockFrame, refused: Refused) -> None:
        count = _count(frame)
        self._intake.refused += count
        self._intake.refused_codes[refused.code] = self._intake.refused_codes.get(refused.code, 0) + count

    def _add(self, applier: Applier) -> None:
        self._outcome.add(applier.outcome)
        self._course.note(applier.effects.touched)

    def _check_twin(self, work: Work) -> None:
        """Somebody holds what we would have written: this store, or the one that wrote it, is a copy."""
        standing, vector = self._own.standing, self._manifest.vector
        if is_on_another_branch(work.connection, standing.installation, vector, standing.replica):
            raise Refused("KEMBAR", kantor=self._own.office.name)

    def _learn_of_agency(self, work: Work) -> None:
        """A PC that joined an office believes the office's own PCs whom they trust as BKPSDM; once it knows
        BKPSDM itself, nobody can change that by a file."""
        is_ours = self._manifest.sender == self._own.office.id
        if self._manifest.agency is None or not is_ours or agency_card(work) is not None:
            return
        data = self._manifest.agency.encode()
        if read_card(data).role is Role.BKPSDM:
            trust_agency(work, data)

    def _listen(self, work: Work) -> None:
        manifest = self._manifest
        hear(
            work.connection,
            Peer(
                Id(manifest.installation), manifest.replica, Id(manifest.sender), manifest.made,
                manifest.vector, manifest.totals, manifest.wanted, manifest.number,
            ),
        )  # fmt: skip
        self._intake.acknowledged = acknowledge_written(
            work.connection, Id(manifest.sender), manifest.vector, set(manifest.received)
        )

    def _open_ledger(self, work: Work) -> None:
        """The line of the ledger is there before the first block takes effect, so that it can be undone."""
        manifest, held = (
            self._manifest,
            entry_of_bundle(work.connection, self._manifest.bundle, Direction.MASUK),
        )
        if held is not None and held.state is not ExchangeState.DIURUNGKAN:
            self._exchange = self._intake.exchange_id = held.id  # it was broken off, or more of it has come
            return
        self._exchange = self._intake.exchange_id = work.mint()
        at = work.now.isoformat(timespec="milliseconds")
        came = {name: held.counts[name] for name in _CAME if name in held.counts} if held else {}
        write_entry(
            work.connection,
            Entry(
                self._exchange, 0, Direction.MASUK, Id(manifest.sender), manifest.kind, self._intake.file,
                self._digest, manifest.bundle, manifest.number, at, came, manifest.vector,
                self._course.acting.title, ExchangeState.BERJALAN,
            ),
        )  # fmt: skip
        if held is not None:
            take_again(work.log(), held.id, self._exchange)

    def _close_ledger(self, work: Work) -> None:
        held = entry_of(work.connection, self._exchange)
        counts = with_earlier_parts(counts_of(self._intake), held.counts if held else {})
        counts |= {"isi": self._manifest.operations, "kendali_pengirim": dict(self._manifest.totals)}
        if not (self._intake.waiting or self._intake.refused):
            counts["berkas"] = sorted({*counts["berkas"], self._digest.hex()})
        set_state(work.connection, self._exchange, ExchangeState.DITERIMA, counts)
        record_act(
            work.connection,
            work.now.isoformat(timespec="milliseconds"),
            self._course.acting.title,
            "terima",
            about=self._intake.sender_code,
            detail={**counts_of(self._intake), "berkas": self._digest.hex(), "nomor": self._intake.number},
        )


def _take_certificates(work: Work, certificates: Sequence[Any], own: Own) -> None:
    """Those of offices we do not know yet are passed over; their blocks will be refused by name."""
    vouchers = Vouchers(work, own)
    for given in certificates:
        with suppress(Refused):
            vouchers.take(given)


def _count(frame: BlockFrame) -> int:
    try:
        return read_header(unpack(frame.packed)).count
    except Refused:
        return 1
