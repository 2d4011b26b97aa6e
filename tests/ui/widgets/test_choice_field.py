"""A list to choose from leaves the wheel to the page."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.widgets.fields import ChoiceField


@pytest.mark.parametrize("has_keyboard", [False, True])
def test_the_wheel_chooses_nothing_and_goes_to_what_is_around(qtbot: QtBot, *, has_keyboard: bool) -> None:
    field = ChoiceField()
    field.addItems(["one", "two", "three"])
    qtbot.addWidget(field)
    field.show()
    if has_keyboard:
        field.setFocus()
    over = QPointF(field.rect().center())
    turned = QWheelEvent(
        over,
        QPointF(field.mapToGlobal(field.rect().center())),
        QPoint(),
        QPoint(0, -240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(field, turned)
    # Not accepted: Qt hands it to what is around.
    assert (0, False) == (field.currentIndex(), turned.isAccepted())
