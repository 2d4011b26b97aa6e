"""What every table can do: sort, filter, choose several rows, copy them, find one by typing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.access.sweeping import settle
from ui.tables import row_table
from ui.tables.cells import Band, Cell, Column
from ui.tables.filtering import LONG
from ui.tables.row_table import RowTable
from ui.tables.rows import RowsModel

Row = tuple[str, str, str]
COLUMNS: tuple[Column[Row], ...] = (
    Column(head="No.", cell=lambda row: Cell(text=row[0])),
    Column(head="Title", cell=lambda row: Cell(text=row[1]), stretches=True),
    Column(head="Amount", cell=lambda row: Cell(text=row[2]), is_right=True),
)
ROWS: list[Row] = [
    ("A-10", "Haven", "€1,500"),
    ("A-2", "Énergie", "€900"),
    ("A-1", "bouw", "–"),
    ("A-3", "Haven", "€12,000.50"),
]
Make = Callable[..., RowTable[Row]]


@pytest.fixture
def made(qtbot: QtBot) -> Make:
    pages = []

    def make(rows: list[Row] = ROWS, **given: bool) -> RowTable[Row]:
        page = QWidget()
        qtbot.addWidget(page)
        pages.append(page)
        layout = QVBoxLayout(page)
        table: RowTable[Row] = RowTable(RowsModel(COLUMNS, key=lambda row: row[0]), "Applications", **given)
        layout.addWidget(table)
        page.resize(700, 500)
        table.set_rows(rows)
        page.show()
        qtbot.waitExposed(page)
        page.activateWindow()
        table.setFocus()
        return table

    return make


def numbers(table: RowTable[Row]) -> list[str]:
    return [row[0] for row in table.rows_model.shown_rows]


def chosen(table: RowTable[Row]) -> list[str]:
    return [row[0] for row in table.selected_rows]


def many(n: int = 60) -> list[Row]:
    return [(f"A-{each}", "Zorg" if each % 10 else "Coöperatie", str(each)) for each in range(1, n + 1)]


# sorting


def test_what_declares_no_order_is_sorted_by_what_it_says_and_numbers_by_value(made: Make) -> None:
    table = made()
    found = []
    for column in (0, 1, 2, 2):
        table.sort(column)
        found.append(numbers(table))

    assert found == [
        ["A-1", "A-2", "A-3", "A-10"],
        ["A-1", "A-2", "A-10", "A-3"],  # A-10 before A-3, which is called the same: as they were given
        ["A-2", "A-10", "A-3", "A-1"],
        ["A-3", "A-10", "A-2", "A-1"],  # what has none stays last
    ]
    table.sort(-1)
    assert numbers(table) == [row[0] for row in ROWS]


def test_the_direction_is_shown_and_said(made: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(row_table, "announce", lambda _widget, words: said.append(words))
    table = made()
    header = table.horizontalHeader()
    for _click in range(2):
        spot = header.sectionViewportPosition(1) + 10
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(spot, 10))

    assert said == ["Title, sorted upwards", "Title, sorted downwards"]
    heads = [
        table.rows_model.headerData(1, Qt.Orientation.Horizontal, role)
        for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
    ]
    assert heads == ["Title ↓", "Title, sorted downwards"]


def test_a_table_whose_bands_name_the_rows_is_not_sorted(qapp: QApplication) -> None:
    model: RowsModel[Row] = RowsModel(COLUMNS, key=id, sorts=False)
    model.set_rows([Band(text="An"), *ROWS])
    model.sort_by(0)

    assert model.lines == (Band(text="An"), *ROWS)


# choosing


def test_several_rows_are_chosen_and_the_one_at_hand_is_where_the_keyboard_is(made: Make) -> None:
    table = made()
    told: list[object] = []
    table.choose_first()
    table.chosen.connect(told.append)
    QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)

    assert (chosen(table), table.row_at_hand[0]) == (["A-10", "A-2", "A-1"], "A-1")
    assert told == [ROWS[1], ROWS[2]]
    QTest.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(chosen(table)) == 4
    table.sort(0)
    assert len(chosen(table)) == 4  # sorting loses nothing
    table.selectRow(0)
    assert chosen(table) == ["A-1"]


def test_the_mouse_takes_rows_in_and_out_but_never_the_last(made: Make) -> None:
    table = made()

    def click(row: int, keys: Qt.KeyboardModifier) -> None:
        spot = table.visualRect(table.rows_model.index(row, 1)).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, keys, spot)

    click(0, Qt.KeyboardModifier.NoModifier)
    click(2, Qt.KeyboardModifier.ControlModifier)
    assert chosen(table) == ["A-10", "A-1"]
    click(2, Qt.KeyboardModifier.ControlModifier)
    click(0, Qt.KeyboardModifier.ControlModifier)
    assert chosen(table) == ["A-10"]
    click(3, Qt.KeyboardModifier.ShiftModifier)
    assert len(chosen(table)) == 4


def test_home_and_end_are_the_first_and_the_last_row(made: Make) -> None:
    table = made(many())
    table.choose_first()
    seen = []
    for key in (Qt.Key.Key_End, Qt.Key.Key_Home, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
        QTest.keyClick(table, key)
        seen.append(table.row_at_hand[0])

    assert (seen[:2], seen[3]) == (["A-60", "A-1"], "A-1")
    assert int(seen[2].removeprefix("A-")) > 5


def test_typing_goes_to_the_row_that_begins_so(made: Make) -> None:
    table = made()
    table.choose_first()
    for typed in ("ener", "haven", "a-3"):
        table._typed_at = 0.0  # after a pause
        QTest.keyClicks(table, typed)
        assert table.row_at_hand[{"a-3": 0}.get(typed, 1)].lower().startswith(typed.replace("ener", "éner"))


# copying


def test_chosen_rows_are_copied_with_their_headings(made: Make) -> None:
    rows: list[Row] = [
        ("A-1", "=HYPERLINK(1)", "€5"),
        ("A-2", "two\nlines\tand a tab", "-5"),
        ("A-3", "@x", "+a"),
    ]
    table = made(rows)
    table.selectAll()
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    assert QGuiApplication.clipboard().text() == (
        "No.\tTitle\tAmount\nA-1\t'=HYPERLINK(1)\t€5\nA-2\ttwo lines and a tab\t-5\nA-3\t'@x\t'+a"
    )
    table.selectRow(1)
    table.copy(with_heads=False)
    assert QGuiApplication.clipboard().text() == "A-2\ttwo lines and a tab\t-5"


# filtering


def test_a_long_table_has_a_line_that_filters_and_counts(made: Make) -> None:
    table = made(many())
    settle()
    line = table.filtering.line
    assert line is not None
    assert line.isVisible()
    assert line.geometry().bottom() < table.geometry().top()
    table.choose("A-3")
    QTest.keyClicks(line.field, "cooperatie")

    assert numbers(table) == [f"A-{n}" for n in range(10, 61, 10)]
    assert len(table.rows_model.rows) == 60  # what a page counts and does is about all of them
    assert "6 of 60" in [each.text() for each in line.findChildren(type(line._count))]
    assert table.row_at_hand[0] == "A-10"
    QTest.keyClick(line.field, Qt.Key.Key_Escape)
    assert (line.text, len(numbers(table))) == ("", 60)
    QTest.keyClick(line.field, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is table


def test_what_nothing_is_found_of_comes_back_with_its_row(made: Make) -> None:
    table = made(many())
    table.choose("A-3")
    told: list[object] = []
    table.chosen.connect(lambda row: told.append(row and row[0]))
    assert table.filtering.line is not None
    for typed in ("nothing like it", ""):
        table.filtering.line.field.setText(typed)

    assert told == [None, "A-3"]


def test_a_row_that_is_asked_for_comes_from_behind_the_filter(made: Make) -> None:
    table = made(many())
    assert table.filtering.line is not None
    table.filtering.line.field.setText("cooperatie")
    table.choose("A-20")
    assert (table.row_at_hand[0], table.filtering.line.text) == ("A-20", "cooperatie")
    table.choose("nobody")
    assert table.row_at_hand[0] == "A-20"
    table.choose("A-21")
    assert (table.row_at_hand[0], table.filtering.line.text) == ("A-21", "")


def test_a_short_table_has_no_such_line_and_one_that_grows_gets_it(made: Make) -> None:
    table = made(many(LONG))
    assert table.filtering.line is None
    table.set_rows(many(LONG + 1))
    assert table.filtering.line is not None
    assert table.filtering.line.isVisible()


def test_a_page_may_do_without(made: Make) -> None:
    assert made(many(), filters=False).filtering.line is None


def test_a_band_stays_with_the_rows_that_are_found_under_it(qapp: QApplication) -> None:
    model: RowsModel[Row] = RowsModel(COLUMNS, key=id)
    model.set_rows([Band(text="An"), ROWS[0], Band(text="Bea"), ROWS[1]])
    model.search(("energie",))

    assert model.lines == (Band(text="Bea"), ROWS[1])


# the menu


def test_the_menu_is_there_for_mouse_and_keyboard(made: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    table = made()
    table.choose_first()
    spot = table.visualRect(table.rows_model.index(0, 1)).center()
    seen = []
    for reason in (QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard):
        QApplication.sendEvent(table.viewport(), QContextMenuEvent(reason, spot, table.mapToGlobal(spot)))
        menu = next(each for each in table.findChildren(QMenu) if each.isVisible())
        seen.append([each.text() for each in menu.actions() if each.text()])
        next(
            each
            for each in menu.actions()
            if each.text().startswith("Sort by No.") or "downwards" in each.text()
        ).trigger()
        menu.close()
        settle()

    assert seen[0] == [
        "Copy with headings", "Copy without headings", "Select all rows", "Sort by Title, upwards",
        "Sort by Title, downwards", "Sort by", "In the order given", "Columns…", "Columns as they were at first",
    ]  # fmt: skip
    assert seen[1][3:5] == ["Sort by No., upwards", "Sort by No., downwards"]
    assert numbers(table)[0] == "A-1"
