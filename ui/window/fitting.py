"""How large the window is the first time, before anybody gave it a size."""

from __future__ import annotations

from PySide6.QtCore import QSize

_TITLE = QSize(0, 40)  # the system's bar above it, of which nothing is known before it is shown


def first_size(designed: QSize, available: QSize) -> QSize:
    """As much of it as the screen has room for beside what the desktop keeps to itself."""
    return designed.boundedTo(available - _TITLE)
