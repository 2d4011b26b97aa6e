"""The total that one juror alone gives an application; criteria that do not count are left out."""

from __future__ import annotations

import math
from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

from evalapp.domain.call import Score
from evalapp.domain.ids import PersonId
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.scoring.weighing import combined, factors, highest, lowest


class OwnTotal(NamedTuple):
    """Over `scored` of the `counting` criteria: the weight of one with a reason for no score falls away."""

    value: Fraction
    scored: int
    counting: int

    @property
    def is_of_all(self) -> bool:
        return self.scored == self.counting


def juror_totals(scheme: Scheme, scores: Iterable[Score]) -> dict[str, list[tuple[PersonId, Fraction]]]:
    """Application → (juror, total), the lowest first; who did not score every criterion that counts has none."""
    parts = _parts(scheme)
    whole = math.lcm(*(each.denominator for each in parts.values()))
    # What a step of each adds, in parts of one `whole`: a call has a hundred thousand scores, and fractions are slow.
    added = {criterion: int(part * whole) for criterion, part in parts.items()}
    sums: dict[tuple[str, PersonId], tuple[int, int]] = {}
    for score in scores:
        step = added.get(score.criterion)
        if step is None:
            scheme.criterion(score.criterion)  # which raises for one that the scheme does not have
        elif score.value is not None:
            total, count = sums.get((score.application, score.juror), (0, 0))
            sums[score.application, score.juror] = total + step * score.value, count + 1
    whole_ones: dict[str, list[tuple[int, PersonId]]] = {}
    for (application, juror), (total, count) in sums.items():
        if count == len(added):
            whole_ones.setdefault(application, []).append((total, juror))
    return {
        application: [(juror, Fraction(total, whole)) for total, juror in sorted(totals)]
        for application, totals in whole_ones.items()
    }


def _parts(scheme: Scheme) -> dict[str, Fraction]:
    """What a step on the scale of each criterion that counts adds to the total of who scores all of them."""
    of_points = factors(scheme.counting, scheme.ranking)
    return {each.id: part * each.scale.step for each, part in zip(scheme.counting, of_points, strict=True)}


def preliminary_total(scheme: Scheme, scores: Iterable[Score]) -> Fraction | None:
    """One juror's own total over the criteria scored so far; None before the first, or for a scale of words."""
    own = []
    for score in scores:
        criterion = scheme.criterion(score.criterion)
        if score.value is not None and criterion.counts and not criterion.scale.words:
            own.append(score)
    return _total(scheme, own) if own else None


def own_total(scheme: Scheme, scores: Iterable[Score]) -> OwnTotal | None:
    """One juror's own total and what it is made of; None where `preliminary_total` is none."""
    given = [each for each in scores if each.value is not None and scheme.criterion(each.criterion).counts]
    total = preliminary_total(scheme, given)
    return None if total is None else OwnTotal(value=total, scored=len(given), counting=len(scheme.counting))


def _total(scheme: Scheme, own: list[Score]) -> Fraction:
    scored = []
    for score in own:
        criterion = scheme.criterion(score.criterion)
        scored.append((criterion, criterion.scale.value(score.value or 0)))
    return combined(scored, scheme.ranking)


def range_of_totals(scheme: Scheme) -> tuple[Fraction, Fraction]:
    """The lowest and the highest total that can be given."""
    return lowest(scheme.counting, scheme.ranking), highest(scheme.counting, scheme.ranking)


def range_left(scheme: Scheme, scores: Iterable[Score]) -> tuple[Fraction, Fraction] | None:
    """The same for one juror, without the criteria to which `scores` gives a reason for no score; None without any."""
    aside = {score.criterion for score in scores if score.value is None and score.no_score is not None}
    left = [criterion for criterion in scheme.counting if criterion.id not in aside]
    return (lowest(left, scheme.ranking), highest(left, scheme.ranking)) if left else None
