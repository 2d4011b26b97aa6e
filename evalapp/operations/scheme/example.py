"""How the scores of one juror become a total under a scheme, reckoned as the ranking does, in one line."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from evalapp.domain.scheme.model import Criterion, Scheme
from evalapp.domain.scheme.rules import Threshold, Total
from evalapp.domain.scoring.weighing import combined, highest
from evalapp.domain.texts import _
from evalapp.words.formats import score

_SHARE = Fraction(7, 10)  # of the way from the worst to the best value, where nothing is given


def example_lines(scheme: Scheme, given: Mapping[str, int]) -> list[str]:
    """`given` are steps by criterion; the others are reckoned with a fairly good value. No lines for words alone."""
    points = [(each, _points(each, given.get(each.id))) for each in scheme.counting]
    if any(each.scale.words for each, _value in points):
        return []
    total = combined(points, scheme.ranking)
    weights = sum((each.weight for each, _value in points), Fraction())
    terms = " + ".join(f"{score(value)} × {score(each.weight)}" for each, value in points)
    made = f"({terms}) : {score(weights)}" if scheme.ranking.total is Total.WEIGHTED_MEAN else terms
    lines = [f"{made} = {score(total, scheme.ranking.decimals)}"]
    weighted = scheme.ranking.thresholds_on_weighted
    checks: list[tuple[str, Threshold | None, list[tuple[Criterion, Fraction]]]] = [
        *((str(each.title), each.threshold, [(each, value)]) for each, value in points),
        *(
            (str(group.title), group.threshold, [pair for pair in points if pair[0].group == group.id])
            for group in scheme.groups
        ),
        (_("the total"), scheme.ranking.threshold, points),
    ]
    for title, threshold, of in checks:
        if threshold is None or not of:
            continue
        chosen = [each for each, _value in of]
        found = combined(of, scheme.ranking, weighted=weighted)
        limit = threshold.points(highest(chosen, scheme.ranking, weighted=weighted))
        is_missed = found < limit if scheme.higher_is_better else found > limit
        words = (
            _("{what}: {found} does not reach the threshold of {limit}, so there is no place.")
            if is_missed
            else _("{what}: {found} reaches the threshold of {limit}.")
        )
        lines.append(words.format(what=title, found=score(found, 2), limit=score(limit)))
    return lines


def _points(criterion: Criterion, steps: int | None) -> Fraction:
    scale = criterion.scale
    if steps is None:
        allowed = scale.allowed_steps if scale.higher_is_better else scale.allowed_steps[::-1]
        steps = allowed[int((len(allowed) - 1) * _SHARE)]
    return scale.value(steps)
