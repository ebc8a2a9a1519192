"""Sending: what an office may read and is not known to hold, sealed to it in files that were read again."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from hashlib import sha256
from pathlib import Path
from secrets import token_bytes

from desktop_app import __version__
from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import DiskFull, RuleBroken
from desktop_app.domain.records import Id
from desktop_app.domain.values import Acting
from desktop_app.services.exchange.addressing import Addressee, addressee_of
from desktop_app.services.exchange.audiences import Room
from desktop_app.services.exchange.identity import Own, is_retired, joined_card, kept_agency_card, own_of
from desktop_app.services.exchange.trust import Judge, judge_of
from desktop_app.services.exchange.values import FileKind, LeavingKind, SendPreview, Sent, SentFile
from desktop_app.store.exchange.acts import record_act
from desktop_app.store.exchange.citations import may_have
from desktop_app.store.exchange.digests import control_totals
from desktop_app.store.exchange.ledger import (
    Direction,
    Entry,
    ExchangeState,
    entries,
    has_all_parts,
    last_number,
    write_entry,
)
from desktop_app.store.exchange.neighbours import Known, installations, newest_roster
from desktop_app.store.exchange.outgoing import (
    Leaving,
    blocks_beyond,
    count_leaving,
    is_spoken_of,
    wanted_files,
)
from desktop_app.store.exchange.sealing import seal
from desktop_app.store.work import Store, Work
from desktop_app.sync.blocks import SCHEMA
from desktop_app.sync.bundle import (
    BlockFrame,
    FileChunk,
    FileHead,
    Frame,
    Written,
    verify_bundle,
    write_bundle,
)
from desktop_app.sync.certificates import kept_certificate
from desktop_app.vault.blobs import Blobs
from desktop_app.vault.files import is_folder, whole_file

PART_SIZE = 15 * 1024 * 1024
SUFFIX = ".sinkron"
_RECEIPTS = 200
_WANTED = 2_000
Progress = Callable[[int, int], None]


class Sending:
    """Files that leave."""

    def __init__(self, store: Store, blobs: Blobs) -> None:
        self._store, self._blobs = store, blobs

    def preview(
        self,
        acting: Acting,
        code: str,
        *,
        with_files: bool = True,
        kind: FileKind = FileKind.SINKRON,
    ) -> SendPreview:
        """Exactly whose data would leave to an office; what is not sealed yet counts too. Nothing is kept."""
        with self._store.trial() as work:
            own = ready_to_send(work)
            log = work.log()
            unsealed = seal(log, own.author, work.now)
            judge = judge_of(work, own, acting.day)
            to = addressee_of(work, own, judge, code, kind)
            leaving = count_leaving(log, to.gids, to.held)
            files = self._files(work, leaving, to) if with_files else []
            kinds = _kinds(leaving, to.rooms, judge)
        file_bytes = sum(self._blobs.size_of(digest) for digest in files)
        return SendPreview(
            to.office, to.code, to.name, kinds, len(leaving.people), leaving.operations, leaving.blocks,
            leaving.packed, len(files), file_bytes, unsealed, to.since,
        )  # fmt: skip

    def write(
        self,
        acting: Acting,
        code: str,
        target: Path,
        *,
        with_files: bool = True,
        kind: FileKind = FileKind.SINKRON,
        part_size: int | None = None,
        step: Progress | None = None,
    ) -> Sent:
        """Writes the file (or its parts) for an office and reads it again before it gets its name.

        `target` is a file, or a folder in which it gets a telling name. From then on the stick can be pulled.
        """
        with self._store.work(acting) as work:
            own = ready_to_send(work)
            seal(work.log(), own.author, work.now)
        with self._store.look() as work:
            plan = self._plan(work, acting, code, kind, with_files)
            plan.write(self._blobs, target, part_size, step)
        with self._store.work(acting) as work:
            self._note(work, acting, plan)
        return plan.sent()

    def _plan(self, work: Work, acting: Acting, code: str, kind: FileKind, with_files: bool) -> Outgoing:
        own = ready_own(work)
        judge = judge_of(work, own, acting.day)
        to = addressee_of(work, own, judge, code, kind)
        log = work.log()
        leaving = count_leaving(log, to.gids, to.held)
        files = self._files(work, leaving, to) if with_files else []
        return Outgoing(work, own, to, kind, leaving=leaving, files=files)

    def _files(self, work: Work, leaving: Leaving, to: Addressee) -> list[bytes]:
        """Those that leaving rows speak of, and those the other asks for, if it may read of them at all."""
        asked = {bytes.fromhex(digest) for digest in to.wanted} - leaving.files
        wanted = leaving.files | {d for d in asked if is_spoken_of(work.connection, to.gids, d)}
        there = [digest for digest in wanted if self._blobs.has(digest)]
        return sorted(may_have(work.connection, there, to.gids, to.office))

    def _note(self, work: Work, acting: Acting, plan: Outgoing) -> None:
        at = work.now.isoformat(timespec="milliseconds")
        counts = {
            "perubahan": plan.leaving.operations,
            "pegawai": len(plan.leaving.people),
            "bukti": len(plan.files),
            "bagian": len(plan.written),
            "kendali": plan.totals,
        }
        vector = plan.log.vector(plan.to.gids)
        write_entry(
            work.connection,
            Entry(
                work.mint(), 0, Direction.KELUAR, plan.to.office, plan.kind.value, plan.written[0].path.name,
                plan.sha256, plan.bundle, plan.number, at, counts, vector, acting.title,
                ExchangeState.DITULIS,
            ),
        )  # fmt: skip
        record_act(
            work.connection, at, acting.title, "kirim", about=plan.to.code,
            detail={"berkas": plan.sha256.hex(), "perubahan": plan.leaving.operations, "nomor": plan.number},
        )  # fmt: skip


class Outgoing:
    """One file on its way out, in as many parts as it needs."""

    def __init__(
        self, work: Work, own: Own, to: Addressee, kind: FileKind, *, leaving: Leaving, files: list[bytes]
    ) -> None:
        self.own, self.to, self.kind, self.log = own, to, kind, work.log()
        self.leaving, self.files = leaving, files
        self.bundle = token_bytes(16)
        self.number = last_number(work.connection, to.office, Direction.KELUAR) + 1
        self.made = work.now.isoformat(timespec="milliseconds")
        self.totals = {gid.hex(): total for gid, total in control_totals(work.connection, to.gids).items()}
        self.written: list[SentFile] = []
        self.sha256 = b""
        self._work = work

    def write(self, blobs: Blobs, target: Path, part_size: int | None, step: Progress | None) -> None:
        """All parts, one after the other; nothing remains of them when one fails."""
        parts = list(_parts(self._frames_by_size(blobs), part_size))
        folder, base = _names(target, self)
        with ExitStack() as undoing:
            for i, span in enumerate(parts, start=1):
                file = self._write_part(blobs, folder, base, (i, len(parts)), span)
                self.written.append(file)
                undoing.callback(file.path.unlink, missing_ok=True)
                if step:
                    step(i, len(parts))
            self._check_all_there()
            undoing.pop_all()

    def _check_all_there(self) -> None:
        """A stick that was pulled meanwhile took parts with it."""
        for file in self.written:
            if not file.path.is_file() or file.path.stat().st_size != file.size:
                raise RuleBroken("sinkron.tak_dapat_menulis", tempat=str(file.path.parent))

    def sent(self) -> Sent:
        return Sent(
            Changes.EXCHANGE, Id(self.bundle), self.to.code, self.to.name, self.number, tuple(self.written),
            self.leaving.operations, len(self.files), self.totals,
        )  # fmt: skip

    def _write_part(
        self, blobs: Blobs, folder: Path, base: str, part: tuple[int, int], span: tuple[int, int]
    ) -> SentFile:
        ending = "" if part[1] == 1 else f"_{part[0]}dari{part[1]}"
        path = folder / f"{base.removesuffix(SUFFIX)}{ending}{SUFFIX}"
        if part[1] == 1 and "." in base:
            path = folder / base  # the name that was asked for
        certificate = dict(self._own_certificate())
        try:
            with whole_file(path) as file:
                written = write_bundle(
                    file,
                    key=self.own.keys.installation,
                    certificate=certificate,
                    recipients=self.to.recipients,
                    manifest=self._manifest(part),
                    frames=self._frames(blobs, *span),
                    part=part,
                    created=self.made,
                    app=__version__,
                )
                file.flush()
                os.fsync(file.fileno())
                self._read_again(file, written)
        except DiskFull as error:
            raise DiskFull("DISK_PENUH", tempat=str(folder)) from error
        except OSError as error:
            raise RuleBroken("sinkron.tak_dapat_menulis", tempat=str(folder)) from error
        self.sha256 = written.sha256
        return SentFile(path, written.size, part)

    def _read_again(self, file: object, written: Written) -> None:
        source: object = file
        source.seek(0)  # type: ignore[attr-defined]
        verify_bundle(source, written, self.own.keys.installation.public)  # type: ignore[arg-type]

    def _own_certificate(self) -> Mapping[str, object]:
        return next(k.certificate for k in installations(self._work.connection) if k.is_own)

    def _manifest(self, part: tuple[int, int]) -> dict[str, object]:
        connection = self._work.connection
        roster = newest_roster(connection)
        received = [
            entry.bundle.hex()
            for entry in entries(connection, self.to.office, _RECEIPTS)
            if entry.direction is Direction.MASUK
            and entry.state is ExchangeState.DITERIMA
            and has_all_parts(entry.counts)
        ]
        return {
            "bundle": self._name_of(part).hex(),
            "number": self.number,
            "kind": self.kind.value,
            "from": self.own.office.id.hex(),
            "installation": self.own.standing.installation.hex(),
            "replica": self.own.standing.replica.hex(),
            "to": self.to.office.hex(),
            "made": self.made,
            "part": list(part),
            "roster": roster.decode() if roster else None,
            "certs": [dict(known.certificate) for known in self._needed()],
            "vector": {sid: list(mark) for sid, mark in self.log.vector(self.to.gids).items()},
            "totals": self.totals,
            "wanted": [digest.hex() for digest in wanted_files(connection, self.to.gids)[:_WANTED]],
            "received": received,
            "operations": self.leaving.operations,
            "schema": SCHEMA,
            **self._agency(),
        }

    def _agency(self) -> dict[str, object]:
        """The further PCs of this office need not compare BKPSDM's card once more."""
        card = kept_agency_card(self._work) if self.to.office == self.own.office.id else None
        return {} if card is None else {"agency": card}

    def _needed(self) -> Iterator[Known]:
        """The PCs whose blocks the other reads, those of both offices, and those that were retired: what the
        PCs of any further office are called is not his business."""
        writers = {s.installation for s in self.log.streams.values() if s.gid in set(self.to.gids)}
        offices = {self.own.office.id, self.to.office}
        for known in installations(self._work.connection):
            is_retired = kept_certificate(known.certificate).retired_after is not None
            if is_retired or known.id in writers or known.office in offices:
                yield known

    def _name_of(self, part: tuple[int, int]) -> bytes:
        """Each part is a bundle of its own."""
        if part[1] == 1:
            return self.bundle
        return sha256(self.bundle + bytes(str(part[0]), "ascii")).digest()[:16]

    def _frames_by_size(self, blobs: Blobs) -> Iterator[int]:
        for size in self.leaving.sizes:
            yield size + 80
        for digest in self.files:
            yield blobs.size_of(digest) + 120

    def _frames(self, blobs: Blobs, start: int, end: int) -> Iterator[Frame]:
        place = 0
        for signature, packed in blocks_beyond(self.log, self.to.gids, self.to.held):
            if start <= place < end:
                yield BlockFrame(signature, packed)
            place += 1
        for digest in self.files:
            if start <= place < end:
                yield FileHead(digest, blobs.size_of(digest))
                for chunk in blobs.chunks(digest):
                    yield FileChunk(chunk)
            place += 1


def ready_own(work: Work, *, is_joining: bool = False) -> Own:
    """This PC when it may send and receive: no practice office, certified by its office.

    `is_joining`: a PC that joined its office may read the file that brings it its certificate.
    """
    own = own_of(work)
    if own.office.is_practice:
        raise RuleBroken("sinkron.latihan")
    if own.certificate is None and not (is_joining and joined_card(work)):
        raise RuleBroken("sinkron.belum_disahkan")
    return own


def ready_to_send(work: Work) -> Own:
    """The same for a PC that writes: one whose place was taken by another does so no longer."""
    own = ready_own(work)
    if is_retired(work):
        raise RuleBroken("sinkron.pensiun")
    return own


def _kinds(leaving: Leaving, rooms: Sequence[Room], judge: Judge) -> tuple[LeavingKind, ...]:
    by_gid = {room.gid: room for room in rooms}
    found = []
    for (gid, table), rows in leaving.rows.items():
        room = by_gid[gid]
        office = judge.roster.office(room.owner) if judge.roster and room.owner else None
        kind = f"{room.kind.value}·{room.title}" if room.title else room.kind.value
        found.append(LeavingKind(kind, office.code if office else "", table, rows))
    return tuple(sorted(found, key=lambda line: (line.audience, line.office, line.table)))


def _parts(sizes: Iterator[int], limit: int | None) -> Iterator[tuple[int, int]]:
    """Ranges of frames that fit a part; a frame that is too large has a part of its own."""
    start, place, held = 0, 0, 0
    for size in sizes:
        if limit is not None and held and held + size > limit:
            yield start, place
            start, held = place, 0
        held += size
        place += 1
    yield start, place


def _names(target: Path, plan: Outgoing) -> tuple[Path, str]:
    """The folder and the name without ending; a folder gets a short, telling name."""
    if is_folder(target):
        word = {FileKind.PAKET_AWAL: "paket-awal", FileKind.TANDA_TERIMA: "tanda-terima"}.get(plan.kind, "ke")
        return target, f"{_safe(plan.own.office.code)}_{word}_{_safe(plan.to.code)}_{plan.number:04d}"
    if not (target.suffix and is_folder(target.parent)):  # a name without ending is a folder that is gone
        raise RuleBroken("sinkron.tak_dapat_menulis", tempat=str(target))
    return target.parent, target.name


def _safe(code: str) -> str:
    return "".join(c if c.isalnum() or c in "-." else "-" for c in code)
