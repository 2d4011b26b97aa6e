"""The hour at which somebody came or left, which is put right where it stands."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from evalapp.domain.texts import _
from ui.look import theme
from ui.widgets.badge import badge_size, paint_badge
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.fields import LineField
from ui.widgets.text import Label

_LEAST = 24  # pixels that can be hit (WCAG 2.5.8), though a badge is drawn lower


class TimeBadge(QAbstractButton):
    """Looks as a badge does, and can be pressed."""

    def __init__(self, words: str, tone: str, said: str) -> None:
        super().__init__()
        self._words, self._tone = words, tone
        self.setAccessibleName(said)
        self.setToolTip(_("Correct the time"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        size = badge_size(self._words)
        return QSize(round(size.width()) + 1, max(theme.pixels(_LEAST), round(size.height()) + 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        size = badge_size(self._words)
        spot = QRectF(0, (self.height() - size.height()) / 2, size.width(), size.height())
        paint_badge(painter, spot, self._words, self._tone, behind="panel")
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)


class TimeLine(QWidget):
    """A field for the hour; `act(text)` returns what is wrong, else nothing. Escape gives it up."""

    def __init__(self, name: str, typed: str, act: Callable[[str], str], back: QWidget) -> None:
        super().__init__()
        self._typed, self._act, self._back = typed, act, back
        self.field = LineField()
        self.field.setAccessibleName(name)
        self.field.setFixedWidth(theme.pixels(64))
        self.field.returnPressed.connect(self._do)
        self.error = Label(type="caption", tone="bad", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        row.addStretch()
        row.addWidget(self.field)
        row.addWidget(Button(_("Correct"), self._do))
        row.addWidget(LinkButton(_("Cancel"), self.give_up, quiet=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.XS)
        column.addLayout(row)
        column.addWidget(self.error)
        self.hide()

    def ask(self) -> None:
        self.field.setText(self._typed)
        self.show()
        self.field.setFocus()
        self.field.selectAll()

    def give_up(self) -> None:
        self.error.setText("")
        self.hide()
        self._back.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.give_up()
        else:
            super().keyPressEvent(event)

    def _do(self) -> None:
        self.error.setText(
            self._act(self.field.text())
        )  # without an error this row has given way to a new one
