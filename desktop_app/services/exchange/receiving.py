"""Taking in: the stages of the import pipeline, from a file on a stick to rows that took effect.

Nothing of a file is believed before its sender's signature was found good; one bad block never stops the
rest. A preview runs the very same steps in a transaction that is taken back, so that it tells exactly what
would be.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from secrets import token_hex
from typing import Any, BinaryIO

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import AppError, Damaged, DiskFull, Refused
from desktop_app.domain.records import Id
from desktop_app.domain.values import Acting
from desktop_app.domain.year import Blob
from desktop_app.services.exchange.identity import Own
from desktop_app.services.exchange.sending import ready_own
from desktop_app.services.exchange.titles import titles_of
from desktop_app.services.exchange.trust import (
    Judge,
    judge_of,
    office_of,
    roster_of,
    take_certificate,
    take_roster,
)
from desktop_app.services.exchange.values import Intake, Received, RowLine
from desktop_app.store.exchange.acts import record_act
from desktop_app.store.exchange.applying import Applier, Twin, rejudge
from desktop_app.store.exchange.digests import control_totals
from desktop_app.store.exchange.effects import Outcome
from desktop_app.store.exchange.ledger import (
    Direction,
    Entry,
    ExchangeState,
    acknowledge_written,
    entry_of_bundle,
    last_number,
    set_state,
    write_entry,
)
from desktop_app.store.exchange.neighbours import Peer, hear
from desktop_app.store.exchange.outgoing import is_spoken_of, wanted_files
from desktop_app.store.exchange.questions import count_questions, open_rows
from desktop_app.store.exchange.sealing import seal
from desktop_app.store.exchange.setting_aside import take_again
from desktop_app.store.work import Store, Work
from desktop_app.sync.blocks import read_header
from desktop_app.sync.bundle import (
    BlockFrame,
    FileChunk,
    FileHead,
    Frame,
    Outer,
    open_inner,
    read_outer,
    unpack,
)
from desktop_app.sync.bundle import verify_outer as verify_signature
from desktop_app.sync.cards import key_id
from desktop_app.sync.certificates import claimed_office
from desktop_app.sync.manifest import Manifest, read_manifest
from desktop_app.vault.blobs import Blobs

_GROUP_BYTES = 1024 * 1024  # about 20,000 operations: a commit for each block would double the time
_GROUP_BLOCKS = 500
_MOST_BYTES = 4 * 1024**3
_ROOM = 3
_CHUNK = 1024 * 1024
_DOUBT = timedelta(days=1)
_MOST_LINES = 300
Transactions = Callable[[], Any]
Progress = Callable[[int, int], None]


class Receiving:
    """Files that come in."""

    def __init__(self, store: Store, blobs: Blobs, folder: Path) -> None:
        self._store, self._blobs, self._inbox = store, blobs, folder / "inbox"

    def preview(self, acting: Acting, paths: Sequence[Path], step: Progress | None = None) -> Received:
        """Exactly what taking these files in would do; nothing is kept."""
        with self._store.trial() as work:
            before = open_rows(work.connection)
            course = _Course(self._blobs, acting, lambda: _same(work), is_trial=True)
            intakes = self._run(course, paths, step)
            rows = list(_lines(work, course, before))
        return Received(Changes.NOTHING, tuple(intakes), True, tuple(rows))

    def receive(self, acting: Acting, paths: Sequence[Path], step: Progress | None = None) -> Received:
        """Takes files in. A file that is refused leaves no trace; the others enter."""
        course = _Course(self._blobs, acting, lambda: self._store.work(acting), is_trial=False)
        intakes = self._run(course, paths, step)
        changed = any(not intake.is_nothing for intake in intakes)
        return Received(~Changes.NOTHING if changed else Changes.EXCHANGE, tuple(intakes), False)

    def _run(self, course: _Course, paths: Sequence[Path], step: Progress | None) -> list[Intake]:
        intakes = []
        files = _files_of(paths)
        for i, path in enumerate(files, start=1):
            intake = Intake(path.name)
            intakes.append(intake)
            try:
                with self._copied(path) as (source, size):
                    course.take(intake, source, size)
            except AppError as error:
                intake.error = error
            if step:
                step(i, len(files))
        return intakes

    @contextmanager
    def _copied(self, path: Path) -> Iterator[tuple[BinaryIO, int]]:
        """Stage 0: the stick may be pulled as soon as the copy lies here."""
        self._inbox.mkdir(parents=True, exist_ok=True)
        copy = self._inbox / f".{token_hex(8)}.part"
        try:
            size = path.stat().st_size
            if size > _MOST_BYTES:
                raise Refused("BERKAS_TERLALU_BESAR", berkas=path.name)
            if shutil.disk_usage(self._inbox).free < _ROOM * size:
                raise DiskFull("DISK_PENUH", tempat=str(self._inbox))
            with path.open("rb") as source, copy.open("x+b") as target:
                while piece := source.read(_CHUNK):
                    target.write(piece)
                target.flush()
                os.fsync(target.fileno())
                target.seek(0)
                yield target, copy.stat().st_size
        except FileNotFoundError as error:
            raise Refused("BERKAS_HILANG", berkas=path.name) from error
        except OSError as error:
            if error.errno == 28:
                raise DiskFull("DISK_PENUH", tempat=str(self._inbox)) from error
            raise Refused("BERKAS_TAK_TERBACA", berkas=path.name) from error
        finally:
            copy.unlink(missing_ok=True)


@dataclass(slots=True)
class _Course:
    """One run over one or many files. `begin` opens a transaction, the same one again in a preview."""

    blobs: Blobs
    acting: Acting
    begin: Transactions
    is_trial: bool
    touched: dict[bytes, str] = field(default_factory=dict)

    def take(self, intake: Intake, source: BinaryIO, size: int) -> None:
        """Stages 1 to 10 for one file."""
        outer = read_outer(source, size)
        intake.part = (outer.header.part[0], outer.header.part[1])
        with self.begin() as work:
            own = ready_own(work)
            office, public = _sender(work, own, outer)
            intake.sender_code, intake.sender_name = office.code, office.name
            _for_us(work, own, outer)
        digest = verify_signature(source, outer, public)
        reading = _Reading(self, intake, outer, own, digest)
        open_inner(source, outer, own.secrets, reading.on_manifest, reading.on_frame)
        reading.finish()


class _Reading:
    """What stands inside one verified file, taken in group by group."""

    def __init__(self, course: _Course, intake: Intake, outer: Outer, own: Own, digest: bytes) -> None:
        self._course, self._intake, self._outer, self._own = course, intake, outer, own
        self._digest = digest
        self._manifest: Manifest | None = None
        self._held: list[BlockFrame] = []
        self._size = 0
        self._outcome = Outcome()
        self._conflicts = 0
        self._exchange: Id | None = None
        self._is_known = False
        self._receiving: ExitStack | None = None
        self._write: Callable[[bytes], None] | None = None
        self._left = 0

    def on_manifest(self, raw: dict[str, Any]) -> None:
        """Stage 5, then what the sender says of himself: roster, certificates, what he holds."""
        manifest = read_manifest(raw)
        self._manifest = manifest
        self._check_inner(manifest)
        intake = self._intake
        intake.kind, intake.number = manifest.kind, manifest.number
        with self._course.begin() as work:
            self._conflicts = count_questions(work.connection)
            seal(work.log(), self._own.author, work.now)
            if manifest.roster is not None and take_roster(work, manifest.roster.encode()):
                roster = roster_of(work)
                intake.roster_version = roster.version if roster else None
            for certificate in manifest.certs:
                _try_certificate(work, certificate, self._own)
            self._listen(work, manifest)
            intake.last_number = last_number(work.connection, Id(manifest.sender), Direction.MASUK)
            intake.is_old = manifest.number <= intake.last_number
            intake.clock_doubt = _is_doubtful(manifest.made, work.now)
            held = entry_of_bundle(work.connection, manifest.bundle, Direction.MASUK)
            self._is_known = held is not None and held.state is ExchangeState.DITERIMA
            self._exchange = Id(held.id) if held and self._is_known else work.mint()
            intake.exchange_id = self._exchange
            if held is not None and held.state is ExchangeState.DIURUNGKAN:
                take_again(work.log(), held.id, self._exchange)

    def on_frame(self, frame: Frame) -> None:
        if isinstance(frame, BlockFrame):
            self._held.append(frame)
            self._size += len(frame.packed)
            if self._size >= _GROUP_BYTES or len(self._held) >= _GROUP_BLOCKS:
                self._group()
            return
        self._group()
        if isinstance(frame, FileHead):
            self._begin_file(frame)
        elif isinstance(frame, FileChunk):
            self._take_chunk(frame)

    def finish(self) -> None:
        """Stage 10: what waited settles, totals are compared, the ledger gets its line."""
        self._group()
        manifest = self._need_manifest()
        with self._course.begin() as work:
            judge = judge_of(work, self._own, self._course.acting.day)
            applier = self._applier(work, judge)
            applier.settle()
            applier.finish()
            rejudge(applier)
            work.follow(applier.effects)
            self._add(applier)
        with self._course.begin() as work:
            self._sum_up(work, manifest)

    def _group(self) -> None:
        if not self._held:
            return
        blocks, self._held, self._size = self._held, [], 0
        with self._course.begin() as work:
            self._ledger(work)
            judge = judge_of(work, self._own, self._course.acting.day)
            applier = self._applier(work, judge)
            for frame in blocks:
                self._take_block(applier, frame)
            applier.finish()
            if any(table in {"audience", "audience_member"} for table in applier.outcome.inserted):
                applier.settle()
                applier.finish()
            work.follow(applier.effects)
            self._add(applier)

    def _take_block(self, applier: Applier, frame: BlockFrame) -> None:
        try:
            applier.take(frame.packed, frame.signature, self._exchange)
        except Refused as refused:
            self._refuse(frame, refused)
        except Twin as twin:
            raise Refused("KEMBAR", kantor=self._own.office.name) from twin

    def _applier(self, work: Work, judge: Judge) -> Applier:
        standing = self._own.standing
        return Applier(work.log(), judge, work.now, (standing.replica, standing.installation))

    def _refuse(self, frame: BlockFrame, refused: Refused) -> None:
        count = _count(frame)
        self._intake.refused += count
        self._intake.refused_codes[refused.code] = self._intake.refused_codes.get(refused.code, 0) + count

    def _add(self, applier: Applier) -> None:
        new, total = applier.outcome, self._outcome
        total.known += new.known
        total.applied += new.applied
        total.operations += new.operations
        total.forks += new.forks
        total.waiting += new.waiting
        total.quarantined += new.quarantined
        total.refused_operations += new.refused_operations
        total.inserted += new.inserted
        total.changed += new.changed
        total.deleted += new.deleted
        total.authors |= new.authors
        if self._course.is_trial and applier.effects.touched:
            room = _MOST_LINES - len(self._course.touched)
            self._course.touched |= dict(list(applier.effects.touched.items())[: max(0, room)])

    def _check_inner(self, manifest: Manifest) -> None:
        """Sender and addressee stand inside the seal too, or somebody could pass on another's letter."""
        certificate = self._outer.header.cert
        same_sender = manifest.sender == claimed_office(certificate)
        if not same_sender or manifest.to != self._own.office.id:
            raise Refused("PENERUSAN_TIDAK_SAH", pengirim=self._intake.sender_name)
        if tuple(manifest.part) != self._intake.part:
            raise Refused("PENERUSAN_TIDAK_SAH", pengirim=self._intake.sender_name)

    def _listen(self, work: Work, manifest: Manifest) -> None:
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

    def _ledger(self, work: Work) -> None:
        """The line of the ledger is there before the first block takes effect, so that it can be undone."""
        if self._is_known or self._exchange is None:
            return
        manifest = self._need_manifest()
        held = entry_of_bundle(work.connection, manifest.bundle, Direction.MASUK)
        if held is not None and held.id == self._exchange:
            return
        at = work.now.isoformat(timespec="milliseconds")
        write_entry(
            work.connection,
            Entry(
                self._exchange, 0, Direction.MASUK, Id(manifest.sender), manifest.kind, self._intake.file,
                self._digest, manifest.bundle, manifest.number, at, {}, manifest.vector,
                self._course.acting.title, ExchangeState.BERJALAN,
            ),
        )  # fmt: skip

    def _sum_up(self, work: Work, manifest: Manifest) -> None:
        intake, outcome = self._intake, self._outcome
        intake.operations, intake.known, intake.forks = outcome.operations, outcome.known, outcome.forks
        intake.new, intake.deleted = outcome.inserted.total(), outcome.deleted.total()
        intake.changed = outcome.changed.total()
        intake.waiting, intake.waiting_for = outcome.waiting.total(), dict(outcome.waiting)
        intake.refused += outcome.refused_operations
        for code, count in outcome.quarantined.items():
            intake.refused_codes[code] = intake.refused_codes.get(code, 0) + count
        intake.conflicts = max(0, count_questions(work.connection) - self._conflicts)
        intake.by_table = {
            table: (outcome.inserted[table], outcome.changed[table], outcome.deleted[table])
            for table in {*outcome.inserted, *outcome.changed, *outcome.deleted}
        }
        roster = roster_of(work)
        names = [roster.office(bytes.fromhex(office)) if roster else None for office in outcome.authors]
        intake.offices = tuple(sorted(office.code for office in names if office))
        self._compare_totals(work, manifest)
        gids = [
            room.gid
            for room in judge_of(work, self._own, self._course.acting.day).rooms.read_by(self._own.office.id)
        ]
        intake.files_missing = len(wanted_files(work.connection, gids))
        self._close_ledger(work)

    def _compare_totals(self, work: Work, manifest: Manifest) -> None:
        """Two offices that hold the same blocks must have the same totals."""
        log = work.log()
        gids = [Id(bytes.fromhex(gid)) for gid in manifest.totals]
        ours = control_totals(work.connection, gids)
        self._intake.totals = {gid.hex(): total for gid, total in ours.items()}
        differ = []
        for gid in gids:
            mine = log.vector([gid])
            theirs = {
                sid: mark
                for sid, mark in manifest.vector.items()
                if (stream := log.streams.get(bytes.fromhex(sid))) is None or stream.gid == gid
            }
            if mine == theirs and ours[gid] != manifest.totals[gid.hex()]:
                differ.append(gid.hex())
        self._intake.totals_differ = tuple(differ)

    def _close_ledger(self, work: Work) -> None:
        intake = self._intake
        if self._is_known or (intake.is_nothing and not intake.files and not intake.acknowledged):
            if not self._is_known:
                self._ledger(work)
                set_state(work.connection, self._need_exchange(), ExchangeState.DITERIMA, _counts(intake))
            return
        self._ledger(work)
        set_state(work.connection, self._need_exchange(), ExchangeState.DITERIMA, _counts(intake))
        record_act(
            work.connection,
            work.now.isoformat(timespec="milliseconds"),
            self._course.acting.title,
            "terima",
            about=intake.sender_code,
            detail={"berkas": self._digest.hex(), "nomor": intake.number, **_counts(intake)},
        )

    def _begin_file(self, head: FileHead) -> None:
        """A file of evidence is taken when a row speaks of it and it is not here yet."""
        self._end_file()
        with self._course.begin() as work:
            is_wanted = is_spoken_of(work.connection, self._readable(work), head.sha256)
        self._left = head.size
        self._write = None
        if not is_wanted or self._course.blobs.has(head.sha256):
            return
        self._intake.files += 1
        if self._course.is_trial:
            return
        self._receiving = ExitStack()
        self._write = self._receiving.enter_context(self._course.blobs.receiving(head.sha256))
        self._head = head

    def _take_chunk(self, chunk: FileChunk) -> None:
        self._left -= len(chunk.data)
        if self._write is not None:
            self._write(chunk.data)
        if self._left <= 0:
            self._end_file()

    def _end_file(self) -> None:
        if self._receiving is None:
            return
        receiving, self._receiving, self._write = self._receiving, None, None
        try:
            receiving.close()
        except Damaged:
            self._intake.files -= 1
            return
        head = self._head
        with self._course.begin() as work:
            held = work.one(Blob, sha256=head.sha256)
            if held is None:
                work.add(Blob(id=work.mint(), sha256=head.sha256, size=head.size, stored_at=work.now))

    def _readable(self, work: Work) -> list[Id]:
        """The audiences this office may read."""
        rooms = judge_of(work, self._own, self._course.acting.day).rooms
        return [room.gid for room in rooms.read_by(self._own.office.id)]

    def _need_manifest(self) -> Manifest:
        if self._manifest is None:
            raise Refused("RUSAK")
        return self._manifest

    def _need_exchange(self) -> Id:
        if self._exchange is None:
            raise Refused("RUSAK")
        return self._exchange


def _sender(work: Work, own: Own, outer: Outer) -> tuple[Any, bytes]:
    """Stage 2: the office that vouches for the sending PC, and that PC's key."""
    certificate = outer.header.cert
    office = Id(claimed_office(certificate))
    listed = office_of(work, office)
    if listed is None and office == own.office.id:
        listed = own.office  # type: ignore[assignment]  # the main PC knows its own office without a roster
    if listed is None:
        raise Refused("KANTOR_TAK_DIKENAL")
    if getattr(listed, "revoked", None) is not None:
        raise Refused("KARTU_DICABUT")
    sender = take_certificate(work, certificate, own)
    if sender.retired_after is not None:
        raise Refused("KARTU_DICABUT")
    if key_id(sender.sign) != outer.header.key:
        raise Refused("KANTOR_TAK_DIKENAL")
    return listed, sender.sign


def _for_us(work: Work, own: Own, outer: Outer) -> None:
    """The header names keys only; with the roster they become the names of offices."""
    ours = {key_id(own.keys.installation.public)}
    if own.keys.office is not None:
        ours.add(key_id(own.keys.office.public))
    if ours & set(outer.header.to):
        return
    roster = roster_of(work)
    named = [roster.by_key(key) for key in outer.header.to] if roster else []
    others = ", ".join(office.name for office in named if office) or "kantor lain"
    raise Refused("BUKAN_UNTUK_KANTOR_INI", tujuan=others, kantor=own.office.name)


def _try_certificate(work: Work, given: Any, own: Own) -> None:
    """Certificates of offices we do not know yet are passed over; their blocks will be refused by name."""
    try:
        take_certificate(work, given, own)
    except Refused:
        return


def _count(frame: BlockFrame) -> int:
    try:
        return read_header(unpack(frame.packed)).count
    except Refused:
        return 1


def _files_of(paths: Sequence[Path]) -> list[Path]:
    """Files, and all exchange files within folders, by name."""
    found: list[Path] = []
    for path in paths:
        found += sorted(path.glob("*.sinkron")) if path.is_dir() else [path]
    return found


def _is_doubtful(made: str, now: datetime) -> bool:
    """The sender's clock and ours are more than a day apart, the file's age allowed for."""
    try:
        return datetime.fromisoformat(made) - now > _DOUBT
    except ValueError:
        return True


def _counts(intake: Intake) -> dict[str, Any]:
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
    }


def _lines(work: Work, course: _Course, before: set[bytes]) -> Iterator[RowLine]:
    """What a person reads in a preview: the first rows, those at odds before all others."""
    after = open_rows(work.connection) - before
    named = titles_of(work, course.touched)
    for row, (table, title) in sorted(named.items(), key=lambda item: (item[0] not in after, item[1])):
        yield RowLine("bentrok" if row in after else "berubah", table, title)


@contextmanager
def _same(work: Work) -> Iterator[Work]:
    yield work
