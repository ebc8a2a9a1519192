"""One office with two PCs, and BKPSDM: whoever does a step, wherever, all see the same."""

from __future__ import annotations

from datetime import date

import pytest
from city_views import is_well, kepeg_of, rows, total, waits
from people_sheets import employees, siasn_sheet
from separate_offices import Office, give, post
from small_city import city_in, second_pc

from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.evaluation import DeliveryHow, DeliveryKind, Evaluation
from desktop_app.domain.organisation import Unit, UnitKind
from desktop_app.domain.people import Person
from desktop_app.domain.plan import Skp
from desktop_app.domain.records import Id
from desktop_app.domain.terms import Level, OrgLevel, ValueCode
from desktop_app.domain.values import UMUM, Period
from desktop_app.services.evaluations.judging import JudgementDraft, RatingDraft
from desktop_app.services.exchange.values import SyncState
from tests.services.plan_office import filled
from tests.story.story_office import Story

pytestmark = pytest.mark.xdist_group("two-computers")  # made once, on one worker

QUARTER, JANUARY, APRIL = Period("2026-TW1"), date(2026, 1, 12), date(2026, 4, 15)
WORKER = 16


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """A quarter of one employee, each step at another PC; what each step answered."""
    city = city_in(tmp_path_factory.mktemp("dua") / "kota")
    one, centre, stick, seen = city.a, city.centre, city.stick, {}
    siasn_sheet(city.folder / "pegawai.xlsx", 60, faults=False)
    seen["import"] = one.must("pegawai", "impor", city.folder / "pegawai.xlsx", "--json").said
    with one.open() as house:
        story = Story(house, one.hands, city.folder)
        story.set_superiors(JANUARY)
        story.about(employees(60)[WORKER].number)
    two = second_pc(city, one, as_processes=True)

    def at(office: Office) -> Story:
        story.hands = office.hands
        return story

    with two.open() as story.house:
        plans, me = story.house.plans, at(two).acts(story.employee, JANUARY)
        made = plans.create(me, story.employee, 2026)
        story.skp = made.skp_id
        plans.save(me, filled(plans.sheet(made.skp_id).plan, plans.new_id))
        plans.submit(me, made.version_id)
    seen["states"] = [state_at(two, story)]
    post(two, centre, stick)  # the stick that was lost: everything in it goes again
    seen["states"].append(state_at(two, story))
    give(two, one, stick)
    with one.open() as story.house:
        story.house.plans.approve(at(one).acts(story.penilai, JANUARY), made.version_id)
    give(one, two, stick)
    with two.open() as story.house:
        at(two).work_a_quarter(1)
    give(two, one, stick)
    with one.open() as story.house:
        cases, unit = story.house.evaluations, story.house.offices.own().unit_id
        basis = at(one).paper(APRIL, "Wali Kota Contoh")
        cases.set_org_result(story.day(APRIL), unit, QUARTER, OrgLevel.BAIK, "Laporan kinerja", paper=basis)
        cases.prepare(story.day(APRIL), QUARTER)
        evaluation = story.evaluation(QUARTER)
    give(one, centre, stick)
    with centre.open() as story.house:
        rate(at(centre), evaluation)
    (seen["early"],) = two.receive(post(centre, two, stick)).intakes
    (seen["settled"],) = give(one, two, stick).intakes
    with two.open() as story.house:
        hand_over(at(two), evaluation)
    for sender, target in ((two, one), (two, centre), (centre, one), (one, centre), (centre, two)):
        give(sender, target, stick)
    seen["states"].append(state_at(two, story))
    seen["evaluation"] = evaluation
    return city, two, story, seen


def rate(story: Story, evaluation: Id) -> None:
    """The penilai gives the last word, at whatever PC he sits."""
    cases, boss = story.house.evaluations, story.acts(story.penilai, APRIL)
    lines = cases.sheet(boss, evaluation).lines
    ratings = [RatingDraft(rhk_line=line.rhk.line_id, level=Level.SESUAI) for line in lines]
    ratings += [RatingDraft(value_code=value, level=Level.SESUAI) for value in ValueCode]
    words = "Capaian mengikuti beban triwulan ini."
    draft = JudgementDraft(
        hasil=Level.SESUAI, hasil_reason=words, perilaku=Level.SESUAI, ratings=ratings, note="Pertahankan."
    )
    cases.rate(boss, evaluation, draft)
    cases.finalise(boss, evaluation)


def hand_over(story: Story, evaluation: Id) -> None:
    """Handed over and received."""
    cases, boss = story.house.evaluations, story.acts(story.penilai, APRIL)
    version = cases.sheet(boss, evaluation).versions[-1].id
    how = DeliveryHow.LANGSUNG
    cases.deliver(boss, version, DeliveryKind.DISERAHKAN, APRIL, how)
    cases.deliver(story.acts(story.employee, APRIL), version, DeliveryKind.DITERIMA, APRIL, how)


def state_at(office: Office, story: Story) -> SyncState:
    with office.open() as house:
        return house.exchange.states("skp", [story.skp])[story.skp]


def predikat_at(office: Office, story: Story, evaluation: Id) -> str:
    with office.open() as house:
        return house.evaluations.sheet(story.day(APRIL), evaluation).predikat.value


def test_steps_done_at_three_computers_are_the_same_at_all(told):
    city, two, _, _ = told

    first = rows(city.a)

    assert rows(two) == first
    assert rows(city.centre) == first
    (plan,) = first["SkpVersion"]
    states = [step["to_status"] for step in first["Step"] if step["object_id"] == plan["id"]]
    assert states == ["draf", "diajukan", "ditetapkan"]


def test_one_predikat_stands_everywhere(told):
    city, two, story, seen = told

    found = {predikat_at(office, story, seen["evaluation"]) for office in (city.a, two, city.centre)}

    assert found == {"baik"}


def test_control_totals_are_one_number_and_nothing_waits(told):
    city, two, _, _ = told
    three = (city.a, two, city.centre)

    assert len({total(office, gid) for office in three for gid in [UMUM]}) == 1
    assert len({total(office, kepeg_of(city.a)) for office in three}) == 1
    assert {waits(office) for office in three} == {(0, 0, 0)}
    assert all(is_well(office) for office in three)


def test_what_rests_on_a_file_of_the_other_computer_waits_for_it(told):
    """BKPSDM knows that one PC of the office holds it; the other has not told what it holds."""
    _, _, _, seen = told

    assert (seen["early"].waiting_for, seen["early"].refused) == ({"sebab": 1}, 0)
    assert (seen["settled"].waiting, seen["settled"].by_table["evaluation_version"]) == (0, (1, 0, 0))


def test_a_record_says_whether_others_have_it(told):
    _, _, _, seen = told

    assert seen["states"] == [SyncState.BELUM_DIKIRIM, SyncState.DIKIRIM, SyncState.DIAKUI]


def test_offices_that_may_not_read_it_got_nothing_of_it(told):
    city, _, _, _ = told

    give(city.centre, city.b, city.stick)

    assert not any(rows(city.b, (Person, Skp, Evaluation)).values())


def test_a_file_from_before_this_computer_was_known_says_so(city):
    early = post(city.centre, city.a, city.stick)
    two = second_pc(city, city.a)

    refused = two.run("sinkron", "baca", early)

    assert (refused.code, refused.error) == (2, "BUKAN_UNTUK_KOMPUTER_INI")


def test_a_further_computer_needs_a_file_that_vouches_for_it(city):
    """Its card was never taken in at the main PC; and BKPSDM cannot speak for the office."""
    two, stick = Office(city.folder / "pc2", city.a.code, city.a.name), city.stick
    with city.a.open() as house:
        house.exchange.cards.write(city.a.acting, stick / "a.kartu")
    two.home.mkdir()
    with two.open() as house:
        house.exchange.cards.take(two.acting, stick / "a.kartu")

    assert two.refuses(post(city.a, city.centre, stick)).code == "BUKAN_UNTUK_KANTOR_INI"
    with two.open() as house, pytest.raises(RuleBroken, match=r"sinkron\.belum_disahkan"):
        house.exchange.send(two.acting, "BKPSDM", stick)


def test_a_second_computer_of_bkpsdm_writes_what_all_offices_read(city):
    two = second_pc(city, city.centre, "pusat2")

    with two.open() as house, house.store.work(two.acting) as work:
        unit = work.mint()
        work.add(Unit(id=unit, audience_id=UMUM, code="PC-DUA", office_id=work.mint(), kind=UnitKind.BIDANG))
    give(two, city.centre, city.stick)
    give(city.centre, city.a, city.stick)

    assert {waits(office) for office in (two, city.centre, city.a)} == {(0, 0, 0)}
    assert len({total(office, UMUM) for office in (two, city.centre, city.a)}) == 1
    assert all(is_well(office) for office in (two, city.centre, city.a))
