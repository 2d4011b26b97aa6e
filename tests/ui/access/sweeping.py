"""Walks over everything that a window shows, for tests of what people with and without eyes and mice can use."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QScrollBar,
    QWidget,
)

from ui.widgets.text import ElidedLabel

# Roles that say nothing of what a person can do with a control.
EMPTY_ROLES = (QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Pane)
LEAST_TARGET = 24
_MOST_STOPS = 200


def described(widget: QWidget) -> str:
    """For the message of a failing test."""
    words = widget.accessibleName() or getattr(widget, "text", str)()
    return f"{type(widget).__name__} “{words[:60]}” in {type(widget.parentWidget()).__name__}"


def visible_widgets(root: QWidget) -> Iterator[QWidget]:
    for widget in root.findChildren(QWidget):
        if widget.isVisible() and widget.size().isValid():
            yield widget


def controls(root: QWidget) -> list[QWidget]:
    """Whatever can take the keyboard or a click, without the parts that Qt puts within its own controls."""
    return [
        widget
        for widget in visible_widgets(root)
        if (widget.focusPolicy() is not Qt.FocusPolicy.NoFocus or isinstance(widget, QAbstractButton))
        and not isinstance(widget, QScrollBar)
        and not widget.objectName().startswith("qt_")
        and not (isinstance(widget, QAbstractButton) and widget.focusPolicy() is Qt.FocusPolicy.NoFocus)
    ]


def small_targets(root: QWidget) -> list[str]:
    """What is pressed or clicked into and is lower or narrower than 24 pixels (WCAG 2.5.8)."""
    return [
        f"{described(widget)}: {widget.width()} × {widget.height()}"
        for widget in visible_widgets(root)
        if isinstance(widget, (QAbstractButton, QLineEdit, QComboBox))
        and not widget.objectName().startswith("qt_")
        and min(widget.width(), widget.height()) < LEAST_TARGET
    ]


def heard_name(widget: QWidget) -> str:
    heard = QAccessible.queryAccessibleInterface(widget)
    return heard.text(QAccessible.Text.Name).strip() if heard is not None else ""


def heard_role(widget: QWidget) -> QAccessible.Role:
    heard = QAccessible.queryAccessibleInterface(widget)
    return heard.role() if heard is not None else QAccessible.Role.NoRole


def tab_stops(window: QWidget, *, backwards: bool = False) -> Iterator[QWidget]:
    """Where Tab goes, or Shift+Tab, each while the keyboard is there, until it comes round.

    By the key: QWidget.nextInFocusChain makes what it returns a child of the widget asked, for PySide (6.12), and
    the process ends in the garbage collector.
    """
    key = Qt.Key.Key_Backtab if backwards else Qt.Key.Key_Tab
    seen: list[QWidget] = []
    for _stop in range(_MOST_STOPS):
        QTest.keyClick(QApplication.focusWidget() or window, key)
        settle()
        stop = QApplication.focusWidget()
        if stop is None or stop in seen:
            return
        seen.append(stop)
        yield stop


def is_against_reading(first: QWidget, second: QWidget) -> bool:
    """Whether `second`, which comes after `first`, stands above it in its column or before it on its line.

    Looked at where their ways to the window part, so that what is scrolled out of sight keeps its place.
    """
    one, other = _branches(first, second)
    if one is other:
        return False
    before, after = one.geometry(), other.geometry()
    is_in_column = before.left() < after.right() and after.left() < before.right()
    is_on_line = before.top() < after.bottom() and after.top() < before.bottom()
    is_above, is_ahead = after.bottom() <= before.top(), after.right() <= before.left()
    return (is_in_column and is_above) or (is_on_line and is_ahead)


def _branches(first: QWidget, second: QWidget) -> tuple[QWidget, QWidget]:
    """The two children of their closest common ancestor that hold them; twice the same where one holds the other."""
    ways = [list(reversed(_way_up(widget))) for widget in (first, second)]
    for one, other in zip(*ways, strict=False):
        if one is not other:
            return one, other
    return first, first


def _way_up(widget: QWidget) -> list[QWidget]:
    way = [widget]
    while (parent := way[-1].parentWidget()) is not None:
        way.append(parent)
    return way


def unheard(root: QWidget) -> list[str]:
    """Controls that a screen reader cannot name, or knows no role of, or takes for a table that has no cells."""
    return [
        f"{described(widget)}: {heard_role(widget)}, {fault}"
        for widget in controls(root)
        if (fault := _unheard(widget))
    ]


def _unheard(widget: QWidget) -> str:
    heard = QAccessible.queryAccessibleInterface(widget)
    if not heard_name(widget):
        return "no name"
    if isinstance(widget, QComboBox) and not widget.accessibleName():
        return "only what is chosen is heard, and not of what"
    if heard_role(widget) in EMPTY_ROLES:
        return "no role"
    if heard_role(widget) is QAccessible.Role.Table and not isinstance(widget, QAbstractItemView):
        return "a table without cells"
    if "<" in heard.text(QAccessible.Text.Description):
        return "its tip is read with its markup"
    return ""


def cut_texts(root: QWidget) -> list[str]:
    """Labels and buttons whose words do not fit and are not said whole by a tooltip or an accessible name."""
    return [described(widget) for widget in visible_widgets(root) if _is_cut(widget)]


def _is_cut(widget: QWidget) -> bool:
    if isinstance(widget, ElidedLabel):
        needs = QFontMetrics(widget.font()).horizontalAdvance(" ".join(widget.text().split()))
        return needs > widget.contentsRect().width() + 1 and not widget.toolTip()
    if isinstance(widget, QLabel) and widget.text():
        room = widget.contentsRect()
        if widget.wordWrap():
            return widget.heightForWidth(widget.width()) > widget.height() + 1
        metrics = QFontMetrics(widget.font())
        needs = max(map(metrics.horizontalAdvance, widget.text().splitlines()))
        return needs > room.width() + 1 and widget.text() not in (widget.toolTip(), widget.accessibleName())
    if isinstance(widget, QPushButton) and widget.text():
        return widget.sizeHint().width() > widget.width() + 1 and not widget.toolTip()
    return False


def escaped_widgets(root: QWidget) -> list[str]:
    """Widgets that lie outside the visible parent that holds them, though nothing scrolls them in sight."""
    found = []
    for widget in visible_widgets(root):
        parent = widget.parentWidget()
        if parent is not None and not widget.isWindow() and not _is_within(widget, parent):
            found.append(f"{described(widget)}: {widget.geometry()} in {parent.rect()}")
    return found


def _is_within(widget: QWidget, parent: QWidget) -> bool:
    area = parent.parentWidget()
    if not isinstance(area, QAbstractScrollArea) or area.viewport() is not parent:
        return parent.rect().contains(widget.geometry())
    off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    fits_across = area.horizontalScrollBarPolicy() is not off or widget.width() <= parent.width()
    fits_down = area.verticalScrollBarPolicy() is not off or widget.height() <= parent.height()
    return fits_across and fits_down


def crosswise(root: QWidget) -> list[str]:
    """Pages and parts of them that scroll across; a table or a picture of many columns may."""
    return [
        f"{described(area)} scrolls across by {area.horizontalScrollBar().maximum()}"
        for area in root.findChildren(QScrollArea)
        if area.isVisible() and area.horizontalScrollBar().isVisible()
    ]


def settle() -> None:
    for _turn in range(6):
        QApplication.processEvents()
