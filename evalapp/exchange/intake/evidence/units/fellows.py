"""Whether an amount without a unit that is next to nothing is in another unit than the larger ones of its column."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.exchange.intake.evidence.judgment import Doubt, Judgment, asked_for_unit, question_id, row_key
from evalapp.exchange.intake.evidence.units.odd_rows import OddRows
from evalapp.exchange.intake.evidence.units.row_amounts import LARGE, LEAST, RATE, hangs_on_heading, value_of
from evalapp.exchange.intake.fields import FIELDS
from evalapp.exchange.intake.headings import Heading
from evalapp.sheets.sheet import Cell, Row, Sheet
from evalapp.words import formats

_WEIGHED = ("requested_support", "total_budget")  # of partners and lines of a budget small amounts are common
_LARGE_ENOUGH = 10 * LEAST
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
    """What was made of the columns, with a question for each in which € 150 stands among amounts of € 150.000.

    No other unit can be the answer: the larger ones of the column are not in it.
    """
    made = dict(judged)
    for name in _WEIGHED:
        each = judged.get(name)
        if each is None or each.is_further or each.how.factor is not None:
            continue
        id = question_id(headings[name])
        if each.asks(id) or answers.get(id):
            continue
        if (doubt := _Column(sheet, kind, headings[name], each).doubt(odd)) is not None:
            made[name] = replace(each, doubts=(*each.doubts, doubt))
    return made


class _Column:
    def __init__(self, sheet: Sheet, kind: str, heading: Heading, judged: Judgment) -> None:
        self._sheet, self._field, self._heading, self._judged = (
            sheet,
            FIELDS[kind][heading.name],
            heading,
            judged,
        )
        self._read = judged.how.reader(self._field)

    def doubt(self, odd: OddRows) -> Doubt | None:
        small = [found for row in odd.of(self._heading.name) if (found := self._small(row)) is not None]
        if not small:
            return None
        fellows = [found for row in self._sheet.rows if (found := self._large(row)) is not None]
        if not fellows:
            return None
        least, most = min(each[0] for each in fellows), max(each[0] for each in fellows)
        found = next((each for each in small if _fits_only_in_a_unit(each[0], least, most)), None)
        if found is None:
            return None
        cents, row, cell = found
        fellow = next(each for each in fellows if each[0] == most)
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
        question = asked_for_unit(self._heading, self._field, self._judged.how, why, cell, words=("euro",))
        return Doubt(reason=why, in_doubt=self._is_small, question=question)

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
