"""Fonts for what the typeface does not have: Noto, a script a file, of which a paper holds the letters that it uses."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

# Scripts that letter after letter say what is meant; those of India and what lies east of it need more than that. Of
# Arabic without whole phrases in one sign, which are up to a column wide.
_SCRIPTS = {
    "Hebrew": ((0x0590, 0x05FF), (0xFB1D, 0xFB4F)),
    "Arabic": ((0x0600, 0x06FF), (0x0750, 0x077F), (0x08A0, 0x08FF), (0xFB50, 0xFDCF), (0xFE70, 0xFEFC)),
    "Armenian": ((0x0530, 0x058F), (0xFB13, 0xFB17)),
    "Georgian": ((0x10A0, 0x10FF), (0x1C90, 0x1CBF), (0x2D00, 0x2D2F)),
    "Ethiopic": ((0x1200, 0x139F), (0x2D80, 0x2DDF), (0xAB00, 0xAB2F)),
    "Thai": ((0x0E00, 0x0E7F),),
}
_ANYWHERE = ("NotoSans", "NotoSansSymbols", "NotoEmoji")
_LEAST = 0x0250  # what lies before it the typeface has


@cache
def _points(name: str) -> frozenset[int]:
    """What the font has; it is registered by then."""
    import manimgx_fonts

    (folder,) = manimgx_fonts.__path__
    font = TTFont(name, str(Path(folder) / f"{name}[wght].ttf"))
    pdfmetrics.registerFont(font)
    return frozenset(font.face.charToGlyph)


@cache
def further(char: str) -> str:
    """The font that has the character; empty where none has."""
    code = ord(char)
    if code < _LEAST:
        return ""
    script = next(
        (name for name, blocks in _SCRIPTS.items() if any(first <= code <= last for first, last in blocks)),
        "",
    )
    for name in (f"NotoSans{script}",) if script else _ANYWHERE:
        if code in _points(name):
            return name
    return ""


def fonts_in(text: str, own: str, known: frozenset[int]) -> Iterator[tuple[str, str]]:
    """Font by font what is shown in it, in turn; `own` has what is `known`."""
    shown = "".join(each if ord(each) in known else _shape(each) for each in text)
    for font, letters in groupby(shown, lambda each: own if ord(each) in known else further(each) or own):
        yield font, "".join(letters)


@cache
def _shape(char: str) -> str:
    """The letter itself where its font has not the shape that it has beside others."""
    return char if further(char) else unicodedata.normalize("NFKC", char)
