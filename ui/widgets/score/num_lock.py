"""A keypad whose Num Lock is off chooses no score, and says so."""

from __future__ import annotations

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from evalapp.domain.texts import _
from ui.widgets.telling import tell_above

_MOVING = frozenset(
    {
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Insert,
        Qt.Key.Key_Delete,
        Qt.Key.Key_Clear,
    }
)


def is_without_num_lock(event: QKeyEvent) -> bool:
    """A key of the keypad that would be a digit or a comma, had Num Lock been on. A Mac has none: there the arrows of
    the keyboard itself count as the keypad's.
    """
    is_keypad = bool(event.modifiers() & Qt.KeyboardModifier.KeypadModifier)
    return is_keypad and event.key() in _MOVING and sys.platform != "darwin"


def tell_num_lock(field: QWidget) -> None:
    tell_above(field, _("Num Lock is off: the keypad chooses no score."))
