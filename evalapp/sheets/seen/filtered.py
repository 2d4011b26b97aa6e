"""Which rows of a sheet a filter hides: an .xlsx says of a row only that it is hidden."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from openpyxl.utils.cell import range_boundaries
from openpyxl.xml.constants import SHEET_MAIN_NS

from evalapp.domain.taking.row_use import HiddenBy

_PROPERTIES, _FILTER, _COLUMN = (
    f"{{{SHEET_MAIN_NS}}}{name}" for name in ("sheetPr", "autoFilter", "filterColumn")
)


class Filters:
    """Of one sheet, as its elements come by: `tags` are those to `see`, each once it is whole."""

    tags = (_PROPERTIES, _FILTER, _COLUMN)

    def __init__(self) -> None:
        self._is_on = self._has_condition = False
        self._ranges: list[range] = []

    def see(self, element: Any) -> None:
        if element.tag == _PROPERTIES:  # says so also where no autoFilter does, as of the advanced one
            self._is_on = element.get("filterMode") in ("1", "true")
        elif (
            element.tag == _COLUMN
        ):  # without a condition it hides nothing, as one that hides its arrow alone
            self._has_condition |= len(element) > 0
        elif self._has_condition:
            bounds: Any = range_boundaries(element.get("ref", ""))
            _left, top, _right, bottom = bounds
            self._ranges.append(range(top + 1, bottom + 1))
            self._has_condition = False

    def hide(self, hidden: Collection[int]) -> Mapping[int, HiddenBy]:
        """By the number of the row. In the range of a filter that is on, a spreadsheet hides rows by that alone."""
        is_anywhere = (
            self._is_on and not self._ranges
        )  # how far the advanced one goes, the sheet does not say
        return {
            number: HiddenBy.FILTER
            if is_anywhere or any(number in each for each in self._ranges)
            else HiddenBy.HAND
            for number in hidden
        }
