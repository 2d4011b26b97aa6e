"""The way of a call as a line with its days, and today on it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from evalapp.domain.texts import _, ngettext
from evalapp.operations.overview.timeline import Milestone, Stage, Timeline
from evalapp.words import formats
from ui.access.roles import play_role
from ui.look import icons, theme

_MARK, _TOP, _LINE = 16, 22, 17
_FAR = 99  # days; from there on a number of days says less than the day itself


class TimelineLine(QWidget):
    """What is over is checked, what comes next is in the accent, today is a stroke with its day above it."""

    def __init__(self) -> None:
        super().__init__()
        self._timeline: Timeline | None = None
        play_role(self, QAccessible.Role.Chart)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_timeline(self, timeline: Timeline) -> None:
        self._timeline = timeline
        parts = [_said(each) for each in timeline.milestones]
        self.setAccessibleName("; ".join([*parts, today_words(timeline)]))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(600, theme.pixels(_TOP + _MARK + 2 * _LINE + 6))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._timeline is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown = self._timeline.milestones
        share = self.width() / len(shown)
        middle = theme.pixels(_TOP) + theme.pixels(_MARK) / 2
        at = share * (self._timeline.at + 0.5)
        first, last = share / 2, self.width() - share / 2
        for left, right, role in ((first, at, "accent"), (at, last, "strong-line")):
            painter.setPen(QPen(theme.colour(role), 2))
            painter.drawLine(QPointF(left, middle), QPointF(max(left, right), middle))
        for n, each in enumerate(shown):
            self._paint_milestone(painter, each, share * (n + 0.5), share - 4)
        self._paint_today(painter, self._timeline, at, middle)

    def _paint_milestone(self, painter: QPainter, each: Milestone, x: float, width: float) -> None:
        mark, top = theme.pixels(_MARK), theme.pixels(_TOP)
        circle = QRectF(x - mark / 2, top, mark, mark)
        is_present, is_over = each.stage is Stage.PRESENT, each.stage is Stage.OVER
        painter.setPen(QPen(theme.colour("accent" if is_over or is_present else "edge"), 2))
        painter.setBrush(theme.colour("accent" if is_over else "panel"))
        painter.drawEllipse(circle.adjusted(1, 1, -1, -1))
        if is_over:
            icons.paint_icon(painter, "check", circle.adjusted(3, 3, -3, -3), theme.colour("on-accent"))
        tone = "accent" if is_present else "text" if is_over else "dim"
        day = formats.day(each.day) if each.day else ""
        for line, (text, type, ink) in enumerate(
            ((each.label, "caption-strong" if is_present else "table", tone), (day, "caption", "dim"))
        ):
            font = theme.font(type)
            painter.setFont(font)
            painter.setPen(theme.colour(ink))
            shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, width)
            y = top + mark + 3 + line * theme.pixels(_LINE)
            room = QRectF(x - width / 2, y, width, theme.pixels(_LINE))
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, shown)

    def _paint_today(self, painter: QPainter, timeline: Timeline, at: float, middle: float) -> None:
        is_late = (timeline.days_left or 0) < 0
        painter.setPen(QPen(theme.colour("attention" if is_late else "accent"), 2))
        reach = theme.pixels(9)
        painter.drawLine(QPointF(at, middle - reach), QPointF(at, middle + reach))
        font, words = theme.font("caption-strong"), today_words(timeline)
        width = QFontMetricsF(font).horizontalAdvance(words) + 2
        left = min(max(0.0, at - width / 2), max(0.0, self.width() - width))
        painter.setFont(font)
        painter.drawText(QRectF(left, 0, width, theme.pixels(_LINE)), Qt.AlignmentFlag.AlignCenter, words)


def _said(each: Milestone) -> str:
    state = {Stage.OVER: _("over"), Stage.PRESENT: _("now"), Stage.AHEAD: _("still to come")}[each.stage]
    day = formats.day(each.day) if each.day else ""
    return ", ".join(part for part in (each.label, day, state) if part)


def today_words(timeline: Timeline) -> str:
    """`today, 14/12/2015 · 4 days left`; the days only where they are few enough to say something."""
    said = [_("today, {day}").format(day=formats.day(timeline.today.isoformat()))]
    left, present = timeline.days_left, timeline.present
    if left is not None and present is not None and present.is_planned:
        if 0 <= left <= _FAR:
            said.append(ngettext("{n} day left", "{n} days left", left).format(n=left))
        elif -_FAR <= left < 0:
            said.append(ngettext("{n} day late", "{n} days late", -left).format(n=-left))
        elif left < 0:
            said.append(_("past “{milestone}”").format(milestone=present.label))
    return " · ".join(said)
