"""Dinas Latihan: every state of a year occurs, nobody in it is real, the same numbers make the same."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import product

import practice_office
import pytest
from builders import KEY, TODAY, clock
from practice_office import FIRST, PEOPLE, SECOND, THIRD, YEAR, opened

from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.evaluation import (
    Cause,
    Delivery,
    DeliveryKind,
    Evaluation,
    EvaluationVersion,
    JudgementStatus,
    OrgResult,
)
from desktop_app.domain.organisation import Measure
from desktop_app.domain.papers import Frozen, Step
from desktop_app.domain.people import FactKind, IdentityNumber, Person, PersonFact, WorkStatus
from desktop_app.domain.plan import (
    ActingAs,
    AnnexList,
    CascadeLink,
    CloseReason,
    Expectation,
    Gather,
    Indicator,
    Plan,
    Rhk,
    Skp,
    SkpParty,
    SkpStatus,
    SkpVersion,
    VersionStatus,
)
from desktop_app.domain.records import live
from desktop_app.domain.terms import FormKind, Level, RhkKind, StaffKind, ValueCode
from desktop_app.domain.values import day_of
from desktop_app.domain.year import Evidence, Feedback, GiverRole, Obstacle, ObstacleStatus, Realisation
from desktop_app.services.offices import own_office
from desktop_app.services.samples.names import FIRST as FIRST_NAMES
from desktop_app.services.samples.practice import make_practice
from desktop_app.services.samples.practice.lines import scope_of
from desktop_app.services.samples.practice.texts import texts
from desktop_app.store.opening import open_store, stale_tables
from desktop_app.vault.blobs import Blobs
from desktop_app.vault.keys import Keys

pytestmark = pytest.mark.xdist_group("practice")  # made once, on one worker


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """The practice office of this run; only read here."""
    made = opened(practice_office.template(tmp_path_factory.getbasetemp()))
    yield made
    made.store.engine.dispose()


@pytest.fixture(scope="module")
def work(office):
    """One reading transaction for all tests."""
    with office.store.look() as found:
        yield found


def _plans(work):
    return [work.open(Plan, version.id) for version in work.find(SkpVersion)]


def test_the_office_says_that_it_is_for_practice(work):
    own = own_office(work)

    assert own.is_practice
    assert own.code == "LATIHAN"


def test_every_state_of_a_plan_occurs(work):
    states = Counter(version.status for version in work.find(SkpVersion))

    assert set(states) == set(VersionStatus)
    assert states[VersionStatus.DITETAPKAN] > PEOPLE / 2
    assert {step.reason for step in work.find(Step, to_status="dikembalikan")} - {None}


def test_a_second_version_is_set_handed_in_and_begun(work):
    states = {version.status for version in work.find(SkpVersion) if version.number == 2}

    assert states == {VersionStatus.DITETAPKAN, VersionStatus.DIAJUKAN, VersionStatus.DRAF}


def test_somebody_has_no_plan_yet(work):
    with_plan = {skp.person_id for skp in work.find(Skp)}
    employees = {f.person_id for f in work.find(PersonFact, kind=FactKind.STATUS)}

    assert employees - with_plan


def test_all_nine_cells_occur_in_final_evaluations(work):
    frozen = [row for row in work.find(Frozen) if row.period in {FIRST, SECOND, THIRD} and row.predikat]

    assert {(row.hasil, row.perilaku) for row in frozen} == set(product(Level, Level))
    assert len({row.predikat for row in frozen}) == 5


def test_evaluations_stand_in_every_state(work):
    versions = {v.evaluation_id: v for v in work.find(EvaluationVersion)}
    third = [versions.get(e.id) for e in work.find(Evaluation, period=THIRD)]
    year = [versions.get(e.id) for e in work.find(Evaluation, period=YEAR)]

    assert {version.status if version else None for version in third} == {*JudgementStatus, None}
    assert year
    assert set(year) == {None}


def test_a_transfer_in_june_makes_two_parts_that_are_both_evaluated(work):
    parts = Counter(skp.person_id for skp in work.find(Skp) if skp.status is not SkpStatus.BATAL)
    [mover] = [person for person, count in parts.items() if count == 2]
    first, second = sorted(work.find(Skp, person_id=mover), key=lambda skp: skp.part)

    assert (first.ends_on, first.close_reason) == (date(2026, 5, 31), CloseReason.MUTASI)
    assert (second.starts_on, second.ends_on) == (date(2026, 6, 1), date(2026, 12, 31))
    assert len(work.find(Evaluation, person_id=mover, period=SECOND)) == 2


def test_a_plt_stands_in_with_dates_and_judges(work):
    acting = [party for party in live(work.find(SkpParty)) if party.acting is ActingAs.PLT]
    retired = work.find(PersonFact, kind=FactKind.STATUS, status=WorkStatus.PENSIUN)

    assert {(party.from_on, party.to_on) for party in acting} == {(date(2026, 7, 1), date(2026, 12, 31))}
    assert all(party.post.startswith("Plt. Kepala Bidang") for party in acting)
    assert len(retired) == 1
    assert work.find(EvaluationVersion, rater_as=ActingAs.PLT)


def test_an_objection_made_a_second_version(work):
    [second] = work.find(EvaluationVersion, cause=Cause.KEBERATAN)
    versions = sorted(
        work.find(EvaluationVersion, evaluation_id=second.evaluation_id), key=lambda v: v.number
    )

    assert [(v.number, v.hasil, v.status) for v in versions] == [
        (1, Level.BAWAH, JudgementStatus.FINAL),
        (2, Level.SESUAI, JudgementStatus.FINAL),
    ]
    assert second.cause_text


def test_all_kinds_of_staff_work_here_and_a_paruh_waktu_has_no_golongan(work):
    status = {fact.person_id: fact.staff_kind for fact in work.find(PersonFact, kind=FactKind.STATUS)}
    ranked = {fact.person_id for fact in work.find(PersonFact, kind=FactKind.PANGKAT)}
    half_time = {person for person, kind in status.items() if kind is StaffKind.PPPK_PARUH_WAKTU}

    assert set(status.values()) == set(StaffKind)
    assert half_time
    assert not half_time & ranked


def test_nobody_in_it_is_real(work):
    names = [person.name for person in work.find(Person)]
    numbers = [number.number for number in work.find(IdentityNumber)]

    assert all(name.split()[0] in {*FIRST_NAMES, "Teladan"} for name in names)
    assert len(set(names)) == len(names)
    assert all(number.startswith("1900") for number in numbers)
    assert len(set(numbers)) == len(numbers)


def test_some_data_are_missing_as_in_every_office(work):
    people = {person.person_id: person for person in work.find(Person)}
    numbered = {number.person_id for number in work.find(IdentityNumber)}
    ranked = {fact.person_id for fact in work.find(PersonFact, kind=FactKind.PANGKAT)}
    pns = {f.person_id for f in work.find(PersonFact, kind=FactKind.STATUS) if f.staff_kind is StaffKind.PNS}

    assert [person for person in people.values() if person.born_on is None]
    assert pns - ranked
    assert set(people) - numbered


def test_no_two_plans_are_alike(work):
    of_skp: dict[bytes, Plan] = {}
    for plan in _plans(work):
        if plan.version.status is not VersionStatus.BATAL:
            of_skp.setdefault(plan.version.skp_id, plan)
    results = [tuple(rhk.text for kind in RhkKind for rhk in plan.lines(kind)) for plan in of_skp.values()]
    words = [frozenset(e.text for e in plan.expectations) for plan in of_skp.values()]

    assert len(results) > PEOPLE * 3 / 4
    assert len(set(results)) == len(results)
    assert len(set(words)) == len(words)


def test_plans_are_complete_and_chained_to_those_of_their_superiors(work):
    plans = _plans(work)
    lines = {rhk.line_id for rhk in work.find(Rhk)}
    links = work.find(CascadeLink)

    assert all(len(plan.lines(RhkKind.UTAMA)) >= 2 for plan in plans)
    assert all(plan.indicators_of(rhk) for plan in plans for rhk in plan.rhk)
    assert all(plan.annex_of(kind) for plan in plans for kind in AnnexList)
    assert all({e.value_code for e in plan.expectations} == set(ValueCode) for plan in plans)
    assert any(plan.lines(RhkKind.TAMBAHAN) for plan in plans)
    assert {plan.version.form for plan in plans} == set(FormKind)
    assert links
    assert all(link.superior_line is None or link.superior_line in lines for link in links)
    assert any(link.superior_line for link in links)


def test_results_are_above_target_told_in_words_and_backed_by_files_that_open(office, work):
    entries = work.find(Realisation)
    target = {i.line_id: i for i in work.find(Indicator, gather=Gather.JUMLAH)}
    above = [
        entry
        for entry in entries
        if entry.value is not None
        and entry.indicator_line in target
        and entry.value > target[entry.indicator_line].target / 4
    ]
    evidence = work.find(Evidence)

    assert above
    assert any(entry.value is None and entry.text for entry in entries)
    assert {piece.mime for piece in evidence} == {"text/plain", "application/pdf", "image/png"}
    assert all(len(office.blobs.read(piece.sha256)) == piece.size for piece in evidence)


def test_feedback_obstacles_org_results_and_deliveries_are_there(work):
    feedback = work.find(Feedback)
    deliveries = work.find(Delivery)

    assert {each.giver_role for each in feedback} >= {GiverRole.PIMPINAN, GiverRole.REKAN}
    assert any(each.rhk_line for each in feedback)
    assert any(each.value_code for each in feedback)
    assert {o.status for o in work.find(Obstacle)} >= {ObstacleStatus.SELESAI, ObstacleStatus.DITANGANI}
    assert {result.period for result in work.find(OrgResult)} == {FIRST, SECOND, THIRD}
    assert {each.kind for each in deliveries} == {DeliveryKind.DISERAHKAN, DeliveryKind.DITERIMA}


def test_what_was_done_on_paper_keeps_both_names(work):
    steps = work.find(Step, on_paper=True)

    assert any(step.to_status == "ditetapkan" for step in steps)
    assert any(step.to_status == "final" for step in steps)
    assert all(step.by_text and step.recorded_text and step.signed_on for step in steps)


def test_everything_happened_on_its_day_and_nothing_after_today(work):
    days = [day_of(step.at) for step in work.find(Step)]
    approvals = [day_of(step.at) for step in work.find(Step, to_status="ditetapkan")]

    assert min(days) >= date(2025, 12, 1)
    assert max(days) <= TODAY
    assert all(day.weekday() < 5 for day in days)
    assert any(date(2026, 1, 1) < day <= date(2026, 1, 31) for day in approvals)
    assert any(date(2026, 2, 1) <= day <= date(2026, 2, 28) for day in approvals)


def test_the_lists_agree_with_the_records(office):
    assert stale_tables(office.store) == ()


def _made(folder, **asked):
    """A fresh practice office; dispose of its engine at the end."""
    folder.mkdir()
    store = open_store(folder, KEY, clock)
    report = make_practice(store, Blobs(folder / "berkas", Keys(KEY)), people=40, **asked)
    return store, report


def _said(store):
    """All that an office says, without keys."""
    with store.look() as work:
        return [
            sorted((p.name, str(p.born_on)) for p in work.find(Person)),
            sorted(r.text for r in work.find(Rhk)),
            sorted((i.text, str(i.target_text)) for i in work.find(Indicator)),
            sorted(str(e.text) for e in work.find(Expectation)),
            sorted((str(r.value), str(r.text), r.as_of, r.at) for r in work.find(Realisation)),
            sorted((f.text, f.on) for f in work.find(Feedback)),
            sorted((e.name, e.sha256) for e in work.find(Evidence)),
            sorted((str(v.hasil), str(v.perilaku), str(v.note)) for v in work.find(EvaluationVersion)),
            sorted((s.to_status, s.by_text, s.at) for s in work.find(Step)),
        ]


def test_the_same_numbers_make_the_same_office_and_tell_each_scene(tmp_path):
    scenes = []
    first, _ = _made(tmp_path / "a", today=TODAY, step=lambda *told: scenes.append(told))
    again, _ = _made(tmp_path / "b", today=TODAY)

    said, repeated = _said(first), _said(again)

    first.engine.dispose()
    again.engine.dispose()
    assert said == repeated
    assert [done for _, done, _ in scenes] == list(range(1, len(scenes) + 1))
    assert {total for _, _, total in scenes} == {len(scenes)}


def test_early_in_a_year_the_year_before_is_told_and_another_seed_makes_other_people(office, tmp_path):
    store, report = _made(tmp_path / "c", today=date(2026, 3, 2), seed=2)

    with store.look() as work, office.store.look() as ours:
        years = {skp.year for skp in work.find(Skp)}
        names = {person.name for person in work.find(Person)} & {p.name for p in ours.find(Person)}
        last = max(step.at for step in work.find(Step))

    store.engine.dispose()
    assert (report.year, years) == (2025, {2025})
    assert day_of(last) <= date(2025, 12, 31)
    assert len(names) < 10


def test_too_few_people_are_refused_before_anything_is_written(tmp_path):
    store = open_store(tmp_path, KEY, clock)

    with pytest.raises(RuleBroken) as refused:
        make_practice(store, Blobs(tmp_path / "berkas", Keys(KEY)), people=39, today=TODAY)

    with store.look() as work:
        assert work.find(Person) == []
    assert refused.value.code == "latihan.terlalu_sedikit"
    store.engine.dispose()


def test_the_examples_speak_of_many_posts_with_measures_the_office_knows(work):
    known = texts()
    names = {measure.name for measure in work.find(Measure)}
    results = [result for example in known.examples.values() for result in example.results]

    assert len(known.examples) >= 24
    assert len(results) >= 60
    assert all(y.measure in names for result in (*results, *known.extra) for y in result.yardsticks)
    assert all(len(known.lists[f"ekspektasi.{value}"]) >= 6 for value in ValueCode)


def test_the_fifteen_worked_examples_of_the_domain_paper_are_there():
    told = " ".join(
        f"{example.post}: {result.text} {y.text}"
        for example in texts().examples.values()
        for result in example.results
        for y in result.yardsticks
    )

    for piece in (
        "penerbitan KTP-el",
        "satu paket",
        "akta kematian",
        "dokumen kependudukan",
        "keandalan sistem",
        "mutu pembelajaran sekolah dasar",
        "pendampingan satuan pendidikan",
        "hasil belajar peserta didik",
        "rekomendasi penanganan",
        "Terlayaninya pasien",
        "izin dan nonizin",
        "pengaduan warga melalui",
        "layanan dan partisipasi warga",
        "arsip dinamis",
        "pertanggungjawaban keuangan",
    ):
        assert piece in told


def test_a_scope_is_never_given_twice():
    scopes = [scope_of(("loket satu", "loket dua"), ordinal) for ordinal in range(40)]

    assert len(set(scopes)) == 40
