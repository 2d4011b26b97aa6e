"""Which application a sheet of a form shows on top: that is what a juror scored, whatever its marks say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from evalapp.domain.application import Application
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.exchange.forms.returned import FormPage
from evalapp.sheets.sheet import column_letters, one_line
from evalapp.sheets.text import from_cell
from evalapp.sheets.xlsx_files import cell_text

TITLE_COLUMN = 1
"""The position of the column in which a sheet begins."""

BACK = "← "
"""What a link to a sheet before this one begins with: it may stand above the title."""

_GAP = "   "


def title_of(application: Application) -> str:
    return f"{application.number}{_GAP}{shorten(application.title, 240)}"


def another_shown(page: FormPage, numbers: Sequence[str]) -> str:
    """Why nothing is taken of a sheet that shows another application than its rows belong to; empty where it does not.

    `numbers` are those of the form, by the positions in its marks. A title that names none of them proves nothing.
    """
    for shown, address, sheet in _titled(page):
        own = numbers[sheet] if sheet < len(numbers) else ""
        other = _named(shown, numbers)
        if own and other and other != own and not shown.startswith(own + _GAP):
            return _(
                "{cell}: “{shown}” stands on top, but the rows below belong to {own}, so nothing was taken from this "
                "sheet; ask the juror which application the scores are of, and fill in a fresh copy of the form."
            ).format(cell=address, shown=shorten(one_line(shown), 60), own=shorten(own, 64))
    return ""


def _titled(page: FormPage) -> Iterator[tuple[str, str, int]]:
    """The title above each marked row, its cell, and the position of the application that the row belongs to."""
    marked = {number: mark.sheet for mark, number, _cells in page.rows}
    rows: list[tuple[int, Sequence[Any]]] = [
        *((number, cells) for _mark, number, cells in page.rows),
        *page.others,
    ]
    title, address = "", ""
    for number, cells in sorted(rows, key=lambda row: row[0]):
        if number in marked:
            if title:
                yield title, address, marked[number]
            continue
        text = _text(cells)
        if text and not text.startswith(BACK.strip()) and (not title or _GAP in text):
            title, address = text, f"{page.name}!{column_letters(TITLE_COLUMN)}{number}"


def _text(cells: Sequence[Any]) -> str:
    value = cells[TITLE_COLUMN].value if len(cells) > TITLE_COLUMN else None
    if value is None:
        return ""
    return (from_cell(value) if isinstance(value, str) else cell_text(value)).strip()


def _named(title: str, numbers: Sequence[str]) -> str:
    """The number that it begins with, else the only one that stands in it."""
    shown = one_line(title).casefold()
    known = {one_line(each).casefold(): each for each in numbers}
    begins = [each for each in known if shown == each or shown.startswith(f"{each} ")]
    if begins:
        return known[max(begins, key=len)]
    within = [each for each in known if re.search(rf"(?<![\w-]){re.escape(each)}(?![\w-])", shown)]
    return known[within[0]] if len(within) == 1 and not within[0].isdigit() else ""
