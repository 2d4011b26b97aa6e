"""A card over the window, closed by Escape or a click beside it; no dialog, so nothing waits for it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible, QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from shiboken6 import isValid

from ui.access.roles import play_role
from ui.access.sheets import LIES_OVER
from ui.look import theme
from ui.widgets.card import Card


class Overlay(QWidget):
    """Fill `self.card.body`. Deletes itself when closed and gives the focus back to who had it."""

    def __init__(self, window: QWidget, name: str, *, width: int = 560) -> None:
        super().__init__(window)
        for other in window.findChildren(Overlay):
            if other is not self and other.isVisible():
                other.close_over()
        self._window = window
        self._before = QApplication.focusWidget()
        play_role(self, QAccessible.Role.Dialog)
        self.setProperty(LIES_OVER, True)
        self.setAccessibleName(name)
        self.card = Card(parent=self)
        self.card.setFixedWidth(min(theme.pixels(width), window.width() - theme.HUGE))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.L, theme.pixels(72), theme.L, theme.HUGE)
        layout.addWidget(self.card, 0, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setGeometry(window.rect())
        window.installEventFilter(self)

    def show_over(self) -> None:
        self.show()
        self.raise_()
        self.setFocus()

    def close_over(self) -> None:
        self.hide()
        self.deleteLater()
        if self._before is not None and isValid(self._before) and self._before.isVisible():
            self._before.setFocus()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes round within the card."""
        stops = [
            widget
            for widget in self.card.findChildren(QWidget)
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.isEnabled()
        ]
        here = QApplication.focusWidget()
        if stops:
            place = stops.index(here) if here in stops else (-1 if forward else 0)
            stops[(place + (1 if forward else -1)) % len(stops)].setFocus(
                Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
            )
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() is QEvent.Type.Resize:
            self.setGeometry(self._window.rect())
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_over()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.card.geometry().contains(event.position().toPoint()):
            self.close_over()

    def paintEvent(self, event: QPaintEvent) -> None:
        veil = QColor(theme.colour("text") if "light" in theme.name() else theme.colour("window"))
        veil.setAlpha(70 if "light" in theme.name() else 150)
        QPainter(self).fillRect(self.rect(), veil)
