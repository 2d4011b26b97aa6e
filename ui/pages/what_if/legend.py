"""What stands on the sliders: on one line where there is room for it, else each on its own."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLineF, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from evalapp.domain.texts import _
from ui.look import measuring, theme
from ui.pages.what_if.ink import LEFT, Ink

_LINE, _GAP = 18, 8
_WIDTHS = (21, 8, 8)  # of the signs: an interval, an open circle, a dot


class Legend(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._first = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_kind(is_of_order=False)
        self._take_height()

    def show_kind(self, *, is_of_order: bool) -> None:
        first = _("the order stays the same") if is_of_order else _("the same are funded")
        if first != self._first:
            self._first = first
            self.setAccessibleName("; ".join(self._words))
            self._take_height()
            self.update()

    @property
    def _words(self) -> tuple[str, str, str]:
        return self._first, _("official"), _("scaled along")

    @property
    def _advances(self) -> list[float]:
        return [
            sign + 6 + measuring.width(each, "caption") + _GAP for sign, each in zip(_WIDTHS, self._words)
        ]

    @property
    def _is_one_line(self) -> bool:
        return sum(self._advances) - _GAP <= self.width()

    def _take_height(self) -> None:
        self.setFixedHeight(theme.pixels(_LINE) * (1 if self._is_one_line else len(_WIDTHS)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._take_height()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._take_height()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ink, height, is_one_line = Ink(painter), theme.pixels(_LINE), self._is_one_line
        x = y = 0.0
        for n, (words, advance) in enumerate(zip(self._words, self._advances)):
            self._sign(painter, n, x, y + height / 2)
            ink.forget()
            room = QRectF(x + _WIDTHS[n] + 6, y, self.width(), height)
            ink.text(words, "caption", "dim", room, LEFT)
            x, y = (x + advance, y) if is_one_line else (x, y + height)

    def _sign(self, painter: QPainter, n: int, x: float, middle: float) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if n == 0:
            painter.fillRect(QRectF(x, middle - 4, 20, 8), theme.colour("accent-ground"))
            painter.setPen(QPen(theme.colour("accent"), 2))
            for at in (x + 1, x + 20):
                painter.drawLine(QLineF(at, middle - 5, at, middle + 5))
            return
        painter.setPen(QPen(theme.colour("dim"), 1.6))
        painter.setBrush(theme.colour("panel" if n == 1 else "dim"))
        painter.drawEllipse(QRectF(x + 0.5, middle - 3.5, 7, 7))
