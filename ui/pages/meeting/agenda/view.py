"""The agenda as a list whose order a person may alter: by keys, or by dragging."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListView, QToolTip, QWidget

from ui.look import theme
from ui.tables.rows import ROW
from ui.widgets.text import as_tooltip

_EDGE, _TURN = 28, 30  # pixels as designed, and milliseconds
_KEYS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class AgendaView(QListView):
    """Emits `moved(from row, to row)`: Alt with an arrow key, or the mouse; only while it `may_move`.

    Escape gives up what is dragged; held near an edge, the list scrolls.
    """

    moved = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.may_move = False
        self._pressed: tuple[int, QPoint] | None = None
        self._gap: int | None = None  # where what is dragged would come to stand, before that row
        self._at = QPoint()
        self._scrolling = QTimer(self, interval=_TURN)
        self._scrolling.timeout.connect(self._scroll)
        self.setProperty("frame", "bare")
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setUniformItemSizes(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _KEYS.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Escape and self._pressed is not None:
            self._drop()
            return
        if event.text().isalpha() and not event.modifiers():
            event.ignore()  # the page does something by letters; Qt would look for a row
            return
        if step is None or event.modifiers() != Qt.KeyboardModifier.AltModifier:
            super().keyPressEvent(event)
            return
        row = self.currentIndex().row()
        if self.may_move and row >= 0 and 0 <= row + step < self.model().rowCount():
            self.moved.emit(row, row + step)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        at = event.position().toPoint()
        row = self.indexAt(at).row()
        is_left = event.button() is Qt.MouseButton.LeftButton
        self._pressed = (row, at) if self.may_move and is_left and row >= 0 else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            super().mouseMoveEvent(event)
            return
        at = event.position().toPoint()
        if self._gap is None and (at - self._pressed[1]).manhattanLength() < QApplication.startDragDistance():
            return
        self._at = at
        self._show_gap(self._gap_at(at))
        if self._scroll_by() and not self._scrolling.isActive():
            self._scrolling.start()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        pressed, gap = self._pressed, self._gap
        self._drop()
        if pressed is not None and gap is not None:
            to = gap - 1 if gap > pressed[0] else gap
            if to != pressed[0]:
                self.moved.emit(pressed[0], to)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._drop()

    def _drop(self) -> None:
        """Nothing is dragged any more, and nothing moves."""
        self._pressed = None
        self._scrolling.stop()
        self._show_gap(None)

    def _scroll_by(self) -> int:
        """Pixels a turn, while what is dragged is held near an edge; faster the nearer it is, and beyond."""
        edge, height = theme.pixels(_EDGE), self.viewport().height()
        if self._at.y() < edge:
            return -min(edge - self._at.y(), 2 * edge) // 3
        if self._at.y() > height - edge:
            return min(self._at.y() - height + edge, 2 * edge) // 3
        return 0

    def _scroll(self) -> None:
        by, bar = self._scroll_by(), self.verticalScrollBar()
        if self._pressed is None or not by:
            self._scrolling.stop()
            return
        bar.setValue(bar.value() + by)
        self._show_gap(self._gap_at(self._at))

    def _gap_at(self, at: QPoint) -> int:
        index = self.indexAt(at)
        if not index.isValid():
            return 0 if at.y() < 0 else self.model().rowCount()
        return index.row() + (at.y() > self.visualRect(index).center().y())

    def _show_gap(self, gap: int | None) -> None:
        if gap != self._gap:
            self._gap = gap
            self.setCursor(Qt.CursorShape.ArrowCursor if gap is None else Qt.CursorShape.ClosedHandCursor)
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._gap is None:
            return
        last = self.model().rowCount() - 1
        rect = self.visualRect(self.model().index(min(self._gap, last), 0))
        y = rect.bottom() if self._gap > last else rect.top()
        painter = QPainter(self.viewport())
        painter.setPen(QPen(theme.colour("accent"), 2))
        painter.drawLine(0, y, self.viewport().width(), y)

    def viewportEvent(self, event: QEvent) -> bool:
        """A title that is cut is whole in its tooltip."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            index = self.indexAt(event.pos())
            said = index.data(ROW).spoken if index.isValid() else ""
            QToolTip.showText(event.globalPos(), as_tooltip(said), self)
            return True
        return super().viewportEvent(event)
