"""What another program says of a fault is English, and for who looks into it: it only follows words of ours."""

from __future__ import annotations

from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.domain.writing.characters import visible

_MOST = 300  # characters


def with_detail(own: str, foreign: str | Exception) -> str:
    """On one line that no terminal obeys."""
    words = visible(" ".join(str(foreign).split())) or type(foreign).__name__
    return _("{own} – technical detail: “{words}”").format(own=own, words=shorten(words, _MOST))
