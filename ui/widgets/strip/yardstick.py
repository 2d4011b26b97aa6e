"""My other scores on one criterion, as quiet dots under its segmented control."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from evalapp.domain.scheme.model import Scale
from evalapp.domain.texts import _
from evalapp.words.scores import value_text
from ui.look import theme
from ui.widgets.score.segments import MOST_SEGMENTS

DOT = 2.5  # radius
GAP = 2.0
LINES = 2


class YardstickStrip(QWidget):
    """One dot for each application that got the value, under the middle of that value's segment.

    Give it the width of the SegmentedScore above it, and `set_scores` whenever another application or score is at
    hand. A value given more often than there is room for dots gets its number. Not a control: it takes no focus, and
    its accessible name says it in words. With nothing to compare with it is blank but as high: nothing jumps.
    `radius` of a dot in pixels, and `lines` of them at most.
    """

    radius, lines = DOT, LINES

    def __init__(
        self,
        scale: Scale,
        values: Iterable[int] = (),
        current: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._scale = scale
        self._steps = scale.allowed_steps
        self._counts: Counter[int] = Counter()
        self._current: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_scores(values, current)

    def set_scores(self, values: Iterable[int], current: int | None) -> None:
        """`values`: what my other applications got, in steps of the scale; `current`: what this one has."""
        self._counts = Counter(value for value in values if value in self._steps)
        self._current = current
        words = self.words()
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    def words(self) -> str:
        """The scores from the lowest: 3 × 3.5, 1 × 4."""
        if not self._counts:
            return ""
        given = ", ".join(
            f"{count} × {value_text(self._scale, steps)}" for steps, count in sorted(self._counts.items())
        )
        return self.say(given)

    def say(self, given: str) -> str:
        return _("My other scores here: {scores}").format(scores=given)

    def sizeHint(self) -> QSize:
        return QSize(theme.pixels(30) * min(len(self._steps), MOST_SEGMENTS), theme.pixels(14))

    def centre_of(self, steps: int) -> float:
        """Where the dots of a value stand: under the middle of its segment, or at its place on a long scale."""
        n = self._steps.index(steps)
        return (n + 0.5) * self.width() / len(self._steps)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for steps, count in self._counts.items():
            ink = theme.colour("accent" if steps == self._current else "dim")
            self._paint_value(painter, self.centre_of(steps), count, ink)

    def _paint_value(self, painter: QPainter, centre: float, count: int, ink: QColor) -> None:
        step = 2 * self.radius + GAP
        room = self.width() / len(self._steps) if len(self._steps) <= MOST_SEGMENTS else step
        a_line = max(1, int((room - GAP) / step))
        if count > a_line * self.lines:
            painter.setFont(theme.font("caption"))
            painter.setPen(ink)
            spot = QRectF(centre - 30, 0, 60, self.height())
            painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, f"×{count}")
            return
        painter.setPen(QPen(ink, 1.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        lines = -(-count // a_line)
        top = self.height() / 2 - (lines - 1) * step / 2
        for n in range(count):
            line, place = divmod(n, a_line)
            here = min(a_line, count - line * a_line)
            x = centre + (place - (here - 1) / 2) * step
            painter.drawEllipse(QPointF(x, top + line * step), self.radius - 0.6, self.radius - 0.6)
