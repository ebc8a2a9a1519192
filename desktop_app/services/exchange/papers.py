"""Papers of the exchange and of the state of the data: letters to be looked at, saved and printed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from desktop_app.documents import letters
from desktop_app.documents.facts import PageSetup
from desktop_app.documents.letters.facts import From, LetterFacts, OpenFile, ReminderFacts
from desktop_app.documents.prints import make_batch, make_pdf
from desktop_app.domain.dates import short_date
from desktop_app.domain.errors import AppError, RuleBroken
from desktop_app.domain.records import Id
from desktop_app.domain.values import Acting, day_of
from desktop_app.services.backups import BackupLine
from desktop_app.services.exchange.asking import Asking
from desktop_app.services.exchange.audiences import rooms_of
from desktop_app.services.exchange.cards import Cards
from desktop_app.services.exchange.checked import Checkup
from desktop_app.services.exchange.duplicates import Duplicates
from desktop_app.services.exchange.identity import own_of
from desktop_app.services.exchange.labels import room_label
from desktop_app.services.exchange.paper_facts import (
    card_facts,
    head_of,
    integrity_facts,
    minutes_facts,
    questions_facts,
    recovery_facts,
)
from desktop_app.services.exchange.trust import office_of, roster_of
from desktop_app.services.exchange.values import FileKind
from desktop_app.services.offices import own_office
from desktop_app.services.printing.naming import safe
from desktop_app.services.printing.papers import Press
from desktop_app.services.printing.values import PrintOrder
from desktop_app.store.exchange.ledger import Direction, Entry, ExchangeState, entries, entry_of
from desktop_app.store.exchange.neighbours import peers_of
from desktop_app.store.work import Store, Work
from desktop_app.sync.roster import RosterOffice
from desktop_app.vault.blobs import Blobs
from desktop_app.words.exchange import KINDS

DAYS = 30
"""After how many days of silence an office is reminded, unless somebody chooses otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterPrint:
    """A finished letter, to be shown and printed like any other paper."""

    pdf: bytes
    pages: int
    title: str
    file_name: str
    warnings: tuple[AppError, ...] = ()
    is_draft: bool = False


@dataclass(frozen=True, slots=True)
class LateOffice:
    """An office that has been silent, or has not acknowledged files, for so many days."""

    id: Id
    code: str
    name: str
    heard_on: date | None
    silent_days: int | None
    files: tuple[OpenFile, ...]


class ExchangePapers:
    """Letters; `dated_on` None prints dots where the day is to be written by hand."""

    def __init__(self, store: Store, blobs: Blobs) -> None:
        self._store, self._blobs = store, blobs

    def late(self, acting: Acting, days: int = DAYS) -> tuple[LateOffice, ...]:
        """Whom the agency should remind, those silent longest first."""
        with self._store.look() as work:
            return _late(work, acting.day, days)

    def reminders(
        self,
        acting: Acting,
        days: int = DAYS,
        *,
        codes: Collection[str] | None = None,
        dated_on: date | None = None,
    ) -> LetterPrint:
        """One page for each late office (of `codes`, or all of them). Raises `sinkron.bukan_bkpsdm`,
        `cetak.tak_ada_yang_terlambat`."""
        with self._store.look() as work:
            if not own_office(work).is_agency:
                raise RuleBroken("sinkron.bukan_bkpsdm")
            late = [each for each in _late(work, acting.day, days) if codes is None or each.code in codes]
            if not late:
                raise RuleBroken("cetak.tak_ada_yang_terlambat", hari=days)
            sender, setup = self._sender(work, acting, dated_on)
        told = [
            ReminderFacts(sender, acting.day, each.name, each.heard_on, each.silent_days, each.files)
            for each in late
        ]
        title = (
            f"Surat pengingat {late[0].name}" if len(late) == 1 else f"Surat pengingat, {len(late)} kantor"
        )
        pdf = make_batch([(letters.PENGINGAT, each) for each in told], setup, title)
        whom = late[0].code if len(late) == 1 else f"{len(late)}-kantor"
        name = f"Surat-pengingat_{safe(whom)}_{acting.day:%Y-%m-%d}.pdf"
        return LetterPrint(pdf=pdf.content, pages=pdf.pages, title=title, file_name=name)

    def card(self, acting: Acting, *, dated_on: date | None = None) -> LetterPrint:
        """The card this PC can show, with its digits and how to compare them."""
        card, content = Cards(self._store).shown()
        with self._store.look() as work:
            sender, setup = self._sender(work, acting, dated_on)
        told = card_facts(sender, card, content)
        return _made(letters.KARTU, told, setup, f"{told.kind} {card.name}", f"Kartu_{safe(card.code)}")

    def minutes(self, acting: Acting, exchange_id: Id, *, dated_on: date | None = None) -> LetterPrint:
        """One line of the ledger in the numbers of both sides; `cetak.kiriman_tak_tercatat`."""
        with self._store.look() as work:
            own, entry = own_of(work), entry_of(work.connection, exchange_id)
            if entry is None:
                raise RuleBroken("cetak.kiriman_tak_tercatat")
            sender, setup = self._sender(work, acting, dated_on)
            roster = roster_of(work)
            rooms = rooms_of(work, roster, own.office.id, acting.day).by_gid
            names = {gid.hex(): room_label(room, roster, own.office.code) for gid, room in rooms.items()}
            peers = peers_of(work.connection, entry.office) if entry.office else []
            newest = max(peers, key=lambda peer: peer.number, default=None)
            told = minutes_facts(sender, own.office, _other(work, entry), entry, newest, names)
        title = f"Berita acara pertukaran {told.sent_by} ke {told.taken_by} nomor {entry.number}"
        name = f"Berita-acara_{safe(told.sent_by)}_{safe(told.taken_by)}_{entry.number:04d}"
        return _made(letters.BERITA_ACARA, told, setup, title, name)

    def questions(self, acting: Acting, *, dated_on: date | None = None) -> LetterPrint:
        """What waits for a decision, by age. Raises `cetak.tak_ada_keputusan`."""
        twice = Duplicates(self._store)
        pairs, doubles = len(twice.pairs()), len(twice.doubles())
        with self._store.look() as work:
            waiting = Asking(work).waiting()
            if not (waiting or pairs or doubles):
                raise RuleBroken("cetak.tak_ada_keputusan")
            sender, setup = self._sender(work, acting, dated_on)
            told = questions_facts(
                sender, own_office(work), acting.day, waiting, pairs=pairs, doubles=doubles
            )
        title = f"Daftar yang perlu keputusan {short_date(acting.day)}"
        return _made(letters.KEPUTUSAN, told, setup, title, f"Perlu-keputusan_{acting.day:%Y-%m-%d}")

    def integrity(self, acting: Acting, checked: Checkup, *, dated_on: date | None = None) -> LetterPrint:
        """The report of a check that was made."""
        with self._store.look() as work:
            sender, setup = self._sender(work, acting, dated_on)
            told = integrity_facts(sender, own_office(work), checked)
        day = day_of(checked.at)
        title = f"Hasil pemeriksaan keutuhan {short_date(day)}"
        return _made(letters.KEUTUHAN, told, setup, title, f"Keutuhan_{day:%Y-%m-%d}")

    def recovery(
        self, acting: Acting, backup: BackupLine, code: str, dated_on: date | None = None
    ) -> LetterPrint:
        """The sheet with the recovery code of a backup; the code is kept nowhere else."""
        with self._store.look() as work:
            sender, setup = self._sender(work, acting, dated_on)
        told = recovery_facts(sender, backup, code)
        stem = backup.path.stem
        return _made(letters.KODE_PEMULIHAN, told, setup, "Kode pemulihan cadangan", f"Kode_{safe(stem)}")

    def _sender(self, work: Work, acting: Acting, dated_on: date | None) -> tuple[From, PageSetup]:
        own, press = own_office(work), Press.of(work, self._blobs, PrintOrder(dated_on=dated_on))
        signer = head_of(work, own.unit_id, acting.day)
        return From(press.agency, own.name, signer, press.dated), press.setup(draft=False)


def _made(form_id: str, told: LetterFacts, setup: PageSetup, title: str, name: str) -> LetterPrint:
    pdf = make_pdf(form_id, told, setup)
    return LetterPrint(pdf=pdf.content, pages=pdf.pages, title=title, file_name=f"{name}.pdf")


def _late(work: Work, day: date, days: int) -> tuple[LateOffice, ...]:
    own, roster = own_of(work), roster_of(work)
    listed = [o for o in (roster.offices if roster else ()) if o.id != own.office.id and o.revoked is None]
    late = [_as_late(work, office, day, days) for office in listed]
    found = [each for each in late if each.files or (each.silent_days or 0) >= days]
    return tuple(sorted(found, key=lambda each: (-(each.silent_days or 0), each.code)))


def _as_late(work: Work, office: RosterOffice, day: date, days: int) -> LateOffice:
    """An office that was never heard of is silent since it was listed."""
    found = entries(work.connection, Id(office.id))
    heard = max((_day(each) for each in found if each.direction is Direction.MASUK), default=None)
    since = heard or office.valid_from
    files = _open_files(found, day, days)
    return LateOffice(Id(office.id), office.code, office.name, heard, (day - since).days, files)


def _open_files(found: Sequence[Entry], day: date, days: int) -> tuple[OpenFile, ...]:
    """Files that wait for an acknowledgement; a receipt needs none."""
    return tuple(
        OpenFile(each.number, _day(each), KINDS.get(each.kind, each.kind), each.file, (day - _day(each)).days)
        for each in sorted(found, key=lambda each: each.number)
        if each.direction is Direction.KELUAR
        and each.state is ExchangeState.DITULIS
        and each.kind != FileKind.TANDA_TERIMA
        and (day - _day(each)).days >= days
    )


def _other(work: Work, entry: Entry) -> tuple[str, str]:
    """Code and name of the other side; the own office's when two of its PCs exchange."""
    office = office_of(work, entry.office) if entry.office else None
    if office is not None:
        return office.code, office.name
    own = own_office(work)
    return own.code, own.name


def _day(entry: Entry) -> date:
    return day_of(datetime.fromisoformat(entry.at))
