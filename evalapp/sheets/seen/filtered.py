"""Which rows of a sheet a filter hides: an .xlsx says of a row only that it is hidden."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from openpyxl.utils.cell import range_boundaries
from openpyxl.xml.constants import SHEET_MAIN_NS

from evalapp.domain.taking.row_use import HiddenBy
from evalapp.sheets.seen.conditions import Condition, condition_of

_PROPERTIES, _FILTER, _COLUMN = (
    f"{{{SHEET_MAIN_NS}}}{name}" for name in ("sheetPr", "autoFilter", "filterColumn")
)


class _Filter(NamedTuple):
    """`conditions`: by the position of their column, of which a row must meet all to be in sight."""

    rows: range
    conditions: Mapping[int, Condition]


class Filters:
    """Of one sheet, as its elements come by: `tags` are those to `see`, each once it is whole."""

    tags = (_PROPERTIES, _FILTER, _COLUMN)

    def __init__(self) -> None:
        self._is_on = False
        self._columns: dict[int, Condition] = {}
        self._filters: list[_Filter] = []

    def see(self, element: Any) -> None:
        if element.tag == _PROPERTIES:  # says so also where no autoFilter does, as of the advanced one
            self._is_on = element.get("filterMode") in ("1", "true")
        elif (
            element.tag == _COLUMN
        ):  # without a condition it hides nothing, as one that hides its arrow alone
            if (condition := condition_of(element)) is not None:
                self._columns[int(element.get("colId", "0"))] = condition
        elif self._columns:
            bounds: Any = range_boundaries(element.get("ref", ""))
            left, top, _right, bottom = bounds
            conditions = {left - 1 + at: condition for at, condition in self._columns.items()}
            self._filters.append(_Filter(range(top + 1, bottom + 1), conditions))
            self._columns = {}

    @property
    def are_on(self) -> bool:
        return self._is_on or bool(self._filters)

    def hides(self, number: int, cells: Sequence[Any]) -> HiddenBy:
        """By what the row that has these cells and is hidden is: who meets all that is looked for, somebody hid."""
        if (
            not self._filters and self._is_on
        ):  # what the advanced one looks for, and where, the sheet does not say
            return HiddenBy.EITHER
        answers = [
            condition(cells[position] if position < len(cells) else None)
            for each in self._filters
            if number in each.rows
            for position, condition in each.conditions.items()
        ]
        if False in answers:
            return HiddenBy.FILTER
        return HiddenBy.EITHER if None in answers else HiddenBy.HAND
