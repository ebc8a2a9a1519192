"""The lines of the grid as pure values: rows, removal and way back, moving, targets, autosaves."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.canon import canonical
from desktop_app.domain.organisation import Measure, MeasureKind
from desktop_app.domain.papers import Draft
from desktop_app.domain.plan import Indicator, Plan, SkpVersion
from desktop_app.domain.records import NO_AUDIENCE, Id
from desktop_app.domain.terms import Aspek, FormKind, Perspektif, Polarity, RhkKind
from desktop_app.services.freezing import plain
from desktop_app.ui.plans.editor import lines
from desktop_app.ui.plans.editor.lines import Col, RowKind
from desktop_app.ui.plans.editor.recovery import body_of, recovered
from desktop_app.ui.plans.editor.targets import completed, measure_named, worded

WANTED = (Aspek.KUANTITAS, Aspek.KUALITAS, Aspek.WAKTU)


class Ids:
    def __init__(self):
        self.last = 0

    def __call__(self) -> Id:
        self.last += 1
        return Id(self.last.to_bytes(16, "big"))


def empty(form=FormKind.JA_JF) -> Plan:
    id = Id(b"v" * 16)
    return Plan(version=SkpVersion(id=id, audience_id=NO_AUDIENCE, skp_id=Id(b"s" * 16), number=1, form=form))


@st.composite
def plans(draw):
    """Plans with up to four results of either kind and up to three indicators each."""
    plan, ids = empty(), Ids()
    for kind in draw(st.lists(st.sampled_from(RhkKind), min_size=1, max_size=4)):
        plan, rhk = lines.add_rhk(plan, kind, None, ids, f"Tersedianya hasil {ids.last}")
        if draw(st.booleans()):
            plan = lines.with_superior(plan, rhk, "Hasil pimpinan", None, ids)
        for _ in range(draw(st.integers(0, 3))):
            plan, indicator = lines.add_indicator(plan, rhk, None, ids, WANTED)
            plan = lines.with_indicator(plan, replace(indicator, text=f"Ukuran {ids.last}"))
    return plan


def rows_of(plan):
    return [row for row in lines.grid_rows(plan, is_editable=True) if row.what is RowKind.BARIS]


def order(plan):
    return [
        (rhk.id, [each.id for each in plan.indicators_of(rhk)])
        for kind in RhkKind
        for rhk in plan.lines(kind)
    ]


def test_an_empty_plan_that_can_be_written_offers_both_kinds():
    rows = lines.grid_rows(empty(), is_editable=True)

    assert [row.what for row in rows] == [RowKind.JUDUL, RowKind.TAMBAH] * 2


def test_an_empty_plan_to_be_read_shows_nothing():
    assert lines.grid_rows(empty(), is_editable=False) == ()


@given(plans())
def test_every_result_begins_one_group_that_spans_its_indicators(plan):
    rows = rows_of(plan)
    firsts = [row for row in rows if row.is_first]

    assert len(firsts) == len(plan.rhk)
    assert sum(row.span for row in firsts) == len(rows)


@given(plans(), st.data())
def test_what_is_removed_comes_back_where_it_stood(plan, data):
    row = data.draw(st.sampled_from(rows_of(plan)))
    column = data.draw(st.sampled_from(Col))

    without, gone = lines.removed(plan, row, column)

    assert order(without) != order(plan)
    assert order(lines.put_back(without, gone)) == order(plan)
    assert len(lines.put_back(without, gone).links) == len(plan.links)


@given(plans(), st.data())
def test_putting_back_twice_adds_nothing(plan, data):
    row = data.draw(st.sampled_from(rows_of(plan)))
    without, gone = lines.removed(plan, row, Col.HASIL)
    once = lines.put_back(without, gone)

    assert lines.put_back(once, gone) == once


@given(plans(), st.data(), st.sampled_from([-1, 1]))
def test_moving_there_and_back_leaves_the_order(plan, data, step):
    row = data.draw(st.sampled_from(rows_of(plan)))
    column = data.draw(st.sampled_from([Col.HASIL, Col.INDIKATOR]))
    moved = lines.moved(plan, row, column, step)
    if order(moved) == order(plan):
        return
    again = next(
        each
        for each in rows_of(moved)
        if each.rhk.id == row.rhk.id
        and (each.indicator is None) == (row.indicator is None)
        and (row.indicator is None or each.indicator.id == row.indicator.id)
    )

    assert order(lines.moved(moved, again, column, -step)) == order(plan)


def test_the_last_utama_moves_down_to_be_the_first_tambahan():
    ids = Ids()
    plan, first = lines.add_rhk(empty(), RhkKind.UTAMA, None, ids, "satu")
    plan, _ = lines.add_rhk(plan, RhkKind.TAMBAHAN, None, ids, "dua")

    moved = lines.moved(plan, rows_of(plan)[0], Col.HASIL, 1)

    assert moved.lines(RhkKind.UTAMA) == ()
    assert [rhk.text for rhk in moved.lines(RhkKind.TAMBAHAN)] == ["satu", "dua"]
    assert moved.lines(RhkKind.TAMBAHAN)[0].line_id == first.line_id


def test_a_new_indicator_takes_the_next_aspek_that_is_wanted():
    ids = Ids()
    plan, rhk = lines.add_rhk(empty(), RhkKind.UTAMA, None, ids, "satu")
    made = []
    for _ in range(4):
        plan, indicator = lines.add_indicator(plan, rhk, None, ids, WANTED)
        made.append(indicator.aspek)

    assert made == [*WANTED, None]


def test_a_jpt_chooses_the_perspektif_himself():
    ids = Ids()
    plan, rhk = lines.add_rhk(empty(FormKind.JPT), RhkKind.UTAMA, None, ids, "satu")
    _, indicator = lines.add_indicator(plan, rhk, None, ids, WANTED)
    chosen = lines.with_column(replace(indicator, aspek=Aspek.WAKTU), Perspektif.ANGGARAN)

    assert indicator.aspek is None
    assert (chosen.aspek, chosen.perspektif) == (None, Perspektif.ANGGARAN)


def test_lines_without_content_are_not_kept():
    ids = Ids()
    plan, rhk = lines.add_rhk(empty(), RhkKind.UTAMA, None, ids, "satu")
    plan, _ = lines.add_rhk(plan, RhkKind.UTAMA, None, ids, "  ")
    plan, _ = lines.add_indicator(plan, rhk, None, ids, WANTED)

    kept = lines.without_blanks(plan)

    assert [each.text for each in kept.rhk] == ["satu"]
    assert kept.indicators == ()


def test_an_emptied_superior_takes_the_link_away():
    ids = Ids()
    plan, rhk = lines.add_rhk(empty(), RhkKind.UTAMA, None, ids, "satu")
    linked = lines.with_superior(plan, rhk, "Hasil pimpinan", Id(b"p" * 16), ids)
    again = lines.with_superior(linked, rhk, "Hasil lain", None, ids)

    assert linked.link_of(rhk).superior_line == b"p" * 16
    assert again.link_of(rhk).id == linked.link_of(rhk).id
    assert lines.with_superior(again, rhk, " ", None, ids).links == ()


@given(plans())
def test_an_autosave_brings_every_line_back(plan):
    draft = Draft(id=Id(bytes(16)), kind="skp", body=canonical(plain(body_of(plan))), at=None)
    bare = replace(plan, rhk=(), indicators=(), links=())

    again = recovered(bare, draft)

    assert order(again) == order(plan)
    assert json.loads(canonical(plain(body_of(again)))) == json.loads(draft.body)


def measure(name, number, of=None):
    return Measure(
        id=Id(bytes([number]) * 16),
        audience_id=NO_AUDIENCE,
        name=name,
        plural_of=Id(bytes([of]) * 16) if of else None,
        kind=MeasureKind.JUMLAH,
    )


MEASURES = (measure("laporan", 1), measure("lap", 2, of=1), measure("hari kerja", 3), measure("persen", 4))


def indicator(**more):
    base = {"id": Id(bytes(16)), "audience_id": NO_AUDIENCE, "version_id": Id(bytes(16))}
    return Indicator(**base, rhk_id=Id(bytes(16)), line_id=Id(bytes(16)), pos=1, text="Ukuran", **more)


def test_a_written_target_fills_number_measure_and_direction():
    told = completed(indicator(target_text="≤ 5 hari kerja"), MEASURES)

    assert (told.target, told.measure_id, told.polarity) == (Decimal(5), MEASURES[2].id, Polarity.TURUN)


def test_a_synonym_counts_as_the_measure_that_is_kept():
    told = completed(indicator(target_text="1.200 lap"), MEASURES)

    assert (told.target, told.measure_id) == (Decimal(1200), MEASURES[0].id)
    assert measure_named("%", MEASURES) == MEASURES[3]
    assert measure_named("gerobak", MEASURES) is None


def test_words_without_a_number_and_numbers_already_told_stay_untouched():
    vague, told = indicator(target_text="sesuai standar"), indicator(target_text="9 lap", target=Decimal(4))

    assert completed(vague, MEASURES) == vague
    assert completed(told, MEASURES) == told


def test_a_number_alone_writes_the_target_text():
    plain_ = worded(indicator(target=Decimal("4.0000"), measure_id=MEASURES[0].id), MEASURES)
    less = worded(indicator(target=Decimal(5), polarity=Polarity.TURUN), MEASURES)
    span = worded(indicator(target=Decimal(90), target_max=Decimal(95), polarity=Polarity.RENTANG), MEASURES)

    assert [each.target_text for each in (plain_, less, span)] == ["4 laporan", "≤ 5", "90 – 95"]
