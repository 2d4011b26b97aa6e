"""The order of rows by what a column says, where it declares none: numbers by value, A-2 before A-10."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from evalapp.domain.order import number_key
from evalapp.domain.texts import current_language
from ui.dialogs.finding import folded
from ui.tables.cells import Cell, Column, Row

_NUMBER = re.compile(r"[€\s]*([-−+]?)[€\s]*([0-9][0-9.,\s]*)[€%\s]*")


def values_of(column: Column[Row], rows: Iterable[Row]) -> list[object]:
    """What each row is sorted by; None: not known."""
    if column.key is not None:
        return [column.key(row) for row in rows]
    said = [_said(column.cell(row)) for row in rows]
    numbers = [None if text is None else number_said(text) for text in said]
    if all(number is not None for text, number in zip(said, numbers, strict=True) if text is not None):
        return list(numbers)
    return [None if text is None else number_key(folded(text)) for text in said]


def sorted_by(values: Sequence[object], rows: Sequence[Row], *, is_descending: bool) -> list[Row]:
    """Rows that are alike stay in the order given, both ways; those of which nothing is known come last."""
    known = [n for n, value in enumerate(values) if value is not None]
    known.sort(key=values.__getitem__, reverse=is_descending)  # type: ignore[arg-type]  # of one kind, as declared
    if len(known) == len(rows):
        return [rows[n] for n in known]
    return [
        *(rows[n] for n in known),
        *(row for row, value in zip(rows, values, strict=True) if value is None),
    ]


def number_said(text: str) -> Decimal | None:
    """The value of an amount, a number or a percentage, as the reader of the moment writes it."""
    found = _NUMBER.fullmatch(text)
    if found is None:
        return None
    thousands, point = (".", ",") if current_language() == "nl" else (",", ".")
    digits = re.sub(r"\s", "", found[2]).replace(thousands, "").replace(point, ".")
    if digits.count(".") > 1:
        return None
    value = Decimal(digits)
    return value if found[1] in ("", "+") else -value


def _said(cell: Cell) -> str | None:
    return None if cell.is_empty or not cell.text else cell.text
