import errno
import os
from datetime import UTC, date, datetime
from decimal import Decimal
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.errors import DiskFull, NotOurs, Unreadable
from desktop_app.sheets.aliases import Kind, alias_table, alias_tables
from desktop_app.sheets.export import ColumnKind, ListColumn, ListSheet, Paper, write_lists
from desktop_app.sheets.headings import find_complete, find_table
from desktop_app.sheets.reading import Book, Sheet, read_book
from desktop_app.sheets.rows import read_rows
from desktop_app.sheets.saving import save
from desktop_app.sheets.templates import template_fields, write_template
from desktop_app.words.sentences import sentence

AT = datetime(2026, 1, 31, 7, 5, tzinfo=UTC)
LISTS = {"golongan": ["III/c", "IX"], "satuan": ["keping", "dokumen"]}
NIP = "198504122010012015"


def part(path, name):
    with ZipFile(path) as archive:
        return archive.read(name).decode()


@pytest.mark.parametrize("kind", ["pegawai", "skp"])
def test_the_import_knows_every_column_of_its_template(tmp_path, kind):
    write_template(kind, tmp_path / "t.xlsx", LISTS)

    book = read_book(tmp_path / "t.xlsx")

    assert book.template == kind
    assert [sheet.name for sheet in book.sheets if sheet.hidden] == ["Daftar"]
    for known in alias_tables(kind):
        table = find_complete(book, known)
        assert table is not None
        assert table.sheet.name == known.label
        mapping = table.mapping(known)
        assert set(mapping.index_of) == {field.key for field in template_fields(known)}
        assert mapping.unknown == mapping.ambiguous == mapping.missing == ()
        assert list(table.records()) == []


def test_a_template_of_another_import_is_refused_by_name(tmp_path):
    write_template("skp", tmp_path / "t.xlsx")

    with pytest.raises(NotOurs) as refused:
        find_table(read_book(tmp_path / "t.xlsx"), alias_table("pegawai"))

    assert refused.value.code == "lembar.templat_lain"
    assert sentence(refused.value)


@pytest.mark.parametrize(("kind", "sheet"), [("pegawai", 1), ("skp", 1)])
def test_a_template_keeps_nip_as_text_and_offers_lists(tmp_path, kind, sheet):
    write_template(kind, tmp_path / "t.xlsx", LISTS)

    xml = part(tmp_path / "t.xlsx", f"xl/worksheets/sheet{sheet}.xml")

    assert 'state="frozen"' in xml
    assert "Daftar!$" in xml
    assert 'numFmtId="49"' in part(tmp_path / "t.xlsx", "xl/styles.xml")


def test_a_template_is_the_same_bytes_each_time(tmp_path):
    write_template("pegawai", tmp_path / "a.xlsx", LISTS)
    write_template("pegawai", tmp_path / "b.xlsx", LISTS)

    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


@pytest.mark.parametrize("key", [table.key for kind in ("pegawai", "skp") for table in alias_tables(kind)])
def test_the_examples_of_a_template_are_read_without_a_fault(key):
    table = next(known for kind in ("pegawai", "skp") for known in alias_tables(kind) if known.key == key)
    fields = template_fields(table)
    book = Book("a", (Sheet("Data", [[f.label for f in fields], [f.example for f in fields]]),))
    found = find_table(book, table)

    (row,) = read_rows(found, found.mapping(table))

    assert row.faults == ()
    assert {field.key for field in fields if field.required} <= set(row.values)


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1, max_size=40)
BY_KIND = {
    Kind.TEKS: TEXTS,
    Kind.NIP: st.just(NIP),
    Kind.TANGGAL: st.dates(date(1950, 1, 1), date(2030, 1, 1)),
    Kind.GOLONGAN: st.sampled_from(["III/c", "IX"]),
    Kind.ESELON: st.sampled_from(["II.b", "IV.a"]),
}


@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_what_is_filled_into_the_columns_of_the_template_is_read_back(tmp_path_factory, data):
    table = alias_table("pegawai")
    fields = template_fields(table)
    kinds = {"tanggal": ColumnKind.TANGGAL, "nip": ColumnKind.NIP}
    filled = [
        data.draw(BY_KIND[field.kind] if field.kind in BY_KIND else st.sampled_from(field.shown))
        for field in fields
    ]
    path = tmp_path_factory.mktemp("isi") / "a.xlsx"
    columns = [ListColumn(field.label, kinds.get(field.kind, ColumnKind.TEKS)) for field in fields]
    write_lists(path, [ListSheet("Pegawai", "Pegawai", columns, [filled])], made_by="Uji", made_at=AT)
    memory = Book("a", (Sheet("Data", [[field.label for field in fields], filled]),))

    tables = [find_table(book, table) for book in (read_book(path), memory)]
    rows = [list(read_rows(found, found.mapping(table))) for found in tables]

    assert [(row.values, [fault.code for fault in row.faults]) for row in rows[0]] == [
        (row.values, [fault.code for fault in row.faults]) for row in rows[1]
    ]


def test_a_list_keeps_types_and_runs_no_formula(tmp_path):
    columns = [
        ListColumn("NIP", ColumnKind.NIP),
        ListColumn("Nama"),
        ListColumn("Lahir", ColumnKind.TANGGAL),
        ListColumn("Nilai", ColumnKind.DESIMAL),
        ListColumn("Jumlah", ColumnKind.BULAT),
        ListColumn("Dicatat", ColumnKind.WAKTU),
    ]
    texts = ["=1+1", "+62", "-x", "@SUM(A1)", "\t=1", "https://contoh.invalid/", "{=1}"]
    rows = [(NIP, text, date(1985, 4, 12), Decimal("99.45"), 12, AT) for text in texts]
    path = tmp_path / "a.xlsx"

    write_lists(path, [ListSheet("Daftar/1", "Daftar Pegawai", columns, rows)], made_by="A & B", made_at=AT)

    sheet = read_book(path).sheets[0]
    assert sheet.name == "Daftar 1"
    assert sheet.rows[0][0] == "Daftar Pegawai"
    assert [row[1] for row in sheet.rows[3:]] == texts
    assert sheet.rows[3][0] == NIP
    assert sheet.rows[3][2:] == [date(1985, 4, 12), 99.45, 12.0, datetime(2026, 1, 31, 14, 5)]  # noqa: DTZ001
    xml = part(path, "xl/worksheets/sheet1.xml")
    assert "<f>" not in xml
    assert "<hyperlink" not in xml
    assert 'orientation="landscape"' in xml
    assert "A &amp;&amp; B, 31 Januari 2026 pukul 14.05 WIB" in xml
    assert "<autoFilter" in xml
    assert 'state="frozen"' in xml
    assert 'quotePrefix="1"' in part(path, "xl/styles.xml")


def test_a_list_is_set_for_the_paper_of_the_office(tmp_path):
    empty = ListSheet("Daftar", "Daftar", [ListColumn("Nama")], [])

    write_lists(tmp_path / "a.xlsx", [empty], made_by="Uji", made_at=AT)
    write_lists(tmp_path / "f.xlsx", [empty], made_by="Uji", made_at=AT, paper=Paper.F4)

    assert 'paperSize="9"' in part(tmp_path / "a.xlsx", "xl/worksheets/sheet1.xml")
    assert 'paperSize="14"' in part(tmp_path / "f.xlsx", "xl/worksheets/sheet1.xml")


def test_a_text_beyond_the_limit_of_a_cell_is_shortened_not_lost(tmp_path):
    sheet = ListSheet("Daftar", "Daftar", [ListColumn("Nama")], [("a" * 40_000,)])

    write_lists(tmp_path / "a.xlsx", [sheet], made_by="Uji", made_at=AT)

    assert read_book(tmp_path / "a.xlsx").sheets[0].rows[3][0] == "a" * 32_766 + "…"


def test_a_file_is_replaced_whole_and_leaves_nothing_beside_it(tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"lama")

    save(path, b"baru")

    assert path.read_bytes() == b"baru"
    assert os.listdir(tmp_path) == ["a.xlsx"]


def test_a_refused_place_leaves_the_old_file_and_says_so(tmp_path):
    target = tmp_path / "a.xlsx"
    target.mkdir()

    with pytest.raises(Unreadable) as refused:
        save(target, b"baru")

    assert refused.value.code == "lembar.tak_tersimpan"
    assert sentence(refused.value)
    assert os.listdir(tmp_path) == ["a.xlsx"]


def test_a_full_disk_is_named(tmp_path, monkeypatch):
    def full(_handle):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr("os.fsync", full)

    with pytest.raises(DiskFull) as refused:
        save(tmp_path / "a.xlsx", b"baru")

    assert refused.value.code == "lembar.disk_penuh"
    assert sentence(refused.value)
