"""What scrolls is as high as what it holds: nothing is cut, and no empty ground follows the last of it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.access.sweeping import cut_texts, settle
from ui.widgets.card import Card
from ui.widgets.scrolling import scrolling
from ui.widgets.text import Label

WORDS = "Whoever has a copy of this file can read everything in it, and open what jurors seal for it. " * 4


@pytest.mark.parametrize("width", [1200, 700, 400])
def test_a_long_page_ends_where_its_last_card_ends(qtbot: QtBot, width: int) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    row = QHBoxLayout()
    column.addLayout(row)
    cards = [Card("Card") for _n in range(8)]
    for n, card in enumerate(cards):
        card.body.addWidget(Label(WORDS, wrap=True))
        row.addWidget(card, 1) if n < 2 else column.addWidget(card)
    area = scrolling(page)
    qtbot.addWidget(area)
    area.resize(width, 300)
    area.show()
    settle()
    holder = area.widget()
    end = cards[-1].mapTo(holder, cards[-1].rect().bottomLeft()).y()
    assert holder.height() - end <= 2 * column.contentsMargins().bottom() + 1
    assert [] == cut_texts(area)
