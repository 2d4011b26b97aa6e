"""Whether an amount without a unit is in another than the larger ones of its column, or in the one that they name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.exchange.intake.evidence.judgment import Doubt, Judgment, asked_for_unit, question_id, row_key
from evalapp.exchange.intake.evidence.units.beside import said_beside
from evalapp.exchange.intake.evidence.units.odd_rows import OddRows
from evalapp.exchange.intake.evidence.units.row_amounts import (
    LARGE,
    LEAST,
    RATE,
    UNITS,
    hangs_on_heading,
    is_euro,
    value_of,
)
from evalapp.exchange.intake.fields import FIELDS
from evalapp.exchange.intake.headings import Heading
from evalapp.exchange.intake.remarks import Sort
from evalapp.sheets.sheet import Cell, Row, Sheet
from evalapp.words import formats

_WEIGHED = ("requested_support", "total_budget")  # of partners and lines of a budget small amounts are common
_LARGE_ENOUGH = 10 * LEAST
_WORDS = {"thousand": 1_000, "million": 1_000_000}
_Named = tuple[int, Row, Cell, int]  # cents, and the unit that the value names
_ALIKE = 10  # times the largest, or a part of the smallest, that one of the same column may be


def doubting_the_small(
    sheet: Sheet,
    kind: str,
    headings: Mapping[str, Heading],
    judged: Mapping[str, Judgment],
    *,
    answers: Mapping[str, str],
    odd: OddRows,
) -> dict[str, Judgment]:
    """What was made of the columns, with a question for each in which € 150 stands among amounts of € 150.000, or 1500
    among amounts such as 1600 k€.

    No other unit can be the answer where larger ones of the column are not in it and name none either.
    """
    made = dict(judged)
    for name, each in judged.items():
        if FIELDS[kind][name].sort not in UNITS or each.is_further or each.how.factor is not None:
            continue
        id = question_id(headings[name])
        if each.asks(id) or answers.get(id):
            continue
        column = _Column(sheet, kind, headings[name], each, odd)
        if (doubt := column.doubt()) is not None:
            made[name] = replace(each, doubts=(*each.doubts, doubt))
    return made


class _Column:
    def __init__(self, sheet: Sheet, kind: str, heading: Heading, judged: Judgment, odd: OddRows) -> None:
        self._sheet, self._field, self._heading, self._judged = (
            sheet,
            FIELDS[kind][heading.name],
            heading,
            judged,
        )
        self._odd = odd.of(heading.name)
        self._read = judged.how.reader(self._field)

    def doubt(self) -> Doubt | None:
        if not self._odd:
            return None
        named = [found for row in self._odd if (found := self._named(row)) is not None]
        is_weighed = self._heading.name in _WEIGHED
        return (self._among_larger(named) if is_weighed else None) or self._beside_units(named)

    def _among_larger(self, named: Sequence[_Named]) -> Doubt | None:
        small = [found for row in self._odd if (found := self._small(row)) is not None]
        if not small:
            return None
        fellows = [found for row in self._sheet.rows if (found := self._large(row)) is not None]
        if not fellows:
            return None
        least, most = min(each[0] for each in fellows), max(each[0] for each in fellows)
        found = next((each for each in small if _fits_only_in_a_unit(each[0], least, most)), None)
        if found is None:
            return None
        fellow = next(each for each in fellows if each[0] == most)
        is_bare = any(hangs_on_heading(each[2]) and not is_euro(each[2]) for each in fellows)
        return self._asked(found, fellow, self._is_small, () if is_bare else named)

    def _beside_units(self, named: Sequence[_Named]) -> Doubt | None:
        """Where some of the column name a unit that all the others fit in, be they too large to be next to nothing."""
        if not named:
            return None
        least, most = min(each[0] for each in named), max(each[0] for each in named)

        def is_far_less(cell: Cell) -> bool:
            return hangs_on_heading(cell) and 0 < self._cents(cell) * RATE <= least

        bare = [
            (self._cents(cell), row, cell)
            for row in self._sheet.rows
            if (cell := self._cell(row)) is not None and is_far_less(cell)
        ]
        units = {unit for _cents, _row, _cell, unit in named}
        found = next(
            (
                each
                for each in bare
                if any(least <= each[0] * unit * _ALIKE and each[0] * unit <= most * _ALIKE for unit in units)
            ),
            None,
        )
        if found is None:
            return None
        fellow = next(each for each in named if each[0] == most)
        return self._asked(found, fellow[:3], is_far_less, named)

    def _asked(
        self,
        found: tuple[int, Row, Cell],
        fellow: tuple[int, Row, Cell],
        in_doubt: Callable[[Cell], bool],
        named: Sequence[_Named],
    ) -> Doubt:
        """The units that some of the column name come in question, where no other would become far too much in them."""
        cents, row, cell = found
        why = _(
            "in euro {cell} “{value}” is {amount}, in one column with {other} “{larger}”; where it is in another unit, "
            "write that unit in the cell"
        ).format(
            cell=self._sheet.address(row, self._heading.position),
            value=shorten(cell.text, 30),
            amount=formats.money(cents),
            other=self._sheet.address(fellow[1], self._heading.position),
            larger=shorten(fellow[2].text, 30),
        )
        units = {each[3] for each in named}
        words = ("euro", *(word for word, unit in _WORDS.items() if unit in units))
        question = asked_for_unit(self._heading, self._field, self._judged.how, why, cell, words=words)
        return Doubt(reason=why, in_doubt=in_doubt, question=question)

    def _named(self, row: Row) -> _Named | None:
        """An amount with a unit larger than euro beside it."""
        cell = self._cell(row)
        if cell is None or (cell.shown is None and cell.text.isdecimal()):
            return None
        unit = said_beside(cell, Sort.AMOUNT)
        cents = self._cents(cell) if unit in LARGE else 0
        return (cents, row, cell, unit) if unit is not None and cents else None

    def _small(self, row: Row) -> tuple[int, Row, Cell] | None:
        cell = self._cell(row)
        return (self._cents(cell), row, cell) if cell is not None and self._is_small(cell) else None

    def _large(self, row: Row) -> tuple[int, Row, Cell] | None:
        cell = self._cell(row)
        cents = self._cents(cell) if cell is not None else 0
        return (cents, row, cell) if cell is not None and cents >= LEAST else None

    def _is_small(self, cell: Cell) -> bool:
        return hangs_on_heading(cell) and 0 < self._cents(cell) < LEAST

    def _cents(self, cell: Cell) -> int:
        return value_of(self._read, cell) or 0

    def _cell(self, row: Row) -> Cell | None:
        position = self._heading.position
        text = row.texts[position] if position < len(row.texts) else None
        if not text or position in row.problems or row_key(row) in self._judged.refused:
            return None
        cell = Cell(text, "", position in row.numbers, shown=row.shown.get(position))
        return None if self._judged.doubts and self._judged.doubt_of(cell) else cell


def _fits_only_in_a_unit(cents: int, least: int, most: int) -> bool:
    """Among amounts of `least` to `most`: of none where the largest is not large, as in a call for vouchers."""
    if most < _LARGE_ENOUGH or cents * RATE > most:
        return False
    return any(least / _ALIKE <= cents * unit <= most * _ALIKE for unit in LARGE)
