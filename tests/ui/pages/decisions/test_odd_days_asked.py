"""Days from before the closing are asked about on their card."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.operations.deciding.decided_samples import closed
from tests.ui.pages.decisions.test_decisions_page import at_decisions, type_into
from ui.window.frame import MainWindow


@pytest.mark.long
def test_a_withdrawal_from_before_the_closing_is_asked_about(window: MainWindow, tmp_path: Path) -> None:
    done = closed(tmp_path / "call.evalpanel")
    page = at_decisions(window, done)
    page.table.choose("A-3")
    type_into(page.step_back.on, "20/7/2016")
    type_into(page.step_back.reason, "Geen cofinanciering.", enters=True)
    assert "20 July 2016 is before the assessment was closed" in page.step_back.question.words.text()
    assert [] == done.view.decidings.stepped_back()
    page.step_back.on.setText("21/7/2016")
    assert not page.step_back.question.isVisibleTo(page)
    page.step_back.act()
    page.step_back.question.button.click()
    assert ["2016-07-21"] == [each.on for each in done.view.decidings.stepped_back()]


@pytest.mark.long
def test_in_the_narrow_card_the_answer_stands_below_the_question(window: MainWindow, tmp_path: Path) -> None:
    page = at_decisions(window, closed(tmp_path / "call.evalpanel"))
    page.decision.body_field.setText("Beslissingscomité")
    page.decision.reference.setText("BC/2016/12")
    type_into(page.decision.on, "14/7/2016", enters=True)
    QApplication.processEvents()
    question = page.decision.day_question
    assert question.button.y() >= question.words.geometry().bottom()
    assert question.words.width() > question.button.width()
