"""Plans from a spreadsheet: drafts from rows, faults by row, twice is once, and back as one act."""

import csv
import json
from dataclasses import replace
from decimal import Decimal

import pytest
from builders import TODAY, admin
from plan_office import code_of, filled

from desktop_app.domain.canon import canonical
from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import NotAllowed, Unreadable
from desktop_app.domain.organisation import Measure
from desktop_app.domain.papers import ImportRow, ImportRun, Step
from desktop_app.domain.plan import (
    AnnexList,
    Expectation,
    Gather,
    Indicator,
    Rhk,
    Skp,
    SkpParty,
    SkpVersion,
    VersionStatus,
)
from desktop_app.domain.terms import Aspek, Polarity, RhkKind, ValueCode
from desktop_app.services.plan_import import PlanImport, Standing
from desktop_app.sheets.reading import read_book
from desktop_app.sheets.saving import write_workbook

SARI, BUDI = "199003032015032003", "199104042016041004"
HEAD = (
    "NIP",
    "Tahun",
    "Jenis",
    "Rencana Hasil Kerja",
    "RHK Pimpinan yang Diintervensi",
    "Penugasan Dari",
    "Aspek",
    "Indikator Kinerja Individu",
    "Target",
    "Satuan",
    "Arah",
)
KTP, RAPAT = "Terselesaikannya penerbitan KTP-el", "Tersusunnya notula rapat bidang"
GOOD = (
    (SARI, "2026", "utama", KTP, "Mutu dokumen", "", "Kuantitas", "Jumlah KTP-el", "9.600 keping", "", ""),
    (SARI, "2026", "", KTP, "", "", "Kualitas", "KTP-el tanpa salah", "≥ 99 %", "", ""),
    (SARI, "2026", "", KTP, "", "", "Waktu", "Waktu terbit", "≤ 1 hari kerja", "", ""),
    (SARI, "2026", "Tambahan", RAPAT, "", "Kabid", "Kuantitas", "Notula", "12 dokumen", "dokumen", "naik"),
    (BUDI, "2026", "", "Tertatanya arsip", "Mutu dokumen", "", "Kuantitas", "Berkas", "1.500 berkas", "", ""),
)
KINDS = (Skp, SkpVersion, SkpParty, Rhk, Indicator, Expectation, Step)


def csv_file(path, rows, head=HEAD):
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows([head, *rows])
    return path


def book_file(path, **sheets):
    def fill(workbook):
        for name, rows in sheets.items():
            sheet = workbook.book.add_worksheet(name)
            for number, row in enumerate(rows):
                for column, cell in enumerate(row):
                    workbook.write(sheet, number, column, cell)

    write_workbook(path, fill, title="SKP")
    return path


@pytest.fixture
def importer(store, people):
    return PlanImport(store)


@pytest.fixture
def bring(importer, tmp_path):
    """Writes rows as a sheet and imports them."""

    def brought(*rows, name="skp.csv"):
        path = csv_file(tmp_path / name, rows)
        return importer.run(admin(), importer.preview(admin(), path))

    return brought


def rows_of(store) -> dict[str, list]:
    with store.look() as work:
        return {kind.__name__: work.find(kind) for kind in KINDS}


@pytest.fixture
def plan_of(store, plans):
    """Gives the plan of somebody as it now is."""

    def found(person_id):
        with store.look() as work:
            skp = work.one(Skp, person_id=person_id, year=2026)
        return plans.sheet(skp.id).plan

    return found


def test_the_rows_of_one_person_become_one_draft(bring, people, store, plan_of):
    result = bring(*GOOD)

    plan = plan_of(people.sari)
    assert (result.siap, result.berubah, result.sama, result.salah) == (5, 0, 0, ())
    assert result.changes == Changes.PLANS | Changes.IMPORTS
    assert plan.status is VersionStatus.DRAF
    (main,) = plan.lines(RhkKind.UTAMA)
    (beside,) = plan.lines(RhkKind.TAMBAHAN)
    assert (main.text, plan.link_of(main).superior_text) == (KTP, "Mutu dokumen")
    assert beside.assigned_by == "Kabid"
    assert [(i.aspek, i.target_text, i.target, i.polarity, i.gather) for i in plan.indicators_of(main)] == [
        (Aspek.KUANTITAS, "9.600 keping", Decimal(9600), Polarity.NAIK, Gather.JUMLAH),
        (Aspek.KUALITAS, "≥ 99 %", Decimal(99), Polarity.NAIK, Gather.RATA),
        (Aspek.WAKTU, "≤ 1 hari kerja", Decimal(1), Polarity.TURUN, Gather.RATA),
    ]
    with store.look() as work:
        document = work.one(Measure, name="dokumen")
    assert plan.indicators_of(beside)[0].measure_id == document.id


def test_an_imported_plan_can_be_handed_in_as_it_is(bring, plans, people, plan_of):
    bring(*GOOD)

    plans.submit(people.acts(people.sari, TODAY), plan_of(people.sari).version.id)

    assert plan_of(people.sari).status is VersionStatus.DIAJUKAN


def test_a_check_writes_nothing_and_says_what_would_happen(importer, store, tmp_path):
    before = rows_of(store)

    preview = importer.preview(admin(), csv_file(tmp_path / "skp.csv", GOOD))

    assert (preview.siap, preview.berubah, preview.sama, preview.salah) == (5, 0, 0, ())
    assert [(p.name, p.year, p.standing, p.rows) for p in preview.plans] == [
        ("Sari Contoh, S.E.", 2026, Standing.BARU, 4),
        ("Budi Contoh, S.E.", 2026, Standing.BARU, 1),
    ]
    assert rows_of(store) == before
    assert importer.history() == []


def test_the_same_file_twice_changes_nothing(bring, store, importer):
    first = bring(*GOOD)
    before = rows_of(store)

    second = bring(*GOOD)

    assert (second.siap, second.berubah, second.sama) == (0, 0, 5)
    assert (second.changes, second.run_id) == (Changes.NOTHING, first.run_id)
    assert rows_of(store) == before
    assert len(importer.history()) == 1


def test_one_faulty_row_does_not_hold_back_the_others(bring, people, plan_of):
    broken = list(GOOD[1])
    broken[6] = "Mutunya"
    nobody = ("199912312020121009", *GOOD[4][1:])
    damaged = ("1.99003E+17", *GOOD[4][1:])
    result = bring(GOOD[0], broken, nobody, damaged, ("", *GOOD[4][1:]), (SARI, "20266", *GOOD[0][2:]))

    assert [(fault.baris, fault.kode) for fault in result.salah] == [
        (3, "sel.pilihan"),
        (4, "impor_skp.nip_tidak_ada"),
        (5, "nip.rusak_angka"),
        (6, "sel.wajib"),
        (7, "sel.tahun"),
    ]
    assert all(fault.masalah for fault in result.salah)
    assert result.siap == 1
    assert len(plan_of(people.sari).indicators) == 1


def test_waiting_rows_come_back_as_a_sheet_and_complete_the_plan(bring, importer, people, tmp_path, plan_of):
    broken = list(GOOD[1])
    broken[6] = "Mutunya"
    run_id = bring(GOOD[0], broken).run_id
    assert [row.baris for row in importer.waiting(run_id)] == [3]
    path = tmp_path / "salah.xlsx"

    assert importer.write_faults(run_id, path) == 1

    (sheet,) = read_book(path).sheets
    assert "Masalah" in sheet.rows[0]
    mended = [["Kualitas" if cell == "Mutunya" else cell for cell in row] for row in sheet.rows]
    corrected = book_file(tmp_path / "betul.xlsx", SKP=mended)
    result = importer.run(admin(), importer.preview(admin(), corrected))
    assert (result.siap, result.berubah, result.salah) == (0, 1, ())
    (main,) = plan_of(people.sari).lines(RhkKind.UTAMA)
    assert len(plan_of(people.sari).indicators_of(main)) == 2


def test_a_submitted_or_set_plan_is_never_overwritten(bring, plans, people, handed_in, plan_of):
    submitted = plan_of(people.sari)

    first = bring(*GOOD)
    plans.approve(people.acts(people.wulan), handed_in.version_id)
    agreed = plan_of(people.sari)
    second = bring(*GOOD)

    for result in (first, second):
        assert [(fault.baris, fault.kode) for fault in result.salah] == [
            (row, "impor_skp.sudah_ditetapkan") for row in (2, 3, 4, 5)
        ]
    assert (first.siap, second.siap, second.sama) == (1, 0, 1)
    assert submitted.rhk == agreed.rhk == plan_of(people.sari).rhk


def test_a_draft_is_added_to_and_nothing_of_it_is_lost(bring, people, made, plan_of):
    before = plan_of(people.sari)

    result = bring(*GOOD[:4])

    after = plan_of(people.sari)
    assert (result.siap, result.berubah) == (0, 4)
    assert {i.line_id for i in before.indicators} <= {i.line_id for i in after.indicators}
    assert {r.line_id for r in before.rhk} <= {r.line_id for r in after.rhk}
    assert len(after.rhk) == 2


def test_a_changed_target_is_brought_up_to_date_on_its_own_line(bring, people, plan_of):
    bring(*GOOD)
    before = plan_of(people.sari)
    changed = (*GOOD[0][:8], "10.000 keping", "", "")

    result = bring(changed, name="baru.csv")

    after = plan_of(people.sari)
    assert (result.berubah, result.sama) == (1, 0)
    assert {i.line_id for i in after.indicators} == {i.line_id for i in before.indicators}
    assert Decimal(10000) in {i.target for i in after.indicators}


def test_annexes_and_expectations_of_their_sheets_enter_with_the_plan(importer, people, tmp_path, plan_of):
    path = book_file(
        tmp_path / "skp.xlsx",
        SKP=[HEAD, *GOOD],
        Lampiran=[
            ("NIP", "Daftar", "Isi Lampiran"),
            (SARI, "Dukungan Sumber Daya", "Dua operator layanan"),
            (SARI, "Dukungan Sumber Daya", "Alat perekaman"),
            ("199912312020121009", "konsekuensi", "Penghargaan"),
        ],
        Ekspektasi=[
            ("NIP", "Nilai", "Ekspektasi Khusus Pimpinan"),
            (SARI, "Harmonis", "Ramah kepada pemohon"),
            (SARI, "Harmonis", "Membantu rekan"),
        ],
    )

    result = importer.run(admin(), importer.preview(admin(), path))

    plan = plan_of(people.sari)
    assert [item.text for item in plan.annex_of(AnnexList.DUKUNGAN)] == [
        "Dua operator layanan",
        "Alat perekaman",
    ]
    assert plan.annex_of(AnnexList.KONSEKUENSI)
    assert plan.expectation_of(ValueCode.HARMONIS).text == "Ramah kepada pemohon; Membantu rekan"
    assert [(fault.baris, fault.kode) for fault in result.salah] == [(4, "impor_skp.nip_tidak_ada")]
    again = importer.run(admin(), importer.preview(admin(), path))
    assert (again.changes, again.sama) == (Changes.NOTHING, 5)


def test_the_column_of_the_other_form_makes_a_row_wait(bring, people):
    head = ("197001011995011001", *GOOD[0][1:])

    result = bring(head)

    assert [fault.kode for fault in result.salah] == ["impor_skp.kolom_bentuk"]
    assert result.siap == 0


def test_an_import_is_taken_back_as_one_act(bring, importer, store, made):
    before = rows_of(store)
    run_id = bring(*GOOD).run_id
    assert rows_of(store) != before

    changes = importer.undo(admin(), run_id)

    after = rows_of(store)
    assert changes == Changes.PLANS | Changes.IMPORTS
    assert without_revisions(after) == without_revisions(before)
    assert code_of(lambda: importer.undo(admin(), run_id)) == "impor.sudah_diurungkan"
    assert bring(*GOOD).siap == 1


def without_revisions(rows):
    """Local revisions go on counting; everything that is exchanged is as it was."""
    return rows | {"SkpVersion": [replace(version, rev=0) for version in rows["SkpVersion"]]}


def test_an_import_that_somebody_has_worked_on_is_not_taken_back(bring, importer, plans, people, plan_of):
    run_id = bring(*GOOD).run_id
    plans.save(admin(), filled(plan_of(people.sari), plans.new_id, "Rapinya arsip"))
    sari, budi = plan_of(people.sari), plan_of(people.budi)

    assert code_of(lambda: importer.undo(admin(), run_id)) == "impor_skp.sudah_berjalan"
    assert (plan_of(people.sari), plan_of(people.budi)) == (sari, budi)


def test_only_operators_import(importer, people, tmp_path):
    path = csv_file(tmp_path / "skp.csv", GOOD)

    with pytest.raises(NotAllowed):
        importer.preview(people.acts(people.sari), path)


def test_a_file_that_is_no_sheet_of_plans_says_so(importer, tmp_path):
    wrong = csv_file(tmp_path / "lain.csv", [("1", "2")], head=("Warna", "Ukuran"))

    assert code_of(lambda: importer.preview(admin(), wrong)) == "lembar.kolom_kurang"
    with pytest.raises(Unreadable):
        importer.preview(admin(), tmp_path / "tidak-ada.csv")


def test_the_ledger_tells_what_came_and_what_waits(bring, store, importer):
    run_id = bring(GOOD[0], ("199912312020121009", *GOOD[4][1:])).run_id

    (line,) = importer.history()
    with store.look() as work:
        run, (row,) = work.need(ImportRun, run_id), work.find(ImportRow)
    assert (line.siap, line.salah) == (1, 1)
    assert len(json.loads(run.made)["baru"]) == 1
    assert (row.row, row.code) == (3, "impor_skp.nip_tidak_ada")
    assert canonical(json.loads(row.cells)) == row.cells
