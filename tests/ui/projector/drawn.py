"""What a window says and draws: as words, and as points."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from PySide6.QtCore import QBuffer, QByteArray, QSize
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

_TEXT = re.compile(r"<text[^>]*?font-size=\"([\d.]+)\"[^>]*>([^<]*)</text>", re.DOTALL)


def spoken(window: QWidget) -> str:
    """All that a screen reader finds in it."""
    return "\n".join(_walk(QAccessible.queryAccessibleInterface(window)))


def _walk(found: QAccessibleInterface | None) -> Iterator[str]:
    if found is None:
        return
    for kind in (
        QAccessible.Text.Name,
        QAccessible.Text.Description,
        QAccessible.Text.Value,
        QAccessible.Text.Help,
    ):
        yield found.text(kind)
    for n in range(found.childCount()):
        yield from _walk(found.child(n))


def texts(window: QWidget) -> list[tuple[str, float]]:
    """Each text that its picture draws, with its size in pixels."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    svg = QSvgGenerator()
    svg.setOutputDevice(buffer)
    svg.setSize(QSize(window.width(), window.height()))
    svg.setResolution(96)
    window.render(svg)
    del svg
    written = content.data().decode()
    return [(unescape(text).strip(), float(size)) for size, text in _TEXT.findall(written)]


def words(window: QWidget) -> str:
    return "\n".join(text for text, _size in texts(window))


def points(window: QWidget) -> bytes:
    image = window.grab().toImage()  # held as long as its bytes are read
    return bytes(image.constBits())
