"""The results of one application as lines: where the scores lie, the threshold as a dashed line, red where missed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from evalapp.domain.texts import _
from ui.look import theme
from ui.pages.individual.case_list import write
from ui.pages.individual.results import ResultLine
from ui.widgets.badge import badge_size, paint_badge
from ui.widgets.card import Card
from ui.widgets.text import set_tip

_ROW, _HEAD = 56, 28
_STRIP, _WEIGHT, _SCORE, _VERDICT = 200, 52, 64, 104
_LEAST_TITLE = 150
_INSET, _REACH = 6.0, 13.0  # of the line of scores at both ends, and of the dashed line above and below it


class ResultTable(Card):
    def __init__(self, lines: Sequence[ResultLine]) -> None:
        super().__init__()
        self.body.setContentsMargins(1, 1, 1, 1)
        self.body.setSpacing(0)
        self.heads = ResultHeads(lines)
        self.body.addWidget(self.heads)
        self.rows = [ResultRow(each) for each in lines]
        for row in self.rows:
            self.body.addWidget(row)


class ResultHeads(QWidget):
    """The words above the columns, and the points of the scale where all criteria have the same few."""

    def __init__(self, lines: Sequence[ResultLine]) -> None:
        super().__init__()
        scales = {
            (each.picture.lowest, each.picture.highest, each.picture.is_rising, each.points): each
            for each in lines
            if each.picture is not None
        }
        self._axis = next(iter(scales.values())) if len(scales) == 1 else None
        self.setFixedHeight(theme.pixels(_HEAD))

    @property
    def figures(self) -> tuple[int, ...]:
        """Those that stand above the lines of scores, where these have room."""
        return () if self._axis is None else tuple(self._axis.points)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, (title, weight, strip, score, verdict) = QPainter(self), _columns(self)
        if strip is not None and self._axis is not None:
            self._paint_axis(painter, strip, self._axis)
        write(painter, title, _("Criterion and justification"), "caption-strong", "dim")
        if weight is not None:
            write(painter, weight, _("Weight"), "caption-strong", "dim", is_right=True)
        write(painter, score, _("Result"), "caption-strong", "dim", is_right=True)
        write(painter, verdict, _("Threshold"), "caption-strong", "dim", is_right=True)

    def _paint_axis(self, painter: QPainter, room: QRectF, line: ResultLine) -> None:
        assert line.picture is not None
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("dim"))
        for point in self.figures:
            x = room.left() + _INSET + line.picture.share(point) * (room.width() - 2 * _INSET)
            spot = QRectF(x - 20, room.top(), 40, room.height())
            painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, str(point))


class ResultRow(QWidget):
    """One line: what is said of it stands below its title, and is whole in its tooltip."""

    def __init__(self, line: ResultLine) -> None:
        super().__init__()
        self.line = line
        self.setAccessibleName(line.spoken)
        set_tip(self, line.motivation)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.pixels(480), theme.pixels(_ROW))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.pixels(_LEAST_TITLE + _SCORE + _VERDICT), theme.pixels(_ROW))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, line = QPainter(self), self.line
        is_missed = line.is_met is False
        painter.fillRect(QRectF(0, 0, self.width(), 1), theme.colour("line"))
        if is_missed:
            painter.fillRect(QRectF(0, 1, theme.EDGE, self.height() - 1), theme.colour("bad"))
        title, weight, strip, score, verdict = _columns(self)
        half = (self.height() - 2 * theme.S) / 2
        upper, lower = _halves(title, half)
        write(painter, upper, line.title, "strong")
        lower.setRight(verdict.left() - theme.M)
        write(painter, lower, line.motivation, "caption", "dim")
        if weight is not None:
            write(painter, _halves(weight, half)[0], line.weight, "table", "dim", is_right=True)
        if strip is not None and line.picture is not None:
            self._paint_strip(painter, _halves(strip, half)[0])
        tone = "bad" if is_missed else "text"
        write(
            painter,
            _halves(score, half)[0],
            line.score,
            "total" if line.is_total else "section",
            tone,
            is_right=True,
        )
        self._paint_verdict(painter, verdict, half)

    def _paint_strip(self, painter: QPainter, room: QRectF) -> None:
        from ui.widgets.strip.symbols import paint_score_line  # with what draws it

        line = self.line
        assert line.picture is not None
        paint_score_line(painter, room, line.picture, theme.colour("panel"), line.points)
        if line.limit is None:
            return
        x = room.left() + _INSET + line.picture.share(line.limit) * (room.width() - 2 * _INSET)
        pen = QPen(theme.colour("bad" if line.is_met is False else "text"), 2)
        pen.setDashPattern([1.5, 1.5])
        painter.setPen(pen)
        middle = room.center().y()
        painter.drawLine(QPointF(x, middle - _REACH), QPointF(x, middle + _REACH))

    def _paint_verdict(self, painter: QPainter, room: QRectF, half: float) -> None:
        upper, lower = _halves(room, half)
        said = self.line.verdict
        if said:
            size = badge_size(said)
            spot = QRectF(
                upper.right() - size.width(),
                upper.center().y() - size.height() / 2,
                size.width(),
                size.height(),
            )
            paint_badge(painter, spot, said, "good" if self.line.is_met else "bad")
        write(painter, lower, self.line.threshold, "caption", "dim", is_right=True)


def _columns(widget: QWidget) -> tuple[QRectF, QRectF | None, QRectF | None, QRectF, QRectF]:
    """Title, weight, where the scores lie, score and threshold; weight and picture give way in a narrow page."""
    room = QRectF(widget.rect()).adjusted(theme.L, theme.S, -theme.L, -theme.S)
    if widget.height() < theme.pixels(_ROW):
        room = QRectF(widget.rect()).adjusted(theme.L, 0, -theme.L, 0)
    verdict = _from_right(room, _VERDICT)
    score = _from_right(room, _SCORE)
    is_wide = widget.width() >= theme.pixels(_LEAST_TITLE + _STRIP + _WEIGHT + _SCORE + _VERDICT)
    strip = _from_right(room, _STRIP) if is_wide else None
    weight = _from_right(room, _WEIGHT) if is_wide else None
    if weight is not None:
        weight.setRight(weight.right() - theme.S)
    return room, weight, strip, score, verdict


def _from_right(room: QRectF, width: int) -> QRectF:
    """So many pixels as designed, taken off `room`."""
    taken = QRectF(room.right() - theme.pixels(width), room.top(), theme.pixels(width), room.height())
    room.setRight(taken.left())
    return taken


def _halves(room: QRectF, half: float) -> tuple[QRectF, QRectF]:
    upper = QRectF(room.left(), room.top(), room.width(), half)
    return upper, QRectF(room.left(), upper.bottom(), room.width(), half)
