"""The secretary's way from a file to applications, without leaving the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog, QInputDialog

from evalapp.domain.errors import PasswordNeeded
from evalapp.domain.intake import Outcome
from tests.samples import SECRETARY, small_panel
from ui.tables.rows import CELL

if TYPE_CHECKING:
    from evalapp.operations.workspace import Workspace
    from ui.window.frame import MainWindow

HEAD = "number;title;organisation;start;requested_support\n"


@pytest.fixture
def panel(tmp_path: Path) -> Workspace:
    return small_panel(tmp_path / "call.evalpanel")


def _page(window: MainWindow, panel: Workspace, folder: Path, text: str):  # type: ignore[no-untyped-def]
    path = folder / "applications.csv"
    path.write_text(HEAD + text, encoding="utf-8")
    panel.actor = SECRETARY
    window.start(panel)
    window.show_page("applications")
    page = window.page()
    assert page is not None
    page.look_at([path])  # type: ignore[attr-defined]
    return page


def test_a_change_shows_the_old_value_struck_through_and_the_new_one_in_bold(
    window: MainWindow, panel: Workspace, tmp_path: Path
) -> None:
    page = _page(window, panel, tmp_path, "A-1;Another title;O;;1.500\n")
    cell = page.import_panel.table.rows_model.index(0, 3).data(CELL)
    old = panel.view.dossier("A-1").application.title
    assert (old, "Another title", "table-strong") == (cell.before, cell.text, cell.type)
    assert f"Another title, was {old}" == cell.words


def test_a_question_is_answered_on_the_page_and_its_rows_come_in(
    window: MainWindow, panel: Workspace, tmp_path: Path
) -> None:
    page = _page(window, panel, tmp_path, "B-1;T;O;7/1/2015;\nB-2;T;O;12/31/2015;\n")
    assert not page.import_panel.button.isEnabled()
    button = page.import_panel.questions.buttons["column:start", "month-first"]
    assert "month first: 1 July 2015" == button.text()
    button.click()
    assert "Import 2 applications" == page.import_panel.button.text()
    assert [] == [*page.import_panel.questions.buttons]
    page.import_panel.button.click()
    assert "2015-07-01" == panel.view.dossier("B-1").application.start


def test_a_number_that_resembles_a_stored_one_is_asked_about(
    window: MainWindow, panel: Workspace, tmp_path: Path
) -> None:
    page = _page(window, panel, tmp_path, "a-1;Better;O;;\n")
    page.import_panel.questions.buttons["number:a-1", "same"].click()
    page.import_panel.button.click()
    assert "Better" == panel.view.dossier("A-1").application.title


def test_refused_rows_stay_as_a_work_list_until_they_arrive(
    window: MainWindow, panel: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = _page(window, panel, tmp_path, "B-1;T;O;;10\nB-2;T;O;;veel\nB-3;T;O;soon;10\n")
    page.import_panel.button.click()
    said = "1 applications added, 0 updated. 2 rows were refused or not read, and wait on the work list."
    assert (said, "attention") == (window.messages.text.text(), window.messages.text.property("tone"))
    button = page.importing.work_list_button
    assert (True, "2 rows were refused or not read: show them") == (button.isVisible(), button.text())
    button.click()
    assert ["B-2", "B-3"] == [row.number for row in page.import_panel.table.rows_model.rows]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(tmp_path / "list"), ""))
    page.import_panel.keep_button.click()
    lines = (tmp_path / "list.csv").read_text(encoding="utf-8").splitlines()
    assert ["\ufeffFile;Row;No.;Title;Cell;Column;Why;Sheet", "applications.csv;3;B-2;T;E3"] == [
        lines[0],
        lines[1][:27],
    ]
    mended = tmp_path / "mended.csv"
    mended.write_text(HEAD + "B-2;T;O;;20\n", encoding="utf-8")
    page.look_at([mended])
    page.import_panel.button.click()
    assert "1 row was refused or not read: show it" == button.text()
    button.click()
    assert "Take 1 row off the list" == page.import_panel.button.text()
    page.import_panel.button.click()
    assert not button.isVisible()
    assert "1 row taken off the work list." == window.messages.text.text()
    panel.undo()
    assert ["B-3"] == [row.number for row in panel.view.refused_rows()]


def test_a_file_of_which_every_row_is_refused_leaves_a_work_list(
    window: MainWindow, panel: Workspace, tmp_path: Path
) -> None:
    page = _page(window, panel, tmp_path, "B-2;T;O;;veel\n")
    button = page.import_panel.button
    assert (True, "Keep 1 refused row on the work list") == (button.isEnabled(), button.text())
    button.click()
    assert "Nothing was imported; 1 refused row waits on the work list." == window.messages.text.text()
    assert ["B-2"] == [row.number for row in panel.view.refused_rows()]


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
    page = _page(window, panel, tmp_path, "")
    page.look_at([tmp_path / "a.xlsx"])
    model = page.import_panel.table.rows_model
    (refused,) = [n for n, row in enumerate(model.rows) if row.cell]
    place = [model.index(refused, column).data(CELL).text for column in range(2)]
    assert ["Partners 2", "a.xlsx"] == place


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
    page = _page(window, panel, tmp_path, "")
    page.look_at([tmp_path / "a.xlsx"])
    assert "“Leden” of a.xlsx, 1 row; its headings are: code, wie" in page.import_panel.notes.text()


def test_a_password_is_asked_for_once_and_forgotten(
    window: MainWindow, panel: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from evalapp.exchange.intake import reading

    read, asked = reading.read_tables, []

    def locked(path: Path, password: str | None = None):  # type: ignore[no-untyped-def]
        if password != "secret":
            raise PasswordNeeded("It is protected.")
        return read(path)

    def answered(*_arguments: object) -> tuple[str, bool]:
        asked.append(1)
        return ("secret", True) if len(asked) > 1 else ("wrong", True)

    monkeypatch.setattr(reading, "read_tables", locked)
    monkeypatch.setattr(QInputDialog, "getText", answered)
    page = _page(window, panel, tmp_path, "B-1;T;O;7/1/2015;\nB-2;T;O;12/31/2015;\n")
    page.import_panel.questions.buttons["column:start", "month-first"].click()
    assert 2 == len(asked)
    page.import_panel.button.click()
    assert {} == page.importing._passwords


def test_the_whole_reason_of_a_refused_row_is_read_below_the_table(
    window: MainWindow, panel: Workspace, tmp_path: Path
) -> None:
    page = _page(window, panel, tmp_path, "B-1;T;O;;10\nB-2;T;O;;veel\n")
    looked = page.import_panel
    looked.table.choose(("applications.csv", "", "applications", 3, "B-2", 0))
    (refused,) = [row for row in looked.table.rows_model.rows if row.reason and row.cell]
    assert ["applications.csv · row 3 · B-2 · T · refused", refused.reason] == [
        *looked.whole.toPlainText().splitlines()
    ]


def test_columns_without_a_value_leave_their_room_to_the_reason(
    window: MainWindow, panel: Workspace, tmp_path: Path
) -> None:
    page = _page(window, panel, tmp_path, "B-1;T;O;;10\nB-2;T;O;;veel\n")
    table = page.import_panel.table

    def heads() -> list[str]:
        columns = table.rows_model.columns
        return [column.head for n, column in enumerate(columns) if not table.isColumnHidden(n)]

    assert {"Organisation", "Requested"} < {*heads()}
    page.import_panel.chips[Outcome.REFUSED].click()
    assert ["Row", "File", "No.", "Title", "What happens", "What changes, or why not"] == heads()


def test_an_answer_can_be_changed_before_anything_is_taken_in(
    window: MainWindow, panel: Workspace, tmp_path: Path
) -> None:
    page = _page(window, panel, tmp_path, "B-1;T;O;7/1/2015;\nB-2;T;O;12/31/2015;\na-1;Better;O;;\n")
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


def test_an_answer_for_every_number_can_be_changed_too(
    window: MainWindow, panel: Workspace, tmp_path: Path
) -> None:
    page = _page(window, panel, tmp_path, "a-1;One;O;;\na-2;Two;O;;\n")
    page.importing._answer("number:", "same")
    assert "Import 2 applications" == page.import_panel.button.text()
    page.import_panel.questions.change_buttons["number:"].click()
    assert (False, 2) == (
        page.import_panel.button.isEnabled(),
        len({id for id, _choice in page.import_panel.questions.buttons}),
    )


def test_refused_rows_are_taken_off_one_by_one_and_back(
    window: MainWindow, panel: Workspace, tmp_path: Path
) -> None:
    page = _page(window, panel, tmp_path, "B-1;T;O;;veel\nB-2;T;O;;veel\nB-3;T;O;;veel\n")
    looked = page.import_panel
    assert not looked.keep_button.isVisible()  # one button for them
    looked.button.click()
    page.importing.work_list_button.click()

    def listed() -> tuple[list[str], str]:
        return [row.number for row in looked.table.rows_model.rows], looked.table.row_at_hand.number

    looked.table.choose(
        next(looked.table.rows_model.key(r) for r in looked.table.rows_model.rows if r.row == 3)
    )
    assert "Take row 3 off the list" == looked.one_button.text()
    looked.one_button.click()
    assert (["B-1", "B-3"], "B-3") == listed()
    assert "1 row taken off the work list." == window.messages.text.text()
    window.messages._act.click()
    assert ["B-1", "B-2", "B-3"] == listed()[0]
    assert looked.isVisible()
    assert "Take all 3 rows off the list" == looked.button.text()
    looked.button.click()
    assert ([], "3 rows taken off the work list.") == (panel.view.refused_rows(), window.messages.text.text())
    window.messages._act.click()
    assert 3 == len(panel.view.refused_rows())


def test_another_file_is_looked_at_from_its_top(window: MainWindow, panel: Workspace, tmp_path: Path) -> None:
    rows = "".join(f"B-{n};T;O;;\n" for n in range(200))
    page = _page(window, panel, tmp_path, rows)
    table = page.import_panel.table
    table.scrollToBottom()
    page.import_panel._area.verticalScrollBar().setValue(50)
    assert 0 < table.verticalScrollBar().value()
    page.look_at([tmp_path / "applications.csv"])
    assert (0, 0, "B-0") == (
        table.verticalScrollBar().value(),
        page.import_panel._area.verticalScrollBar().value(),
        table.row_at_hand.number,
    )
