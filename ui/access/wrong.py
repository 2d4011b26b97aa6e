"""What is marked as wrong is in sight once the keyboard is there, with what is said of it below."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget

from ui.look import theme
from ui.widgets.scrolling import bring_into_view

_LINES_BELOW = 3  # of what is said of it


def show_wrong(app: QApplication) -> None:
    """In every form: a page scrolls by itself for Tab alone, and what is refused is often out of sight."""
    app.focusChanged.connect(_follow)


def _follow(_before: QWidget | None, now: QWidget | None) -> None:
    if now is not None and now.property("wrong") == "true":
        bring_into_view(now, below=_LINES_BELOW * now.fontMetrics().lineSpacing() + theme.S)
