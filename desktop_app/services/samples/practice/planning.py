"""January to October: plans are made, handed in, given back, set, revised, moved along and ended."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from desktop_app.domain.people import FactKind, PersonFact, WorkStatus
from desktop_app.domain.plan import ActingAs, ChangeReason, CloseReason, PartyRole, Plan, Skp, party_on
from desktop_app.domain.records import Id
from desktop_app.domain.values import Acting, OnPaper, StoredFile
from desktop_app.services.plans.creating import create_plan
from desktop_app.services.samples.practice.desk import Desk, Held, depth
from desktop_app.services.samples.practice.lines import Own, scope_of, target_words
from desktop_app.services.samples.practice.office import SECTION_HEAD, Member, Seat
from desktop_app.services.standing import Line
from desktop_app.store.work import Work

WITHDRAWN, RETURNED, LATE = 26, 27, 28
"""Serial numbers of people whose January is told: a plan given up, one given back, one set late."""
REVISED = (20, 30)
REVISING, REVISION_SENT = 31, 32
MOVING = 25
RETIRING, STANDING_IN = 10, 13
ON_PAPER = "LAT-SDN"
"""In this unit nobody opens the program: the operator records what was done on paper."""
NEWCOMERS = 6
_SHARED_HEADS = frozenset({SECTION_HEAD, "Kepala Bidang", "Kepala UPTD"})


def newcomers(desk: Desk) -> tuple[Member, ...]:
    """Those who begin in October; their plans stand in every state before *ditetapkan*."""
    return desk.members[-NEWCOMERS:]


def january(desk: Desk, scan: StoredFile) -> None:
    """Everybody who is there makes a plan; superiors first, so that results can be taken from theirs."""
    late = set(newcomers(desk))
    present = sorted((m for m in desk.members if m not in late), key=lambda m: (depth(m), m.serial))
    deepest = depth(present[-1])
    for level in range(deepest + 1):
        day = desk.day(1, 5 + 2 * level)
        with desk.session.day(day) as work:
            _begin_all(desk, work, [m for m in present if depth(m) == level], day)
    _withdrawn(desk)
    for level in range(deepest + 1):
        here = [held for held in desk.held.values() if depth(held.member) == level]
        _decide(desk, [h for h in here if h.member.serial != LATE], desk.day(1, 19 + 2 * level), scan)
    _decide(desk, [h for h in desk.held.values() if h.member.serial == LATE], desk.day(2, 6), scan)


def revised(desk: Desk) -> None:
    """In July two plans become others, with the same lines and a second version."""
    for serial in REVISED:
        _revision(desk, serial, desk.day(7, 21))


def revising(desk: Desk) -> None:
    """In November two more are on their way: one handed in, one still a draft."""
    _revision(desk, REVISION_SENT, desk.day(11, 9), until="diajukan")
    _revision(desk, REVISING, desk.day(11, 11), until="draf")


def plan_of(desk: Desk, member: Member) -> Held | None:
    """The newest plan of a person."""
    found = [held for held in desk.held.values() if held.member is member]
    return found[-1] if found else None


def _begin_all(desk: Desk, work: Work, members: Sequence[Member], day: date) -> None:
    line = Line(work, day)
    for member in members:
        acting = desk.self_(member, day)
        new = create_plan(work, acting, desk.person(member), desk.year, line=line)
        held = Held(member, new.skp_id, new.version_id)
        desk.held[held.skp_id] = held
        _fill(desk, work, held, acting)
        if member.serial != WITHDRAWN:
            desk.plans.submit(acting, held.version_id)


def _fill(desk: Desk, work: Work, held: Held, acting: Acting, *, about: str = "plan") -> None:
    """Writes the lines of a draft, taking results from the superior's plan where there is one."""
    member = held.member
    plan = work.open(Plan, held.version_id)
    example = desk.texts.examples[member.seat.post]
    scope = _scope(desk, member)
    superior = _superior_plan(desk, work, held.skp_id, acting.day)
    random = desk.random(about, member.serial)
    maker = desk.line_maker(work)
    own = Own(example.post, scope, member.serial, _share(work, held.skp_id), superior)
    desk.plans.save(acting, maker.filled(plan, own, random))


def _share(work: Work, skp_id: Id) -> Decimal:
    """The part of the year a plan is for, in whole months."""
    skp = work.need(Skp, skp_id)
    return Decimal(skp.ends_on.month - skp.starts_on.month + 1) / 12


def _scope(desk: Desk, member: Member) -> str:
    """Heads whose post several people hold speak of their own unit, others of a scope nobody else has."""
    if member.seat.is_head and member.seat.post in _SHARED_HEADS:
        return (member.seat.title or member.seat.post).removeprefix("Kepala ")
    return scope_of(desk.texts.examples[member.seat.post].scopes, member.ordinal)


def _superior_plan(desk: Desk, work: Work, skp_id: Id, day: date) -> Plan | None:
    party = party_on(desk.parties(work, [skp_id]).get(skp_id, ()), PartyRole.PENILAI, day)
    superior = desk.member(party.person_id) if party else None
    held = plan_of(desk, superior) if superior else None
    return work.open(Plan, held.version_id) if held else None


def _withdrawn(desk: Desk) -> None:
    """One plan was begun twice: the first is given up, the second goes its way."""
    day = desk.day(1, 13)
    member = desk.members[WITHDRAWN]
    acting = desk.self_(member, day)
    old = plan_of(desk, member)
    if old is None:
        return
    with desk.session.day(day) as work:
        desk.plans.withdraw(acting, old.version_id, desk.texts.lists["alasan.batal"][0])
        del desk.held[old.skp_id]
        _begin_all(desk, work, [], day)
        new = create_plan(work, acting, desk.person(member), desk.year)
        held = Held(member, new.skp_id, new.version_id)
        desk.held[held.skp_id] = held
        _fill(desk, work, held, acting)
        desk.plans.submit(acting, held.version_id)


def _decide(desk: Desk, plans: Iterable[Held], day: date, scan: StoredFile) -> None:
    """The penilai set plans; where one never opens the program, his paper is recorded."""
    wanted = list(plans)
    with desk.session.day(day) as work:
        parties = desk.parties(work, [held.skp_id for held in wanted])
        for held in wanted:
            if held.member.serial == RETURNED:
                _return_once(desk, work, held, day)
            acting, party = desk.penilai(parties[held.skp_id], day)
            if party is None:
                continue
            if acting is None or held.member.seat.unit == ON_PAPER:
                paper = OnPaper(signed_on=day, signatory=f"{party.name} ({party.post})", scan=scan)
                desk.plans.approve(desk.operator(day), held.version_id, paper)
            else:
                desk.plans.approve(acting, held.version_id)
            held.is_set = True


def _return_once(desk: Desk, work: Work, held: Held, day: date) -> None:
    acting, _ = desk.penilai(desk.parties(work, [held.skp_id])[held.skp_id], day)
    if acting is None:
        return
    desk.plans.give_back(acting, held.version_id, desk.texts.lists["alasan.dikembalikan"][0])
    own = desk.self_(held.member, day)
    _retarget(desk, work, held.version_id, own, Decimal("0.9"))
    desk.plans.submit(own, held.version_id)


def _retarget(desk: Desk, work: Work, version_id: Id, acting: Acting, factor: Decimal) -> None:
    """The first large amount of a draft becomes another one, in figures and in print."""
    plan = work.open(Plan, version_id)
    large = [i for i in plan.indicators if i.target is not None and i.target >= 40 and i.measure_id]
    if not large:
        return
    first = min(large, key=lambda i: (i.text, i.id))
    target = (Decimal(first.target or 0) * factor).quantize(Decimal(1))
    measure = (first.target_text or "").split(" ", 1)[-1]
    changed = replace(first, target=target, target_text=target_words("", target, measure))
    others = tuple(changed if each.id == first.id else each for each in plan.indicators)
    desk.plans.save(acting, replace(plan, indicators=others))


def transferred(desk: Desk, scan: StoredFile) -> None:
    """On 1 June one of the staff moves to another bidang: two parts of the year."""
    member, effective = desk.members[MOVING], date(desk.year, 6, 1)
    day = desk.day(6, 2)
    moved = replace(member, seat=Seat("LAT-APLIKASI", member.seat.post, member.seat.kind), ordinal=90)
    old = plan_of(desk, member)
    if old is None:
        return
    with desk.session.day(day) as work:
        work.add(desk.rows.placement(moved, moved.seat, effective))
        new = desk.plans.transfer(desk.operator(day), desk.person(member), effective)
        held = Held(moved, new.skp_id, new.version_id)
        desk.held[held.skp_id] = held
        own = desk.self_(moved, day)
        _fill(desk, work, held, own, about="moved")
        desk.plans.submit(own, held.version_id)
    desk.moved(member, moved)
    _decide(desk, [held], desk.day(6, 8), scan)


def retired(desk: Desk) -> None:
    """A kepala bidang retires; another one stands in for him as Plt. to the end of the year."""
    member, deputy = desk.members[RETIRING], desk.members[STANDING_IN]
    first, day = date(desk.year, 7, 1), desk.day(7, 1)
    gone, person = desk.person(member), desk.person(deputy)
    own = plan_of(desk, member)
    with desk.session.day(day) as work:
        work.add(_status(desk, work, member, first))
        if own is not None:
            desk.plans.close(desk.operator(day), own.skp_id, first - timedelta(days=1), CloseReason.PENSIUN)
        parties = desk.parties(work, list(desk.held))
        for skp_id in desk.held:
            for role in (PartyRole.PENILAI, PartyRole.ATASAN_PENILAI):
                party = party_on(parties[skp_id], role, first)
                skp = work.need(Skp, skp_id)
                if party is not None and party.person_id == gone and skp.ends_on >= first:
                    desk.plans.set_party(
                        desk.operator(day),
                        skp_id,
                        role,
                        person,
                        first,
                        date(desk.year, 12, 31),
                        ActingAs.PLT,
                    )


def _status(desk: Desk, work: Work, member: Member, first: date) -> PersonFact:
    return PersonFact(
        id=work.mint(),
        audience_id=desk.rows.audience(member),
        at=work.now,
        person_id=desk.person(member),
        kind=FactKind.STATUS,
        from_on=first,
        staff_kind=member.staff,
        status=WorkStatus.PENSIUN,
    )


def _revision(desk: Desk, serial: int, day: date, until: str = "ditetapkan") -> None:
    """Version 2 of a plan, as far as it came."""
    held = plan_of(desk, desk.members[serial])
    if held is None:
        return
    own = desk.self_(held.member, day)
    with desk.session.day(day) as work:
        text = desk.texts.lists["alasan.perubahan"][serial % 3]
        new = desk.plans.revise(own, held.skp_id, ChangeReason.ANGGARAN, text)
        _retarget(desk, work, new.version_id, own, Decimal("0.8"))
        if until == "draf":
            return
        desk.plans.submit(own, new.version_id)
        if until == "diajukan":
            return
        acting, _ = desk.penilai(desk.parties(work, [held.skp_id])[held.skp_id], day)
        if acting is not None:
            desk.plans.approve(acting, new.version_id)
            held.version_id = new.version_id


def arrived(desk: Desk) -> None:
    """Those who began in October: two drafts, two handed in, one given back, one without a plan."""
    first, day = date(desk.year, 10, 1), desk.day(10, 20)
    with desk.session.day(day) as work:
        for place, member in enumerate(newcomers(desk)[:-1]):
            acting = desk.self_(member, day)
            new = desk.plans.create(acting, desk.person(member), desk.year, starts_on=first)
            held = Held(member, new.skp_id, new.version_id)
            desk.held[held.skp_id] = held
            _fill(desk, work, held, acting)
            if place >= 2:
                desk.plans.submit(acting, new.version_id)
            if place == 4:
                penilai, _ = desk.penilai(desk.parties(work, [new.skp_id])[new.skp_id], day)
                if penilai is not None:
                    reason = desk.texts.lists["alasan.dikembalikan"][1]
                    desk.plans.give_back(penilai, new.version_id, reason)
