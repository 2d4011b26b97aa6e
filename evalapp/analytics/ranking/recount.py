"""The totals a second time, the plain way: one application after the other, without arrays.

It shares no code with the ranking, so that `verify` compares two independent computations. Whole numbers of steps are
added up over one denominator, and only a total becomes a Fraction: as exact, and some ten times as fast.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from fractions import Fraction
from functools import cache
from math import lcm

from evalapp.domain.call import Consensus
from evalapp.domain.scheme.model import Criterion, NoScore, Scheme
from evalapp.domain.scheme.rules import AcrossJurors, Missing, Total

Run = tuple[str, str, str, str]
"""Application, juror, ids of criteria and answers, the last two with commas between them."""

_REASONS = {str(each) for each in NoScore}

Ratio = tuple[int, int]
"""A number of steps, over what it is to be divided by."""


def recount(
    scheme: Scheme,
    runs: Iterable[Run],
    consensus: Iterable[Consensus],
    assignments: Iterable[tuple[str, str]],
    conflicts: Set[tuple[str, str]],
) -> dict[str, Fraction]:
    """Application → exact total, for each whose every criterion has a result.

    Pairs are (juror, application). An answer is a value in steps, a reason for no score, or empty.
    """
    given: defaultdict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    unbiased = [run for run in runs if (run[1], run[0]) not in conflicts]
    for (application, criteria), answers in _alike(unbiased).items():
        columns = zip(
            criteria.split(","), zip(*[each.split(",") for each in answers], strict=True), strict=True
        )
        if of_application := given[application]:
            of_application.update({id: of_application.get(id, ()) + column for id, column in columns})
        else:
            of_application.update(columns)
    if scheme.ranking.missing is Missing.ZERO:
        for application, owed in _owed(scheme, unbiased, set(assignments) - conflicts):
            given[application][owed.id] = (*given[application].get(owed.id, ()), _worst(owed))
    agreed = {(each.application, each.criterion): (each.value, 1) for each in consensus}

    @cache
    def across(answers: tuple[str, ...]) -> Ratio | None:
        """The same answers give the same result: of 250,000 scores there are a few thousand different sets."""
        steps = sorted(int(answer) for answer in answers if answer and answer not in _REASONS)
        return _across(scheme.ranking.across_jurors, steps)

    counting = [criterion for criterion in scheme.criteria if criterion.counts]
    worth, over = _in_whole_numbers([criterion.weight * criterion.scale.step for criterion in counting])
    if scheme.ranking.total is Total.WEIGHTED_MEAN:
        over *= sum(criterion.weight for criterion in counting)
    ids, discussed = [each.id for each in counting], {application for application, _criterion in agreed}
    totals = {}
    for application in given.keys() | discussed:
        of_application = given[application]
        results = [across(tuple(sorted(of_application.get(id, ())))) for id in ids]
        if application in discussed:
            results = [agreed.get((application, id), result) for id, result in zip(ids, results)]
        if None not in results:
            total, jurors = _sum(worth, [each for each in results if each is not None])
            totals[application] = Fraction(total * over.denominator, jurors * over.numerator)
    return totals


def _alike(runs: Iterable[Run]) -> dict[tuple[str, str], list[str]]:
    """Application and criteria → the answers of all jurors who answered the same criteria."""
    alike: dict[tuple[str, str], list[str]] = {}
    for application, _juror, criteria, answers in runs:
        alike.setdefault((application, criteria), []).append(answers)
    return alike


def _owed(
    scheme: Scheme, runs: Iterable[Run], assigned: Set[tuple[str, str]]
) -> Iterator[tuple[str, Criterion]]:
    """Application and criterion, once for each juror who was to score it and did not say a thing of it."""
    answered = {
        (juror, application, criterion)
        for application, juror, criteria, answers in runs
        for criterion, answer in zip(criteria.split(","), answers.split(","), strict=True)
        if answer
    }
    for juror, application in assigned:
        for criterion in scheme.criteria:
            if (juror, application, criterion.id) not in answered:
                yield application, criterion


def _worst(criterion: Criterion) -> str:
    """The worst point of the scale, which is the lowest if higher is better; as an answer."""
    scale = criterion.scale
    return str((min if scale.higher_is_better else max)(scale.allowed_steps))


def _across(rule: AcrossJurors, steps: list[int]) -> Ratio | None:
    """`steps` from the lowest on."""
    if rule is AcrossJurors.TRIMMED_MEAN:
        steps = steps[1:-1]
    if not steps:
        return None
    if rule is AcrossJurors.MEDIAN:
        middle = len(steps) // 2
        return steps[middle] + steps[-middle - 1], 2
    if rule is AcrossJurors.AGREED:
        return (steps[0], 1) if steps[0] == steps[-1] else None
    return sum(steps), len(steps)


def _in_whole_numbers(values: Sequence[Fraction]) -> tuple[list[int], Fraction]:
    """The same values, over one denominator."""
    over = lcm(*(value.denominator for value in values))
    return [value.numerator * (over // value.denominator) for value in values], Fraction(over)


def _sum(worth: Iterable[int], results: Iterable[Ratio]) -> Ratio:
    """Each result times what it is worth. Mostly as many jurors scored each criterion: then nothing is expanded."""
    total, over = 0, 1
    for each, (steps, jurors) in zip(worth, results, strict=True):
        if jurors != over:
            common = lcm(over, jurors)
            total, over = total * (common // over), common
            steps *= common // jurors
        total += each * steps
    return total, over
