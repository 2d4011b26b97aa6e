"""Columns that are hidden or not understood are left out or taken in before an import, and nothing is final."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest

from evalapp.domain.permissions import Phase
from evalapp.domain.taking.column_use import Use
from tests.samples import SECRETARY, small_panel
from ui.pages.applications.page import ApplicationsPage

if TYPE_CHECKING:
    from evalapp.operations.workspace import Workspace
    from ui.window.frame import MainWindow


@pytest.fixture
def panel(tmp_path: Path) -> Workspace:
    return small_panel(tmp_path / "call.evalpanel", phase=Phase.DRAFT)


def _workbook(folder: Path, *more: str) -> Path:
    book = openpyxl.Workbook()
    book.active.title = "A"
    book.active.append(["number", "title", "organisation", "start", "Remark", *more])
    book.active.append(["B-1", "T", "O", "7/1/2015", "weak team", *("x" for _each in more)])
    book.active.append(["B-2", "T", "O", "12/31/2015", "strong team", *("x" for _each in more)])
    for letter in ("D", "E"):
        book.active.column_dimensions[letter].hidden = True
    book.save(folder / "a.xlsx")
    return folder / "a.xlsx"


def _page(window: MainWindow, panel: Workspace, path: Path) -> ApplicationsPage:
    panel.actor = SECRETARY
    window.start(panel)
    window.show_page("applications")
    page = window.page()
    assert isinstance(page, ApplicationsPage)
    page.look_at([path])
    return page


def _checked(page: ApplicationsPage) -> dict[str, Use]:
    return {id[-1]: use for (id, use), chip in page.import_panel.columns.buttons.items() if chip.isChecked()}


@pytest.mark.long
def test_what_is_hidden_stays_out_unless_somebody_takes_it_in(
    window: MainWindow, panel: Workspace, tmp_path: Path
) -> None:
    page = _page(window, panel, _workbook(tmp_path))
    assert {"D": Use.LEAVE_OUT, "E": Use.LEAVE_OUT} == _checked(page)
    assert {} == page.import_panel.questions.buttons  # about what is left out nothing is asked
    page.import_panel.button.click()
    assert "2 columns were left out: D “start”, E “Remark”." in window.messages.text.text()
    application = panel.view.dossier("B-1").application
    assert ("", {}) == (application.start, application.extra)


@pytest.mark.long
def test_a_hidden_column_is_taken_in_by_name_and_left_out_again(
    window: MainWindow, panel: Workspace, tmp_path: Path
) -> None:
    page = _page(window, panel, _workbook(tmp_path))
    buttons = page.import_panel.columns.buttons
    buttons["take:a.xlsx[A]E", Use.KEEP].click()
    assert {"D": Use.LEAVE_OUT, "E": Use.KEEP} == _checked(page)
    assert any("E “Remark”" in note for note in page.import_panel.notes.notes)
    page.import_panel.columns.buttons["take:a.xlsx[A]E", Use.LEAVE_OUT].click()
    assert {"D": Use.LEAVE_OUT, "E": Use.LEAVE_OUT} == _checked(page)
    page.import_panel.columns.buttons["take:a.xlsx[A]E", Use.LEAVE_OUT].click()
    assert Use.LEAVE_OUT is _checked(page)["E"]  # once more changes nothing


@pytest.mark.long
def test_a_question_about_a_hidden_column_comes_with_taking_it_in_and_goes_with_leaving_it_out(
    window: MainWindow, panel: Workspace, tmp_path: Path
) -> None:
    page = _page(window, panel, _workbook(tmp_path))
    looked = page.import_panel
    looked.columns.buttons["take:a.xlsx[A]D", Use.KEEP].click()
    assert not looked.button.isEnabled()
    looked.questions.buttons["column:start", "leave-out"].click()
    assert Use.LEAVE_OUT is _checked(page)["D"]
    looked.columns.buttons["take:a.xlsx[A]D", Use.KEEP].click()
    looked.questions.buttons["column:start", "month-first"].click()
    looked.button.click()
    assert "2015-07-01" == panel.view.dossier("B-1").application.start


@pytest.mark.long
def test_a_column_of_an_earlier_import_can_be_removed(
    window: MainWindow, panel: Workspace, tmp_path: Path
) -> None:
    page = _page(window, panel, _workbook(tmp_path))
    id = "take:a.xlsx[A]E"
    page.import_panel.columns.buttons[id, Use.KEEP].click()
    assert (id, Use.REMOVE) not in page.import_panel.columns.buttons
    page.import_panel.button.click()
    assert {"Remark": "weak team"} == panel.view.dossier("B-1").application.extra
    page.look_at([tmp_path / "a.xlsx"])
    button = page.import_panel.columns.buttons[id, Use.REMOVE]
    assert "remove from 2 applications" == button.text()
    button.click()
    page.import_panel.button.click()
    assert {} == panel.view.dossier("B-1").application.extra


@pytest.mark.long
def test_columns_that_are_taken_in_are_named_and_open_where_there_are_hidden_ones(
    window: MainWindow, panel: Workspace, tmp_path: Path
) -> None:
    page = _page(window, panel, _workbook(tmp_path, *(f"Field {n}" for n in range(5))))
    looked = page.import_panel.columns
    assert ("7 columns to take in or leave out", {"D", "E"}) == (looked.heading.text(), {*_checked(page)})
    assert looked.others_button is not None
    assert "Decide about these 5 too" == looked.others_button.text()
    looked.others_button.click()
    assert {*"DEFGHIJ"} == {*_checked(page)}
    looked.buttons["take:a.xlsx[A]F", Use.LEAVE_OUT].click()
    page.import_panel.button.click()
    assert "Field 0" not in panel.view.dossier("B-1").application.extra
