"""What happens when the program itself makes a mistake."""

from __future__ import annotations

import sys
import threading
import traceback
from types import TracebackType

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from evalapp.domain.texts import _
from ui.page import Message
from ui.window.frame import MainWindow


class Faults(QObject):
    """Bugs, from whichever thread, brought to the window: shown, never swallowed, never the end of the program."""

    happened = Signal(str)

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
        report = "".join(traceback.format_exception(kind, error, trace))
        sys.stderr.write(report)
        self.happened.emit(report)


def show_fault(window: MainWindow, report: str) -> None:
    def copy() -> None:
        QGuiApplication.clipboard().setText(report)

    last_line = report.strip().splitlines()[-1]
    window.say(
        Message(
            text=_(
                "The program made a mistake ({what}). What you stored before is safe; go on or start again."
            ).format(what=last_line),
            tone="bad",
            act_label=_("Copy the report"),
            act=copy,
        )
    )
