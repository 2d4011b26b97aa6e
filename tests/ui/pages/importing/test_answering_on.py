"""Whoever answers one question, or decides about one column, goes on with the next."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from evalapp.domain.permissions import Phase
from evalapp.domain.taking.column_use import Use
from tests.samples import SECRETARY, small_panel
from tests.ui.access.sweeping import settle
from ui.pages.applications.page import ApplicationsPage

if TYPE_CHECKING:
    from ui.pages.importing.panel import ImportPanel
    from ui.window.frame import MainWindow


@pytest.fixture
def looked(window: MainWindow, tmp_path: Path) -> ImportPanel:
    panel = small_panel(tmp_path / "call.evalpanel", phase=Phase.DRAFT)
    book = openpyxl.Workbook()
    book.active.title = "A"
    book.active.append(["number", "title", "organisation", "start", "requested (per jaar)", "Remark", "Code"])
    for n in range(1, 7):
        book.active.append([f"a-{n}", "T", "O", "12/31/2015" if n > 1 else "7/1/2015", "150", "weak", "X"])
    book.active.column_dimensions["F"].hidden = True
    book.save(tmp_path / "a.xlsx")
    panel.actor = SECRETARY
    window.start(panel)
    window.show_page("applications")
    page = window.page()
    assert isinstance(page, ApplicationsPage)
    page.look_at([tmp_path / "a.xlsx"])
    settle()
    return page.import_panel


@pytest.mark.long
@pytest.mark.parametrize("way", ["mouse", "keyboard"])
def test_after_each_answer_the_keyboard_is_at_the_next_question(looked: ImportPanel, way: str) -> None:
    while looked.questions.buttons:
        button = next(iter(looked.questions.buttons.values()))
        if way == "mouse":
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        else:
            button.setFocus()
            QTest.keyClick(button, Qt.Key.Key_Return)
        settle()
        if looked.questions.buttons:
            first = next(iter(looked.questions.buttons.values()))
            assert first is QApplication.focusWidget()
            assert first.visibleRegion().boundingRect() == first.rect()
    assert looked.table is QApplication.focusWidget()  # Enter once more asks nothing again


@pytest.mark.long
def test_a_column_that_is_turned_keeps_the_keyboard(looked: ImportPanel) -> None:
    for use in (Use.KEEP, Use.LEAVE_OUT):
        key = ("take:a.xlsx[A]F", use)
        QTest.mouseClick(looked.columns.buttons[key], Qt.MouseButton.LeftButton)
        settle()
        assert looked.columns.buttons[key] is QApplication.focusWidget()


@pytest.mark.long
def test_what_opens_has_the_keyboard(looked: ImportPanel) -> None:
    others = looked.questions.others_button
    assert others is not None
    others.setFocus()
    QTest.keyClick(others, Qt.Key.Key_Return)
    settle()
    fourth = [*dict.fromkeys(id for id, _choice in looked.questions.buttons)][3]
    first_of_it = next(button for (id, _choice), button in looked.questions.buttons.items() if id == fourth)
    assert first_of_it is QApplication.focusWidget()
