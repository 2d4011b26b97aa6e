"""What may be higher than its place scrolls there."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QPoint, QSize, Qt, QTimer
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from ui.look import theme

_SCROLL_BAR = 10


class _Down(QScrollArea):
    """Never narrower than what it holds."""

    def minimumSizeHint(self) -> QSize:
        held = self.widget()
        needed = held.minimumSizeHint().width() + _SCROLL_BAR if held is not None else 0
        return super().minimumSizeHint().expandedTo(QSize(needed, 0))


class _Held(QWidget):
    """As high as its words need at the width there is: the least of a layout is that of far narrower words, and below
    the last of a long page stood as much empty ground."""

    def minimumSizeHint(self) -> QSize:
        least, layout = super().minimumSizeHint(), self.layout()
        return QSize(least.width(), 0) if layout is not None and layout.hasHeightForWidth() else least


def scrolling(
    widget: QWidget,
    *,
    width: int = 0,
    is_down_alone: bool = False,
    fills: bool = False,
    is_see_through: bool = False,
) -> QScrollArea:
    """`widget` in an area that scrolls: at the top of it, or with `fills` at least as high. One `is_see_through` where
    it stands on another ground than that of the window.

    `width` fixes that of the area; one that scrolls `is_down_alone` is never narrower than `widget`.
    """
    holder = _Held()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(widget, 1 if fills else 0)
    if not fills:
        column.addStretch()
    area = _Down() if is_down_alone else QScrollArea()
    area.setWidgetResizable(True)
    # The keyboard scrolls it by going to the controls in it.
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(holder)
    if is_see_through:
        holder.setAutoFillBackground(False)  # Qt turns it on for what it scrolls
    if width:
        area.setFixedWidth(width)
    return area


def go_on_at(widget: QWidget, within: QWidget) -> None:
    """Give the keyboard to what was just made in the place of what had it, and bring into view what it stands `within`.

    Once more as soon as it is shown: where the window is about to become the active one, Qt forgets the first time.
    """
    widget.setFocus()
    QTimer.singleShot(0, widget, widget.setFocus)
    bring_into_view(within)


def focus_in_view(widget: QWidget, within: QWidget | None = None) -> None:
    """Give it the keyboard and bring it into view, with as much of what it stands `within` as fits: Qt scrolls
    for Tab alone. Unless the keyboard went on elsewhere in the same turn.
    """
    widget.setFocus()
    QTimer.singleShot(0, widget, partial(_show_focused, widget, within or widget))


def _show_focused(widget: QWidget, within: QWidget) -> None:
    at = widget.window().focusWidget()
    if at is not None and (at is within or within.isAncestorOf(at)):
        bring_into_view(within)
        bring_into_view(widget)


def top_of(widget: QWidget) -> int:
    """How high on the screen it stands."""
    return widget.mapToGlobal(QPoint(0, 0)).y()


def go_on_in_place(widget: QWidget, within: QWidget, y: int) -> None:
    """The same, with what it stands `within` as high on the screen as what was there before (`y`, of `top_of`): nothing
    jumps away from under the mouse.
    """
    widget.setFocus()
    QTimer.singleShot(0, widget, widget.setFocus)
    _keep_place(within, y, turns=2)


def _keep_place(widget: QWidget, y: int, *, turns: int) -> None:
    QTimer.singleShot(0, widget, partial(_scroll_back, widget, y, turns))


def _scroll_back(widget: QWidget, y: int, turns: int) -> None:
    area = next((each for each in _areas_above(widget)), None)
    if area is not None:
        bar = area.verticalScrollBar()
        bar.setValue(bar.value() + top_of(widget) - y)
        area.ensureWidgetVisible(widget, 0, theme.S)  # where there is less above it now than there was
    if turns > 1:
        _keep_place(widget, y, turns=turns - 1)


def _areas_above(widget: QWidget) -> Iterator[QScrollArea]:
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            yield above
        above = above.parentWidget()


def bring_into_view(widget: QWidget, *, turns: int = 2, below: int = theme.S) -> None:
    """Scroll to what has just opened, once it has its place, with so many pixels more above and `below` it.

    Only what is shown gets one: in the first turn it is shown, in the second what is around it has grown for it.
    """
    QTimer.singleShot(0, widget, partial(_scroll_to, widget, turns, below))


def _scroll_to(widget: QWidget, turns: int, margin: int) -> None:
    for area in _areas_above(widget):
        area.ensureWidgetVisible(widget, 0, margin)
    if turns > 1:
        bring_into_view(widget, turns=turns - 1, below=margin)
