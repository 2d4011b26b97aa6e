"""How a table shares its width, and how it sorts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.look import theme
from ui.tables.cells import Band, Cell, Column
from ui.tables.columns.layout import Layout
from ui.tables.row_table import RowTable
from ui.tables.rows import RowsModel
from ui.tables.sharing import Widths, shared

Make = Callable[[int], RowTable[str]]


def word(head: str, text: str, *, most: int = 0, drop: int = 0) -> Column[object]:
    return Column(head=head, cell=lambda _row: Cell(text=text), most=most, drop=drop)


@pytest.fixture
def table(qtbot: QtBot) -> Make:
    """A title, two columns that leave together, one that leaves after them, and one that is cut at 80."""
    columns = (
        Column(head="Title", cell=lambda _row: Cell(text="A title"), stretches=True, least=200),
        word("First", "x" * 8, drop=1),
        word("Second", "x" * 8, drop=1),
        word("Third", "x" * 30, drop=2),
        word("Long", "x" * 30, most=80),
    )

    def make(width: int) -> RowTable:
        made = RowTable(RowsModel(columns, key=id), "Table")
        qtbot.addWidget(made)
        made.set_rows(["row"])
        made.resize(width, 200)
        made.show()
        return made

    return make


def hidden(table: RowTable) -> list[int]:
    return [n for n in range(len(table.rows_model.columns)) if table.isColumnHidden(n)]


def test_in_a_wide_table_nothing_is_cut_or_left_out(table: Make) -> None:
    wide = table(1200)

    assert hidden(wide) == []
    assert wide.columnWidth(4) == wide.columnWidth(3)
    assert sum(wide.columnWidth(n) for n in range(5)) == wide.viewport().width()


def test_columns_of_one_rank_leave_together(table: Make) -> None:
    assert hidden(table(540)) == [1, 2]


def test_columns_come_back_where_a_wider_one_has_left(table: Make) -> None:
    assert hidden(table(440)) == [3]


def test_what_came_back_was_not_made_so_wide_by_anybody(table: Make) -> None:
    narrow = table(290)
    narrow.resize(1200, 200)
    QTest.qWait(0)
    assert (hidden(narrow), narrow.arranging.layout) == ([], Layout())


def test_nothing_is_worked_out_for_columns_that_nobody_chose(qtbot: QtBot) -> None:
    asked = []

    def cell(row: str) -> Cell:
        asked.append(row)
        return Cell(text=row)

    columns = (Column(head="Title", cell=lambda row: Cell(text=row)), Column(head="Extra", cell=cell))
    made = RowTable(RowsModel(columns, key=str), "Table")
    qtbot.addWidget(made)
    made.arranging.choose(made.rows_model.names, frozenset({"Extra"}))
    made.set_rows(["row"])
    assert asked == []
    made.arranging.choose(made.rows_model.names, frozenset())
    assert asked
    assert made.columnWidth(1) > 0


def test_a_narrow_table_keeps_what_never_leaves(table: Make) -> None:
    assert hidden(table(290)) == [1, 2, 3]


def test_what_no_column_can_give_up_is_scrolled_to(table: Make) -> None:
    assert table(290).horizontalScrollBar().maximum() == 0

    narrow = table(180)
    assert sum(narrow.columnWidth(n) for n in (0, 4)) > narrow.viewport().width()
    assert narrow.horizontalScrollBar().maximum() > 0


def test_what_is_missing_sorts_last_both_ways() -> None:
    model = RowsModel((Column(head="", cell=lambda row: Cell(text=str(row)), key=lambda row: row),), key=id)
    model.set_rows([2, None, 1])

    model.sort_by(0)
    assert model.rows == (1, 2, None)
    model.sort_by(0)
    assert model.rows == (2, 1, None)


def scrolling(qtbot: QtBot, rows: list[object], height: int) -> tuple[QWidget, RowTable]:
    columns = (Column(head="Title", cell=lambda row: Cell(text=str(row)), stretches=True), word("Other", "x"))
    made = RowTable(RowsModel(columns, key=id), "Table")
    holder = QWidget()
    qtbot.addWidget(holder)
    QVBoxLayout(holder).addWidget(made)
    made.set_rows(rows)
    holder.resize(300, height)
    holder.show()
    return holder, made


@pytest.mark.parametrize("height", [200, 217, 231, 240])
@pytest.mark.parametrize("further", [0, 7])
def test_a_table_that_scrolls_ends_with_a_whole_row(qtbot: QtBot, height: int, further: int) -> None:
    rows: list[object] = [*range(10), Band(text="A line"), *range(20, 40)]
    _page, table = scrolling(qtbot, rows, height)
    table.verticalScrollBar().setValue(further)
    bottom = table.viewport().height()

    last = table.rowAt(bottom - 1)
    assert table.rowViewportPosition(last) + table.rowHeight(last) == bottom
    assert table.rowViewportPosition(table.rowAt(0)) == 0


def test_a_table_grows_back_with_its_page(qtbot: QtBot) -> None:
    page, table = scrolling(qtbot, list(range(40)), 200)
    was = table.height()
    page.resize(300, 210)
    page.resize(300, 300)

    assert table.height() >= was + 90 - theme.ROW


def test_columns_end_where_the_scroll_bar_begins(qtbot: QtBot) -> None:
    """Filled before it is shown, and made narrow while its page takes its size."""
    columns = (word("#", "200"), Column(head="T", cell=lambda _row: Cell(text="x" * 60), stretches=True))
    table = RowTable(RowsModel(columns, key=id), "Table")
    table.set_rows(list(range(200)))

    class Page(QWidget):
        def resizeEvent(self, event: QResizeEvent) -> None:
            super().resizeEvent(event)
            table.setFixedWidth(372)

    page = Page()
    qtbot.addWidget(page)
    left = QVBoxLayout()
    left.addWidget(table, 1)
    left.addStretch()
    row = QHBoxLayout(page)
    row.addLayout(left)
    row.addWidget(QWidget(), 1)
    page.resize(1000, 700)
    page.show()

    assert sum(table.columnWidth(n) for n in range(2)) == table.viewport().width()


def sorted_numbers(*lines: int | Band | None) -> RowsModel[int | None]:
    model: RowsModel[int | None] = RowsModel(
        [Column(head="#", cell=lambda n: Cell(text=str(n)), key=lambda n: n)], key=lambda n: n
    )
    model.set_rows(lines)
    model.sort_by(0)
    return model


def test_what_is_not_known_goes_last_whichever_way_it_is_sorted(qapp: object) -> None:
    model = sorted_numbers(2, None, 1, 3)
    assert model.rows == (1, 2, 3, None)
    model.sort_by(0)
    assert model.rows == (3, 2, 1, None)


def test_a_line_between_rows_goes_when_they_are_sorted(qapp: object) -> None:
    """It says something of the order that was given."""
    assert sorted_numbers(2, Band(text="Under this line"), 1).lines == (1, 2)


def test_a_line_between_rows_stays_when_some_are_hidden(qapp: object) -> None:
    model: RowsModel[int] = RowsModel([Column(head="#", cell=lambda n: Cell(text=str(n)))], key=lambda n: n)
    band = Band(text="Under this line")
    model.set_rows([1, band, 2, 3])
    model.keep(lambda n: n != 2)
    assert (model.lines, model.rows) == ((1, band, 3), (1, 3))


def test_a_column_that_says_nothing_of_the_rows_shown_leaves(qtbot: QtBot) -> None:
    columns = (
        Column(head="No.", cell=lambda row: Cell(text=row), stretches=True),
        Column(head="Amount", cell=lambda row: Cell(text="€ 5" if row == "b" else "–"), goes_empty=True),
        Column(head="Always", cell=lambda _row: Cell()),
    )
    table: RowTable[str] = RowTable(RowsModel(columns, key=id), "Table")
    qtbot.addWidget(table)
    table.resize(600, 200)
    table.show()
    table.set_rows(["a", "b"])
    assert [] == hidden(table)
    table.refilter(lambda row: row == "a")
    assert [1] == hidden(table)
    table.refilter(None)
    assert [] == hidden(table)


def test_a_click_on_a_switch_or_the_space_bar_turns_it_once(qtbot: QtBot) -> None:
    columns = (
        Column(head="On", cell=lambda _row: Cell(text="no", badge="quiet"), switches=True, width=60),
        Column(head="Name", cell=lambda row: Cell(text=row), stretches=True),
    )
    table: RowTable[str] = RowTable(RowsModel(columns, key=lambda row: row), "Table")
    qtbot.addWidget(table)
    switched: list[str] = []
    opened: list[str] = []
    table.switched.connect(switched.append)
    table.opened.connect(opened.append)
    table.resize(400, 200)
    table.show()
    table.set_rows(["a", "b"])
    click(table, 1, 0)
    assert (["b"], []) == (switched, opened)
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert ["b", "b"] == switched
    click(table, 0, 1)  # elsewhere in a row it chooses
    assert ["b", "b"] == switched
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert ["b", "b", "a"] == switched
    # The second of two clicks is none of its own, as on a button.
    click(table, 1, 0)
    spot = table.visualRect(table.rows_model.index(1, 0)).center()
    QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert (["b", "b", "a", "b"], []) == (switched, opened)


def click(table: RowTable[str], row: int, column: int) -> None:
    spot = table.visualRect(table.rows_model.index(row, column)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)


@pytest.mark.parametrize(("room", "title"), [(400, 300), (280, 180), (200, 180)])
def test_a_column_that_stretches_yields_before_anything_is_out_of_sight(room: int, title: int) -> None:
    columns = (
        Column(head="Title", cell=lambda _row: Cell(), stretches=True),
        Column(head="State", cell=lambda _row: Cell()),
    )
    widths = Widths(least=[300, 100], wanted=[300, 100])
    assert {0: title, 1: 100} == shared(columns, widths, room)


@pytest.mark.parametrize(("room", "why"), [(1200, 900), (600, 300), (420, 140)])
def test_a_column_may_ask_for_much_and_yield_more_of_it(room: int, why: int) -> None:
    columns = (
        Column(head="Title", cell=lambda _row: Cell()),
        Column(head="Why", cell=lambda _row: Cell(), stretches=True, yields_to=0.35),
    )
    widths = Widths(least=[300, 400], wanted=[300, 480])
    assert {0: 300, 1: why} == shared(columns, widths, room)


@pytest.mark.parametrize(
    ("room", "shown"), [(900, [0, 1, 2, 3]), (800, [0, 2, 3]), (540, [0, 2, 3]), (530, [0, 3])]
)
def test_a_column_that_outlasts_leaves_after_what_stretches_has_yielded(room: int, shown: list[int]) -> None:
    columns = (
        Column(head="Title", cell=lambda _row: Cell()),
        Column(head="Province", cell=lambda _row: Cell(), drop=1),
        Column(head="Amount", cell=lambda _row: Cell(), drop=2, outlasts=True),
        Column(head="Why", cell=lambda _row: Cell(), stretches=True, yields_to=0.35),
    )
    widths = Widths(least=[300, 100, 100, 400], wanted=[300, 100, 100, 400])
    assert shown == sorted(shared(columns, widths, room))
