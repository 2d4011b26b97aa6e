"""What the files do not say themselves: each question with its answers, and what each would make of a value."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evalapp.domain.intake import Choice, Question
from evalapp.domain.texts import _, ngettext
from ui.look import theme
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.card import Card, empty
from ui.widgets.scrolling import scrolling
from ui.widgets.text import Label

_MOST_HEIGHT = 230
_NUMBER = "number:"


class ImportQuestions(Card):
    """Calls `answer(id of the question, id of the choice)`; an empty end of `number:` means every number."""

    def __init__(self, answer: Callable[[str, str], None]) -> None:
        super().__init__(" ")
        self._answer = answer
        self._rows = QWidget()
        self._list = QVBoxLayout(self._rows)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(theme.M)
        self._area = scrolling(self._rows)
        self.body.addWidget(self._area)
        self.buttons: dict[tuple[str, str], Button] = {}

    def show_questions(self, questions: Sequence[Question]) -> None:
        self.setVisible(bool(questions))
        empty(self._list)
        self.buttons = {}
        if not questions:
            return
        n = len(questions)
        self.heading.setText(
            ngettext("{n} question: the file does not say", "{n} questions: the file does not say", n).format(
                n=n
            )
        )
        if sum(each.id.startswith(_NUMBER) for each in questions) > 1:
            self._list.addWidget(self._for_every_number(questions))
        for question in questions:
            self._list.addWidget(self._question(question))
        self._area.setFixedHeight(min(self._rows.sizeHint().height() + theme.S, theme.pixels(_MOST_HEIGHT)))

    def _for_every_number(self, questions: Sequence[Question]) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(Label(_("All numbers that resemble another:"), type="table-strong"))
        layout.addWidget(LinkButton(_("the same applications"), partial(self._answer, _NUMBER, "same")))
        layout.addWidget(LinkButton(_("other applications"), partial(self._answer, _NUMBER, "other")))
        layout.addStretch(1)
        return row

    def _question(self, question: Question) -> QWidget:
        box = QWidget()
        layout = QVBoxLayout(box)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.XS)
        text = Label(question.text, type="table-strong", wrap=True)
        layout.addWidget(text)
        layout.addWidget(Label(question.why, type="caption", tone="dim", wrap=True))
        choices = QHBoxLayout()
        choices.setSpacing(theme.S)
        for choice in question.choices:
            button = Button(_label(choice), partial(self._answer, question.id, choice.id))
            button.setAccessibleDescription(f"{question.text} {question.why}")
            self.buttons[question.id, choice.id] = button
            choices.addWidget(button)
        choices.addStretch(1)
        layout.addLayout(choices)
        return box


def _label(choice: Choice) -> str:
    return f"{choice.label}: {choice.effect}" if choice.effect else choice.label
