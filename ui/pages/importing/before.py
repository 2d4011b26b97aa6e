"""What is asked and said before an import, above its rows: bounded, so that the rows keep the larger part."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.look import theme
from ui.widgets.folding.fold import Folding
from ui.widgets.scrolling import scrolling

_PART = 3  # of what there is, at most a third
_LEAST = 130  # pixels as designed: what is asked first, in a window however low
_BESIDE = 420  # that a side needs
_MAPPED, _OPEN = (
    560,
    52,
)  # likewise the columns; and how much of the height in a hundred as long as they are open


class BeforeImport(QWidget):
    """`asked` beside what is `chosen` and `said`, or above them where that is too narrow; scrolls where it is higher
    than its part. Where nothing is asked, `chosen` stands in its place. As long as the `mapping` is open all others
    stand beside it, and the part is larger.
    """

    def __init__(self, asked: QWidget, chosen: QWidget, said: QWidget, mapping: QWidget) -> None:
        super().__init__()
        self._room = 0
        self._asked, self._chosen, self._said, self._mapping = asked, chosen, said, mapping
        self._left, self._right = _Side(mapping, asked), _Side(chosen, said)
        self._held = QWidget()
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._held)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.setSpacing(theme.M)
        self._sides.addWidget(self._left, 1)
        self._sides.addWidget(self._right, 1)
        self.area = scrolling(self._held, is_down_alone=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.area)
        Folding(self._held, self._fit)

    def set_room(self, room: int) -> None:
        """`room`: the height that it shares with the rows."""
        self._room = room
        self._fit()

    def arrange(self) -> None:
        """After another part of it was shown or hidden."""
        is_mapping = not self._mapping.isHidden()
        self._move(self._asked, self._right if is_mapping else self._left, 0 if is_mapping else 1)
        side = self._left if self._asked.isHidden() and not is_mapping else self._right
        self._move(self._chosen, side, 1)
        on_left = [self._mapping, *([] if is_mapping else [self._asked])]
        on_right = [self._said, *([self._asked] if is_mapping else [])]
        (on_left if side is self._left else on_right).append(self._chosen)
        self._left.setVisible(not all(each.isHidden() for each in on_left))
        self._right.setVisible(not all(each.isHidden() for each in on_right))
        self.setVisible(not (self._left.isHidden() and self._right.isHidden()))
        self._sides.setStretch(0, 5 if is_mapping else 1)
        self._sides.setStretch(1, 3 if is_mapping else 1)
        self._fit()

    def _move(self, part: QWidget, side: _Side, place: int) -> None:
        if part.parentWidget() is side:
            return
        focused, is_hidden = self.window().focusWidget(), part.isHidden()
        side.column.insertWidget(place, part)
        part.setHidden(is_hidden)  # Qt hides what goes into something hidden, and it would stay so
        if focused is not None and part.isAncestorOf(focused):
            focused.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        are_both = not (self._left.isHidden() or self._right.isHidden())
        is_mapping = not self._mapping.isHidden()
        least = _MAPPED + _BESIDE if is_mapping else 2 * _BESIDE
        is_wide = are_both and self.width() >= theme.pixels(least) + theme.M
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        if self._sides.direction() is not (beside if is_wide else below):
            self._sides.setDirection(beside if is_wide else below)
        needed = self._sides.totalHeightForWidth(self.area.viewport().width())
        if needed < 0:
            needed = self._sides.totalSizeHint().height()
        part = self._room * _OPEN // 100 if is_mapping else self._room // _PART
        height = min(needed, max(theme.pixels(_LEAST), part))
        if height < needed:
            self._sides.activate()
            height = _between_lines(self._held, height)
        if height != self.maximumHeight() or height != self.minimumHeight():
            self.setFixedHeight(height)


def _between_lines(held: QWidget, height: int) -> int:
    """The largest height up to this at which no line of text and no button is cut through."""
    spans = [
        span for leaf in held.findChildren(QWidget) if leaf.isVisibleTo(held) for span in _lines(leaf, held)
    ]
    return next(
        (cut for cut in range(height, height // 2, -1) if not any(top < cut < end for top, end in spans)),
        height,
    )


def _lines(leaf: QWidget, held: QWidget) -> list[tuple[int, int]]:
    """From where to where in `held` each line of a text runs, or a button."""
    top = leaf.mapTo(held, QPoint()).y()
    if isinstance(leaf, QAbstractButton):
        return [(top, top + leaf.height())]
    if not isinstance(leaf, QLabel):
        return []
    line = leaf.fontMetrics().lineSpacing()
    n = max(1, round(leaf.height() / line))
    return [(top + k * leaf.height() // n, top + (k + 1) * leaf.height() // n) for k in range(n)]


class _Side(QWidget):
    def __init__(self, *widgets: QWidget) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.M)
        for widget in widgets:
            self.column.addWidget(widget)
        self.column.addStretch()
