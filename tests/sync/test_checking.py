"""Foreign operations: a valid signature makes no content valid, and no content raises more than a refusal."""

import json
from types import MappingProxyType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.errors import Refused
from desktop_app.sync.blocks import Operation
from desktop_app.sync.checking import Examiner, check_operation, rank
from desktop_app.sync.contents import FieldType
from desktop_app.sync.shapes import FieldShape, TableShape
from desktop_app.words.sentences import sentence

QUICK = settings(max_examples=300, deadline=None, derandomize=True)
ROW = "0192" * 8


def table(name, merge, audiences, *fields, **words):
    return TableShape(name, merge, {field.name: field for field in fields}, frozenset(audiences), **words)


SHAPES = MappingProxyType(
    {
        shape.name: shape
        for shape in (
            table(
                "pegawai",
                "F→L",
                {"kepeg"},
                FieldShape("name", FieldType.TEXT, most=120),
                FieldShape("note", FieldType.TEXT, True, most=500),
                FieldShape("person_id", FieldType.ID),
                FieldShape("sha", FieldType.BYTES, True, most=32),
                FieldShape("born_on", FieldType.DAY, True),
                FieldShape("at", FieldType.MOMENT, True),
                FieldShape("period", FieldType.PERIOD, True),
                FieldShape("target", FieldType.INT, True),
                FieldShape("year", FieldType.YEAR, True),
                FieldShape("void", FieldType.BOOL, True),
                FieldShape("kind", FieldType.WORD, True, words=frozenset({"pns", "cpns"})),
                FieldShape("body", FieldType.JSON, True),
                law=frozenset({"name", "born_on"}),
                contact=frozenset({"note"}),
            ),
            table(
                "tambahan",
                "F",
                {"umum", "kepeg"},
                FieldShape("code", FieldType.TEXT, most=20),
                FieldShape("rank", FieldType.INT, since=3),
            ),
            table("kantor", "P", {"umum"}, FieldShape("code", FieldType.TEXT, most=20)),
        )
    }
)
VALID = {"name": "Siti Aminah", "person_id": ROW}


def check(body, kind="U", table="pegawai", *, role="kantor", audience_kind="kepeg", written=2, ours=2):
    check_operation(
        kind,
        table,
        body,
        SHAPES,
        role=role,
        audience_kind=audience_kind,
        written=written,
        ours=ours,
    )


def outcome(*args, **kwargs):
    """The code of the refusal, None when the operation may enter."""
    try:
        check(*args, **kwargs)
    except Refused as error:
        return error.code
    return None


def refusal(*args, **kwargs):
    with pytest.raises(Refused) as refused:
        check(*args, **kwargs)
    assert sentence(refused.value)
    return refused.value


GOOD = [
    ("name", "Siti Nurhaliza, S.Kom., M.M."),
    ("name", "Ibu José\u00a0Ñ"),
    ("note", "Baris satu\n\tbaris dua"),
    ("person_id", ROW.upper()),
    ("sha", ""),
    ("sha", "AB" * 32),
    ("born_on", "2024-02-29"),
    ("born_on", None),
    ("at", "2026-01-31T01:41:07.000Z"),
    ("period", "2026"),
    ("period", "2026-TW3"),
    ("period", "2026-B09"),
    ("target", -(2**53)),
    ("target", 2**53),
    ("year", 2026),
    ("void", 0),
    ("void", 1),
    ("kind", "cpns"),
    ("body", "null"),
    ("body", '{"a":[1,true,null],"b":"dua\\nbaris"}'),
    ("body", "[" * 32 + "]" * 32),
]


@pytest.mark.parametrize(("field", "content"), GOOD)
def test_what_our_own_programs_write_may_enter(field, content):
    check({field: content})
    check({**VALID, field: content}, "I")


BAD = [
    ("name", None),
    ("name", ""),
    ("name", 7),
    ("name", "x" * 121),
    ("name", "x" * 65_536),
    ("name", "Siti\x00"),
    ("name", "Siti\nAminah"),
    ("name", "Siti\x9b31m"),
    ("name", "Siti\ud800"),
    ("name", "Siti \u202egnisalaP"),
    ("name", "Siti \u2066Aminah"),
    ("name", "Siti\u2028Aminah"),
    ("name", "Jose\u0301"),
    ("note", "Baris\r\nbaris"),
    ("note", "\x1b[2J"),
    ("person_id", None),
    ("person_id", ""),
    ("person_id", ROW[:-1]),
    ("person_id", f"{ROW}0"),
    ("person_id", f"{ROW[:-1]}g"),
    ("person_id", f"{ROW[:-1]}\n"),
    ("person_id", "../../etc/passwd"),
    ("person_id", "\uff10" * 32),
    ("sha", "ABC"),
    ("sha", "AB" * 33),
    ("sha", " A" * 8),
    ("born_on", "2023-02-29"),
    ("born_on", "20240229"),
    ("born_on", "2026-W05-6"),
    ("born_on", "2026-1-31"),
    ("born_on", "0001-01-01"),
    ("born_on", "9999-12-31"),
    ("born_on", "\u0662\u0660\u0662\u0664-02-29"),
    ("born_on", "2026-01-31T01:41:07.000Z"),
    ("at", "2026-01-31"),
    ("at", "2026-01-31T01:41:07Z"),
    ("at", "2026-01-31T01:41:07.000+07:00"),
    ("at", "2026-01-31T01:41:07,000Z"),
    ("at", "2026-01-31 01:41:07.000Z"),
    ("at", "2026-01-31T25:41:07.000Z"),
    ("at", "9999-12-31T23:59:59.999Z"),
    ("period", "2026-09"),
    ("period", "2026-tw3"),
    ("period", "2026-TW5"),
    ("period", "2026-B13"),
    ("period", " 2026"),
    ("period", "20\u0662\u0666"),
    ("target", 10**23),
    ("target", 2**53 + 1),
    ("target", 1.5),
    ("target", float("nan")),
    ("target", True),
    ("target", "1"),
    ("year", 0),
    ("year", 10_000),
    ("void", 2),
    ("void", True),
    ("kind", "PNS"),
    ("kind", "pns' OR 1=1 --"),
    ("kind", ["pns"]),
    ("body", ""),
    ("body", "{"),
    ("body", "NaN"),
    ("body", "-Infinity"),
    ("body", "1.5"),
    ("body", "1e3"),
    ("body", str(10**23)),
    ("body", "9" * 5_000),
    ("body", '{"a":1,"a":2}'),
    ("body", '{"a": 1}'),
    ("body", '"\\ud800"'),
    ("body", '"\\u0000"'),
    ("body", '"\\u202e"'),
    ("body", '{"\\u0007":1}'),
    ("body", '"e\u0301"'),
    ("body", "[" * 33 + "]" * 33),
    ("body", "[" * 100 + "]" * 100),
    ("body", "[" * 100_000 + "]" * 100_000),
    ("body", '{"a":' * 100_000),
    ("body", f'"{"x" * 1024 * 1024}"'),
    ("body", {"a": 1}),
]


@pytest.mark.parametrize(("field", "content"), BAD, ids=lambda part: ascii(part)[:40])
def test_what_no_program_of_ours_writes_is_refused(field, content):
    error = refusal({field: content})

    assert error.code == "ISI_TIDAK_SAH"
    assert error.facts["bidang"] == field


NAMES = [
    "id",
    "audience_id",
    "rev",
    "",
    "Nama",
    "name; DROP TABLE person",
    "../name",
    "CON.txt",
    "na\u202eme",
    "x" * 41,
]


@pytest.mark.parametrize("name", NAMES)
def test_a_field_that_is_none_never_passes_however_new_its_program(name):
    assert refusal({name: "x"}).code == "ISI_TIDAK_SAH"
    assert refusal({name: "x"}, written=99).facts["bidang"] == ""


@pytest.mark.parametrize("name", ["sqlite_master; --", "", "Person", "../person", "x" * 41])
def test_a_table_that_is_none_never_passes_however_new_its_program(name):
    assert refusal({"name": "x"}, table=name, written=99).code == "ISI_TIDAK_SAH"


def test_tables_and_fields_of_a_newer_program_stay_in_the_log():
    check({"name": "Siti", "gelar_baru": "S.Kom."}, written=3)
    check({"apa_saja": 1}, "I", table="tabel_baru", written=3)

    assert refusal({"name": "Siti", "gelar_baru": "S.Kom."}).facts["sebab"] == "bidang"
    assert refusal({"apa_saja": 1}, "I", table="tabel_baru").facts["sebab"] == "tabel"


@pytest.mark.parametrize(
    "content", [10**23, 1.5, "\x00", "\ud800", "\u202e", "x" * (1024 * 1024 + 1), [1], True]
)
def test_what_a_newer_program_brings_must_be_harmless(content):
    refusal({"gelar_baru": content}, written=3)
    refusal({"gelar_baru": content}, table="tabel_baru", written=3)


@pytest.mark.parametrize("kind", ["I", "R", "L"])
def test_a_whole_row_brings_all_that_it_must_have(kind):
    check(VALID, kind)

    assert refusal({"name": "Siti"}, kind).facts["bidang"] == "person_id"


def test_an_older_program_need_not_bring_what_it_cannot_know():
    check({"code": "A"}, "I", table="tambahan", written=2, ours=3)

    assert refusal({"code": "A"}, "I", table="tambahan", written=3, ours=3).facts["bidang"] == "rank"


def test_an_edit_changes_something_and_a_removal_brings_nothing():
    check({}, "D")

    assert refusal({}, "U").code == "ISI_TIDAK_SAH"
    assert refusal(VALID, "D").code == "ISI_TIDAK_SAH"


def test_only_a_table_that_knows_locks_can_be_locked():
    assert refusal({"code": "A", "rank": 1}, "L", table="tambahan").facts["sebab"] == "kunci"


@pytest.mark.parametrize("kind", ["X", "", "i", "II", None, 1, ["I"]])
def test_there_are_five_kinds_of_operations(kind):
    assert refusal(VALID, kind).code == "ISI_TIDAK_SAH"


@pytest.mark.parametrize("body", [None, [], "x", 1, [["name", "x"]]])
def test_a_body_is_a_table_of_fields(body):
    assert refusal(body).code == "ISI_TIDAK_SAH"


def test_what_all_offices_read_is_written_by_the_agency_alone():
    check({"code": "A"}, table="kantor", role="bkpsdm", audience_kind="umum")
    check({"code": "A"}, table="tambahan", role="bkpsdm", audience_kind="umum")
    check({"code": "A"}, table="tambahan")

    for name in ("kantor", "tambahan", "tabel_baru"):
        assert refusal({"code": "A"}, table=name, audience_kind="umum", written=3).code == "TANPA_WEWENANG"
    assert refusal({"code": "A"}, table="kantor", role="admin").code == "TANPA_WEWENANG"


def test_a_row_stands_only_where_rows_of_its_table_may_stand():
    assert refusal({"name": "Siti"}, audience_kind="harian").facts["sebab"] == "kelompok"
    assert refusal({"name": "Siti"}, role="bkpsdm", audience_kind="umum").facts["sebab"] == "kelompok"


def test_a_refusal_tells_nothing_that_came_from_the_file():
    error = refusal({"name": "\x00 rahasia", "rahasia": "rahasia"}, table="rahasia")

    assert error.facts == {"tabel": "", "bidang": "", "sebab": "tabel"}


@pytest.mark.parametrize(
    ("field", "agency", "office"),
    [("name", 2, 1), ("note", 1, 2), ("target", 1, 1), ("", 2, 1), ("_hapus", 1, 1)],
)
def test_the_agency_weighs_more_in_law_and_the_office_in_contact(field, agency, office):
    assert rank("bkpsdm", "pegawai", field, SHAPES) == agency
    assert rank("kantor", "pegawai", field, SHAPES) == office


@pytest.mark.parametrize("name", ["tambahan", "tabel_baru"])
def test_elsewhere_all_offices_weigh_the_same(name):
    assert {rank(role, name, field, SHAPES) for role in ("bkpsdm", "kantor") for field in ("", "code")} == {1}


JSON_LIKE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(exclude_categories=())),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
CONTENTS = (
    JSON_LIKE
    | JSON_LIKE.map(json.dumps)
    | st.sampled_from([content for _, content in GOOD + BAD if not isinstance(content, list)])
)
FIELDS = st.sampled_from(sorted(SHAPES["pegawai"].fields)) | st.text(max_size=12)


AUTHORS = st.fixed_dictionaries(
    {
        "role": st.sampled_from(["bkpsdm", "kantor", "lain"]),
        "audience_kind": st.sampled_from(["umum", "kepeg", "harian", "lain"]),
        "written": st.integers(1, 4),
    }
)


@QUICK
@given(
    kind=st.sampled_from("IUDRL") | JSON_LIKE,
    table=st.sampled_from(sorted(SHAPES)) | JSON_LIKE,
    body=st.dictionaries(FIELDS, CONTENTS, max_size=5).map(lambda more: {**VALID, **more}) | JSON_LIKE,
    author=AUTHORS,
)
def test_anything_at_all_is_accepted_or_refused(kind, table, body, author):
    assert outcome(body, kind, table, **author) in {None, "ISI_TIDAK_SAH", "TANPA_WEWENANG"}


@QUICK
@given(field=FIELDS, content=CONTENTS)
def test_what_is_accepted_can_be_written_as_it_came(field, content):
    """The two ends of the way: valid for JSON, and text that SQLite takes."""
    body = {field: content}
    if outcome(body) is not None:
        return
    again = json.loads(json.dumps(body, ensure_ascii=False).encode())

    assert again == body
    assert all(type(each) in {str, int, type(None)} for each in again.values())


BODIES = st.dictionaries(
    st.sampled_from(["name", "note", "person_id", "born_on", "target", "kind", "code", "rank", "asing"]),
    st.sampled_from(["Siti", ROW, "2026-01-02", "pns", "a\u202eb", "", None, 7, 2**60]),
    max_size=4,
)
ONES = st.tuples(
    st.sampled_from("IUDRLX"), st.sampled_from(["pegawai", "tambahan", "kantor", "baru"]), BODIES
)


@QUICK
@given(
    ones=st.lists(ONES, max_size=12),
    role=st.sampled_from(["kantor", "bkpsdm"]),
    audience=st.sampled_from(["kepeg", "umum"]),
    written=st.integers(1, 3),
)
def test_many_operations_together_are_judged_as_each_by_itself(ones, role, audience, written):
    examiner = Examiner(SHAPES, role=role, audience_kind=audience, written=written, ours=2)

    def together(one):
        try:
            examiner.check(*one)
        except Refused as error:
            return error.code, dict(error.facts)
        return None

    def alone(one):
        kind, table, body = one
        try:
            check(body, kind, table, role=role, audience_kind=audience, written=written)
        except Refused as error:
            return error.code, dict(error.facts)
        return None

    assert [together(one) for one in [*ones, *ones]] == [alone(one) for one in [*ones, *ones]]


@QUICK
@given(
    ones=st.lists(ONES, min_size=1, max_size=12),
    doubled=st.integers(0, 3),
    written=st.integers(1, 3),
)
def test_a_whole_block_is_refused_for_its_first_operation_that_may_not_enter(ones, doubled, written):
    by = {"role": "kantor", "audience_kind": "kepeg", "written": written, "ours": 2}
    block = [Operation(kind, table, ROW, 0, body) for kind, table, body in ones * (1 + doubled)]

    def refusal(examine):
        try:
            examine()
        except Refused as error:
            return error.code, dict(error.facts)
        return None

    def one_by_one():
        for operation in block:
            check_operation(operation.kind, operation.table, operation.body, SHAPES, **by)

    assert refusal(lambda: Examiner(SHAPES, **by).check_all(block)) == refusal(one_by_one)


HEAPS = st.lists(st.sampled_from([ROW, ROW.upper(), ROW[:-1], ROW + "00", ROW[:-1] + "g", "", 7, None]))


@QUICK
@given(contents=HEAPS, optional=st.booleans())
def test_keys_together_are_fit_when_each_is(contents, optional):
    shape = FieldShape("x", FieldType.ID, optional=optional)

    assert shape.are_fit(contents) is all(optional if c is None else shape.is_fit(c) for c in contents)
