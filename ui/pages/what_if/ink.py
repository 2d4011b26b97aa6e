"""Writing many short texts in one painting: each font and colour is looked up once, and set where it is another."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPolygonF

from ui.look import theme

_LINE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
LEFT = Qt.AlignmentFlag.AlignLeft | _LINE
RIGHT = Qt.AlignmentFlag.AlignRight | _LINE


class Ink:
    def __init__(self, painter: QPainter) -> None:
        self.painter = painter
        self._fonts: dict[str, QFont] = {}
        self._colours: dict[str, QColor] = {}
        self._font = self._tone = ""

    def colour(self, tone: str) -> QColor:
        if tone not in self._colours:
            self._colours[tone] = theme.colour(tone)
        return self._colours[tone]

    def forget(self) -> None:
        """Somebody else set font or pen."""
        self._font = self._tone = ""

    def text(self, words: str, type: str, tone: str, room: QRectF, align: int | Qt.AlignmentFlag) -> None:
        if type != self._font:
            if type not in self._fonts:
                self._fonts[type] = theme.font(type)
            self.painter.setFont(self._fonts[type])
            self._font = type
        if tone != self._tone:
            self.painter.setPen(self.colour(tone))
            self._tone = tone
        self.painter.drawText(room, align, words)

    def arrow(self, middle: QPointF, *, is_up: bool, tone: str) -> None:
        tip = -4.5 if is_up else 4.5
        painter = self.painter
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.colour(tone))
        painter.drawPolygon(
            QPolygonF([middle + QPointF(0, tip), middle + QPointF(-5, -tip), middle + QPointF(5, -tip)])
        )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        self._tone = ""
