"""Two columns of which the left one is the wider."""

from __future__ import annotations

from reportlab.platypus import Flowable, Spacer, Table

from evalapp.reports.drawing.keeping import Kept
from evalapp.reports.drawing.listing import Listing
from evalapp.reports.drawing.parts import OWN_FONT
from evalapp.reports.drawing.styles import FRAME, WIDTH

_GAP = 18.0


def beside(left: list[Flowable], right: list[Flowable], *, left_width: float) -> list[Flowable]:
    """Where both fit on a page; else one under the other."""
    right_width = WIDTH - left_width - _GAP
    if _height(left, left_width) > FRAME or _height(right, right_width) > FRAME:
        return [*_kept(left), Spacer(1, 6), *right]
    flush = [OWN_FONT, ("LEFTPADDING", (0, 0), (-1, -1), 0), ("RIGHTPADDING", (0, 0), (-1, -1), 0),
             ("TOPPADDING", (0, 0), (-1, -1), 0), ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
             ("VALIGN", (0, 0), (-1, -1), "TOP")]  # fmt: skip
    widths = [left_width, _GAP, right_width]
    return [Table([[left, "", right]], colWidths=widths, style=flush, hAlign="LEFT")]


def _height(flowables: list[Flowable], width: float) -> float:
    return sum(float(each.wrap(width, 10_000)[1]) + each.getSpaceBefore() for each in flowables)


def _kept(left: list[Flowable]) -> list[Flowable]:
    """A table under its heading."""
    at = next((n for n, each in enumerate(left) if isinstance(each, Listing)), None)
    if at is None:
        return left
    table = left[at]
    assert isinstance(table, Listing)
    return [Kept(left[:at], table, left[at + 1 :])]
