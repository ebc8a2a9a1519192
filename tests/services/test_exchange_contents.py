"""Contents of the log in the words of the office: every field has a name, every word its text."""

from __future__ import annotations

import pytest

from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.organisation import Post, UnitSpan
from desktop_app.services.exchange.contents import Reader, answer_form, read_content
from desktop_app.store.exchange.shapes import shapes
from desktop_app.words.exchange_contents import DIGEST, REFERENCE, STRUCTURE, WORDS, words_of
from desktop_app.words.exchange_fields import FIELDS, OWN_FIELDS, field_label
from desktop_app.words.exchange_terms import TABLES


def test_every_column_of_every_exchanged_table_has_a_name_in_words():
    bare = [
        (table, column)
        for table, shape in shapes().items()
        for column in shape.fields
        if field_label(table, column) == column
    ]

    assert bare == []
    assert shapes().keys() <= TABLES.keys()


def test_no_name_is_kept_for_a_column_that_is_gone():
    columns = {column for shape in shapes().values() for column in shape.fields}

    assert FIELDS.keys() <= columns
    for table, own in OWN_FIELDS.items():
        assert own.keys() <= shapes()[table].fields.keys()


def test_every_word_a_column_may_hold_has_its_text():
    lacking = [
        (table, column, word)
        for table, shape in shapes().items()
        for column, field in shape.fields.items()
        for word in field.words or ()
        if word not in words_of(table, column)
    ]

    assert lacking == []
    assert {key.split(".")[0] for key in WORDS} <= shapes().keys()


@pytest.mark.parametrize(
    ("table", "column", "content", "shown"),
    [
        ("indicator", "target", 854170, "85,417"),
        ("indicator", "target", 12_000_000, "1.200"),
        ("realisation", "value", -5000, "-0,5"),
        ("measure", "days_per", 700, "7"),
        ("evidence", "size", 3_400_000, "3,4 MB"),
        ("skp", "year", 2026, "2026"),
        ("rhk", "pos", 1024, "1.024"),
        ("person", "born_on", "1985-04-12", "12 April 1985"),
        ("step", "at", "2026-11-24T02:30:00.000+00:00", "24 November 2026 pukul 09.30 WIB"),
        ("evaluation", "period", "2026-TW3", "Triwulan III 2026"),
        ("evaluation", "period", "2026", "Tahun 2026"),
        ("person", "sex", "p", "Perempuan"),
        ("rating", "level", "bawah", "Di bawah ekspektasi"),
        ("skp_version", "status", "ditetapkan", "Ditetapkan"),
        ("person_fact", "is_head", 1, "Ya"),
        ("person_fact", "is_head", 0, "Tidak"),
        ("person_fact", "golongan", "III/b", "III/b"),
        ("evidence", "sha256", "AB" * 32, DIGEST),
        ("setting", "value", '"Salatiga"', "Salatiga"),
        ("setting", "value", "true", "Ya"),
        ("setting", "value", "[1,2]", "1, 2"),
        ("setting", "value", '{"a":1}', STRUCTURE),
        ("person", "person_id", "00" * 16, REFERENCE),
        ("person", "phone", None, None),
        ("person", "born_on", "bukan tanggal", "bukan tanggal"),
        ("person", "bidang_baru", "isi", "isi"),
    ],
)
def test_contents_read_as_people_write_them(store, table, column, content, shown):
    with store.look() as work:
        assert Reader(work).text(table, column, content) == shown


def test_keys_read_as_the_names_of_what_they_stand_for(store, office):
    with store.look() as work:
        post = work.find(Post)[0]
        span = work.one(UnitSpan, unit_id=office.unit_id)
        reader = Reader(work)
        assert reader.text("person_fact", "post_id", post.id.hex()) == post.name
        assert reader.text("person_fact", "unit_id", office.unit_id.hex().upper()) == span.name
        assert reader.text("unit", "office_id", office.id.hex()) == "Dinas Latihan"


def test_a_whole_row_reads_as_lines_without_what_is_empty(store):
    body = {"name": "Dewi Contoh", "sex": "p", "phone": None, "born_on": "1985-04-12", "person_id": "00" * 16}
    with store.look() as work:
        shown = Reader(work).summary("person", body)

    assert shown == "Nama tanpa gelar: Dewi Contoh\nJenis kelamin: Perempuan\nTanggal lahir: 12 April 1985"


@pytest.mark.parametrize(
    ("table", "column", "typed", "content"),
    [
        ("indicator", "target", "85,417", 854170),
        ("indicator", "target", "85.417", 854170),
        ("indicator", "target", "", None),
        ("skp", "part", "2", 2),
        ("person_fact", "is_head", "1", 1),
        ("person", "name", "  Dewi Contoh ", "Dewi Contoh"),
        ("person", "sex", "p", "p"),
        ("person", "phone", " ", None),
    ],
)
def test_what_is_typed_becomes_what_is_kept(table, column, typed, content):
    assert read_content(table, column, typed) == content


@pytest.mark.parametrize(
    ("table", "column", "typed"),
    [
        ("indicator", "target", "banyak"),
        ("indicator", "target", "1,00001"),
        ("indicator", "target", "Infinity"),
        ("skp", "part", "1,5"),
        ("person", "name", "  "),
        ("person", "bidang_baru", "isi"),
    ],
)
def test_what_a_field_cannot_hold_is_refused(table, column, typed):
    with pytest.raises(RuleBroken, match=r"sinkron\.isi_tidak_sah"):
        read_content(table, column, typed)


def test_each_field_says_how_it_is_typed():
    assert answer_form("person", "born_on").kind == "tanggal"
    assert answer_form("indicator", "target").kind == "angka"
    assert answer_form("person", "name").most == 120
    assert answer_form("person", "sex").choices == (("l", "Laki-laki"), ("p", "Perempuan"))
    assert answer_form("person_fact", "is_head").choices == (("1", "Ya"), ("0", "Tidak"))
    assert answer_form("person_fact", "unit_id").kind == "tidak"
    assert answer_form("setting", "value").kind == "tidak"
