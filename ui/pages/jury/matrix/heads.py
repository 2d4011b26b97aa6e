"""The headings of the assignment matrix, which stay while it scrolls: names with load bars, and titles with seats."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen

from evalapp.domain.application import Application
from evalapp.domain.people import Person
from evalapp.domain.texts import _
from evalapp.operations.seats.matrix import Matrix
from ui.look import theme
from ui.pages.jury.matrix.geometry import Geometry

_BAR, _BARS = 18, 40
_MEASURED = 200  # titles
_NAME_EDGE = 3
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_MIDDLE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter


def filled_width() -> int:
    return theme.pixels(48)


def titles_width(matrix: Matrix) -> int:
    """Of the headings of the rows, with no title cut."""
    # The longest ones in letters are among the widest: of 10,000 the rest is not measured.
    rows = sorted(matrix.ground.applications, key=lambda each: -len(each.title))[:_MEASURED]
    strong = QFontMetrics(theme.font("caption-strong"))
    widest = max((strong.horizontalAdvance(each.title) for each in rows), default=0)
    number = max((_number_width(each.number) for each in rows), default=0)
    return theme.L + number + widest + theme.S + filled_width() + theme.S


def names_width(matrix: Matrix) -> int:
    """Of the headings of the columns, with no name cut."""
    first, rest = (QFontMetrics(theme.font(name)) for name in ("caption-strong", "caption"))
    return max((_name_width(matrix, each, first, rest) for each in matrix.ground.jurors), default=0)


def _name_width(matrix: Matrix, person: Person, first: QFontMetrics, rest: QFontMetrics) -> int:
    given, _space, family = matrix.standing.name(person.id).partition(" ")
    return max(first.horizontalAdvance(given), rest.horizontalAdvance(family)) + _NAME_EDGE


def _number_width(number: str) -> int:
    return max(QFontMetrics(theme.font("caption")).horizontalAdvance(number + "  "), theme.pixels(42))


def _title_room(room: QRect, number: str) -> QRect:
    """Where the title stands in the heading of a row."""
    inner = room.adjusted(theme.L, 0, -theme.S, 0)
    width = min(_number_width(number), inner.width() // 3)
    return inner.adjusted(width, 0, -filled_width(), 0)


def is_title_cut(room: QRect, application: Application) -> bool:
    strong = QFontMetrics(theme.font("caption-strong"))
    return strong.horizontalAdvance(application.title) > _title_room(room, application.number).width()


def _text(
    painter: QPainter,
    room: QRect,
    text: str,
    font: QFont,
    tone: str,
    align: Qt.AlignmentFlag,
    elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> None:
    painter.setFont(font)
    painter.setPen(theme.colour(tone))
    shown = QFontMetrics(font).elidedText(text, elide, room.width())
    painter.drawText(room, align, shown)


def paint_row_head(painter: QPainter, room: QRect, matrix: Matrix, row: int, *, is_current: bool) -> None:
    application = matrix.ground.applications[row]
    filled = matrix.filled[application.number]
    is_short = filled < matrix.wanted
    painter.fillRect(room, theme.colour("selection" if is_current else "panel"))
    if is_current:
        painter.fillRect(QRect(room.left(), room.top(), theme.EDGE, room.height()), theme.colour("accent"))
    inner = room.adjusted(theme.L, 0, -theme.S, 0)
    plain, strong = theme.font("caption"), theme.font("caption-strong")
    title = _title_room(room, application.number)
    number = QRect(inner.left(), inner.top(), title.left() - inner.left(), inner.height())
    _text(painter, number, application.number, plain, "dim", _LEFT)
    font, middle = strong if is_current else plain, Qt.TextElideMode.ElideMiddle  # titles often begin alike
    _text(painter, title, application.title, font, "text", _LEFT, middle)
    count = QRect(inner.right() - filled_width(), inner.top(), filled_width(), inner.height())
    tone = "attention" if is_short else "dim"
    _text(painter, count, f"{filled} / {matrix.wanted}", strong if is_short else plain, tone, _RIGHT)


def paint_column_head(
    painter: QPainter, room: QRect, matrix: Matrix, person: Person, *, is_current: bool
) -> None:
    """The bar is full at the limit, or at the highest load where there is none."""
    painter.fillRect(room, theme.colour("selection" if is_current else "panel"))
    load, most = matrix.loads[person.id], matrix.standing.limits.at_most
    top = most or max(matrix.loads.values(), default=1) or 1
    bars, width = theme.pixels(_BARS), theme.pixels(_BAR)
    base = room.top() + theme.S + bars
    height = round(bars * min(load / top, 1.0))
    left = room.center().x() - width // 2
    is_over = bool(most) and load > most
    painter.fillRect(QRect(left, base - bars, width, bars), theme.colour("sunk"))
    painter.fillRect(
        QRect(left, base - height, width, height), theme.colour("attention" if is_over else "accent")
    )
    if most:
        painter.setPen(QPen(theme.colour("text"), 1.6))
        painter.drawLine(left - 3, base - bars, left + width + 3, base - bars)
    font = theme.font("caption-strong")
    line = QFontMetrics(font).height()
    is_inside = height >= line
    _text(
        painter,
        QRect(left - width, base - (line if is_inside else height + line), 3 * width, line),
        str(load),
        font,
        "on-accent" if is_inside else "text",
        _MIDDLE,
    )
    first, _space, last = matrix.standing.name(person.id).partition(" ")
    names = QRect(room.left() + 1, base + 3, room.width() - 2, line)
    _text(painter, names, first, font, "text", _MIDDLE)
    _text(painter, names.translated(0, line - 1), last, theme.font("caption"), "dim", _MIDDLE)


def paint_corner(painter: QPainter, geometry: Geometry, matrix: Matrix) -> None:
    room = geometry.corner
    painter.fillRect(room, theme.colour("panel"))
    inner = room.adjusted(theme.L, theme.S, -theme.S, -theme.XS)
    plain, strong = theme.font("caption"), theme.font("caption-strong")
    height = QFontMetrics(plain).height()
    lines = [_("applications, after the proposal") if matrix.proposal is not None else _("applications")]
    if most := matrix.standing.limits.at_most:
        lines.append(_("stroke: {n} at most").format(n=most))
    line = QRect(inner.left(), inner.top(), inner.width(), height)
    _text(painter, line, _("Load of each juror"), strong, "text", _LEFT)
    for words in lines:
        line = line.translated(0, height)
        _text(painter, line, words, plain, "dim", _LEFT)
    foot = QRect(inner.left(), inner.bottom() - height, inner.width(), height)
    _text(painter, foot, _("Application"), strong, "dim", _LEFT)
    _text(painter, foot, _("Filled"), strong, "dim", _RIGHT)


def paint_lines(painter: QPainter, geometry: Geometry, size: QRectF) -> None:
    """Under the headings."""
    painter.setPen(QPen(theme.colour("strong-line"), 1))
    painter.drawLine(0, geometry.head - 1, round(size.width()), geometry.head - 1)
