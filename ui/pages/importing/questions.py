"""What the files do not say themselves: each question with its answers, and what each would make of a value."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evalapp.domain.intake import Choice, Question
from evalapp.domain.texts import _, ngettext
from ui.look import theme
from ui.widgets.buttons import AnswerButton, Button, LinkButton
from ui.widgets.card import Card, empty
from ui.widgets.folding.beside import WordsBeside
from ui.widgets.folding.flow import Flow
from ui.widgets.scrolling import go_on_at, go_on_in_place, top_of
from ui.widgets.text import ElidedLabel, Label, Line

_MOST = 3
_NUMBER = "number:"


@dataclass(frozen=True, kw_only=True)
class Answered:
    """Questions by their `ids` in words, which got one answer together, and that answer in words.

    `is_earlier`: it was given when the same files were looked at before.
    """

    ids: tuple[str, ...]
    text: str
    answer: str
    is_earlier: bool = False


def answered(
    answers: Mapping[str, str],
    asked: Mapping[str, Question],
    together: Sequence[tuple[str, ...]] = (),
    earlier: Container[str] = (),
) -> tuple[Answered, ...]:
    """In the order in which they were given. `asked`: every question there was, by id; `together`: the ids of those
    that got one answer.
    """
    groups = {id: ids for ids in together for id in ids}
    for_all = {"same": _("the same applications"), "other": _("other applications")}
    found: dict[tuple[str, ...], Answered] = {}
    for id, choice in answers.items():
        if id not in asked:
            continue  # what becomes of a column, which is chosen beside it
        ids = groups.get(id, (id,))
        if len(ids) > 1:
            numbers = ", ".join(each.removeprefix(_NUMBER) for each in ids)
            text = _("{n} numbers that resemble another: {numbers}").format(n=len(ids), numbers=numbers)
            answer = for_all[choice]
        else:
            text = asked[id].text
            answer = next(each.label for each in asked[id].choices if each.id == choice)
        found.setdefault(ids, Answered(ids=ids, text=text, answer=answer, is_earlier=id in earlier))
    return tuple(found.values())


class ImportQuestions(Card):
    """Calls `answer(ids of the questions, id of the choice)`: one answer settles only questions that are shown.

    What was answered stays, and calls `take_back(ids of the questions)` to be asked again.
    """

    def __init__(
        self,
        answer: Callable[[tuple[str, ...], str], None],
        take_back: Callable[[tuple[str, ...]], None],
    ) -> None:
        super().__init__(" ")
        self._answer, self._take_back = answer, take_back
        self._again: tuple[str, ...] = ()  # the questions of which the answer was taken back last
        self.on_opened: Callable[[], None] = lambda: None  # there is more of it than there was
        self._is_open = False
        self._questions: tuple[Question, ...] = ()
        self._given: tuple[Answered, ...] = ()
        self.body.setSpacing(theme.S)
        head = QWidget()
        line = QHBoxLayout(head)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.M)
        self.heading.setWordWrap(False)
        line.addWidget(self.heading)
        line.addWidget(ElidedLabel(_("the file does not say"), type="caption", tone="dim"), 1)
        self.body.insertWidget(0, head)
        self.buttons: dict[tuple[str, str], Button] = {}
        self.change_buttons: dict[str, Button] = {}
        self.every_buttons: dict[str, Button] = {}
        self.others_button: LinkButton | None = None
        self._ids_shown: tuple[str, ...] = ()
        self._boxes: dict[Button, QWidget] = {}  # what each of them stands in, with its question

    @property
    def has_keyboard(self) -> bool:
        return self.isAncestorOf(self.window().focusWidget() or self.window())

    def fold(self) -> None:
        """For other files: what they ask is something else."""
        self._is_open = False

    def show_questions(self, questions: Sequence[Question], given: Sequence[Answered] = ()) -> None:
        """The first ones, and how many others there are, which open below them.

        The keyboard goes on with what comes in the place of the question that had it, which stays where it is.
        """
        had_focus, left, before = self.has_keyboard, self._at_hand(), self._ids_shown
        self.setVisible(bool(questions or given))
        empty(self.body, keep=1)
        self.buttons, self.change_buttons, self.every_buttons, self.others_button = {}, {}, {}, None
        self._boxes = {}
        n = len(questions)
        text = ngettext("{n} question", "{n} questions", n).format(n=n)
        self.heading.setText(text if n else _("Answered"))
        again, self._again = self._again, ()
        self._questions = tuple(sorted(questions, key=lambda each: each.id not in again))
        self._given = tuple(given)
        # One more is shown as soon as counted.
        shown = self._questions if self._is_open or n <= _MOST + 1 else self._questions[:_MOST]
        numbers = [each.id for each in self._questions if each.id.startswith(_NUMBER)]
        for question in shown:
            if question is not shown[0]:
                self.body.addWidget(Line())
            if len(numbers) > 1 and question.id == numbers[0] and shown == self._questions:
                self.body.addWidget(self._for_every_number(tuple(numbers)))
            self.body.addWidget(self._question(question))
        if rest := n - len(shown):
            others = ngettext("And {n} other question: show it", "And {n} other questions: show them", rest)
            self.others_button = LinkButton(others.format(n=rest), self._open)
            self.body.addWidget(self.others_button)
        if shown and given:
            self.body.addWidget(Line())
        for each in given:
            self.body.addWidget(self._answered(each))
        self._ids_shown = tuple(each.id for each in shown)
        if had_focus and self.buttons:
            self._go_on(left, before, is_asked_again=bool(again))

    def _at_hand(self) -> tuple[str, int] | None:
        """The question with the keyboard, and how high on the screen it stands."""
        for (id, _choice), button in self.buttons.items():
            if button.hasFocus():
                return id, top_of(self._boxes[button])
        return None

    def _go_on(self, left: tuple[str, int] | None, before: tuple[str, ...], *, is_asked_again: bool) -> None:
        first = next(iter(self.buttons.values()))
        if left is None or is_asked_again or left[0] not in before:
            go_on_at(first, self._boxes[first])
            return
        at = before.index(left[0])
        onwards = [*before[at:], *reversed(before[:at])]
        by_id = {id: button for (id, _choice), button in reversed(self.buttons.items())}
        button = next((by_id[id] for id in onwards if id in by_id), first)
        go_on_in_place(button, self._boxes[button], left[1])

    def _open(self) -> None:
        first = len(self.buttons)
        self._is_open = True
        self.show_questions(self._questions, self._given)
        self.on_opened()
        opened = [*self.buttons.values()][first]
        go_on_at(opened, self._boxes[opened])

    def _answered(self, each: Answered) -> QWidget:
        button = LinkButton(_("Change the answer"), partial(self._ask_again, each.ids))
        button.setAccessibleDescription(f"{each.text} {each.answer}")
        self.change_buttons[each.ids[0]] = button
        before = [Label(_("answered before"), type="caption", tone="attention")] if each.is_earlier else []
        answer = Label(each.answer, type="table-strong")
        return WordsBeside(
            [Label(f"✓ {each.text}", type="table", tone="dim", wrap=True)], [*before, answer, button]
        )

    def _ask_again(self, questions: tuple[str, ...]) -> None:
        """Before the others: whoever changes an answer wants to see what was asked."""
        self._again = questions
        self._take_back(questions)

    def _for_every_number(self, ids: tuple[str, ...]) -> QWidget:
        """Only where each of them is shown: nobody answers what is out of sight."""
        row = QWidget()
        layout = QVBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.XS)
        text = _("{n} numbers resemble another; they stand below, and can be answered together:")
        layout.addWidget(Label(text.format(n=len(ids)), type="table-strong", wrap=True))
        labels = {
            "same": _("all {n} the same applications").format(n=len(ids)),
            "other": _("all {n} other applications").format(n=len(ids)),
        }
        for choice, label in labels.items():
            self.every_buttons[choice] = AnswerButton(label, partial(self._answer, ids, choice))
        layout.addWidget(Flow([*self.every_buttons.values()], joins=True))
        return row

    def _question(self, question: Question) -> QWidget:
        box = QWidget()
        layout = QVBoxLayout(box)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.XS)
        text = Label(question.text, type="table-strong", wrap=True)
        why = Label(question.why, type="caption", tone="dim", wrap=True)
        buttons = []
        for choice in question.choices:
            label = _label(choice)
            # The effect below the answer: so narrow, most of them stand in one row.
            lines = "\n".join(filter(None, (choice.label, choice.effect)))
            button = AnswerButton(lines, partial(self._answer, (question.id,), choice.id))
            button.setAccessibleName(label)
            button.setAccessibleDescription(f"{question.text} {question.why}")
            self.buttons[question.id, choice.id], self._boxes[button] = button, box
            buttons.append(button)
        # Beside the words where there is room: so that several questions stand in sight above many rows.
        layout.addWidget(WordsBeside([text, why], [Flow(buttons, joins=True)]))
        return box


def _label(choice: Choice) -> str:
    return f"{choice.label}: {choice.effect}" if choice.effect else choice.label
