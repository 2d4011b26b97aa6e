"""How wide a text is in one of our fonts, and what of it fits: asked at every painting, worked out once."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF

from ui.look import theme

_KEPT = 8192  # texts: some forty screens of a table


def width(text: str, role: str) -> float:
    """In logical pixels; `role`: one of theme.TYPE."""
    return _width(text, role, theme.font_key(role))


def elided(text: str, role: str, room: float) -> str:
    """`text`, or its beginning and … where it is wider than `room`."""
    return _elided(text, role, theme.font_key(role), room)


def metrics(role: str) -> QFontMetricsF:
    return _metrics(role, theme.font_key(role))


# The key of the font stands for it in what is kept: with another theme or scale it is another one.
@lru_cache(64)
def _metrics(role: str, _key: tuple[str, int]) -> QFontMetricsF:
    return QFontMetricsF(theme.font(role))


@lru_cache(_KEPT)
def _width(text: str, role: str, key: tuple[str, int]) -> float:
    return _metrics(role, key).horizontalAdvance(text)


@lru_cache(_KEPT)
def _elided(text: str, role: str, key: tuple[str, int], room: float) -> str:
    return _metrics(role, key).elidedText(text, Qt.TextElideMode.ElideRight, room)
