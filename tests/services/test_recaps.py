"""The recap: the same numbers and words as on the screen, with their denominators (defects 6 and 7)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
import python_calamine
from builders import admin
from office_world import add_fact, add_person, add_plan, settle

from desktop_app.domain.lists import All, ListQuery, Self, Units
from desktop_app.domain.people import FactKind, Person
from desktop_app.domain.terms import Level, OrgLevel, Predikat
from desktop_app.domain.values import OnPaper, Period
from desktop_app.services.evaluations.cases import Evaluations, JudgementDraft
from desktop_app.services.recaps import Recaps
from desktop_app.store.lists.evaluations import EvaluationList

TW3, OCTOBER, LATE = Period("2026-TW3"), date(2026, 10, 5), date(2026, 11, 24)
PAPER = OnPaper(signed_on=OCTOBER, signatory="Pimpinan Contoh")
QUERY = ListQuery(scope=All(), filters=(("periode", "2026-TW3"), ("jenis", "periodik")))
RATED = {
    0: (Level.ATAS, Level.ATAS),
    1: (Level.SESUAI, Level.SESUAI),
    2: (Level.SESUAI, Level.ATAS),
    3: (Level.BAWAH, Level.SESUAI),
    4: (Level.SESUAI, Level.BAWAH),
}


@pytest.fixture
def world(store):
    """Six employees and their head: five rated (three of them final), one half rated, the head not yet."""
    made = settle(store, employees=6)
    with store.work() as work:
        for who in made.staff:
            add_plan(work, who, made.kabid, made.kadis)
        add_plan(work, made.kabid, made.kadis, None)
    evaluations = Evaluations(store)
    evaluations.set_org_result(admin(LATE), made.dinas, TW3, OrgLevel.BAIK, paper=PAPER)
    evaluations.prepare(admin(LATE), TW3)
    by_person = ids_by_person(store)
    drafts = {
        by_person[made.staff[n].person_id]: JudgementDraft(
            hasil=hasil, perilaku=perilaku, hasil_reason="Alasan.", perilaku_reason="Alasan."
        )
        for n, (hasil, perilaku) in RATED.items()
    }
    drafts[by_person[made.staff[5].person_id]] = JudgementDraft(hasil=Level.SESUAI)
    assert not evaluations.rate_all(made.kabid.acts(OCTOBER), drafts).refused
    assert not evaluations.finalise_all(made.kabid.acts(OCTOBER), list(drafts)[:3]).refused
    return made


def ids_by_person(store):
    listed = EvaluationList(store.engine)
    return {line.person_id: id for id, line in listed.lines(listed.ids(QUERY)).items()}


@pytest.fixture
def recap(store, world):
    return Recaps(store).recap(admin(LATE), TW3, All())


def test_every_person_counts_once_and_who_has_no_predikat_counts_as_belum(recap):
    assert recap.whole.people == 7
    assert recap.whole.counts == {
        Predikat.SANGAT_BAIK: 1,
        Predikat.BAIK: 2,
        Predikat.BUTUH_PERBAIKAN: 1,
        Predikat.KURANG: 1,
        Predikat.SANGAT_KURANG: 0,
    }
    assert (recap.belum, recap.whole.final, recap.not_prepared) == (2, 3, 0)


def test_the_units_add_up_to_the_whole(recap, world):
    assert [(total.unit_id, total.unit) for total in recap.units] == [(world.bidang, "Bidang Contoh")]
    assert sum(total.people for total in recap.units) == recap.whole.people


def test_the_recap_equals_the_screen(store, recap):
    listed = EvaluationList(store.engine)
    with store.look() as work:
        rules = work.rules.predikat(TW3.last_day)
    on_screen = dict.fromkeys(Predikat, 0)
    for cell, number in listed.matrix(QUERY).items():
        on_screen[rules.of(*cell)] += number

    assert recap.whole.counts == on_screen
    assert sum(listed.counts(QUERY).values()) == recap.whole.people
    lines = listed.lines(listed.ids(QUERY))
    for row in recap.rows:
        line = lines[row.evaluation_id]
        assert (row.hasil, row.perilaku, row.predikat, row.status) == (
            line.hasil,
            line.perilaku,
            line.predikat,
            line.status,
        )


def test_the_spreadsheet_equals_the_recap_word_for_word(store, recap, tmp_path):
    path = tmp_path / "rekap.xlsx"
    Recaps(store).write(recap, path)

    totals, people = (cells(path, name) for name in ("Rekap", "Pegawai"))

    assert totals[0] == [
        "Unit kerja",
        "Pegawai",
        "Sangat Baik",
        "Baik",
        "Butuh Perbaikan",
        "Kurang",
        "Sangat Kurang",
        "Belum dapat ditentukan",
        "Final",
    ]
    assert totals[1][1:] == ["7", "1", "2", "1", "1", "0", "2", "3"]
    assert totals[2][0] == "Semua unit"
    labels = recap.ratings
    for row, told in zip(recap.rows, people[1:], strict=True):
        assert told[1] == row.name
        assert told[6:9] == [
            labels.level.label(row.hasil),
            labels.level.label(row.perilaku),
            labels.predikat.label(row.predikat),
        ]
    assert {told[6] for told in people[1:]} == {
        "Belum dinilai",
        "Di Atas Ekspektasi",
        "Di Bawah Ekspektasi",
        "Sesuai Ekspektasi",
    }


def cells(path, name) -> list[list[str]]:
    """The heading row and the rows below it, as text."""

    rows = python_calamine.CalamineWorkbook.from_path(str(path)).get_sheet_by_name(name).to_python()
    return [
        ["" if c is None else str(int(c)) if isinstance(c, float) else str(c) for c in row]
        for row in rows
        if len(row) > 2 and row[1] != ""
    ]


def test_what_is_final_keeps_name_and_unit_of_its_time(store, world, recap):
    before = {row.person_id: row for row in recap.rows}
    final, open_ = world.staff[0], world.staff[4]
    with store.work() as work:
        for who in (final, open_):
            work.keep(replace(work.one(Person, person_id=who.person_id), name="Nama Baru Contoh"))
            add_fact(work, who, FactKind.PENEMPATAN, date(2026, 10, 1), unit_id=world.dinas)

    after = {row.person_id: row for row in Recaps(store).recap(admin(LATE), TW3, All()).rows}

    assert after[final.person_id] == before[final.person_id]
    assert after[open_.person_id].name == "Nama Baru Contoh"
    assert after[open_.person_id].unit == "Bidang Contoh"


def test_who_is_due_and_not_prepared_is_told(store, world):
    with store.work() as work:
        late = add_person(work, "Pegawai Baru Contoh", world.dinas)
        add_plan(work, late, world.kadis, None)

    recap = Recaps(store).recap(admin(LATE), TW3, All())

    assert (recap.whole.people, recap.not_prepared) == (7, 1)
    assert Recaps(store).recap(admin(LATE), TW3, Units(frozenset({world.bidang}))).not_prepared == 0


def test_nobody_sees_more_than_his_scope(store, world):
    recaps = Recaps(store)
    mine = world.staff[0].acts(LATE)

    assert len(recaps.recap(world.kabid.acts(LATE), TW3, All()).rows) == 7
    assert [row.person_id for row in recaps.recap(mine, TW3, All()).rows] == [mine.person_id]
    assert recaps.recap(mine, TW3, Units(frozenset({world.bidang}))).rows == ()
    assert recaps.recap(mine, TW3, Self(world.staff[1].person_id)).rows == ()


def test_an_unfinished_rating_is_not_for_the_eyes_of_its_person(store, world):
    draft = world.staff[4].acts(LATE)

    (row,) = Recaps(store).recap(draft, TW3, All()).rows

    assert (row.status, row.hasil, row.predikat) == ("siap", None, None)


@pytest.mark.parametrize("period", ["2026-TW1", "2026", "2026-B09"])
def test_a_recap_of_nobody_is_still_a_recap(store, tmp_path, period):
    empty = Recaps(store).recap(admin(LATE), Period(period), All())

    assert (empty.rows, empty.whole.people, empty.belum) == ((), 0, 0)
    Recaps(store).write(empty, tmp_path / "kosong.xlsx")
