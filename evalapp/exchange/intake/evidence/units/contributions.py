"""Whether what a partner brings in is in another unit than the total budget of its application."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from evalapp.domain.intake import PARTNERS
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.exchange.intake.evidence.judgment import Doubt, Judgment, asked_for_unit, question_id, texts
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
from evalapp.sheets.sheet import Cell, Row, Sheet
from evalapp.words import formats

_CONTRIBUTIONS = ("cash", "in_kind")
_NEXT_TO_NOTHING = (
    10 * RATE
)  # times as small as the total: a small part is common, a thousandth of it hardly is


def doubting_contributions(
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
    """A question for each column that names no unit and of which an amount fits its project only in a larger one."""
    made = dict(judged)
    if kind != PARTNERS or not bounds.totals:
        return made
    table = RowAmounts(sheet, kind, headings, judged, number_of=number_of)
    for name in _CONTRIBUTIONS:
        each = judged.get(name)
        if each is None or each.is_further or each.doubts or each.how.factor is not None:
            continue
        if answers.get(question_id(headings[name])):
            continue
        rows = odd.of(name)
        found = next((told for row in rows if (told := _small(table, row, name, bounds)) is not None), None)
        if found is not None:
            is_among_large = len(rows) < sum(1 for _text in texts(sheet, headings[name]))
            doubt = _doubt(sheet, headings[name], each, found, is_among_large=is_among_large)
            made[name] = replace(each, doubts=(doubt,))
    return made


def _small(table: RowAmounts, row: Row, name: str, bounds: Bounds) -> tuple[Row, Amount, int] | None:
    """With the total budget that it stands beside."""
    amount = table.amount(row, name)
    if amount is None or not 0 < amount.as_said < LEAST or not hangs_on_heading(amount.cell):
        return None
    total = bounds.totals.get(table.number(row), 0)
    if amount.as_said * _NEXT_TO_NOTHING <= total and any(amount.as_said * unit <= total for unit in LARGE):
        return row, amount, total
    return None


def _doubt(
    sheet: Sheet,
    heading: Heading,
    judged: Judgment,
    found: tuple[Row, Amount, int],
    *,
    is_among_large: bool,
) -> Doubt:
    """Among large ones no unit can hold for all: then it belongs in the cell."""
    row, amount, total = found
    field = FIELDS[PARTNERS][heading.name]
    read = judged.how.reader(field)
    why = (
        _(
            "in euro {cell} “{value}” is {amount}, beside a total budget of {total}, in one column with larger ones; "
            "where it is in another unit, write that unit in the cell"
        )
        if is_among_large
        else _(
            "the heading names no unit: in euro {cell} “{value}” is {amount}, beside a total budget of {total}"
        )
    ).format(
        cell=sheet.address(row, heading.position),
        value=shorten(amount.cell.text, 30),
        amount=formats.money(amount.as_said),
        total=formats.money(total),
    )

    def in_doubt(cell: Cell) -> bool:
        cents = value_of(read, cell) if hangs_on_heading(cell) else None
        return cents is not None and 0 < cents < LEAST

    words = ("euro",) if is_among_large else ()
    return Doubt(
        reason=why,
        in_doubt=in_doubt,
        question=asked_for_unit(heading, field, judged.how, why, amount.cell, words=words),
    )
