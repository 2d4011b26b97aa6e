"""The picture of two orders: rows, curves from one to the other, and the funding line as a band through all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from evalapp.domain.texts import _
from evalapp.words.scores import MISSING, figure
from ui.look import measuring, theme
from ui.pages.what_if.geometry import Geometry
from ui.pages.what_if.ink import LEFT, RIGHT, Ink
from ui.pages.what_if.words import line_words
from ui.widgets.badge import badge_size, paint_badge

if TYPE_CHECKING:
    from evalapp.analytics.what_if.live import Live, Order

_PLACE, _TOTAL, _MOVE, _PAD = 33, 42, 44, 14  # widths as designed
_FAR = 2  # places from which on a curve is drawn stronger
_MOST_CROSSING = (
    400  # curves of those who cross the line that are drawn though both their ends are out of sight
)


class Painted:
    def __init__(self, painter: QPainter, geometry: Geometry, live: Live, now: Order) -> None:
        self.painter, self.at, self.live, self.now = painter, geometry, live, now
        self.ink = Ink(painter)
        self._orders = (live.official, now)
        self._crossed = live.crossed(now)

    def paint(self, at_hand: int, *, has_keyboard: bool) -> None:
        """All but the official side, which moves with no slider and is painted once."""
        painter = self.painter
        self._clip()
        self._side(1, at_hand, has_keyboard=has_keyboard)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._curves(at_hand)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        self.ink.forget()
        self._line_words(1)
        painter.setClipping(False)
        self._head()

    def paint_official(self, at_hand: int, *, has_keyboard: bool) -> None:
        self._clip()
        self._side(0, at_hand, has_keyboard=has_keyboard)
        self._part_of_line(0)
        self._line_words(0)

    def _clip(self) -> None:
        found = self.at
        self.painter.setClipRect(QRectF(0, found.head, found.width, found.height - found.head))

    def _side(self, side: int, at_hand: int, *, has_keyboard: bool) -> None:
        for row in self.at.shown(side):
            self._ground(side, row, at_hand, has_keyboard=has_keyboard)
        self.ink.forget()
        for row in self.at.shown(side):
            self._row(side, row)

    # rows

    def _crossing(self, n: int) -> int:
        """1 where it enters, −1 where it leaves, 0 for neither."""
        return int(self._crossed[n])

    def _ground(self, side: int, row: int, at_hand: int, *, has_keyboard: bool) -> None:
        n, room = int(self._orders[side].order[row]), self.at.room(side, row)
        crossing = self._crossing(n) if side else 0
        if crossing:
            self.painter.fillRect(room, self.ink.colour("good-ground" if crossing > 0 else "bad-ground"))
        elif n == at_hand and has_keyboard:
            self.painter.fillRect(room, self.ink.colour("selection"))
        self.painter.setPen(QPen(self.ink.colour("line"), 1))
        self.painter.drawLine(QLineF(room.left(), room.bottom(), room.right(), room.bottom()))
        if n == at_hand and has_keyboard:
            edge = QRectF(room.left(), room.top(), theme.EDGE, room.height())
            self.painter.fillRect(edge, self.ink.colour("accent"))

    def _row(self, side: int, row: int) -> None:
        order = self._orders[side]
        n, room = int(order.order[row]), self.at.room(side, row)
        place, application = int(order.place[n]), self.live.applications[n]
        left, right = room.left(), room.right() - theme.pixels(_PAD)
        if side:
            self._moved(
                n, QRectF(right - theme.pixels(_MOVE), room.top(), theme.pixels(_MOVE), room.height())
            )
            right -= theme.pixels(_MOVE)
        total = (
            figure(order.total.fraction(n), int(order.decimals[n])) if bool(order.is_known[n]) else MISSING
        )
        width = theme.pixels(_TOTAL)
        self.ink.text(
            total, "deciding", "text", QRectF(right - width, room.top(), width, room.height()), RIGHT
        )
        right -= width + theme.S
        crossing = self._crossing(n) if side else 0
        if crossing:
            right = self._badge(crossing, right, room)
        numbers = theme.pixels(_PLACE)
        self.ink.text(
            str(place) if place else MISSING,
            "table-strong",
            "text" if place else "dim",
            QRectF(left, room.top(), numbers, room.height()),
            RIGHT,
        )
        begin = left + numbers + theme.S
        number = measuring.width(application.number, "table")
        room_left = max(right - begin - number - theme.S, 0)
        title = measuring.elided(application.title, "table-strong", room_left)
        wide = min(measuring.width(title, "table-strong"), room_left)
        tone = "text" if place else "dim"
        self.ink.text(title, "table-strong", tone, QRectF(begin, room.top(), wide + 1, room.height()), LEFT)
        after = QRectF(begin + wide + theme.S - 2, room.top(), number + 1, room.height())
        self.ink.text(application.number, "table", "dim", after, LEFT)

    def _badge(self, crossing: int, right: float, room: QRectF) -> float:
        words = _("enters") if crossing > 0 else _("leaves")
        size = badge_size(words)
        box = QRectF(right - size.width(), room.center().y() - size.height() / 2, size.width(), size.height())
        tone = "good" if crossing > 0 else "bad"
        paint_badge(self.painter, box, words, tone, behind=f"{tone}-ground")
        self.ink.forget()
        return box.left() - theme.S

    def _moved(self, n: int, room: QRectF) -> None:
        before, after = int(self.live.official.place[n]), int(self.now.place[n])
        crossing = self._crossing(n)
        tone = "good" if crossing > 0 else "bad" if crossing < 0 else "dim"
        if not before or not after or before == after:
            self.ink.text(MISSING, "table", "dim", room, RIGHT)
            return
        by = str(abs(before - after))
        self.ink.text(by, "table", tone, room, RIGHT)
        self.ink.arrow(
            QPointF(room.right() - measuring.width(by, "table") - 10, room.center().y()),
            is_up=after < before,
            tone=tone,
        )

    # between them

    def _curves(self, at_hand: int) -> None:
        found = self.at
        seen = {int(self._orders[side].order[row]) for side in (0, 1) for row in found.shown(side)}
        crossing = self._crossed.nonzero()[0].tolist()
        plain = seen.difference(crossing)
        for _is_last, _by, n in sorted((n == at_hand, self._by(n), n) for n in plain):
            self._curve(n, "dim" if self._by(n) >= _FAR or n == at_hand else "strong-line", 1.4)
        self._band()
        for n in crossing if len(crossing) <= _MOST_CROSSING else sorted(seen.intersection(crossing)):
            self._curve(n, "panel", 5.5)  # so that it stands out from what it runs across
            self._curve(n, "good" if self._crossing(n) > 0 else "bad", 2.6, has_ends=True)

    def _by(self, n: int) -> int:
        before, after = int(self.live.official.place[n]), int(self.now.place[n])
        return abs(before - after) if before and after else 0

    def _curve(self, n: int, tone: str, width: float, *, has_ends: bool = False) -> None:
        found, official, now = self.at, self.live.official, self.now
        start = QPointF(found.left + 5, found.middle(0, int(official.row[n])))
        end = QPointF(found.right - 5, found.middle(1, int(now.row[n])))
        if max(start.y(), end.y()) < found.head or min(start.y(), end.y()) > found.height:
            return
        bend = (end.x() - start.x()) / 2
        path = QPainterPath(start)
        path.cubicTo(start + QPointF(bend, 0), end - QPointF(bend, 0), end)
        self.painter.setPen(QPen(self.ink.colour(tone), width))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawPath(path)
        if has_ends:
            self.painter.setBrush(self.ink.colour(tone))
            for each in (start, end):
                self.painter.drawEllipse(each, 2.4, 2.4)

    # the funding line

    def _band(self) -> None:
        found = self.at
        self._part_of_line(1)
        first, second = found.line_top(0), found.line_top(1)
        if first is None or second is None:
            return
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(self.ink.colour("accent"))
        bend = (found.right - found.left) / 2
        path = QPainterPath(QPointF(found.left - 0.5, first))
        path.cubicTo(
            QPointF(found.left + bend, first),
            QPointF(found.right - bend, second),
            QPointF(found.right + 0.5, second),
        )
        path.lineTo(found.right + 0.5, second + found.band)
        path.cubicTo(
            QPointF(found.right - bend, second + found.band),
            QPointF(found.left + bend, first + found.band),
            QPointF(found.left - 0.5, first + found.band),
        )
        path.closeSubpath()
        self.painter.drawPath(path)

    def _part_of_line(self, side: int) -> None:
        found, top = self.at, self.at.line_top(side)
        if top is not None:
            left, right = (0.0, found.left) if side == 0 else (found.right, float(found.width))
            self.painter.fillRect(QRectF(left, top, right - left, found.band), self.ink.colour("accent"))

    def _line_words(self, side: int) -> None:
        found, order = self.at, self._orders[side]
        top = found.line_top(side)
        if top is None or top > found.height or top + found.band < found.head:
            return
        left, right = (0.0, found.left) if side == 0 else (found.right, float(found.width))
        room = QRectF(left + theme.L, top, right - left - 2 * theme.L, found.band)
        granted, rest = line_words(self.live, order)
        name = _("Funding line")
        self.ink.text(name, "table-strong", "on-accent", room, LEFT)
        begin = measuring.width(name, "table-strong") + theme.M
        wide = measuring.width(rest, "caption")
        if begin + measuring.width(granted, "caption") + wide + theme.S <= room.width():
            self.ink.text(rest, "caption", "on-accent", room, RIGHT)
            wide += theme.S
        else:
            wide = 0
        words = measuring.elided(granted, "caption", room.width() - begin - wide)
        self.ink.text(words, "caption", "on-accent", room.adjusted(begin, 0, 0, 0), LEFT)

    def _head(self) -> None:
        found, painter = self.at, self.painter
        painter.fillRect(QRectF(0, 0, found.width, found.head), self.ink.colour("panel"))
        painter.setPen(QPen(self.ink.colour("line"), 1))
        painter.drawLine(QLineF(0, found.head - 0.5, found.width, found.head - 0.5))
        self.ink.forget()
        for side, name in ((0, _("Official")), (1, _("What if"))):
            left, right = (0.0, found.left) if side == 0 else (found.right, float(found.width))
            right -= theme.pixels(_PAD)
            numbers = theme.pixels(_PLACE)
            self.ink.text("#", "caption", "dim", QRectF(left, 0, numbers, found.head), RIGHT)
            begin = left + numbers + theme.S
            if side:
                move = theme.pixels(_MOVE)
                self.ink.text(_("Place"), "caption", "dim", QRectF(right - move, 0, move, found.head), RIGHT)
                right -= move
            total = theme.pixels(_TOTAL)
            self.ink.text(_("Total"), "caption", "dim", QRectF(right - total, 0, total, found.head), RIGHT)
            self.ink.text(name, "caption", "dim", QRectF(begin, 0, right - total - begin, found.head), LEFT)
