"""Two columns that may be one field are asked about on the page of columns, with the keys too."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from evalapp.domain.permissions import Phase
from evalapp.store.rows.settings import COLUMN_MAPS
from tests.samples import SECRETARY, small_panel
from ui.pages.applications.page import ApplicationsPage

if TYPE_CHECKING:
    from evalapp.operations.workspace import Workspace
    from ui.window.frame import MainWindow

_ROWS = (
    ("nummer", "titel", "projecttitel", "organisatie"),
    ("B-1", "Zon", "Wind op zee", "Kring vzw"),
    ("B-2", "Water", "Water", "Digitaal vzw"),
)
_WHICH = "which:titel"


@pytest.fixture
def panel(tmp_path: Path) -> Workspace:
    return small_panel(tmp_path / "call.evalpanel", phase=Phase.DRAFT)


@pytest.fixture
def page(window: MainWindow, panel: Workspace, tmp_path: Path) -> ApplicationsPage:
    book = openpyxl.Workbook()
    for row in _ROWS:
        book.active.append(row)
    book.save(tmp_path / "lijst.xlsx")
    panel.actor = SECRETARY
    window.start(panel)
    window.show_page("applications")
    found = window.page()
    assert isinstance(found, ApplicationsPage)
    found.look_at([tmp_path / "lijst.xlsx"])
    return found


def test_the_columns_open_with_both_in_doubt_and_the_question_beside_them(page: ApplicationsPage) -> None:
    shown = page.import_panel
    assert shown.mapping.card.isVisible()
    assert ["B", "C"] == list(shown.mapping.card.rows)
    assert "true" == shown.mapping.card.rows["B"].field.property("doubtful")
    why = shown.mapping.card.rows["B"].why.toolTip() or shown.mapping.card.rows["B"].toolTip()
    assert "so may C “projecttitel”: B2 “Zon”, C2 “Wind op zee”" in why
    assert {"keep", "further", "leave-out"} == {
        choice for id, choice in shown.questions.buttons if id == _WHICH
    }
    assert "Answer 1 question first" == shown.button.text()


@pytest.mark.long
def test_the_answer_by_key_is_read_kept_with_the_call_and_can_be_changed(
    page: ApplicationsPage, panel: Workspace
) -> None:
    shown = page.import_panel
    button = shown.questions.buttons[_WHICH, "further"]
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert "Import 2 applications" == shown.button.text()
    assert shown.mapping.save_button.isVisible()
    shown.questions.change_buttons[_WHICH].click()
    assert "Answer 1 question first" == shown.button.text()
    shown.questions.buttons[_WHICH, "further"].click()
    shown.button.click()
    application = panel.view.dossier("B-1").application
    assert ("Wind op zee", {"titel": "Zon"}) == (application.title, dict(application.extra))
    assert {"titel": "further", "projecttitel": "title"} == panel.view.setting(COLUMN_MAPS)[0].columns


@pytest.mark.long
def test_the_column_can_be_chosen_in_its_row_after_it_was_answered(
    page: ApplicationsPage, panel: Workspace
) -> None:
    shown = page.import_panel
    shown.questions.buttons[_WHICH, "further"].click()
    field = shown.mapping.card.rows["B"].field
    row = field.findText("title")
    field.setCurrentIndex(row)
    field.activated.emit(row)
    assert {} == shown.questions.change_buttons
    shown.button.click()
    assert "Zon" == panel.view.dossier("B-1").application.title
