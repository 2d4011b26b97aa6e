"""A sentence right where somebody typed, for the eye and for the ear."""

from __future__ import annotations

from PySide6.QtWidgets import QToolTip, QWidget

from ui.access.announcing import announce
from ui.widgets.text import as_tooltip


def tell_below(field: QWidget, words: str) -> None:
    """Show `words` under `field` until the person goes on, and have a screen reader say them."""
    QToolTip.showText(field.mapToGlobal(field.rect().bottomLeft()), as_tooltip(words), field)
    announce(field, words)
