"""Long work that tells how far it is, through however many hands it goes: whoever began it listens, and may stop it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sized
from contextlib import contextmanager
from contextvars import ContextVar
from enum import StrEnum
from typing import TypeVar

T = TypeVar("T")


class Stage(StrEnum):
    """What the rows are gone through for."""

    READING = "reading"
    CHECKING = "checking"
    COMPARING = "comparing"
    WRITING = "writing"


Watch = Callable[[Stage, int, int], object]
"""Told the stage, how many rows are done and of how many, 0 where nobody knows. What it raises ends the work."""

EVERY = 128
_WATCH: ContextVar[Watch | None] = ContextVar("watch", default=None)


@contextmanager
def watched_by(watch: Watch) -> Iterator[None]:
    token = _WATCH.set(watch)
    try:
        yield
    finally:
        _WATCH.reset(token)


def watched(stage: Stage, rows: Iterable[T], *, of: int = 0, every: int = EVERY) -> Iterable[T]:
    """The same rows, of which some are told where somebody listens; of a list it is known how many there are."""
    watch = _WATCH.get()
    return rows if watch is None else _telling(watch, stage, rows, of or _known(rows), every)


def _known(rows: object) -> int:
    return len(rows) if isinstance(rows, Sized) else 0


def _telling(watch: Watch, stage: Stage, rows: Iterable[T], of: int, every: int) -> Iterator[T]:
    watch(stage, 0, of)
    for n, row in enumerate(rows, start=1):
        yield row
        if not n % every:
            watch(stage, n, of)
