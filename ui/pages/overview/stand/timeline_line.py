"""The way of a call as a line with its days, and today on it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from evalapp.domain.texts import _, ngettext
from evalapp.operations.overview.timeline import Milestone, Stage, Timeline
from evalapp.words import formats
from evalapp.words.phrases import MOST_NAMED, numbered
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
        said = (*parts, today_words(timeline), overdue_words(timeline))
        self.setAccessibleName("; ".join(filter(None, said)))
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
        done = share * (self._timeline.reached + 0.5)
        first, last = share / 2, self.width() - share / 2
        lines = ((first, done, "accent"), (done, at, "attention"), (max(done, at), last, "strong-line"))
        for left, right, role in lines:
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
        is_late = timeline.overdue is not None
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


def overdue_words(timeline: Timeline) -> str:
    """Where the days of the call and its state disagree, in a sentence; empty where they do not."""
    each = timeline.overdue
    if each is None or each.date is None:
        return ""
    n = (timeline.today - each.date).days
    if n > _FAR:
        text = _("The day of “{milestone}” was {day}; the call is still in the phase “{phase}”.")
        return text.format(milestone=each.label, day=formats.day(each.day), phase=timeline.phase.label)
    return ngettext(
        "The day of “{milestone}” passed {n} day ago; the call is still in the phase “{phase}”.",
        "The day of “{milestone}” passed {n} days ago; the call is still in the phase “{phase}”.",
        n,
    ).format(milestone=each.label, n=n, phase=timeline.phase.label)


def not_in_packs_words(timeline: Timeline) -> str:
    """Beside the tick of what was handed out: what came since, in a sentence; empty where nothing did."""
    n = len(timeline.not_in_packs)
    if not n:
        return ""
    text = ngettext(
        "Packs were handed out; {n} application is in none of them: {applications}.",
        "Packs were handed out; {n} applications are in none of them: {applications}.",
        n,
    )
    return text.format(n=n, applications=numbered(timeline.not_in_packs, most=MOST_NAMED))


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
