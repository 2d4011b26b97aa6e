"""What lies over the window has the keyboard until it is closed: nothing that ends below it takes it away."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

LIES_OVER = "lies-over"  # a property of such a sheet


def is_under_sheet() -> bool:
    """Whether the keyboard is in a sheet that lies over the window."""
    now = QApplication.focusWidget()
    while now is not None:
        if now.property(LIES_OVER):
            return True
        now = now.parentWidget()
    return False
