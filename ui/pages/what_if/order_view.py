"""Two orders beside each other, painted: the official one keeps its place, curves run to where each would stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip

from evalapp.domain.texts import _
from ui.access.announcing import announce
from ui.access.roles import play_role
from ui.look import theme
from ui.pages.what_if.geometry import ROW, Geometry
from ui.pages.what_if.paint import Painted
from ui.pages.what_if.words import row_words
from ui.widgets.text import as_tooltip

if TYPE_CHECKING:
    from evalapp.analytics.what_if.live import Live, Order

_Key = Qt.Key


class OrderView(QAbstractScrollArea):
    """`opened(number)` on Enter and a double click; `scrolled` when other rows are in sight.

    The keyboard goes down the order as it is now; the application at hand stays at hand wherever it moves. Only what is
    in sight is looked at, so that 5,000 rows cost no more than 20.
    """

    opened = Signal(str)
    scrolled = Signal()

    def __init__(self) -> None:
        super().__init__()
        play_role(self, QAccessible.Role.Chart)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(theme.pixels(220))
        self.setMinimumWidth(theme.pixels(420))
        self.live: Live | None = None
        self.now: Order | None = None
        self.at_hand = -1  # index of an application
        self._said = ""
        self._official = QPixmap()  # its side, as it was painted last
        self._look: tuple[object, ...] = ()
        self.verticalScrollBar().setSingleStep(theme.pixels(ROW))
        self.verticalScrollBar().valueChanged.connect(self.scrolled)
        self._say()

    def show_orders(self, live: Live, now: Order) -> None:
        if self.live is not live:
            self.at_hand = int(now.order[0]) if len(live) else -1
        is_as_high = (
            self.now is not None and self.live is live and (self.now.line is None) == (now.line is None)
        )
        self.live, self.now = live, now
        if not is_as_high:
            self._measure()
        self._say()
        self.viewport().update()

    @property
    def geometry_now(self) -> Geometry:
        live, now, room = self.live, self.now, self.viewport().size()
        return Geometry(
            rows=len(live) if live else 0,
            lines=(live.official.line, now.line) if live and now else (None, None),
            width=room.width(),
            height=room.height(),
            y=self.verticalScrollBar().value(),
        )

    def _measure(self) -> None:
        found, bar = self.geometry_now, self.verticalScrollBar()
        page = max(found.height - found.head, 1)
        bar.setRange(0, max(found.whole - page, 0))
        bar.setPageStep(page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()
        self.scrolled.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._measure()
            self.viewport().update()

    # what is said

    def words(self) -> str:
        """Of the application at hand."""
        if self.live is None or self.now is None or self.at_hand < 0:
            return ""
        return row_words(self.live, self.now, self.at_hand)

    def _say(self) -> None:
        """The application at hand is the accessible name: a screen reader says each new one."""
        words = self.words() or _("The official order beside the one with the changes")
        if words != self._said:
            self._said = words
            self.setAccessibleName(words)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), as_tooltip(self.tip_at(event.pos())), self.viewport())
            return True
        return super().viewportEvent(event)

    def tip_at(self, at: QPoint) -> str:
        n = self._application_at(at)
        return "" if n is None or self.live is None or self.now is None else row_words(self.live, self.now, n)

    def _application_at(self, at: QPoint) -> int | None:
        found = self.geometry_now
        if self.live is None or self.now is None or found.left <= at.x() < found.right:
            return None
        side = int(at.x() >= found.right)
        row = found.row_at(side, at.y())
        order = self.now if side else self.live.official
        return None if row is None else int(order.order[row])

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), theme.colour("panel"))
        live, now, found = self.live, self.now, self.geometry_now
        if live is not None and now is not None:
            painter.drawPixmap(0, 0, self._official_side(live, now, found))
            Painted(painter, found, live, now).paint(self.at_hand, has_keyboard=self.hasFocus())

    def _official_side(self, live: Live, now: Order, found: Geometry) -> QPixmap:
        at_hand, ratio = self.at_hand if self.hasFocus() else -1, self.devicePixelRatioF()
        official = (found.rows, found.lines[0], found.width, found.height, found.y)
        look = (live, official, at_hand, ratio, theme.name(), theme.font_key("table"))
        if look != self._look:
            self._look = look
            self._official = QPixmap(round(found.left * ratio), round(found.height * ratio))
            self._official.setDevicePixelRatio(ratio)
            self._official.fill(theme.colour("panel"))
            painter = QPainter(self._official)
            Painted(painter, found, live, now).paint_official(self.at_hand, has_keyboard=self.hasFocus())
            painter.end()
        return self._official

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    # by mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        n = self._application_at(event.position().toPoint())
        if n is not None and event.button() is Qt.MouseButton.LeftButton:
            self._take(n)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        n = self._application_at(event.position().toPoint())
        if n is not None and self.live is not None:
            self.opened.emit(self.live.numbers[n])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        live, now, found = self.live, self.now, self.geometry_now
        if live is None or now is None or not found.rows:
            super().keyPressEvent(event)
            return
        at = int(now.row[self.at_hand])
        page = max((found.height - found.head) // found.row - 1, 1)
        moves = {
            _Key.Key_Up: at - 1,
            _Key.Key_Down: at + 1,
            _Key.Key_PageUp: at - page,
            _Key.Key_PageDown: at + page,
            _Key.Key_Home: 0,
            _Key.Key_End: found.rows - 1,
        }
        if event.key() in moves and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            row = max(0, min(moves[_Key(event.key())], found.rows - 1))
            self._take(int(now.order[row]))
            self._bring(row)
        elif event.key() in (_Key.Key_Return, _Key.Key_Enter):
            self.opened.emit(live.numbers[self.at_hand])
        else:
            super().keyPressEvent(event)

    def choose(self, number: str) -> None:
        """The application at hand, brought into view."""
        if self.live is not None and self.now is not None and number in self.live.numbers:
            self._take(self.live.numbers.index(number))
            self._bring(int(self.now.row[self.at_hand]))

    def _take(self, n: int) -> None:
        self.at_hand = n
        self._say()
        announce(self, self._said)
        self.viewport().update()

    def _bring(self, row: int) -> None:
        found, bar = self.geometry_now, self.verticalScrollBar()
        top = found.top(1, row)
        bar.setValue(bar.value() + min(top - found.head, 0) + max(top + found.row - found.height, 0))
