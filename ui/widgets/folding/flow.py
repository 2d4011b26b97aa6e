"""Widgets beside each other, as many in a line as there is room for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget

from ui.look import theme
from ui.widgets.text import restyle


class Flow(QWidget):
    """As high as its lines are in the width that it gets; with `is_even` they stand in columns.

    What `joins` is one control of several segments where all have room in one row; else they stand apart. The property
    `place` of each tells the style sheet which of these it is: first, middle, last or alone.
    """

    def __init__(
        self, widgets: Sequence[QWidget] = (), *, joins: bool = False, is_even: bool = False
    ) -> None:
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.flow = layout = FlowLayout(self, joins=joins, is_even=is_even)
        for widget in widgets:
            layout.addWidget(widget)


class FlowLayout(QLayout):
    """As `Flow` says, in a widget of one's own."""

    def __init__(self, parent: QWidget, *, joins: bool = False, is_even: bool = False) -> None:
        super().__init__(parent)
        self._joins, self._is_even = joins, is_even
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arranged(QRect(0, 0, width, 0), moves=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arranged(rect, moves=True)

    def sizeHint(self) -> QSize:
        hints = [each.sizeHint() for each in self._items if not each.isEmpty()]
        width = sum(each.width() for each in hints) + theme.S * max(0, len(hints) - 1)
        return QSize(width, max((each.height() for each in hints), default=0))

    def minimumSize(self) -> QSize:
        """So narrow that what is around it never has to be as wide as all of them beside each other."""
        return QSize(0, max((each.minimumSize().height() for each in self._items), default=0))

    def _arranged(self, rect: QRect, *, moves: bool) -> int:
        """The height that they need."""
        if self._joins:
            sizes = [each.sizeHint() for each in self._items]
            if len(sizes) > 1 and sum(each.width() for each in sizes) <= rect.width():
                return self._in_one_row(rect, sizes, moves=moves)
            for each in self._items if moves else ():
                _place(each, "alone")
        x, y, line = rect.x(), rect.y(), 0
        even = max((each.sizeHint().width() for each in self._items), default=0) if self._is_even else 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            width = min(max(size.width(), even), max(rect.width(), 1))
            if x > rect.x() and x + width > rect.x() + rect.width():
                x, y, line = rect.x(), y + line + theme.XS, 0
            if moves:
                item.setGeometry(QRect(QPoint(x, y), QSize(width, size.height())))
            x += width + theme.S
            line = max(line, size.height())
        return y + line - rect.y()

    def _in_one_row(self, rect: QRect, sizes: Sequence[QSize], *, moves: bool) -> int:
        x, height = rect.x(), max(each.height() for each in sizes)
        last = len(sizes) - 1
        for n, (item, size) in enumerate(zip(self._items, sizes, strict=True)):
            widget = item.widget()
            if moves and widget is not None:
                _place(item, "first" if n == 0 else "last" if n == last else "middle")
                # Not by its item, which would leave it as high as it is alone.
                widget.setGeometry(QRect(QPoint(x, rect.y()), QSize(size.width(), height)))
            x += size.width() - 1  # the line between two of them is one
        return height


def _place(item: QLayoutItem, place: str) -> None:
    widget = item.widget()
    if widget is not None:
        restyle(widget, place=place)
