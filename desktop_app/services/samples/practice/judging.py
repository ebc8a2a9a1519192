"""After each quarter: results of the organisation, ratings in every cell, last words, an objection."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product

from desktop_app.domain.evaluation import Cause, DeliveryHow, DeliveryKind, Evaluation
from desktop_app.domain.plan import PartyRole, Plan, SkpParty, party_on
from desktop_app.domain.terms import Level, OrgLevel, Predikat, RhkKind, ValueCode
from desktop_app.domain.values import Acting, OnPaper, Period, Role, StoredFile
from desktop_app.services.evaluations.cases import Done, Evaluations
from desktop_app.services.evaluations.judging import JudgementDraft, RatingDraft
from desktop_app.services.evaluations.loading import Case, load_cases
from desktop_app.services.samples.practice.desk import Desk, Held
from desktop_app.services.samples.practice.office import CODE, Member
from desktop_app.services.samples.practice.planning import ON_PAPER
from desktop_app.store.work import Work

OBJECTING = 24
"""Serial number of the person who objects to his second quarter."""
FIRST_CELL = 19
"""From this serial number on nine people stand in the nine cells of the first quarter."""
_CELLS = tuple(product(Level, Level))
_USUAL = (
    *((Level.SESUAI, Level.SESUAI),) * 14,
    *((Level.ATAS, Level.SESUAI),) * 3,
    *((Level.SESUAI, Level.ATAS),) * 2,
    *((Level.ATAS, Level.ATAS),) * 2,
    (Level.BAWAH, Level.SESUAI),
)
_RESULTS: Mapping[int, Mapping[str, OrgLevel]] = {
    1: {CODE: OrgLevel.BAIK},
    2: {CODE: OrgLevel.BAIK, "LAT-PKM": OrgLevel.ISTIMEWA},
    3: {CODE: OrgLevel.ISTIMEWA, "LAT-SDN": OrgLevel.BUTUH_PERBAIKAN},
}
_OPEN_QUARTER = 3
"""In this quarter some are not judged yet, some are drafts, some wait for the last word."""


@dataclass(frozen=True, slots=True)
class Days:
    """When a quarter is judged: prepared, organisation, rated, final, handed over, received."""

    prepared: date
    organised: date
    rated: date
    final: date
    handed: date
    received: date


def levels_of(desk: Desk, member: Member, quarter: int) -> tuple[Level, Level]:
    """Hasil and perilaku that a person earns in a quarter; all nine cells are there in the first one."""
    if quarter == 1 and FIRST_CELL <= member.serial < FIRST_CELL + len(_CELLS):
        return _CELLS[member.serial - FIRST_CELL]
    if quarter == 2 and member.serial == OBJECTING:
        return Level.BAWAH, Level.SESUAI
    return desk.random("rating", member.serial, quarter).choice(_USUAL)


def judged(desk: Desk, quarter: int, days: Days, scan: StoredFile) -> None:
    """One quarter from the list of who is due to the received result."""
    cases = Evaluations(desk.session)
    period = Period(f"{desk.year}-TW{quarter}")
    with desk.session.day(days.prepared):
        cases.prepare(desk.operator(days.prepared), period)
    _organised(desk, cases, period, days.organised, scan)
    _rated(desk, cases, period, days.rated, scan)
    _finalised(desk, cases, period, days.final, scan)
    _delivered(desk, cases, period, days)


def year_begun(desk: Desk, day: date) -> None:
    """The evaluation of the year is prepared; nobody is judged before its time."""
    with desk.session.day(day):
        Evaluations(desk.session).prepare(desk.operator(day), Period(str(desk.year)))


def objected(desk: Desk, day: date) -> None:
    """An objection against the second quarter: decided by the atasan penilai, in a second version."""
    cases = Evaluations(desk.session)
    member = desk.members[OBJECTING]
    with desk.session.day(day) as work:
        found = work.find(Evaluation, person_id=desk.person(member), period=Period(f"{desk.year}-TW2"))
        case = next(iter(load_cases(work, found).values()))
        acting = _as(desk, case, PartyRole.ATASAN_PENILAI, day)
        if acting is None:
            return
        id, text = case.evaluation.id, desk.texts.lists["alasan.keberatan"][0]
        cases.reopen_as(acting, id, Cause.KEBERATAN, text)
        case = load_cases(work, found)[id]
        draft = _draft(desk, work, case, member, (Level.SESUAI, Level.SESUAI))
        cases.rate(acting, id, draft)
        cases.finalise(acting, id)
        version = load_cases(work, found)[id].versions[-1]
        operator = desk.operator(day)
        cases.deliver(operator, version.id, DeliveryKind.DISERAHKAN, day, DeliveryHow.SURAT)


def _organised(desk: Desk, cases: Evaluations, period: Period, day: date, scan: StoredFile) -> None:
    """The level above sets the results; the operator records its paper."""
    quarter = period.quarter or 4
    with desk.session.day(day):
        for place, (code, level) in enumerate(_RESULTS[quarter].items()):
            signatory = "Sekretaris Daerah" if code == CODE else "Kepala Dinas Latihan"
            paper = OnPaper(signed_on=day, signatory=signatory, scan=scan)
            basis = desk.texts.lists["alasan.dasar_organisasi"][1 if code == CODE else place % 2]
            cases.set_org_result(
                desk.operator(day), desk.rows.unit_id(code), period, level, basis, paper=paper
            )


def _rated(desk: Desk, cases: Evaluations, period: Period, day: date, scan: StoredFile) -> None:
    with desk.session.day(day) as work:
        for (acting, paper), own in _by_judge(desk, _cases(work, period), day, scan).items():
            drafts = {}
            for case in own:
                member = _held(desk, case).member
                state = _state(member, period)
                if state == "belum":
                    continue
                levels = levels_of(desk, member, period.quarter or 4)
                drafts[case.evaluation.id] = _draft(desk, work, case, member, levels, full=state != "draf")
            _none_refused(cases.rate_all(acting, drafts, paper))


def _finalised(desk: Desk, cases: Evaluations, period: Period, day: date, scan: StoredFile) -> None:
    with desk.session.day(day) as work:
        for (acting, paper), own in _by_judge(desk, _cases(work, period), day, scan).items():
            ready = [
                case.evaluation.id for case in own if _state(_held(desk, case).member, period) == "final"
            ]
            _none_refused(cases.finalise_all(acting, ready, paper))


def _delivered(desk: Desk, cases: Evaluations, period: Period, days: Days) -> None:
    """Handed over by the office; most say themselves that they received it."""
    with desk.session.day(days.handed) as work:
        wanted = [
            (case, _held(desk, case).member)
            for case in _cases(work, period)
            if case.frozen is not None and case.judgement is not None
        ]
        if period.quarter == _OPEN_QUARTER:
            wanted = [each for each in wanted if each[1].serial % 2]
        for case, _ in wanted:
            if case.judgement is not None:
                cases.deliver(
                    desk.operator(days.handed),
                    case.judgement.version.id,
                    DeliveryKind.DISERAHKAN,
                    days.handed,
                    DeliveryHow.LANGSUNG,
                )
    with desk.session.day(days.received):
        for case, member in wanted:
            if case.judgement is None or (member.serial % 5 == 0 and period.quarter != 1):
                continue
            paper = None
            acting = desk.self_(member, days.received)
            if member.seat.unit == ON_PAPER:
                acting = desk.operator(days.received)
                paper = OnPaper(signed_on=days.received, signatory=member.name)
            cases.deliver(
                acting,
                case.judgement.version.id,
                DeliveryKind.DITERIMA,
                days.received,
                DeliveryHow.LANGSUNG,
                paper=paper,
            )


def _state(member: Member, period: Period) -> str:
    """How far the evaluation of a person has come by now."""
    if period.quarter != _OPEN_QUARTER or member.seat.is_head:
        return "final"
    return {0: "belum", 3: "draf", 6: "siap", 9: "siap"}.get(member.serial % 10, "final")


def _cases(work: Work, period: Period) -> list[Case]:
    return list(load_cases(work, work.find(Evaluation, period=period)).values())


def _held(desk: Desk, case: Case) -> Held:
    return desk.held[case.skp.id]


def _by_judge(
    desk: Desk, cases: Iterable[Case], day: date, scan: StoredFile
) -> dict[tuple[Acting, OnPaper | None], list[Case]]:
    """Evaluations by who judges them: the penilai himself, or the operator from a paper."""
    found: dict[tuple[Acting, OnPaper | None], list[Case]] = {}
    for case in cases:
        acting, party = desk.penilai(case.parties, day)
        if party is None:
            continue
        paper = None
        if acting is None or _held(desk, case).member.seat.unit == ON_PAPER:
            acting = desk.operator(day)
            paper = OnPaper(signed_on=day, signatory=f"{party.name} ({party.post})", scan=scan)
        found.setdefault((acting, paper), []).append(case)
    return found


def _as(desk: Desk, case: Case, role: PartyRole, day: date) -> Acting | None:
    party: SkpParty | None = party_on(case.parties, role, day)
    if party is None or party.person_id is None:
        return None
    title = f"{party.name} ({party.post})"
    return Acting(day=day, role=Role(role.value), title=title, person_id=party.person_id)


def _draft(  # what a penilai fills in for one person
    desk: Desk,
    work: Work,
    case: Case,
    member: Member,
    levels: tuple[Level, Level],
    *,
    full: bool = True,
) -> JudgementDraft:
    random = desk.random("alasan", member.serial, case.evaluation.period.text)
    hasil, perilaku = levels
    lines = case.results(work)
    rules = work.rules.saran(case.rules_day)
    predikat = work.rules.predikat(case.rules_day).of(hasil, perilaku)
    suggested = case.suggestion(work, lines).level
    asked = rules.reasons_needed(suggested=suggested, hasil=hasil, perilaku=perilaku, predikat=predikat)
    ratings = (*_of_results(desk, case.plan, hasil), *_of_values(desk, perilaku, member))
    if not full:
        return JudgementDraft(hasil=hasil, ratings=ratings[: len(case.plan.rhk)])
    needs_reason = bool(asked) and (hasil is not Level.SESUAI or suggested is not hasil)
    return JudgementDraft(
        hasil=hasil,
        hasil_reason=desk.texts.pick(f"alasan.hasil_{hasil}", random) if needs_reason else None,
        perilaku=perilaku,
        perilaku_reason=desk.texts.pick(f"alasan.perilaku_{perilaku}", random)
        if perilaku is not Level.SESUAI
        else None,
        ratings=ratings,
        note=desk.texts.pick(f"catatan.{predikat or Predikat.BAIK}", random),
    )


def _of_results(desk: Desk, plan: Plan, hasil: Level) -> tuple[RatingDraft, ...]:
    """Each result is rated; one of them *sesuai* even where the whole is not."""
    results = [rhk for kind in RhkKind for rhk in plan.lines(kind)]
    fact = desk.texts.lists[f"umpan_balik.hasil_{hasil}"][0]
    made = []
    for place, rhk in enumerate(results):
        is_usual = hasil is Level.SESUAI or (place == len(results) - 1 and len(results) > 2)
        level = Level.SESUAI if is_usual else hasil
        made.append(RatingDraft(rhk_line=rhk.line_id, level=level, fact=None if is_usual else fact))
    return tuple(made)


def _of_values(desk: Desk, perilaku: Level, member: Member) -> tuple[RatingDraft, ...]:
    values: Sequence[ValueCode] = list(ValueCode)
    special: set[ValueCode] = set()
    fact: str | None = None
    if perilaku is not Level.SESUAI:
        special = {values[member.serial % 7], values[(member.serial + 2) % 7]}
        fact = desk.texts.lists[f"alasan.perilaku_{perilaku}"][member.serial % 2]
    return tuple(
        RatingDraft(value_code=value, level=perilaku, fact=fact)
        if value in special
        else RatingDraft(value_code=value, level=Level.SESUAI)
        for value in values
    )


def _none_refused(done: Done) -> None:
    for error in done.refused.values():
        raise error
