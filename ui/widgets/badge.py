"""A state in one or two words."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.look import measuring, theme

# Tone of a badge → (text, ground).
TONES = {
    "quiet": ("dim", "sunk"),
    "good": ("good", "good-ground"),
    "attention": ("attention", "attention-ground"),
    "bad": ("bad", "bad-ground"),
    "accent": ("accent", "accent-ground"),
}


def badge_size(text: str, type: str = "caption-strong") -> QSizeF:
    return QSizeF(measuring.width(text, type) + 2 * theme.S, theme.pixels(19))


def badge_ground(tone: str, behind: str) -> str:
    """The role behind the text of a badge that stands on `behind`: its own on a panel and on what is selected, which
    says the same as before; elsewhere one that is seen."""
    own = TONES[tone][1]
    return own if behind in ("panel", "selection") or (behind == "window" and tone != "quiet") else "panel"


def has_outline(tone: str, behind: str) -> bool:
    """Whether its ground alone would not tell where it ends."""
    return theme.is_contrast() or (behind == "selection" and badge_ground(tone, behind) != "panel")


def paint_badge(
    painter: QPainter,
    rect: QRectF,
    text: str,
    tone: str,
    *,
    radius: float = 9,
    type: str = "caption-strong",
    behind: str = "panel",
) -> None:
    """Draw a badge that fills `rect`, on the role `behind`; a text that does not fit ends in …"""
    ink, ground = TONES[tone][0], badge_ground(tone, behind)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    # On grounds that do not differ (high contrast) the outline keeps the shape.
    is_outlined = has_outline(tone, behind)
    painter.setPen(theme.colour(ink) if is_outlined else Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(ground))
    inner = rect.adjusted(0.5, 0.5, -0.5, -0.5) if is_outlined else rect
    painter.drawRoundedRect(inner, radius, radius)
    painter.setPen(theme.colour(ink))
    painter.setFont(theme.font(type))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, measuring.elided(text, type, rect.width() - theme.S))
    painter.restore()


class Badge(QWidget):
    """`tone`: quiet, good, attention, bad or accent; `square` for what is a mark rather than a state (DEMO)."""

    def __init__(
        self, text: str = "", tone: str = "quiet", *, square: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._text, self._tone, self._square = text, tone, square
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        return self._text

    def set_badge(self, text: str, tone: str) -> None:
        self._text, self._tone = text, tone
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        size = badge_size(self._text)
        return QSize(round(size.width() + 0.5), round(size.height()) + (2 if self._square else 0))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_badge(painter, QRectF(self.rect()), self._text, self._tone, radius=4 if self._square else 9)
