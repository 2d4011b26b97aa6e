"""What cannot be in the unit that somebody gave for its column: that value is refused, and the rest is taken."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.exchange.intake.evidence.judgment import Judgment, question_id, row_key
from evalapp.exchange.intake.evidence.units.magnitudes import Bounds, too_much
from evalapp.exchange.intake.evidence.units.row_amounts import LEAST, UNITS, Amount, RowAmounts
from evalapp.exchange.intake.fields import FIELDS
from evalapp.exchange.intake.headings import Heading
from evalapp.exchange.intake.how import choice_label
from evalapp.sheets.sheet import Row, Sheet
from evalapp.words import formats


def refusing_the_impossible(
    sheet: Sheet,
    kind: str,
    headings: Mapping[str, Heading],
    judged: Mapping[str, Judgment],
    *,
    answers: Mapping[str, str],
    bounds: Bounds,
    number_of: Callable[[Row], str],
) -> dict[str, Judgment]:
    """The answer holds for a column, also of another file: one of its values may be in another unit all the same."""
    answered = {
        name: answers[question_id(headings[name])]
        for name, each in judged.items()
        if FIELDS[kind][name].sort in UNITS
        and (each.how.factor or 1) > 1
        and answers.get(question_id(headings[name]))
    }
    made = dict(judged)
    if not answered:
        return made
    table = RowAmounts(sheet, kind, headings, judged, open_ones=answered.keys(), number_of=number_of)
    for name, answer in answered.items():
        refused: dict[tuple[int, str], str] = {}
        for row in sheet.rows:
            amount = table.amount(row, name)
            if amount is None or amount.as_said == amount.in_euro or amount.in_euro < LEAST:
                continue
            if limit := too_much(table, row, name, amount, bounds):
                refused[row_key(row)] = _refusal(amount, answer, limit)
        if refused:
            made[name] = replace(judged[name], refused={**judged[name].refused, **refused})
    return made


def _refusal(amount: Amount, answer: str, limit: str) -> str:
    return _(
        "“{value}” in {unit}, as you said, would be {amount}, {limit}; correct the cell, or write the unit in it where "
        "it is right"
    ).format(
        value=shorten(amount.cell.text, 30),
        unit=choice_label(answer),
        amount=formats.money(amount.as_said),
        limit=limit,
    )
