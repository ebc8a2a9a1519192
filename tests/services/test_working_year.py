"""The working year through its use cases: rules 33-35 and 44-45, the defects 3, 4, 5 and 18."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from builders import admin
from office_world import LAST, add_plan, plan_lines, settle

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import NotAllowed, RuleBroken
from desktop_app.domain.plan import Skp, SkpParty, SkpStatus, VersionStatus
from desktop_app.domain.rules.saran import Outcome
from desktop_app.domain.terms import ValueCode
from desktop_app.domain.values import Period, Role
from desktop_app.domain.year import Feedback, GiverRole, ObstacleStatus, Realisation
from desktop_app.services.timeline import EventKind
from desktop_app.services.year import Year
from desktop_app.vault.blobs import Blobs
from desktop_app.vault.keys import Keys

TW1, TW3 = Period("2026-TW1"), Period("2026-TW3")
MARCH, SEPTEMBER, LATE = date(2026, 3, 31), date(2026, 9, 30), date(2026, 11, 24)


@pytest.fixture
def world(store):
    return settle(store)


@pytest.fixture
def made(store, world):
    with store.work() as work:
        return add_plan(work, world.staff[0], world.kabid, world.kadis)


@pytest.fixture
def year(store, tmp_path):
    return Year(store, Blobs(tmp_path / "berkas", Keys(bytes(32))))


def refusal(deed, *facts, **more) -> str:
    with pytest.raises((RuleBroken, NotAllowed)) as refused:
        deed(*facts, **more)
    return refused.value.code


def test_what_is_entered_is_shown_against_its_part_of_the_target(year, world, made):
    me = world.staff[0].acts(LATE)
    done = year.record(me, made.skp.id, made.lines[0], TW3, SEPTEMBER, value=Decimal(310))

    sheet = year.results(made.skp.id, TW3)

    first = sheet.lines[0].indicators[0]
    assert done.changes & Changes.YEAR
    assert first.entries[0].realisation.id == done.id
    assert (first.achievement.measurement.target, first.achievement.percent) == (300, Decimal("103.33"))
    assert first.indicator.target == 1200
    assert sheet.lines[0].superior == "Meningkatnya layanan"


def test_more_than_the_target_is_kept_and_shown(year, world, made):
    year.record(
        world.staff[0].acts(LAST), made.skp.id, made.lines[0], Period("2026"), LAST, value=Decimal(1310)
    )

    first = year.results(made.skp.id, Period("2026")).lines[0].indicators[0].achievement

    assert (first.measurement.realisation, first.measurement.target) == (1310, 1200)
    assert first.percent == Decimal("109.17")


def test_nothing_entered_is_flagged_and_is_no_zero(year, world, made):
    year.record(world.staff[0].acts(LATE), made.skp.id, made.lines[0], TW3, SEPTEMBER, value=Decimal(0))

    sheet = year.results(made.skp.id, TW3)

    first, second = sheet.lines[0].indicators
    assert (first.achievement.outcome, first.achievement.percent) == (Outcome.DIHITUNG, 0)
    assert (second.achievement.outcome, second.achievement.percent) == (Outcome.BELUM_ADA_REALISASI, None)
    assert {f.code: f.facts["jumlah"] for f in sheet.findings} == {
        "evaluasi.realisasi_belum_ada": 2,
        "evaluasi.realisasi_tanpa_bukti": 1,
    }


def test_saving_the_same_result_twice_adds_nothing(year, world, made):
    me = world.staff[0].acts(LATE)
    told = (me, made.skp.id, made.lines[0], TW3, SEPTEMBER)
    year.record(*told, value=Decimal(100))

    assert refusal(year.record, *told, value=Decimal("100.0")) == "realisasi.sama_persis"
    year.record(*told, value=Decimal(100), text="Loket kedua")

    assert year.results(made.skp.id, TW3).lines[0].indicators[0].achievement.measurement.realisation == 200


def test_a_correction_cites_the_old_entry_and_counts_in_its_place(store, year, world, made):
    me = world.staff[0].acts(LATE)
    wrong = year.record(me, made.skp.id, made.lines[0], TW3, SEPTEMBER, value=Decimal(3100))
    right = year.record(me, made.skp.id, made.lines[0], TW3, SEPTEMBER, value=Decimal(310), corrects=wrong.id)

    line = year.results(made.skp.id, TW3).lines[0].indicators[0]

    assert [entry.realisation.id for entry in line.entries] == [right.id]
    assert line.achievement.measurement.realisation == 310
    with store.look() as work:
        assert work.need(Realisation, wrong.id).value == 3100
    again = {"value": Decimal(1), "corrects": wrong.id}
    assert (
        refusal(year.record, *(me, made.skp.id, made.lines[0], TW3, SEPTEMBER), **again)
        == "realisasi.sudah_dikoreksi"
    )


def test_a_correction_stays_on_its_line(year, world, made):
    me = world.staff[0].acts(LATE)
    first = year.record(me, made.skp.id, made.lines[0], TW3, SEPTEMBER, value=Decimal(3))
    moved = {"value": Decimal(3), "corrects": first.id}

    code = refusal(year.record, me, made.skp.id, made.lines[1], TW3, SEPTEMBER, **moved)

    assert code == "realisasi.koreksi_lain_baris"


def test_a_result_taken_back_counts_no_more_and_stays_readable(store, year, world, made):
    me = world.staff[0].acts(LATE)
    done = year.record(me, made.skp.id, made.lines[0], TW3, SEPTEMBER, value=Decimal(3))

    year.take_back(me, done.id)

    line = year.results(made.skp.id, TW3).lines[0].indicators[0]
    assert line.achievement.outcome is Outcome.BELUM_ADA_REALISASI
    with store.look() as work:
        assert len(work.find(Realisation, skp_id=made.skp.id)) == 2
    assert refusal(year.take_back, me, done.id) == "realisasi.sudah_dikoreksi"


def test_only_the_person_himself_or_an_operator_enters_results(year, world, made):
    told = (made.skp.id, made.lines[0], TW3, SEPTEMBER)

    for other in (world.staff[1], world.kabid, world.kadis):
        assert refusal(year.record, other.acts(LATE), *told, value=Decimal(1)) == "hak.bukan_pemilik"
    year.record(admin(LATE), *told, value=Decimal(1))


@pytest.mark.parametrize("status", [SkpStatus.AKTIF, SkpStatus.BATAL])
def test_results_wait_for_a_set_plan(store, year, world, status):
    with store.work() as work:
        draft = add_plan(work, world.staff[1], world.kabid, world.kadis, is_set=False)
        work.keep(replace(work.need(Skp, draft.skp.id), status=status))
    me = world.staff[1].acts(LATE)

    assert refusal(year.record, me, draft.skp.id, draft.lines[0], TW3, SEPTEMBER, value=Decimal(1)) == (
        "tahun.rencana_belum_ditetapkan"
    )
    said = {"value_code": ValueCode.LOYAL}
    code = refusal(
        year.give_feedback, world.kabid.acts(LATE), draft.skp.id, MARCH, "Sudah sangat baik.", **said
    )
    assert code == "tahun.rencana_belum_ditetapkan"


def test_a_line_of_another_plan_is_refused(store, year, world, made):
    with store.work() as work:
        other = add_plan(work, world.staff[1], world.kabid, world.kadis)

    code = refusal(
        year.record, world.staff[0].acts(LATE), made.skp.id, other.lines[0], TW3, SEPTEMBER, value=Decimal(1)
    )

    assert code == "tahun.baris_tidak_ada"


def test_a_line_that_a_new_version_dropped_still_takes_late_results(store, year, world, made):
    with store.work() as work:
        second = plan_lines(work, made.skp, number=2)
        work.keep(replace(second, version=replace(second.version, status=VersionStatus.DITETAPKAN)))

    done = year.record(world.staff[0].acts(LATE), made.skp.id, made.lines[0], TW1, MARCH, value=Decimal(7))

    assert done.id


def test_the_days_of_a_result_are_checked_by_whoever_acts_when(year, world, made):
    me = world.staff[0].acts(date(2026, 9, 29))

    assert refusal(year.record, me, made.skp.id, made.lines[0], TW3, SEPTEMBER, value=Decimal(1)) == (
        "realisasi.masa_depan"
    )


def test_an_obstacle_goes_to_whoever_must_act(year, world, made):
    me, kabid = world.staff[0].acts(LATE), world.kabid.acts(LATE)
    told = year.add_obstacle(
        me, made.skp.id, "Blangko kosong tiga hari.", MARCH, indicator_line=made.lines[0]
    )

    (shown,) = year.results(made.skp.id, TW1).obstacles
    assert (shown.unit_id, shown.status) == (world.bidang, ObstacleStatus.TERBUKA)
    assert refusal(
        year.settle_obstacle, world.staff[1].acts(LATE), told.id, ObstacleStatus.SELESAI, LATE
    ) == ("kendala.bukan_penanggung_jawab")
    assert (
        refusal(year.settle_obstacle, kabid, told.id, ObstacleStatus.TAK_DAPAT, LATE)
        == "kendala.tanpa_jawaban"
    )
    year.settle_obstacle(kabid, told.id, ObstacleStatus.DITANGANI, LATE)
    year.settle_obstacle(me, told.id, ObstacleStatus.SELESAI, LATE, "Blangko sudah datang.")

    assert year.results(made.skp.id, Period("2026")).obstacles[0].to_on == LATE
    steps = [event.record for event in year.timeline(made.skp.id) if event.kind is EventKind.LANGKAH]
    assert [(step.from_status, step.to_status) for step in reversed(steps)] == [
        (None, "terbuka"),
        ("terbuka", "ditangani"),
        ("ditangani", "selesai"),
    ]
    assert steps[0].reason == "Blangko sudah datang."


def test_an_obstacle_says_something_and_lies_in_the_plan(year, world, made):
    me = world.staff[0].acts(LATE)

    assert refusal(year.add_obstacle, me, made.skp.id, "  ", MARCH) == "kendala.kosong"
    assert refusal(year.add_obstacle, me, made.skp.id, "Hambatan", date(2025, 12, 31)) == "kendala.tanggal"
    assert (
        refusal(year.add_obstacle, me, made.skp.id, "Hambatan", LATE + timedelta(days=1)) == "kendala.tanggal"
    )


def test_the_penilai_gives_feedback_as_pimpinan_and_a_colleague_does_not(year, world, made):
    said = (made.skp.id, MARCH, "Sudah cukup baik karena tepat waktu.")
    at = {"rhk_line": made.rhk_lines[0]}

    year.give_feedback(world.kabid.acts(LATE), *said, **at)
    year.give_feedback(
        world.staff[1].acts(LATE), *said, value_code=ValueCode.KOLABORATIF, role=GiverRole.REKAN
    )

    sheet = year.results(made.skp.id, TW1)
    assert [f.giver_id for f in sheet.lines[0].feedback] == [world.kabid.person_id]
    (kolaboratif,) = [b for b in sheet.behaviours if b.value.code is ValueCode.KOLABORATIF]
    assert kolaboratif.feedback[0].giver_role is GiverRole.REKAN
    assert refusal(year.give_feedback, world.staff[1].acts(LATE), *said, **at) == "umpan_balik.bukan_pimpinan"
    mine = {**at, "role": GiverRole.LAIN}
    assert refusal(year.give_feedback, world.staff[0].acts(LATE), *said, **mine) == "umpan_balik.diri_sendiri"


def test_an_operator_enters_feedback_for_the_penilai(store, year, world, made):
    done = year.give_feedback(
        admin(LATE), made.skp.id, MARCH, "Disampaikan lisan saat rapat.", value_code=ValueCode.LOYAL
    )

    with store.look() as work:
        said = work.need(Feedback, done.id)
    assert (said.giver_id, said.by) == (world.kabid.person_id, None)


def test_feedback_is_rewritten_for_a_day_and_then_only_corrected(year, world, made, hands):
    kabid = world.kabid.acts(LATE)
    first = year.give_feedback(kabid, made.skp.id, MARCH, "Sudah cukup baik.", value_code=ValueCode.LOYAL)
    hands.now += timedelta(hours=24)
    second = year.correct_feedback(kabid, first.id, "Sudah baik sekali.")
    hands.now += timedelta(seconds=1)

    assert refusal(year.take_back_feedback, kabid, second.id) == "umpan_balik.lewat_24_jam"
    hands.now += timedelta(days=9)
    third = year.correct_feedback(kabid, second.id, "Baik, kecuali arsip.")

    told = {e.record.id: e for e in year.timeline(made.skp.id) if e.kind is EventKind.UMPAN_BALIK}
    assert {id: (e.corrects, e.superseded) for id, e in told.items()} == {
        first.id: (False, True),
        second.id: (False, True),
        third.id: (True, False),
    }
    shown = [b for b in year.results(made.skp.id, TW1).behaviours if b.feedback]
    assert [f.text for f in shown[0].feedback] == ["Baik, kecuali arsip."]
    assert refusal(year.correct_feedback, kabid, first.id, "Lain lagi isinya.") == "umpan_balik.sudah_diganti"


def test_feedback_taken_back_within_a_day_is_shown_no_more(year, world, made):
    kabid = world.kabid.acts(LATE)
    said = year.give_feedback(kabid, made.skp.id, MARCH, "Salah orang ini.", value_code=ValueCode.LOYAL)

    assert refusal(year.take_back_feedback, world.staff[0].acts(LATE), said.id) == "umpan_balik.bukan_pemberi"
    year.take_back_feedback(kabid, said.id)

    assert not [b for b in year.results(made.skp.id, TW1).behaviours if b.feedback]


def test_a_former_penilai_gives_no_feedback_as_pimpinan(store, year, world, made):
    with store.work() as work:
        parties = work.find(SkpParty, skp_id=made.skp.id, person_id=world.kabid.person_id)
        work.add(
            *(
                replace(p, id=work.mint(), at=work.now, corrects_id=p.id, to_on=date(2026, 6, 30))
                for p in parties
            )
        )

    said = (made.skp.id, MARCH, "Sudah cukup baik.")
    code = refusal(year.give_feedback, world.kabid.acts(LATE), *said, value_code=ValueCode.LOYAL)

    assert code == "umpan_balik.bukan_pimpinan"


def test_the_time_line_tells_everything_newest_first(year, world, made):
    me = world.staff[0].acts(LATE, Role.PEGAWAI)
    year.record(me, made.skp.id, made.lines[0], TW1, MARCH, value=Decimal(10))
    year.record(me, made.skp.id, made.lines[0], TW3, SEPTEMBER, value=Decimal(20))
    year.give_feedback(
        world.kabid.acts(LATE), made.skp.id, date(2026, 5, 5), "Pertahankan ya.", value_code=ValueCode.LOYAL
    )

    told = year.timeline(made.skp.id)

    assert [(event.kind, event.on) for event in told] == [
        (EventKind.REALISASI, SEPTEMBER),
        (EventKind.UMPAN_BALIK, date(2026, 5, 5)),
        (EventKind.REALISASI, MARCH),
    ]
