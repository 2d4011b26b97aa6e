"""Two columns of which the left one is the wider."""

from __future__ import annotations

from reportlab.platypus import Flowable, Table

from evalapp.reports.drawing.parts import OWN_FONT
from evalapp.reports.drawing.styles import WIDTH

_GAP = 18.0


def beside(left: list[Flowable], right: list[Flowable], *, left_width: float) -> list[Flowable]:
    """Where both fit on a page."""
    flush = [OWN_FONT, ("LEFTPADDING", (0, 0), (-1, -1), 0), ("RIGHTPADDING", (0, 0), (-1, -1), 0),
             ("TOPPADDING", (0, 0), (-1, -1), 0), ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
             ("VALIGN", (0, 0), (-1, -1), "TOP")]  # fmt: skip
    widths = [left_width, _GAP, WIDTH - left_width - _GAP]
    return [Table([[left, "", right]], colWidths=widths, style=flush, hAlign="LEFT")]
