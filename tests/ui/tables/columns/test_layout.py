"""Columns that somebody moved, chose or made wider, and what is remembered of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.access.sweeping import settle
from ui.settings import Settings
from ui.tables.cells import Cell, Column
from ui.tables.columns.layout import Layout
from ui.tables.columns.sheet import ColumnsSheet
from ui.tables.hidden import HiddenNote
from ui.tables.row_table import RowTable
from ui.tables.rows import RowsModel


def column(head: str, **given: object) -> Column[str]:
    return Column(head=head, cell=lambda row: Cell(text=f"{row} {head}"), **given)  # type: ignore[arg-type]


COLUMNS = (column("No."), column("Title", stretches=True), column("Sector"), column("Amount"))


class Window(QWidget):
    """What a table finds the settings at."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.settings = Settings(path)
        self.resize(800, 400)


def shown(window: Window, columns: tuple[Column[str], ...] = COLUMNS) -> RowTable[str]:
    table: RowTable[str] = RowTable(RowsModel(columns, key=str), "Applications")
    layout = window.layout() or QVBoxLayout(window)
    layout.addWidget(table)
    table.set_rows(["one", "two"])
    window.show()
    settle()
    return table


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Window:
    made = Window(tmp_path / "window.json")
    qtbot.addWidget(made)
    return made


def heads(table: RowTable[str]) -> list[str]:
    """In sight, from the left."""
    columns = enumerate(table.rows_model.columns)
    return [each.head for n, each in columns if not table.isColumnHidden(n)]


def test_a_column_that_is_dragged_stays_there_also_next_time(window: Window, qtbot: QtBot) -> None:
    table = shown(window)
    header = table.horizontalHeader()
    start, end = (header.sectionViewportPosition(n) + 8 for n in (3, 0))
    QTest.mousePress(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(start, 10))
    for x in (start - 20, end + 30, end):
        QTest.mouseMove(header.viewport(), QPoint(x, 10))
    QTest.mouseRelease(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(end, 10))
    settle()

    assert heads(table) == ["Amount", "No.", "Title", "Sector"]
    assert [header.visualIndex(n) for n in range(4)] == [0, 1, 2, 3]
    again = Window(window.settings._path)
    qtbot.addWidget(again)
    assert heads(shown(again)) == ["Amount", "No.", "Title", "Sector"]


def test_a_width_that_somebody_gave_is_kept_and_the_title_takes_the_rest(window: Window) -> None:
    table = shown(window)
    header = table.horizontalHeader()
    header.resizeSection(2, 210)
    table.arranging.save()

    assert (table.columnWidth(2), sum(map(table.columnWidth, range(4)))) == (210, table.viewport().width())
    window.resize(900, 400)
    settle()
    assert (table.columnWidth(2), sum(map(table.columnWidth, range(4)))) == (210, table.viewport().width())
    assert Settings(window.settings._path).layout_of("Applications (en)") == {
        "order": [], "hidden": [], "widths": {"Sector": 210}
    }  # fmt: skip
    header.sectionHandleDoubleClicked.emit(2)
    assert table.columnWidth(2) < 210


def test_a_column_that_came_later_appears_where_it_was_declared(window: Window) -> None:
    window.settings.keep_layout(
        "Applications (en)", {"order": ["Amount", "Title", "No."], "hidden": ["No."], "widths": {}}
    )
    table = shown(window, (*COLUMNS[:2], column("New"), *COLUMNS[2:]))

    assert heads(table) == ["Amount", "Title", "New", "Sector"]


def test_a_column_may_wait_until_somebody_chooses_it(window: Window) -> None:
    table = shown(window, (*COLUMNS, column("Acronym", is_optional=True)))
    assert heads(table) == ["No.", "Title", "Sector", "Amount"]
    table.arranging.choose(["Acronym", "No.", "Title", "Sector", "Amount"], frozenset({"Sector"}))
    assert heads(table) == ["Acronym", "No.", "Title", "Amount"]
    table.arranging.reset()
    assert heads(table) == ["No.", "Title", "Sector", "Amount"]
    assert Settings(window.settings._path).layout_of("Applications (en)") is None


def test_what_was_not_chosen_is_not_said_to_lack_room(window: Window) -> None:
    table = shown(window, (COLUMNS[1], column("Score", drop=1), column("Sector", drop=2)))
    note = HiddenNote(table)
    window.layout().addWidget(note)
    table.arranging.choose(["Title", "Score", "Sector"], frozenset({"Sector"}))
    window.resize(170, 400)
    settle()

    assert note.text().startswith("1 column is hidden for want of room: Score.")


@pytest.mark.parametrize(
    "kept",
    [None, [], "x", {"order": 3}, {"widths": {"No.": "wide", "Title": -4, "Sector": 10**9}}, {"hidden": [1]}],
)
def test_a_damaged_layout_is_as_good_as_none(kept: object) -> None:
    assert Layout.from_json(kept) == Layout()


def test_one_column_is_always_left() -> None:
    everything = Layout(order=("No.", "Title"), hidden=frozenset({"No.", "Title"}))
    assert everything.hides(COLUMNS[:2]) == frozenset()


def test_the_list_of_columns_is_used_by_keyboard_alone(window: Window) -> None:
    table = shown(window)
    sheet = ColumnsSheet(window, "Applications", table.arranging)
    sheet.show_over()
    QTest.keyClick(sheet.list, Qt.Key.Key_End)
    QTest.keyClick(sheet.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert heads(table) == ["No.", "Title", "Amount", "Sector"]
    QTest.keyClick(sheet.list, Qt.Key.Key_Space)
    assert heads(table) == ["No.", "Title", "Sector"]
    QTest.keyClick(sheet.list, Qt.Key.Key_Home)
    before = table.columnWidth(0)
    QTest.keyClick(sheet.list, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert table.columnWidth(0) == before + 20
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    # What was taken away comes back to its place.
    other = ColumnsSheet(window, "Applications", table.arranging)
    assert [other.list.item(n).text() for n in range(4)] == ["No.", "Title", "Amount", "Sector"]
    for n in range(4):
        other.list.item(n).setCheckState(Qt.CheckState.Unchecked)
    assert len(heads(table)) == 1
    other.close_over()


def test_text_made_larger_makes_a_width_larger_too() -> None:
    layout = Layout().with_width("No.", 100).with_width("Title", 9_999)
    assert (layout.widths["No."], layout.widths["Title"]) == (100, 2_000)
    assert layout.with_width("No.", None).widths == {"Title": 2_000}
