"""The score of every application on every criterion, across the jurors, as exact fractions in steps."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from evalapp.analytics.exact import Scaled, common_denominator, exact_sums, largest
from evalapp.analytics.ranking.answers import Answers
from evalapp.analytics.table import Exact, Flags, Integers, integers
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.scheme.rules import LEAST_FOR_TRIMMING, AcrossJurors, Missing


@dataclass(frozen=True, kw_only=True, eq=False)
class Cells:
    """A × C. `steps`: the score, over one denominator, 0 where `is_known` is false.

    `count`: the jurors' scores, `filled`: those owed that count as the worst point, `owed`: those open.
    `values` holds the jurors' scores cell after cell, ascending; cell n has `values[start[n] : start[n + 1]]`.
    `is_awaited`: scores are owed, and the scheme waits for them.
    `is_divided`: the jurors gave different scores where the scheme wants one, and the panel agreed on none.
    """

    steps: Scaled
    is_known: Flags
    count: Integers
    filled: Integers
    owed: Integers
    values: Exact
    start: Integers
    is_awaited: Flags
    is_divided: Flags


def score_cells(scheme: Scheme, answers: Answers) -> Cells:
    """A cell is known where nothing stands against it: no score owed under *block*, and enough scores."""
    rules = scheme.ranking
    applications, criteria = answers.agreed.shape
    cell = answers.application * criteria + answers.criterion
    count = np.bincount(cell, minlength=answers.agreed.size).reshape(applications, criteria)
    owed = answers.owed_per_cell
    is_zero = rules.missing is Missing.ZERO
    filled = np.where(answers.agreed, 0, owed) if is_zero else np.zeros_like(owed)
    is_awaited = (owed > 0) & (rules.missing is Missing.BLOCK)
    is_complete = (count >= rules.least_scores) & ~is_awaited
    values, start = _sorted(cell, answers.value, answers.agreed.size)
    is_divided = np.zeros(answers.agreed.shape, dtype=bool)
    if rules.across_jurors is AcrossJurors.AGREED:
        is_divided = _divided(values, start).reshape(applications, criteria) & ~answers.agreed
        is_complete &= ~is_divided
    is_known = is_complete | answers.agreed
    numerator, divisor = _across(scheme, answers, cell, filled, (values, start))
    numerator = np.where(answers.agreed, answers.agreed_value, np.where(is_known, numerator, 0))
    divisor = np.where(answers.agreed | ~is_known, 1, divisor)
    worst = max((abs(_worst_steps(scheme, n)) for n in range(criteria)), default=0) if is_zero else 0
    most = max(largest(answers.value), largest(answers.agreed_value), worst)
    return Cells(
        steps=common_denominator(numerator, divisor, most),
        is_known=is_known,
        count=count,
        filled=filled,
        owed=owed,
        values=values,
        start=start,
        is_awaited=is_awaited,
        is_divided=is_divided,
    )


def _divided(values: Exact, start: Integers) -> Flags:
    """Cell after cell, whether the jurors gave different scores; `values` ascend within a cell."""
    found = np.zeros(len(start) - 1, dtype=bool)
    several = np.diff(start) > 1
    found[several] = values[start[:-1][several]] != values[start[1:][several] - 1]
    return found


def _worst_steps(scheme: Scheme, criterion: int) -> int:
    scale = scheme.criteria[criterion].scale
    return scale.lowest_steps if scale.higher_is_better else scale.highest_steps


def _across(
    scheme: Scheme, answers: Answers, cell: Integers, filled: Integers, in_order: tuple[Exact, Integers]
) -> tuple[Exact, Integers]:
    """(numerator, divisor) of each cell, A × C; the divisor is 1 where there is nothing to divide."""
    shape, value = filled.shape, answers.value
    if filled.any():
        places = np.repeat(np.arange(filled.size), filled.ravel())
        worst = integers([_worst_steps(scheme, n) for n in range(shape[1])])
        cell = np.concatenate([cell, places])
        value = np.concatenate([value, worst[places % shape[1]]])
        in_order = _sorted(cell, value, filled.size)
    rule = scheme.ranking.across_jurors
    if rule is AcrossJurors.MEDIAN:
        numerator, divisor = _medians(*in_order)
    else:
        numerator, divisor = exact_sums(cell, value, filled.size), np.bincount(cell, minlength=filled.size)
        if rule is AcrossJurors.TRIMMED_MEAN:
            numerator, divisor = _without_extremes(numerator, divisor, *in_order)
    return numerator.reshape(shape), np.maximum(divisor, 1).reshape(shape)


def _medians(values: Exact, start: Integers) -> tuple[Exact, Integers]:
    """The sum of the two middle scores over 2; with an odd number both are the same."""
    size = np.diff(start)
    is_there = size > 0
    low, high = start[:-1] + (size - 1) // 2, start[:-1] + size // 2
    numerator = np.zeros(len(size), dtype=values.dtype)
    numerator[is_there] = values[low[is_there]] + values[high[is_there]]
    return numerator, np.full(len(size), 2, dtype=np.int64)


def _without_extremes(
    sums: Exact, counts: Integers, values: Exact, start: Integers
) -> tuple[Exact, Integers]:
    is_enough = counts >= LEAST_FOR_TRIMMING
    trimmed = sums.copy()
    trimmed[is_enough] -= values[start[:-1][is_enough]] + values[start[1:][is_enough] - 1]
    return trimmed, counts - 2


def _sorted(cell: Integers, value: Exact, cells: int) -> tuple[Exact, Integers]:
    """The values cell after cell, ascending, and where each cell starts (one entry more than there are cells)."""
    start = np.concatenate([[0], np.cumsum(np.bincount(cell, minlength=cells))]).astype(np.int64)
    if not len(value):
        return value, start
    lowest = int(value.min())
    span = int(value.max()) - lowest + 1
    if value.dtype != object and cells * span < 2**62:
        # One plain sort of cell and value in a single number is several times faster than a lexsort.
        key = np.sort(cell * span + (value - lowest))
        return key % span + lowest, start
    order = np.lexsort((value, cell)) if value.dtype != object else _slow_order(cell, value)
    return value[order], start


def _slow_order(cell: Integers, value: Exact) -> Integers:
    return np.array(sorted(range(len(cell)), key=lambda n: (int(cell[n]), int(value[n]))), dtype=np.int64)
