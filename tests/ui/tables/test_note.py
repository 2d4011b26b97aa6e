"""What a mark means is said while the mark is there, and no longer."""

from __future__ import annotations

import re

import pytest
from babel.messages.pofile import read_po
from pytestqt.qtbot import QtBot

from tests.ui.access.sweeping import settle
from tools.catalogue import FOLDER
from ui.tables.cells import Cell, Column
from ui.tables.note import TableNote
from ui.tables.row_table import RowTable
from ui.tables.rows import RowsModel

_MARK = re.compile(r"\s*[*†‡¹²³]+\)?\s")


@pytest.fixture
def table(qtbot: QtBot) -> RowTable[str]:
    model: RowsModel[str] = RowsModel(
        (
            Column(head="Name", cell=lambda row: Cell(text=row), stretches=True, least=100),
            Column(
                head="Score", cell=lambda row: Cell(text="4", after="*" if row == "agreed" else ""), drop=1
            ),
        ),
        key=str,
    )
    made = RowTable(model, "Table")
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.show()
    return made


def test_the_note_is_there_while_a_value_bears_its_mark(table: RowTable[str]) -> None:
    note = TableNote(table, "*", "agreed in the meeting")
    seen = []
    for rows in (["own"], ["own", "agreed"], []):
        table.set_rows(rows)
        seen.append(not note.isHidden())

    assert [False, True, False] == seen
    assert note.text() == "* agreed in the meeting"
    note.deleteLater()


def test_the_note_leaves_with_the_column_that_bears_its_mark(table: RowTable[str]) -> None:
    note = TableNote(table, "*", "agreed in the meeting")
    table.set_rows(["agreed"])
    seen = []
    for width in (600, 110, 600):
        table.resize(width, 300)
        settle()
        seen.append((table.isColumnHidden(1), note.isHidden()))

    assert [(False, False), (True, True), (False, False)] == seen
    note.deleteLater()


def test_no_sentence_brings_a_mark_of_its_own() -> None:
    """A note gets its mark from what bears it: a sentence that begins with one would stand there whatever is shown."""
    with (FOLDER / "evalapp.po").open("rb") as file:
        sentences = [message.id for message in read_po(file) if message.id]
    first = [each[0] if isinstance(each, tuple) else each for each in sentences]

    assert [] == [each for each in first if _MARK.match(each)]
