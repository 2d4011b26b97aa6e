"""Paints the cells of our tables: ground, one line below each row, words, badges and small pictures."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from evalapp.domain.scoring.picture import ScoreLine
from ui.look import measuring, theme
from ui.tables.band_link import AtRight
from ui.tables.cells import Band, Cell, Dots
from ui.tables.pictures import dots_width, paint_dots
from ui.tables.rows import CELL, RowsModel
from ui.widgets.badge import badge_size, paint_badge
from ui.widgets.text import as_tooltip

PADDING = 8
_GAP = 4
_SIDES = {
    is_right: side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    for is_right, side in ((False, Qt.AlignmentFlag.AlignLeft), (True, Qt.AlignmentFlag.AlignRight))
}
Index = QModelIndex | QPersistentModelIndex


def cell_width(cell: Cell) -> float:
    """The room that a cell asks for, its padding included."""
    if isinstance(cell.picture, Dots):
        return dots_width(cell.picture) + 2 * PADDING
    if cell.badge:
        after = _GAP + measuring.width(cell.after, "caption") if cell.after else 0
        return badge_size(cell.text).width() + after + 2 * PADDING
    width = measuring.width(cell.text, cell.type)
    if cell.after and len(cell.after) > 1:
        width += _GAP + measuring.width(cell.after, "caption")
    if cell.before:
        width += _GAP + measuring.width(cell.before, "table")
    if cell.place:
        width += _place_width(cell) + _GAP
    return width + 2 * PADDING + 1


def tip_of(cell: Cell, *, is_cut: bool) -> str:
    """Its own tip, and all of its words where they do not fit: nothing that is cut is out of reach."""
    own = cell.tip_words
    is_told = not is_cut or cell.words in own
    return own if is_told else "\n".join(filter(None, (cell.words, own)))


class CellDelegate(QStyledItemDelegate):
    """For a RowsModel."""

    def __init__(self, parent: QWidget, *, row_height: int = theme.ROW) -> None:
        super().__init__(parent)
        self.row_height = row_height

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(round(cell_width(index.data(CELL))), theme.pixels(self.row_height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()  # asked itself: through Qt each answer costs as much as the cell
        assert isinstance(model, RowsModel)
        row = model.line(index.row())
        if isinstance(row, Band):
            over = option.widget.indexWidget(index) if isinstance(option.widget, QAbstractItemView) else None
            taken = over.taken if isinstance(over, AtRight) else 0
            _paint_band(painter, option.rect, row, taken)
            return
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        named = model.ground(index.row())
        is_bare = option.widget is not None and option.widget.property("frame") == "bare"
        rest = "window" if is_bare else "panel"
        behind = "selection" if is_chosen and not named else named or rest
        ground = theme.colour(behind)
        if is_chosen or named or not is_bare:
            painter.fillRect(option.rect, ground)
        if not _is_last_of_fitting(option.widget, index):
            painter.setPen(QPen(theme.colour("line"), 1))
            painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        if is_chosen and index.column() == 0 and _marks_choice(option.widget, index, bool(named)):
            bar = QRect(option.rect.left(), option.rect.top(), 3, option.rect.height())
            painter.fillRect(bar, theme.colour("accent"))
        room = QRectF(option.rect.adjusted(PADDING, 0, -PADDING, -1))
        column = model.columns[index.column()]
        paint_cell(painter, room, column.cell(row), behind, is_right=column.is_right)

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """The tip of the cell, and its words where they do not fit. Always as plain text."""
        cell = index.data(CELL) if index.isValid() else None
        if event.type() is not QEvent.Type.ToolTip or not isinstance(cell, Cell):
            return super().helpEvent(event, view, option, index)
        is_cut = not cell.picture and cell_width(cell) > view.visualRect(index).width() + 1
        QToolTip.showText(event.globalPos(), as_tooltip(tip_of(cell, is_cut=is_cut)), view)
        return True


def paint_row_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """The ground of a row and the line below it, for lists that paint their own rows."""
    is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
    painter.fillRect(option.rect, theme.colour("selection" if is_chosen else "panel"))
    painter.setPen(QPen(theme.colour("line"), 1))
    painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())


def paint_entry_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Of a list of entries: an edge where one is chosen, and a frame around the one with the keyboard."""
    paint_row_ground(painter, option)
    rect = QRectF(option.rect)
    if option.state & QStyle.StateFlag.State_Selected:
        edge = QRectF(rect.left(), rect.top(), theme.EDGE, rect.height() - 1)
        painter.fillRect(edge, theme.colour("accent"))
    if option.state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QPen(theme.colour("accent"), 2))
        painter.drawRect(rect.adjusted(1, 1, -1, -2))


def _is_last_of_fitting(table: QWidget | None, index: Index) -> bool:
    """Whether the frame of the table closes the row already."""
    if table is None or index.row() < index.model().rowCount() - 1:
        return False
    return table.height() >= table.maximumHeight()


def _marks_choice(widget: QWidget | None, index: Index, is_on_ground: bool) -> bool:
    """Of several chosen rows the one where the keyboard is."""
    if isinstance(widget, QAbstractItemView) and widget.currentIndex().row() != index.row():
        return False
    return is_on_ground or (widget is not None and widget.hasFocus())


def paint_cell(painter: QPainter, room: QRectF, cell: Cell, behind: str, *, is_right: bool) -> None:
    """`behind`: the role of the ground that it stands on."""
    ground = theme.colour(behind)
    if isinstance(cell.picture, ScoreLine):
        from ui.widgets.strip.symbols import paint_score_line  # pyqtgraph takes a moment to load

        paint_score_line(painter, room, cell.picture, ground)
    elif isinstance(cell.picture, Dots):
        paint_dots(painter, room, cell.picture, ground)
    elif cell.badge:
        size = badge_size(cell.text)
        left, top = room.left(), room.center().y() - size.height() / 2
        after = _GAP + measuring.width(cell.after, "caption") if cell.after else 0
        width = min(size.width(), room.width() + PADDING / 2 - after)
        paint_badge(painter, QRectF(left, top, width, size.height()), cell.text, cell.badge, behind=behind)
        if after:
            _paint_after(painter, QRectF(left + width + _GAP, room.top(), after, room.height()), cell.after)
    else:
        _paint_words(painter, room, cell, is_right=is_right)


def _paint_after(painter: QPainter, room: QRectF, words: str) -> None:
    painter.setFont(theme.font("caption"))
    painter.setPen(theme.colour("dim"))
    painter.drawText(room, _SIDES[False], words)


def _paint_words(painter: QPainter, room: QRectF, cell: Cell, *, is_right: bool) -> None:
    if cell.place:
        room = _paint_place(painter, room, cell)
    if cell.before:
        room = _paint_before(painter, room, cell, is_right=is_right)
    text, after = words_in(room.width(), cell)
    side = _SIDES[is_right]
    painter.setFont(theme.font(cell.type))
    painter.setPen(theme.colour(cell.tone))
    if not cell.after:
        painter.drawText(room, side, text)
        return
    metrics = measuring.metrics(cell.type)
    baseline = room.center().y() + (metrics.ascent() - metrics.descent()) / 2
    if is_right:
        # A mark such as * hangs in the margin, so that the figures stay under each other.
        painter.drawText(room, side, cell.text)
        painter.drawText(int(room.right()) + 1, round(baseline), cell.after)
        return
    painter.drawText(int(room.left()), round(baseline), text)
    painter.setFont(theme.font("caption"))
    painter.setPen(theme.colour("dim"))
    painter.drawText(int(room.left() + measuring.width(text, cell.type) + _GAP), round(baseline), after)


def words_in(width: float, cell: Cell) -> tuple[str, str]:
    """The text and what follows it; where there is no room for both, the longer one is cut, as a title beside its
    number."""
    if not cell.after:
        return measuring.elided(cell.text, cell.type, width + 0.5), ""
    own, rest = measuring.width(cell.text, cell.type), measuring.width(cell.after, "caption") + _GAP
    if own < rest:
        left = max(0.0, width - own - _GAP)
        return measuring.elided(cell.text, cell.type, width + 0.5), measuring.elided(
            cell.after, "caption", left + 0.5
        )
    return measuring.elided(cell.text, cell.type, max(0.0, width - rest) + 0.5), cell.after


def _place_width(cell: Cell) -> float:
    return measuring.width(cell.place, "caption-strong") + 2 * (_GAP + 1)


def _paint_place(painter: QPainter, room: QRectF, cell: Cell) -> QRectF:
    """In a frame in the colour of the words; gives the room that is left for these."""
    width, height = min(_place_width(cell), room.width()), theme.pixels(18)
    frame = QRectF(room.left() + 0.5, room.center().y() - height / 2 + 0.5, width - 1, height - 1)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour(cell.tone), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(frame, theme.XS, theme.XS)
    painter.setFont(theme.font("caption-strong"))
    painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, cell.place)
    painter.restore()
    return room.adjusted(width + _GAP, 0, 0, 0)


def _paint_before(painter: QPainter, room: QRectF, cell: Cell, *, is_right: bool) -> QRectF:
    """The old value, struck through; gives the room that is left for the new one, which goes first."""
    font = QFont(theme.font("table"))
    font.setStrikeOut(True)
    metrics = QFontMetricsF(font)
    own = measuring.width(cell.text, cell.type)
    most = max(0.0, room.width() - own - _GAP)
    text = metrics.elidedText(cell.before, Qt.TextElideMode.ElideRight, most)
    width = metrics.horizontalAdvance(text)
    left = room.right() - own - _GAP - width if is_right else room.left()
    painter.setFont(font)
    painter.setPen(theme.colour("dim"))
    baseline = room.center().y() + (metrics.ascent() - metrics.descent()) / 2
    painter.drawText(int(left), round(baseline), text)
    return room if is_right or not width else room.adjusted(width + _GAP, 0, 0, 0)


def _paint_band(painter: QPainter, rect: QRect, band: Band, taken: int) -> None:
    ground, ink = {
        "accent": ("accent", "on-accent"),
        "attention": ("attention-ground", "attention"),
        "section": ("sunk", "dim"),
    }[band.tone]
    painter.fillRect(rect, theme.colour(ground))
    painter.setPen(QPen(theme.colour("line"), 1))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    painter.setFont(theme.font("caption-strong"))
    painter.setPen(theme.colour(ink))
    room = QRectF(rect.adjusted(12, 0, -12 - taken, 0))
    text = measuring.elided(band.text, "caption-strong", room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, text)
