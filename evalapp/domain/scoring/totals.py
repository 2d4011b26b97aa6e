"""The total that one juror alone gives an application; criteria that do not count are left out."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
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


class JurorTotals(Mapping[str, Sequence[tuple[PersonId, Fraction]]]):
    """Application → (juror, total), the lowest first; who did not score every criterion that counts has none.

    Added up for all, made into fractions for whoever asks: a call has thousands, and a screen shows thirty of them.
    """

    def __init__(self, whole: int, sums: Mapping[str, list[tuple[int, PersonId]]]) -> None:
        self._whole, self._sums = whole, sums

    def __getitem__(self, application: str) -> Sequence[tuple[PersonId, Fraction]]:
        return [(juror, Fraction(total, self._whole)) for total, juror in sorted(self._sums[application])]

    def __iter__(self) -> Iterator[str]:
        return iter(self._sums)

    def __len__(self) -> int:
        return len(self._sums)

    def ends(self, applications: Iterable[str]) -> tuple[Fraction, Fraction] | None:
        """The lowest and the highest total of these applications; None where they have none."""
        given = [self._sums[each] for each in applications if each in self._sums]
        if not given:
            return None
        low = min(total for sums in given for total, _juror in sums)
        high = max(total for sums in given for total, _juror in sums)
        return Fraction(low, self._whole), Fraction(high, self._whole)


def juror_totals(scheme: Scheme, scores: Iterable[Score]) -> JurorTotals:
    """What each juror alone would have given. Raises BadValue for a criterion that the scheme does not have."""
    parts = _parts(scheme)
    whole = math.lcm(*(each.denominator for each in parts.values()))
    # What a step of each adds, in parts of one `whole`: a call has a hundred thousand scores, and fractions are slow.
    added = {criterion: int(part * whole) for criterion, part in parts.items()}
    # Total and count in one number, the count in what is left of a division: it is never more than all that count.
    base = len(added) + 1
    sums: dict[tuple[str, PersonId], int] = defaultdict(int)
    application, juror, together = "", PersonId(""), 0
    for score in scores:
        step = added.get(score.criterion)
        if step is None:
            scheme.criterion(score.criterion)  # which raises for one that the scheme does not have
        elif score.value is not None:
            # Those of one juror for one application come one after the other, as a rule.
            if score.application != application or score.juror != juror:
                if together:
                    sums[application, juror] += together
                application, juror, together = score.application, score.juror, 0
            together += step * score.value * base + 1
    if together:
        sums[application, juror] += together
    of_all: dict[str, list[tuple[int, PersonId]]] = {}
    for (application, juror), together in sums.items():
        total, count = divmod(together, base)
        if count == len(added):
            of_all.setdefault(application, []).append((total, juror))
    return JurorTotals(whole, of_all)


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
