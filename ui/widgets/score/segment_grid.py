"""Where the values of a segmented control lie: in as few rows as leave each of them wide enough to press."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetrics, QPainterPath

from evalapp.domain.scheme.model import Scale
from evalapp.words.scores import short_value
from ui.look import theme
from ui.look.style_sheet import LEAST_TARGET

AIR = 3  # beside the widest value


def least_segment(scale: Scale) -> int:
    metrics = QFontMetrics(theme.font("table-strong"))
    widest = max(metrics.horizontalAdvance(short_value(scale, steps)) for steps in scale.allowed_steps)
    return max(LEAST_TARGET, theme.pixels(18), widest + 2 * AIR)


@dataclass(frozen=True, kw_only=True, slots=True)
class SegmentGrid:
    """`least`: the width that a value needs; `height` of a row. All in pixels."""

    count: int
    least: int
    width: int
    height: int

    @property
    def rows(self) -> int:
        a_row = max(self.width // self.least, 1)
        return -(-self.count // a_row)

    @property
    def columns(self) -> int:
        return -(-self.count // self.rows)

    def rect(self, n: int) -> QRectF:
        row, column = divmod(n, self.columns)
        width = self.width / self.columns
        return QRectF(column * width, row * self.height, width, self.height)

    def at(self, spot: QPointF) -> int:
        """The nearest value."""
        columns = self.columns
        row = min(max(int(spot.y() / self.height), 0), self.rows - 1)
        column = min(max(int(spot.x() * columns / max(self.width, 1)), 0), columns - 1)
        return min(row * columns + column, self.count - 1)

    def shape(self, outline: QRectF, radius: float) -> QPainterPath:
        """Round the values, of which the last row may hold fewer."""
        shape = QPainterPath()
        shape.addRoundedRect(outline, radius, radius)
        last = self.rect(self.count - 1)
        if last.right() >= outline.right() - 1:
            return shape
        beside = QPainterPath()
        beside.addRect(QRectF(last.right(), last.top(), self.width, self.height * 2))
        return shape.subtracted(beside)
