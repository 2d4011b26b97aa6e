"""How the jurors disagree on a criterion, from their scores alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from evalapp.domain.scheme.reader import parse_scheme
from evalapp.domain.scheme.rules import Threshold
from evalapp.domain.scoring.discord import Discord, discords_of
from tests.samples import SCHEME

HALVES = parse_scheme(SCHEME).criteria[0]  # 0 to 5 by halves: ten steps
BARE = replace(HALVES, threshold=None)


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ((), ()),
        ((6,), ()),
        ((6, 6, 6), ()),
        ((2, 7), (Discord.RANGE,)),  # five of ten steps
        ((3, 7), ()),
        ((6, 9, 9), (Discord.GAP,)),  # Q = 1, three steps
        ((7, 9, 9), ()),  # Q = 1, but two steps alone
        ((6, 8, 9), ()),  # Q = 2/3
        ((5, 8, 8, 8, 9), (Discord.GAP,)),  # Q = 3/4 of five
        ((5, 8, 8, 9), ()),  # Q = 3/4 of four
        ((2, 9, 9), (Discord.RANGE,)),  # far apart says it already
    ],
)
def test_range_and_outlier(steps: tuple[int, ...], expected: tuple[Discord, ...]) -> None:
    assert expected == discords_of(BARE, steps)


@pytest.mark.parametrize(("steps", "is_split"), [((5, 6), True), ((6, 7), False), ((4, 5), False)])
def test_on_both_sides_of_the_threshold(steps: tuple[int, ...], is_split: bool) -> None:
    criterion = replace(HALVES, threshold=Threshold(value=3))
    assert is_split is (Discord.LIMIT in discords_of(criterion, steps))
