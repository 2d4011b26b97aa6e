"""Whether a score that was given on one scale is a score on another: the same value, never a rescaled one."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction

from evalapp.domain.scheme.model import Scale


class Why(StrEnum):
    """Why a score is set aside where its scheme becomes another."""

    GONE = "criterion-gone"
    SCALE = "scale-changed"
    VALUE = "value-not-on-scale"


def means_the_same(scale: Scale, other: Scale) -> bool:
    """Whether the number of steps of a score says on both the same; what the values are called may differ."""
    if scale.words or other.words:
        return {each.id: each.value for each in scale.words} == {each.id: each.value for each in other.words}
    return _shape(scale) == _shape(other) and scale.step == other.step


def carried(before: Scale, scale: Scale, steps: int) -> int | Why:
    """The steps of the same value on another scale, or why that has none.

    A point on a scale that runs elsewhere means something else, so that not even an equal number is kept; where only
    the steps are larger or smaller, the number is.
    """
    if bool(before.words) != bool(scale.words):
        return Why.SCALE
    if word := before.word(steps):
        return next((each.value for each in scale.words if each.id == word.id), Why.VALUE)
    if _shape(before) != _shape(scale):
        return Why.SCALE
    value = before.value(steps)
    return int(value / scale.step) if scale.has(value) else Why.VALUE


def _shape(scale: Scale) -> tuple[Fraction, Fraction, bool]:
    return scale.lowest, scale.highest, scale.higher_is_better
