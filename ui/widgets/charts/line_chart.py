"""A picture of lines on a page: scrolled by whole lines, gone through by keys, heard line by line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip, QWidget

from ui.access.announcing import announce
from ui.access.roles import play_role
from ui.look import theme
from ui.widgets.charts.line_values import FOOT, LINE, NO_LINES, TOP, Beside, Group, Line, Lines
from ui.widgets.text import as_tooltip

if TYPE_CHECKING:
    from ui.widgets.charts.line_picture import LinePicture, Shown

_Key = Qt.Key
MOST_ON_A_PICTURE = 120  # lines of a copied picture


class LineChart(QAbstractScrollArea):
    """`opened(key)` on Enter and a double click; `copied` on Ctrl+C, `asked_at(place)` for its menu; `scrolled`.

    The line at hand is the accessible name: a screen reader says each new one. Only lines in sight are made, so that
    5,000 cost no more than 20; and nothing is drawn, nor pyqtgraph loaded, before it was in sight.
    """

    opened = Signal(str)
    copied = Signal()
    asked_at = Signal(object)  # QPoint on the screen
    scrolled = Signal()

    def __init__(self, name: str, before: Sequence[Beside], after: Sequence[Beside]) -> None:
        super().__init__()
        self._called, self._before, self._after = name, tuple(before), tuple(after)
        self._lines, self._made = NO_LINES, dict[int, Line]()
        self._at_hand, self._was_in_sight = -1, False
        self._picture: LinePicture | None = None
        play_role(self, QAccessible.Role.Chart, is_alone=True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumSize(theme.pixels(420), theme.pixels(180))
        self.setAccessibleName(name)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._redraw)
        self.verticalScrollBar().valueChanged.connect(self._follow_bar)

    def show_lines(self, lines: Lines, description: str) -> None:
        """The line at hand stays so where it is still there."""
        kept = self.key_at_hand
        self._lines = lines
        self._made.clear()
        self._at_hand = next((n for n in self._stops if self._key(n) == kept), next(iter(self._stops), -1))
        self.setAccessibleDescription(description)
        self._measure()
        self.updateGeometry()
        self._say()
        self.draw_soon()

    @property
    def lines(self) -> Lines:
        return self._lines

    @property
    def _stops(self) -> list[int]:
        """The rows that are lines."""
        return [n for n, row in enumerate(self._lines.rows) if not isinstance(row, Group)]

    def _key(self, row: int) -> str:
        n = self._lines.rows[row]
        return "" if isinstance(n, Group) else self._lines.keys[n]

    @property
    def key_at_hand(self) -> str:
        return self._key(self._at_hand) if self._at_hand >= 0 else ""

    def row(self, row: int) -> Line | Group:
        n = self._lines.rows[row]
        if isinstance(n, Group):
            return n
        if n not in self._made:
            self._made[n] = self._lines.line(n)
        return self._made[n]

    # what is in sight

    def sizeHint(self) -> QSize:
        """As high as all its lines."""
        high = theme.pixels(TOP) + theme.pixels(LINE) * len(self._lines.rows) + theme.pixels(FOOT)
        return QSize(theme.pixels(600), high + 2)

    @property
    def _room(self) -> int:
        """How many whole lines are in sight."""
        high = self.viewport().height() - theme.pixels(TOP) - theme.pixels(FOOT)
        return max(high // theme.pixels(LINE), 1)

    @property
    def below(self) -> int:
        """How many lines stand below those in sight."""
        first = self.verticalScrollBar().value() + self._room
        return sum(not isinstance(row, Group) for row in self._lines.rows[first:])

    def _measure(self) -> None:
        bar = self.verticalScrollBar()
        bar.setRange(0, max(len(self._lines.rows) - self._room, 0))
        bar.setPageStep(self._room)
        self.setMaximumHeight(max(self.sizeHint().height(), self.minimumHeight()))
        self.scrolled.emit()

    def _shown(self, first: int, count: int, at_hand: int = -1) -> Shown:
        from ui.widgets.charts.line_picture import Shown

        last = min(first + count, len(self._lines.rows))
        return Shown(
            before=self._before,
            after=self._after,
            axis=self._lines.axis,
            rows=[self.row(n) for n in range(first, last)],
            at_hand=at_hand - first,
        )

    def draw_soon(self) -> None:
        if self.isVisible() and self._was_in_sight:
            self._soon.start(0)

    def _redraw(self) -> None:
        from ui.widgets.charts.line_picture import LinePicture

        if self._picture is None:
            self._picture = LinePicture(self.viewport())
        self._picture.resize(self.viewport().size())
        at_hand = self._at_hand if self.hasFocus() else -1
        self._picture.draw(self._shown(self.verticalScrollBar().value(), self._room, at_hand))
        self._picture.show()

    def picture(self, most: int = MOST_ON_A_PICTURE) -> QImage:
        """All lines, or of very many those from the first in sight on."""
        from ui.widgets.charts.line_picture import LinePicture

        count = len(self._lines.rows)
        first = 0 if count <= most else min(self.verticalScrollBar().value(), count - most)
        holder = QWidget()
        made = LinePicture(holder)
        high = theme.pixels(TOP) + theme.pixels(LINE) * min(count, most) + theme.pixels(FOOT)
        made.resize(QSize(max(self.viewport().width(), theme.pixels(900)), high))
        made.draw(self._shown(first, most))
        image: QImage = made.grab().toImage()
        holder.deleteLater()
        return image

    @property
    def is_long(self) -> bool:
        """Whether a picture does not hold all of it."""
        return len(self._lines.rows) > MOST_ON_A_PICTURE

    def _follow_bar(self) -> None:
        self.draw_soon()
        self.scrolled.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_in_sight:
            self._was_in_sight = True
            self.draw_soon()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()
        self.draw_soon()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._measure()
            self.draw_soon()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.draw_soon()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.draw_soon()

    # keys and mouse

    def _say(self) -> None:
        row = self.row(self._at_hand) if self._at_hand >= 0 else None
        self.setAccessibleName(row.said if isinstance(row, Line) else self._called)

    def _row_at(self, at: QPoint) -> int:
        """-1 where no line is."""
        n = (at.y() - theme.pixels(TOP)) // theme.pixels(LINE) + self.verticalScrollBar().value()
        is_line = at.y() >= theme.pixels(TOP) and n < len(self._lines.rows)
        return n if is_line and not isinstance(self._lines.rows[n], Group) else -1

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            n = self._row_at(event.pos())
            row = self.row(n) if n >= 0 else None
            words = row.said if isinstance(row, Line) else ""
            QToolTip.showText(event.globalPos(), as_tooltip(words), self.viewport())
            return True
        return super().viewportEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        n = self._row_at(event.position().toPoint())
        if n >= 0:
            self._take(n)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._row_at(event.position().toPoint()) >= 0:
            self.opened.emit(self.key_at_hand)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.asked_at.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        stops = self._stops
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copied.emit()
            return
        if not stops or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
            return
        at = stops.index(self._at_hand)
        moves = {
            _Key.Key_Up: at - 1,
            _Key.Key_Down: at + 1,
            _Key.Key_PageUp: at - self._room,
            _Key.Key_PageDown: at + self._room,
            _Key.Key_Home: 0,
            _Key.Key_End: len(stops) - 1,
        }
        if event.key() in moves:
            self._take(stops[max(0, min(moves[_Key(event.key())], len(stops) - 1))])
        elif event.key() in (_Key.Key_Return, _Key.Key_Enter):
            self.opened.emit(self.key_at_hand)
        else:
            super().keyPressEvent(event)

    def choose(self, key: str) -> None:
        """The line at hand, brought into view."""
        found = next((n for n in self._stops if self._key(n) == key), None)
        if found is not None:
            self._take(found)

    def _take(self, row: int) -> None:
        self._at_hand = row
        bar = self.verticalScrollBar()
        above = row - 1 if row and isinstance(self._lines.rows[row - 1], Group) else row
        bar.setValue(min(max(bar.value(), row - self._room + 1), above))
        self._say()
        announce(self, self.accessibleName())
        self.draw_soon()
