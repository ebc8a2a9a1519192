"""Use cases of the exchange between offices: what a window or a command line is given to work with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.records import Id
from desktop_app.domain.values import Acting
from desktop_app.services.exchange.cards import Cards, first_roster
from desktop_app.services.exchange.deciding import Deciding
from desktop_app.services.exchange.duplicates import Duplicates
from desktop_app.services.exchange.identity import Own, agency_card, begin, own_of
from desktop_app.services.exchange.integrity import Integrity, check_integrity, rebuild_from_log
from desktop_app.services.exchange.overview import ledger_line, office_line, unsent
from desktop_app.services.exchange.receiving import Receiving
from desktop_app.services.exchange.replica import conclude, leave_twin
from desktop_app.services.exchange.sending import Sending
from desktop_app.services.exchange.states import States
from desktop_app.services.exchange.trust import judge_of, roster_of
from desktop_app.services.exchange.values import (
    FileKind,
    LedgerLine,
    OfficeLine,
    PcLine,
    Received,
    SendPreview,
    Sent,
    Standing,
    SyncState,
)
from desktop_app.services.offices import own_office
from desktop_app.store.exchange.acts import record_act
from desktop_app.store.exchange.applying import Applier
from desktop_app.store.exchange.beginning import has_begun, is_left_out, standing_of
from desktop_app.store.exchange.control import is_stale
from desktop_app.store.exchange.judging_again import catch_up, is_behind
from desktop_app.store.exchange.ledger import Direction, Entry, ExchangeState, entries, entry_of, set_state
from desktop_app.store.exchange.neighbours import installations
from desktop_app.store.exchange.outgoing import wanted_files
from desktop_app.store.exchange.questions import count_questions
from desktop_app.store.exchange.sealing import seal
from desktop_app.store.exchange.setting_aside import set_aside, take_again, why_not_aside
from desktop_app.store.exchange.states import counts, late_rows
from desktop_app.store.following import follow
from desktop_app.store.indexes import repair_indexes
from desktop_app.store.work import Store, Work
from desktop_app.sync.cards import Card, fingerprint
from desktop_app.sync.certificates import kept_certificate
from desktop_app.vault.blobs import Blobs

Progress = Callable[[int, int], None]
BeforeImport = Callable[[Acting], object]


class Exchange:
    """Sending, taking in, deciding, and everything one must know to trust it."""

    def __init__(
        self,
        store: Store,
        blobs: Blobs,
        folder: Path,
        before_import: BeforeImport | None = None,
        after_seal: Callable[[], None] = lambda: None,
    ) -> None:
        """`before_import` makes the backup that precedes every import; `after_seal` notes outside of the
        store how far it has come."""
        self._store, self._after_seal = store, after_seal
        self.cards, self.deciding, self.duplicates = Cards(store), Deciding(store), Duplicates(store)
        self._states = States(store)
        self._sending, self._receiving = Sending(store, blobs), Receiving(store, blobs, folder, before_import)

    def begin(self) -> bool:
        """Gives a founded office its place in the exchange; answers whether this was the first time.

        After an upgrade what newer programs had sent appears.
        """
        with self._store.look() as work:
            office = _founded(work)
            if office is not None and has_begun(work.connection) and is_behind(work.connection):
                self._catch_up()
                return False
            if office is None or has_begun(work.connection) or is_left_out(work.connection):
                return False
        with self._store.work() as work:
            begin(work)
            own = own_of(work)
            if own.office.is_agency and own.is_main and not own.office.is_practice:
                first_roster(work, own)
        return True

    def standing(self) -> Standing:
        """The exchange at a glance."""
        with self._store.look() as work:
            if standing_of(work.connection) is None:
                office = _founded(work)
                why = "sinkron.belum_mulai" if office else "kantor.belum_ada"
                practice = bool(office and office.is_practice)
                return Standing(False, False, False, practice, False, False, None, 0, 0, 0, 0, 0, 0, 0, why)
            return self._standing(work, own_of(work))

    def offices(self) -> list[OfficeLine]:
        """All offices of the roster, with what has come and gone; those silent longest come first."""
        with self._store.look() as work:
            own, roster = own_of(work), roster_of(work)
            rooms = judge_of(work, own, work.today).rooms
            lines = [office_line(work, own, o, rooms) for o in roster.offices] if roster else []
        return sorted(lines, key=lambda line: (line.is_own, line.last_received or "", line.code))

    def computers(self) -> list[PcLine]:
        """The PCs of the own office."""
        with self._store.look() as work:
            own = own_of(work)
            return [
                PcLine(k.id, k.name, k.is_own, kept_certificate(k.certificate).retired_after is not None)
                for k in installations(work.connection)
                if k.office == own.office.id
            ]

    def preview_send(
        self, acting: Acting, code: str, *, with_files: bool = True, kind: FileKind = FileKind.SINKRON
    ) -> SendPreview:
        """Exactly whose data would leave; see `Sending.preview`."""
        self.begin()
        return self._sending.preview(acting, code, with_files=with_files, kind=kind)

    def send(
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
        """Writes a file for an office; see `Sending.write`."""
        self.begin()
        sent = self._sending.write(
            acting, code, target, with_files=with_files, kind=kind, part_size=part_size, step=step
        )
        self._after_seal()
        return sent

    def preview_receive(
        self, acting: Acting, paths: Sequence[Path], step: Progress | None = None
    ) -> Received:
        """Exactly what taking files or folders in would do; nothing is kept."""
        self.begin()
        return self._receiving.preview(acting, paths, step)

    def receive(self, acting: Acting, paths: Sequence[Path], step: Progress | None = None) -> Received:
        """Takes files or folders in; a refused file leaves no trace, the others enter."""
        self.begin()
        try:
            return self._receiving.receive(acting, paths, step)
        finally:  # also where it was given up: the files before have entered
            repair_indexes(self._store)
            self.settle_derived()
            self._after_seal()

    def undo(self, acting: Acting, exchange_id: Id) -> Changes:
        """Sets the blocks of an import aside; raises the code of `LedgerLine.may_undo`."""
        with self._store.work(acting) as work:
            entry = entry_of(work.connection, exchange_id)
            if entry is None or entry.state is not ExchangeState.DITERIMA:
                raise RuleBroken("sinkron.tidak_ada_yang_diurungkan")
            follow(work, set_aside(work.log(), exchange_id))
            set_state(work.connection, exchange_id, ExchangeState.DIURUNGKAN)
            _act(work, acting, "urungkan terima", entry)
        self.settle_derived()
        return ~Changes.NOTHING

    def take_again(self, acting: Acting, exchange_id: Id) -> Changes:
        """Brings an undone import back."""
        with self._store.work(acting) as work:
            own = own_of(work)
            entry = entry_of(work.connection, exchange_id)
            if entry is None or entry.state is not ExchangeState.DIURUNGKAN:
                raise RuleBroken("sinkron.tidak_ada_yang_diurungkan")
            seal(work.log(), own.author, work.now)
            log = work.log()
            take_again(log, exchange_id)
            who = (own.standing.replica, own.standing.installation)
            applier = Applier(log, judge_of(work, own, acting.day), work.now, who)
            applier.settle()
            applier.finish()
            conclude(work, applier)
            set_state(work.connection, exchange_id, ExchangeState.DITERIMA)
            _act(work, acting, "terima lagi", entry)
        self.settle_derived()
        return ~Changes.NOTHING

    def ledger(self, office: Id | None = None) -> list[LedgerLine]:
        """All files that went and came, the newest first."""
        with self._store.look() as work:
            log = work.log()
            found = entries(work.connection, office)
            undoable = next((e.id for e in found if _came(e)), None)
            lines = []
            for entry in found:
                why: str | None = "sinkron.tidak_ada_yang_diurungkan"
                if entry.id == undoable:
                    why = why_not_aside(log, entry.id)
                elif _came(entry):
                    why = "sinkron.sudah_dilanjutkan"
                lines.append(ledger_line(work, entry, why))
            return lines

    def states(self, family: str, ids: Sequence[Id]) -> dict[Id, SyncState]:
        """Where things stand in the exchange; `family` is person, skp or evaluation."""
        return self._states.of(family, ids)

    def own_card(self) -> tuple[Card, str]:
        """The card this PC can show, and its fingerprint."""
        self.begin()
        card = self.cards.own()
        return card, fingerprint(card)

    def become_new_computer(self, acting: Acting) -> Changes:
        """This store, or another, is a copy: it writes as a new replica from now on. What only it wrote under
        the shared name is written again as soon as a block of the other comes, so that nothing is lost."""
        with self._store.work(acting) as work:
            leave_twin(work, own_of(work))
        return ~Changes.NOTHING

    def check(self, step: Progress | None = None) -> Integrity:
        """Signatures, chain, fold against tables, the chain of acts, triggers."""
        return check_integrity(self._store, step)

    def rebuild(self, acting: Acting) -> Changes:
        """Makes every exchanged row anew out of the log."""
        rebuild_from_log(self._store, acting)
        self.settle_derived()
        return ~Changes.NOTHING

    def settle_derived(self) -> None:
        """Makes derived tables anew when a large import left them behind."""
        with self._store.look() as work:
            stale = is_stale(work.connection)
        if stale:
            with self._store.work() as work:
                work.rebuild_derived()

    def _catch_up(self) -> None:
        with self._store.work() as work:
            own = own_of(work)
            who = (own.standing.replica, own.standing.installation)
            applier = Applier(work.log(), judge_of(work, own, work.today), work.now, who)
            catch_up(applier)
            conclude(work, applier)
        self.settle_derived()

    def _standing(self, work: Work, own: Own) -> Standing:
        roster = roster_of(work)
        listed = roster.office(own.office.id) if roster else None
        sizes = counts(work.connection)
        unacknowledged, unwritten = unsent(work, own)
        why = None
        if own.office.is_practice:
            why = "sinkron.latihan"
        elif own.certificate is None:
            why = "sinkron.belum_disahkan"
        elif agency_card(work) is None:
            why = "sinkron.tanpa_bkpsdm"
        elif roster is None or (listed is None and not own.office.is_agency):
            why = "sinkron.belum_terdaftar"
        gids = [r.gid for r in judge_of(work, own, work.today).rooms.read_by(own.office.id)]
        return Standing(
            has_begun=True,
            is_agency=own.office.is_agency,
            is_main=own.is_main,
            is_practice=own.office.is_practice,
            knows_agency=agency_card(work) is not None,
            in_roster=listed is not None,
            roster_version=roster.version if roster else None,
            unsent=sizes["pending"] + unacknowledged,
            unwritten=sizes["pending"] + unwritten,
            decisions=count_questions(work.connection) + len(late_rows(work.connection)),
            duplicates=self.duplicates.count(work),
            waiting=sizes["inbox"],
            quarantined=sizes["quarantine"],
            missing_files=len(wanted_files(work.connection, gids)),
            why_not=why,
        )


def _founded(work: Work):  # type: ignore[no-untyped-def]  # noqa: ANN202
    try:
        return own_office(work)
    except RuleBroken:
        return None


def _came(entry: Entry) -> bool:
    return entry.direction is Direction.MASUK and entry.state is ExchangeState.DITERIMA


def _act(work: Work, acting: Acting, action: str, entry: Entry) -> None:
    at = work.now.isoformat(timespec="milliseconds")
    detail = {"berkas": entry.sha256.hex(), "nomor": entry.number}
    record_act(work.connection, at, acting.title, action, about=entry.file, detail=detail)
