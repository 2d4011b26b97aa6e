"""A pyqtgraph view without axes, menu or mouse of its own, in pixels: what our pictures are drawn in.

Imported when the first picture is drawn: pyqtgraph takes a third of a second.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pyqtgraph
from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from ui.look import measuring, theme

_IN_ONE_LINE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


@dataclass(frozen=True, kw_only=True, slots=True)
class Words:
    """A text in its room; it ends in … where that is too narrow."""

    text: str
    room: QRectF
    type: str = "table"
    tone: str = "text"
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft


class PictureView(pyqtgraph.GraphicsView):  # type: ignore[misc]
    """Fills the widget around it, which keeps mouse, keyboard and everything that a screen reader hears to itself."""

    def __init__(self, around: QWidget) -> None:
        super().__init__(around)
        # Nothing is laid out here, and Qt would delete a layout again which Python has deleted.
        self.setCentralItem(None)
        self.centralLayout = None
        for action in self.scene().contextMenu:
            action.deleteLater()  # what its menu offers, in English, is offered nowhere
        self.scene().contextMenu = []
        for each in (self, self.viewport()):
            each.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)

    def begin_anew(self) -> None:
        """Take away all that is drawn."""
        self.remove(self.scene().items())
        self.setBackground(theme.colour("panel"))

    def remove(self, items: Iterable[pyqtgraph.GraphicsObject]) -> None:
        for item in items:
            self.scene().removeItem(item)


class Writing(pyqtgraph.GraphicsObject):  # type: ignore[misc]
    """Words and thin lines over the marks of a picture, within `room`."""

    def __init__(self, room: QRectF, words: Sequence[Words], lines: Sequence[QLineF] = ()) -> None:
        super().__init__()
        self._room, self._words, self._lines = room, tuple(words), tuple(lines)
        self.setFlag(self.GraphicsItemFlag.ItemUsesExtendedStyleOption)  # or Qt does not say what is in sight

    def boundingRect(self) -> QRectF:
        return self._room

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        """Of a picture that scrolls with its page, what is in sight: it may have thousands of words."""
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.drawLines(self._lines)
        for each in self._words:
            if not each.room.intersects(option.exposedRect):
                continue
            painter.setFont(theme.font(each.type))
            painter.setPen(theme.colour(each.tone))
            text = measuring.elided(each.text, each.type, each.room.width() + 0.5)
            painter.drawText(each.room, each.align | _IN_ONE_LINE, text)
