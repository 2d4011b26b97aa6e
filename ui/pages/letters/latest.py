"""Work in the pool of which only what was asked for last counts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject

from evalapp.domain.errors import KnownError
from ui.tasks import Report, Tasks

Made = TypeVar("Made")


class Latest(QObject, Generic[Made]):
    """One at a time. What is asked for meanwhile waits, the last of it alone, and what comes of the earlier is dropped.

    `take(made)` in the window's thread; `refused(sentence)` where it cannot be.
    """

    def __init__(
        self,
        tasks: Tasks,
        take: Callable[[Made], None],
        refused: Callable[[str], None],
        *,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._tasks, self._take, self._refused = tasks, take, refused
        self._next: Callable[[Report], Made] | None = None
        self.is_under_way = False
        self._is_dropped = False

    def ask(self, work: Callable[[Report], Made]) -> None:
        self._next = work
        if not self.is_under_way:
            self._begin()

    def drop(self) -> None:
        """Whatever is under way comes too late."""
        self._next, self._is_dropped = None, self.is_under_way

    def _begin(self) -> None:
        work, self._next = self._next, None
        assert work is not None
        self.is_under_way, self._is_dropped = True, False
        self._tasks.run(work, self._finish)

    def _finish(self, made: Made, error: Exception | None) -> None:
        self.is_under_way = False
        if self._next is not None:
            self._begin()
        elif self._is_dropped:
            return
        elif isinstance(error, KnownError):
            self._refused(str(error))
        elif error is not None:
            raise error
        else:
            self._take(made)
