"""Cells with more scores than one number can tell apart: each has its own result."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.analytics.ranking.ranking_samples import panel, place_of, rank, scale, scheme_of


@pytest.mark.parametrize("jurors", [2, 12, 13, 14, 25, 26, 27, 40])
def test_of_many_jurors_the_lowest_score_counts_as_much_as_any(jurors: int) -> None:
    rest = [30] * (jurors - 1)
    ranking = rank(scheme_of(on=scale(0, 30)), panel({"A": [[0, *rest]], "B": [[16, *rest]]}))
    for number, lowest in (("A", 0), ("B", 16)):
        (result,) = place_of(ranking, number).criteria
        assert Fraction(lowest + sum(rest), jurors) == result.score
