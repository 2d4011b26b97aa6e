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
from ui.widgets.text import Label

_MOST = 3
_NUMBER = "number:"


class ImportQuestions(Card):
    """Calls `answer(id of the question, id of the choice)`; an empty end of `number:` means every number."""

    def __init__(self, answer: Callable[[str, str], None]) -> None:
        super().__init__(" ")
        self._answer = answer
        self.body.setSpacing(theme.M)
        self.buttons: dict[tuple[str, str], Button] = {}

    def show_questions(self, questions: Sequence[Question]) -> None:
        """The first ones, so that the rows below keep their room; the others follow as these are answered."""
        had_focus = any(button.hasFocus() for button in self.buttons.values())
        self.setVisible(bool(questions))
        empty(self.body, keep=1)
        self.buttons = {}
        n = len(questions)
        self.heading.setText(
            ngettext("{n} question: the file does not say", "{n} questions: the file does not say", n).format(
                n=n
            )
        )
        if sum(each.id.startswith(_NUMBER) for each in questions) > 1:
            self.body.addWidget(self._for_every_number())
        for question in questions[:_MOST]:
            self.body.addWidget(self._question(question))
        if had_focus and self.buttons:
            next(iter(self.buttons.values())).setFocus()

    def _for_every_number(self) -> QWidget:
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
