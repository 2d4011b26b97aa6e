"""The typeface of the reports, and the one way in which text that a person typed reaches a page."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from evalapp.reports.drawing.scripts.further import fonts_in, further
from evalapp.reports.drawing.scripts.leftward import shaped

FAMILY = "SourceSans"
REGULAR, SEMIBOLD, BOLD, ITALIC = (f"{FAMILY}-{cut}" for cut in ("Regular", "Semibold", "Bold", "It"))
# A box that the typeface has; the missing glyph itself would be a box too, but could not be searched or copied.
SUBSTITUTE = "☐"

_SPACES = re.compile(r"[\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000]")
_LINE_ENDS = re.compile(r"\r\n?|[\v\f\x85\u2028\u2029]")
_DROPPED = {"Cc", "Cf", "Cs", "Co", "Cn"}
_LOOKALIKES = {"\u2010": "-", "\u2011": "-", "\u2212": "−", "\u25cf": "•", "\u25cb": "◌"}

_noted: ContextVar[dict[str, None] | None] = ContextVar("noted", default=None)


_MOST_WIDTHS = 100_000


class _Font(TTFont):
    """How wide a word is, is asked over and over: of every letter to an applicant nine words in ten are the same."""

    def __init__(self, name: str, file: str) -> None:
        super().__init__(name, file)
        self._widths: dict[tuple[str, float], float] = {}

    def stringWidth(self, text: str, size: float, encoding: str = "utf-8") -> float:
        found = self._widths.get((text, size))
        if found is None:
            if len(self._widths) >= _MOST_WIDTHS:
                self._widths.clear()
            own = self.fontName
            parts = [(own, text)] if is_own(text) else fonts_in(shaped(text), own, register())
            found = self._widths[text, size] = sum(
                super(_Font, self).stringWidth(letters, size, encoding)
                if font == own
                else pdfmetrics.getFont(font).stringWidth(letters, size)
                for font, letters in parts
            )
        return found


def is_own(text: str) -> bool:
    """Whether the typeface has all of it."""
    return text.isascii() or register().issuperset(map(ord, text))


@cache
def register() -> frozenset[int]:
    """Register the four cuts once; the code points that every upright cut can draw."""
    import font_source_sans_pro

    folder = Path(font_source_sans_pro.font_directory)
    drawable: frozenset[int] | None = None
    for name in (REGULAR, SEMIBOLD, BOLD, ITALIC):
        font = _Font(name, str(folder / f"{name.replace(FAMILY, 'SourceSansPro')}.ttf"))
        pdfmetrics.registerFont(font)
        if name != ITALIC:
            points = frozenset(font.face.charWidths)
            drawable = points if drawable is None else drawable & points
    pdfmetrics.registerFontFamily(FAMILY, REGULAR, SEMIBOLD, ITALIC, SEMIBOLD)
    return drawable or frozenset()


@contextmanager
def noting_substitutes() -> Iterator[dict[str, None]]:
    """Collects, in order of appearance, the characters that had to be drawn as SUBSTITUTE meanwhile."""
    noted: dict[str, None] = {}
    token = _noted.set(noted)
    try:
        yield noted
    finally:
        _noted.reset(token)


def plain(raw: str, most: int | None = None) -> str:
    """`raw` as it can be drawn: composed, without control, bidi or zero-width characters.

    Line ends become `\\n`. A character that neither the typeface nor a further font has becomes SUBSTITUTE and is
    noted. `most` cuts the text, visibly, where it stands whole elsewhere.
    """
    text = unicodedata.normalize("NFC", _SPACES.sub(" ", _LINE_ENDS.sub("\n", raw)).replace("\t", " "))
    drawn = text.translate({ord(char): _drawable(char) for char in dict.fromkeys(text)})
    return drawn if most is None or len(drawn) <= most else drawn[: most - 1].rstrip() + "…"


def text(raw: str, most: int | None = None) -> str:
    """`plain` for a reportlab Paragraph: nothing in it can be taken for markup; line ends are kept."""
    return escape(re.sub(r"\n{3,}", "\n\n", plain(raw, most).strip())).replace("\n", "<br/>")


def cell(raw: str, most: int | None = None) -> str:
    """`text` on a single line, whole unless `most` is given: what is long goes on on the next page."""
    return escape(plain(line(raw), most))


def line(raw: str, most: int | None = None) -> str:
    """`plain` on a single line, for strings drawn as they are: plain table cells, footers, bookmarks."""
    return " ".join(part for part in re.split(r"[ \n]+", plain(raw)) if part)[:most]


def fitted(raw: str, font: str, size: float, width: float) -> str:
    """`raw` on one line, cut so that it is no wider than `width` points."""
    shown = line(raw, 2_000)
    if pdfmetrics.stringWidth(shown, font, size) <= width:
        return shown
    while shown and pdfmetrics.stringWidth(shown + "…", font, size) > width:
        shown = shown[: -max(1, len(shown) // 20)].rstrip()
    return shown + "…"


def width_of(shown: str, font: str, size: float) -> float:
    register()
    return float(pdfmetrics.stringWidth(shown, font, size))


def _drawable(char: str) -> str:
    if char == "\n" or ord(char) in register():
        return "" if unicodedata.category(char) == "Cf" else char
    if char in _LOOKALIKES:
        return _LOOKALIKES[char]
    if _is_variation(char) or (unicodedata.category(char) in _DROPPED and unicodedata.category(char) != "Cs"):
        return ""
    # Full-width letters, circled digits and mathematical alphabets have a plain form that says the same.
    simpler = unicodedata.normalize("NFKC", char)
    if simpler != char and all(ord(each) in register() for each in simpler):
        return simpler
    if further(char):
        return char
    noted = _noted.get()
    if noted is not None:
        noted.setdefault(char)
    return SUBSTITUTE


def _is_variation(char: str) -> bool:
    return "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"
