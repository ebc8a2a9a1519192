"""Which rows a block is about can be told without its contents, and is told the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.errors import Refused
from desktop_app.sync.blocks import (
    Deed,
    Header,
    compose,
    operation_line,
    read_block,
    read_mentions,
)

ROW = st.binary(min_size=16, max_size=16)
LINES = st.builds(
    operation_line,
    st.sampled_from("IUDRL"),
    st.sampled_from(["person", "obstacle"]),
    ROW,
    st.just(0),
    st.sampled_from(["{}", '{"key":"a\\nb","value":null}', '{"pos":1}']),
)


def block(lines: list[str]) -> bytes:
    header = Header(
        sid="00" * 16, gid="00" * 16, office="00" * 16, role="kantor", installation="00" * 16,
        replica="00" * 16, n=0, first=1, count=max(1, len(lines)), prev="00" * 32, deps={}, lamport=1,
        wall="2026-11-24", written=1, needs=1, audit="00" * 32, deeds=[Deed("00" * 16, "2026-11-24", "A")],
    )  # fmt: skip
    return compose(header, lines)


@given(lines=st.lists(LINES, min_size=1, max_size=8))
def test_they_are_those_of_the_operations(lines):
    raw = block(lines)

    mentions = [(each.kind, each.table, each.row) for each in read_mentions(raw)]

    assert mentions == [(each.kind, each.table, each.row) for each in read_block(raw).operations]


@pytest.mark.parametrize(
    "line",
    [
        f'["X","person","{"0a" * 16}",0,{{}}]',
        f'["I","person; drop","{"0a" * 16}",0,{{}}]',
        f'["I","person","{"0A" * 16}",0,{{}}]',
        '["I","person","",0,{}]',
        '["I"',
        "",
    ],
)
def test_what_is_no_operation_mentions_nothing(line):
    with pytest.raises(Refused, match="ISI_TIDAK_SAH"):
        read_mentions(block([line]))
