"""The totals a second time, the plain way: one application after the other, in Fractions, without arrays.

It shares no code with the ranking, so that `verify` compares two independent computations.
"""

from __future__ import annotations

from collections.abc import Iterable, Set
from fractions import Fraction
from statistics import median

from evalapp.domain.call import Consensus, Score
from evalapp.domain.people import Assignment
from evalapp.domain.scheme.model import Criterion, Scheme
from evalapp.domain.scheme.rules import AcrossJurors, Missing, Total


def recount(
    scheme: Scheme,
    scores: Iterable[Score],
    consensus: Iterable[Consensus],
    assignments: Iterable[Assignment],
    conflicts: Set[tuple[str, str]],
) -> dict[str, Fraction]:
    """Application → exact total, for each whose every criterion has a result."""
    given: dict[tuple[str, str], list[Fraction]] = {}
    answered: set[tuple[str, str, str]] = set()
    for score in scores:
        if not score.is_given or (score.juror, score.application) in conflicts:
            continue
        answered.add((score.juror, score.application, score.criterion))
        if score.value is not None:
            value = scheme.criterion(score.criterion).scale.value(score.value)
            given.setdefault((score.application, score.criterion), []).append(value)
    if scheme.ranking.missing is Missing.ZERO:
        _add_worst(scheme, given, answered, assignments, conflicts)
    agreed = {
        (each.application, each.criterion): scheme.criterion(each.criterion).scale.value(each.value)
        for each in consensus
    }
    applications = {application for application, _criterion in given.keys() | agreed.keys()}
    totals = {}
    for application in applications:
        results = [
            agreed[application, c.id]
            if (application, c.id) in agreed
            else _across(scheme, given, application, c)
            for c in scheme.criteria
            if c.counts
        ]
        if None not in results:
            totals[application] = _total(scheme, [value for value in results if value is not None])
    return totals


def _add_worst(
    scheme: Scheme,
    given: dict[tuple[str, str], list[Fraction]],
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
                worst = scale.lowest if scale.higher_is_better else scale.highest
                given.setdefault((each.application, criterion.id), []).append(worst)


def _across(
    scheme: Scheme, given: dict[tuple[str, str], list[Fraction]], application: str, criterion: Criterion
) -> Fraction | None:
    values = sorted(given.get((application, criterion.id), []))
    if not values:
        return None
    if scheme.ranking.across_jurors is AcrossJurors.MEDIAN:
        return Fraction(median(values))
    if scheme.ranking.across_jurors is AcrossJurors.AGREED:
        return values[0] if values[0] == values[-1] else None
    if scheme.ranking.across_jurors is AcrossJurors.TRIMMED_MEAN:
        values = values[1:-1]
    return sum(values, Fraction()) / len(values) if values else None


def _total(scheme: Scheme, results: list[Fraction]) -> Fraction:
    weights = [criterion.weight for criterion in scheme.criteria if criterion.counts]
    total = sum((weight * value for weight, value in zip(weights, results)), Fraction())
    return total / sum(weights, Fraction()) if scheme.ranking.total is Total.WEIGHTED_MEAN else total
