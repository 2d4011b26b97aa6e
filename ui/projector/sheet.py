"""What the projector draws on: designed for 1280 × 720, and as much larger or smaller as the screen is."""

from __future__ import annotations

import re
from collections.abc import Iterable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QApplication

from ui.look import icons, theme
from ui.widgets.text import breakable

WIDTH, HEIGHT, MARGIN = 1280.0, 720.0, 48.0
LEAST, MOST = 18, 84  # pixels of type, as designed
_SMALLEST = 9  # below what is designed, before anything would be cut
_WRAPPED = Qt.TextFlag.TextWordWrap
_NO_LIMIT, _ANY_NUMBER = 1e6, 99

Align = Qt.AlignmentFlag
_LEFT = Align.AlignLeft | Align.AlignVCenter


def scale_of(width: float, height: float) -> float:
    """How many pixels one is of what was designed."""
    return max(min(width / WIDTH, height / HEIGHT), 0.05)


class Sheet:
    """Begin with `painter` on an area of so many pixels; `width` and `height` are then what there is to draw on."""

    def __init__(self, painter: QPainter, width: float, height: float) -> None:
        scale = scale_of(width, height)
        painter.scale(scale, scale)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.painter = painter
        self.width, self.height = width / scale, height / scale
        self.right = self.width - MARGIN

    def fill(self, rect: QRectF, role: str, *, radius: float = 0.0) -> None:
        """A ground that differs from what is around it has an outline in high contrast."""
        outlined = theme.is_contrast() and role.endswith("-ground")
        self.painter.setPen(QPen(theme.colour("line"), 2) if outlined else Qt.PenStyle.NoPen)
        self.painter.setBrush(theme.colour(role))
        self.painter.drawRoundedRect(rect, radius, radius)

    def fill_with(self, rect: QRectF, colour: QColor, *, radius: float = 0.0) -> None:
        self.painter.setPen(QPen(theme.colour("line"), 1) if theme.is_contrast() else Qt.PenStyle.NoPen)
        self.painter.setBrush(colour)
        self.painter.drawRoundedRect(rect, radius, radius)

    def line(
        self, x1: float, y1: float, x2: float, y2: float, *, role: str = "line", width: float = 1
    ) -> None:
        self.painter.setPen(QPen(theme.colour(role), width))
        self.painter.drawLine(x1, y1, x2, y2)  # type: ignore[call-overload]

    def icon(self, name: str, rect: QRectF, role: str) -> None:
        icons.paint_icon(self.painter, name, rect, theme.colour(role))

    def text(
        self,
        rect: QRectF,
        text: str,
        size: float,
        *,
        weight: int = 400,
        role: str = "text",
        align: Align = _LEFT,
        lines: int = 1,
    ) -> QRectF:
        """Write `text` as large as `size` where it fits in `rect`, on so many lines at most; smaller where it does not.

        Nothing is cut: what does not fit at the least size goes on on further lines. Returns where it stands.
        """
        if not text:
            return QRectF(rect.x(), rect.y(), 0, 0)
        shown = breakable(text)
        font = fitting(shown, rect, size, weight, lines)
        flags = int(align) | int(_WRAPPED)
        self.painter.setFont(font)
        self.painter.setPen(theme.colour(role))
        taken = QFontMetricsF(font).boundingRect(rect, flags, shown)
        self.painter.drawText(rect, flags, shown)
        return taken

    def row(
        self, rect: QRectF, parts: Iterable[tuple[str, float, int, str]], *, gap: float = 16, lines: int = 1
    ) -> None:
        """Texts beside each other on one base line (words, size, weight, role); all smaller where they do not fit.

        What does not fit even then is written as one text.
        """
        parts = [each for each in parts if each[0]]
        share = 1.0
        while _row_width(parts, share, gap) > rect.width() and share > LEAST / 60:
            share -= 0.05
        if _row_width(parts, share, gap) > rect.width():
            words = "  ".join(words for words, *_rest in parts)
            self.text(rect, words, min(size for _words, size, *_rest in parts), lines=max(lines, 2))
            return
        metrics = [QFontMetricsF(font_of(size * share, weight)) for _words, size, weight, _role in parts]
        ascent = max((each.ascent() for each in metrics), default=0.0)
        height = max((each.height() for each in metrics), default=0.0)
        x, base = rect.x(), rect.y() + (rect.height() - height) / 2 + ascent
        for (words, size, weight, role), measured in zip(parts, metrics):
            self.painter.setFont(font_of(size * share, weight))
            self.painter.setPen(theme.colour(role))
            self.painter.drawText(x, base, words)  # type: ignore[call-overload]
            x += measured.horizontalAdvance(words) + gap


def _row_width(parts: list[tuple[str, float, int, str]], share: float, gap: float) -> float:
    widths = (
        QFontMetricsF(font_of(size * share, weight)).horizontalAdvance(words)
        for words, size, weight, _role in parts
    )
    return sum(widths) + gap * max(len(parts) - 1, 0)


def font_of(size: float, weight: int) -> QFont:
    font = QFont(QApplication.font().family())
    font.setPixelSize(max(round(size), 1))
    font.setWeight(QFont.Weight(weight))
    font.setFeature(QFont.Tag("tnum"), 1)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def fitting(text: str, rect: QRectF, size: float, weight: int, lines: int) -> QFont:
    """The largest font up to `size` in which `text` fits in `rect` on so many lines; below LEAST on any number."""
    shrunk = size
    while shrunk > _SMALLEST:
        font = font_of(shrunk, weight)
        if _fits(text, rect, QFontMetricsF(font), lines if shrunk >= LEAST else _ANY_NUMBER):
            return font
        shrunk -= 1 if shrunk <= 24 else 2
    return font_of(_SMALLEST, weight)


def fits(text: str, rect: QRectF, size: float, lines: int) -> bool:
    """Whether it does as large as that."""
    return _fits(breakable(text), rect, QFontMetricsF(font_of(size, 400)), lines)


def _fits(text: str, rect: QRectF, metrics: QFontMetricsF, lines: int) -> bool:
    """No word broken but where it may be."""
    if any(metrics.horizontalAdvance(word) > rect.width() for word in re.split(r"[\s\u200b]+", text)):
        return False
    needed = metrics.boundingRect(QRectF(0, 0, rect.width(), _NO_LIMIT), int(_WRAPPED), text)
    return needed.height() <= min(rect.height(), lines * metrics.lineSpacing()) + 1
