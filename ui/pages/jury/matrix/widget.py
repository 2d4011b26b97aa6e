"""The assignment matrix: applications × jurors, painted, with headings that stay; by mouse and by keys alone."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip

from evalapp.domain.texts import _
from evalapp.operations.seats.matrix import Matrix
from ui.access.roles import play_role
from ui.look import theme
from ui.pages.jury.matrix.cells import Cells
from ui.pages.jury.matrix.geometry import Geometry
from ui.pages.jury.matrix.heads import (
    filled_width,
    is_title_cut,
    names_width,
    paint_column_head,
    paint_corner,
    paint_lines,
    paint_row_head,
    titles_width,
)
from ui.widgets.text import as_tooltip

_Key = Qt.Key


class SeatMatrix(QAbstractScrollArea):
    """`seat_asked` and `lock_asked` name (juror, application); `moved` when another cell is at hand.

    `sort_asked`: `seats`, `number`, `load` or `name`, where a heading of the corner was clicked.
    """

    seat_asked = Signal(str, str)
    lock_asked = Signal(str, str)
    moved = Signal()
    sort_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        play_role(self, QAccessible.Role.Chart)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("card", "true")
        self.viewport().setMouseTracking(False)
        self.setMinimumHeight(theme.pixels(220))
        self.matrix: Matrix | None = None
        self.row, self.column = 0, 0
        self._pressed: tuple[int, int] | None = None
        self._cells = Cells()
        self._said, self._titles, self._names = "", 0, 0
        self.verticalScrollBar().setSingleStep(theme.pixels(20))
        self.horizontalScrollBar().setSingleStep(theme.pixels(48))
        self._say()

    def show_matrix(self, matrix: Matrix) -> None:
        """The cell at hand stays at hand, wherever it lies now."""
        number, juror = self.number, self.juror
        self.matrix = matrix
        numbers = [each.number for each in matrix.ground.applications]
        jurors = [str(each.id) for each in matrix.ground.jurors]
        self.row = numbers.index(number) if number in numbers else min(self.row, max(len(numbers) - 1, 0))
        self.column = jurors.index(juror) if juror in jurors else min(self.column, max(len(jurors) - 1, 0))
        self._titles, self._names = titles_width(matrix), names_width(matrix)
        self._measure()
        self._say()
        self.viewport().update()

    @property
    def number(self) -> str:
        """Of the application at hand; empty where there is none."""
        rows = self.matrix.ground.applications if self.matrix else ()
        return rows[self.row].number if self.row < len(rows) else ""

    @property
    def juror(self) -> str:
        columns = self.matrix.ground.jurors if self.matrix else ()
        return columns[self.column].id if self.column < len(columns) else ""

    @property
    def _geometry(self) -> Geometry:
        ground = self.matrix.ground if self.matrix else None
        return Geometry(
            rows=len(ground.applications) if ground else 0,
            columns=len(ground.jurors) if ground else 0,
            size=self.viewport().size(),
            x=self.horizontalScrollBar().value(),
            y=self.verticalScrollBar().value(),
            titles=self._titles,
            names=self._names,
        )

    def _measure(self) -> None:
        found = self._geometry
        across, down = found.most
        self.horizontalScrollBar().setRange(0, across)
        self.horizontalScrollBar().setPageStep(max(found.size.width() - found.left, 1))
        self.verticalScrollBar().setRange(0, down)
        self.verticalScrollBar().setPageStep(max(found.size.height() - found.head, 1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            if self.matrix is not None:
                self._titles, self._names = titles_width(self.matrix), names_width(self.matrix)
            self._measure()
            self.viewport().update()

    # what is said and shown

    def words(self, row: int, column: int) -> str:
        """One cell in words: the application, the juror, and how they stand."""
        matrix = self.matrix
        if matrix is None or not (
            row in range(self._geometry.rows) and column in range(self._geometry.columns)
        ):
            return ""
        application, person = matrix.ground.applications[row], matrix.ground.jurors[column]
        said = ", ".join(matrix.words((person.id, application.number)))
        return f"{application.number} {application.title}, {matrix.standing.name(person.id)}: {said}"

    def _say(self) -> None:
        """The cell at hand is the accessible name: a screen reader says each new one."""
        words = self.words(self.row, self.column) or _("Who assesses what")
        if words != self._said:
            self._said = words
            self.setAccessibleName(words)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), as_tooltip(self.tip_at(event.pos())), self.viewport())
            return True
        return super().viewportEvent(event)

    def tip_at(self, at: QPoint) -> str:
        row, column = self._geometry.at(at.x(), at.y())
        matrix = self.matrix
        if matrix is None:
            return ""
        if row < 0 <= column < len(matrix.ground.jurors):
            person = matrix.ground.jurors[column]
            return "\n".join(filter(None, (person.name, person.organisation, person.expertise)))
        if column < 0 <= row < len(matrix.ground.applications):
            application = matrix.ground.applications[row]
            is_cut = is_title_cut(self._geometry.row_head(row), application)
            return f"{application.number} {application.title}" if is_cut else ""
        if 0 <= row < len(matrix.ground.applications) and 0 <= column < len(matrix.ground.jurors):
            application, person = matrix.ground.applications[row], matrix.ground.jurors[column]
            which = f"{application.number} · {application.title}"
            said = matrix.words((person.id, application.number))
            return "\n".join((which, matrix.standing.name(person.id), *said))
        return ""

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        matrix, found = self.matrix, self._geometry
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme.colour("panel"))
        if matrix is None:
            return
        painter.setClipRect(QRect(found.left, found.head, found.size.width(), found.size.height()))
        self._cells.paint(painter, matrix, found, at_hand=self.row, ratio=self.devicePixelRatioF())
        if self.hasFocus() and self.row in found.shown_rows:
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRect(found.cell(self.row, self.column).adjusted(1, 1, -1, -2))
        painter.setClipRect(QRect(0, found.head, found.left, found.size.height()))
        for row in found.shown_rows:
            paint_row_head(painter, found.row_head(row), matrix, row, is_current=row == self.row)
        painter.setClipRect(QRect(found.left, 0, found.size.width(), found.head))
        for column in found.shown_columns:
            person = matrix.ground.jurors[column]
            is_current = self.hasFocus() and column == self.column
            paint_column_head(painter, found.column_head(column), matrix, person, is_current=is_current)
        painter.setClipping(False)
        paint_corner(painter, found, matrix)
        paint_lines(painter, found, QRectF(self.viewport().rect()))

    # by mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        self._pressed = (
            self._geometry.at(at.x(), at.y()) if event.button() is Qt.MouseButton.LeftButton else None
        )

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        row, column = self._geometry.at(at.x(), at.y())
        pressed, self._pressed = self._pressed, None
        if pressed != (row, column):
            return
        if row < 0 and column < 0:
            self._ask_sort(at)
        elif row < self._geometry.rows and column < self._geometry.columns:
            self._move(row if row >= 0 else self.row, column if column >= 0 else self.column)
            if row >= 0 and column >= 0:
                self._ask_seat()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second click of a double click would take back what the first one did."""
        event.accept()

    def _ask_sort(self, at: QPoint) -> None:
        corner = self._geometry.corner
        if at.y() < corner.center().y():
            self.sort_asked.emit("load")
        else:
            self.sort_asked.emit("seats" if at.x() > corner.right() - filled_width() - theme.S else "number")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        found, key = self._geometry, event.key()
        page = max((found.size.height() - found.head) // found.row - 1, 1)
        is_far = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        moves = {
            _Key.Key_Up: (self.row - 1, self.column),
            _Key.Key_Down: (self.row + 1, self.column),
            _Key.Key_Left: (self.row, self.column - 1),
            _Key.Key_Right: (self.row, self.column + 1),
            _Key.Key_PageUp: (self.row - page, self.column),
            _Key.Key_PageDown: (self.row + page, self.column),
            _Key.Key_Home: (0 if is_far else self.row, 0),
            _Key.Key_End: (found.rows - 1 if is_far else self.row, found.columns - 1),
        }
        if key in moves and not (is_far and key not in (_Key.Key_Home, _Key.Key_End)):
            self._move(*moves[_Key(key)])
        elif key == _Key.Key_Space and not event.isAutoRepeat():
            self._ask_seat()
        elif key == _Key.Key_L and not event.modifiers() and not event.isAutoRepeat():
            if self.number and self.juror:
                self.lock_asked.emit(self.juror, self.number)
        else:
            super().keyPressEvent(event)

    def _ask_seat(self) -> None:
        if self.number and self.juror:
            self.seat_asked.emit(self.juror, self.number)

    def _move(self, row: int, column: int) -> None:
        found, before = self._geometry, (self.row, self.column)
        if not found.rows or not found.columns:
            return
        self.row = max(0, min(row, found.rows - 1))
        self.column = max(0, min(column, found.columns - 1))
        cell = found.cell(self.row, self.column)
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setValue(
            across.value() + min(cell.left() - found.left, 0) + max(cell.right() - found.size.width(), 0)
        )
        down.setValue(
            down.value() + min(cell.top() - found.head, 0) + max(cell.bottom() - found.size.height(), 0)
        )
        self._say()
        self.viewport().update()
        if (self.row, self.column) != before:
            self.moved.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()
