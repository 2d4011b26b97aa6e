"""My own scores as a strip chart: a row for each criterion, a circle for each application."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.access.announcing import announce
from ui.access.roles import play_role
from ui.look import theme
from ui.widgets.strip.place import ZONES, PlacedRow, height_of, place_rows, zone_for
from ui.widgets.strip.values import Point, Row
from ui.widgets.text import as_tooltip

if TYPE_CHECKING:
    from ui.widgets.strip.picture import StripPicture

_REACH = 9.0  # how far from a dot the mouse still means it

Cursor = tuple[int, int]  # row, point


class StripChart(QWidget):
    """Emits `chosen(key)` when a person moves to a point, `opened(key, row)` on Enter and a double click.

    `pointed(name, words)` says what is under the mouse or, when it has gone, under the keyboard. Left and right move
    along a row, up and down stay with the application where the next row has it; `reached` is where that row stands.
    """

    chosen = Signal(str)
    opened = Signal(str, str)
    pointed = Signal(str, str)
    reached = Signal(QRect)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()
        self._placed: list[PlacedRow] = []
        self._picture: StripPicture | None = None
        self._chosen = ""
        self._cursor: Cursor | None = None
        self._under_mouse: Cursor | None = None
        play_role(self, QAccessible.Role.Chart, is_alone=True)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    # showing

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show `rows`; the application at hand stays at hand where it is still there."""
        self.rows = tuple(rows)
        self._under_mouse = None
        self.setAccessibleDescription(" ".join(row.spoken for row in self.rows))
        self.updateGeometry()
        self._place()
        self.choose(self._chosen)

    def choose(self, key: str) -> None:
        """Fill the points of one application; tells nobody."""
        self._chosen = key
        self._cursor = self._seek(key)
        self._draw()
        self._point()

    def words(self) -> str:
        """What is under the mouse or, failing that, the keyboard; empty without."""
        return " · ".join(part for part in self._said(self._under_mouse or self._cursor) if part)

    def _said(self, cursor: Cursor | None) -> tuple[str, str]:
        if cursor is None:
            return "", ""
        row, point = self.rows[cursor[0]], self._at(cursor)
        return point.name, f"{row.title}: {point.words}"

    def _at(self, cursor: Cursor) -> Point:
        return self.rows[cursor[0]].points[cursor[1]]

    def _seek(self, key: str) -> Cursor | None:
        """The point of an application: on the row at hand, else on the first that has it."""
        here = self._cursor[0] if self._cursor and self._cursor[0] < len(self.rows) else 0
        for n in (*range(here, len(self.rows)), *range(here)):
            place = self.rows[n].place_of(key)
            if place is not None:
                return n, place
        return None

    def _point(self) -> None:
        self.pointed.emit(*self._said(self._under_mouse or self._cursor))

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        along = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        across = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        key = Qt.Key(event.key())
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._cursor is not None:
            self.opened.emit(self._at(self._cursor).key, self.rows[self._cursor[0]].id)
        elif key in along:
            self._move_along(along[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._move_along(len(self._chosen_row()) * (-1 if key == Qt.Key.Key_Home else 1))
        elif key in across:
            self._move_across(across[key])
        else:
            super().keyPressEvent(event)

    def _chosen_row(self) -> tuple[Point, ...]:
        return self.rows[self._cursor[0]].points if self._cursor else ()

    def _move_along(self, by: int) -> None:
        if self._cursor is None:
            self._move_across(1)
            return
        row, place = self._cursor
        self._go((row, min(max(place + by, 0), len(self.rows[row].points) - 1)))

    def _move_across(self, by: int) -> None:
        start = self._cursor[0] + by if self._cursor else 0
        rest = range(start, len(self.rows)) if by > 0 else range(start, -1, -1)
        row = next((n for n in rest if self.rows[n].points), None)
        if row is None:
            return
        place = self.rows[row].place_of(self._chosen)
        self._go((row, place if place is not None else self._nearest_place(row)))

    def _nearest_place(self, row: int) -> int:
        """The point of another row that stands nearest below or above the one at hand."""
        x = self._placed[self._cursor[0]].dots[self._cursor[1]].x() if self._cursor else 0.0
        dots = self._placed[row].dots
        return min(range(len(dots)), key=lambda n: (abs(dots[n].x() - x), n))

    def _go(self, cursor: Cursor) -> None:
        self._cursor, self._under_mouse = cursor, None
        self.reached.emit(self._placed[cursor[0]].band.toRect())
        self._draw()
        self._point()
        announce(self, self.words())
        key = self._at(cursor).key
        if key != self._chosen:
            self._chosen = key
            self.chosen.emit(key)

    # mouse

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._find(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._find(event.position())
        if found is not None and event.button() is Qt.MouseButton.LeftButton:
            self._go(found)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        found = self._find(event.position())
        if found is not None:
            self.opened.emit(self._at(found).key, self.rows[found[0]].id)

    def _hover(self, cursor: Cursor | None) -> None:
        if cursor != self._under_mouse:
            self._under_mouse = cursor
            self.setCursor(
                Qt.CursorShape.ArrowCursor if cursor is None else Qt.CursorShape.PointingHandCursor
            )
            self._draw()
            self._point()

    def _find(self, spot: QPointF) -> Cursor | None:
        for n, placed in enumerate(self._placed):
            if placed.dots and placed.band.contains(spot):
                far = [(dot - spot).manhattanLength() for dot in placed.dots]
                place = min(range(len(far)), key=far.__getitem__)
                return (n, place) if far[place] <= _REACH else None
        return None

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            found = self._find(QPointF(event.pos()))
            row = next((placed.row for placed in self._placed if placed.band.contains(event.pos())), None)
            said = " · ".join(self._said(found)) if found else row.spoken if row else ""
            QToolTip.showText(event.globalPos(), as_tooltip(said), self)
            return True
        if event.type() is QEvent.Type.DevicePixelRatioChange:
            self._draw()
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._draw()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._draw()

    # where everything stands

    def sizeHint(self) -> QSize:
        return QSize(theme.pixels(360), self._height(zone_for(self.rows, self.width())))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.pixels(240), self._height(ZONES[0]))

    def _height(self, zone: int) -> int:
        return height_of(self.rows, self.width(), zone)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()
        self._place()
        if self._picture is not None:
            self._picture.setGeometry(self.rect())
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.updateGeometry()
            self._place()
            self._draw()
        elif event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._draw()  # in the colours of another theme

    def _place(self) -> None:
        self._placed = place_rows(self.rows, self.width(), self.height())

    def _draw(self) -> None:
        if self._picture is None:
            return
        from ui.widgets.strip.picture import Marks

        cursor = self._cursor if self.hasFocus() else None
        marks = Marks(
            chosen=self._chosen,
            current=cursor[0] if cursor else None,
            under_keyboard=self._dot(cursor),
            under_mouse=self._dot(self._under_mouse),
        )
        self._picture.draw(self._placed, marks)

    def _dot(self, cursor: Cursor | None) -> QPointF | None:
        return None if cursor is None else self._placed[cursor[0]].dots[cursor[1]]

    def showEvent(self, event: QShowEvent) -> None:
        """Only now is pyqtgraph needed, which takes a moment to load."""
        from ui.widgets.strip.picture import StripPicture

        if self._picture is None:
            self._picture = StripPicture(self)
            self._picture.setGeometry(self.rect())
            self._picture.show()
        super().showEvent(event)
        self._draw()
