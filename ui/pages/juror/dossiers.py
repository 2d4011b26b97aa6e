"""The juror's desk: the list, the dossier, the score form."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout

from evalapp.domain.journal import Changes
from evalapp.domain.permissions import Action
from evalapp.domain.scheme import NoScore
from evalapp.domain.texts import _
from evalapp.operations.scores import SetComment, SetScore
from ui import theme
from ui.page import Message, Page
from ui.pages.juror.dossier_list import DossierList
from ui.pages.juror.dossier_view import DossierView
from ui.pages.juror.score_form import ScoreForm
from ui.pages.juror.work import Task, task_of, tasks_of, to_do_words
from ui.session import Session

LIST_WIDTH, FORM_WIDTH = 268, 496
LIST_SHARE, FORM_SHARE = 0.2, 0.37
LIST_LEAST, FORM_LEAST = 216, 356


class DossiersPage(Page):
    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.list = DossierList()
        self.dossier = DossierView(session.view.attachment)
        self.form = ScoreForm(session.call.scheme)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.list)
        layout.addWidget(self.dossier, 1)
        layout.addWidget(self.form)
        self._tasks: list[Task] = []
        self.list.chosen.connect(self._open)
        self.form.scored.connect(self._score)
        self.form.commented.connect(self._comment)
        self.form.reason_given.connect(self._withhold)
        self.form.conflict_asked.connect(self.declare_conflict)
        self.form.next_asked.connect(self.next_to_do)

    # the page protocol

    def refresh(self, changes: Changes | None) -> None:
        self._tasks = tasks_of(self.session)
        self.form.set_editable(self.session.may(Action.SCORE))
        self.list.set_tasks(self._tasks)
        if self.list.current() is None:
            first = next((task for task in self._tasks if task.is_to_do), None) or next(
                iter(self._tasks), None
            )
            if first is not None:
                self.list.choose(first.number)
        else:
            self._show_again()

    def _show_again(self) -> None:
        task = self.list.current()
        if task is None:
            return
        if task.has_conflict or self.form.isHidden():
            self._open(task)
        else:
            self.form.show_task(task)

    def open_at(self, target: object) -> None:
        """`target`: the number of an application, or (number, criterion)."""
        number, criterion = target if isinstance(target, tuple) else (target, "")
        if self.list.choose(str(number)) and criterion:
            self.form.set_current(criterion)
        self.form.focus_current()

    def take_focus(self) -> None:
        if self.form.isHidden():
            self.list.list.setFocus()
        else:
            self.form.focus_current()

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        return {
            "next-to-do": self.next_to_do,
            "next-dossier": partial(self._step, 1),
            "previous-dossier": partial(self._step, -1),
            "search-dossiers": self.list.search.setFocus,
            "declare-conflict": self.declare_conflict,
            "cannot-judge": self._ask_reason,
        }

    def status(self) -> str:
        return to_do_words(self._tasks, self.session.call.deadline)

    def flush(self) -> None:
        self.form.flush()

    def is_stored(self) -> bool:
        return self.form.is_stored

    # what the juror does

    def _open(self, task: Task) -> None:
        self.form.flush()
        self.form.setVisible(not task.has_conflict)
        if task.has_conflict:
            self.dossier.show_conflict(task.application)
            return
        self.dossier.show_dossier(self.session.view.dossier(task.number))
        self.form.open_task(task)

    def _score(self, criterion: str, steps: int | None) -> None:
        task = self.list.current()
        if task is None:
            return
        command = SetScore(
            juror=self.session.call.juror, application=task.number, criterion=criterion, value=steps
        )
        self._store(command, criterion, task)

    def _withhold(self, criterion: str, reason: NoScore | None) -> None:
        task = self.list.current()
        if task is None:
            return
        command = SetScore(
            juror=self.session.call.juror, application=task.number, criterion=criterion, no_score=reason
        )
        self._store(command, criterion, task)

    def _comment(self, application: str, criterion: str, text: str) -> None:
        task = next((each for each in self._tasks if each.number == application), None)
        if task is None:
            return
        command = SetComment(
            juror=self.session.call.juror, application=application, criterion=criterion, comment=text
        )
        self._store(command, criterion, task)

    def _store(self, command: SetScore | SetComment, criterion: str, task: Task) -> None:
        """What is refused is said at the criterion, which then shows what is stored."""
        done = self.session.run(command, self, on_error=partial(self.form.show_error, criterion))
        if done is not None:
            self._reload(task)
        else:
            self.form.rows[criterion].value.set_value(_stored_value(task, criterion))
            if isinstance(command, SetComment):
                self.form.rows[criterion].comment.mark_unstored()

    def _reload(self, task: Task) -> None:
        """Show `task` as the file has it now, in the list and, where it is the one at hand, in the form."""
        now = task_of(self.session, task)
        self._tasks = [now if each.number == task.number else each for each in self._tasks]
        self.list.replace(task, now)
        if self.list.current() is now:
            self.form.show_task(now)
        self.status_changed.emit()

    def next_to_do(self) -> None:
        """The next criterion with something left to do; after the last one, the next application."""
        self.form.flush()
        criterion = self.form.next_undone() if self.form.isVisible() else None
        if criterion is not None:
            self.form.set_current(criterion)
            self.form.focus_current()
            return
        task = self._next_task()
        if task is None:
            self.told.emit(
                Message(
                    text=_(
                        "Everything is scored. Hand in when you are ready; until then you can change anything."
                    ),
                    tone="good",
                    act_label=_("Go to hand in"),
                    act=partial(self.go_requested.emit, "hand-in", None),
                )
            )
            return
        self.list.choose(task.number)
        self.form.focus_current()

    def _next_task(self) -> Task | None:
        current = self.list.current()
        numbers = [task.number for task in self._tasks]
        start = numbers.index(current.number) + 1 if current else 0
        around = self._tasks[start:] + self._tasks[: max(start - 1, 0)]
        return next((task for task in around if task.is_to_do), None)

    def _step(self, by: int) -> None:
        shown = list(self.list.shown())
        current = self.list.current()
        place = shown.index(current) + by if current in shown else 0
        if 0 <= place < len(shown):
            self.list.choose(shown[place].number)
            self.form.focus_current()

    def _ask_reason(self) -> None:
        self.form.current.ask_reason()

    def declare_conflict(self) -> None:
        from ui.pages.juror.conflict import ConflictSheet

        task = self.list.current()
        if task is not None and not task.has_conflict:
            self.form.flush()
            ConflictSheet(self.window(), self.session, task.application).show_over()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Of a narrow window, or with large text, the dossier keeps its share.
        list_share = max(LIST_LEAST, round(self.width() * LIST_SHARE))
        form_share = max(FORM_LEAST, round(self.width() * FORM_SHARE))
        self.list.setFixedWidth(min(theme.pixels(LIST_WIDTH), list_share))
        self.form.setFixedWidth(min(theme.pixels(FORM_WIDTH), form_share))


def _stored_value(task: Task, criterion: str) -> int | None:
    score = task.scores.get(criterion)
    return score.value if score else None
