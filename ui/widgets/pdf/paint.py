"""Paper and marks. Paper is white in every theme, so what stands on it has the colours of the light one."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from evalapp.domain.texts import _
from evalapp.domain.tokens import colours
from ui.look import theme

_VEIL = 70  # of 255: the words below a mark stay readable


def paint_page(painter: QPainter, area: QRectF, image: QImage | None) -> None:
    """`image`: None where it is still being drawn, a null one where the page cannot be drawn."""
    painter.fillRect(area, Qt.GlobalColor.white)
    if image is not None and not image.isNull():
        painter.drawImage(area, image)
    elif image is not None:
        painter.setFont(theme.font("body"))
        painter.setPen(QColor(colours("light")["dim"]))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, _("This page cannot be shown."))
    painter.setPen(QPen(theme.colour("line"), 1))
    painter.drawRect(area.adjusted(-0.5, -0.5, 0.5, 0.5))


def paint_mark(painter: QPainter, spot: QRectF, *, stands_out: bool) -> None:
    ground = QColor(colours("light")["attention"])
    ground.setAlpha(_VEIL)
    painter.fillRect(spot.adjusted(-1, -1, 1, 1), ground)
    if stands_out:
        painter.setPen(QPen(QColor(colours("light")["accent"]), 2))
        painter.drawRect(spot.adjusted(-2, -2, 2, 2))
