"""After an answer the next question stands where the answered one stood: nothing jumps away from under the mouse."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from evalapp.domain.intake import Choice, Question
from ui.pages.importing.questions import ImportQuestions
from ui.widgets.scrolling import scrolling, top_of


def question(number: int) -> Question:
    choices = tuple(Choice(id=id, label=id, effect="") for id in ("yes", "no"))
    return Question(
        id=f"q{number}", text=f"Question {number}?", why="The file does not say.", choices=choices
    )


@pytest.fixture
def shown(qtbot: QtBot) -> tuple[QScrollArea, ImportQuestions, list[Question]]:
    """Four questions, of which a window as low as this shows one and a half."""
    asked = [question(n) for n in range(4)]

    def answer(ids: tuple[str, ...], _choice: str) -> None:
        asked[:] = [each for each in asked if each.id not in ids]
        questions.show_questions(asked)

    questions = ImportQuestions(answer, lambda _ids: None)
    questions.show_questions(asked)
    area = scrolling(questions)
    area.resize(500, 150)
    qtbot.addWidget(area)
    area.show()
    qtbot.waitExposed(area)
    area.activateWindow()
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
    return area, questions, asked


@pytest.mark.parametrize(("answered", "following"), [(0, 1), (1, 2)])
def test_the_next_question_comes_where_the_answered_one_was(
    shown: tuple[QScrollArea, ImportQuestions, list[Question]], answered: int, following: int, qtbot: QtBot
) -> None:
    area, questions, _asked = shown
    button = questions.buttons[f"q{answered}", "yes"]
    area.ensureWidgetVisible(button)
    button.setFocus()
    y = top_of(button)
    button.click()
    now = questions.buttons[f"q{following}", "yes"]
    qtbot.waitUntil(lambda: top_of(now) == y)
    assert now.hasFocus()


def test_after_the_last_question_the_one_before_it_goes_on(
    shown: tuple[QScrollArea, ImportQuestions, list[Question]], qtbot: QtBot
) -> None:
    _area, questions, _asked = shown
    button = questions.buttons["q3", "yes"]
    button.setFocus()
    button.click()
    qtbot.waitUntil(questions.buttons["q2", "yes"].hasFocus)
