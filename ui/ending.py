"""The end that others give the window: the desktop logs off, or a signal asks the program to go."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier
from PySide6.QtGui import QGuiApplication, QSessionManager

from evalapp.stops import ASKING


class Ending(QObject):
    """Stores what is typed before the program ends.

    `store` says whether everything is in the file; `ask` puts to a person what is not, `close` gives the file back.
    """

    def __init__(self, store: Callable[[], bool], ask: Callable[[], None], close: Callable[[], None]) -> None:
        super().__init__()
        self._store, self._ask, self._close = store, ask, close
        # Python hears a signal only between two of its own steps, and Qt may sleep for hours: a byte wakes it.
        self._waking, self._woken = socket.socketpair()
        for end in (self._waking, self._woken):
            end.setblocking(False)
        self._notifier = QSocketNotifier(self._woken.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._drain)
        self._before: dict[int, object] = {}

    def install(self, app: QGuiApplication) -> None:
        app.commitDataRequest.connect(self.log_off)
        signal.set_wakeup_fd(self._waking.fileno(), warn_on_full_buffer=False)
        self._before = {each: signal.signal(each, self._hear) for each in ASKING}

    def let_go(self) -> None:
        signal.set_wakeup_fd(-1)
        for number, handler in self._before.items():
            signal.signal(number, handler)  # type: ignore[arg-type]
        self._notifier.setEnabled(False)
        self._waking.close()
        self._woken.close()

    def log_off(self, session: QSessionManager) -> None:
        """What cannot be stored keeps the desktop from going, where it lets itself be kept."""
        if not self._store() and session.allowsInteraction():
            session.cancel()
            self._ask()

    def _drain(self) -> None:
        self._woken.recv(4096)

    def _hear(self, number: int, _frame: FrameType | None) -> None:
        self._store()
        self._close()
        QGuiApplication.exit(128 + number)
