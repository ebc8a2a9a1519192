"""The number of a row depends on what it holds and on nothing else."""

from __future__ import annotations

from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.sync.blocks import wire
from desktop_app.sync.totals import numbering

COLUMNS = ("list", "text", "digest", "pos")
CONTENTS = st.none() | st.text(max_size=40) | st.integers(-(2**53), 2**53)


def by_hand(table, row, columns, contents):
    told = {name: content for name, content in zip(columns, contents, strict=True) if content is not None}
    text = f"{table}|{row}|{wire(told)}"
    return int.from_bytes(sha256(text.encode()).digest(), "big")


@given(contents=st.tuples(*[CONTENTS] * 4))
def test_a_row_is_numbered_by_its_table_its_key_and_what_it_holds(contents):
    row = "0a" * 16

    number = numbering("rhk", COLUMNS)(row, contents)

    assert number == by_hand("rhk", row, COLUMNS, contents)


def test_a_column_that_is_added_and_empty_changes_no_number():
    row, contents = "0a" * 16, ("a", "b", None, 1)

    before = numbering("rhk", COLUMNS)(row, contents)

    assert numbering("rhk", (*COLUMNS, "new"))(row, (*contents, None)) == before


def test_the_same_content_in_another_column_is_another_number():
    number = numbering("rhk", COLUMNS)

    assert number("0a" * 16, ("a", None, None, 1)) != number("0a" * 16, (None, "a", None, 1))
