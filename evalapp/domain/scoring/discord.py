"""Where the jurors disagree on one criterion, and how: worth a word in the meeting, and nothing is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise

from evalapp.domain.scheme.model import Criterion
from evalapp.domain.texts import _

# Of what the scale spans, which is a rule of this program and of no call: half of it, and one juror sees a weakness
# where the other sees a strength; a third of it without anybody in between, and there are two camps.
FAR, CAMPS = Fraction(1, 2), Fraction(1, 3)


class Discord(StrEnum):
    RANGE = "range"
    GAP = "gap"
    LIMIT = "limit"

    @property
    def label(self) -> str:
        return {
            Discord.RANGE: _("far apart"),
            Discord.GAP: _("two camps"),
            Discord.LIMIT: _("on both sides of the threshold"),
        }[self]


def discords_of(criterion: Criterion, steps: Iterable[int]) -> tuple[Discord, ...]:
    """Of the scores that the jurors gave, in steps of the scale: that they lie far apart or, if not that, in two camps;
    and that some reach the threshold of the criterion and others do not.
    """
    given, scale = sorted(steps), criterion.scale
    span = scale.highest_steps - scale.lowest_steps
    if len(given) < 2 or not span:
        return ()
    found = []
    if Fraction(given[-1] - given[0], span) >= FAR:
        found.append(Discord.RANGE)
    elif len(given) > 2 and max(Fraction(high - low, span) for low, high in pairwise(given)) >= CAMPS:
        found.append(Discord.GAP)
    if criterion.threshold is not None:
        limit = criterion.threshold.points(scale.highest)
        ends = [scale.value(each) for each in (given[0], given[-1])]
        met = [each >= limit if scale.higher_is_better else each <= limit for each in ends]
        if met[0] != met[1]:
            found.append(Discord.LIMIT)
    return tuple(found)
