"""What a widget of our own is to who hears the screen: Qt knows the roles of its own widgets only."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget
from shiboken6 import Shiboken

_PROPERTY, _ALONE = "accessible-role", "accessible-alone"
_installed: list[object] = []
# Qt deletes an interface together with its widget; PySide would do so with its last reference, which is too early.
_handed_out: list[QAccessibleInterface] = []


class _Alone(QAccessibleWidget):
    """One thing to who hears the screen, whatever widgets it is drawn by."""

    def childCount(self) -> int:
        return 0


def play_role(widget: QWidget, role: QAccessible.Role, *, is_alone: bool = False) -> None:
    """Have assistive technology take `widget` for a `role`; call it in the constructor.

    `is_alone`: the widgets within only draw it, and are not heard.
    """
    widget.setProperty(_PROPERTY, role.value)
    widget.setProperty(_ALONE, is_alone)
    if not _installed:
        _installed.append(_interface_of)
        QAccessible.installFactory(_interface_of)


def _interface_of(_class_name: str, found: QObject) -> QAccessibleInterface | None:
    """None leaves the object to Qt's own factory."""
    role = found.property(_PROPERTY) if isinstance(found, QWidget) else None
    if not isinstance(found, QWidget) or role is None:
        return None
    kind = _Alone if found.property(_ALONE) else QAccessibleWidget
    made = kind(found, QAccessible.Role(role))
    _handed_out[:] = [*(each for each in _handed_out if Shiboken.isValid(each)), made]
    return made
