"""The name of a key, drawn as a key; alone, and on a button."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QStyle, QStyleOptionButton, QStylePainter, QWidget

from ui.look import theme
from ui.widgets.buttons import PrimaryButton


class KeyCap(QWidget):
    """The name of a key, drawn as a key."""

    def __init__(self, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        return QSize(QFontMetrics(theme.font("caption")).horizontalAdvance(self._keys) + 12, theme.pixels(18))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(theme.colour("strong-line"), 1))
        painter.setBrush(theme.colour("panel"))
        painter.drawRoundedRect(rect, 3, 3)
        painter.drawLine(int(rect.left()) + 2, int(rect.bottom()), int(rect.right()) - 2, int(rect.bottom()))
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("dim"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self._keys)


class KeyedButton(PrimaryButton):
    """A primary button that shows which key presses it, behind its words."""

    def __init__(self, text: str, on_click: Callable[[], object], *, keys: str, tip: str) -> None:
        self._keys = keys
        super().__init__(text, on_click, tip=tip)

    def _cap(self) -> int:
        return QFontMetrics(theme.font("caption")).horizontalAdvance(self._keys) + 12

    def sizeHint(self) -> QSize:
        return super().sizeHint() + QSize(self._cap() + theme.S, 0)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, option = QStylePainter(self), QStyleOptionButton()
        self.initStyleOption(option)
        text, option.text = option.text, ""
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        role = "on-accent" if self.isEnabled() else "dim"
        words = QFontMetrics(self.font()).horizontalAdvance(text)
        left = (self.width() - words - theme.S - self._cap()) // 2
        painter.setPen(theme.colour(role))
        painter.setFont(self.font())
        line = QRect(left, 0, words + 1, self.height())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic, text)
        height = theme.pixels(18)
        cap = QRectF(left + words + theme.S, (self.height() - height) / 2, self._cap(), height)
        painter.setPen(QPen(theme.colour(role), 1))
        painter.drawRoundedRect(cap.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        painter.setFont(theme.font("caption"))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self._keys)
