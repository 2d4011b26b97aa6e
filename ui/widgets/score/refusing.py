"""What was typed in a field of a score and is no value of its scale."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


class Refusing(QWidget):
    """`fault`: why what was typed last is no score, until something else is; `refused(fault)` when it is another."""

    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fault = ""

    def say_fault(self, fault: str) -> None:
        if fault != self.fault:
            self.fault = fault
            self.refused.emit(fault)
