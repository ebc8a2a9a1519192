"""What a correction of a person, and a new dated fact of him, must fulfil."""

from __future__ import annotations

from datetime import date, timedelta

from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.nip import Claims, cross_check
from desktop_app.domain.organisation import Post, Unit
from desktop_app.domain.people import FactKind, Person, PersonFact, in_force
from desktop_app.domain.terms import Severity, StaffKind
from desktop_app.domain.text import tidied
from desktop_app.store.work import Work

_AHEAD = timedelta(days=366)
LONGEST = {
    "name": 120,
    "title_front": 40,
    "title_back": 80,
    "born_at": 60,
    "karpeg": 20,
    "phone": 30,
    "email": 120,
    "note": 500,
}
"""The texts of a person's row, and how long each may be."""


def check_person(texts: dict[str, str | None], born_on: date | None, today: date) -> None:
    """A person has a name, and was born; raises `pegawai.*`."""
    if not texts["name"]:
        raise RuleBroken("pegawai.nama_kosong")
    for name, most in LONGEST.items():
        if len(texts[name] or "") > most:
            raise RuleBroken("pegawai.isian_panjang", paling_panjang=most)
    if born_on is not None and born_on >= today:
        raise RuleBroken("pegawai.lahir_masa_depan")


def corrected(facts: list[PersonFact], draft: PersonFact) -> PersonFact | None:
    """The fact that the draft puts right: the one it names, else one of its kind from the same day."""
    if draft.corrects_id is not None:
        named = next((fact for fact in facts if fact.id == draft.corrects_id), None)
        if named is None or named.kind is not draft.kind:
            raise RuleBroken("fakta.tidak_ada")
        return named
    return next((f for f in facts if f.kind is draft.kind and f.from_on == draft.from_on), None)


def check_fact(work: Work, person: Person, facts: list[PersonFact], draft: PersonFact, today: date) -> None:
    """A fact has sensible days and says what its kind needs; raises `fakta.*` and `nip.golongan_*`."""
    if draft.to_on is not None and draft.to_on < draft.from_on:
        raise RuleBroken("fakta.tanggal_terbalik", mulai=draft.from_on, selesai=draft.to_on)
    if person.born_on is not None and draft.from_on <= person.born_on:
        raise RuleBroken("fakta.sebelum_lahir", tanggal=draft.from_on)
    if draft.from_on > today + _AHEAD:
        raise RuleBroken("fakta.terlalu_jauh", tanggal=draft.from_on)
    for text, most in ((draft.post_text, 200), (draft.decree_no, 80)):
        if len(text or "") > most:
            raise RuleBroken("pegawai.isian_panjang", paling_panjang=most)
    match draft.kind:
        case FactKind.PENEMPATAN:
            _check_place(work, draft)
        case FactKind.PANGKAT:
            status = in_force(facts, FactKind.STATUS, draft.from_on)
            _check_grade(work, draft.golongan, status.staff_kind if status else None, today)
        case FactKind.STATUS if draft.staff_kind is None:
            raise RuleBroken("fakta.belum_lengkap")
        case _:
            pass


def _check_place(work: Work, draft: PersonFact) -> None:
    if draft.unit_id is None or (draft.post_id is None and not tidied(draft.post_text)):
        raise RuleBroken("fakta.belum_lengkap")
    work.need(Unit, draft.unit_id)
    if draft.post_id is not None:
        work.need(Post, draft.post_id)


def _check_grade(work: Work, golongan: str | None, staff: StaffKind | None, today: date) -> None:
    if golongan is None:
        raise RuleBroken("fakta.belum_lengkap")
    claims = Claims(staff_kind=staff or StaffKind.PNS, golongan=golongan)
    for finding in cross_check(None, claims, today, work.rules):
        known_misfit = staff is not None or finding.code == "nip.golongan_tidak_dikenal"
        if finding.code.startswith("nip.golongan") and finding.severity is Severity.GALAT and known_misfit:
            raise RuleBroken(finding.code, **finding.facts)
