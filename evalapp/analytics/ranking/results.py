"""From arrays to the frozen values that windows and reports read."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import cache
from itertools import repeat

import numpy as np

from evalapp.analytics.exact import dense
from evalapp.analytics.ranking.aggregates import Aggregate, Bar
from evalapp.analytics.ranking.answers import Answers
from evalapp.analytics.ranking.cells import Cells
from evalapp.analytics.ranking.funding import Funding
from evalapp.analytics.ranking.placing import Panel, Standing
from evalapp.analytics.ranking.verdict import Verdict
from evalapp.analytics.table import Exact, Integers
from evalapp.domain.ranking import UNJUDGED, CriterionResult, GroupResult, Outcome, Place
from evalapp.domain.scheme.model import Criterion, Scheme
from evalapp.domain.scoring.targets import Target
from evalapp.domain.writing.by_column import made_by_column

_MOST_POINTS = 1_000
_MOST_CODE = 2**62
_NOWHERE = Standing(blocks=[], place={}, tied={}, steps={}, unproven={}, decimals={}, ties=())


def criterion_results(
    scheme: Scheme, answers: Answers, cells: Cells, bars: dict[str, Bar]
) -> list[tuple[CriterionResult, ...]]:
    """Per application, in the order of the scheme. Cells with the same scores share one result."""
    pattern, values = _patterns(answers, cells), cells.values.tolist()
    columns: list[list[CriterionResult]] = []
    for column, criterion in enumerate(scheme.criteria):
        _codes, sample, inverse = np.unique(pattern[:, column], return_index=True, return_inverse=True)
        bar = bars.get(str(Target.criterion(criterion.id)))
        made = _make(criterion, column, sample, cells, values, answers, bar)
        columns.append([made[n] for n in inverse.tolist()])
    return list(zip(*columns))


def _patterns(answers: Answers, cells: Cells) -> Integers:
    """A × C: equal numbers where everything that makes up the criterion's result is equal."""
    code = (cells.filled.ravel() * 2 + cells.is_known.ravel()) * 2 + answers.agreed.ravel()
    code = code * 2 + cells.is_awaited.ravel()
    digits = _numbered(cells.values)
    size, most = np.diff(cells.start), int(code.max(initial=0)) + 1

    def further(digit: Integers) -> None:
        nonlocal code, most
        width = int(digit.max(initial=0)) + 1
        if most * width > _MOST_CODE:
            # Numbered anew, the codes are below the number of cells.
            code = dense(code, highest_first=False)
            most = int(code.max(initial=0)) + 1
        code, most = code * width + digit, most * width

    for position in range(int(size.max(initial=0))):
        digit = np.zeros(len(code), dtype=np.int64)
        is_there = size > position
        digit[is_there] = digits[cells.start[:-1][is_there] + position] + 1
        further(digit)
    further(_numbered(answers.agreed_value.ravel()))
    return code.reshape(cells.is_known.shape)


def _numbered(values: Exact) -> Integers:
    """Small numbers, equal where the values are: as they are where they lie near each other, as on a scale."""
    if values.dtype != object and values.size and int(values.max()) - int(values.min()) < _MOST_POINTS:
        near: Integers = values - values.min()
        return near
    return dense(values, highest_first=False)


def _make(
    criterion: Criterion,
    column: int,
    sample: Integers,
    cells: Cells,
    values: list[int],
    answers: Answers,
    bar: Bar | None,
) -> list[CriterionResult]:
    """The result of this criterion for each application in `sample`; a fraction is made once per number.

    `values` are those of the cells, as Python's own integers.
    """
    step, steps, width = criterion.scale.step, cells.steps, cells.is_known.shape[1]
    numerators = steps.numerator[sample, column].tolist()
    scores = {each: step * Fraction(each, steps.denominator) for each in set(numerators)}
    value_of = cache(criterion.scale.value)
    known, met = (
        cells.is_known[sample, column].tolist(),
        bar.verdicts(sample) if bar else [None] * len(sample),
    )
    starts = cells.start[sample * width + column].tolist()
    counts = cells.count[sample, column].tolist()
    columns: dict[str, Sequence[object]] = {
        "criterion": [criterion.id] * len(sample),
        "score": [scores[numerator] if is_known else None for numerator, is_known in zip(numerators, known)],
        "is_met": met,
        "count": counts,
        "values": [
            tuple([value_of(each) for each in values[start : start + count]])
            for start, count in zip(starts, counts)
        ],
        "is_consensus": answers.agreed[sample, column].tolist(),
        "filled": cells.filled[sample, column].tolist(),
        "is_awaited": cells.is_awaited[sample, column].tolist(),
    }
    return made_by_column(CriterionResult, len(sample), columns)


def group_results(
    scheme: Scheme, groups: dict[str, Aggregate], bars: dict[str, Bar], applications: int
) -> list[tuple[GroupResult, ...]]:
    columns: list[Sequence[GroupResult]] = []
    for group in scheme.groups:
        if group.id not in groups:
            columns.append([GroupResult(group=group.id, score=None, is_met=None)] * applications)
            continue
        bar, column = bars.get(str(Target.group(group.id))), list[GroupResult]()
        made: dict[tuple[int, bool | None], GroupResult] = {}
        scores = groups[group.id].values()  # equal ones are one object
        for score, is_met in zip(scores, bar.verdicts() if bar else repeat(None)):
            key = id(score), is_met
            if key not in made:
                made[key] = GroupResult(group=group.id, score=score, is_met=is_met)
            column.append(made[key])
        columns.append(column)
    return list(zip(*columns)) if columns else [()] * applications


def places(
    panel: Panel, verdict: Verdict, standing: Standing | None, funding: Funding | None
) -> tuple[Place, ...]:
    """Ranked places in order, then the others by number."""
    ranked = [n for block in standing.blocks for n in block] if standing else []
    is_ranked = set(ranked)
    others = [n for n in range(len(panel.applications)) if n not in is_ranked]
    criteria = criterion_results(panel.scheme, panel.answers, panel.cells, verdict.bars)
    groups = group_results(panel.scheme, panel.groups, verdict.bars, len(panel.applications))
    totals, failed, outcomes = panel.total.values(), verdict.failed(), verdict.outcomes()
    unweighted = panel.unweighted.values()
    excluded_by = verdict.excluded_by([criterion.id for criterion in panel.scheme.criteria])
    decimals, aside = panel.scheme.ranking.decimals, verdict.is_aside.tolist()
    numbers = [each.number for each in panel.applications]
    order = [*ranked, *others]
    listed = [panel.applications[n] for n in order]
    called = [numbers[n] for n in order]
    standing = standing or _NOWHERE
    amounts = funding or Funding(left=0)
    for n in ranked:
        outcomes[n] = amounts.outcomes.get(numbers[n], outcomes[n])
    ended = [outcomes[n] for n in order]
    columns: dict[str, Sequence[object]] = {
        "place": [standing.place.get(n) for n in order],
        "application": called,
        "title": [each.title for each in listed],
        "total": [totals[n] for n in order],
        "decimals": [standing.decimals.get(n, decimals) for n in order],
        "groups": [groups[n] for n in order],
        "criteria": [criteria[n] for n in order],
        "outcome": ended,
        "requested": [each.requested_support for each in listed],
        "granted": [amounts.granted.get(number) for number in called],
        "tied_with": [
            tuple([numbers[other] for other in standing.tied.get(n, ()) if other != n]) for n in order
        ],
        "ties": [standing.steps.get(n, ()) for n in order],
        "unproven": [standing.unproven.get(n, ()) for n in order],
        "failed": [failed[n] for n in order],
        "excluded_by": [excluded_by.get(n, ()) for n in order],
        "reserve": [amounts.reserve.get(number) for number in called],
        "note": [each.standing_reason if how in UNJUDGED else "" for each, how in zip(listed, ended)],
        "entitled": [panel.entitled[number] for number in called],
        "unweighted": [unweighted[n] for n in order],
        "decided": [panel.grants.get(number) for number in called],
        "is_funded_anyhow": [number in amounts.anyhow for number in called],
        "is_aside": [how is Outcome.NOT_DISCUSSED and aside[n] for n, how in zip(order, ended)],
        "advice": [None] * len(order),  # nothing that comes after it has a part in it
        "held": [None] * len(order),
        "moved_up": [0] * len(order),
    }
    return tuple(made_by_column(Place, len(order), columns))
