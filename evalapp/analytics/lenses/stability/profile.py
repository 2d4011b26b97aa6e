"""What the weight lenses look at: the score of every ranked application on every criterion, and the weights."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import lcm
from operator import mul

import numpy as np

from evalapp.analytics.exact import Scaled, Weighing, dense, largest
from evalapp.analytics.lenses.ratings import Floats
from evalapp.analytics.table import Flags, Integers, integers
from evalapp.domain.errors import BadValue
from evalapp.domain.ranking import Outcome, Ranking
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.texts import _

_MOST_INT64 = 2**63 - 1
Lead = tuple[int, int]


@dataclass(frozen=True, kw_only=True, eq=False)
class Profile:
    """n applications by C criteria that count. `score` (n × C) is in points of each criterion's own scale.

    `weights` are positive and add up to 1: a weighted sum and a weighted mean give the same order. `funded`
    says who is; None where no budget draws a line. Applications that tie keep the order in which they are
    given, so give them in the order of the ranking. Raises BadValue where the parts do not fit together.
    """

    applications: tuple[str, ...]
    criteria: tuple[str, ...]
    score: Scaled
    weights: tuple[Fraction, ...]
    higher_is_better: bool = True
    funded: Flags | None = None

    def __post_init__(self) -> None:
        shape = (len(self.applications), len(self.criteria))
        is_whole = self.score.numerator.shape == shape and len(self.weights) == len(self.criteria) > 0
        if not is_whole or (self.funded is not None and len(self.funded) != len(self.applications)):
            raise BadValue(_("The scores, weights and proposed applications must fit together."))
        if min(self.weights) <= 0 or sum(self.weights) != 1:
            raise BadValue(_("Weights must be positive and add up to 1."))

    def __len__(self) -> int:
        return len(self.applications)

    @classmethod
    def of(
        cls,
        scores: Mapping[str, Sequence[Fraction | int]],
        weights: Mapping[str, Fraction | int],
        *,
        funded: Collection[str] | None = None,
        higher_is_better: bool = True,
    ) -> Profile:
        """From exact scores by application, one for each criterion in the order of `weights`."""
        flat = [Fraction(each) for line in scores.values() for each in line]
        if len(flat) != len(scores) * len(weights):
            raise BadValue(_("The scores, weights and proposed applications must fit together."))
        return cls(
            applications=tuple(scores),
            criteria=tuple(weights),
            score=_scaled(flat, np.arange(len(flat)).reshape(len(scores), len(weights))),
            weights=_shares([Fraction(each) for each in weights.values()]),
            higher_is_better=higher_is_better,
            funded=None if funded is None else np.array([each in funded for each in scores], dtype=bool),
        )

    @cached_property
    def parts(self) -> tuple[int, ...]:
        """The weights as the smallest whole numbers in their proportion."""
        return Weighing.of(self.weights).coefficients

    @cached_property
    def merit(self) -> Scaled:
        """n × C, the scores turned so that more is better."""
        if self.higher_is_better:
            return self.score
        return Scaled(
            numerator=-self.score.numerator, denominator=self.score.denominator, bound=self.score.bound
        )

    @cached_property
    def points(self) -> Floats:
        """`merit` in floating point, n × C; each number is off by at most two units in its last place."""
        return _floats(self.merit)

    @cached_property
    def total(self) -> Scaled:
        """The merit of each application at the declared weights, exactly."""
        return Weighing.of(self.weights).apply(self.merit)

    @cached_property
    def block(self) -> Integers:
        """0 for the applications with the best total, 1 for the next; equal totals share a block."""
        return dense(self.total.numerator, highest_first=True)

    @cached_property
    def order(self) -> Integers:
        """The applications best first, by the exact total and then as they were given."""
        return np.argsort(self.block, kind="stable")

    def leads(self, ahead: int, behind: int) -> list[Lead]:
        """By how much `ahead` leads, for each criterion with its weight at 0 and at 1, in one unit per criterion.

        At weight t, the others keeping their proportions, the lead is (1 − t) · first + t · second.
        """
        own, other = self.merit.numerator[ahead].tolist(), self.merit.numerator[behind].tolist()
        parts, whole = self.parts, self._whole
        gaps = [a - b for a, b in zip(own, other)]
        total = sum(map(mul, parts, gaps))
        # A sole criterion leaves nothing for others: its line starts at 0.
        return [(total - part * gap, (whole - part or 1) * gap) for part, gap in zip(parts, gaps)]

    @cached_property
    def _whole(self) -> int:
        return sum(self.parts)


def meeting(lead: Lead) -> Fraction:
    """The weight at which a lead that changes sign is nil."""
    at_none, at_all = lead
    return Fraction(at_none, at_none - at_all)


def profile_of(scheme: Scheme, ranking: Ranking) -> Profile:
    """The applications with a place, in the order of the ranking; none while it is blocked."""
    columns = [n for n, each in enumerate(scheme.criteria) if each.counts]
    ranked = [place for place in ranking.places if place.is_ranked]
    known = [
        score for place in ranked for n in columns if (score := place.criteria[n].score) is not None
    ]  # who has a place has every score
    # Equal scores of a criterion are one object, so that few fractions need to be looked into.
    identity = np.fromiter(map(id, known), dtype=np.int64, count=len(known))
    _ids, sample, index = np.unique(identity, return_index=True, return_inverse=True)
    return Profile(
        applications=tuple(place.application for place in ranked),
        criteria=tuple(each.id for each in scheme.counting),
        score=_scaled([known[n] for n in sample], index.reshape(len(ranked), len(columns))),
        weights=_shares([each.weight for each in scheme.counting]),
        higher_is_better=scheme.higher_is_better,
        funded=None
        if ranking.available is None
        else np.array([place.outcome is Outcome.FUNDED for place in ranked], dtype=bool),
    )


def profile_of_steps(
    scheme: Scheme, applications: Sequence[str], steps: Scaled, *, funded: Flags | None = None
) -> Profile:
    """From the scores in steps on all criteria of the scheme (n × C), every one of them known."""
    columns = [n for n, each in enumerate(scheme.criteria) if each.counts]
    widths = [each.scale.step for each in scheme.counting]
    denominator = lcm(*(each.denominator for each in widths))
    factors = [int(each * denominator) for each in widths]
    bound = steps.bound * max(factors)
    fits = bound <= _MOST_INT64 and steps.numerator.dtype != object
    kind = np.int64 if fits else object
    return Profile(
        applications=tuple(applications),
        criteria=tuple(each.id for each in scheme.counting),
        score=Scaled(
            numerator=steps.numerator[:, columns].astype(kind) * np.array(factors, dtype=kind),
            denominator=steps.denominator * denominator,
            bound=bound,
        ),
        weights=_shares([each.weight for each in scheme.counting]),
        higher_is_better=scheme.higher_is_better,
        funded=funded,
    )


def _shares(weights: Sequence[Fraction]) -> tuple[Fraction, ...]:
    whole = sum(weights, Fraction())
    if min(weights, default=Fraction()) <= 0:
        raise BadValue(_("Weights must be positive and add up to 1."))
    return tuple(each / whole for each in weights)


def _scaled(values: Sequence[Fraction], index: Integers) -> Scaled:
    """`values[index]` over one denominator, in the shape of `index`."""
    denominator = lcm(*(each.denominator for each in values))
    numerator = integers([each.numerator * (denominator // each.denominator) for each in values])
    return Scaled(numerator=numerator[index], denominator=denominator, bound=largest(numerator))


def _floats(numbers: Scaled) -> Floats:
    numerator = numbers.numerator
    if numbers.denominator > _MOST_INT64:
        numerator = numerator.astype(object)
    return np.asarray(numerator / numbers.denominator, dtype=np.float64)
