"""Where the jurors disagree on one criterion, and how: worth a word in the meeting, and nothing is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from fractions import Fraction

from evalapp.domain.scheme.model import Criterion
from evalapp.domain.texts import _

# Of what the scale spans, which is a rule of this program and of no call: half of it between the lowest and the highest
# score, and one juror sees a weakness where the other sees a strength; a quarter of it between one score and the
# nearest, and it may lie apart.
FAR, APART = Fraction(1, 2), Fraction(1, 4)
# Dixon's Q at 90 %, by the number of scores from 3 to 15 (Rorabacher, Analytical Chemistry 63, 1991), beyond that as of
# 15. Where all others say the same Q is 1, above each of these.
_DIXON = (
    ".941",
    ".765",
    ".642",
    ".560",
    ".507",
    ".468",
    ".437",
    ".412",
    ".392",
    ".376",
    ".361",
    ".349",
    ".338",
)


class Discord(StrEnum):
    RANGE = "range"
    GAP = "gap"
    LIMIT = "limit"

    @property
    def label(self) -> str:
        return {
            Discord.RANGE: _("far apart"),
            Discord.GAP: _("one lies apart"),
            Discord.LIMIT: _("on both sides of the threshold"),
        }[self]


def _has_outlier(given: Sequence[int], span: int) -> bool:
    """Dixon's Q (gap by range) of the lowest or the highest, which must lie `APART` besides. `given` ascends."""
    if len(given) < 3 or given[0] == given[-1]:
        return False
    gap = max(given[1] - given[0], given[-1] - given[-2])
    critical = Fraction(_DIXON[min(len(given) - 3, len(_DIXON) - 1)])
    return Fraction(gap, given[-1] - given[0]) > critical and Fraction(gap, span) >= APART


def discords_of(criterion: Criterion, steps: Iterable[int]) -> tuple[Discord, ...]:
    """Of the scores that the jurors gave, in steps of the scale: that they lie far apart; that one lies apart from
    all others; and that some reach the threshold of the criterion and others do not.
    """
    given, scale = sorted(steps), criterion.scale
    span = scale.highest_steps - scale.lowest_steps
    if len(given) < 2 or not span:
        return ()
    found = []
    if Fraction(given[-1] - given[0], span) >= FAR:
        found.append(Discord.RANGE)
    elif _has_outlier(given, span):
        found.append(Discord.GAP)
    if criterion.threshold is not None:
        limit = criterion.threshold.points(scale.highest)
        ends = [scale.value(each) for each in (given[0], given[-1])]
        met = [each >= limit if scale.higher_is_better else each <= limit for each in ends]
        if met[0] != met[1]:
            found.append(Discord.LIMIT)
    return tuple(found)
