"""What opens on a page is in view and has the keyboard, also where it opens below the fold."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from evalapp.domain.intake import Choice, Question
from ui.pages.applications.import_questions import Answered, ImportQuestions
from ui.pages.jury.suspicions_card import SuspicionsCard
from ui.widgets.buttons import LinkButton
from ui.widgets.scrolling import scrolling

NUMBERS = [f"number:{n}" for n in range(5)]


def _shown(qtbot: QtBot, held: QWidget) -> QWidget:
    """In a low window, under something else and beside a field that comes first."""
    whole, inner = QWidget(), QWidget()
    column, outer = QVBoxLayout(inner), QVBoxLayout(whole)
    above = QWidget()
    above.setFixedHeight(400)
    column.addWidget(above)
    column.addWidget(held)
    outer.addWidget(QLineEdit())
    outer.addWidget(scrolling(inner))
    qtbot.addWidget(whole)
    whole.resize(600, 300)
    whole.show()
    return whole


def _is_in_view(widget: QWidget) -> bool:
    return widget.visibleRegion().boundingRect() == widget.rect()


def _question(number: str) -> Question:
    return Question(id=number, text=number, why="", choices=(Choice(id="same", label="same"),))


class _Asking:
    """Questions that are asked again as their answers come and go."""

    def __init__(self) -> None:
        self.given: dict[str, str] = {}
        self.card = ImportQuestions(self.answer, self.take_back)
        self.show()

    def answer(self, question: str, choice: str) -> None:
        self.given |= dict.fromkeys(NUMBERS if question == "number:" else [question], choice)
        self.show()

    def take_back(self, question: str) -> None:
        del self.given[question]
        self.show()

    def show(self) -> None:
        given = [Answered(id=each, text=each, answer=choice) for each, choice in self.given.items()]
        self.card.show_questions([_question(each) for each in NUMBERS if each not in self.given], given)


def test_a_question_that_is_asked_again_comes_first_with_the_keyboard(qtbot: QtBot) -> None:
    asking = _Asking()
    whole = _shown(qtbot, asking.card)
    asking.answer(NUMBERS[4], "same")
    asking.card.change_buttons[NUMBERS[4]].setFocus()
    asking.card.change_buttons[NUMBERS[4]].click()
    button = asking.card.buttons[NUMBERS[4], "same"]
    assert whole.focusWidget() is button
    qtbot.waitUntil(lambda: _is_in_view(button))


def test_an_answer_for_every_number_leaves_the_keyboard_on_the_questions(qtbot: QtBot) -> None:
    asking = _Asking()
    whole = _shown(qtbot, asking.card)
    (link,) = [
        each for each in asking.card.findChildren(LinkButton) if each.text() == "the same applications"
    ]
    QTest.mouseClick(link, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
    assert whole.focusWidget() in asking.card.change_buttons.values()


@pytest.mark.parametrize("is_conflict", [True, False])
def test_the_form_of_a_suspicion_scrolls_into_view(qtbot: QtBot, is_conflict: bool) -> None:
    card = SuspicionsCard()
    whole = _shown(qtbot, card)
    card.ask(("J1", "A-1"), is_conflict)
    assert whole.focusWidget() is (card.kind if is_conflict else card.words)
    qtbot.waitUntil(lambda: _is_in_view(card.button))
