"""The window on the wall: it draws what the room may see, and nothing in it can be pressed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QScreen,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from evalapp.domain.texts import _
from evalapp.operations.meeting.projected import PROJECTED_TABLES, Projected, Stage, projected_of
from ui.projector import words
from ui.projector.picture import Time, paint, time_area
from ui.projector.sheet import Sheet

if TYPE_CHECKING:
    from evalapp.domain.journal import Changes
    from ui.session import Session

BLANK_KEY, BLANK = Qt.Key.Key_B, QColor("#000000")
_SETTLED = (
    1000  # milliseconds: some desktops give the keyboard to a window that fills a screen, whatever it asks
)
_BEGIN = (960, 540)  # pixels of an ordinary window


class ProjectorWindow(QWidget):
    """Shows the meeting of `session` and follows each change of the file; `closed` once it is.

    It never takes the keyboard when it is shown: whoever leads the meeting goes on typing in their own window.
    """

    closed = Signal()
    blank_asked = Signal()
    filled_or_not = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.WindowDoesNotAcceptFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setWindowTitle(_("Projector") + " – Evalapp")
        self.setMinimumSize(320, 180)
        self.resize(*_BEGIN)
        self.session = session
        self.is_blank = False
        self._painted: Time | None = None
        self.shown: Projected = projected_of(session.view)
        session.changed.connect(self._follow)
        session.clock.ticked.connect(self._show_time)
        session.clock.changed.connect(self.update)
        self._say()

    def show_on(self, screen: QScreen) -> None:
        """Fill that screen."""
        self.showNormal()
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.setWindowState(
            Qt.WindowState.WindowFullScreen
        )  # not showFullScreen, which asks for the keyboard
        self.show()

    def show_in_window(self, screen: QScreen | None) -> None:
        """As an ordinary window that can be moved, at the lower right of `screen`, where it covers least."""
        self.showNormal()
        if screen is None:
            return
        free = screen.availableGeometry()
        size = self.size().boundedTo(free.size() * 0.6)
        if self.width() > size.width() or self.height() > size.height():
            size.setHeight(round(size.width() * 9 / 16))
        self.setScreen(screen)
        self.resize(size)
        self.move(free.right() - self.frameGeometry().width(), free.bottom() - self.frameGeometry().height())

    def blank(self, *, is_blank: bool) -> None:
        self.is_blank = is_blank
        self._say()
        self.update()

    def let_go(self) -> None:
        """The file is left: nothing of it is shown any more."""
        self.session.changed.disconnect(self._follow)
        self.session.clock.ticked.disconnect(self._show_time)
        self.session.clock.changed.disconnect(self.update)

    @property
    def time(self) -> Time | None:
        """Of the dossier at hand, as the chair's page has it."""
        clock = self.session.clock
        if self.shown.stage is not Stage.NOW:
            return None
        return Time(elapsed=clock.elapsed, allotted=clock.allotted, is_paused=clock.is_paused)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.is_blank:
            painter.fillRect(self.rect(), BLANK)
            return
        painter.setClipRect(event.rect())
        self._painted = self.time
        paint(Sheet(painter, self.width(), self.height()), self.shown, self._painted)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.isAutoRepeat():
            return
        if event.key() == BLANK_KEY and not event.modifiers():
            self.blank_asked.emit()
        elif event.key() == Qt.Key.Key_Escape and self.isFullScreen():
            self.show_in_window(self.screen())
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() == Qt.Key.Key_F11:
            self._fill_or_not()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Fills the screen on which it was moved by hand, or leaves it."""
        event.accept()
        self._fill_or_not()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.WindowStateChange:
            self.filled_or_not.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Once the desktop has placed it, whoever goes to it may press its keys."""
        super().showEvent(event)
        QTimer.singleShot(_SETTLED, self, self._take_keys)

    def _take_keys(self) -> None:
        if handle := self.windowHandle():
            handle.setFlag(Qt.WindowType.WindowDoesNotAcceptFocus, False)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    def _fill_or_not(self) -> None:
        go: Callable[[QScreen], None] = self.show_in_window if self.isFullScreen() else self.show_on
        go(self.screen())

    def _follow(self, changes: Changes, _initiator: object) -> None:
        if changes.touches(*PROJECTED_TABLES):
            self.shown = projected_of(self.session.view)
            self._say()
            self.update()

    def _show_time(self) -> None:
        """Nothing but the clock is another than a second ago, and in a pause not even that."""
        if not self.is_blank and self.time != self._painted:
            self.update(time_area(self.width(), self.height()).toAlignedRect())

    def _say(self) -> None:
        self.setAccessibleName(_("Projector"))
        self.setAccessibleDescription(
            _("The projector is blank.") if self.is_blank else words.spoken(self.shown)
        )
