"""The totals a second time, the plain way: one application after the other, in Fractions, without arrays.

It shares no code with the ranking, so that `verify` compares two independent computations.
"""

from __future__ import annotations

from collections.abc import Iterable, Set
from fractions import Fraction
from functools import cache
from statistics import median

from evalapp.domain.call import Consensus, Score
from evalapp.domain.people import Assignment
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.scheme.rules import AcrossJurors, Missing, Total


def recount(
    scheme: Scheme,
    scores: Iterable[Score],
    consensus: Iterable[Consensus],
    assignments: Iterable[Assignment],
    conflicts: Set[tuple[str, str]],
) -> dict[str, Fraction]:
    """Application → exact total, for each whose every criterion has a result."""
    given: dict[tuple[str, str], list[int]] = {}
    answered: set[tuple[str, str, str]] = set()
    for score in scores:
        if not score.is_given or (score.juror, score.application) in conflicts:
            continue
        answered.add((score.juror, score.application, score.criterion))
        if score.value is not None:
            given.setdefault((score.application, score.criterion), []).append(score.value)
    if scheme.ranking.missing is Missing.ZERO:
        _add_worst(scheme, given, answered, assignments, conflicts)
    agreed = {
        (each.application, each.criterion): scheme.criterion(each.criterion).scale.value(each.value)
        for each in consensus
    }

    @cache
    def across(criterion: str, steps: tuple[int, ...]) -> Fraction | None:
        """The same steps give the same result: of 250,000 scores there are a few thousand different sets."""
        value = scheme.criterion(criterion).scale.value
        return _across(scheme.ranking.across_jurors, sorted(map(value, steps)))

    counting = [criterion.id for criterion in scheme.criteria if criterion.counts]
    applications = {application for application, _criterion in given.keys() | agreed.keys()}
    totals = {}
    for application in applications:
        results = [
            agreed[application, id]
            if (application, id) in agreed
            else across(id, tuple(sorted(given.get((application, id), ()))))
            for id in counting
        ]
        if None not in results:
            totals[application] = _total(scheme, [value for value in results if value is not None])
    return totals


def _add_worst(
    scheme: Scheme,
    given: dict[tuple[str, str], list[int]],
    answered: set[tuple[str, str, str]],
    assignments: Iterable[Assignment],
    conflicts: Set[tuple[str, str]],
) -> None:
    """Under *zero* a score that is owed counts as the worst point of the scale: the lowest, if higher is better."""
    for each in assignments:
        for criterion in scheme.criteria:
            owed = (each.juror, each.application, criterion.id) not in answered
            if owed and (each.juror, each.application) not in conflicts:
                scale = criterion.scale
                most = min if scale.higher_is_better else max
                worst = most(scale.allowed_steps, key=scale.value)
                given.setdefault((each.application, criterion.id), []).append(worst)


def _across(rule: AcrossJurors, values: list[Fraction]) -> Fraction | None:
    """`values` from the lowest on."""
    if not values:
        return None
    if rule is AcrossJurors.MEDIAN:
        return Fraction(median(values))
    if rule is AcrossJurors.AGREED:
        return values[0] if values[0] == values[-1] else None
    if rule is AcrossJurors.TRIMMED_MEAN:
        values = values[1:-1]
    return sum(values, Fraction()) / len(values) if values else None


def _total(scheme: Scheme, results: list[Fraction]) -> Fraction:
    weights = [criterion.weight for criterion in scheme.criteria if criterion.counts]
    total = sum((weight * value for weight, value in zip(weights, results)), Fraction())
    return total / sum(weights, Fraction()) if scheme.ranking.total is Total.WEIGHTED_MEAN else total
