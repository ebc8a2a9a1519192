from dataclasses import dataclass

import pytest
from PySide6.QtCore import QAbstractItemModel, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from desktop_app.domain.lists import All, ListQuery, Units
from desktop_app.ui.cells import BarCell, LinesCell, PersonCell, PillCell
from desktop_app.ui.paged_table import PAGE, Column, PagedTableModel
from desktop_app.ui.paged_view import PagedTable
from desktop_app.ui.row_delegate import CELL_ROLE
from desktop_app.ui.theme.tokens import Tone


@dataclass(frozen=True)
class Person:
    name: str
    number: int


class People:
    """A list in memory that counts how often it is asked."""

    def __init__(self, count):
        self.people = {
            number.to_bytes(16, "big"): Person(f"Contoh {number:06d}", number) for number in range(count)
        }
        self.pages = []
        self.queries = []

    def ids(self, query: ListQuery):
        self.queries.append(query)
        found = [id for id, person in self.people.items() if query.search in person.name]
        return sorted(found, reverse=query.descending)

    def lines(self, ids):
        self.pages.append(len(ids))
        return {id: self.people[id] for id in ids if id in self.people}


COLUMNS = [
    Column("nama", "Pegawai", lambda line: PersonCell(line.name, str(line.number)), width=180, stretch=2),
    Column("jabatan", "Jabatan dan unit", lambda line: LinesCell("Arsiparis", "Bidang Contoh"), width=140),
    Column("status", "Status", lambda line: PillCell("Diajukan", Tone.PRIMARY, "info"), width=120),
    Column("capaian", "Capaian", lambda line: BarCell(0.41, "41%"), width=120),
    Column("urut", "Urut", lambda line: str(line.number), Qt.AlignmentFlag.AlignRight, sort=False, width=60),
]


def _model(count=300):
    people = People(count)
    model = PagedTableModel(people, COLUMNS, All())
    model.reload()
    return people, model


@pytest.fixture
def table(qtbot):
    people, model = _model()
    view = PagedTable(model, "Daftar pegawai")
    qtbot.addWidget(view)
    model.setParent(view)
    view.resize(900, 500)
    view.show()
    return people, model, view


def _id(number):
    return number.to_bytes(16, "big")


def test_the_model_keeps_the_contract_of_qt(qtbot, recwarn):
    _people, model = _model()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)

    model.reload()
    model.sort(0, Qt.SortOrder.DescendingOrder)

    assert isinstance(model, QAbstractItemModel)
    assert model.rowCount() == 300


def test_rows_are_fetched_by_page_and_only_where_looked_at(qtbot):
    people, model = _model(100_000)

    shown = model.index(99_999, 0).data(CELL_ROLE)

    assert shown == PersonCell("Contoh 099999", "99999")
    assert people.pages == [100_000 % PAGE]


def test_a_page_looked_at_twice_is_fetched_once(qtbot):
    people, model = _model()
    for _ in range(2):
        for row in range(PAGE):
            assert model.index(row, 4).data() == str(row)

    assert people.pages == [PAGE]


def test_a_row_that_vanished_meanwhile_is_shown_as_dots(qtbot):
    people, model = _model()
    del people.people[_id(3)]

    assert model.index(3, 0).data() == "…"


def test_the_scope_and_the_filters_stand_in_the_question(qtbot):
    people, model = _model()
    model.narrow(Units(frozenset({b"u" * 16})))
    model.filter(status="diajukan", jenis="jf")
    model.filter(jenis="")

    assert people.queries[-1] == ListQuery(
        scope=Units(frozenset({b"u" * 16})), filters=(("status", "diajukan"),)
    )


def test_typing_asks_once_after_a_pause(qtbot):
    people, model = _model()
    asked = len(people.queries)
    with qtbot.waitSignal(model.counted):
        for text in ("0", "00", "0002"):
            model.search(text)

    assert [query.search for query in people.queries[asked:]] == ["0002"]


def test_selection_and_place_survive_a_reload_by_id(qtbot, table):
    people, model, view = table
    view.choose(_id(200))
    top = model.id_at(view.rowAt(0))
    for number in range(50):
        del people.people[_id(number)]

    model.reload()

    assert view.chosen_id() == _id(200)
    assert view.selected_ids() == [_id(200)]
    assert model.id_at(view.rowAt(0)) == top


def test_a_chosen_row_that_vanished_is_told_as_none(qtbot, table):
    people, model, view = table
    told = []
    view.choose(_id(5))
    view.chosen.connect(told.append)
    del people.people[_id(5)]

    model.reload()

    assert told == [None]
    assert view.selected_ids() == []


def test_a_click_on_the_header_sorts_and_again_turns_the_order(qtbot, table):
    _people, model, view = table
    header = view.horizontalHeader()
    for _ in range(2):
        x = header.sectionViewportPosition(0) + 40
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, 20))

    assert (model.query.order_by, model.query.descending) == ("nama", True)
    assert model.id_at(0) == _id(299)


def test_a_column_without_order_is_not_sorted_by(qtbot, table):
    _people, model, _view = table
    model.sort(4, Qt.SortOrder.DescendingOrder)

    assert model.query.order_by == ""


def test_enter_opens_the_chosen_row(qtbot, table):
    _people, _model, view = table
    opened = []
    view.opened.connect(opened.append)
    view.choose(_id(7))

    qtbot.keyClick(view, Qt.Key.Key_Return)

    assert opened == [_id(7)]


def test_no_column_title_is_cut_at_the_least_width(qtbot, table):
    _people, _model, view = table
    view.resize(640, 400)
    header = view.horizontalHeader()
    for section, column in enumerate(COLUMNS):
        assert header.fontMetrics().horizontalAdvance(column.title) + 16 <= header.sectionSize(section)


def test_a_letter_typed_in_the_table_does_not_read_the_whole_list(qtbot, table):
    people, _, view = table
    read = len(people.pages)
    view.setFocus()
    qtbot.keyClicks(view, "contoh")

    assert len(people.pages) <= read + 1


@pytest.mark.parametrize("held", [Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier])
def test_one_row_is_marked_whatever_keys_are_held(table, held):
    """As after Ctrl+2, which opened the page, or Ctrl+Shift+A."""
    _, model, view = table
    QTest.keyPress(view.windowHandle(), Qt.Key.Key_A, held)
    try:
        for row in (2, 5, 5):
            assert view.choose(model.id_at(row))
            assert view.selected_ids() == [model.id_at(row)]
    finally:
        QTest.keyRelease(view.windowHandle(), Qt.Key.Key_A)
