"""Who wants to hear of every closed change of a file."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from evalapp.domain.journal import Changes

Listener = Callable[[Changes, object], None]
"""Told what was touched, and who began it: whatever was given to `initiated_by`, else None."""


class Listeners:
    """In the order in which they began to listen, each hears every change once, and all hear them in the same order.

    A change made by a listener is told after the present one has reached everybody. Who stops listening meanwhile hears
    nothing any more; who begins meanwhile hears from the next change on.
    """

    def __init__(self) -> None:
        self._listeners: list[Listener] = []
        self._untold: deque[tuple[Changes, object]] = deque()
        self._initiator: object = None
        self._is_telling = False

    def add(self, listener: Listener) -> None:
        self._listeners.append(listener)

    def remove(self, listener: Listener) -> None:
        """Raises ValueError for one that does not listen."""
        self._listeners.remove(listener)

    @contextmanager
    def initiated_by(self, initiator: object) -> Iterator[None]:
        before, self._initiator = self._initiator, initiator
        try:
            yield
        finally:
            self._initiator = before

    def tell(self, changes: Changes) -> None:
        """A fault of one listener keeps no other from hearing; it is raised once all have heard."""
        self._untold.append((changes, self._initiator))
        if self._is_telling:
            return
        faults: list[Exception] = []
        self._is_telling = True
        try:
            while self._untold:
                told = self._untold.popleft()
                for listener in tuple(self._listeners):
                    if listener in self._listeners:
                        try:
                            listener(*told)
                        except Exception as fault:
                            faults.append(fault)
        finally:
            self._is_telling = False
        if faults:
            raise faults[0]
