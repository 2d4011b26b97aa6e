"""Whether a column that names no unit is in that of the column beside it: its numbers hardly fit as euro."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.exchange.intake.evidence.judgment import Doubt, Judgment, asked_for_unit, question_id
from evalapp.exchange.intake.evidence.units.beside import said_beside
from evalapp.exchange.intake.evidence.units.magnitudes import Bounds
from evalapp.exchange.intake.evidence.units.odd_rows import OddRows
from evalapp.exchange.intake.evidence.units.row_amounts import (
    LARGE,
    LEAST,
    RATE,
    Amount,
    RowAmounts,
    hangs_on_heading,
    value_of,
)
from evalapp.exchange.intake.fields import FIELDS
from evalapp.exchange.intake.headings import Heading
from evalapp.exchange.intake.remarks import Sort
from evalapp.sheets.sheet import Cell, Row, Sheet
from evalapp.words import formats
from evalapp.words.fields import field_label

_SUPPORT, _TOTAL = "requested_support", "total_budget"
_OF_ACCOUNTS = ("turnover", "balance_total")
_BESIDE = {
    _SUPPORT: _TOTAL,
    _TOTAL: _SUPPORT,
    "turnover": "balance_total",
    "balance_total": "turnover",
    "cash": "in_kind",
    "in_kind": "cash",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class _Neighbour:
    """What stands beside an amount, in cents. `unit`: what one is there, in euro; `is_sure`: somebody said so."""

    cents: int
    unit: int
    is_sure: bool


def doubting_bare_columns(
    sheet: Sheet,
    kind: str,
    headings: Mapping[str, Heading],
    judged: Mapping[str, Judgment],
    *,
    answers: Mapping[str, str],
    bounds: Bounds,
    number_of: Callable[[Row], str],
    odd: OddRows,
) -> dict[str, Judgment]:
    """What was made of the columns, with a question for each without a unit of which a value needs one to fit.

    Where none that has a neighbour fits as euro, the whole column is in doubt: also what stands beside nothing.
    """
    bare = [
        name
        for name, each in judged.items()
        if name in _BESIDE
        and each.how.factor is None
        and not each.asks(question_id(headings[name]))
        and not each.is_further
        and not answers.get(question_id(headings[name]))
    ]
    made = dict(judged)
    if not bare:
        return made
    column = _Columns(sheet, kind, headings, judged, answers, bounds, number_of, odd)
    for name in bare:
        if (found := column.doubt(name)) is not None:
            made[name] = found
    return made


class _Columns:
    def __init__(
        self,
        sheet: Sheet,
        kind: str,
        headings: Mapping[str, Heading],
        judged: Mapping[str, Judgment],
        answers: Mapping[str, str],
        bounds: Bounds,
        number_of: Callable[[Row], str],
        odd: OddRows,
    ) -> None:
        self._sheet, self._kind, self._headings, self._judged = sheet, kind, headings, judged
        self._answers, self._totals, self._odd = answers, bounds.totals, odd
        self._rows = RowAmounts(sheet, kind, headings, judged, number_of=number_of)

    def doubt(self, name: str) -> Judgment | None:
        """None where nothing speaks against euro: most columns, of which then only the smallest values are weighed."""
        if not any(
            _fits_only_in_a_unit(name, amount.as_said, beside) for _row, amount, beside in self._few(name)
        ):
            return None
        first: tuple[str, Cell] | None = None
        most, fitting = LEAST, 0
        for row, amount, neighbour in self._pairs(name):
            if not _fits_only_in_a_unit(name, amount.as_said, neighbour):
                fitting += 1
                continue
            most = max(most, amount.as_said)
            first = first or (self._why(name, row, amount, neighbour), amount.cell)
        if first is None:
            return None
        why, example = first
        judged = self._judged[name]
        read = judged.how.reader(FIELDS[self._kind][name])

        def in_doubt(cell: Cell) -> bool:
            cents = value_of(read, cell) if hangs_on_heading(cell) else None
            return cents is not None and cents > 0 and (not fitting or cents <= most)

        field = FIELDS[self._kind][name]
        question = asked_for_unit(self._headings[name], field, judged.how, why, example)
        doubt = Doubt(reason=why, in_doubt=in_doubt, question=question)
        return replace(judged, doubts=(*judged.doubts, doubt))

    def _few(self, name: str) -> Iterator[tuple[Row, Amount, _Neighbour]]:
        """Those that can be in doubt at all: only beside a unit that somebody gave is a large amount weighed."""
        other = self._headings.get(_BESIDE[name])
        is_sure = other is not None and bool(self._answers.get(question_id(other)))
        return self._pairs(name) if is_sure else self._pairs(name, below=LEAST)

    def _pairs(self, name: str, below: int | None = None) -> Iterator[tuple[Row, Amount, _Neighbour]]:
        """The amounts that name no unit and are not nought, with what stands beside them."""
        other = _BESIDE[name]
        if other not in self._headings and (name != _SUPPORT or not self._totals):
            return
        for row in self._sheet.rows if below is None else self._odd.of(name):
            amount = self._rows.amount(row, name)
            if amount is None or not amount.as_said or (below is not None and amount.as_said >= below):
                continue
            if not hangs_on_heading(amount.cell):
                continue
            if (neighbour := self._neighbour(row, name, other)) is not None:
                yield row, amount, neighbour

    def _neighbour(self, row: Row, name: str, other: str) -> _Neighbour | None:
        found = self._rows.amount(row, other) if other in self._headings else None
        if found is not None and found.as_said:
            unit = (
                self._judged[other].how.factor
                if hangs_on_heading(found.cell)
                else said_beside(found.cell, Sort.AMOUNT)
            )
            is_sure = bool(self._answers.get(question_id(self._headings[other])))
            return _Neighbour(cents=found.as_said, unit=unit or 1, is_sure=is_sure)
        known = self._totals.get(self._rows.number(row)) if name == _SUPPORT else None
        return _Neighbour(cents=known, unit=1, is_sure=True) if known else None

    def _why(self, name: str, row: Row, amount: Amount, neighbour: _Neighbour) -> str:
        return _(
            "the heading names no unit: in euro {cell} “{value}” is {amount}, beside {other} of {neighbour}"
        ).format(
            cell=self._sheet.address(row, self._headings[name].position),
            value=shorten(amount.cell.text, 30),
            amount=formats.money(amount.as_said),
            other=field_label(_BESIDE[name]),
            neighbour=formats.money(neighbour.cents),
        )


def _fits_only_in_a_unit(name: str, cents: int, neighbour: _Neighbour) -> bool:
    """Beside bare numbers a support or a budget that is next to nothing is doubted. Accounts may be small, and are
    only doubted where they are as good as nothing beside the others.
    """
    if _fits(name, cents, neighbour.cents):
        return False
    if cents >= LEAST and not (neighbour.is_sure and neighbour.unit > 1):
        return False  # the unit of the neighbour is doubted rather
    is_open = name in (_SUPPORT, _TOTAL) or (name in _OF_ACCOUNTS and cents * RATE * RATE <= neighbour.cents)
    units = (neighbour.unit,) if neighbour.unit > 1 else LARGE if is_open else ()
    return any(_fits(name, cents * unit, neighbour.cents) for unit in units)


def _fits(name: str, cents: int, beside: int) -> bool:
    """Whether it can stand there: a support is a part of its total budget, and one that means something."""
    least = beside if name == _TOTAL else beside / RATE
    most = beside if name == _SUPPORT else beside * RATE
    return least <= cents <= most
