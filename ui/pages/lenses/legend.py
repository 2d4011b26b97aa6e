"""How a picture is read: each sign beside its words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QLinearGradient, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from evalapp.domain.texts import _
from ui.look import theme
from ui.widgets.card import Card
from ui.widgets.text import Label

Sign = Literal["band", "tick", "line", "span", "thin", "dot", "share", "words"]
_WIDE, _HIGH = 66, 22


class SignOf(QWidget):
    """Heard through the words beside it."""

    def __init__(self, sign: Sign, words: str = "") -> None:
        super().__init__()
        self._sign, self._words = sign, words
        self.setFixedSize(QSize(theme.pixels(_WIDE), theme.pixels(_HIGH)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room, middle = QRectF(self.rect()), self.height() / 2
        centre = room.center().x()
        if self._sign == "band":
            ink = theme.colour("text" if theme.is_contrast() else "dim")
            shades = QLinearGradient(room.left(), 0, room.right(), 0)
            for at, alpha in ((0.0, 0), (0.5, 255), (1.0, 0)):
                shade = theme.colour("text" if theme.is_contrast() else "dim")
                shade.setAlpha(alpha)
                shades.setColorAt(at, shade)
            painter.fillRect(QRectF(0, middle - 7, room.width(), 14), shades)
            painter.setPen(ink)
        elif self._sign in ("tick", "line"):
            high = 18 if self._sign == "tick" else _HIGH
            wide = 3 if self._sign == "tick" else 2
            painter.fillRect(QRectF(centre - wide / 2, middle - high / 2, wide, high), theme.colour("accent"))
        elif self._sign in ("span", "thin"):
            high, role = (10, "accent") if self._sign == "span" else (4, "edge")
            painter.fillRect(QRectF(4, middle - high / 2, room.width() - 8, high), theme.colour(role))
        elif self._sign == "dot":
            painter.setPen(QPen(theme.colour("text"), 1.6))
            painter.setBrush(theme.colour("panel"))
            painter.drawEllipse(QRectF(centre - 4.5, middle - 4.5, 9, 9))
        elif self._sign == "share":
            if theme.is_contrast():
                painter.setPen(QPen(theme.colour("line"), 1))
                painter.drawRect(QRectF(11, middle - 2.5, 44, 5))
            else:
                painter.fillRect(QRectF(11, middle - 2.5, 44, 5), theme.colour("line"))
            painter.fillRect(QRectF(11, middle - 2.5, 26, 5), theme.colour("accent"))
        else:
            painter.setFont(theme.font("table"))
            painter.setPen(theme.colour("text"))
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, self._words)


class LegendCard(Card):
    def __init__(self) -> None:
        super().__init__(_("How to read it"))
        self._rows: list[QWidget] = []

    def show_signs(self, signs: Sequence[tuple[Sign, str, str]]) -> None:
        """Each with what stands in its place where it is a word, and what it means."""
        for row in self._rows:
            self.body.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []
        for sign, example, words in signs:
            row = QWidget()
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(theme.M)
            line.addWidget(SignOf(sign, example), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(Label(words, type="caption", wrap=True), 1)
            self.body.addWidget(row)
            self._rows.append(row)
