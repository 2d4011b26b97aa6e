"""A slider on which stands what is official, what scaled along, and between which values the same are funded."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.access.announcing import announce
from ui.access.roles import play_role
from ui.look import theme

_HEIGHT, _HANDLE, _DOT, _RING, _EDGE = 20, 7.5, 4.0, 3.5, 9
_FAR = 10  # steps that a page is
_Key = Qt.Key


@dataclass(frozen=True, kw_only=True, slots=True)
class Scale:
    """Whole steps from `low` to `high`; a step is as little as a key moves, `page` as much as a page key does."""

    low: int
    high: int
    page: int = _FAR


class Track(QWidget):
    """`moved(value)` when a person moves it, in steps of its scale; nothing is told of what `show_value` puts there.

    `official` stands as an open circle. The value is a handle where a person moved it (`is_moved`), a dot where it only
    scaled along. `interval`: from where to where nothing is different, an end that is None being none.
    """

    moved = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name, self._scale = name, Scale(low=0, high=100)
        self.value, self._official = 0, 0
        self._is_moved, self._is_outside = False, False
        self._interval: tuple[float | None, float | None] | None = None
        play_role(self, QAccessible.Role.Slider, is_alone=True)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_value(
        self,
        scale: Scale,
        value: int,
        official: int,
        *,
        is_moved: bool,
        words: str,
        interval: tuple[float | None, float | None] | None = None,
        is_outside: bool = False,
    ) -> None:
        """`words`: the value as it is heard; `interval` in steps."""
        self._scale, self.value, self._official = scale, value, official
        self._is_moved, self._interval, self._is_outside = is_moved, interval, is_outside
        self.setAccessibleName(f"{self._name}: {words}")
        if self.hasFocus() and words:
            announce(self, words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.pixels(160), theme.pixels(_HEIGHT))

    # by keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        page = self._scale.page
        by = {
            _Key.Key_Left: -1,
            _Key.Key_Down: -1,
            _Key.Key_Right: 1,
            _Key.Key_Up: 1,
            _Key.Key_PageDown: -page,
            _Key.Key_PageUp: page,
        }
        key, ends = _Key(event.key()), {_Key.Key_Home: self._scale.low, _Key.Key_End: self._scale.high}
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            super().keyPressEvent(event)
        elif key in by:
            self._go(self.value + by[key])
        elif key in ends:
            self._go(ends[key])
        else:
            super().keyPressEvent(event)

    def _go(self, value: int) -> None:
        value = max(self._scale.low, min(value, self._scale.high))
        if value != self.value:
            self.moved.emit(value)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Who turns the wheel over it wants to see the rest of the cards."""
        event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.setFocus()
            self._go(self._value_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go(self._value_at(event.position().x()))

    def _value_at(self, x: float) -> int:
        room = max(self.width() - 2 * _EDGE, 1)
        span = self._scale.high - self._scale.low
        return self._scale.low + round((x - _EDGE) / room * span)

    def _x(self, value: float) -> float:
        span = max(self._scale.high - self._scale.low, 1)
        share = max(0.0, min((value - self._scale.low) / span, 1.0))
        return _EDGE + share * (self.width() - 2 * _EDGE)

    # painting

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        self._paint_interval(painter, middle)
        painter.setPen(QPen(theme.colour("strong-line"), 2))
        painter.drawLine(QPointF(_EDGE, middle), QPointF(self.width() - _EDGE, middle))
        self._paint_ticks(painter, middle)
        at, official = QPointF(self._x(self.value), middle), QPointF(self._x(self._official), middle)
        if self._is_moved:
            painter.setPen(QPen(theme.colour("attention" if self._is_outside else "accent"), 3.5))
            painter.drawLine(official, at)
        if self.value != self._official or self._is_moved:
            painter.setPen(QPen(theme.colour("dim"), 1.6))
            painter.setBrush(theme.colour("panel"))
            painter.drawEllipse(official, _RING, _RING)
        if self._is_moved:
            painter.setPen(QPen(theme.colour("panel"), 2))
            painter.setBrush(theme.colour("accent"))
            painter.drawEllipse(at, _HANDLE - 1, _HANDLE - 1)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent"), 1.2))
            painter.drawEllipse(at, _HANDLE, _HANDLE)
        elif self.value != self._official:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("dim"))
            painter.drawEllipse(at, _DOT, _DOT)
        else:
            painter.setPen(QPen(theme.colour("dim"), 1.6))
            painter.setBrush(theme.colour("panel"))
            painter.drawEllipse(at, _DOT, _DOT)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawEllipse(at, _HANDLE + 1.5, _HANDLE + 1.5)

    def _paint_interval(self, painter: QPainter, middle: float) -> None:
        if self._interval is None:
            return
        low, high = self._ends()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent-ground"))
        painter.drawRect(QRectF(low, middle - 5, high - low, 10))

    def _ends(self) -> tuple[float, float]:
        assert self._interval is not None
        low, high = self._interval
        return (
            _EDGE if low is None else self._x(low),
            self.width() - _EDGE if high is None else self._x(high),
        )

    def _paint_ticks(self, painter: QPainter, middle: float) -> None:
        if self._interval is None:
            return
        painter.setPen(QPen(theme.colour("accent"), 2))
        for end, x in zip(self._interval, self._ends()):
            if end is not None and self._scale.low < end < self._scale.high:
                painter.drawLine(QPointF(x, middle - 7), QPointF(x, middle + 7))
