"""What becomes of a stop (Ctrl+C, or a system that ends its programs) while a command does its work.

Until the command writes anything that stays, a stop ends it at once and nothing was done. From then on it waits until
the outcome was told: what was done would pass for undone, or a code be lost that stands nowhere else. Only a command
watches; in the window, which hears of its end otherwise, everything here does nothing.
"""

from __future__ import annotations

import signal
import sys
import threading
from _thread import interrupt_main
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Any

if sys.platform == "win32":
    ASKING = (signal.SIGTERM, signal.SIGINT, signal.SIGBREAK)
else:
    ASKING = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


_MOMENT = 0.02  # seconds


class Watch:
    """`is_final`: something was done that stays, so a stop waits; `is_asked`: one does. `is_heard`: one was raised."""

    def __init__(self) -> None:
        self.is_final = self.is_asked = self.is_heard = False
        self._done: dict[Path, list[int]] = {}

    def hear(self, _number: int, _frame: FrameType | None) -> None:
        if not self.is_final:
            self.is_heard = True
            raise KeyboardInterrupt
        self.is_asked = True

    def note(self, path: Path, change: int | None) -> None:
        self._done.setdefault(path, []).extend([] if change is None else [change])

    @property
    def done(self) -> dict[Path, list[int]]:
        """The files that were written and are still there, with the changes that were recorded in each."""
        return {path: changes for path, changes in self._done.items() if path.exists()}


_watch: Watch | None = None


def _heard_where_none_can_be(otherwise: Callable[[Any], object], told: Any) -> None:
    """What is raised while Python clears up an object goes lost, with a trace: it is asked anew a moment later."""
    if isinstance(told.exc_value, KeyboardInterrupt):
        later = threading.Timer(_MOMENT, interrupt_main)
        later.daemon = True
        later.start()
    else:
        otherwise(told)


@contextmanager
def watching(*, is_last: bool = False) -> Iterator[Watch]:
    """For one command, in the thread that hears of signals; what a shell has it ignore stays ignored.

    `is_last`: the process ends after it, with all told, and a stop that comes then breaks nothing off any more.
    """
    global _watch
    outer, watch = _watch, Watch()
    before, hook = {}, sys.unraisablehook
    if threading.current_thread() is threading.main_thread():
        heard = [each for each in ASKING if signal.getsignal(each) not in (signal.SIG_IGN, None)]
        before = {each: signal.signal(each, watch.hear) for each in heard}
    _watch, sys.unraisablehook = watch, partial(_heard_where_none_can_be, hook)
    try:
        yield watch
    finally:
        _watch, sys.unraisablehook = outer, hook
        for number, handler in before.items():
            signal.signal(number, signal.SIG_IGN if is_last else handler)


@contextmanager
def final() -> Iterator[None]:
    """Around what cannot be taken back: from here to the end of the command a stop waits.

    Where the block raises, nothing came of it, and a stop is heard as before.
    """
    watch = _watch
    if watch is None:
        yield
        return
    was = watch.is_final
    watch.is_final = True
    try:
        yield
    except BaseException:
        watch.is_final = was
        raise


def note_done(path: Path, change: int | None = None) -> None:
    """Of what became final: the file that was written, and the change that was recorded in it."""
    if _watch is not None:
        _watch.note(path, change)


def heed() -> None:
    """Between two things that each stay by themselves. Raises KeyboardInterrupt where a stop waits."""
    if _watch is not None and _watch.is_asked:
        raise KeyboardInterrupt


@contextmanager
def at_once() -> Iterator[None]:
    """Around a question: nobody is kept at one, whatever was done before."""
    watch = _watch
    if watch is None:
        yield
        return
    heed()
    was, watch.is_final = watch.is_final, False
    try:
        yield
    finally:
        watch.is_final = was
