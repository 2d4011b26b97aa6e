"""Drawn ranks: reference numbers, closed forms, repeatability, and what holds for any draw."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_array
from scipy.stats import norm

from evalapp.analytics.lenses.mixed.posterior import Block, Posterior
from evalapp.analytics.lenses.ranks.draws import chances_above, drawn_ranks, same_evidence
from evalapp.analytics.lenses.ranks.expected_rank import expected_ranks
from evalapp.analytics.lenses.ratings import Floats
from evalapp.domain.errors import BadValue
from tests.analytics.lenses.mixed.posterior_samples import (
    aibs_expected,
    aibs_posterior,
    aibs_ratings,
    dense_posterior,
    ratings_from,
    sparse_posterior,
)

LARGE = 1200  # so many applications need several pieces


def above(posterior: Posterior, line: int, *, draws: int = 4000, seed: int = 1) -> Floats:
    return chances_above([posterior], line=line, seed=seed, draws=draws)


@pytest.mark.long
def test_seventy_two_real_applications(shared_data: Path) -> None:
    ratings = aibs_ratings(shared_data)
    expected, draws = aibs_expected(shared_data, ratings), 100_000
    posteriors, alike = [aibs_posterior(ratings)], np.unique(ratings.means, return_inverse=True)[1]
    drawn = drawn_ranks(posteriors, seed=1, draws=draws, line=25, higher_is_better=False, alike=alike)
    assert expected["p_topK"] == pytest.approx(drawn.above, abs=5e-3)
    ends = {
        "r05": (drawn.low, 0.05),
        "r25": (drawn.lower, 0.25),
        "r75": (drawn.upper, 0.75),
        "r95": (drawn.high, 0.95),
    }
    for name, (found, share) in ends.items():
        for n in np.flatnonzero(expected[name] != found):
            line = int(min(expected[name][n], found[n]))
            chance = chances_above(
                posteriors, line=line, seed=2, draws=draws, higher_is_better=False, alike=alike
            )
            assert share == pytest.approx(chance[n], abs=5e-3)


def test_two_applications_have_a_closed_form() -> None:
    covariance = np.array([[0.5, 0.2], [0.2, 0.4]])
    chance = above(dense_posterior(np.array([3.0, 3.3]), covariance), 1, draws=100_000)
    first = norm.cdf(-0.3 / 0.5**0.5)
    assert [first, 1 - first] == pytest.approx(chance.tolist(), abs=5e-3)


def test_jurors_in_common_move_their_applications_together() -> None:
    loadings = csr_array(np.array([[1.0], [1.0]]))
    block = Block(index=np.array([0, 2]), loadings=loadings, inner=np.array([[25.0]]))
    tied = Posterior(mean=np.array([1.0, 2.0, 3.0]), diagonal=np.full(3, 0.01), blocks=(block,))
    drawn = drawn_ranks([tied], seed=1)
    # 0 and 2 differ by 2 ± 0.14 whatever the juror gives; both may lie above or below 1.
    assert [(2, 3), (1, 3), (1, 2)] == list(zip(drawn.low.tolist(), drawn.high.tolist()))


@pytest.mark.long
@pytest.mark.parametrize(("n", "step", "tolerance"), [(30, 1, 0.3), (LARGE, 60, 0.03 * LARGE)])
def test_mean_of_the_ranks_is_the_expected_rank(n: int, step: int, tolerance: float) -> None:
    posterior = sparse_posterior(n, blocks=2, seed=7)
    # Σ P(rank ≤ line) over all lines below n is n − ER; of many lines every sixtieth, by the trapezium rule.
    reached = step * sum(above(posterior, line, draws=2000) for line in range(step, n, step)) + (step - 1) / 2
    assert n - expected_ranks([posterior]).rank == pytest.approx(reached + 0.0, abs=tolerance)


@pytest.mark.parametrize("draws", [1, 7, 2001])
@pytest.mark.parametrize("n", [6, LARGE])
def test_sharing_without_sorting_gives_the_same_chances(n: int, draws: int) -> None:
    posterior = sparse_posterior(n, blocks=1)
    drawn = drawn_ranks([posterior], seed=3, draws=draws, line=n // 3)
    assert above(posterior, n // 3, draws=draws, seed=3).tolist() == (drawn.above + 0.0).tolist()


def test_the_same_seed_gives_the_same_numbers_and_another_seed_others() -> None:
    posterior = sparse_posterior(12, blocks=1)
    one, again, other = (above(posterior, 4, seed=seed).tolist() for seed in (0, 0, 2**32 - 1))
    assert one == again
    assert one != other


def test_numbers_for_a_seed_stay_the_same_for_years() -> None:
    posterior = Posterior(mean=np.array([1.0, 2.0, 3.0]), diagonal=np.full(3, 1.0))
    assert [0.0505, 0.22725, 0.72225] == above(posterior, 1, seed=20160627).tolist()


@settings(deadline=None, max_examples=40)
@given(st.integers(1, 9), st.integers(0, 10), st.integers(1, 50), st.integers(0, 2**32 - 1))
def test_chances_sum_to_the_number_of_places(n: int, line: int, draws: int, seed: int) -> None:
    posterior = sparse_posterior(n, blocks=1, seed=n)
    drawn = drawn_ranks([posterior], seed=seed, draws=draws, line=line)
    assert min(line, n) == pytest.approx((drawn.above + 0.0).sum(), rel=1e-12)
    assert min(line, n) == pytest.approx(above(posterior, line, draws=draws, seed=seed).sum(), rel=1e-12)


@settings(deadline=None, max_examples=40)
@given(st.integers(1, 9), st.integers(1, 60))
def test_percentiles_are_places_in_order(n: int, draws: int) -> None:
    drawn = drawn_ranks([sparse_posterior(n, blocks=1, seed=n)], seed=1, draws=draws)
    ends = np.stack([np.ones(n), drawn.low, drawn.lower, drawn.upper, drawn.high, np.full(n, n)])
    assert (np.diff(ends, axis=0) >= 0).all()


def test_a_percentile_is_the_first_place_that_reaches_it() -> None:
    posterior = sparse_posterior(8, blocks=1)
    drawn = drawn_ranks([posterior], seed=1, draws=40)
    reached = np.stack([above(posterior, line, draws=40) for line in range(1, 9)])
    for places, share in ((drawn.low, 0.05), (drawn.lower, 0.25), (drawn.upper, 0.75), (drawn.high, 0.95)):
        assert (1 + (reached < share).sum(axis=0)).tolist() == places.tolist()


def test_equal_evidence_gives_equal_numbers() -> None:
    posterior = sparse_posterior(9, blocks=1)
    twice = np.tile(np.arange(9), 2)
    twins = dense_posterior(posterior.mean[twice], posterior.covariance()[np.ix_(twice, twice)])
    drawn = drawn_ranks([twins], seed=1, line=5, alike=twice)
    for numbers in (drawn.low, drawn.lower, drawn.upper, drawn.high, drawn.above + 0.0):
        assert numbers[:9].tolist() == numbers[9:].tolist()
    assert drawn.above.tolist() == chances_above([twins], line=5, seed=1, alike=twice).tolist()


@pytest.mark.parametrize("spread", [0.0, 1e-3])
def test_what_nothing_sets_apart_has_an_even_chance(spread: float) -> None:
    mean = np.array([3.0, 3.0, 3.0, 3.0 - spread])
    chance = above(Posterior(mean=mean, diagonal=np.zeros(4)), 1)
    expected = [1 / 4] * 4 if not spread else [1 / 3, 1 / 3, 1 / 3, 0.0]
    assert expected == pytest.approx(chance.tolist(), abs=0.03)


def test_certainty_gives_whole_ranks() -> None:
    drawn = drawn_ranks([Posterior(mean=np.array([1.0, 4.0, 2.5]), diagonal=np.zeros(3))], seed=1, line=2)
    assert [[3, 1, 2], [3, 1, 2], [0.0, 1.0, 1.0]] == [
        drawn.low.tolist(),
        drawn.high.tolist(),
        drawn.above.tolist(),
    ]


def test_where_lower_is_better_the_lowest_is_first() -> None:
    posterior = Posterior(mean=np.array([1.0, 4.0]), diagonal=np.full(2, 1e-4))
    assert [1.0, 0.0] == chances_above([posterior], line=1, seed=1, higher_is_better=False).tolist()


def test_draws_are_shared_out_by_weight_also_where_each_has_less_than_one() -> None:
    sure = [Posterior(mean=np.array([n < 300, 0.5]), diagonal=np.zeros(2), weight=1e-3) for n in range(1000)]
    for draws in (10, 100, 4000):
        assert [0.3, 0.7] == pytest.approx(
            chances_above(sure, line=1, seed=1, draws=draws).tolist(), abs=1e-9
        )


def test_sets_of_variances_are_averaged() -> None:
    first, second = sparse_posterior(6, blocks=1, seed=1), sparse_posterior(6, blocks=1, seed=2)
    both = [replace(first, weight=0.25), replace(second, weight=0.75)]
    expected = 0.25 * above(first, 2, draws=50_000) + 0.75 * above(second, 2, draws=50_000)
    assert expected == pytest.approx(chances_above(both, line=2, seed=5, draws=50_000), abs=0.01)


def test_only_those_among_compete() -> None:
    posterior = Posterior(mean=np.array([9.0, 1.0, 5.0, 3.0]), diagonal=np.full(4, 1e-4))
    among = np.array([3, 1, 2])
    drawn = drawn_ranks([posterior], seed=1, line=1, among=among)
    assert [2, 3, 1] == drawn.low.tolist()
    assert [0.0, 0.0, 1.0] == chances_above([posterior], line=1, seed=1, among=among).tolist()


def test_the_order_in_which_blocks_are_listed_changes_nothing() -> None:
    posterior, everyone = sparse_posterior(12, blocks=3), np.arange(12)
    turned = replace(posterior, blocks=posterior.blocks[::-1])
    first, second = (chances_above([each], line=4, seed=1, among=everyone) for each in (posterior, turned))
    assert first.tolist() == second.tolist()


def test_nobody_competing_is_no_fault() -> None:
    nobody = np.zeros(0, dtype=np.int64)
    drawn = drawn_ranks([sparse_posterior(4, blocks=1)], seed=1, line=2, among=nobody, alike=nobody)
    assert (0, 0) == (len(drawn.low), len(drawn.above + 0.0))
    assert 0 == len(chances_above([sparse_posterior(4, blocks=1)], line=2, seed=1, among=nobody))


def test_without_a_line_there_are_no_chances() -> None:
    assert drawn_ranks([sparse_posterior(4, blocks=1)], seed=1).above is None


@pytest.mark.parametrize(
    ("settings_", "words"),
    [
        ({"seed": -1}, "seed"),
        ({"seed": 2**32}, "seed"),
        ({"seed": 1, "draws": 0}, "one draw"),
        ({"seed": 1, "line": -1}, "negative"),
    ],
)
def test_wrong_settings_are_refused(settings_: dict[str, int], words: str) -> None:
    with pytest.raises(BadValue, match=words):
        drawn_ranks([sparse_posterior(4, blocks=1)], **settings_)
    with pytest.raises(BadValue, match="nothing to rank"):
        drawn_ranks([], seed=1)


def test_equal_evidence_is_the_same_values_from_the_same_jurors() -> None:
    ratings = ratings_from(
        [
            [3.0, 4.0, None],
            [4.0, 3.0, None],
            [3.0, None, 4.0],
            [3.0, 4.0, None],
            [3.0, 4.0, 4.0],
            [-0.0],
            [0.0],
        ]
    )
    assert [0, 1, 2, 0, 3, 4, 4] == same_evidence(ratings).tolist()
    assert [0, 1, 0] == same_evidence(ratings, np.array([3, 2, 0])).tolist()
