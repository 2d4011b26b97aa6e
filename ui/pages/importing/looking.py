"""Files looked at beside the window: what is asked of them, and the plan that comes of it."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QInputDialog, QLineEdit, QWidget

from evalapp.domain.errors import PasswordNeeded
from evalapp.domain.incoming.watched import Stage, watched_by
from evalapp.domain.intake import ImportPlan, Question
from evalapp.domain.taking.column_map import FURTHER, LEAVE_OUT, ColumnMap
from evalapp.domain.texts import _
from evalapp.operations.panel.applications import ASKING, HeldByCall, held_beside, plan_beside
from evalapp.operations.panel.mapping import new_shelf
from ui.answered_before import AnsweredBefore
from ui.session import Session
from ui.tasks import Report, Task

_OF_SHEET = "sheet:"  # before its name the id of the question what becomes of it
_PATIENCE = 250  # milliseconds: what is there sooner needs no bar
_PART = 1_000  # rows let go of in one turn


@dataclass(frozen=True, kw_only=True)
class Looked:
    """The files, with all that was said of them: `answers` by the ids of the questions, of which `asked` has each;
    `together` are those that got one answer, `earlier` what was answered when the same files were looked at before.
    `mapped` is what was said of columns, None where nothing was.
    """

    paths: tuple[Path, ...] = ()
    answers: Mapping[str, str] = field(default_factory=lambda: dict(ASKING))
    asked: Mapping[str, Question] = field(default_factory=dict)
    together: tuple[tuple[str, ...], ...] = ()
    earlier: frozenset[str] = frozenset()
    mapped: ColumnMap | None = None

    @property
    def names(self) -> list[str]:
        return [path.name for path in self.paths]

    def read_by(self, mapped: ColumnMap) -> Looked:
        """Read by another map, which holds what was answered which column is a field: those answers go. So does an
        answer that left a sheet out of which the map says now what it holds, and it is asked again."""
        in_map = {
            id
            for id, choice in self.answers.items()
            if id.startswith("which:") or (id.startswith("means:") and choice not in (FURTHER, LEAVE_OUT))
        }
        used = {id for id in self.answers if self._is_used_after_all(id, mapped)}
        return replace(self, answers=self.without(in_map | used), mapped=mapped)

    def _is_used_after_all(self, id: str, mapped: ColumnMap) -> bool:
        if not id.startswith(_OF_SHEET) or self.answers[id] != LEAVE_OUT:
            return False
        before, name = self.mapped or ColumnMap(), id.removeprefix(_OF_SHEET)
        now = ((each, mapped.sheet(each, name)) for each in self.names)
        return any(use.holds not in ("", LEAVE_OUT) and use != before.sheet(file, name) for file, use in now)

    def without(self, ids: Container[str]) -> dict[str, str]:
        """The answers but for these."""
        return {id: choice for id, choice in self.answers.items() if id not in ids}


def as_before(before: AnsweredBefore[Question], looked: Looked, plan: ImportPlan) -> Looked | None:
    """Of other content at the same places: what is asked again as it was, if that can be told; else None."""
    asked = {each.id: each for each in plan.questions if each.evidence and each.id not in looked.answers}
    found = before.asked_again(looked.paths, asked)
    if found is None:
        return None
    return replace(
        looked,
        answers={**looked.answers, **found.given},
        together=(*looked.together, *found.together),
        earlier=looked.earlier | found.given.keys(),
    )


class Looking(QObject):
    """`planned(looked, plan)` or `failed(looked, error)` once it is done; `waited(words, done, of)` from when it takes
    its time, and `stopped()` once somebody had enough of that.
    """

    planned = Signal(object, object)
    failed = Signal(object, object)
    waited = Signal(str, int, int)
    stopped = Signal()

    def __init__(self, session: Session, over: QWidget) -> None:
        super().__init__()
        self._session, self._over = session, over
        self._task: Task | None = None
        self._held: HeldByCall | None = None
        self._wanted: list[tuple[Path, str]] = []
        self._shelf = new_shelf()
        self._is_waited = self._is_done = False
        self._looked = Looked()
        self._words = ("", 0, 0)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PATIENCE)
        self._timer.timeout.connect(self._show_wait)
        session.changed.connect(self._forget_panel)

    @property
    def is_busy(self) -> bool:
        return self._task is not None

    def forget(self) -> None:
        """The files, and their passwords."""
        self._cancel()
        held = [*self._shelf.emptied(), *(self._held.dossiers if self._held is not None else ())]
        self._shelf, self._held = new_shelf(), None
        self._let_go(held)

    def _let_go(self, held: list[object]) -> None:
        """A part in each turn: all of ten thousand rows at once take longer than the window may stand still."""
        del held[-_PART:]
        if held:
            QTimer.singleShot(0, self, partial(self._let_go, held))

    def look(self, looked: Looked) -> None:
        """Whatever is under way is given up for it."""
        self._cancel()
        self._wanted, self._looked, self._is_done = [], looked, False
        self._timer.start()
        self._words = (_("Reading…"), 0, 0)
        task = self._session.tasks.run(self._planning(looked), self._end, self._note)
        if not self._is_done:  # one that is done at once has called back by now
            self._task = task

    def stop(self) -> None:
        if self._task is not None:
            self._cancel()
            self.stopped.emit()

    def _cancel(self) -> None:
        self._timer.stop()
        self._is_waited = False
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _planning(self, looked: Looked) -> Callable[[Report], ImportPlan]:
        """In the other thread."""
        workspace, shelf, wanted = self._session.workspace, self._shelf, self._wanted

        def want(path: Path, why: str) -> str | None:
            wanted.append((path, why))
            return None

        def plan(report: Report) -> ImportPlan:
            held = self._held
            if held is None:
                held = self._held = held_beside(workspace)
            with watched_by(report):
                return plan_beside(
                    held,
                    looked.paths,
                    mapped=looked.mapped,
                    shelf=shelf,
                    answers=looked.answers,
                    ask_password=want,
                    asked=looked.asked,
                )

        return plan

    def _note(self, stage: Stage, done: int, of: int) -> None:
        self._words = (_told(stage, done, of), done, of)
        if self._is_waited:
            self.waited.emit(*self._words)

    def _show_wait(self) -> None:
        if self._task is not None:
            self._is_waited = True
            self.waited.emit(*self._words)

    def _end(self, plan: ImportPlan | None, error: Exception | None) -> None:
        self._task, self._is_done, looked = None, True, self._looked
        self._timer.stop()
        self._is_waited = False
        if isinstance(error, PasswordNeeded) and self._wanted and self._ask_password(*self._wanted[0]):
            self.look(looked)
        elif error is not None:
            self.failed.emit(looked, error)
        else:
            self.planned.emit(looked, plan)

    def _ask_password(self, path: Path, why: str) -> bool:
        """Asked for once, and again where it was wrong."""
        password, is_given = QInputDialog.getText(
            self._over, _("Password of {file}").format(file=path.name), why, QLineEdit.EchoMode.Password
        )
        if is_given:
            self._shelf.unlock(path, password)
        return is_given

    def _forget_panel(self, _changes: object, _initiator: object) -> None:
        self._held = None


def _told(stage: Stage, done: int, of: int) -> str:
    words = {
        Stage.READING: _("{done} rows read"),
        Stage.CHECKING: _("{done} of {of} rows checked"),
        Stage.COMPARING: _("{done} of {of} applications compared"),
        Stage.WRITING: _("{done} of {of} parts written"),
    }
    return words[stage].format(done=done, of=of)
