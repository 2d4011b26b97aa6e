"""At the choices of a merge the filled button, and Enter, are about the choice at hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from evalapp.domain.merge import Choice
from evalapp.operations.exchange.handout import hand_out
from tests.samples import small_panel
from tests.ui.pages.exchange.test_secretary_merge import _asking
from ui.window.frame import MainWindow


@pytest.mark.long
def test_at_the_choices_the_filled_button_is_about_the_choice_at_hand(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    panel = small_panel(tmp_path / "call.evalpanel")
    page = _asking(window, panel, hand_out(panel, tmp_path / "packs"), tmp_path)
    merging = page.merging
    onward, choices = merging._bar.onward, merging.choices
    assert (False, True) == (merging.merge_button.isVisible(), onward.isVisible())
    assert "Leave open, and next" == onward.text()
    choices.view.cards[Choice.TAKE].click()
    assert ("Take, and next", "1 of 6") == (onward.text(), choices.view._where.text())
    onward.click()
    assert ("Leave open, and next", "2 of 6") == (onward.text(), choices.view._where.text())
    for _each in range(4):
        qtbot.keyClick(choices.view.cards[Choice.OPEN], Qt.Key.Key_Return)
    assert ("Leave open, and to the files", "6 of 6") == (onward.text(), choices.view._where.text())
    assert {6} == {each.value for each in panel.view.scores()}
    onward.click()
    assert (True, False) == (merging.merge_button.isVisible(), onward.isVisible())
    made = [each.choice for each in merging.plan.choices if each.choice is not Choice.OPEN]
    assert [Choice.TAKE] == made
