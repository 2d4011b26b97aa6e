"""What was typed in a field of a score and is no value of its scale."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QToolTip, QWidget


class Refusing(QWidget):
    """`fault`: why what was typed last is no score, until something else is; `refused(fault)` when it is another.

    `is_taking_back`: while what stood there before is chosen again, since what was typed turned out to be no score.
    """

    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fault = ""
        self.is_taking_back = False

    def say_fault(self, fault: str) -> None:
        if fault != self.fault:
            self.fault = fault
            self.refused.emit(fault)

    def fault_is_over(self, *, is_other: bool) -> None:
        """Where another value stands there, as after an undo: what was said of the one before goes, with its tip."""
        if is_other and self.fault:
            self.say_fault("")
            QToolTip.hideText()

    @contextmanager
    def taking_back(self) -> Iterator[None]:
        self.is_taking_back = True
        try:
            yield
        finally:
            self.is_taking_back = False
