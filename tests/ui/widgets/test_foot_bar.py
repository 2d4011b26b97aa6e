"""The buttons at the foot of a page are whole in any width, and the deciding ones stand last."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.access.sweeping import cut_texts, escaped_widgets, settle
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.foot_bar import FootBar
from ui.widgets.scrolling import scrolling
from ui.widgets.text import Label


@pytest.mark.parametrize("width", [1200, 900, 640, 460])
def test_no_button_is_cut_and_those_that_decide_stand_last(qtbot: QtBot, width: int) -> None:
    buttons = [
        Button("Save 23 refused rows as a table…"),
        Button("Take all 23 rows off the list"),
        Button("Back to the list"),
        PrimaryButton("Take row 2 [Budget] off the list"),
    ]
    bar = FootBar(Label("The file keeps this list.", wrap=True), buttons)
    page = scrolling(bar)
    qtbot.addWidget(page)
    page.resize(width, 300)
    page.show()
    settle()

    assert (cut_texts(page), escaped_widgets(page)) == ([], [])
    assert buttons == sorted(buttons, key=lambda each: (each.y(), each.x()))
    page.resize(1400, 300)
    settle()
    assert 1 == len({each.y() for each in buttons})
