"""How an application looks on the agenda."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from evalapp.domain.meeting.values import ItemState
from evalapp.domain.texts import _
from ui.look import icons, theme
from ui.look.measuring import width
from ui.pages.meeting.agenda.rows import AgendaRow
from ui.tables.cell_delegate import paint_entry_ground
from ui.tables.rows import ROW, Index

HEIGHT = 43
_GLYPH = 16.0
_TONES = {ItemState.PARKED: "attention", ItemState.NOW: "accent"}


class AgendaDelegate(QStyledItemDelegate):
    """A sign for its state, its title; below it its number and its state in words; its total at the right.

    `expected` says of what is to do about when it is taken up: that goes on with the clock, without another row.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.expected: Mapping[str, str] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, theme.pixels(HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: AgendaRow = index.data(ROW)
        painter.save()
        paint_entry_ground(painter, option)
        room = QRectF(option.rect).adjusted(theme.L, theme.XS, -theme.L, -theme.XS)
        if row.state is not None:
            glyph = theme.pixels(round(_GLYPH))
            paint_state(painter, QRectF(room.left(), room.top() + 3, glyph, glyph), row.state)
            room.setLeft(room.left() + glyph + theme.S)
        upper = QRectF(room.left(), room.top(), room.width(), room.height() / 2)
        lower = QRectF(room.left(), upper.bottom(), room.width(), room.height() / 2)
        is_over = row.state is not None and row.state.is_over
        _write(painter, upper, row.title, "table-strong", "dim" if is_over else "text")
        used = width(row.total, "table-strong")
        right = QRectF(lower.right() - used, lower.top(), used, lower.height())
        _write(painter, right, row.total, "table-strong", "text")
        lower.setRight(right.left() - theme.S)
        used = width(row.number, "caption") + theme.S
        _write(painter, lower, row.number, "caption", "dim")
        lower.setLeft(lower.left() + used)
        said = row.said
        if hour := self.expected.get(row.number, ""):
            said = _("{state} · about {time}").format(state=said, time=hour)
        _write(painter, lower, said, "caption", _TONES.get(row.state, "dim") if row.state else "dim")
        painter.restore()


def paint_state(painter: QPainter, room: QRectF, state: ItemState) -> None:
    """Told apart by shape: an open circle, one with a dot, two bars, a tick, one bar across."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    circle = room.adjusted(1, 1, -1, -1)
    match state:
        case ItemState.TO_DO:
            painter.setPen(QPen(theme.colour("dim"), 1.4))
            painter.drawEllipse(circle)
        case ItemState.NOW:
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawEllipse(circle)
            painter.setBrush(theme.colour("accent"))
            painter.drawEllipse(QPointF(room.center()), room.width() / 4.5, room.width() / 4.5)
        case ItemState.PARKED:
            _paint_icon(painter, room, "pause", "attention-ground", "attention")
        case ItemState.DONE:
            _paint_icon(painter, room, "check", "good-ground", "good")
        case ItemState.NOT_DISCUSSED:
            painter.setPen(QPen(theme.colour("dim"), 1.4))
            painter.setBrush(theme.colour("sunk"))
            painter.drawEllipse(circle)
            painter.setPen(QPen(theme.colour("dim"), 2))
            reach = QPointF(room.width() / 4, 0)
            painter.drawLine(room.center() - reach, room.center() + reach)
    painter.restore()


def _paint_icon(painter: QPainter, room: QRectF, icon: str, ground: str, role: str) -> None:
    painter.setPen(QPen(theme.colour(role), 1) if theme.is_contrast() else Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(ground))
    painter.drawEllipse(room)
    inset = room.width() * 0.12
    icons.paint_icon(painter, icon, room.adjusted(inset, inset, -inset, -inset), theme.colour(role))


def _write(painter: QPainter, room: QRectF, text: str, type: str, tone: str) -> None:
    painter.setFont(theme.font(type))
    painter.setPen(theme.colour(tone))
    line = QFontMetrics(painter.font()).elidedText(
        " ".join(text.split()), Qt.TextElideMode.ElideRight, int(room.width()) + 1
    )
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, line)
