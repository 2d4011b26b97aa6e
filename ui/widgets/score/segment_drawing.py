"""How a segmented control looks."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from evalapp.domain.scheme.model import Scale
from evalapp.words.scores import short_value
from ui.look import theme
from ui.widgets.score.segment_grid import SegmentGrid


@dataclass(frozen=True, kw_only=True, slots=True)
class SegmentDrawing:
    """`value` and `under_mouse` in steps."""

    grid: SegmentGrid
    scale: Scale
    value: int | None
    under_mouse: int | None
    has_focus: bool
    is_enabled: bool

    def paint(self, painter: QPainter, within: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = self.grid.shape(within.adjusted(0.5, 0.5, -0.5, -0.5), theme.RADIUS)
        painter.fillPath(shape, theme.colour("panel"))
        painter.save()
        painter.setClipPath(shape)
        for n, steps in enumerate(self.scale.allowed_steps):
            self._paint_segment(painter, self.grid.rect(n), steps)
        painter.restore()
        painter.setPen(QPen(theme.colour("accent" if self.has_focus else "edge"), 2 if self.has_focus else 1))
        painter.drawPath(shape)

    def _paint_segment(self, painter: QPainter, rect: QRectF, steps: int) -> None:
        is_chosen = steps == self.value
        if is_chosen:
            painter.fillRect(rect, theme.colour("accent"))
        elif steps == self.under_mouse:
            painter.fillRect(rect, theme.colour("accent-ground"))
        painter.setPen(QPen(theme.colour("line"), 1))
        if rect.left() > 0:
            painter.drawLine(rect.topLeft() + QPointF(0, 1), rect.bottomLeft() - QPointF(0, 1))
        if rect.top() > 0:
            painter.drawLine(rect.topLeft(), rect.topRight())
        is_whole = self.scale.value(steps).denominator == 1
        painter.setFont(theme.font("table-strong" if is_whole or is_chosen else "caption"))
        ink = "on-accent" if is_chosen else "text" if is_whole and self.is_enabled else "dim"
        painter.setPen(theme.colour(ink))
        text = painter.fontMetrics().elidedText(
            short_value(self.scale, steps), Qt.TextElideMode.ElideRight, int(rect.width()) - 2
        )
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
