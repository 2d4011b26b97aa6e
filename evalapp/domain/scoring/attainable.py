"""Between which points scores come out, for whatever has a threshold: outside them a threshold means nothing."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from evalapp.domain.errors import BadValue
from evalapp.domain.numbers import written
from evalapp.domain.scheme.model import Criterion, Scheme
from evalapp.domain.scheme.rules import Threshold
from evalapp.domain.scoring.targets import Target, TargetKind
from evalapp.domain.scoring.weighing import highest, lowest
from evalapp.domain.texts import _

_SHOWN = 100  # a bound that no short decimal is, is said in hundredths


def attainable(target: Target, scheme: Scheme) -> tuple[Fraction, Fraction]:
    """The lowest and the highest of what a threshold there is held against."""
    rules, chosen = scheme.ranking, _chosen(target, scheme)
    weighted = rules.thresholds_on_weighted
    return lowest(chosen, rules, weighted=weighted), highest(chosen, rules, weighted=weighted)


def refuse_unattainable(target: Target, threshold: Threshold, *schemes: Scheme) -> None:
    """Raises BadValue for points outside what can be attained under each of `schemes`, the last of which is named.

    More than one, since in a weighted sum a weight that is moved moves the range too. What the scheme itself asks is
    never refused: it must be possible to put it back.
    """
    ranges = [attainable(target, each) for each in schemes]
    if threshold.percent or any(low <= threshold.value <= high for low, high in ranges):
        return
    if any(target.threshold(each) == threshold for each in schemes):
        return
    low, high = ranges[-1]
    title = target.title(schemes[-1])
    raise BadValue(
        _("A threshold of {value} means nothing: {what} lies between {low} and {high}.").format(
            value=written(threshold.value),
            what=f"“{title}”" if title else _("the total"),
            low=written(_inside(low, is_high=False)),
            high=written(_inside(high, is_high=True)),
        )
    )


def _chosen(target: Target, scheme: Scheme) -> Sequence[Criterion]:
    if target.kind is TargetKind.CRITERION:
        return (scheme.criterion(target.id),)
    return scheme.group(target.id).counting if target.kind is TargetKind.GROUP else scheme.counting


def _inside(end: Fraction, *, is_high: bool) -> Fraction:
    """Rounded to the side on which it can be typed."""
    if 10**6 % end.denominator == 0:
        return end
    hundredths = end * _SHOWN
    return Fraction(hundredths // 1 if is_high else -(-hundredths // 1), _SHOWN)
