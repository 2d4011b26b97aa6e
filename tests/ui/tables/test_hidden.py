"""Columns never leave without a word."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from tests.ui.access.sweeping import settle
from ui.pages.applications.legend import HelixLegend
from ui.tables.cells import Cell, Column
from ui.tables.hidden import HiddenNote
from ui.tables.row_table import RowTable
from ui.tables.rows import RowsModel
from ui.widgets.text import Label


def table(qtbot: QtBot) -> RowTable[str]:
    model: RowsModel[str] = RowsModel(
        (
            Column(head="Name", cell=lambda row: Cell(text=row), stretches=True, least=100),
            Column(head="Score", cell=lambda _row: Cell(text="4"), drop=1),
            Column(head="Sector", cell=lambda _row: Cell(text="C"), drop=2),
        ),
        key=str,
    )
    made = RowTable(model, "Table")
    qtbot.addWidget(made)
    made.set_rows(["one"])
    made.resize(600, 300)
    made.show()
    settle()
    return made


def test_a_column_that_leaves_is_named_until_it_is_back(qtbot: QtBot) -> None:
    made = table(qtbot)
    note = HiddenNote(made)
    qtbot.addWidget(note)
    seen = []
    for width in (600, 110, 600):
        made.resize(width, 300)
        settle()
        seen.append(note.text() if not note.isHidden() else "")
    assert ["", ""] == seen[::2]
    assert seen[1].startswith("2 columns are hidden for want of room: Score and Sector. Open a row")


def test_where_an_opened_row_does_not_say_it_another_way_is_told(qtbot: QtBot) -> None:
    made = table(qtbot)
    note = HiddenNote(made, opens=False)
    qtbot.addWidget(note)
    made.resize(110, 300)
    settle()
    assert "Choose which ones stand there with a right click on a head" in note.text()
    assert "Open a row" not in note.text()


def test_a_column_that_other_rows_bring_back_is_named_no_more(qtbot: QtBot) -> None:
    model: RowsModel[str] = RowsModel(
        (
            Column(head="Name", cell=lambda _row: Cell(text="A-1"), stretches=True, least=100),
            Column(head="Remark", cell=lambda row: Cell(text=row)),
            Column(head="Sector", cell=lambda _row: Cell(text="C"), drop=1),
        ),
        key=str,
    )
    made = RowTable(model, "Table")
    qtbot.addWidget(made)
    note = HiddenNote(made)
    qtbot.addWidget(note)
    made.set_rows(["short", "as wide as it is shown it takes the room"])
    made.resize(330, 300)
    made.show()
    settle()
    assert note.text().startswith("1 column is hidden for want of room: Sector.")
    made.refilter(lambda row: row == "short")
    settle()
    assert note.isHidden()


def test_the_legend_of_the_dots_says_each_side_in_words_while_they_are_in_sight(qtbot: QtBot) -> None:
    made = table(qtbot)
    legend = HelixLegend(made, "Score")
    qtbot.addWidget(legend)
    assert legend.isHidden()  # until the page that it stands on is shown: else a window of its own
    legend.show()
    words = [each.text() for each in legend.findChildren(Label)]
    assert ["company", "knowledge institution", "government"] == words[:3]
    seen = []
    for width in (600, 110, 600):
        made.resize(width, 300)
        settle()
        seen.append(legend.isHidden())
    assert [False, True, False] == seen
