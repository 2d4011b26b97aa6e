"""A score keeps its value on another scale or has none there; it is never rescaled."""

from __future__ import annotations

from fractions import Fraction

import pytest

from evalapp.domain.scheme.carrying import Why, carried, means_the_same
from evalapp.domain.scheme.model import Scale, Word
from evalapp.domain.texts import Text


def points(highest: int = 5, step: str = "0.5", *, rises: bool = True) -> Scale:
    return Scale(
        id="x", lowest=Fraction(0), highest=Fraction(highest), step=Fraction(step), higher_is_better=rises
    )


def words(**values: int) -> Scale:
    made = tuple(Word(id=id, value=value, title=Text(nl=id, en=id)) for id, value in values.items())
    ends = [Fraction(each.value) for each in (made[0], made[-1])]
    return Scale(id="x", lowest=ends[0], highest=ends[1], step=Fraction(1), words=made)


@pytest.mark.parametrize(
    ("before", "after", "steps", "found"),
    [
        (points(), points(step="1"), 6, 3),
        (points(), points(step="1"), 7, Why.VALUE),
        (points(step="1"), points(), 3, 6),
        (points(), points(10), 6, Why.SCALE),
        (points(), points(rises=False), 6, Why.SCALE),
        (points(), words(bad=0, good=5), 6, Why.SCALE),
        (words(bad=-1, good=1), points(), 1, Why.SCALE),
        (words(bad=-1, good=1), words(bad=-2, fair=0, good=3), 1, 3),
        (words(bad=-1, fair=0, good=1), words(bad=-1, good=1), 0, Why.VALUE),
    ],
)
def test_the_same_value_or_none(before: Scale, after: Scale, steps: int, found: int | Why) -> None:
    assert carried(before, after, steps) == found


def test_what_values_are_called_does_not_change_what_they_mean() -> None:
    named = Scale(
        id="y",
        lowest=Fraction(0),
        highest=Fraction(5),
        step=Fraction("0.5"),
        labels={Fraction(0): Text(nl="Zwak", en="Weak")},
    )
    assert means_the_same(points(), named)
    assert not means_the_same(points(), points(step="1"))
    assert not means_the_same(words(bad=-1, good=1), words(bad=-2, good=1))
