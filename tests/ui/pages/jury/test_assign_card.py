"""The numbers of a proposal are refused at their place, and never become others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest

from ui.pages.jury.assign_card import AssignCard

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.mark.parametrize("typed", ["abc", "3,5", "0", "51", "-2", "²", "3 of 4", ""])
def test_what_is_no_number_of_jurors_is_refused_as_it_stands(qtbot: QtBot, typed: str) -> None:
    card = AssignCard()
    qtbot.addWidget(card)
    asked: list[object] = []
    card.proposed.connect(lambda *each: asked.append(each))
    card.per_application.clear()
    if typed.isascii():
        QTest.keyClicks(card.per_application, typed)
    else:
        card.per_application.setText(typed)
    card.propose_button.click()
    assert (typed, []) == (card.per_application.text(), asked)
    assert f"“{typed}” is no number of jurors for each application" in card.error.text()
    assert "true" == card.per_application.property("wrong")
    card.per_application.setText("4")
    card.propose_button.click()
    assert [(4, 0, "", False)] == asked
    assert ("", "false") == (card.error.text(), card.per_application.property("wrong"))


@pytest.mark.parametrize("typed", ["abc", "0", "10001", "²"])
def test_what_is_no_limit_is_refused_as_it_stands(qtbot: QtBot, typed: str) -> None:
    card = AssignCard()
    qtbot.addWidget(card)
    asked: list[object] = []
    card.proposed.connect(lambda *each: asked.append(each))
    card.at_most.setText(typed)
    card.propose_button.click()
    assert [] == asked
    assert f"“{typed}” is no limit for each juror" in card.error.text()
    card.at_most.setText("")
    card.propose_button.click()
    assert [(3, 0, "", False)] == asked
