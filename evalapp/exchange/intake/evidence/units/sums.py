"""Whether a budget without a unit is in another one than the total budget of its application, beside its sum."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf

from evalapp.domain.intake import BUDGET
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.exchange.intake.evidence.judgment import Doubt, Judgment, asked_for_unit, question_id
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
from evalapp.exchange.intake.fields import FIELDS, NUMBER
from evalapp.exchange.intake.headings import Heading
from evalapp.sheets.sheet import Cell, Row, Sheet
from evalapp.words import formats

_AMOUNT = "amount"
_ALIKE = 10  # a file may tell only some of the lines


@dataclass(kw_only=True, slots=True)
class _Budget:
    """The `first` line of an application that names no unit, and the sum of all such, in cents."""

    first: tuple[Row, Amount]
    cents: int = 0


def doubting_budgets(
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
    """A line by itself may be small. All of them are not, beside a total budget of which they are no hundredth; nor
    some among large ones, where the sum is the total budget only with these in another unit.
    """
    made = dict(judged)
    if kind != BUDGET or _AMOUNT not in judged or not bounds.totals:
        return made
    each, heading = judged[_AMOUNT], headings[_AMOUNT]
    id = question_id(heading)
    if each.is_further or each.how.factor is not None or each.asks(id) or answers.get(id):
        return made
    if not odd.of(_AMOUNT):
        return made
    table = RowAmounts(sheet, kind, headings, judged, number_of=number_of)
    small = _budgets(_of_small_lines_alone(sheet, headings, odd), table)
    doubt = _doubt(sheet, kind, heading, each, small, bounds) or _doubt_among_large(
        sheet, kind, heading, each, table, odd.of(_AMOUNT), bounds
    )
    if doubt is not None:
        made[_AMOUNT] = replace(each, doubts=(*each.doubts, doubt))
    return made


def _doubt_among_large(
    sheet: Sheet,
    kind: str,
    heading: Heading,
    judged: Judgment,
    table: RowAmounts,
    suspects: Sequence[Row],
    bounds: Bounds,
) -> Doubt | None:
    """Of the first budget that is whole only in a unit: most have no small line, and need no look."""
    small = {
        number: each for number, each in _budgets(suspects, table, LEAST).items() if number in bounds.totals
    }
    if not small:
        return None
    whole: dict[str, int] = {}
    for row in sheet.rows:
        number = table.number(row)
        if number in small and (amount := table.amount(row, _AMOUNT)) is not None:
            whole[number] = whole.get(number, 0) + amount.as_said
    for number, each in small.items():
        total, cents = bounds.totals[number], whole[number]
        if not each.cents or abs(total - cents) * RATE < total:
            continue
        if any(abs(total - cents - each.cents * (unit - 1)) * RATE < total for unit in LARGE):
            row, amount = each.first
            why = _(
                "in euro {cell} “{value}” is {amount}, and the budget adds up to {sum}, but in another unit to its "
                "total budget of {total}; where it is in that unit, write it in the cell"
            ).format(
                cell=sheet.address(row, heading.position),
                value=shorten(amount.cell.text, 30),
                amount=formats.money(amount.as_said),
                sum=formats.money(cents),
                total=formats.money(total),
            )
            return _of_small(kind, heading, judged, why, amount, words=("euro",))
    return None


def _of_small_lines_alone(sheet: Sheet, headings: Mapping[str, Heading], odd: OddRows) -> list[Row]:
    """The rows of budgets of which no line is plainly large: few, or none."""
    small = odd.of(_AMOUNT)
    if not small:
        return []
    ids = {id(row) for row in small}
    position = headings[NUMBER].position if NUMBER in headings else len(sheet.header)

    def key(row: Row) -> tuple[int | None, str | None]:
        return row.parent, row.texts[position] if position < len(row.texts) else None

    large = {key(row) for row in sheet.rows if id(row) not in ids and _is_filled(row, headings[_AMOUNT])}
    return [row for row in small if key(row) not in large]


def _is_filled(row: Row, heading: Heading) -> bool:
    return heading.position < len(row.texts) and bool(row.texts[heading.position])


def _budgets(suspects: Sequence[Row], table: RowAmounts, below: float = inf) -> dict[str, _Budget]:
    found: dict[str, _Budget] = {}
    for row in suspects:
        amount = table.amount(row, _AMOUNT)
        if amount is not None and amount.as_said < below and hangs_on_heading(amount.cell):
            found.setdefault(table.number(row), _Budget(first=(row, amount))).cents += amount.as_said
    return found


def _doubt(
    sheet: Sheet,
    kind: str,
    heading: Heading,
    judged: Judgment,
    budgets: Mapping[str, _Budget],
    bounds: Bounds,
) -> Doubt | None:
    found = next(
        (
            (each, total)
            for number, each in budgets.items()
            if (total := bounds.totals.get(number)) and _fits_only_in_a_unit(each.cents, total)
        ),
        None,
    )
    if found is None:
        return None
    (row, amount), (budget, total) = found[0].first, found
    why = _(
        "the heading names no unit: in euro the budget that begins at {cell} “{value}” adds up to {amount}, beside a "
        "total budget of {total}"
    ).format(
        cell=sheet.address(row, heading.position),
        value=shorten(amount.cell.text, 30),
        amount=formats.money(budget.cents),
        total=formats.money(total),
    )
    return _of_small(kind, heading, judged, why, amount)


def _of_small(
    kind: str, heading: Heading, judged: Judgment, why: str, example: Amount, *, words: Sequence[str] = ()
) -> Doubt:
    field = FIELDS[kind][_AMOUNT]
    read = judged.how.reader(field)

    def in_doubt(cell: Cell) -> bool:
        cents = value_of(read, cell) if hangs_on_heading(cell) else None
        return cents is not None and 0 < cents < LEAST

    return Doubt(
        reason=why,
        in_doubt=in_doubt,
        question=asked_for_unit(heading, field, judged.how, why, example.cell, words=words),
    )


def _fits_only_in_a_unit(cents: int, total: int) -> bool:
    return 0 < cents * RATE < total and any(
        total <= cents * unit * _ALIKE and cents * unit <= total for unit in LARGE
    )
