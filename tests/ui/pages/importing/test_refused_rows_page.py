"""The rows that imports refused: listed, saved, and taken off one by one or all at once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from evalapp.domain.permissions import Phase
from tests.samples import small_panel
from tests.ui.pages.importing.importing_samples import HEAD, looked_at
from ui.pages.applications.page import ApplicationsPage
from ui.pages.overview.steps import door

if TYPE_CHECKING:
    from evalapp.operations.workspace import Workspace
    from ui.window.frame import MainWindow


@pytest.fixture
def panel(tmp_path: Path) -> Workspace:
    return small_panel(tmp_path / "call.evalpanel", phase=Phase.DRAFT)


@pytest.mark.long
def test_refused_rows_stay_as_a_work_list_until_they_arrive(
    window: MainWindow, panel: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = looked_at(window, panel, tmp_path, "B-1;T;O;;10000\nB-2;T;O;;veel\nB-3;T;O;soon;10000\n")
    page.import_panel.button.click()
    said = "1 application added, 0 updated. 2 rows were refused or not read, and wait on the work list."
    assert (said, "attention") == (window.messages.text.text(), window.messages.text.property("tone"))
    button = page.importing.work_list_button
    assert (True, "Show 2 refused or unread rows") == (button.isVisible(), button.text())
    button.click()
    assert ["B-2", "B-3"] == [row.number for row in page.import_panel.table.rows_model.rows]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(tmp_path / "list"), ""))
    page.import_panel.keep_button.click()
    lines = (tmp_path / "list.csv").read_text(encoding="utf-8").splitlines()
    assert ["\ufeffFile;Row;No.;Title;Cell;Column;Why;Sheet", "applications.csv;3;B-2;T;E3"] == [
        lines[0].rpartition(";")[0],
        lines[1][:27],
    ]
    mended = tmp_path / "mended.csv"
    mended.write_text(HEAD + "B-2;T;O;;20000\n", encoding="utf-8")
    page.look_at([mended])
    page.import_panel.button.click()
    assert "Show 1 refused or unread row" == button.text()
    button.click()
    assert "Take row 4 off the list" == page.import_panel.one_button.text()
    page.import_panel.one_button.click()
    assert not button.isVisible()
    assert "1 row taken off the work list." == window.messages.text.text()
    panel.undo()
    assert ["B-3"] == [row.number for row in panel.view.refused_rows()]


@pytest.mark.long
def test_the_next_step_opens_the_list_itself_and_says_who_takes_rows_off(
    window: MainWindow, panel: Workspace, tmp_path: Path
) -> None:
    page = looked_at(window, panel, tmp_path, "B-1;T;O;;10000\nB-3;T;O;soon;10000\n")
    page.import_panel.button.click()
    panel.act_as("C1")
    where = door("work-list")
    window.show_page(where.page, where.target)
    shown = window.page()
    assert isinstance(shown, ApplicationsPage)

    assert shown.import_panel.isVisible()
    assert ["B-3"] == [row.number for row in shown.import_panel.table.rows_model.rows]
    assert (False, False) == (
        shown.import_panel.one_button.isVisible(),
        shown.import_panel.all_button.isVisible(),
    )
    assert "secretary" in shown.import_panel.promise.text()


@pytest.mark.long
def test_a_file_of_which_every_row_is_refused_leaves_a_work_list(
    window: MainWindow, panel: Workspace, tmp_path: Path
) -> None:
    page = looked_at(window, panel, tmp_path, "B-2;T;O;;veel\n")
    button = page.import_panel.button
    assert (True, "Keep 1 refused row on the work list") == (button.isEnabled(), button.text())
    button.click()
    assert "Nothing was imported; 1 refused row waits on the work list." == window.messages.text.text()
    assert ["B-2"] == [row.number for row in panel.view.refused_rows()]


@pytest.mark.long
def test_what_was_kept_before_offers_no_undo_of_something_else(
    window: MainWindow, panel: Workspace, tmp_path: Path
) -> None:
    page = looked_at(window, panel, tmp_path, "B-2;T;O;;veel\n")
    page.import_panel.button.click()
    before = panel.view.last_change()

    page.look_at([tmp_path / "applications.csv"])
    page.import_panel.button.click()

    assert before == panel.view.last_change()
    assert "Nothing was imported; 1 refused row waits on the work list." == window.messages.text.text()
    assert not window.messages._act.isVisible()
    assert (True, False) == (page.table.isVisible(), page.import_panel.isVisible())


@pytest.mark.long
def test_refused_rows_are_taken_off_one_by_one_and_back(
    window: MainWindow, panel: Workspace, tmp_path: Path
) -> None:
    page = looked_at(window, panel, tmp_path, "B-1;T;O;;veel\nB-2;T;O;;veel\nB-3;T;O;;veel\n")
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
    window.activateWindow()
    looked.one_button.setFocus()
    QTest.keyClick(looked.one_button, Qt.Key.Key_Space)
    assert (["B-1", "B-3"], "B-3") == listed()
    assert looked.table is window.focusWidget()
    assert "1 row taken off the work list." == window.messages.text.text()
    window.messages._act.click()
    assert ["B-1", "B-2", "B-3"] == listed()[0]
    assert looked.isVisible()
    assert "Take all 3 rows off the list" == looked.all_button.text()
    assert ("primary", "secondary") == (
        looked.one_button.property("kind"),
        looked.all_button.property("kind"),
    )
    assert not looked.button.isVisible()
    looked.all_button.click()
    assert ([], "3 rows taken off the work list.") == (panel.view.refused_rows(), window.messages.text.text())
    window.messages._act.click()
    assert 3 == len(panel.view.refused_rows())


def test_all_selected_rows_are_taken_off_at_once(
    window: MainWindow, panel: Workspace, tmp_path: Path
) -> None:
    (tmp_path / "a.csv").write_text(HEAD + "".join(f"B-{n};T;O;;veel\n" for n in range(1, 4)), "utf-8")
    window.start(panel)
    window.show_page("applications")
    page = window.page()
    assert isinstance(page, ApplicationsPage)
    page.look_at([tmp_path / "a.csv"])
    page.import_panel.button.click()
    page.importing.work_list_button.click()
    looked = page.import_panel
    looked.table.setFocus()
    looked.table.choose_first()
    QTest.keyClick(looked.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert "Take 2 selected rows off the list" == looked.one_button.text()
    looked.one_button.click()
    assert ["B-3"] == [row.number for row in panel.view.refused_rows()]
    assert "2 rows taken off the work list." == window.messages.text.text()
