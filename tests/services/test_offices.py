"""The founding of an office, its profile, and its lists."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import KEY, TODAY, admin, clock

from desktop_app.documents.facts import Margins, Paper
from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import NotAllowed, RuleBroken
from desktop_app.domain.organisation import Deadline, Holiday, Office, OfficeKind, Setting, Unit, UnitSpan
from desktop_app.domain.values import UMUM, Acting, Role, StoredFile
from desktop_app.services.offices import Offices, own_office
from desktop_app.services.profile import FourthQuarter
from desktop_app.services.seeds import unit_id_of
from desktop_app.sheets.reading import read_book
from desktop_app.store.opening import check_health, open_store


@pytest.fixture
def empty(tmp_path):
    opened = open_store(tmp_path, KEY, clock)
    yield opened
    opened.engine.dispose()


def test_a_new_office_knows_the_rules_the_calendar_and_the_city(store, office):
    offices = Offices(store)

    with store.look() as work:
        rules = work.rules
        deadlines = work.find(Deadline, year=2026)
        holidays = work.find(Holiday)

    assert len(offices.rule_sets()) == 12
    assert rules.predikat(TODAY)
    assert {row.kind: row.due_on.isoformat() for row in deadlines}["skp_ditetapkan"] == "2026-01-31"
    assert holidays
    assert all(row.audience_id == UMUM for row in holidays)
    assert {post.name for post in offices.posts()} >= {"Wali Kota", "Camat", "Klerek"}
    assert any(measure.plural_of for measure in offices.measures())
    assert [rank.code for rank in offices.golongan()][:2] == ["I/a", "I/b"]
    assert "Kelurahan Dukuh" in {unit.name for unit in offices.units(whole_city=True)}
    assert office.name == "Dinas Latihan"


def test_every_unit_of_the_city_belongs_to_an_office_that_is_there(store):
    with store.look() as work:
        offices = {office.id for office in work.find(Office)}
        units = work.find(Unit)
        codes = [unit.code for unit in units]

    assert all(unit.office_id in offices for unit in units)
    assert len(codes) == len(set(codes))


def test_an_office_of_the_city_takes_its_own_place_there(empty):
    offices = Offices(empty)

    offices.create(admin(), name="Disdukcapil Kota Salatiga", code=" disdukcapil ")

    own = offices.own()
    with empty.look() as work:
        rows = work.find(Office, code="DISDUKCAPIL")
        spans = work.find(UnitSpan, unit_id=own.unit_id)
    assert [row.name for row in rows] == ["Disdukcapil Kota Salatiga"]
    assert own.unit_id == unit_id_of("DISDUKCAPIL")
    assert [span.name for span in spans] == ["Dinas Kependudukan dan Pencatatan Sipil"]


def test_a_new_office_stands_under_the_secretary_of_the_city(store, office):
    with store.look() as work:
        (span,) = work.find(UnitSpan, unit_id=office.unit_id)

    assert span.parent_id == unit_id_of("KOTA")
    assert span.command_id == unit_id_of("SETDA")


def test_the_agency_and_a_practice_office_are_marked(empty):
    Offices(empty).create(admin(), name="BKPSDM", code="BKPSDM", agency=True, practice=True)

    with empty.look() as work:
        own = own_office(work)
    assert own.is_agency
    assert own.is_practice
    assert own.kind is OfficeKind.BKPSDM


def test_a_store_holds_one_office(store, acting):
    with pytest.raises(RuleBroken) as refused:
        Offices(store).create(acting, name="Dinas Kedua", code="KEDUA")

    assert refused.value.code == "kantor.sudah_ada"


@pytest.mark.parametrize(
    ("name", "code", "reason"),
    [
        ("  ", "BARU", "kantor.nama"),
        ("x" * 121, "BARU", "kantor.nama"),
        ("Dinas", "B", "kantor.kode"),
        ("Dinas", "KODE BARU", "kantor.kode"),
        ("Dinas", "K" * 21, "kantor.kode"),
    ],
)
def test_an_office_needs_a_name_and_a_code(empty, name, code, reason):
    with pytest.raises(RuleBroken) as refused:
        Offices(empty).create(admin(), name=name, code=code)

    assert refused.value.code == reason
    assert Offices(empty).own() is None


def test_only_an_admin_founds_or_changes_an_office(store, empty):
    clerk = Acting(day=TODAY, role=Role.PENGELOLA, title="Pengelola Contoh")

    with pytest.raises(NotAllowed):
        Offices(empty).create(clerk, name="Dinas", code="BARU")
    with pytest.raises(NotAllowed):
        Offices(store).save_profile(clerk, Offices(store).profile())


def test_without_an_office_there_is_no_own_office(empty):
    with empty.look() as work, pytest.raises(RuleBroken) as refused:
        own_office(work)

    assert refused.value.code == "kantor.belum_ada"


def test_the_profile_keeps_every_choice(store, acting):
    offices = Offices(store)
    chosen = replace(
        offices.profile(),
        place="Tingkir",
        paper=Paper.A4,
        margins=Margins(20, 12.5, 15, 25),
        emblem=StoredFile(sha256=bytes(32), size=10, name="lambang.png", mime="image/png"),
        week_days=6,
        fourth_quarter=FourthQuarter.TERPISAH,
        needs_org_result=False,
    )

    changes = offices.save_profile(acting, chosen)

    assert changes is Changes.SETTINGS
    assert offices.profile() == chosen
    assert offices.save_profile(acting, chosen) is Changes.NOTHING


def test_only_what_was_changed_becomes_a_row(store, acting):
    offices = Offices(store)

    offices.save_profile(acting, replace(offices.profile(), place="Argomulyo"))

    with store.look() as work:
        assert [row.key for row in work.find(Setting)] == ["kantor.tempat"]


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"place": " "}, "profil.teks"),
        ({"agency": "x" * 121}, "profil.teks"),
        ({"week_days": 4}, "hari_kerja.minggu"),
        ({"evidence_mb": 0}, "profil.ukuran_bukti"),
        ({"margins": Margins(1, 10, 10, 10)}, "profil.margin"),
    ],
)
def test_a_profile_that_cannot_be_is_refused(store, acting, wrong, reason):
    offices = Offices(store)

    with pytest.raises(RuleBroken) as refused:
        offices.save_profile(acting, replace(offices.profile(), **wrong))

    assert refused.value.code == reason


def test_the_template_offers_what_the_office_knows(store, tmp_path):
    path = tmp_path / "templat.xlsx"

    Offices(store).write_template("pegawai", path)

    assert read_book(path).template == "pegawai"


def test_the_founded_store_is_sound(store):
    assert check_health(store).is_good
