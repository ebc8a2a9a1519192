"""The lines of a plan: tidy, seven values, stable line ids, positions that rarely move (rules 21, 22, 28)."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_plan import a_plan, id_of

from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.plan import AnnexItem, AnnexList, CascadeLink, Expectation, Indicator, Plan, Rhk
from desktop_app.domain.plan_copies import revised, taken_over, with_form
from desktop_app.domain.plan_difference import LineKind, difference
from desktop_app.domain.plan_lines import GAP, arranged, spaced
from desktop_app.domain.terms import Aspek, FormKind, Perspektif, Polarity, RhkKind, ValueCode
from desktop_app.domain.text import tidied

ELSEWHERE = id_of(99)


class Minted:
    """Ids one after the other."""

    def __init__(self, start: int = 5000) -> None:
        self.last = start

    def __call__(self):
        self.last += 1
        return id_of(self.last)


def an_rhk(number: int, text: str = "Terbitnya akta", pos: int = 0, **changes) -> Rhk:
    rhk = Rhk(
        id=id_of(number),
        audience_id=ELSEWHERE,
        version_id=ELSEWHERE,
        line_id=id_of(number),
        pos=pos or number,
        kind=RhkKind.UTAMA,
        text=text,
    )
    return replace(rhk, **changes)


def an_indicator(number: int, rhk: int, text: str = "Jumlah akta", **changes) -> Indicator:
    indicator = Indicator(
        id=id_of(number),
        audience_id=ELSEWHERE,
        version_id=ELSEWHERE,
        rhk_id=id_of(rhk),
        line_id=id_of(number),
        pos=number,
        aspek=Aspek.KUANTITAS,
        text=text,
        target_text="12 akta",
        target=Decimal(12),
    )
    return replace(indicator, **changes)


def an_item(number: int, text: str, kind: AnnexList = AnnexList.DUKUNGAN) -> AnnexItem:
    return AnnexItem(
        id=id_of(number), audience_id=ELSEWHERE, version_id=ELSEWHERE, list=kind, pos=number, text=text
    )


def a_full_plan() -> Plan:
    plan = a_plan()
    wanted = replace(
        plan,
        rhk=(an_rhk(11), an_rhk(12, "Terbitnya kartu")),
        indicators=(an_indicator(21, 11), an_indicator(22, 11), an_indicator(23, 12)),
        annex=(an_item(31, "Kamera"),),
        links=(
            CascadeLink(
                id=id_of(41),
                audience_id=ELSEWHERE,
                version_id=ELSEWHERE,
                rhk_id=id_of(11),
                superior_text="Mutu layanan",
                superior_line=id_of(77),
            ),
        ),
        expectations=(
            Expectation(
                id=id_of(51),
                audience_id=ELSEWHERE,
                version_id=ELSEWHERE,
                value_code=ValueCode.HARMONIS,
                text="Ramah",
            ),
        ),
    )
    return arranged(plan, wanted)


def test_lines_come_home_to_their_version():
    plan = a_full_plan()

    homes = {(line.audience_id, line.version_id) for line in (*plan.rhk, *plan.indicators, *plan.annex)}

    assert homes == {(plan.version.audience_id, plan.version.id)}


def test_there_are_always_seven_values_whatever_was_given():
    plan = a_full_plan()

    assert {each.value_code for each in plan.expectations} == set(ValueCode)
    assert plan.expectation_of(ValueCode.HARMONIS).text == "Ramah"
    assert len({each.id for each in plan.expectations}) == 7


def test_arranging_twice_changes_nothing():
    plan = a_full_plan()

    assert arranged(plan, plan) == plan


def test_texts_are_tidied_and_empty_ones_are_absent():
    plan = a_plan()
    wanted = replace(plan, rhk=(an_rhk(11, " Terbitnya\u200b\n akta\x07 ", assigned_by="  "),))

    (rhk,) = arranged(plan, wanted).rhk

    assert (rhk.text, rhk.assigned_by) == ("Terbitnya akta", None)


@given(st.text(max_size=60))
def test_tidying_twice_is_tidying_once(text):
    assert tidied(tidied(text)) == tidied(text)


def test_empty_lines_are_left_out():
    plan = a_plan()
    wanted = replace(
        plan,
        rhk=(an_rhk(11), an_rhk(12, " ")),
        indicators=(an_indicator(21, 11, " ", target_text=None, target=None),),
        annex=(an_item(31, ""),),
    )

    after = arranged(plan, wanted)

    assert (len(after.rhk), after.indicators, after.annex) == (1, (), ())


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        ({"rhk": (an_rhk(11, ""),), "indicators": (an_indicator(21, 11),)}, "skp.rhk_tanpa_teks"),
        ({"rhk": (an_rhk(11),), "indicators": (an_indicator(21, 11, ""),)}, "skp.indikator_tanpa_teks"),
        ({"rhk": (an_rhk(11), an_rhk(12, line_id=id_of(11)))}, "skp.baris_ganda"),
        (
            {
                "rhk": (an_rhk(11),),
                "indicators": (
                    an_indicator(21, 11, polarity=Polarity.RENTANG, target=Decimal(5), target_max=Decimal(4)),
                ),
            },
            "skp.rentang_terbalik",
        ),
        (
            {"rhk": (an_rhk(11),), "indicators": (an_indicator(21, 11, target=Decimal("1e13")),)},
            "skp.angka_terlalu_besar",
        ),
        (
            {"rhk": (an_rhk(11),), "indicators": (an_indicator(21, 11, target=Decimal("NaN")),)},
            "skp.angka_terlalu_besar",
        ),
    ],
)
def test_what_cannot_be_kept_is_named(wanted, code):
    plan = a_plan()

    with pytest.raises(RuleBroken) as refused:
        arranged(plan, replace(plan, **wanted))

    assert refused.value.code == code


def test_what_hung_on_a_removed_result_goes_with_it():
    plan = a_full_plan()

    after = arranged(plan, replace(plan, rhk=tuple(r for r in plan.rhk if r.id != id_of(11))))

    assert [i.id for i in after.indicators] == [id_of(23)]
    assert after.links == ()


def test_a_kept_line_keeps_its_line_id_whatever_comes_in():
    plan = a_full_plan()
    tampered = replace(plan, rhk=tuple(replace(r, line_id=id_of(900 + r.pos)) for r in plan.rhk))

    assert {r.line_id for r in arranged(plan, tampered).rhk} == {id_of(11), id_of(12)}


def test_a_target_is_kept_with_four_decimals_half_up():
    plan = a_plan()
    wanted = replace(
        plan, rhk=(an_rhk(11),), indicators=(an_indicator(21, 11, target=Decimal("1310.00005")),)
    )

    assert arranged(plan, wanted).indicators[0].target == Decimal("1310.0001")


def test_new_lines_stand_in_gaps_and_one_between_moves_nobody():
    first, second, third = id_of(1), id_of(2), id_of(3)
    kept = spaced([first, second], {})

    assert kept == {first: GAP, second: 2 * GAP}
    assert spaced([first, third, second], kept) == {**kept, third: GAP + GAP // 2}


def test_the_line_that_was_dragged_is_the_only_one_that_moves():
    kept = spaced([id_of(n) for n in range(1, 6)], {})

    moved = spaced([id_of(5), *(id_of(n) for n in range(1, 5))], kept)

    assert {id for id in kept if moved[id] != kept[id]} == {id_of(5)}


@given(
    st.lists(st.integers(1, 30), unique=True, max_size=12),
    st.dictionaries(st.integers(1, 30), st.integers(-5, 5000), max_size=20),
)
def test_positions_always_rise_in_the_order_asked_for(order, kept):
    ids = [id_of(number) for number in order]

    positions = spaced(ids, {id_of(number): pos for number, pos in kept.items()})

    rising = [positions[id] for id in ids]
    assert rising == sorted(set(rising))
    assert spaced(ids, positions) == positions


NUMBERS = st.none() | st.decimals(-(10**6), 10**6, places=6)


@st.composite
def wanted_lines(draw):
    """Lines as a form may hand them in: any order, any text, some without anything."""
    rhk = draw(st.lists(st.integers(1, 8), unique=True, max_size=6))
    indicators = draw(st.lists(st.tuples(st.integers(1, 8), st.integers(1, 20)), max_size=10))
    texts = st.sampled_from(["Terbitnya akta", "  Terbitnya\takta ", "Rapinya arsip", "A\u0301", "x" * 900])
    return replace(
        a_plan(),
        rhk=tuple(
            an_rhk(n, draw(texts), pos=draw(st.integers(0, 9)), kind=draw(st.sampled_from(RhkKind)))
            for n in rhk
        ),
        indicators=tuple(
            an_indicator(100 + place, owner, draw(texts), pos=pos, target=draw(NUMBERS))
            for place, (owner, pos) in enumerate(indicators)
        ),
        annex=tuple(an_item(200 + n, draw(texts | st.just(" "))) for n in range(draw(st.integers(0, 4)))),
    )


@given(wanted_lines(), wanted_lines())
def test_saving_twice_is_saving_once_and_no_line_changes_its_line_id(first, second):
    kept = arranged(a_plan(), first)

    again = arranged(kept, kept)
    after = arranged(kept, second)

    assert again == kept
    assert arranged(after, second) == after
    lines = {r.id: r.line_id for r in kept.rhk}
    assert all(lines.get(r.id, r.line_id) == r.line_id for r in after.rhk)
    for kind in RhkKind:
        positions = [r.pos for r in after.lines(kind)]
        assert positions == sorted(set(positions))


def test_a_new_version_has_new_ids_and_the_same_line_ids():
    plan = a_full_plan()
    version = replace(plan.version, id=id_of(500), number=2)

    after = revised(plan, version, Minted())

    assert {r.line_id for r in after.rhk} == {r.line_id for r in plan.rhk}
    assert {i.line_id for i in after.indicators} == {i.line_id for i in plan.indicators}
    before = {row.id for row in (*plan.rhk, *plan.indicators, *plan.expectations, *plan.annex, *plan.links)}
    now = {row.id for row in (*after.rhk, *after.indicators, *after.expectations, *after.annex, *after.links)}
    assert not before & now
    assert difference(plan, after) == ()


def test_taking_over_a_plan_remembers_where_each_line_came_from():
    plan = a_full_plan()
    version = replace(plan.version, id=id_of(500))

    after = taken_over(plan, version, Minted(), is_own=True, same_year=False)

    assert {r.from_line for r in after.rhk} == {r.line_id for r in plan.rhk}
    assert not {r.line_id for r in after.rhk} & {r.line_id for r in plan.rhk}
    assert {i.from_line for i in after.indicators} == {i.line_id for i in plan.indicators}
    assert after.expectation_of(ValueCode.HARMONIS).text == "Ramah"
    assert [link.superior_line for link in after.links] == [None]
    assert len(after.annex) == 1


def test_a_colleagues_plan_gives_no_expectations():
    plan = a_full_plan()

    after = taken_over(plan, replace(plan.version, id=id_of(500)), Minted(), is_own=False, same_year=True)

    assert after.expectation_of(ValueCode.HARMONIS).text is None
    assert [link.superior_line for link in after.links] == [id_of(77)]


def test_on_another_form_the_column_has_to_be_chosen_anew():
    plan = a_full_plan()

    after = with_form(plan, FormKind.JPT)

    assert after.version.form is FormKind.JPT
    assert {(i.aspek, i.perspektif) for i in after.indicators} == {(None, None)}
    assert with_form(plan, FormKind.JA_JF) is plan
    assert Perspektif.ANGGARAN not in {i.perspektif for i in plan.indicators}


def test_the_difference_shows_exactly_what_was_changed():
    plan = a_full_plan()
    target = replace(
        plan.indicators_of(plan.lines(RhkKind.UTAMA)[1])[0], target_text="24 akta", target=Decimal(24)
    )
    changed = arranged(
        plan,
        replace(
            plan,
            indicators=tuple(target if i.id == target.id else i for i in plan.indicators),
            annex=(),
        ),
    )

    found = difference(plan, changed)

    assert [(c.kind, c.parts) for c in found] == [(LineKind.INDIKATOR, ("target",)), (LineKind.LAMPIRAN, ())]
    assert (found[1].before, found[1].after) == ("Kamera", None)
