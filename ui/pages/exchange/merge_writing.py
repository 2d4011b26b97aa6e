"""A merge on its way into the panel file: a large one beside the window, with a bar and a button that stops it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal

from evalapp.domain.journal import Changes
from evalapp.operations.exchange import merging
from evalapp.operations.exchange.merging import MergePlan
from evalapp.operations.progress.facts import facts_of
from ui.session import Session
from ui.widgets.stoppable import StoppableProgress
from ui.writing.beside import Writing

_FEW = 500  # scores that are written before anybody would see a bar


class MergeWriting(StoppableProgress):
    """`ended(changes, error)`, without either where it was stopped in time."""

    ended = Signal(object, object)

    def __init__(self, session: Session, page: object) -> None:
        self._session = session
        self._writing = Writing(session, initiator=page)
        super().__init__(self._writing.stop)
        self._writing.progressed.connect(self._show)
        self._writing.ended.connect(self._end)
        self.hide()

    @property
    def is_under_way(self) -> bool:
        return self._writing.is_under_way

    def begin(self, plan: MergePlan, reason: str) -> None:
        if len(plan.writes) <= _FEW:
            self._writing.at_once(partial(self._merge, plan, reason))
        else:
            self._writing.beside(partial(self._merge_beside, plan, reason), self)

    def _merge(self, plan: MergePlan, reason: str) -> Changes:
        return merging.merge(self._session.workspace, plan, reason=reason)[0]

    def _merge_beside(self, plan: MergePlan, reason: str) -> Changes:
        changes = merging.merge_beside(self._session.workspace, plan, reason=reason)
        facts_of(self._session.view)  # here, so that the window need not wait for them
        return changes

    def _show(self, words: str, done: int, of: int) -> None:
        self.show()
        self.show_progress(done, of, words)

    def _end(self, changes: Changes | None, error: Exception | None) -> None:
        self.hide()
        self.ended.emit(changes, error)
