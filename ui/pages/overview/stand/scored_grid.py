"""Who scored what, painted: a row a juror, a cell an application."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from evalapp.domain.texts import _
from evalapp.operations.overview.scored import Scored
from ui.access.roles import play_role
from ui.look import theme
from ui.pages.overview.stand.scored_layout import Layout
from ui.pages.overview.stand.scored_paint import paint_scored
from ui.widgets.text import as_tooltip

_Key = Qt.Key


class ScoredGrid(QWidget):
    """`opened(number)`: somebody clicked an application, or pressed Enter on it."""

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        play_role(self, QAccessible.Role.Chart, is_alone=True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.scored: Scored | None = None
        self.row, self.column = 0, 0  # the juror and the first application of the cell at hand
        self._say()

    def show_scored(self, scored: Scored) -> None:
        self.scored = scored
        self.row = min(self.row, max(0, len(scored.jurors) - 1))
        self.column = min(self.column, max(0, len(scored.applications) - 1))
        self.updateGeometry()
        self._say()
        self.update()

    @property
    def layout_now(self) -> Layout | None:
        """Made anew each time: the width and the text size of the moment decide it."""
        return Layout(self.scored, self.width()) if self.scored is not None else None

    def sizeHint(self) -> QSize:
        found = self.layout_now
        return QSize(480, found.height if found is not None else 0)

    def words(self) -> str:
        """The cell at hand."""
        found = self.layout_now
        return found.words(self.row, self.column) if found is not None else ""

    def _say(self) -> None:
        """The cell at hand is the accessible name: a screen reader says each new one."""
        self.setAccessibleName(self.words() or _("Who scored what"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        found = self.layout_now
        if found is None or not found.cells:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_scored(painter, found)
        if self.hasFocus() and found.scored.jurors:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRect(found.place(self.row, self.column // found.per_cell))

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), as_tooltip(self.tip_at(QPointF(event.pos()))), self)
            return True
        return super().event(event)

    def tip_at(self, point: QPointF) -> str:
        found = self.layout_now
        at = found.at(point) if found is not None else None
        return found.words(*at) if found is not None and at is not None else ""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        found = self.layout_now
        at = found.at(event.position()) if found is not None else None
        if at is not None and event.button() is Qt.MouseButton.LeftButton:
            self.row, self.column = at
            self._open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        found, key = self.layout_now, event.key()
        if found is None or not found.cells:
            super().keyPressEvent(event)
            return
        step, last = found.per_cell, (len(found.cells) - 1) * found.per_cell
        moves = {
            _Key.Key_Up: (self.row - 1, self.column),
            _Key.Key_Down: (self.row + 1, self.column),
            _Key.Key_Left: (self.row, self.column - step),
            _Key.Key_Right: (self.row, self.column + step),
            _Key.Key_Home: (self.row, 0),
            _Key.Key_End: (self.row, last),
        }
        if key in moves:
            row, column = moves[_Key(key)]
            self.row = max(0, min(row, len(found.scored.jurors) - 1))
            self.column = max(0, min(column, last))
            self._say()
            self.update()
        elif key in (_Key.Key_Return, _Key.Key_Enter) and not event.isAutoRepeat():
            self._open()
        else:
            super().keyPressEvent(event)

    def _open(self) -> None:
        self._say()
        self.update()
        if self.scored is not None and self.column < len(self.scored.applications):
            self.opened.emit(self.scored.applications[self.column].number)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
