"""Who is pegawai, penilai and atasan penilai of a plan, and since when (rules 12-16)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.identity import Identity
from desktop_app.domain.people import LineOverride, LineRole
from desktop_app.domain.plan import ActingAs, PartyRole, Skp, SkpParty, party_on
from desktop_app.domain.records import Id, live
from desktop_app.domain.rights import check_parties, must_be_operator
from desktop_app.domain.rules.tenggat import YearDay
from desktop_app.domain.text import tidied
from desktop_app.domain.values import Acting
from desktop_app.services.standing import Line, identity_on
from desktop_app.store.work import Work

_LINE_ROLES = {LineRole.PENILAI: PartyRole.PENILAI, LineRole.ATASAN_PENILAI: PartyRole.ATASAN_PENILAI}
_TITLES = {ActingAs.PLT: "Plt. ", ActingAs.PLH: "Plh. "}


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyText:
    """A superior who has no row among the people of this office, such as the Wali Kota (rules 8, 14)."""

    name: str
    number: str | None = None
    rank: str | None = None
    post: str | None = None
    unit: str | None = None


def parties_of(work: Work, skp_id: Id) -> tuple[SkpParty, ...]:
    """All party rows of a plan, oldest start first; `party_on` chooses among them."""
    return tuple(sorted(work.find(SkpParty, skp_id=skp_id), key=lambda p: (p.from_on, p.at, p.id)))


def first_parties(work: Work, skp: Skp, acting: Acting, line: Line | None = None) -> tuple[SkpParty, ...]:
    """The parties of a new plan by the line of the day; a superior nobody knows yet is simply absent."""
    day = within(skp, acting.day)
    from_on = min(skp.starts_on, acting.day, _preparation(work, skp))
    employee = identity_on(work, skp.person_id, day)
    parties = [_party(work, skp, PartyRole.PEGAWAI, employee, from_on, by=acting.person_id)]
    parties += _superiors(work, skp, day, from_on, acting, line)
    work.add(*parties)
    return tuple(parties)


def complete_parties(work: Work, skp: Skp, acting: Acting) -> tuple[SkpParty, ...]:
    """The parties, with the superiors that were unknown when the plan was made and are known by now."""
    parties = parties_of(work, skp.id)
    day = within(skp, acting.day)
    known = {party.role for party in live(list(parties))}
    missing = [role for role in _LINE_ROLES.values() if role not in known]
    if not missing:
        return parties
    from_on = min(p.from_on for p in parties) if parties else skp.starts_on
    found = [p for p in _superiors(work, skp, day, from_on, acting, None) if p.role in missing]
    held = {role: _person(parties, role, day) for role in _LINE_ROLES.values()}
    for party in found:
        held[party.role] = party.person_id
    check_parties(skp.person_id, held[PartyRole.PENILAI], held[PartyRole.ATASAN_PENILAI])
    work.add(*found)
    return parties_of(work, skp.id)


def set_party(  # noqa: PLR0917  # the facts of one party row
    work: Work,
    acting: Acting,
    skp: Skp,
    role: PartyRole,
    who: Id | PartyText,
    from_on: date,
    to_on: date | None,
    acting_as: ActingAs,
    post: str | None = None,
) -> SkpParty:
    """Somebody fills a role from a day on; the one before him ends the day before.

    A Plh. stands in for a time only, so the one before him stays and comes back. `post` is the post an
    acting superior acts in, without "Plt."; when it is not given, that of the one before him.
    """
    must_be_operator(acting)
    if role is PartyRole.PEGAWAI:
        raise RuleBroken("skp.pegawai_tetap")
    if to_on is not None and to_on < from_on:
        raise RuleBroken("penilai.tanggal_terbalik", mulai=from_on, selesai=to_on)
    parties = parties_of(work, skp.id)
    before = party_on(parties, role, from_on) or party_on(parties, role, from_on - timedelta(days=1))
    identity = _identity_of(work, who, within(skp, from_on))
    _check_new(parties, skp, role, identity.person_id, from_on)
    if acting_as is not ActingAs.DEFINITIF:
        identity = _acting_identity(identity, acting_as, post, before)
    party = replace(
        _party(work, skp, role, identity, from_on, by=acting.person_id), to_on=to_on, acting=acting_as
    )
    if before is not None and acting_as is not ActingAs.PLH:
        _end(work, before, from_on - timedelta(days=1), acting)
    work.add(party)
    return party


def renew_superiors(work: Work, acting: Acting, skp: Skp) -> None:
    """The superiors by the line of the plan's first day, where they differ from those who stand there."""
    parties = parties_of(work, skp.id)
    for party in _superiors(work, skp, skp.starts_on, skp.starts_on, acting, None):
        before = party_on(parties, party.role, skp.starts_on)
        if before is None or (before.person_id, before.name) != (party.person_id, party.name):
            if before is not None:
                _end(work, before, skp.starts_on - timedelta(days=1), acting)
            work.add(party)


def within(skp: Skp, day: date) -> date:
    """The day, or the nearest one inside the period of the plan."""
    return min(max(day, skp.starts_on), skp.ends_on)


def _preparation(work: Work, skp: Skp) -> date:
    """From when a plan of the whole year is prepared: in the year before (rules.md 2.6)."""
    if (skp.starts_on.month, skp.starts_on.day) != (1, 1):
        return skp.starts_on
    return work.rules.tenggat(skp.ends_on).due_on(YearDay.SKP_MULAI, skp.year)


def _superiors(  # noqa: PLR0917
    work: Work, skp: Skp, day: date, from_on: date, acting: Acting, line: Line | None
) -> list[SkpParty]:
    """Penilai and atasan penilai by the line; an exception may name one who has no row here."""
    proposal = (line or Line(work, day)).proposal(skp.person_id)
    known = {LineRole.PENILAI: proposal.penilai, LineRole.ATASAN_PENILAI: proposal.atasan}
    told = _told(work, skp.person_id, day)
    parties = []
    for line_role, role in _LINE_ROLES.items():
        person_id = known[line_role]
        if person_id is not None:
            identity = identity_on(work, person_id, day)
        elif line_role in told:
            identity = Identity(person_id=None, name=told[line_role])
        else:
            continue
        parties.append(_party(work, skp, role, identity, from_on, by=acting.person_id))
    return parties


def _told(work: Work, person_id: Id, day: date) -> dict[LineRole, str]:
    """Superiors that an exception names by text only."""
    overrides = [o for o in live(work.find(LineOverride, person_id=person_id)) if o.holds(day)]
    newest = {o.role: o for o in sorted(overrides, key=lambda o: (o.from_on, o.at, o.id))}
    return {role: o.superior_text for role, o in newest.items() if o.superior_id is None and o.superior_text}


def _identity_of(work: Work, who: Id | PartyText, day: date) -> Identity:
    if isinstance(who, bytes):
        return identity_on(work, who, day)
    name = tidied(who.name)
    if name is None:
        raise RuleBroken("penilai.tanpa_nama")
    return Identity(
        person_id=None,
        name=name,
        number=tidied(who.number),
        rank=tidied(who.rank),
        post=tidied(who.post),
        unit=tidied(who.unit),
    )


def _acting_identity(
    identity: Identity, acting_as: ActingAs, post: str | None, before: SkpParty | None
) -> Identity:
    """Printed with "Plt." and the post he acts in, at the unit of the one he stands in for (rule 16)."""
    title = tidied(post) or (before.post if before else None) or identity.post or ""
    for known in _TITLES.values():
        title = title.removeprefix(known)
    unit = before.unit if before and not tidied(post) else identity.unit
    return replace(identity, post=f"{_TITLES[acting_as]}{title}".strip(), unit=unit)


def _check_new(
    parties: tuple[SkpParty, ...], skp: Skp, role: PartyRole, person_id: Id | None, day: date
) -> None:
    held = {each: _person(parties, each, day) for each in _LINE_ROLES.values()}
    held[role] = person_id
    check_parties(skp.person_id, held[PartyRole.PENILAI], held[PartyRole.ATASAN_PENILAI])


def _person(parties: tuple[SkpParty, ...], role: PartyRole, day: date) -> Id | None:
    party = party_on(parties, role, day)
    return party.person_id if party else None


def _end(work: Work, party: SkpParty, last: date, acting: Acting) -> None:
    """The row of a superior ends: by a correcting row, since facts are never changed."""
    if party.to_on is not None and party.to_on <= last:
        return
    corrected = replace(party, id=work.mint(), by=acting.person_id, at=work.now, corrects_id=party.id)
    gone = last < party.from_on
    work.add(replace(corrected, void=True) if gone else replace(corrected, to_on=last))


def _party(
    work: Work, skp: Skp, role: PartyRole, identity: Identity, from_on: date, *, by: Id | None
) -> SkpParty:
    return SkpParty(
        id=work.mint(),
        audience_id=skp.audience_id,
        by=by,
        at=work.now,
        skp_id=skp.id,
        role=role,
        person_id=identity.person_id,
        from_on=from_on,
        name=identity.name,
        number=identity.number,
        rank=identity.rank,
        post=identity.post,
        unit=identity.unit,
    )
