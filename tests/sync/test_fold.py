"""Laws of the fold that hold for any operations of a row."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.sync.blocks import OpKind
from desktop_app.sync.fold import Event, Kind, fold

PLAIN = Kind(append_only=False, quiet=frozenset(), rank=lambda role, name: 1)
KNOWN = 1
"""The stream whose only operation made the row; everybody has seen it."""


def event(stream: int, kind: OpKind, text: str, sid: int) -> Event:
    body = {} if kind is OpKind.DELETE else {"text": text}
    return Event(stream, 1, kind, body, bytes([sid]), "kantor", "b", 2, {KNOWN: 1})


operations = st.tuples(st.sampled_from([OpKind.UPDATE, OpKind.DELETE, OpKind.LOCK]), st.sampled_from("ab"))


@given(st.lists(operations, min_size=2, max_size=3), st.permutations(range(6)))
def test_who_holds_an_operation_under_two_names_sees_the_same_row(apart, names):
    made = replace(event(KNOWN, OpKind.INSERT, "lama", 0), lamport=1, deps={})
    once = [event(2 + i, *what, names[i]) for i, what in enumerate(apart)]
    again = [event(5 + i, *what, names[3 + i]) for i, what in enumerate(apart)]

    assert fold([made, *once], PLAIN).values == fold([made, *once, *again], PLAIN).values
