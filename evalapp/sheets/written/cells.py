"""The XML of one sheet. It is written here, since openpyxl writes no results beside formulas, and other bytes where a
machine has lxml than where it has not.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from fractions import Fraction
from typing import Any
from xml.sax.saxutils import escape

from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import to_excel

from evalapp.domain.writing.characters import not_obeyed
from evalapp.sheets.style import SHEET_ROWS, height_of
from evalapp.sheets.text import in_cell
from evalapp.sheets.written.values import Column, Format, Formula, Sheet, Shown, Value

StyleOf = Callable[[Format, bool], int]
"""The number of a format among the styles of the workbook; of one whose text begins as a formula where that is true."""

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
)
_FOOT = (
    '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>'
    '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
)
_RISKY = re.compile(r"[=+\-@'|%]")
_SPACED = re.compile(r"\n|  ")
_MOST_KNOWN = 20_000
_BOLD = 0.8  # of the letters that fit in a plain line


class TooManyRows(Exception):
    """More than a sheet has."""


def sheet_xml(sheet: Sheet, style_of: StyleOf, head_style: int, *, is_first: bool) -> Iterator[str]:
    """In pieces. Raises TooManyRows."""
    writer = _Writer(sheet.columns, style_of)
    rows = []
    count = 1
    head = "".join(
        f'<c r="{letter}1" s="{head_style}" t="inlineStr"><is>{inline(column.head)}</is></c>'
        for letter, column in zip(writer.letters, sheet.columns)
    )
    # A column is as wide as its values: heads go over several lines, bold, with a button of the filter beside them.
    height = height_of([(column.head, (column.width - 3) * _BOLD) for column in sheet.columns], least=22)
    rows.append(f'<row r="1" ht="{height:g}" customHeight="1">{head}</row>')
    for count, row in enumerate(sheet.rows, start=2):
        if count > SHEET_ROWS:
            raise TooManyRows
        rows.append(writer.row(count, row))
    extent = f"A1:{writer.letters[-1]}{count}"
    yield _HEAD
    yield f'<dimension ref="{extent}"/>{_view(sheet, is_first=is_first)}<sheetFormatPr defaultRowHeight="13.5"/>'
    widths = [
        f'<col min="{n}" max="{n}" width="{column.width:g}" style="{style_of(column.format, False)}" customWidth="1"/>'
        for n, column in enumerate(sheet.columns, start=1)
    ]
    yield f"<cols>{''.join(widths)}</cols><sheetData>"
    yield from rows
    yield f'</sheetData><autoFilter ref="{extent}"/>{_FOOT}'


def extent_of(xml: str) -> str:
    """`A1:F20`, all that the sheet holds."""
    return xml[: xml.index("<sheetViews>")].partition('<dimension ref="')[2].partition('"')[0]


def _view(sheet: Sheet, *, is_first: bool) -> str:
    corner = f"{get_column_letter(sheet.fixed + 1)}2"
    across = f'xSplit="{sheet.fixed}" ' if sheet.fixed else ""
    pane = "bottomRight" if sheet.fixed else "bottomLeft"
    chosen = ' tabSelected="1"' if is_first else ""
    return (
        f'<sheetViews><sheetView showGridLines="0"{chosen} workbookViewId="0">'
        f'<pane {across}ySplit="1" topLeftCell="{corner}" activePane="{pane}" state="frozen"/>'
        f'<selection pane="{pane}" activeCell="{corner}" sqref="{corner}"/></sheetView></sheetViews>'
    )


def inline(text: str) -> str:
    """A text as a cell holds it: what spreadsheets would decode, cut off or obey comes through as it is read."""
    safe = in_cell(not_obeyed(text))
    space = ' xml:space="preserve"' if _SPACED.search(safe) else ""
    return f"<t{space}>{escape(safe)}</t>"


class _Writer:
    def __init__(self, columns: Sequence[Column], style_of: StyleOf) -> None:
        self.letters = [get_column_letter(n) for n in range(1, len(columns) + 1)]
        self._formats = [column.format for column in columns]
        self._style_of = style_of
        self._styles = [style_of(each, False) for each in self._formats]
        self._texts: dict[str, str] = {}  # most of them stand in many rows

    def row(self, number: int, values: Sequence[Value]) -> str:
        cells = []
        for letter, style, own, value in zip(self.letters, self._styles, self._formats, values, strict=True):
            if value is None or value == "":
                continue
            if isinstance(value, Shown):
                own, value = value.format, value.value
                style = self._style_of(own, False)
                if value is None or value == "":
                    continue
            place = f'<c r="{letter}{number}" s="{style}"'
            if isinstance(value, str):
                if _RISKY.match(value.lstrip()):
                    place = f'<c r="{letter}{number}" s="{self._style_of(own, True)}"'
                cells.append(f'{place} t="inlineStr"><is>{self._text(value)}</is></c>')
            elif isinstance(value, Formula):
                cells.append(_formula(place, f"{letter}{number}", value))
            else:
                cells.append(f"{place}><v>{figure(value)}</v></c>")
        return f'<row r="{number}">{"".join(cells)}</row>'

    def _text(self, text: str) -> str:
        found = self._texts.get(text)
        if found is None:
            found = inline(text)
            if len(self._texts) < _MOST_KNOWN:
                self._texts[text] = found
        return found


def figure(value: int | float | Fraction | date | datetime) -> str:
    """A number as a cell holds it; days are counted."""
    if isinstance(value, date):
        count: Any = to_excel
        number: int | float = count(value)
    elif isinstance(value, Fraction):
        number = int(value) if value.denominator == 1 else float(value)
    else:
        number = value
    if not math.isfinite(number):
        raise ValueError(number)
    return repr(int(number) if number == int(number) else number)


def _formula(place: str, address: str, formula: Formula) -> str:
    array = f' t="array" ref="{address}"' if formula.is_array else ""
    said = f"<f{array}>{escape(formula.text)}</f>"
    if isinstance(formula.result, str):
        return f'{place} t="str">{said}<v>{escape(formula.result)}</v></c>'
    return f"{place}>{said}<v>{figure(formula.result)}</v></c>"
