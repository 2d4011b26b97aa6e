"""What leads from one page to another: entries of the outline and of the contents, and what a page is the rest of."""

from __future__ import annotations

from typing import Any, NamedTuple

from reportlab.pdfbase import pdfdoc

from evalapp.reports.drawing.structure import Box

_PRINTED = 4  # the flag of what is on paper as on the screen, which PDF/A asks of every annotation


class Bookmark(NamedTuple):
    """An entry of the outline, `top` points above the foot of its page; the contents know it by its `name`."""

    serial: int
    top: float
    title: str
    level: int
    name: str


class Head(NamedTuple):
    """What stands above a page: what it goes on with, and who was speaking when the one before it was full."""

    running: str = ""
    speaker: str = ""


class Awaited(str):
    """A place among the code of a page for the number of another one, which is known once all are laid out."""

    name: str
    right: float
    base: float
    font: str
    ink: str

    def __new__(cls, name: str, right: float, base: float, font: str, ink: str) -> Awaited:
        made = super().__new__(cls, " ")
        made.name, made.right, made.base, made.font, made.ink = name, right, base, font, ink
        return made


def linked(room: Box, destination: Any, words: str) -> pdfdoc.PDFDictionary:
    """An area of a page that leads to a destination, without a border of its own."""
    return pdfdoc.PDFDictionary(
        {
            "Type": "/Annot",
            "Subtype": "/Link",
            "Rect": pdfdoc.PDFArray([round(each, 2) for each in room]),
            "Border": "[0 0 0]",
            "F": _PRINTED,
            "Contents": pdfdoc.PDFString(words),
            "Dest": destination,
        }
    )
