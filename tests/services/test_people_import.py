"""Employees from a spreadsheet: what enters, what waits, what changes, and what can be taken back."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest
import xlsxwriter
from builders import KEY, TODAY, clock
from people_sheets import HEADINGS, Employee, employees, siasn_sheet, write_sheet

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import NotAllowed, NotOurs, RuleBroken
from desktop_app.domain.lists import All, ListQuery
from desktop_app.domain.organisation import Post, Setting, Unit, UnitKind, UnitSpan
from desktop_app.domain.papers import ImportRow, ImportRun, ImportState
from desktop_app.domain.people import (
    FactKind,
    IdentityNumber,
    LineOverride,
    LineRole,
    Person,
    PersonFact,
    in_force,
    person_id_of,
)
from desktop_app.domain.plan import Skp
from desktop_app.domain.terms import PostKind, StaffKind
from desktop_app.domain.values import PIMPINAN, UMUM, Acting, AudienceKind, Role, audience_of
from desktop_app.services.offices import Offices
from desktop_app.services.people_import import PeopleImport, Standing
from desktop_app.services.seeds import office_id_of
from desktop_app.services.standing import identity_on
from desktop_app.sheets.reading import read_book
from desktop_app.store.lists.people import PeopleList
from desktop_app.store.opening import open_store


@pytest.fixture
def cases(store):
    return PeopleImport(store)


@pytest.fixture
def enter(cases, acting, tmp_path):
    """Imports rows as one file and answers the result; `name` makes another file of it."""

    def run(rows, name="pegawai.xlsx"):
        path = tmp_path / name
        write_sheet(path, [row.cells() if isinstance(row, Employee) else row for row in rows])
        return cases.run(acting, cases.preview(acting, cases.open(path)))

    return run


@pytest.fixture
def look_at(cases, acting, tmp_path):
    """Previews rows as one file."""

    def preview(rows, **options):
        path = tmp_path / "periksa.xlsx"
        write_sheet(path, [row.cells() if isinstance(row, Employee) else row for row in rows])
        file = cases.open(path)
        return cases.preview(acting, replace(file, **options))

    return preview


CLERK = Employee(7, "Klerek", "Bidang Data")


def facts_of(store, employee, kind):
    with store.look() as work:
        return [f for f in work.find(PersonFact, person_id=person_id_of(employee.number)) if f.kind is kind]


def person_of(store, employee):
    with store.look() as work:
        return work.one(Person, person_id=person_id_of(employee.number))


def rows_kept(store):
    kinds = (Person, IdentityNumber, PersonFact, Unit, UnitSpan, Post, ImportRun, ImportRow, Setting)
    with store.look() as work:
        return {kind.__name__: len(work.find(kind)) for kind in kinds}


def test_a_sheet_of_180_people_with_ten_faults_names_each_of_them(cases, acting, tmp_path):
    path = tmp_path / "siasn.xlsx"
    planted = siasn_sheet(path)

    preview = cases.preview(acting, cases.open(path))
    result = cases.run(acting, preview)

    named = {fault.baris: fault.kode for fault in result.salah}
    assert named == {fault.row: fault.code for fault in planted}
    assert (result.siap, result.berubah, result.sama) == (170, 0, 0)
    assert (preview.siap, len(preview.salah)) == (170, 10)
    assert all(fault.masalah for fault in result.salah)
    assert [fault.baris for fault in cases.waiting(result.run_id)] == sorted(named)


def test_a_preview_writes_nothing(store, cases, acting, tmp_path):
    siasn_sheet(tmp_path / "siasn.xlsx")
    before = rows_kept(store)

    cases.preview(acting, cases.open(tmp_path / "siasn.xlsx"))

    assert rows_kept(store) == before


def test_the_same_file_twice_writes_nothing(store, cases, acting, tmp_path, hands):
    path = tmp_path / "siasn.xlsx"
    siasn_sheet(path)
    first = cases.run(acting, cases.preview(acting, cases.open(path)))
    kept = rows_kept(store)
    hands.now += timedelta(days=3)

    again = cases.preview(acting, cases.open(path))
    second = cases.run(acting, again)

    assert (again.siap, again.berubah, again.sama, len(again.salah)) == (0, 0, 170, 10)
    assert second.changes is Changes.NOTHING
    assert second.run_id == first.run_id
    assert rows_kept(store) == kept


def test_the_same_file_next_year_still_changes_nothing(cases, tmp_path, acting, enter, hands):
    enter([replace(CLERK, begun="--")])
    hands.now += timedelta(days=200)
    later = replace(acting, day=date(2027, 6, 12))

    preview = cases.preview(later, cases.open(tmp_path / "pegawai.xlsx"))

    assert (preview.sama, preview.berubah) == (1, 0)


def test_faulty_rows_come_back_as_a_sheet_that_can_be_imported_once_corrected(cases, acting, tmp_path):
    path, faulty = tmp_path / "siasn.xlsx", tmp_path / "salah.xlsx"
    planted = siasn_sheet(path)
    result = cases.run(acting, cases.preview(acting, cases.open(path)))

    count = cases.write_faults(result.run_id, faulty)

    sheet = read_book(faulty).sheets[0]
    head = list(sheet.rows[0])
    assert count == len(planted) == len(sheet.rows) - 1
    assert "NIK" not in head
    codes = [row[head.index("Kode Masalah")].split(", ")[0] for row in sheet.rows[1:]]
    assert codes == [fault.code for fault in planted]
    assert [row[head.index("Baris Asal")] for row in sheet.rows[1:]] == [p.row for p in planted]
    back = cases.preview(acting, cases.open(faulty))
    assert len(back.salah) == len(planted)
    assert Counter(fault.kode for fault in back.salah)["nip.rusak_angka"] == 1


def test_a_row_that_comes_back_corrected_waits_no_more(cases, acting, enter, tmp_path):
    wrong = {**CLERK.cells(), "golongan": "III/z"}
    first = enter([replace(CLERK, serial=9), wrong, {**replace(CLERK, serial=11).cells(), "nama": ""}])

    second = enter(
        [replace(CLERK, serial=9), CLERK, {**replace(CLERK, serial=11).cells(), "nama": ""}], "b.xlsx"
    )

    assert cases.waiting(first.run_id) == []
    assert [fault.baris for fault in cases.waiting(second.run_id)] == [4]
    cases.undo(acting, second.run_id)
    assert [fault.baris for fault in cases.waiting(first.run_id)] == [3, 4]


def test_a_sheet_of_faulty_rows_tells_where_each_of_them_waited(cases, acting, enter, tmp_path):
    first = enter([replace(CLERK, serial=9), {**CLERK.cells(), "golongan": "III/z"}])
    cases.write_faults(first.run_id, tmp_path / "salah.xlsx")
    sheet = read_book(tmp_path / "salah.xlsx").sheets[0]
    corrected = [["III/a" if cell == "III/z" else cell for cell in row] for row in sheet.rows]
    with xlsxwriter.Workbook((tmp_path / "betul.xlsx").as_posix()) as book:
        page = book.add_worksheet()
        for place, row in enumerate(corrected):
            page.write_row(place, 0, row)

    result = cases.run(acting, cases.preview(acting, cases.open(tmp_path / "betul.xlsx")))

    assert (result.siap, result.salah) == (1, ())
    assert cases.waiting(first.run_id) == []


def test_a_row_of_somebody_else_in_the_same_place_goes_on_waiting(cases, enter):
    first = enter([{**CLERK.cells(), "golongan": "III/z"}])

    enter([replace(CLERK, serial=9)], "lain.xlsx")

    assert [fault.baris for fault in cases.waiting(first.run_id)] == [2]


def test_nothing_is_written_for_an_import_without_faults(cases, enter, tmp_path):
    result = enter([CLERK])

    with pytest.raises(RuleBroken) as refused:
        cases.write_faults(result.run_id, tmp_path / "kosong.xlsx")

    assert refused.value.code == "impor.tidak_ada_salah"


def test_a_person_enters_with_dated_facts(store, enter, office):
    enter([CLERK])

    found = identity_on_day(store, CLERK, TODAY)
    assert found.name == f"{CLERK.full_name}, S.Sos."
    assert found.number == CLERK.number
    assert found.golongan == "III/a"
    assert found.post == "Klerek"
    assert found.unit == "Bidang Data"
    assert found.staff_kind is StaffKind.PNS
    assert [fact.from_on for fact in facts_of(store, CLERK, FactKind.PENEMPATAN)] == [date(2022, 3, 1)]
    assert [fact.from_on for fact in facts_of(store, CLERK, FactKind.STATUS)] == [date(2009, 3, 1)]
    assert identity_on_day(store, CLERK, date(2021, 1, 1)).post is None
    assert person_of(store, CLERK).audience_id == office.audience_id


def identity_on_day(store, employee, day):
    with store.look() as work:
        return identity_on(work, person_id_of(employee.number), day)


def test_the_head_of_the_office_is_kept_where_his_own_superior_reads(store, enter, office):
    head = employees(1)[0]

    enter([head, CLERK])

    assert person_of(store, head).audience_id == office.pimpinan_audience_id
    (placed,) = facts_of(store, head, FactKind.PENEMPATAN)
    assert placed.audience_id == office.pimpinan_audience_id
    assert placed.is_head
    assert placed.unit_id == office.unit_id


def test_units_of_the_sheet_are_founded_below_the_office(store, cases, acting, tmp_path, office):
    siasn_sheet(tmp_path / "siasn.xlsx", faults=False)

    preview = cases.preview(acting, cases.open(tmp_path / "siasn.xlsx"))
    cases.run(acting, preview)

    parents = {unit.name: unit.parent for unit in preview.units}
    assert parents["Sekretariat"] == "Dinas Latihan"
    assert parents["Sub Bagian Umum dan Kepegawaian"] == "Sekretariat"
    assert parents["Seksi Data II"] == "Bidang Data"
    assert len(preview.units) == 15
    with store.look() as work:
        units = [unit for unit in work.find(Unit, office_id=office.id) if unit.id != office.unit_id]
    assert {unit.audience_id for unit in units} == {office.audience_id}
    assert len({unit.code for unit in units}) == 15
    kinds = Counter(unit.kind for unit in units)
    assert (kinds[UnitKind.BIDANG], kinds[UnitKind.SEKSI], kinds[UnitKind.SUBBAGIAN]) == (4, 8, 2)


def test_without_founding_an_unknown_unit_makes_its_rows_wait(look_at):
    preview = look_at([CLERK], create_units=False)

    assert [fault.kode for fault in preview.salah] == ["pegawai.unit_tidak_dikenal"]


def test_a_unit_is_found_by_another_spelling(look_at, enter):
    enter([replace(CLERK, unit="Subbagian Keuangan")])

    preview = look_at([replace(CLERK, unit="SUB. BAG. KEUANGAN", parent="DINAS LATIHAN Kota Salatiga")])

    assert preview.sama + preview.berubah == 1
    assert preview.units == ()


def test_a_misspelt_unit_without_its_parent_waits_with_a_hint(look_at, enter):
    enter([CLERK])

    preview = look_at([replace(CLERK, serial=9, unit="Bidan Data", parent="")])

    assert preview.salah[0].kode == "pegawai.unit_tidak_dikenal"
    assert "Bidang Data" in preview.salah[0].masalah


def test_units_of_one_name_are_told_apart_by_the_unit_above(look_at):
    rows = [
        replace(CLERK, serial=1, unit="UPTD Utara"),
        replace(CLERK, serial=2, unit="UPTD Selatan"),
        replace(CLERK, serial=3, unit="Subbagian Tata Usaha", parent="UPTD Utara"),
        replace(CLERK, serial=4, unit="Subbagian Tata Usaha", parent="UPTD Selatan"),
        replace(CLERK, serial=5, unit="Subbagian Tata Usaha", parent=""),
    ]

    preview = look_at(rows)

    assert [(unit.name, unit.parent) for unit in preview.units[2:]] == [
        ("Subbagian Tata Usaha", "UPTD Utara"),
        ("Subbagian Tata Usaha", "UPTD Selatan"),
    ]
    assert [fault.kode for fault in preview.salah] == ["pegawai.unit_rancu"]


def test_a_superior_of_the_city_enters_without_a_number(store, enter, look_at, office):
    mayor = Employee(0, "Wali Kota Salatiga", "Pemerintah Kota Salatiga", "", "", "Pejabat Negara", "", "")
    row = {**mayor.cells(), "nip": "", "tmt_cpns": "", "tmt_golongan": ""}

    result = enter([row])

    assert (result.siap, result.salah) == (1, ())
    with store.look() as work:
        (person,) = work.find(Person)
        assert work.find(IdentityNumber) == []
        placed = in_force(work.find(PersonFact), FactKind.PENEMPATAN, TODAY)
        assert work.need(Post, placed.post_id).kind is PostKind.POLITIK
    assert placed.is_head
    assert person.audience_id == office.pimpinan_audience_id
    assert look_at([row]).sama == 1


def test_somebody_of_another_office_stays_out(look_at):
    preview = look_at([replace(CLERK, unit="Kelurahan Dukuh", parent="")])

    assert [fault.kode for fault in preview.salah] == ["pegawai.kantor_lain"]


def test_a_part_time_pppk_may_lack_a_golongan(look_at):
    worker = replace(CLERK, staff="PPPK Paruh Waktu", golongan="")

    (row,) = look_at([worker]).rows

    assert row.standing is Standing.BARU
    assert any("Golongan belum diisi" in remark for remark in row.remarks)


def test_a_pns_without_golongan_waits(look_at):
    preview = look_at([replace(CLERK, golongan="")])

    assert [fault.kode for fault in preview.salah] == ["nip.golongan_kosong"]


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        ({"nip": "19850101 200903 2 008"}, None),
        ({"nip": "1985010120090320081"}, "nip.panjang"),
        ({"nip": "19850101200903200A"}, "nip.bukan_angka"),
        ({"nip": "20010229202203200A"}, "nip.bukan_angka"),
        ({"nip": "200102292022032008"}, "nip.tanggal_lahir"),
        ({"nip": "200002292022032008", "tanggal_lahir": "", "tmt_cpns": ""}, None),
        ({"nip": "198501012009002008"}, "nip.bukan_pola"),
        ({"nip": "198501012009132008"}, "nip.bukan_pola"),
        ({"nip": "198501012009030008"}, "nip.jenis_kelamin"),
        ({"nip": "198501012009033008"}, "nip.jenis_kelamin"),
        ({"nip": "198501012009032000"}, "nip.urut"),
        ({"nip": ""}, "sel.wajib"),
        ({"nip": 198501012009032008.0}, "nip.rusak_angka"),
        ({"golongan": "IX"}, "nip.golongan_beda_status"),
        ({"golongan": "V/a"}, "sel.golongan"),
        ({"jenis_pegawai": "PPPK", "golongan": "III/a"}, "nip.golongan_beda_status"),
        ({"jabatan": ""}, "sel.wajib"),
        ({"unit": ""}, "sel.wajib"),
        ({"nama": "x" * 121}, "pegawai.terlalu_panjang"),
        ({"tmt_jabatan": "01-01-1970"}, "pegawai.tmt_sebelum_lahir"),
        ({"tmt_jabatan": "01-01-2062"}, "pegawai.tmt_terlalu_jauh"),
    ],
)
def test_rules_1_to_10_decide_whether_a_row_enters(look_at, spoil, code):
    preview = look_at([{**CLERK.cells(), **spoil}])

    assert [fault.kode for fault in preview.salah] == ([code] if code else [])
    assert preview.siap == (0 if code else 1)


@pytest.mark.parametrize(
    ("spoil", "word"),
    [
        ({"jenis_kelamin": "L"}, "Jenis kelamin berbeda"),
        ({"tanggal_lahir": "02-01-1985"}, "Tanggal lahir berbeda"),
        ({"nip": "198501012009212008"}, "Pola nomor tidak cocok"),
        ({"nip": "198501011999032008"}, "sebelum berumur 17 tahun"),
        ({"tmt_jabatan": ""}, "tanggalnya tidak tertulis"),
        ({"tempat_lahir": "x" * 61}, "dilewati"),
        ({"jenis_jabatan": "", "jabatan": "Juru Ukur Antah"}, "jenis jabatan tidak tertulis"),
    ],
)
def test_a_warning_is_shown_and_the_row_enters(look_at, spoil, word):
    (row,) = look_at([{**CLERK.cells(), **spoil}]).rows

    assert row.standing is Standing.BARU
    assert any(word in remark for remark in row.remarks)


def test_of_two_rows_with_one_number_the_second_waits_and_names_the_first(look_at):
    preview = look_at([CLERK, replace(CLERK, name="Lain Sekali Orangnya")])

    assert preview.siap == 1
    assert [(fault.baris, fault.kode) for fault in preview.salah] == [(3, "pegawai.nip_ganda")]
    assert "baris 2" in preview.salah[0].masalah


def test_of_two_rows_with_one_number_the_one_that_agrees_with_it_enters(look_at):
    wrong = {**CLERK.cells(), "nama": "Lain Sekali", "tanggal_lahir": "05-05-1990"}

    preview = look_at([wrong, CLERK])

    assert [fault.baris for fault in preview.salah] == [2]


def test_a_number_known_for_another_human_waits(enter, look_at):
    enter([CLERK])

    preview = look_at([replace(CLERK, name="Lain Sekali Orangnya")])

    assert [fault.kode for fault in preview.salah] == ["pegawai.nip_milik_lain"]
    assert CLERK.full_name in preview.salah[0].masalah


def test_a_slip_in_a_name_is_corrected_by_a_later_sheet(store, enter):
    enter([replace(CLERK, name="Contoh Wahyuni")])

    result = enter([replace(CLERK, name="Contoh Wahyuningsih")], "baru.xlsx")

    assert (result.berubah, result.salah) == (1, ())
    assert person_of(store, CLERK).name == "Contoh Wahyuningsih"


def test_a_second_nip_for_the_same_name_and_birth_waits(enter, look_at):
    enter([CLERK])
    again = {**CLERK.cells(), "nip": f"{CLERK.number[:-3]}099"}

    assert [fault.kode for fault in look_at([again]).salah] == ["pegawai.mungkin_ganda"]


def test_a_renewed_contract_gives_the_same_human_a_second_number(store, enter):
    worker = replace(CLERK, staff="PPPK", golongan="IX")
    enter([worker])
    number = f"{worker.number[:8]}202522{worker.number[14:]}"
    renewed = {**worker.cells(), "nip": number, "tmt_cpns": "01-01-2025"}

    result = enter([renewed], "baru.xlsx")

    assert (result.siap, result.berubah) == (0, 1)
    with store.look() as work:
        assert len(work.find(Person)) == 1
        assert len(work.find(IdentityNumber, person_id=person_id_of(worker.number))) == 2
    assert identity_on_day(store, worker, TODAY).number == renewed["nip"]
    assert identity_on_day(store, worker, date(2024, 6, 1)).number == worker.number


def test_a_move_is_a_new_fact_from_its_date_and_the_past_stays(store, enter, look_at):
    enter([CLERK, replace(CLERK, serial=9, unit="Bidang Pelayanan")])
    moved = replace(CLERK, unit="Bidang Pelayanan", begun="2026-06-01")
    moved_row = {**moved.cells(), "tmt_golongan": "01-03-2022"}

    preview = look_at([moved_row])
    enter([moved_row], "mutasi.xlsx")

    assert [(move.before, move.after) for move in preview.moved] == [("Bidang Data", "Bidang Pelayanan")]
    assert identity_on_day(store, CLERK, date(2026, 5, 31)).unit == "Bidang Data"
    assert identity_on_day(store, CLERK, date(2026, 6, 1)).unit == "Bidang Pelayanan"
    assert all(fact.corrects_id is None for fact in facts_of(store, CLERK, FactKind.PENEMPATAN))


def test_another_post_since_the_same_day_is_a_correction(store, enter):
    enter([CLERK])

    result = enter([replace(CLERK, post="Pengemudi")], "baru.xlsx")

    old, new = sorted(facts_of(store, CLERK, FactKind.PENEMPATAN), key=lambda f: f.corrects_id is not None)
    assert result.berubah == 1
    assert new.corrects_id == old.id
    assert identity_on_day(store, CLERK, date(2022, 3, 1)).post == "Pengemudi"


def test_a_date_that_was_guessed_is_corrected_when_the_sheet_tells_it(store, enter):
    enter([{**CLERK.cells(), "tmt_jabatan": ""}])
    assert facts_of(store, CLERK, FactKind.PENEMPATAN)[0].from_on == date(2026, 1, 1)

    enter([CLERK], "baru.xlsx")

    assert identity_on_day(store, CLERK, date(2022, 3, 1)).post == "Klerek"
    assert enter([CLERK], "lagi.xlsx").changes is Changes.NOTHING


def test_an_older_sheet_adds_history_and_says_so(store, enter, look_at):
    enter([CLERK])
    older = {**CLERK.cells(), "golongan": "II/d", "tmt_golongan": "01-04-2018"}

    (row,) = look_at([older]).rows

    assert row.standing is Standing.BERUBAH
    assert any("dicatat sebagai riwayat" in remark for remark in row.remarks)


def test_an_empty_cell_takes_nothing_away(store, enter):
    enter([CLERK])
    empty = {**CLERK.cells(), "gelar_belakang": "", "tempat_lahir": "", "pendidikan": "", "kedudukan": ""}

    result = enter([empty], "baru.xlsx")

    assert result.sama == 1
    assert person_of(store, CLERK).title_back == "S.Sos."


def test_nobody_is_removed_by_a_sheet_he_is_not_in(store, enter):
    enter([CLERK])

    enter([replace(CLERK, serial=9)], "lain.xlsx")

    assert person_of(store, CLERK) is not None


def test_who_has_left_keeps_his_history(store, enter):
    enter([CLERK])

    enter([{**CLERK.cells(), "kedudukan": "Pensiun"}], "baru.xlsx")

    facts = facts_of(store, CLERK, FactKind.STATUS)
    assert in_force(facts, FactKind.STATUS, TODAY).status == "pensiun"
    assert in_force(facts, FactKind.STATUS, TODAY - timedelta(days=1)).status == "aktif"


def test_a_known_post_is_used_and_a_new_one_made_with_its_kind(store, enter, office):
    enter([CLERK, replace(CLERK, serial=9, post="Penyelia Halte", kind="Struktural", eselon="IV.b")])

    with store.look() as work:
        clerks, keepers = work.find(Post, name="Klerek"), work.find(Post, name="Penyelia Halte")
    assert [post.audience_id for post in clerks] == [UMUM]
    assert [(post.kind, post.audience_id) for post in keepers] == [(PostKind.PENGAWAS, office.audience_id)]


def test_titles_in_the_name_are_taken_apart(store, enter):
    enter([{**CLERK.cells(), "nama": "Dr. Contoh Umpama, S.Kom., M.T.", "gelar_belakang": ""}])

    person = person_of(store, CLERK)
    assert (person.title_front, person.name, person.title_back) == ("Dr.", "Contoh Umpama", "S.Kom., M.T.")


def test_an_import_is_taken_back_as_one_act(store, cases, acting, tmp_path):
    before = rows_kept(store)
    siasn_sheet(tmp_path / "siasn.xlsx")
    preview = cases.preview(acting, cases.open(tmp_path / "siasn.xlsx"))
    result = cases.run(acting, preview)

    cases.undo(acting, result.run_id)

    after = rows_kept(store)
    assert {name: count for name, count in after.items() if not name.startswith("Import")} == {
        name: count for name, count in before.items() if not name.startswith("Import")
    }
    assert cases.waiting(result.run_id) == []
    assert [run.state for run in cases.history()] == [ImportState.DIURUNGKAN]
    assert cases.run(acting, preview).siap == 170


def test_taking_back_a_change_restores_what_was(store, cases, acting, enter):
    enter([CLERK])
    changed = replace(CLERK, name=f"{CLERK.full_name} Baru", post="Pengemudi")
    result = enter([{**changed.cells(), "tanggal_lahir": "02-01-1985"}], "baru.xlsx")

    cases.undo(acting, result.run_id)

    person = person_of(store, CLERK)
    assert (person.name, person.born_on) == (CLERK.full_name, date(1985, 1, 1))
    assert identity_on_day(store, CLERK, TODAY).post == "Klerek"


def test_an_import_is_taken_back_once(cases, acting, enter):
    result = enter([CLERK])
    cases.undo(acting, result.run_id)

    with pytest.raises(RuleBroken) as refused:
        cases.undo(acting, result.run_id)

    assert refused.value.code == "impor.sudah_diurungkan"


def test_an_import_on_which_a_plan_rests_stays(store, cases, acting, enter, office):
    result = enter([CLERK])
    with store.work() as work:
        work.keep(
            Skp(
                id=work.mint(),
                audience_id=office.audience_id,
                person_id=person_id_of(CLERK.number),
                year=2026,
                part=1,
                starts_on=date(2026, 1, 1),
                ends_on=date(2026, 12, 31),
            )
        )

    with pytest.raises(RuleBroken) as refused:
        cases.undo(acting, result.run_id)

    assert refused.value.code == "impor.dipakai_rencana"
    assert person_of(store, CLERK) is not None


def test_an_import_on_which_a_superior_rests_stays(store, cases, acting, enter, office):
    result = enter([CLERK])
    with store.work() as work:
        work.add(
            LineOverride(
                id=work.mint(),
                audience_id=office.audience_id,
                at=work.now,
                person_id=person_id_of(CLERK.number),
                role=LineRole.PENILAI,
                from_on=TODAY,
                basis="Surat tugas",
            )
        )

    with pytest.raises(RuleBroken) as refused:
        cases.undo(acting, result.run_id)

    assert refused.value.code == "impor.dipakai_atasan"


def test_the_older_of_two_imports_is_taken_back_only_after_the_newer(cases, acting, enter, hands):
    first = enter([CLERK])
    hands.now += timedelta(hours=1)
    second = enter([replace(CLERK, post="Pengemudi")], "baru.xlsx")

    with pytest.raises(RuleBroken) as refused:
        cases.undo(acting, first.run_id)
    cases.undo(acting, second.run_id)
    cases.undo(acting, first.run_id)

    assert refused.value.code == "impor.dipakai_fakta"


def test_units_that_others_work_in_keep_an_import_from_being_taken_back(cases, acting, enter, hands):
    first = enter([CLERK])
    hands.now += timedelta(hours=1)
    enter([replace(CLERK, serial=9)], "baru.xlsx")

    with pytest.raises(RuleBroken) as refused:
        cases.undo(acting, first.run_id)

    assert refused.value.code == "impor.dipakai_unit"


def test_a_stopped_import_leaves_nothing(store, cases, acting, tmp_path):
    siasn_sheet(tmp_path / "siasn.xlsx")
    preview = cases.preview(acting, cases.open(tmp_path / "siasn.xlsx"))
    before = rows_kept(store)

    def stop(done, total):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        cases.run(acting, preview, step=stop)

    assert rows_kept(store) == before


def test_the_import_tells_how_far_it_is(cases, acting, tmp_path):
    siasn_sheet(tmp_path / "siasn.xlsx")
    told = []

    cases.run(
        acting,
        cases.preview(acting, cases.open(tmp_path / "siasn.xlsx")),
        step=lambda done, total: told.append((done, total)),
    )

    assert told[-1] == (180, 180)


def test_the_list_of_people_shows_who_came(store, enter):
    enter([CLERK])

    people = PeopleList(store.engine)
    ids = people.ids(ListQuery(scope=All()))
    (line,) = people.lines(ids).values()
    assert (line.name, line.unit, line.golongan) == (f"{CLERK.full_name}, S.Sos.", "Bidang Data", "III/a")


def test_only_an_operator_imports(cases, tmp_path):
    write_sheet(tmp_path / "p.xlsx", [CLERK.cells()])
    employee = Acting(day=TODAY, role=Role.PEGAWAI, title="Pegawai Contoh", person_id=person_id_of("1"))

    with pytest.raises(NotAllowed):
        cases.preview(employee, cases.open(tmp_path / "p.xlsx"))


def test_the_opened_file_shows_columns_samples_and_what_is_unknown(cases, tmp_path):
    siasn_sheet(tmp_path / "siasn.xlsx")

    file = cases.open(tmp_path / "siasn.xlsx")

    by_heading = {column.heading: column for column in file.columns}
    assert by_heading["NIP BARU"].field == "nip"
    assert by_heading["NIP BARU"].samples[0].startswith("19700105")
    assert by_heading["NIK"].samples == ()
    assert file.unknown == ("KODE X",)
    assert file.missing == ()
    assert (file.header_row, file.rows) == (4, 180)


def test_a_chosen_column_is_remembered_for_the_next_file(store, cases, acting, tmp_path):
    path = tmp_path / "kode.xlsx"
    rows = [{**CLERK.cells(), "nama": "", "kode_x": "Contoh Lima"}]
    write_sheet(path, rows)
    column = list(HEADINGS).index("kode_x")
    chosen = cases.open(path).choose(column, "nama")
    cases.run(acting, cases.preview(acting, chosen))

    again = cases.open(path)

    assert again.mapping[column] == "nama"
    assert again.unknown == ()


def test_a_file_that_is_no_sheet_is_refused(cases, tmp_path):
    (tmp_path / "x.xlsx").write_bytes(b"%PDF-1.7")

    with pytest.raises(NotOurs):
        cases.open(tmp_path / "x.xlsx")


def test_a_sheet_is_chosen_by_name(cases, tmp_path):
    write_sheet(tmp_path / "p.xlsx", [CLERK.cells()])

    assert cases.open(tmp_path / "p.xlsx", sheet="Data Pegawai", header_row=1).sheet == "Data Pegawai"
    with pytest.raises(RuleBroken) as refused:
        cases.open(tmp_path / "p.xlsx", sheet="Tidak Ada")
    assert refused.value.code == "impor.lembar_tidak_ada"


def test_the_agency_takes_in_people_of_every_office_each_into_its_own_audience(tmp_path, acting):
    store = open_store(tmp_path, KEY, clock)
    Offices(store).create(acting, name="BKPSDM", code="BKPSDM", agency=True)
    head = replace(CLERK, unit="Dinas Sosial", post="Kepala Dinas Sosial", kind="Struktural", eselon="II.b")
    rows = [replace(CLERK, serial=1, unit="Kelurahan Dukuh", parent=""), replace(head, serial=2, parent="")]
    write_sheet(tmp_path / "kota.xlsx", [row.cells() for row in rows])
    cases = PeopleImport(store)

    result = cases.run(acting, cases.preview(acting, cases.open(tmp_path / "kota.xlsx")))

    audiences = [person_of(store, row).audience_id for row in rows]
    store.engine.dispose()
    assert result.salah == ()
    assert audiences == [
        audience_of(AudienceKind.KEPEG, office_id_of("KEC-SIDOMUKTI")),
        audience_of(AudienceKind.KEPEG, office_id_of("DINSOS"), PIMPINAN),
    ]


def test_a_sheet_without_any_unit_above_founds_its_units_below_the_office(store, acting, office, tmp_path):
    path = tmp_path / "pegawai.csv"
    path.write_text(
        "NIP;NAMA;GOL;JABATAN;UNIT KERJA\n"
        "199003152015022001;CONTOH SATU;III/b;Pranata Hubungan Masyarakat;Bidang Contoh\n"
        "1990031520150220;CONTOH DUA;III/b;Pranata Hubungan Masyarakat;Bidang Contoh\n",
        encoding="utf-8",
    )
    cases = PeopleImport(store)

    preview = cases.preview(acting, cases.open(path))

    assert [(unit.name, unit.parent) for unit in preview.units] == [("Bidang Contoh", "Dinas Latihan")]
    assert preview.siap == 1
    assert [(fault.baris, fault.kode) for fault in preview.salah] == [(3, "nip.panjang")]
