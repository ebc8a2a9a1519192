"""The shapes of the tables agree with the record classes: what this store writes, another may take."""

import contextlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_up import records_of
from store_world import shipped_rules

from desktop_app.domain.canon import canonical
from desktop_app.domain.errors import Refused
from desktop_app.domain.records import Fact
from desktop_app.domain.values import AudienceKind
from desktop_app.store.columns import fields_of
from desktop_app.store.exchange.shapes import shapes
from desktop_app.store.mapping import row_of
from desktop_app.store.schema import BY_KIND, KEPT, TABLES, Merge
from desktop_app.sync.checking import check_operation, rank
from desktop_app.sync.contents import WHOLE_MOST, FieldType

EXCHANGED = [kept for kept in KEPT if kept.merge is not Merge.LOCAL]
LOCAL = [kept for kept in KEPT if kept.merge is Merge.LOCAL]
STAYS = {"id", "audience_id", "rev"}
QUICK = settings(
    max_examples=15, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
EACH = pytest.mark.parametrize("kept", EXCHANGED, ids=lambda kept: kept.table)


def body_of(record):
    """A row as the triggers write it: BLOBs in hex, nothing that is not there."""
    row = row_of(record).items()
    return {
        name: content.hex().upper() if isinstance(content, bytes) else content
        for name, content in row
        if name not in STAYS and content is not None
    }


def check(kept, body, kind="I", *, written=1):
    check_operation(
        kind,
        kept.table,
        body,
        shapes(),
        role="bkpsdm",
        audience_kind=kept.audiences[0],
        written=written,
        ours=1,
    )


def a_body(draw, kept):
    """A made-up row, but with years, numbers and JSON that somebody could have meant."""
    body = body_of(draw(records_of(kept.kind)))
    for name, content in body.items():
        match shapes()[kept.table].fields[name].type:
            case FieldType.INT:
                body[name] = max(-WHOLE_MOST, min(WHOLE_MOST, content))
            case FieldType.YEAR:
                body[name] = 1900 + content % 300
            case FieldType.MOMENT:
                body[name] = f"{1900 + int(content[:4]) % 300}-01-31{content[10:]}"
            case FieldType.JSON:
                body[name] = canonical({"isi": content, "angka": [1, None, True]})
    return body


@EACH
@QUICK
@given(data=st.data())
def test_a_row_of_each_table_may_enter_another_store(kept, data):
    body = a_body(data.draw, kept)

    check(kept, body)
    check(kept, {**dict.fromkeys(shapes()[kept.table].fields.keys() - body.keys()), **body})
    for name, content in body.items():
        check(kept, {name: content}, "U")


SAMPLES = {
    FieldType.ID: "01" * 16,
    FieldType.BYTES: "ab" * 32,
    FieldType.TEXT: "Teks",
    FieldType.DAY: "2026-01-31",
    FieldType.MOMENT: "2026-01-31T01:41:07.000Z",
    FieldType.PERIOD: "2026-TW3",
    FieldType.INT: 854170,
    FieldType.YEAR: 2026,
    FieldType.BOOL: 1,
    FieldType.JSON: '{"a":[1,null]}',
}


def sample(kept):
    """A row of a table with all its fields."""
    fields = shapes()[kept.table].fields.values()
    return {field.name: min(field.words) if field.words else SAMPLES[field.type] for field in fields}


@EACH
def test_a_row_without_something_it_must_have_is_refused(kept):
    body = sample(kept)

    check(kept, body)
    for gone in shapes()[kept.table].required:
        with pytest.raises(Refused) as refused:
            check(kept, {name: content for name, content in body.items() if name != gone})
        assert refused.value.facts["bidang"] == gone


BROKEN = st.one_of(
    st.none(),
    st.booleans(),
    st.floats(),
    st.integers(),
    st.text(st.characters(exclude_categories=()), max_size=40),
    st.sampled_from(
        ["x" * 5_000, "2026-02-30", "[" * 100 + "]" * 100, "../../x", "'; DROP TABLE person; --"]
    ),
    st.lists(st.integers(), max_size=2),
)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(
    data=st.data(), kept=st.sampled_from(EXCHANGED), kind=st.sampled_from("IUDRL"), written=st.integers(1, 2)
)
def test_a_changed_row_is_taken_or_refused_and_breaks_nothing(data, kept, kind, written):
    body = sample(kept)
    names = st.sampled_from(sorted(body)) | st.text(max_size=10)
    changed = {**body, **data.draw(st.dictionaries(names, BROKEN, min_size=1, max_size=3))}

    with contextlib.suppress(Refused):
        check(kept, changed, kind, written=written)


def test_the_shipped_rules_may_enter():
    rules = shipped_rules()

    for row in rules:
        check(BY_KIND[type(row)], body_of(row))
    assert rules


def test_exactly_the_exchanged_tables_have_a_shape():
    assert list(shapes()) == [kept.table for kept in EXCHANGED]


@EACH
def test_a_shape_has_every_column_that_travels(kept):
    shape = shapes()[kept.table]
    columns = {column.name for column in TABLES[kept.kind].c} - STAYS

    assert shape.fields.keys() == columns
    assert {name for name, field in shape.fields.items() if field.optional} == {
        field.column for field in fields_of(kept.kind) if field.optional
    } - STAYS


@EACH
def test_what_is_said_of_a_table_names_its_own_fields_and_audiences(kept):
    shape = shapes()[kept.table]

    assert shape.audiences
    assert shape.audiences <= set(AudienceKind)
    assert shape.quiet | shape.law | shape.contact <= shape.fields.keys()
    assert not shape.law & shape.contact
    assert set(kept.law) <= shape.fields.keys() | STAYS


@EACH
def test_who_and_when_of_a_fact_is_never_a_conflict(kept):
    assert ({"by", "at"} <= shapes()[kept.table].quiet) is issubclass(kept.kind, Fact)


@EACH
def test_facts_are_only_added(kept):
    assert (kept.merge is Merge.APPEND) is issubclass(kept.kind, Fact)


def test_what_the_agency_alone_writes_stands_where_all_read():
    assert {kept.audiences for kept in EXCHANGED if kept.merge is Merge.AGENCY} == {(AudienceKind.UMUM,)}


def test_local_tables_stand_nowhere():
    assert [kept.table for kept in LOCAL if kept.audiences or kept.quiet or kept.law or kept.contact] == []


def test_every_field_of_a_person_is_of_the_law_or_of_the_office_or_the_key():
    shape = shapes()["person"]

    assert shape.fields.keys() - shape.law - shape.contact == {"person_id"}


@pytest.mark.parametrize(
    ("table", "field", "agency", "office"),
    [
        ("person", "name", 2, 1),
        ("person", "phone", 1, 2),
        ("person_fact", "golongan", 2, 1),
        ("identity_number", "number", 2, 1),
        ("line_override", "basis", 1, 1),
        ("rhk", "text", 1, 1),
    ],
)
def test_whose_word_weighs_more(table, field, agency, office):
    assert (rank("bkpsdm", table, field, shapes()), rank("kantor", table, field, shapes())) == (
        agency,
        office,
    )


def test_the_kinds_of_fields_are_those_of_the_record_classes():
    indicator, evidence, deadline = (shapes()[name].fields for name in ("indicator", "evidence", "deadline"))

    assert (indicator["target"].type, indicator["text"].most) == (FieldType.INT, 1000)
    assert indicator["aspek"].words == {"kuantitas", "kualitas", "waktu", "biaya"}
    assert (evidence["sha256"].type, evidence["at"].type) == (FieldType.BYTES, FieldType.MOMENT)
    assert (deadline["year"].type, deadline["due_on"].type) == (FieldType.YEAR, FieldType.DAY)
    assert shapes()["realisation"].fields["period"].type is FieldType.PERIOD
    assert shapes()["frozen"].fields["body"].type is FieldType.JSON
    assert shapes()["unit"].fields["complaint_desk"].type is FieldType.BOOL
