"""From the ledger, the roster and a check to what the letters need: texts, counts, control numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from desktop_app import __version__
from desktop_app.documents.facts import IdentityBlock
from desktop_app.documents.letters.facts import (
    CardFacts,
    Count,
    From,
    IntegrityFacts,
    Looked,
    MinutesFacts,
    Question,
    QuestionsFacts,
    RecoveryFacts,
)
from desktop_app.domain.dates import WIB, day_name, moment, short_date
from desktop_app.domain.records import Id
from desktop_app.services.backups import BackupLine
from desktop_app.services.exchange.checked import Checkup
from desktop_app.services.exchange.labels import control_number
from desktop_app.services.exchange.values import Waiting
from desktop_app.services.offices import OwnOffice
from desktop_app.services.printing.filling import block
from desktop_app.services.standing import Line, identity_on
from desktop_app.store.exchange.ledger import Direction, Entry, ExchangeState
from desktop_app.store.exchange.neighbours import Peer
from desktop_app.store.work import Work
from desktop_app.sync.cards import Card, Role, fingerprint
from desktop_app.words.checking import ALL_GOOD, NOT_GOOD, PARTS, TITLES, amount_words, outcome_words
from desktop_app.words.exchange import KINDS
from desktop_app.words.exchange_fields import field_label
from desktop_app.words.exchange_papers import (
    AGES,
    CARD_KINDS,
    CARD_PURPOSES,
    COUNTS,
    DEEDS,
    GUIDES,
    NO_AGE,
    REMARKS,
)
from desktop_app.words.exchange_terms import label_of

_MOST_QUESTIONS = 500  # about 25 pages; nobody reads more of it on paper


def head_of(work: Work, unit_id: Id, day: date) -> IdentityBlock:
    """Who signs for a unit on a day; without a name where nobody or more than one is known to head it."""
    heads = Line(work, day).structure.heads.get(unit_id, ())
    return block(identity_on(work, heads[0].person_id, day)) if len(heads) == 1 else IdentityBlock("")


def card_facts(sender: From, card: Card, content: bytes) -> CardFacts:
    """The card of an office, of the agency, or of a single PC."""
    kind = Role.BKPSDM.value if card.role is Role.BKPSDM else card.kind.value
    return CardFacts(
        sender=sender,
        kind=CARD_KINDS[kind],
        code=card.code,
        name=card.name,
        groups=tuple(fingerprint(card).split(" ")),
        content=content,
        purpose=CARD_PURPOSES[kind].format(nama=card.name),
        guide=GUIDES[kind],
    )


def integrity_facts(sender: From, office: OwnOffice, checked: Checkup) -> IntegrityFacts:
    """The report of a check: all it looked at, all it found, and the control numbers of the day."""
    findings = [f"{TITLES[kind]}: {line}." for kind, line in checked.findings]
    looked = [
        Looked(PARTS[part.key], amount_words(part.key, part.amount), outcome_words(len(part.findings)))
        for part in checked.parts
    ]
    lines = [
        ("Kantor", f"{office.name} ({office.code})"),
        ("Diperiksa pada", moment(checked.at)),
        ("Oleh", checked.by),
        ("Versi program", __version__),
        *((f"Angka kendali {name}", number) for name, number in checked.totals),
    ]
    verdict = ALL_GOOD if checked.is_good else NOT_GOOD.format(jumlah=len(findings))
    return IntegrityFacts(sender, tuple(lines), tuple(looked), verdict, tuple(findings), checked.seal)


def recovery_facts(sender: From, line: BackupLine, code: str) -> RecoveryFacts:
    """The sheet with the code of one backup."""
    lines = [("Berkas", line.path.name), ("Isi", "dengan bukti" if line.with_files else "tanpa berkas bukti")]
    if line.made is not None:
        lines.insert(1, ("Dibuat", moment(line.made)))
    return RecoveryFacts(sender, tuple(code.split("-")), tuple(lines))


def questions_facts(
    sender: From, office: OwnOffice, day: date, waiting: Sequence[Waiting], *, pairs: int, doubles: int
) -> QuestionsFacts:
    """What waits for a decision, the oldest first; what no clock has dated comes last."""
    in_order = sorted(waiting, key=lambda each: (each.since_on is None, each.since_on or day, each.title))
    days = [(day - each.since_on).days if each.since_on else None for each in in_order]
    counted = [
        (label, sum(age is not None and least <= age <= most for age in days)) for label, least, most in AGES
    ]
    lines = (
        ("Kantor", f"{office.name} ({office.code})"),
        ("Isi berbeda menurut kantor", str(len(waiting))),
        ("Pegawai yang mungkin tercatat ganda", f"{pairs} pasang"),
        ("Data yang tercatat dua kali", f"{doubles} pasang"),
    )
    return QuestionsFacts(
        sender=sender,
        as_of=day,
        lines=lines,
        ages=tuple((label, str(count)) for label, count in (*counted, (NO_AGE, days.count(None))) if count),
        waiting=tuple(
            _question(each, age) for each, age in zip(in_order[:_MOST_QUESTIONS], days, strict=False)
        ),
        more=max(0, len(in_order) - _MOST_QUESTIONS),
    )


def _question(line: Waiting, age: int | None) -> Question:
    return Question(
        since=short_date(line.since_on) if line.since_on else "–",
        age="–" if age is None else f"{max(0, age)} hari",
        subject=line.title,
        about=f"{field_label(line.table, line.field)} · {label_of(line.table)}",
        offices=", ".join(line.offices),
    )


def minutes_facts(  # noqa: PLR0917  # all that stands on the paper
    sender: From,
    own: OwnOffice,
    other: tuple[str, str],
    entry: Entry,
    peer: Peer | None,
    rooms: Mapping[str, str],
) -> MinutesFacts:
    """One file in the numbers of both sides. `other`: code and name; `peer`: what the other side said last;
    `rooms`: {audience: its name}."""
    is_out = entry.direction is Direction.KELUAR
    at = datetime.fromisoformat(entry.at)
    heard = peer if is_out and entry.state is ExchangeState.DIAKUI else None
    here, there = (own.code, own.name), other
    first, second = (here, there) if is_out else (there, here)
    totals, remarks = _totals(entry, heard, rooms)
    return MinutesFacts(
        sender=sender,
        deed=DEEDS[entry.direction.value].format(waktu=_when(at), kantor=own.name, lain=other[1]),
        sent_by=first[0],
        taken_by=second[0],
        lines=(
            ("Pengirim", f"{first[1]} ({first[0]})"),
            ("Penerima", f"{second[1]} ({second[0]})"),
            ("Jenis dan nomor", f"{KINDS.get(entry.kind, entry.kind)} nomor {entry.number}"),
            ("Nama berkas", entry.file),
            ("Tanda berkas", _spelled(entry.bundle.hex())),
        ),
        counts=_counts(entry, is_out),
        totals=totals,
        remarks=remarks,
    )


def _counts(entry: Entry, is_out: bool) -> tuple[Count, ...]:
    counts = entry.counts
    sent = counts.get("perubahan" if is_out else "isi", "")
    lines = [
        Count(COUNTS["perubahan"], str(sent), "" if is_out else str(sent)),
        Count(COUNTS["bukti"], str(counts.get("bukti", 0)), "" if is_out else str(counts.get("bukti", 0))),
    ]
    if not is_out:
        lines += [
            Count(f"– {label}", "", str(counts.get(key, 0)))
            for key, label in COUNTS.items()
            if key not in {"perubahan", "bukti"}
        ]
    return tuple(lines)


def _totals(
    entry: Entry, heard: Peer | None, rooms: Mapping[str, str]
) -> tuple[tuple[Count, ...], tuple[str, ...]]:
    """Control numbers of both sides, and what a difference means."""
    is_out, counts = entry.direction is Direction.KELUAR, entry.counts
    ours: Mapping[str, str] = counts.get("kendali", {})
    sent: Mapping[str, str] = ours if is_out else counts.get("kendali_pengirim", {})
    taken: Mapping[str, str] = (heard.totals if heard else {}) if is_out else ours
    lines, remarks = [], []
    if is_out and heard is None:
        remarks.append(REMARKS["belum_diakui"])
    elif heard is not None:
        day = datetime.fromisoformat(heard.at)
        remarks.append(REMARKS["menurut_kiriman"].format(tanggal=moment(day)))
    wrong = set(counts.get("kendali_berbeda", ()))
    for gid in sorted(sent, key=lambda gid: rooms.get(gid, gid)):
        name, a, b = rooms.get(gid, gid[:8]), sent[gid], taken.get(gid)
        if not int(a, 16) and not (b and int(b, 16)):
            continue  # nothing of this group is held by anybody
        lines.append(Count(name, control_number(a), control_number(b) if b else ""))
        if b and a != b:
            remarks.append(REMARKS["berbeda" if gid in wrong else "lebih_baru"].format(kelompok=name))
    return tuple(lines), tuple(remarks)


def _when(at: datetime) -> str:
    return f"{day_name(at.astimezone(WIB).date())}, {moment(at)}"


def _spelled(digits: str) -> str:
    """Hexadecimal digits in groups of four, for eyes."""
    return " ".join(digits[at : at + 4] for at in range(0, len(digits), 4)).upper()
