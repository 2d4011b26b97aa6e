"""Sizes, colours and paragraph styles of every report; lengths in points, spacing in steps of 3 (4 pixels)."""

from __future__ import annotations

from functools import cache
from typing import Any

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from evalapp.domain.tokens import colours
from evalapp.reports.drawing.lettering import REGULAR, SEMIBOLD, register

MARGIN = 20 * mm
FOOT = 14 * mm  # of the bottom margin to the baseline of the footer
HEAD = 13 * mm  # of the top edge to the baseline of the running head
WIDTH = A4[0] - 2 * MARGIN
WIDE = A4[1] - 2 * MARGIN
LIFT = 6.0  # of what stands on a page above the bottom margin
FRAME = A4[1] - 2 * MARGIN - LIFT  # the height of it on an upright page
TABLE, SMALL = 9.0, 8.0  # sizes of figures in tables, of captions


@cache
def colour(role: str) -> Color:
    return HexColor(colours("light")[role])


def hexadecimal(role: str) -> str:
    """The colour as paragraph markup writes it."""
    return colours("light")[role]


@cache
def style(name: str) -> ParagraphStyle:
    """One of the styles in _STYLES."""
    register()
    size, leading, font, ink, extra = _STYLES[name]
    return ParagraphStyle(
        name,
        fontName=font,
        fontSize=size,
        leading=leading,
        textColor=colour(ink),
        allowWidows=0,
        allowOrphans=0,
        splitLongWords=1,
        bulletFontName=SEMIBOLD,
        bulletFontSize=size,
        **extra,
    )


def heading_style(characters: int, name: str = "title") -> ParagraphStyle:
    """The style `name` ("title" or "application"), or a smaller one that keeps a long title to some three lines."""
    if characters <= 70:
        return style(name)
    return style("longest-title" if characters > 160 or name == "application" else "long-title")


_STYLES: dict[str, tuple[float, float, str, str, dict[str, Any]]] = {
    "title": (26, 31, SEMIBOLD, "text", {}),
    "long-title": (20, 25, SEMIBOLD, "text", {}),
    "longest-title": (15, 19, SEMIBOLD, "text", {}),
    "subtitle": (11, 15, REGULAR, "dim", {"spaceBefore": 3}),
    "section": (15, 20, SEMIBOLD, "text", {"spaceBefore": 18, "spaceAfter": 6}),
    "question": (13.5, 18, SEMIBOLD, "text", {"spaceBefore": 11, "spaceAfter": 2}),
    "part": (11, 15, SEMIBOLD, "text", {"spaceBefore": 15, "spaceAfter": 3}),
    "application": (20, 25, SEMIBOLD, "text", {}),
    "criterion": (12, 16, SEMIBOLD, "text", {"spaceBefore": 18}),
    "continued": (10, 14, SEMIBOLD, "dim", {"spaceBefore": 18}),
    "body": (10, 14, REGULAR, "text", {"spaceAfter": 6}),
    "lead": (10, 14, REGULAR, "dim", {"spaceAfter": 6}),
    "item": (10, 14, REGULAR, "text", {"leftIndent": 15, "spaceAfter": 3}),
    "item-close": (9, 12, REGULAR, "text", {"leftIndent": 15, "spaceAfter": 3}),
    "cell": (TABLE, 12, REGULAR, "text", {}),
    "cell-item": (TABLE, 12, REGULAR, "text", {"leftIndent": 10.5}),
    "cell-dim": (TABLE, 12, REGULAR, "dim", {}),
    "cell-strong": (TABLE, 12, SEMIBOLD, "text", {}),
    "cell-right": (TABLE, 12, REGULAR, "text", {"alignment": TA_RIGHT}),
    "head": (SMALL, 10, SEMIBOLD, "dim", {}),
    "head-right": (SMALL, 10, SEMIBOLD, "dim", {"alignment": TA_RIGHT}),
    "note": (SMALL, 11, REGULAR, "dim", {}),
    "note-after": (SMALL, 11, REGULAR, "dim", {"spaceBefore": 3, "spaceAfter": 6}),
    "band": (TABLE, 12, SEMIBOLD, "dim", {}),
    "band-accent": (TABLE, 12, SEMIBOLD, "on-accent", {}),
    "attention": (TABLE, 12, REGULAR, "attention", {}),
    "figure": (19, 23, SEMIBOLD, "text", {}),
    "fact": (11, 15, SEMIBOLD, "text", {}),
    "caption": (SMALL, 11, REGULAR, "dim", {}),
    # Sheets to score on paper hold much on a page.
    "sheet-title": (13, 16, SEMIBOLD, "text", {}),
    "long-sheet-title": (9, 10.5, SEMIBOLD, "text", {}),
    "sheet-criterion": (10, 13, SEMIBOLD, "text", {}),
    "sheet-note": (7.5, 8.7, REGULAR, "dim", {}),
    "box-label": (7, 8.5, REGULAR, "dim", {"alignment": TA_CENTER}),
    # A letter says much on two pages or three.
    "letter-head": (12, 16, SEMIBOLD, "text", {"spaceBefore": 12, "spaceAfter": 3}),
    "letter-small-head": (9.5, 13, SEMIBOLD, "text", {"spaceBefore": 9}),
    "letter": (9.5, 13, REGULAR, "text", {"spaceAfter": 4.5}),
    "letter-item": (9.5, 13, REGULAR, "text", {"leftIndent": 15, "spaceAfter": 3}),
    # A change of the history with what it touched.
    "entry-head": (SMALL, 11, REGULAR, "dim", {"spaceBefore": 9, "keepWithNext": 1}),
    "entry-what": (10, 13, SEMIBOLD, "text", {}),
    "entry-remark": (SMALL, 11, REGULAR, "attention", {}),
    "entry-part": (SMALL, 11, SEMIBOLD, "dim", {"spaceBefore": 3, "leftIndent": 12, "keepWithNext": 1}),
    "entry-alone": (SMALL, 11, REGULAR, "dim", {"spaceBefore": 3, "leftIndent": 12}),
    "entry-line": (SMALL, 11, REGULAR, "text", {"leftIndent": 21, "bulletIndent": 12}),
    # What a juror said hangs under the score that stands in the margin of the column.
    "voice": (10, 14, REGULAR, "text", {"leftIndent": 36, "spaceBefore": 6}),
    "comment": (10, 14, REGULAR, "text", {"leftIndent": 36, "spaceAfter": 3}),
}
