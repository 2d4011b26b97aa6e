"""A list to choose from opens below its field with whole rows, leaves the wheel to the page."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.look import theme
from ui.look.style_sheet import LEAST_TARGET
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


VALUES = ["0", "0.5", "1", "1.5", "3", "3.5", "10"]


@pytest.mark.parametrize(
    ("stands", "typed", "chosen"),
    [
        ("3", "3", "3"),
        ("3.5", "3", "3"),
        ("0", "3.5", "3.5"),
        ("0", "3,5", "3.5"),
        ("3", ",5", "3.5"),
        ("1.5", "1", "1"),
        ("0", "10", "10"),
        ("10", "0", "0"),
        ("1", "33", "3"),
        ("3", "7", "3"),
    ],
)
def test_digits_choose_what_they_say(qtbot: QtBot, stands: str, typed: str, chosen: str) -> None:
    field = ChoiceField()
    field.addItems(VALUES)
    qtbot.addWidget(field)
    field.setCurrentText(stands)
    QTest.keyClicks(field, typed)
    assert chosen == field.currentText()


def test_digits_choose_what_they_say_in_the_open_list(qtbot: QtBot) -> None:
    field = ChoiceField()
    field.addItems(VALUES)
    qtbot.addWidget(field)
    field.setCurrentText("3")
    field.show()
    field.showPopup()
    QTest.keyClicks(field.view(), "3")
    QTest.keyClick(field.view(), Qt.Key.Key_Return)
    assert "3" == field.currentText()


def test_a_letter_goes_on_to_the_next_that_begins_with_it_and_says_so(qtbot: QtBot) -> None:
    field = ChoiceField()
    field.addItems(["An", "Jan", "Jef", "Piet"])
    qtbot.addWidget(field)
    told: list[int] = []
    field.activated.connect(told.append)
    seen = []
    for letter in "jjj":
        QTest.keyClicks(field, letter)
        seen.append(field.currentText())
    QTest.keyClicks(field, "ef")
    assert (["Jan", "Jef", "Jan"], "Jef", [1, 2, 1, 2]) == (seen, field.currentText(), told)


def opened(qtbot: QtBot, choices: int) -> tuple[QWidget, ChoiceField]:
    """In a window that is dressed, with the third of its choices chosen."""
    window, field = QWidget(), ChoiceField()
    field.addItems([f"A-{n:02} Circular plastics" for n in range(1, choices + 1)])
    field.setCurrentIndex(2)
    field.setParent(window)
    field.setGeometry(20, 20, 300, 34)
    theme.dress(window)
    window.resize(500, 600)
    window.show()
    qtbot.waitExposed(window)
    field.showPopup()
    return window, field


@pytest.mark.parametrize("choices", [4, 33])
def test_it_opens_below_its_field_and_ends_with_a_whole_row(qtbot: QtBot, choices: int) -> None:
    window, field = opened(qtbot, choices)
    rows = field.view()
    below = field.mapToGlobal(field.rect().bottomLeft()).y()
    assert rows.mapToGlobal(rows.rect().topLeft()).y() >= below
    height = rows.visualRect(rows.model().index(0, 0)).height()
    assert height >= LEAST_TARGET
    assert rows.viewport().height() == min(choices, 12) * height
    window.close()


def test_a_long_list_scrolls(qtbot: QtBot) -> None:
    window, field = opened(qtbot, 33)
    assert field.view().verticalScrollBar().isVisible()
    window.close()


def test_the_chosen_row_has_the_ground_of_whatever_is_chosen(qtbot: QtBot) -> None:
    window, field = opened(qtbot, 4)
    rows = field.view()
    at = rows.visualRect(rows.model().index(2, 0))
    painted = rows.viewport().grab().toImage().pixelColor(at.right() - 4, at.center().y())
    assert theme.colour("selection") == painted
    window.close()
