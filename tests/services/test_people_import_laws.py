"""Laws of the import of people, whatever stands in the cells."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from builders import TODAY, Hands, clock, office_store
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from people_sheets import HEADINGS, employees, write_sheet

from desktop_app.domain.changes import Changes
from desktop_app.domain.organisation import Post, Unit, UnitSpan
from desktop_app.domain.people import FactKind, IdentityNumber, Person, PersonFact, in_force
from desktop_app.domain.records import live
from desktop_app.services.people_import import PeopleImport
from desktop_app.services.people_import.names import heads_unit, name_key, post_kind_of, unit_kind_of
from desktop_app.services.people_import.values import same_human
from desktop_app.store.opening import stale_tables

DINAS = employees(18)
CELLS = st.one_of(
    st.text(max_size=30),
    st.sampled_from(["", "-", "01-01-2020", "31-02-2020", "III/c", "IX", "PPPK", "Struktural", "II.b", "0"]),
    st.sampled_from(["Dinas Latihan", "Sekretariat", "Bidang Data", "Kelurahan Dukuh", "Wali Kota", "Seksi"]),
    st.integers(-(10**18), 10**18),
    st.floats(-1e200, 1e200),
    st.sampled_from([employee.number for employee in DINAS]),
)
SPOILED = st.lists(
    st.tuples(st.integers(0, 17), st.sampled_from(sorted(HEADINGS)), CELLS), min_size=1, max_size=25
)
WORDS = st.text(st.characters(codec="utf-8", categories=("L", "N", "Zs", "P")), max_size=40)
SLOW = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
KINDS = (Person, IdentityNumber, PersonFact, Unit, UnitSpan, Post)


@contextmanager
def new_office(founded, hands):
    """A founded office of one example's own, with a folder for its sheets."""
    with TemporaryDirectory() as name:
        store = office_store(founded, Path(name), hands)
        try:
            yield store, Path(name)
        finally:
            store.engine.dispose()


def kept(store):
    with store.look() as work:
        return {kind.__name__: sorted(work.find(kind), key=lambda record: record.id) for kind in KINDS}


@settings(max_examples=20, deadline=None, suppress_health_check=SLOW)
@given(SPOILED)
@example([(5, "unit", "Sekretariat")])  # a second unit of a name that stands right below the office
def test_every_row_is_counted_once_enters_once_and_goes_again(founded, acting, spoiled):
    rows = [employee.cells() for employee in DINAS]
    for place, key, cell in spoiled:
        rows[place][key] = cell
    with new_office(founded, clock) as (store, folder):
        path, cases, before = folder / "apa-saja.xlsx", PeopleImport(store), kept(store)
        write_sheet(path, rows)

        preview = cases.preview(acting, cases.open(path))
        first = cases.run(acting, preview)

        assert preview.siap + preview.berubah + preview.sama + len(preview.salah) == len(preview.rows) <= 18
        assert (first.siap, first.salah) == (preview.siap, preview.salah)
        again = cases.preview(acting, cases.open(path))
        assert (again.siap, again.berubah, again.sama) == (0, 0, preview.siap)
        assert cases.run(acting, again).changes is Changes.NOTHING
        assert stale_tables(store) == ()
        if first.run_id is not None:
            cases.undo(acting, first.run_id)
        assert kept(store) == before
        assert stale_tables(store) == ()


@settings(max_examples=10, deadline=None, suppress_health_check=SLOW)
@given(st.lists(st.tuples(st.integers(0, 2), st.integers(2010, 2026), st.integers(1, 9)), max_size=8))
def test_the_newest_sheet_is_what_holds_today_whatever_came_before(founded, acting, moves):
    newest, hands = {}, Hands()
    with new_office(founded, hands) as (store, folder):
        cases = PeopleImport(store)
        for serial, year, month in [(n, 2009, 1) for n in range(3)] + moves:
            cells = {"tmt_jabatan": f"01-{month:02d}-{year}", "jabatan": f"Klerek {year}-{month}"}
            row = {**DINAS[serial].cells(), **cells}
            if serial not in newest or (year, month) >= newest[serial][0]:
                newest[serial] = ((year, month), row)
            hands.now += timedelta(minutes=1)
            write_sheet(folder / "satu.xlsx", [row])
            cases.run(acting, cases.preview(acting, cases.open(folder / "satu.xlsx")))

        with store.look() as work:
            numbers = {row.number: row.person_id for row in work.find(IdentityNumber)}
            for _, row in newest.values():
                facts = live(work.find(PersonFact, person_id=numbers[row["nip"]]))
                assert in_force(facts, FactKind.PENEMPATAN, TODAY).post_text == row["jabatan"]


@given(WORDS)
def test_a_compared_name_compares_equal_to_itself(words):
    assert name_key(name_key(words)) == name_key(words)
    assert name_key(words.casefold()) == name_key(words)


@given(WORDS, WORDS)
def test_the_kind_of_a_post_and_of_a_unit_never_fails(post, unit):
    kind, _ = post_kind_of(post, None, None)

    unit_kind_of(unit)
    assert kind is None or heads_unit(post, kind, unit) in {True, False}


@given(WORDS, WORDS)
def test_likeness_of_names_does_not_depend_on_their_order(one, other):
    assert same_human(one, one)
    assert same_human(one, other) == same_human(other, one)
