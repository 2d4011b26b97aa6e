"""Fonts, grounds, lines and row heights of a workbook, in the colours of the window."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache

from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.worksheet import Worksheet

from evalapp.domain.tokens import colours
from evalapp.sheets.text import in_cell

_FONT = "Calibri"
_POINTS = 10
_LINE = 1.28  # height of a line in type sizes
_HIGHEST_ROW = 409.0  # points, the most a spreadsheet allows
_TEXT_FORMAT = "@"
SHEET_ROWS = 1_048_576


@dataclass(frozen=True, kw_only=True, slots=True)
class Look:
    """How a cell looks; colours by role."""

    ink: str = "text"
    ground: str = ""
    line: str = ""
    size: float = _POINTS
    is_bold: bool = False
    is_wrapped: bool = True
    across: str = "left"
    down: str = "top"
    is_open: bool = False
    is_text: bool = False
    indent: int = 0


BODY = Look()
QUIET = Look(ink="dim")
LABEL = Look(ink="dim", is_bold=True)
TITLE = Look(ink="accent", size=17, is_bold=True, down="center")
SUBTITLE = Look(size=12, down="center")
FIGURE = Look(ink="accent", is_bold=True, across="right", down="center")
LINK = Look(ink="accent", down="center")
HEAD = Look(ink="on-accent", ground="accent", is_bold=True, down="center", indent=1)
RULED = Look(line="line", indent=1)
RULED_QUIET = Look(line="line", ink="dim", indent=1)
RULED_BOLD = Look(line="line", is_bold=True, indent=1)
RULED_NAME = Look(line="line", down="center", indent=1)
RULED_LINK = Look(line="line", ink="accent", down="center", indent=1)
RULED_FIGURE = Look(line="line", across="right", down="center", indent=1)


def colour(role: str) -> str:
    return "FF" + colours("light")[role].lstrip("#").upper()


@cache
def _font(look: Look) -> Font:
    return Font(name=_FONT, size=look.size, bold=look.is_bold, color=colour(look.ink))


@cache
def _fill(role: str) -> PatternFill:
    return PatternFill("solid", start_color=colour(role), end_color=colour(role))


@cache
def _border(look: Look) -> Border:
    side = Side(style="thin", color=colour(look.line))
    if look.is_open:
        return Border(left=side, right=side, top=side, bottom=side)
    return Border(bottom=side)


@cache
def _alignment(look: Look) -> Alignment:
    return Alignment(
        horizontal=look.across, vertical=look.down, wrap_text=look.is_wrapped, indent=look.indent
    )


_OPEN = Protection(locked=False)


def dress(cell: Cell, look: Look) -> None:
    cell.font = _font(look)
    cell.alignment = _alignment(look)
    if look.ground:
        cell.fill = _fill(look.ground)
    if look.line:
        cell.border = _border(look)
    if look.is_open:
        cell.protection = _OPEN
    if look.is_text:
        cell.number_format = _TEXT_FORMAT


def write(sheet: Worksheet, address: str, text: str, look: Look = BODY) -> Cell:
    """Put a text in a cell as a text, whatever it begins with."""
    cell: Cell = sheet[address]
    if text:
        cell.value = in_cell(text)
        cell.data_type = "s"
    dress(cell, look)
    return cell


def write_across(sheet: Worksheet, first: str, last: str, row: int, text: str, look: Look = BODY) -> Cell:
    """One text over several columns."""
    cell = write(sheet, f"{first}{row}", text, look)
    sheet.merge_cells(f"{first}{row}:{last}{row}")
    return cell


def height_of(texts: list[tuple[str, float]], *, least: float = 18.0, size: float = _POINTS) -> float:
    """Points that a row needs for texts in columns of these widths (in characters)."""
    lines = max((lines_of(text, width * _POINTS / size) for text, width in texts), default=1)
    return min(max(lines * size * _LINE + 6, least), _HIGHEST_ROW)


def lines_of(text: str, width: float) -> int:
    """Lines that a text takes in a column of this width, in characters."""
    # A column is measured in digits of the larger standard type; words do not break, so lines are not filled.
    return sum(max(1, math.ceil(len(line) / (width * 1.2))) for line in text.split("\n"))


def alert(role: str) -> DifferentialStyle:
    """The look of a cell while a condition holds: `good`, `attention` or `bad`."""
    ground = PatternFill(bgColor=colour(f"{role}-ground"), fill_type="solid")
    return DifferentialStyle(font=Font(color=colour(role), bold=True), fill=ground)
