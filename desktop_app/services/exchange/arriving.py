"""What is asked of a file before anything in it is believed: who sent it, and whether it is for us.

Nothing is written here: a file that is refused leaves no trace.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, BinaryIO

from desktop_app.domain.errors import Refused
from desktop_app.domain.records import Id
from desktop_app.services.exchange.identity import Own
from desktop_app.services.exchange.trust import Vouchers, listed_voucher, office_of, roster_of
from desktop_app.store.work import Work
from desktop_app.sync.bundle import Frame, Outer, open_inner
from desktop_app.sync.cards import key_id
from desktop_app.sync.certificates import claimed_office, kept_certificate
from desktop_app.sync.manifest import Manifest, read_manifest

_DOUBT = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Sender:
    """The office that vouches for the sending PC, and that PC's key."""

    code: str
    name: str
    public: bytes


class _Enough(Exception):  # a way out of the stream, not an error
    """The manifest was seen."""


def sender_of(work: Work, own: Own, outer: Outer) -> Sender:
    """Stage 2; raises Refused: KANTOR_TAK_DIKENAL, KARTU_DICABUT."""
    certificate = outer.header.cert
    office = Id(claimed_office(certificate))
    listed = listed_voucher(work, certificate) or office_of(work, office)
    if listed is None and office != own.office.id:
        raise Refused("KANTOR_TAK_DIKENAL")
    if getattr(listed, "revoked", None) is not None:
        raise Refused("KARTU_DICABUT")
    sender = Vouchers(work, own).check(certificate)
    if sender.retired_after is not None:
        raise Refused("KARTU_DICABUT")
    if key_id(sender.sign) != outer.header.key:
        raise Refused("KANTOR_TAK_DIKENAL")
    named = own.office if listed is None else listed
    return Sender(named.code, named.name, sender.sign)


def check_addressee(work: Work, own: Own, outer: Outer) -> None:
    """The header names keys only; with the roster they become the names of offices."""
    ours = {key_id(own.keys.installation.public)}
    if own.keys.office is not None:
        ours.add(key_id(own.keys.office.public))
    if ours & set(outer.header.to):
        return
    roster = roster_of(work)
    named = [roster.by_key(key) for key in outer.header.to] if roster else []
    if any(office and office.id == own.office.id for office in named):
        raise Refused("BUKAN_UNTUK_KOMPUTER_INI", kantor=own.office.name)
    others = ", ".join(office.name for office in named if office) or "kantor lain"
    raise Refused("BUKAN_UNTUK_KANTOR_INI", tujuan=others, kantor=own.office.name)


def peek(source: BinaryIO, outer: Outer, own: Own, sender: Sender) -> Manifest:
    """The manifest alone, with stage 5: sender and addressee stand inside the seal too, or somebody could
    pass on another's letter. Raises PENERUSAN_TIDAK_SAH."""
    seen: list[Manifest] = []

    def on_manifest(raw: dict[str, Any]) -> None:
        seen.append(read_manifest(raw))
        raise _Enough

    def on_frame(_frame: Frame) -> None:
        raise _Enough

    try:
        open_inner(source, outer, own.secrets, on_manifest, on_frame)
    except _Enough:
        manifest = seen[0]
    else:
        raise Refused("RUSAK")
    certificate = kept_certificate(outer.header.cert)
    is_same = (manifest.sender, manifest.installation) == (certificate.office_id, certificate.installation_id)
    if not is_same or manifest.to != own.office.id or manifest.part != tuple(outer.header.part):
        raise Refused("PENERUSAN_TIDAK_SAH", pengirim=sender.name)
    return manifest


def is_doubtful(made: str, now: datetime) -> bool:
    """The sender's clock runs more than a day ahead of ours; clocks decide nothing, people should know."""
    try:
        return datetime.fromisoformat(made) - now > _DOUBT
    except (ValueError, TypeError):
        return True
