from __future__ import annotations

import pytest

from evalapp.domain.scoring.picture import ScoreLine, axis_of


@pytest.mark.parametrize(
    ("is_rising", "shares", "reach"), [(True, [0, 0.5, 1], (0.25, 0.75)), (False, [1, 0.5, 0], (0.25, 0.75))]
)
def test_the_better_end_stands_at_the_right(
    is_rising: bool, shares: list[float], reach: tuple[float, float]
) -> None:
    line = ScoreLine(lowest=1, highest=9, values=(7, 3, 4), is_rising=is_rising)
    assert shares == [line.share(value) for value in (1, 5, 9)]
    assert reach == line.range


def test_a_line_without_scores_has_no_range() -> None:
    assert ScoreLine(lowest=0, highest=5).range is None


def test_a_line_without_length_has_one_place() -> None:
    assert 0 == ScoreLine(lowest=3, highest=3).share(3)


@pytest.mark.parametrize(
    ("values", "ends"), [([], (0, 1)), ([2.0, 2.0], (2, 3)), ([1.5, 3.2], (1, 4)), ([-0.5], (-1, 0))]
)
def test_a_scale_runs_between_whole_numbers_that_are_two(values: list[float], ends: tuple[int, int]) -> None:
    assert ends == axis_of(values)
