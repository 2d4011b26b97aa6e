"""Whether a column that names no unit is in thousands: each of its amounts is next to nothing for this call."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.exchange.intake.evidence.judgment import (
    Doubt,
    Judgment,
    asked_for_unit,
    question_id,
    row_key,
    texts,
)
from evalapp.exchange.intake.evidence.units.magnitudes import SLIGHTLY, Bounds
from evalapp.exchange.intake.evidence.units.odd_rows import OddRows
from evalapp.exchange.intake.evidence.units.row_amounts import LARGE, LEAST, RATE, hangs_on_heading, value_of
from evalapp.exchange.intake.fields import FIELDS
from evalapp.exchange.intake.headings import Heading
from evalapp.sheets.sheet import Cell, Row, Sheet
from evalapp.words import formats

_SUPPORT, _TOTAL = (
    "requested_support",
    "total_budget",
)  # of partners and lines of a budget small amounts are common
_MOST_SMALL = 10_000_00  # in cents: what is more is an amount of its own in any call
_MANY_DIGITS = len(str(_MOST_SMALL // 100))


def doubting_small_columns(
    sheet: Sheet,
    kind: str,
    headings: Mapping[str, Heading],
    judged: Mapping[str, Judgment],
    *,
    answers: Mapping[str, str],
    bounds: Bounds,
    odd: OddRows,
) -> dict[str, Judgment]:
    """What was made of the columns, with a question for each of which all amounts are next to nothing beside what the
    call can give, or beside the total budgets that it has, and fit it in a larger unit. Where neither is known nothing
    tells, and they are taken and named.
    """
    made = dict(judged)
    for name in (_SUPPORT, _TOTAL):
        each = judged.get(name)
        if each is None or each.is_further or each.doubts or each.how.factor is not None:
            continue
        if answers.get(question_id(headings[name])):
            continue
        if (doubt := _doubt(sheet, kind, headings[name], each, bounds, odd)) is not None:
            made[name] = replace(each, doubts=(*each.doubts, doubt))
    return made


def _doubt(
    sheet: Sheet, kind: str, heading: Heading, judged: Judgment, bounds: Bounds, odd: OddRows
) -> Doubt | None:
    least = _least(bounds)
    rows: Sequence[Row] = odd.of(heading.name)
    # One plain amount that is large enough tells for all: then not every row is odd.
    if not rows or len(rows) < sum(1 for _text in texts(sheet, heading)):
        if least == LEAST or any(map(_has_many_digits, texts(sheet, heading))):
            return None
        rows = [
            row for row in sheet.rows if heading.position < len(row.texts) and row.texts[heading.position]
        ]
    field = FIELDS[kind][heading.name]
    read = judged.how.reader(field)
    largest: tuple[int, Row, Cell] | None = None
    for row in rows:
        cell = _cell(sheet, heading, judged, row)
        cents = value_of(read, cell) if cell is not None else None
        if cell is None or not cents:
            continue
        if cents >= least or not hangs_on_heading(cell):
            return None
        if largest is None or cents > largest[0]:
            largest = cents, row, cell
    if largest is None or not (beside := _beside(heading.name, largest[0], bounds)):
        return None
    cents, row, cell = largest
    why = _(
        "the heading names no unit: in euro the largest amount, {cell} “{value}”, is {amount}, {beside}"
    ).format(
        cell=sheet.address(row, heading.position),
        value=shorten(cell.text, 30),
        amount=formats.money(cents),
        beside=beside,
    )
    question = asked_for_unit(heading, field, judged.how, why, cell)
    return Doubt(
        reason=why,
        in_doubt=lambda each: hangs_on_heading(each) and bool(value_of(read, each)),
        question=question,
    )


def _least(bounds: Bounds) -> int:
    """Below which an amount is next to nothing; in a call that gives millions 5.000 may be five million."""
    return LEAST if bounds.support is None else max(LEAST, min(_MOST_SMALL, bounds.support // (10 * RATE)))


def _has_many_digits(text: str) -> bool:
    return text.isdecimal() and len(text) >= _MANY_DIGITS and text[0] != "0"


def _beside(name: str, cents: int, bounds: Bounds) -> str:
    """What it is next to nothing beside, while it fits in a larger unit; empty where nothing tells."""
    if bounds.support is not None:
        most = bounds.support * (SLIGHTLY if name == _SUPPORT else RATE)
        if cents * RATE <= bounds.support and any(cents * unit <= most for unit in LARGE):
            return _("beside the {most} that this call can give").format(most=formats.money(bounds.support))
        return ""
    least, most = min(bounds.totals.values(), default=0), max(bounds.totals.values(), default=0)
    if cents * RATE <= least and any(cents * unit <= most * RATE for unit in LARGE):
        return _("beside total budgets in this call from {least} on").format(least=formats.money(least))
    return ""


def _cell(sheet: Sheet, heading: Heading, judged: Judgment, row: Row) -> Cell | None:
    position = heading.position
    text = row.texts[position] if position < len(row.texts) else None
    if not text or position in row.problems or row_key(row) in judged.refused:
        return None
    return Cell(text, "", position in row.numbers, shown=row.shown.get(position))
