"""A sheet that is typed and not stored yet, as a draft: four values a criterion, in the order of the sheet."""

from __future__ import annotations

from collections.abc import Mapping

from evalapp.domain.scheme.model import NoScore
from evalapp.domain.scoring.answer import NOTHING, Answer
from evalapp.operations.exchange.paper.sheets import PaperSheet, Source
from ui.drafts.records import Value, Values

_EACH = 4


def begun_with(sheet: PaperSheet) -> dict[str, Answer]:
    """What the form shows before anything is typed: what was typed from this paper before."""
    return {row.criterion.id: row.held if row.source is Source.PAPER else NOTHING for row in sheet.rows}


def as_values(answers: Mapping[str, Answer]) -> Values:
    found: list[Value] = []
    for criterion, answer in answers.items():
        reason = str(answer.no_score) if answer.no_score is not None else None
        found += [criterion, answer.value, reason, answer.comment]
    return tuple(found)


def as_answers(values: Values) -> dict[str, Answer]:
    """Of values that fit."""
    found = {}
    for at in range(0, len(values), _EACH):
        criterion, value, reason, comment = values[at : at + _EACH]
        found[str(criterion)] = Answer(
            value if isinstance(value, int) else None,
            NoScore(str(reason)) if reason is not None else None,
            str(comment),
        )
    return found


def fits(sheet: PaperSheet, values: Values) -> bool:
    """Whether the sheet still has these criteria and values, and begins with something else."""
    if len(values) != _EACH * len(sheet.rows):
        return False
    for number, row in enumerate(sheet.rows):
        criterion, value, reason, comment = values[_EACH * number : _EACH * (number + 1)]
        is_score = value is None or value in row.criterion.scale.allowed_steps
        is_reason = reason is None or (isinstance(reason, str) and reason in {*NoScore})
        if criterion != row.criterion.id or not is_score or not is_reason or not isinstance(comment, str):
            return False
    return as_answers(values) != begun_with(sheet)
