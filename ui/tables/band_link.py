"""The one action that a band in a table offers."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.look import theme
from ui.look.style_sheet import LEAST_TARGET
from ui.widgets.buttons import Button


class BandLink(Button):
    """An underlined link in the colour for the accent ground, in whatever theme is in force."""

    def __init__(self, text: str, on_click: Callable[[], object]) -> None:
        super().__init__(text, on_click, kind="link")

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(_font())
        return QSize(metrics.horizontalAdvance(self.text()) + 12, max(metrics.height() + 4, LEAST_TARGET))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(_font())
        painter.setPen(QPen(theme.colour("on-accent"), 1))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)


def _font() -> QFont:
    font = theme.font("caption-strong")
    font.setUnderline(True)
    return font


class AtRight(QWidget):
    """`widget` at the right end of an otherwise empty holder, over a band whose words leave it its room."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self._widget = widget
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, theme.S, 0)
        layout.addStretch()
        layout.addWidget(widget)

    @property
    def taken(self) -> int:
        return self._widget.sizeHint().width() + theme.S
