"""The column of cards beside a table: no card is cut off at its right."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.access.sweeping import settle
from ui.widgets.aside import Aside
from ui.widgets.buttons import Button
from ui.widgets.card import Card


@pytest.mark.parametrize("words", ["Short", "Admissible all the same, for a reason"])
def test_two_long_buttons_beside_each_other_are_whole(qtbot: QtBot, words: str) -> None:
    page, card = QWidget(), Card("Admissibility")
    buttons = QHBoxLayout()
    for text in (words, "Inadmissible"):
        buttons.addWidget(Button(text))
    card.body.addLayout(buttons)
    aside = Aside(300, card)
    row = QHBoxLayout(page)
    row.addWidget(QWidget(), 1)
    row.addWidget(aside)
    qtbot.addWidget(page)
    page.resize(1308, 600)
    page.show()
    settle()
    held = aside.widget()
    assert held is not None
    assert card.geometry().right() < aside.viewport().width()
    assert (aside.width() == 300) is (words == "Short")
