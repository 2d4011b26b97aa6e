"""Tables: rows of 32, lines between rows only, numbers to the right, one line a cell."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui import theme
from ui.widgets.badge import badge_size, paint_badge
from ui.widgets.rows import BadgeRole, NoteRole, RowsModel, ToneRole, TypeRole

Index = QModelIndex | QPersistentModelIndex
PADDING = 8


class CellDelegate(QStyledItemDelegate):
    """Draws a cell of a RowsModel: ground, row line, then text with note, or a badge."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        paint_ground(painter, option)
        room = QRectF(option.rect).adjusted(PADDING, 0, -PADDING, -1)
        text = index.data(Qt.ItemDataRole.DisplayRole) or ""
        tone = index.data(BadgeRole)
        if tone and text:
            size = badge_size(text)
            spot = QRectF(room.left(), room.center().y() - size.height() / 2, size.width(), size.height())
            paint_badge(painter, spot.intersected(room.adjusted(0, 0, 2, 0)), text, tone)
        else:
            self._paint_text(painter, room, text, index)
        painter.restore()

    def _paint_text(self, painter: QPainter, room: QRectF, text: str, index: Index) -> None:
        font = theme.font(index.data(TypeRole) or "table")
        metrics = QFontMetrics(font)
        one_line = " ".join(text.split())
        shown = metrics.elidedText(one_line, Qt.TextElideMode.ElideRight, int(room.width()) + 1)
        painter.setFont(font)
        painter.setPen(theme.colour(index.data(ToneRole) or "text"))
        alignment = Qt.AlignmentFlag(index.data(Qt.ItemDataRole.TextAlignmentRole) or 0)
        painter.drawText(room, alignment | Qt.AlignmentFlag.AlignVCenter, shown)
        note = index.data(NoteRole)
        left = metrics.horizontalAdvance(shown) + theme.XS
        if note and left < room.width():
            painter.setFont(theme.font("caption"))
            painter.setPen(theme.colour("dim"))
            rest = QRectF(room.left() + left, room.top() + 0.5, room.width() - left, room.height())
            shown = QFontMetrics(painter.font()).elidedText(
                note, Qt.TextElideMode.ElideRight, int(rest.width())
            )
            painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, shown)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """What the column needs to show everything; for resizing to contents."""
        text = index.data(Qt.ItemDataRole.DisplayRole) or ""
        if index.data(BadgeRole):
            return QSize(round(badge_size(text).width()) + 2 * PADDING, theme.pixels(theme.ROW))
        width = QFontMetrics(theme.font(index.data(TypeRole) or "table")).horizontalAdvance(text)
        note = index.data(NoteRole)
        if note:
            width += QFontMetrics(theme.font("caption")).horizontalAdvance(note) + theme.XS
        return QSize(width + 2 * PADDING + 2, theme.pixels(theme.ROW))


def paint_ground(painter: QPainter, option: QStyleOptionViewItem, ground: str = "") -> None:
    """Selection or `ground`, and the line below the row; delegates of other cells start with it."""
    rect = QRectF(option.rect)
    is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
    if is_selected or ground:
        painter.fillRect(rect, theme.colour("selection" if is_selected else ground))
    painter.setPen(theme.colour("line"))
    painter.drawLine(QPointF(rect.left(), rect.bottom() - 0.5), QPointF(rect.right(), rect.bottom() - 0.5))


class TableView(QTableView):
    """`activated_row(index)` on Enter or a double click. `bare` where it stands on the page without a frame."""

    activated_row = Signal(QModelIndex)

    def __init__(self, name: str, *, bare: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        if bare:
            self.setProperty("frame", "bare")
        self.setItemDelegate(CellDelegate(self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSortIndicatorShown(False)
        head.setSectionsMovable(False)
        head.setMinimumSectionSize(28)
        self._apply_heights()
        self.doubleClicked.connect(self.activated_row)

    def set_model(self, model: RowsModel[Any], *, sortable: bool = False) -> None:
        """Show `model` with the widths its columns ask for; `sortable` by a click on a head."""
        self.setModel(model)
        head = self.horizontalHeader()
        for n, column in enumerate(model.columns):
            if column.width:
                head.setSectionResizeMode(n, QHeaderView.ResizeMode.Interactive)
                head.resizeSection(n, theme.pixels(column.width))
            else:
                head.setSectionResizeMode(n, QHeaderView.ResizeMode.Stretch)
        if sortable:
            head.setSectionsClickable(True)
            head.setSortIndicatorShown(True)
            head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
            head.setSortIndicatorClearable(True)
            self.setSortingEnabled(True)

    def fit_to_rows(self) -> None:
        """Be as high as all rows together: for tables that scroll with the page around them."""
        rows = self.model().rowCount() if self.model() else 0
        height = self.horizontalHeader().height() + rows * theme.pixels(theme.ROW) + 2 * self.frameWidth()
        self.setFixedHeight(height + 2)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.activated_row.emit(self.currentIndex())
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.FontChange:
            self._apply_heights()
        super().changeEvent(event)

    def _apply_heights(self) -> None:
        self.verticalHeader().setDefaultSectionSize(theme.pixels(theme.ROW))
        self.horizontalHeader().setFixedHeight(theme.pixels(theme.ROW))
