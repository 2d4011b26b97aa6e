"""Fields in tables are high enough to hit, and what is shown as a tooltip is heard without its markup."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.access.sweeping import settle, small_targets, unheard
from ui.look import theme
from ui.widgets.text import set_tip


@pytest.mark.parametrize("kind", [QLineEdit, QComboBox])
@pytest.mark.parametrize("state", ["", "wrong", "moved"])
def test_a_field_in_a_table_is_high_enough_to_hit(
    qtbot: QtBot, kind: type[QLineEdit | QComboBox], state: str
) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    field = kind()
    field.setProperty("dense", "true")
    if state:
        field.setProperty(state, "true")
    column.addWidget(field)
    column.addStretch()
    theme.dress(page)
    page.show()
    settle()
    assert small_targets(page) == []


def test_a_tip_is_heard_as_it_was_typed(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    button = QPushButton("↑", page)
    button.setAccessibleName("Better: <b> & c")
    set_tip(button, "Better: <b> & c")
    page.show()
    assert "&lt;b&gt;" in button.toolTip()
    assert button.accessibleDescription() == "Better: <b> & c"
    set_tip(button, "Better")
    assert unheard(page) == []
