"""The juror's desk: the list, the dossier, the score form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from evalapp.domain.journal import Changes
from evalapp.domain.permissions import Action
from evalapp.domain.texts import N_
from evalapp.operations.juror.gate import ConfirmNoConflict
from evalapp.operations.progress.work import TASK_TABLES, Task, task_of, tasks_of, to_do_words
from evalapp.words.gate import declaration
from ui.actions import JUROR, action, does
from ui.drafts.forms import Drafts
from ui.page import Page, Part
from ui.pages.dossier.dossier_view import DOSSIER_TABLES, DossierView
from ui.pages.scoring.conflict import CONFLICT, BarredPane, begun_words
from ui.pages.scoring.declaring import Declaring
from ui.pages.scoring.dossier_list import DossierList
from ui.pages.scoring.form.score_form import ScoreForm
from ui.pages.scoring.gate import DECLARE, NO_CONFLICT, GatePane
from ui.pages.scoring.left_to_do import LeftToDo
from ui.pages.scoring.panes import Middle, Panes, PaneSwitch
from ui.pages.scoring.storing import Storing
from ui.saving import Saving
from ui.session import Session
from ui.widgets.pdf.reading import WIDE


class DossiersPage(Page):
    doers = {"dossier": DossierView, "list": DossierList, "form": ScoreForm}

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.list = DossierList()
        self.dossier = DossierView(session, can_widen=True)
        self.gate, self.barred = GatePane(), BarredPane()
        self.form = ScoreForm(session.call.scheme)
        self._middle = Middle(self.dossier, self.gate, self.barred)
        self._panes = Panes((self.list, self._middle, self.form), session.settings)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(PaneSwitch(self._panes))
        layout.addWidget(self._panes, 1)
        self._tasks: list[Task] = []
        self._number = ""  # of the application at hand
        self._left = LeftToDo(self, self._all_tasks)
        self._declaring = Declaring(session, self.gate, self.barred, self)
        self._storing = Storing(session, self.form, self)
        self._connect()

    def _connect(self) -> None:
        self.list.chosen.connect(self._open)
        self.list.left.connect(self._leave_list)
        self.gate.cleared.connect(self.confirm_no_conflict)
        self.gate.left.connect(self._reopen)
        self._declaring.done.connect(self._tell_declared)
        self._storing.stored.connect(self._reload)
        self.form.saving_changed.connect(self.session.savings.look)
        self.form.conflict_asked.connect(self.declare_conflict)
        self.form.history_asked.connect(self._show_history)
        self.form.next_asked.connect(self.next_to_do)
        self.dossier.left.connect(self.take_focus)
        self.dossier.asked.connect(self._do)

    # the page protocol

    def parts(self) -> tuple[Part, ...]:
        return (
            Part(reload=self._reload_tasks, tables=TASK_TABLES),
            Part(reload=self._reload_notes, tables=("private_note",)),
            Part(reload=self._reload_dossier, tables=DOSSIER_TABLES),
        )

    def _reload_tasks(self) -> None:
        self._tasks = tasks_of(self.session.view, self.session.call)
        self.form.set_editable(self.session.may(Action.SCORE))
        self.list.set_tasks(self._tasks)
        self.gate.declaration.drafts.keep_only([each.number for each in self._tasks if not each.has_conflict])
        task = self._task()
        if task is not None:
            self._show_again(task)
        elif self._tasks:
            first = next((task for task in self._tasks if task.is_to_do), self._tasks[0])
            self.list.choose(first.number)

    def _all_tasks(self) -> Sequence[Task]:
        return self._tasks

    def _task(self) -> Task | None:
        """The application at hand, whether the list shows it or not."""
        return next((task for task in self._tasks if task.number == self._number), None)

    def _show_again(self, task: Task) -> None:
        is_at_gate = self.gate.number == task.number and not task.has_conflict
        if is_at_gate and (task.is_gated or self._is_begun(task)):
            return
        if task.has_conflict or task.is_gated or self.form.isHidden():
            self._open(task)
        else:
            self.form.show_task(task)

    def _reload_notes(self) -> None:
        if self.form.number:
            self.form.show_notes(self.session.view.private_notes(self.form.number))

    def _reload_dossier(self) -> None:
        """Only another one closes the attachment that is being read in it."""
        if self._middle.currentWidget() is self.dossier and self.form.number:
            dossier = self.session.view.dossier(self.form.number)
            if dossier != self.dossier.dossier:
                self.dossier.show_dossier(dossier)

    def part_at_hand(self) -> str:
        return "" if self._middle.currentWidget() is self.dossier else "conflict"

    def open_at(self, target: object) -> None:
        """`target`: the number of an application, or (number, criterion)."""
        number, criterion = target if isinstance(target, tuple) else (target, "")
        if self.list.choose(str(number)) and criterion and not self.form.isHidden():
            self.form.set_current(criterion)
        elif (task := self._task()) is not None and task.number == number and self._is_begun(task):
            self._show_begun(task)
        self.take_focus()

    def at(self) -> object:
        is_open = self.form.number == self._number != ""
        return (self._number, self.form.current.criterion.id) if is_open else None

    def follow(self, changes: Changes) -> str:
        """To the dossier of which something was taken back or put back."""
        task = next((each for each in self._tasks if changes.applications == frozenset((each.number,))), None)
        if task is None or task.number == self._number:
            return ""
        criteria = {str(row.key["criterion"]) for row in changes.rows or () if "criterion" in row.key}
        self.open_at((task.number, criteria.pop() if len(criteria) == 1 else ""))
        return f"{task.number} {task.application.title}" if task.number == self._number else ""

    def focusNextPrevChild(self, forward: bool) -> bool:
        """What is hidden or switched off while it has the keyboard gives it back: Qt would take the next in the window,
        and reaching another criterion makes that the one at hand.
        """
        had = QApplication.focusWidget()
        if had is None or (had.isVisible() and had.isEnabled()):
            return super().focusNextPrevChild(forward)
        had.clearFocus()
        return False

    def _leave_list(self) -> None:
        self._panes.show_list(False)
        self.take_focus()

    def take_focus(self) -> None:
        if self.form.saving.is_refused:
            self.form.show_refused()
        elif not self.form.isHidden():
            self.form.focus_current()
        elif self._middle.currentWidget() is self.gate:
            self.gate.take_focus()
        else:
            self.list.list.setFocus()

    def _do(self, action: str) -> None:
        self.handlers()[action]()

    @action("search-dossiers", N_("Search in my applications"), keys="Ctrl+F", roles=JUROR)
    def _search(self) -> None:
        self._panes.show_list()
        self.list.search.setFocus()

    @does(WIDE)
    def _toggle_list(self) -> None:
        self._panes.toggle_list()

    def status(self) -> str:
        return to_do_words(self._tasks, self.session.call.deadline)

    def flush(self) -> None:
        self.form.flush()
        self.dossier.flush()

    def saving(self) -> Saving:
        return self.form.saving

    def drafts(self) -> Mapping[str, Drafts]:
        return {CONFLICT: self.gate.declaration.drafts}

    # what is in the middle

    def _open(self, task: Task) -> None:
        self.form.flush()
        if self._stays_for(task):
            return
        self._storing.forget()
        self._number = task.number
        view = self.session.view
        if task.has_conflict:
            conflict = next(each for each in view.conflicts() if each.application == task.number)
            self.barred.show_conflict(task.application, conflict)
            self._show(self.barred)
        elif self._is_begun(task):
            self._show_begun(task)
        elif task.is_gated:
            self.gate.ask(view.dossier(task.number), declaration(self.session.call))
            self._show(self.gate)
        else:
            self._show_dossier(task)

    def _show_dossier(self, task: Task) -> None:
        view = self.session.view
        self.dossier.show_dossier(view.dossier(task.number))
        self.form.open_task(task, view.private_notes(task.number))
        self.form.show_others(self._tasks)
        self._show(self.dossier)

    def _is_begun(self, task: Task) -> bool:
        """Whether a conflict of interest was typed and is not declared."""
        return self.gate.declaration.drafts.is_begun(task.number)

    def _show_begun(self, task: Task, why: str = "") -> None:
        """The form in which a conflict of interest is declared, with what was typed in it before."""
        self._show(self.gate)
        dossier = self.session.view.dossier(task.number)
        self.gate.ask_which(dossier, was_open=not task.is_gated, why=why)

    def _show(self, pane: QWidget) -> None:
        """`pane` and, with a dossier, its form; of what is not shown nothing stays behind it."""
        if pane is not self.dossier:
            self.dossier.show_nothing()
            self.form.forget()
        if pane is not self.gate:
            self.gate.forget()
        self._middle.setCurrentWidget(pane)
        is_open = pane is self.dossier
        if self.form.isHidden() is is_open:
            self.form.setVisible(is_open)
            self._panes.share_room()

    def _reopen(self) -> None:
        task = self._task()
        if task is not None:
            self._show_dossier(task)  # also where a conflict of interest is begun
            self.take_focus()

    def _stays_for(self, task: Task) -> bool:
        """Whether the form keeps what it has, because something in it could not be stored and would be lost."""
        if not self.form.saving.is_refused:
            return False
        if task.number != self.form.number:
            self.list.choose(self.form.number)
            self.form.show_refused()
            return True
        return not task.has_conflict

    # what the juror does

    def _reload(self, number: str) -> None:
        """Show an application as the file has it now, in the list and, where it is the one at hand, in the form."""
        task = next((each for each in self._tasks if each.number == number), None)
        if task is None:
            return
        self._put(task, task_of(self.session.view, self.session.call, task))
        self.status_changed.emit()

    def _put(self, task: Task, now: Task) -> None:
        self._tasks = [now if each.number == task.number else each for each in self._tasks]
        self.list.replace(task, now)
        if self.form.number == now.number:
            self.form.show_task(now)

    @does(NO_CONFLICT)
    def confirm_no_conflict(self) -> None:
        task = self._task()
        if task is None or not task.is_gated:
            return
        if self._is_begun(task):
            self._show_begun(task, begun_words(task.number))
            self.gate.take_focus()
            return
        command = ConfirmNoConflict(application=task.number)
        if self.session.run(command, self, on_error=self.gate.show_error) is not None:
            now = replace(task, is_cleared=True)
            self._put(task, now)
            self._open(now)
            self.take_focus()

    @does(DECLARE)
    def declare_conflict(self) -> None:
        """Begin to declare; nothing is declared before the second step."""
        task = self._task()
        if task is None or task.has_conflict:
            return
        self.form.flush()
        if self._stays_for(task):
            return
        self._show_begun(task)
        self.gate.take_focus()

    def _tell_declared(self, text: str) -> None:
        self.take_focus()
        self.tell(text)

    def _show_history(self, criterion: str) -> None:
        from ui.pages.scoring.score_history import ScoreHistory

        changes = self.session.view.score_history(self.session.call.juror, self.form.number, criterion)
        ScoreHistory(self.window(), self.session.call.scheme.criterion(criterion), changes).show_over()

    @action("next-to-do", N_("Next to do"), keys="Ctrl+Return", roles=JUROR)
    def next_to_do(self) -> None:
        """The next criterion with something left to do; after the last one, the next application."""
        self.form.flush()
        criterion = self.form.next_undone() if not self.form.isHidden() else None
        if criterion is not None:
            self.form.set_current(criterion)
            self.form.focus_current()
            return
        task = self.list.next_to_do(self._number)
        if task is not None:
            self.list.choose(task.number)
        elif self._left.is_all_scored():
            self.told.emit(self._left.all_scored())
            return
        else:  # the one at hand is the last
            self.told.emit(self._left.last_to_do(self._number))
        self.take_focus()

    @action("next-dossier", N_("Next application"), keys="Ctrl+PgDown", roles=JUROR, given=(1,))
    @action("previous-dossier", N_("Previous application"), keys="Ctrl+PgUp", roles=JUROR, given=(-1,))
    def _step(self, by: int) -> None:
        task = self.list.neighbour(self._number, by)
        if task is not None:
            self.list.choose(task.number)
            self.take_focus()
