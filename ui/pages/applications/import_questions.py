"""What the files do not say themselves: each question with its answers, and what each would make of a value."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evalapp.domain.intake import Choice, Question
from evalapp.domain.texts import _, ngettext
from ui.look import theme
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.card import Card, empty
from ui.widgets.scrolling import bring_into_view
from ui.widgets.text import Label

_MOST = 3
_NUMBER = "number:"


@dataclass(frozen=True, kw_only=True)
class Answered:
    """A question by its `id` in words, and the answer that was given in words."""

    id: str
    text: str
    answer: str


def answered(answers: Mapping[str, str], asked: Mapping[str, Question]) -> tuple[Answered, ...]:
    """In the order in which they were given. `asked`: every question there was, by id."""
    for_all = {"same": _("the same applications"), "other": _("other applications")}
    found = []
    for id, choice in answers.items():
        if id == _NUMBER:
            said = Answered(id=id, text=_("All numbers that resemble another:"), answer=for_all[choice])
        else:
            labels = {each.id: each.label for each in asked[id].choices}
            said = Answered(id=id, text=asked[id].text, answer=labels[choice])
        found.append(said)
    return tuple(found)


class ImportQuestions(Card):
    """Calls `answer(id of the question, id of the choice)`; an empty end of `number:` means every number.

    What was answered stays, and calls `take_back(id of the question)` to be asked again.
    """

    def __init__(self, answer: Callable[[str, str], None], take_back: Callable[[str], None]) -> None:
        super().__init__(" ")
        self._answer, self._take_back = answer, take_back
        self._again = ""  # the question whose answer was taken back last
        self.body.setSpacing(theme.M)
        self.buttons: dict[tuple[str, str], Button] = {}
        self.change_buttons: dict[str, Button] = {}

    def show_questions(self, questions: Sequence[Question], given: Sequence[Answered] = ()) -> None:
        """The first ones, so that the rows below keep their room; the others follow as these are answered."""
        had_focus = self.isAncestorOf(self.window().focusWidget() or self.window())
        self.setVisible(bool(questions or given))
        empty(self.body, keep=1)
        self.buttons, self.change_buttons = {}, {}
        n = len(questions)
        text = ngettext("{n} question: the file does not say", "{n} questions: the file does not say", n)
        self.heading.setText(text.format(n=n) if n else _("Answered: the file does not say"))
        if sum(each.id.startswith(_NUMBER) for each in questions) > 1:
            self.body.addWidget(self._for_every_number())
        again, self._again = self._again, ""
        for question in sorted(questions, key=lambda each: each.id != again)[:_MOST]:
            self.body.addWidget(self._question(question))
        for each in given:
            self.body.addWidget(self._given(each))
        now = (*self.buttons.values(), *self.change_buttons.values())
        if had_focus and now:
            now[0].setFocus()
            bring_into_view(now[0].parentWidget() or now[0])

    def _given(self, each: Answered) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.S)
        layout.addWidget(Label(f"✓ {each.text}", type="table", tone="dim", wrap=True), 1)
        layout.addWidget(Label(each.answer, type="table-strong"))
        button = LinkButton(_("Change the answer"), partial(self._ask_again, each.id))
        button.setAccessibleDescription(f"{each.text} {each.answer}")
        self.change_buttons[each.id] = button
        layout.addWidget(button)
        return row

    def _ask_again(self, question: str) -> None:
        """Before the others: whoever changes an answer wants to see what was asked."""
        self._again = question
        self._take_back(question)

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
