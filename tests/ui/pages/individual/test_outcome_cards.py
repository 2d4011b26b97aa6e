"""The cards of what may be proposed: as high as their words need, at whatever width."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.pages.individual.form_words import cards
from ui.pages.individual.keys import KEYS
from ui.pages.individual.outcomes import Outcomes
from ui.widgets.scrolling import scrolling

WHY = (
    "Cannot be: below the threshold: “SME impact” 2.50 (threshold 3). Return it with conditions or reject it."
)


@pytest.mark.parametrize("width", [420, 320, 240])
def test_no_word_of_a_card_is_cut(qtbot: QtBot, width: int) -> None:
    outcomes = Outcomes({str(outcome): key for outcome, key in KEYS.items()})
    for outcome, words, about in cards():
        outcomes.add_card(words, about, str(outcome))
    area = scrolling(outcomes)
    qtbot.addWidget(area)
    area.resize(600, 260)
    area.show()
    area.resize(width, 260)
    outcomes.set_why_not("approve", WHY)
    QApplication.processEvents()
    for card in outcomes.cards.values():
        assert card.height() >= card.heightForWidth(card.width()), card.accessibleName()
    assert not outcomes.choose("approve")
    assert outcomes.cards["approve"].accessibleDescription() == WHY
