"""What is said to a juror who asks for the next thing to do where there is none after this one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from evalapp.domain.scoring.handing import Handing
from evalapp.domain.texts import _
from evalapp.operations.progress.work import Task
from ui.page import Message, Page


class LeftToDo:
    """Of the tasks as they are when it is asked: each message goes once it holds no more."""

    def __init__(self, page: Page, tasks: Callable[[], Sequence[Task]]) -> None:
        self._page, self._tasks = page, tasks

    def is_all_scored(self) -> bool:
        return not self._is_any_to_do()

    def all_scored(self) -> Message:
        if self._is_all_handed_in():
            text = _("Everything is scored and handed in.")
            return Message(text=text, tone="good", holds=self._is_all_handed_in)
        return Message(
            text=_("Everything is scored. Hand in when you are ready; until then you can change anything."),
            tone="good",
            act_label=_("Go to hand in"),
            act=partial(self._page.go_requested.emit, "hand-in", None),
            holds=self.is_all_scored,
        )

    def last_to_do(self, number: str) -> Message:
        text = _("One more to do: {number}").format(number=number)
        return Message(text=text, holds=self._is_any_to_do)

    def _is_any_to_do(self) -> bool:
        return any(task.is_to_do for task in self._tasks())

    def _is_all_handed_in(self) -> bool:
        return all(task.handing is Handing.HANDED_IN for task in self._tasks())
