"""Ctrl+Z: in a field what is typed in it, else the last change; never both."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from evalapp.domain.permissions import Phase
from evalapp.operations.workspace import Workspace
from tests.samples import SECRETARY, changed_call, small_panel
from ui.pages.overview.page import OverviewPage
from ui.widgets.fields import TextField
from ui.window.frame import MainWindow


@pytest.fixture
def panel(tmp_path: Path) -> Workspace:
    """With a change that nobody wants to lose."""
    made = small_panel(tmp_path / "call.evalpanel", phase=Phase.DRAFT)
    made.actor = SECRETARY
    made.execute(changed_call(reference="REF-1"))
    return made


@pytest.fixture
def page(window: MainWindow, panel: Workspace) -> OverviewPage:
    window.start(panel)
    window.show_page("overview")
    page = window.page()
    assert isinstance(page, OverviewPage)
    page.open_at("call")
    return page


def take_back(field: QLineEdit | QPlainTextEdit) -> None:
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def test_in_a_line_it_takes_back_typing_and_no_change(page: OverviewPage, panel: Workspace) -> None:
    field = page.call_card.fields["title"]
    title = field.text()
    field.setFocus()
    QTest.keyClicks(field, "!!")
    take_back(field)
    assert (title, "REF-1") == (field.text(), panel.view.call().reference)


def test_in_a_text_it_takes_back_typing_and_no_change(page: OverviewPage, panel: Workspace) -> None:
    field = page.declaration_card.fields["nl"]
    text = field.toPlainText()
    field.setFocus()
    QTest.keyClicks(field, "!!")
    take_back(field)
    assert (text, "REF-1") == (field.toPlainText(), panel.view.call().reference)


@pytest.mark.long
@pytest.mark.parametrize("which", ["line", "text"])
def test_in_a_field_without_typing_it_takes_back_the_last_change(
    page: OverviewPage, panel: Workspace, which: str
) -> None:
    field = page.call_card.fields["title"] if which == "line" else page.declaration_card.fields["nl"]
    field.setFocus()
    take_back(field)
    assert "REF-1" != panel.view.call().reference


def test_what_was_stored_is_taken_back_as_one_change(page: OverviewPage, panel: Workspace) -> None:
    field = page.call_card.fields["title"]
    title = field.text()
    field.setFocus()
    QTest.keyClicks(field, "!!")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert f"{title}!!" == panel.view.call().title
    take_back(field)
    assert (title, "REF-1") == (panel.view.call().title, panel.view.call().reference)


def test_spaces_that_do_not_break_and_lines_are_read_back_as_they_were(qtbot: QtBot) -> None:
    field = TextField("Guidance")
    qtbot.addWidget(field)
    field.setPlainText("€\u00a0150.000\nper jaar")
    assert "€\u00a0150.000\nper jaar" == field.toPlainText()
