"""What happens when the program itself makes a mistake."""

from __future__ import annotations

import sys
import threading
from dataclasses import dataclass
from types import TracebackType

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from ui.mistakes.report import kind_of, report_of


@dataclass(frozen=True, kw_only=True)
class Mistake:
    """`kind` is the line that says what it was, `report` all of it; neither holds what anybody typed."""

    kind: str
    report: str


class Faults(QObject):
    """Bugs, from whichever thread, brought to the window: shown, never swallowed, never the end of the program."""

    happened = Signal(object)  # Mistake

    def install(self) -> None:
        sys.excepthook = self.take
        threading.excepthook = self._take_from_thread

    def _take_from_thread(self, args: threading.ExceptHookArgs) -> None:
        self.take(args.exc_type, args.exc_value, args.exc_traceback)

    def take(
        self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QGuiApplication.quit()
            return
        error = kind() if error is None else error
        found = mistake_of(error if error.__traceback__ is not None else error.with_traceback(trace))
        if sys.stderr is not None:  # a program without a console has none
            sys.stderr.write(found.report)
        self.happened.emit(found)


def mistake_of(error: BaseException) -> Mistake:
    return Mistake(kind=kind_of(error), report=report_of(error))
