"""An application is withdrawn where it stands in the list: with a day and a reason, to be undone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from evalapp.domain.admissibility.answers import CheckAnswer
from evalapp.operations.admissibility.answering import AnswerItem
from evalapp.operations.scores import SetScore
from evalapp.operations.workspace import Workspace
from tests.samples import small_panel
from ui.pages.applications.page import ApplicationsPage
from ui.pages.dossier.checklist import ChecklistView
from ui.widgets.text import Label
from ui.window.frame import MainWindow


@pytest.fixture
def panel(tmp_path: Path) -> Workspace:
    made = small_panel(tmp_path / "call.evalpanel")
    made.execute(SetScore(juror="J1", application="A-1", criterion="sme", value=3))
    return made


@pytest.fixture
def page(window: MainWindow, panel: Workspace) -> ApplicationsPage:
    window.start(panel)
    window.act_as("S-01")
    window.show_page("applications")
    made = window.page()
    assert isinstance(made, ApplicationsPage)
    made.table.choose("A-1")
    return made


def test_it_says_what_becomes_of_the_scores_and_needs_its_day(
    page: ApplicationsPage, panel: Workspace
) -> None:
    page.card.withdraw_button.click()
    form = page.card.withdraw_form
    assert any("Its 1 score stays readable" in label.text() for label in form.findChildren(Label))
    form.reason.setText("By letter.")
    form.button.click()
    assert "Give the day of the withdrawal" in form.error.text()
    form.day.setText("01/06/2016")
    form.button.click()
    assert "2016-06-01" == panel.view.dossier("A-1").application.withdrawn_on
    assert (True, "Not withdrawn…") == (
        page.card.admissible_button.isHidden(),
        page.card.withdraw_button.text(),
    )
    assert "1 withdrawn" in page.state_label.text()
    panel.undo()
    page.refresh(None)
    assert (False, "Withdrawn…") == (page.card.admissible_button.isHidden(), page.card.withdraw_button.text())


def test_a_refused_day_is_said_in_sight(window: MainWindow, page: ApplicationsPage, qtbot: QtBot) -> None:
    """In the smallest window the form ends at the edge, and the button seemed to do nothing."""
    window.resize(1280, 800)
    window.show()
    page.card.withdraw_button.click()
    form = page.card.withdraw_form
    qtbot.waitUntil(lambda: not form.button.visibleRegion().isEmpty())
    qtbot.wait(50)
    form.day.setText("31/12/2999")
    form.reason.setText("By letter.")
    qtbot.mouseClick(form.button, Qt.MouseButton.LeftButton)
    assert form.error.text()
    qtbot.wait(50)  # until it has its place
    assert form.error.visibleRegion().boundingRect() == form.error.rect()


def test_the_dossier_shows_what_was_answered(page: ApplicationsPage, panel: Workspace) -> None:
    panel.execute(AnswerItem(application="A-1", item="complete", answer=CheckAnswer.NO, reason="No pact."))
    page.table.choose("A-1")
    page._read()
    tabs = page.reader._tabs
    assert tabs is not None
    assert 5 == tabs.count()
    tabs.setCurrentIndex(3)
    (shown,) = page.reader.findChildren(ChecklistView)
    assert any(line.startswith("Application complete · no · No pact. · ") for line in shown.lines)
    page._leave_dossier()
    page.table.choose("A-2")
    page._read()
    tabs = page.reader._tabs
    assert tabs is not None
    assert 4 == tabs.count()
