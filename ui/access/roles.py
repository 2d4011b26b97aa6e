"""What a widget of our own is to who hears the screen: Qt knows the roles of its own widgets only."""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QComboBox, QScrollArea, QWidget
from shiboken6 import Shiboken

_PROPERTY, _ALONE, _FOLDS = "accessible-role", "accessible-alone", "accessible-folds"
# What answers a press that a screen reader makes in somebody's name.
_PRESSED: dict[QWidget, Callable[[], object]] = {}
_installed: list[object] = []
# Qt deletes an interface together with its widget; PySide would do so with its last reference, which is too early.
_handed_out: list[QAccessibleInterface] = []


class _Played(QAccessibleWidget):
    """A widget in a role that Qt does not know it in."""

    def childCount(self) -> int:
        """Of one that is heard as one thing, whatever widgets it is drawn by, there is nothing within."""
        return 0 if self.widget().property(_ALONE) else super().childCount()

    def state(self) -> QAccessible.State:
        state, widget = super().state(), self.widget()
        if not isinstance(widget, QAbstractButton) or not widget.isCheckable():
            return state
        if widget.property(_FOLDS):
            state.expandable = 1
            state.expanded = int(widget.isChecked())
            state.collapsed = int(not widget.isChecked())
        else:
            state.checkable, state.checked = 1, int(widget.isChecked())
        return state

    def actionNames(self) -> list[str]:
        names = list(super().actionNames())
        return [self.pressAction(), *names] if _press_of(self.widget()) is not None else names

    def doAction(self, name: str) -> None:
        press = _press_of(self.widget())
        if name == self.pressAction() and press is not None:
            press()
        else:
            super().doAction(name)


class _Choice(QAccessibleWidget):
    """A choice from a list with its name: on Linux Qt calls it by what is chosen, and of what is never heard."""

    def text(self, kind: QAccessible.Text) -> str:
        chosen = self.widget()
        if not isinstance(chosen, QComboBox):
            return super().text(kind)
        if kind is QAccessible.Text.Value:
            return chosen.currentText()
        if kind is QAccessible.Text.Name:
            name, text = chosen.accessibleName(), chosen.currentText()
            return text if text.startswith(name) else ": ".join(filter(None, (name, text)))
        return super().text(kind)

    def actionNames(self) -> list[str]:
        return [self.showMenuAction(), *super().actionNames()]

    def doAction(self, name: str) -> None:
        chosen = self.widget()
        if name == self.showMenuAction() and isinstance(chosen, QComboBox):
            chosen.showPopup()
        else:
            super().doAction(name)


def play_role(
    widget: QWidget, role: QAccessible.Role, *, is_alone: bool = False, folds: bool = False
) -> None:
    """Have assistive technology take `widget` for a `role`; call it in the constructor, before its name is set: who
    listens asks what is named so at once, and Qt keeps the answer.

    `is_alone`: the widgets within only draw it, and are not heard. `folds`: a button that opens what stands below it,
    and is heard as opened while it is checked.
    """
    widget.setProperty(_PROPERTY, role.value)
    widget.setProperty(_ALONE, is_alone)
    widget.setProperty(_FOLDS, folds)
    _install()


def play_button(widget: QWidget, press: Callable[[], object]) -> None:
    """Have `widget`, which is no button of Qt's, heard as one that does `press`."""
    play_role(widget, QAccessible.Role.Button, is_alone=True)
    _PRESSED[widget] = press
    widget.destroyed.connect(lambda: _PRESSED.pop(widget, None))


def name_choice(choice: QComboBox) -> None:
    """Have the name of `choice` heard, with what is chosen; elsewhere than on Linux Qt does so itself."""
    if sys.platform != "linux":
        return
    play_role(choice, QAccessible.Role.ComboBox)
    choice.currentTextChanged.connect(lambda _text: _tell_name(choice))


def _tell_name(widget: QWidget) -> None:
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleEvent(widget, QAccessible.Event.NameChanged))


def _press_of(widget: QWidget) -> Callable[[], object] | None:
    return widget.click if isinstance(widget, QAbstractButton) else _PRESSED.get(widget)


def _install() -> None:
    if not _installed:
        _installed.append(_interface_of)
        QAccessible.installFactory(_interface_of)


def _interface_of(_class_name: str, found: QObject) -> QAccessibleInterface | None:
    """None leaves the object to Qt's own factory."""
    role = found.property(_PROPERTY) if isinstance(found, QWidget) else None
    if role is None and isinstance(found, QScrollArea):
        # To Qt it is a client of nothing, which a screen reader passes over with its name.
        role = QAccessible.Role.Grouping.value
    if not isinstance(found, QWidget) or role is None:
        return None
    made = (_Choice if isinstance(found, QComboBox) else _Played)(found, QAccessible.Role(role))
    _handed_out[:] = [*(each for each in _handed_out if Shiboken.isValid(each)), made]
    return made
