"""A file that is opened again in the same session asks nothing that was answered about it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
from PySide6.QtWidgets import QLabel

from evalapp.domain.permissions import Phase
from evalapp.domain.taking.column_use import Use
from tests.samples import SECRETARY, small_panel
from ui.pages.applications.page import ApplicationsPage

if TYPE_CHECKING:
    from ui.window.frame import MainWindow

START = "column:start"
DECIDED = "decided:admissibility"


@pytest.fixture
def page(window: MainWindow, tmp_path: Path) -> ApplicationsPage:
    book = openpyxl.Workbook()
    book.active.title = "A"
    for row in (
        ["number", "title", "organisation", "start"],
        ["B-1", "T", "O", "7/1/2015"],
        ["B-2", "U", "O", "x"],
    ):
        book.active.append(row)
    book.active.append(["B-3", "T", "O", "12/31/2015"])
    book.active.row_dimensions[2].hidden = True
    book.save(tmp_path / "a.xlsx")
    panel = small_panel(tmp_path / "call.evalpanel", phase=Phase.DRAFT)
    panel.actor = SECRETARY
    window.start(panel)
    window.show_page("applications")
    found = window.page()
    assert isinstance(found, ApplicationsPage)
    found.look_at([tmp_path / "a.xlsx"])
    found.import_panel.questions.buttons[START, "month-first"].click()
    found.import_panel.rows.buttons["row:a.xlsx[A]2", Use.KEEP].click()
    return found


def _said(page: ApplicationsPage) -> list[str]:
    card = page.import_panel.questions
    return [each.text() for each in card.findChildren(QLabel) if each.isVisibleTo(card)]


@pytest.mark.long
@pytest.mark.parametrize("way", ["left", "imported", "renamed"])
def test_answers_hold_again_are_said_and_can_be_changed(
    page: ApplicationsPage, tmp_path: Path, way: str
) -> None:
    (page.import_panel.button if way == "imported" else page.import_panel.cancel_button).click()
    path = tmp_path / ("b.xlsx" if way == "renamed" else "a.xlsx")
    if way == "renamed":
        shutil.copy(tmp_path / "a.xlsx", path)
    page.look_at([path])
    panel = page.import_panel
    assert START not in {id for id, _choice in panel.questions.buttons}
    assert "answered before" in _said(page)
    assert panel.rows.buttons[f"row:{path.name}[A]2", Use.KEEP].isChecked()
    assert panel.notes.notes[0].startswith(
        "Columns and hidden rows are taken in or left out as you chose before"
    )
    panel.questions.change_buttons[START].click()
    panel.questions.buttons[START, "leave-out"].click()
    assert "answered before" not in _said(page)


def _corrected(page: ApplicationsPage, path: Path, cell: str, value: str) -> None:
    page.import_panel.cancel_button.click()
    book = openpyxl.load_workbook(path)
    book.active[cell] = value
    book.save(path)
    page.look_at([path])


@pytest.mark.long
def test_a_correction_in_another_column_asks_nothing_again(page: ApplicationsPage, tmp_path: Path) -> None:
    _corrected(page, tmp_path / "a.xlsx", "B4", "Other")
    questions = page.import_panel.questions
    assert START not in {id for id, _choice in questions.buttons}
    assert "answered before" in _said(page)
    assert "month first" in _said(page)
    questions.change_buttons[START].click()
    assert (START, "month-first") in questions.buttons
    # What becomes of a hidden row nobody said of this content.
    assert not page.import_panel.rows.buttons["row:a.xlsx[A]2", Use.KEEP].isChecked()


@pytest.mark.long
def test_another_cell_of_the_column_asks_anew(page: ApplicationsPage, tmp_path: Path) -> None:
    _corrected(page, tmp_path / "a.xlsx", "D2", "8/1/2015")
    assert (START, "month-first") in page.import_panel.questions.buttons


@pytest.mark.long
def test_the_same_column_in_another_folder_asks_anew(page: ApplicationsPage, tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    shutil.copy(tmp_path / "a.xlsx", tmp_path / "b")
    _corrected(page, tmp_path / "b" / "a.xlsx", "B4", "Other")
    assert (START, "month-first") in page.import_panel.questions.buttons


@pytest.mark.long
def test_what_a_question_hangs_on_must_be_known_to_take_its_answer_over(
    page: ApplicationsPage, tmp_path: Path
) -> None:
    """Decisions of the file are asked about once for all rows, whatever they say."""
    page.import_panel.cancel_button.click()
    path = tmp_path / "decided.xlsx"
    book = openpyxl.Workbook()
    for row in (["number", "title", "organisation", "ontvankelijk"], ["B-7", "T", "O", "ja"]):
        book.active.append(row)
    book.save(path)
    page.look_at([path])
    page.import_panel.questions.buttons[DECIDED, "as-decided"].click()
    _corrected(page, path, "D2", "neen")
    assert (DECIDED, "as-decided") in page.import_panel.questions.buttons
