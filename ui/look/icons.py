"""Our own icons: 24 grid, 1.6 stroke, round ends; coloured when they are drawn."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from resources import resource
from ui.look import theme

SIZES = (16, 20, 24, 32)


@cache
def _drawing(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")


@cache
def _renderer(name: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_drawing(name).replace("currentColor", colour).encode()))


def paint_icon(painter: QPainter, name: str, rect: QRectF, colour: QColor) -> None:
    """Draw icon `name` (a file in resources/icons) in `rect`."""
    _renderer(name, colour.name()).render(painter, rect)


def pixmap(name: str, *, size: int = 20, role: str = "text", ratio: float = 2.0) -> QPixmap:
    result = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    result.fill(Qt.GlobalColor.transparent)
    painter = QPainter(result)
    paint_icon(painter, name, QRectF(0, 0, result.width(), result.height()), theme.colour(role))
    painter.end()
    result.setDevicePixelRatio(ratio)
    return result


def icon(name: str, role: str = "text") -> QIcon:
    """For Qt's own buttons; in the colours of the theme in force when it is made."""
    result = QIcon()
    for size in SIZES:
        result.addPixmap(pixmap(name, size=size, role=role))
    return result
