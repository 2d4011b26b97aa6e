"""The amounts of each row of a sheet as its columns are read, and what the same numbers are in euro."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from evalapp.domain.errors import BadValue
from evalapp.exchange.intake.evidence.judgment import Judgment, row_key
from evalapp.exchange.intake.evidence.units.beside import said_beside, says_own_unit
from evalapp.exchange.intake.fields import FIELDS, NUMBER
from evalapp.exchange.intake.headings import Heading
from evalapp.exchange.intake.how import said_so
from evalapp.exchange.intake.remarks import Sort
from evalapp.exchange.intake.values import Noted
from evalapp.sheets.sheet import Cell, Row, Sheet, clean_text
from evalapp.sheets.shown import Kind

UNITS = (Sort.AMOUNT, Sort.ACCOUNT)
LEAST = 1_000_00  # in cents: less than this nobody asks for or gives
LARGE = (1_000, 1_000_000)  # units that a file may be in without a word
RATE = 100  # a support is at least a hundredth of its total budget


@dataclass(frozen=True, kw_only=True, slots=True)
class Amount:
    """One amount of a row as its column is read, and in euro: the same where the value or nothing else says a unit."""

    cell: Cell
    as_said: int
    in_euro: int

    @property
    def readings(self) -> tuple[int, ...]:
        return (self.as_said,) if self.as_said == self.in_euro else (self.as_said, self.in_euro)


def names_unit(cell: Cell) -> bool:
    """Whether the value or its format says the unit; the sign for euro alone does not."""
    is_told = cell.shown is not None and cell.shown.kind in (Kind.UNIT, Kind.SCALED)
    return is_told or said_beside(cell, Sort.AMOUNT) is not None


def hangs_on_heading(cell: Cell) -> bool:
    return not names_unit(cell)


def is_euro(cell: Cell) -> bool:
    """Whether the sign or the word of euro stands beside an amount that is plainly in it, be it in thousands or not."""
    return cell.shown is None and not cell.is_number and says_own_unit(clean_text(cell.text))


class RowAmounts:
    """The amounts of a sheet; those in `open_ones` can be in euro as well."""

    def __init__(
        self,
        sheet: Sheet,
        kind: str,
        headings: Mapping[str, Heading],
        judged: Mapping[str, Judgment],
        *,
        open_ones: Collection[str] = (),
        number_of: Callable[[Row], str],
    ) -> None:
        self._sheet, self._headings, self._judged, self._number_of = sheet, headings, judged, number_of
        self._open_ones = open_ones
        self._readers = {name: each.how.reader(FIELDS[kind][name]) for name, each in judged.items()}
        self._in_euro = {
            name: said_so(judged[name].how, FIELDS[kind][name], "euro").reader(FIELDS[kind][name])
            for name in open_ones
        }

    def amount(self, row: Row, name: str) -> Amount | None:
        cell = self._cell(row, name)
        as_said = cell and value_of(self._readers[name], cell)
        if not cell or as_said is None:
            return None
        if name not in self._open_ones or not hangs_on_heading(cell):
            return Amount(cell=cell, as_said=as_said, in_euro=as_said)
        in_euro = value_of(self._in_euro[name], cell)
        return Amount(cell=cell, as_said=as_said, in_euro=as_said if in_euro is None else in_euro)

    def staff(self, row: Row) -> Any:
        cell = self._cell(row, "staff")
        return cell and value_of(self._readers["staff"], cell)

    def number(self, row: Row) -> str:
        cell = self._cell(row, NUMBER) if row.parent is None else None
        return (cell and value_of(self._readers[NUMBER], cell)) or self._number_of(row)

    def _cell(self, row: Row, name: str) -> Cell | None:
        """None where it is empty, or in doubt or refused for another cause."""
        heading, judged = self._headings.get(name), self._judged.get(name)
        if heading is None or judged is None or judged.is_further or heading.position in row.problems:
            return None
        if judged.refused and row_key(row) in judged.refused:
            return None
        position = heading.position
        text = row.texts[position] if position < len(row.texts) else None
        if not text or not text.strip():
            return None
        cell = Cell(text, "", position in row.numbers, shown=row.shown.get(position))
        return None if judged.doubts and judged.doubt_of(cell) else cell


def value_of(read: Callable[[Cell], Any], cell: Cell) -> Any:
    try:
        value = read(cell)
    except BadValue:
        return None
    return value.value if isinstance(value, Noted) else value
