"""Columns by a name of ours, so that formulas say which they mean whatever stands before them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from openpyxl.utils import get_column_letter, quote_sheetname

from evalapp.sheets.written.values import Column, Value

_MOST_NAME = 31  # letters, as a spreadsheet has it
_NOT_IN_NAME = str.maketrans(dict.fromkeys("[]:*?/\\", " "))


class Columns:
    """`count` rows below the heads of the sheet called `name`."""

    def __init__(self, name: str, count: int) -> None:
        self.name = name.translate(_NOT_IN_NAME).strip("' ")[:_MOST_NAME]
        self._count = count
        self._known: dict[str, Column] = {}

    def add(self, id: str, column: Column) -> None:
        self._known[id] = column

    @property
    def listed(self) -> Sequence[Column]:
        return tuple(self._known.values())

    @property
    def ids(self) -> Sequence[str]:
        return tuple(self._known)

    def has(self, id: str) -> bool:
        return id in self._known

    def letter(self, id: str) -> str:
        return get_column_letter(list(self._known).index(id) + 1)

    def cell(self, id: str, row: int) -> str:
        """Of the same sheet; `row` counts from the first below the heads, which is 0."""
        return f"${self.letter(id)}{row + 2}"

    def range(self, id: str) -> str:
        """All of a column, for the same sheet."""
        letter = self.letter(id)
        return f"${letter}$2:${letter}${max(self._count, 1) + 1}"

    def range_elsewhere(self, id: str) -> str:
        return f"{quote_sheetname(self.name)}!{self.range(id)}"

    def cell_elsewhere(self, id: str, row: int) -> str:
        return f"{quote_sheetname(self.name)}!${self.letter(id)}${row + 2}"

    def row(self, values: Mapping[str, Value]) -> list[Value]:
        """In the order of the columns; what is not said stays empty. Raises KeyError for another name."""
        if unknown := values.keys() - self._known.keys():
            raise KeyError(unknown)
        return [values.get(id) for id in self._known]
