"""A pool whose work is done when the test says so."""

from __future__ import annotations

from PySide6.QtCore import QRunnable


class LaterPool:
    """Keeps what it is given until it is asked to run it."""

    def __init__(self) -> None:
        self.kept: list[QRunnable] = []

    def start(self, runnable: QRunnable) -> None:
        self.kept.append(runnable)

    def run(self) -> None:
        while self.kept:
            self.kept.pop(0).run()
