"""How who scored what is drawn: a shape for each state, never a colour alone."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from evalapp.domain.application import Application
from evalapp.operations.overview.scored import Cell, Scored
from ui.look import theme
from ui.pages.overview.stand.scored_layout import GAP, Layout, foot_words

_CELL = 15.0
_RIGHT = Qt.AlignmentFlag.AlignRight


def paint_scored(painter: QPainter, layout: Layout) -> None:
    scored = layout.scored
    _paint_head(painter, layout)
    for row, (juror, name) in enumerate(scored.jurors):
        top = layout.head + row * layout.row
        write(painter, name, QRectF(0, top, layout.left - GAP, layout.row))
        for cell, shown in enumerate(layout.cells):
            room = layout.place(row, cell)
            if layout.per_cell > 1:
                _paint_several(painter, scored, juror, shown, room)
            else:
                number = shown[0].number
                _paint_cell(painter, scored.cell(juror, number), _fill(scored, juror, number), room)
        is_owing = bool(scored.share(juror).owed)
        write(
            painter,
            layout.share_words(row),
            QRectF(layout.width - layout.right, top, layout.right, layout.row),
            type="caption-strong" if is_owing else "caption",
            tone="attention" if is_owing else "dim",
            align=_RIGHT,
        )
    _paint_foot(painter, layout)


def write(
    painter: QPainter,
    text: str,
    room: QRectF,
    *,
    type: str = "table",
    tone: str = "text",
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """One line, which ends in … where the room is too narrow."""
    font = theme.font(type)
    painter.setFont(font)
    painter.setPen(theme.colour(tone))
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width() + 1)
    painter.drawText(room, align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)


def _fill(scored: Scored, juror: str, number: str) -> float:
    return scored.given.get((juror, number), 0) / (scored.each or 1)


def _paint_head(painter: QPainter, layout: Layout) -> None:
    """Every number where they have room, else the first and every fifth that has."""
    metrics, free = QFontMetricsF(theme.font("caption")), 0.0
    for n, shown in enumerate(layout.cells):
        text, room = shown[0].number, layout.place(0, n)
        advance = metrics.horizontalAdvance(text) + 1
        left = max(layout.left, room.center().x() - advance / 2)
        if left >= free and (n == 0 or n % 5 == 4 or room.width() > advance + GAP):
            place = QRectF(left, 0, advance, layout.head)
            write(painter, text, place, type="caption", tone="dim")
            free = place.right() + GAP


def _paint_several(
    painter: QPainter, scored: Scored, juror: str, shown: tuple[Application, ...], room: QRectF
) -> None:
    seats = [each.number for each in shown if (juror, each.number) in scored.given]
    if seats:
        share = sum(_fill(scored, juror, number) for number in seats) / len(seats)
        inner = room.adjusted(0.5, 3, -0.5, -3)
        painter.fillRect(inner, theme.colour("line"))
        painter.fillRect(inner.adjusted(0, inner.height() * (1 - share), 0, 0), theme.colour("accent"))
    elif any((juror, each.number) in scored.barred for each in shown):
        _paint_cross(painter, room)


def _paint_cell(painter: QPainter, cell: Cell, fill: float, room: QRectF) -> None:
    if cell is Cell.NONE:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("strong-line"))
        painter.drawEllipse(room.center(), 1, 1)
    elif cell is Cell.CONFLICT:
        _paint_cross(painter, room)
    else:
        side = min(_CELL, room.width() - 2, room.height() - 3)
        square = QRectF(room.center().x() - side / 2, room.center().y() - side / 2, side, side)
        painter.setPen(QPen(theme.colour("edge" if cell is Cell.EMPTY else "accent"), 1))
        painter.setBrush(theme.colour("accent" if cell is Cell.FULL else "panel"))
        painter.drawRoundedRect(square.adjusted(0.5, 0.5, -0.5, -0.5), 2.5, 2.5)
        if cell is Cell.PARTLY:
            inner = square.adjusted(1, 1, -1, -1)
            painter.fillRect(inner.adjusted(0, inner.height() * (1 - fill), 0, 0), theme.colour("accent"))


def _paint_cross(painter: QPainter, room: QRectF) -> None:
    reach, middle = min(4.0, room.width() / 2 - 1), room.center()
    painter.setPen(QPen(theme.colour("attention"), 1.8))
    for sign in (1, -1):
        painter.drawLine(middle + QPointF(-reach, -reach * sign), middle + QPointF(reach, reach * sign))


def _paint_foot(painter: QPainter, layout: Layout) -> None:
    """Below each column how much of what is asked of it came in."""
    top = layout.foot_top + 1
    painter.setPen(QPen(theme.colour("line"), 1))
    painter.drawLine(QPointF(0, top), QPointF(layout.width, top))
    height = layout.height - top
    write(painter, foot_words(), QRectF(0, top, layout.left - GAP, height), type="caption", tone="dim")
    side = max(1.0, min(layout.cell_width - 2, _CELL))
    for n, shown in enumerate(layout.cells):
        shares = [layout.scored.share_of(each.number) for each in shown]
        needed, given = sum(each.needed for each in shares), sum(each.given for each in shares)
        room = layout.foot_place(n)
        bar = QRectF(room.center().x() - side / 2, room.top() + 6, side, room.height() - 8)
        painter.fillRect(bar, theme.colour("sunk"))
        if needed:
            painter.fillRect(
                bar.adjusted(0, bar.height() * (1 - given / needed), 0, 0), theme.colour("accent")
            )
    place = QRectF(layout.width - layout.right, top, layout.right, height)
    write(painter, layout.complete_words, place, type="caption", tone="dim", align=_RIGHT)
