"""The secretary's way from a file to applications, without leaving the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QInputDialog

from evalapp.domain.errors import PasswordNeeded
from evalapp.domain.intake import Outcome
from evalapp.domain.permissions import Phase
from tests.samples import dossier, put_dossiers, small_panel
from tests.ui.pages.importing.importing_samples import looked_at
from ui.tables.rows import CELL

if TYPE_CHECKING:
    from evalapp.operations.workspace import Workspace
    from ui.window.frame import MainWindow


@pytest.fixture
def panel(tmp_path: Path) -> Workspace:
    return small_panel(tmp_path / "call.evalpanel", phase=Phase.DRAFT)


def test_a_change_shows_the_old_value_struck_through_and_the_new_one_in_bold(
    window: MainWindow, panel: Workspace, tmp_path: Path
) -> None:
    page = looked_at(window, panel, tmp_path, "A-1;Another title;O;;1.500\n")
    cell = page.import_panel.table.rows_model.index(0, 3).data(CELL)
    old = panel.view.dossier("A-1").application.title
    assert (old, "Another title", "table-strong") == (cell.before, cell.text, cell.type)
    assert f"Another title, was {old}" == cell.words


def test_a_question_is_answered_on_the_page_and_its_rows_come_in(
    window: MainWindow, panel: Workspace, tmp_path: Path
) -> None:
    page = looked_at(window, panel, tmp_path, "B-1;T;O;7/1/2015;\nB-2;T;O;12/31/2015;\n")
    assert not page.import_panel.button.isEnabled()
    button = page.import_panel.questions.buttons["column:start", "month-first"]
    assert ("month first\n1 July 2015", "month first: 1 July 2015") == (
        button.text(),
        button.accessibleName(),
    )
    button.click()
    assert "Import 2 applications" == page.import_panel.button.text()
    assert [] == [*page.import_panel.questions.buttons]
    page.import_panel.button.click()
    assert "2015-07-01" == panel.view.dossier("B-1").application.start


def test_a_number_that_resembles_a_stored_one_is_asked_about(
    window: MainWindow, panel: Workspace, tmp_path: Path
) -> None:
    page = looked_at(window, panel, tmp_path, "a-1;Better;O;;\n")
    page.import_panel.questions.buttons["number:a-1", "same"].click()
    page.import_panel.button.click()
    assert "Better" == panel.view.dossier("A-1").application.title


def test_a_refused_row_names_its_file_and_its_sheet(
    window: MainWindow, panel: Workspace, tmp_path: Path
) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    for row in (["number", "title", "organisation"], ["B-1", "T", "O"]):
        book.active.append(row)
    partners = book.create_sheet("Partners")
    for row in (["number", "name", "helix"], ["A-1", "P", "haven"]):
        partners.append(row)
    book.save(tmp_path / "a.xlsx")
    page = looked_at(window, panel, tmp_path, "")
    page.look_at([tmp_path / "a.xlsx"])
    model = page.import_panel.table.rows_model
    (refused,) = [n for n, row in enumerate(model.rows) if row.cell]
    place = [model.index(refused, column).data(CELL) for column in range(2)]
    assert [("Partners 2", "a.xlsx"), ("", "")] == [(cell.text, cell.tip) for cell in place]
    page.import_panel.button.click()
    page.importing.work_list_button.click()
    place = [model.index(0, column).data(CELL) for column in range(2)]
    assert ["Partners 2", "a.xlsx"] == [cell.text for cell in place]


def test_what_is_left_out_is_said_before_anything_is_taken(
    window: MainWindow, panel: Workspace, tmp_path: Path
) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    book.active.append(["number", "title", "organisation"])
    book.active.append(["B-1", "T", "O"])
    book.create_sheet("Leden").append(["code", "wie"])
    book["Leden"].append(["B-1", "P"])
    book.save(tmp_path / "a.xlsx")
    page = looked_at(window, panel, tmp_path, "")
    page.look_at([tmp_path / "a.xlsx"])
    assert "“Leden” of a.xlsx, 1 row; its headings are: code, wie" in page.import_panel.notes.text.text()


def test_a_password_is_asked_for_once_and_forgotten(
    window: MainWindow, panel: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from evalapp.exchange.intake import shelf

    read, asked = shelf.read_tables, []

    def locked(path: Path, password: str | None, headings_at: object):  # type: ignore[no-untyped-def]
        if password != "secret":
            raise PasswordNeeded("It is protected.")
        return read(path)

    def answered(*_arguments: object) -> tuple[str, bool]:
        asked.append(1)
        return ("secret", True) if len(asked) > 1 else ("wrong", True)

    monkeypatch.setattr(shelf, "read_tables", locked)
    monkeypatch.setattr(QInputDialog, "getText", answered)
    page = looked_at(window, panel, tmp_path, "B-1;T;O;7/1/2015;\nB-2;T;O;12/31/2015;\n")
    page.import_panel.questions.buttons["column:start", "month-first"].click()
    assert 2 == len(asked)
    page.import_panel.button.click()
    assert {} == page.importing._looking._shelf._passwords


def test_the_whole_reason_of_a_refused_row_is_read_below_the_table(
    window: MainWindow, panel: Workspace, tmp_path: Path
) -> None:
    page = looked_at(window, panel, tmp_path, "B-1;T;O;;10000\nB-2;T;O;;veel\n")
    looked = page.import_panel
    looked.table.choose(("applications.csv", "", "applications", 3, "B-2", 0))
    (refused,) = [row for row in looked.table.rows_model.rows if row.reason and row.cell]
    assert ["applications.csv · row 3 · B-2 · T · refused", refused.reason] == [
        *looked.whole.toPlainText().splitlines()
    ]


def test_columns_without_a_value_leave_their_room_to_the_reason(
    window: MainWindow, panel: Workspace, tmp_path: Path
) -> None:
    page = looked_at(window, panel, tmp_path, "B-1;T;O;;10000\nB-2;T;O;;veel\n")
    table = page.import_panel.table

    def heads() -> list[str]:
        columns = table.rows_model.columns
        return [column.head for n, column in enumerate(columns) if not table.isColumnHidden(n)]

    assert {"Organisation", "Requested (€)"} < {*heads()}
    page.import_panel.chips[Outcome.REFUSED].click()
    assert [
        "Row",
        "No.",
        "Title",
        "Organisation",
        "Requested (€)",
        "What happens",
        "What changes, or why not",
    ] == heads()


@pytest.mark.long
def test_an_answer_can_be_changed_before_anything_is_taken_in(
    window: MainWindow, panel: Workspace, tmp_path: Path
) -> None:
    page = looked_at(window, panel, tmp_path, "B-1;T;O;7/1/2015;\nB-2;T;O;12/31/2015;\na-1;Better;O;;\n")
    asked = page.import_panel.questions
    asked.buttons["number:a-1", "same"].click()
    asked.buttons["column:start", "month-first"].click()
    assert ["number:a-1", "column:start"] == [*asked.change_buttons]
    asked.change_buttons["number:a-1"].click()
    assert (["column:start"], {"number:a-1"}) == (
        [*asked.change_buttons],
        {id for id, _choice in asked.buttons},
    )
    asked.buttons["number:a-1", "other"].click()
    page.import_panel.button.click()
    assert "Better" == panel.view.dossier("a-1").application.title
    assert "Better" != panel.view.dossier("A-1").application.title


def test_numbers_that_are_all_shown_are_answered_together_and_the_answer_can_be_changed(
    window: MainWindow, panel: Workspace, tmp_path: Path
) -> None:
    page = looked_at(window, panel, tmp_path, "a-1;One;O;;\na-2;Two;O;;\n")
    asked = page.import_panel.questions
    assert "all 2 the same applications" == asked.every_buttons["same"].text()
    asked.every_buttons["same"].click()
    assert "Import 2 applications" == page.import_panel.button.text()
    assert ["number:a-1"] == [*asked.change_buttons]  # one answer, one line
    asked.change_buttons["number:a-1"].click()
    assert (False, 2) == (page.import_panel.button.isEnabled(), len({id for id, _choice in asked.buttons}))


def test_one_answer_settles_no_number_that_is_out_of_sight(
    window: MainWindow, panel: Workspace, tmp_path: Path
) -> None:
    panel.execute(put_dossiers([dossier(f"A-{n}") for n in range(4, 7)]))
    page = looked_at(window, panel, tmp_path, "".join(f"a-{n};T;O;;\n" for n in range(1, 7)))
    asked = page.import_panel.questions
    assert ("6 questions", 3) == (
        asked.heading.text(),
        len({id for id, _choice in asked.buttons}),
    )
    assert ({}, "And 3 other questions: show them") == (asked.every_buttons, asked.others_button.text())
    asked.others_button.click()
    assert 6 == len({id for id, _choice in asked.buttons})
    asked.every_buttons["other"].click()
    assert {f"number:a-{n}" for n in range(1, 7)} == {
        id for id in page.importing._looked.answers if id.startswith("number:")
    }
    assert "number:" not in page.importing._looked.answers  # of one that is still to come nothing is said


def test_another_file_is_looked_at_from_its_top(window: MainWindow, panel: Workspace, tmp_path: Path) -> None:
    rows = "".join(f"B-{n};T;O;;\n" for n in range(200))
    page = looked_at(window, panel, tmp_path, rows)
    table = page.import_panel.table
    table.scrollToBottom()
    assert 0 < table.verticalScrollBar().value()
    page.look_at([tmp_path / "applications.csv"])
    assert (0, "B-0") == (table.verticalScrollBar().value(), table.row_at_hand.number)
