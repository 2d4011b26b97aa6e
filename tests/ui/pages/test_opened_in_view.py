"""What opens on a page is in view and has the keyboard, also where it opens below the fold."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from evalapp.domain.intake import Choice, Question
from ui.pages.importing.questions import Answered, ImportQuestions
from ui.pages.jury.suspicions_card import SuspicionsCard
from ui.widgets.scrolling import scrolling

NUMBERS = [f"number:{n}" for n in range(3)]
ASKED = [*NUMBERS, "column:staff"]  # few enough to be shown all


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

    def answer(self, questions: tuple[str, ...], choice: str) -> None:
        self.given |= dict.fromkeys(questions, choice)
        self.show()

    def take_back(self, questions: tuple[str, ...]) -> None:
        for each in questions:
            del self.given[each]
        self.show()

    def show(self) -> None:
        given = [Answered(ids=(each,), text=each, answer=choice) for each, choice in self.given.items()]
        self.card.show_questions([_question(each) for each in ASKED if each not in self.given], given)


def test_a_question_that_is_asked_again_comes_first_with_the_keyboard(qtbot: QtBot) -> None:
    asking = _Asking()
    whole = _shown(qtbot, asking.card)
    asking.answer((ASKED[3],), "same")
    asking.card.change_buttons[ASKED[3]].setFocus()
    asking.card.change_buttons[ASKED[3]].click()
    button = asking.card.buttons[ASKED[3], "same"]
    assert whole.focusWidget() is button
    qtbot.waitUntil(lambda: _is_in_view(button))


def test_an_answer_for_every_number_goes_on_with_the_question_that_is_left(qtbot: QtBot) -> None:
    asking = _Asking()
    whole = _shown(qtbot, asking.card)
    QTest.mouseClick(asking.card.every_buttons["same"], Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
    assert whole.focusWidget() is asking.card.buttons["column:staff", "same"]


@pytest.mark.parametrize("is_conflict", [True, False])
def test_the_form_of_a_suspicion_scrolls_into_view(qtbot: QtBot, is_conflict: bool) -> None:
    card = SuspicionsCard()
    whole = _shown(qtbot, card)
    card.ask(("J1", "A-1"), is_conflict)
    assert whole.focusWidget() is (card.kind if is_conflict else card.words)
    qtbot.waitUntil(lambda: _is_in_view(card.button))
