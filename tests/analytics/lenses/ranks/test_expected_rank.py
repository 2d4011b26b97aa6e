"""Expected ranks against the formula computed plainly, real reference numbers and what must always hold."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import norm

from evalapp.analytics.lenses.mixed.posterior import Posterior
from evalapp.analytics.lenses.ranks.draws import same_evidence
from evalapp.analytics.lenses.ranks.expected_rank import expected_ranks
from evalapp.analytics.lenses.ranks.pair_sums import MOST_DENSE, centred_chances
from evalapp.analytics.lenses.ratings import Floats, Ratings
from evalapp.domain.errors import BadValue
from tests.analytics.lenses.mixed.posterior_samples import (
    aibs_expected,
    aibs_posterior,
    aibs_ratings,
    dense_posterior,
    given_variances,
    ratings_from,
    sparse_posterior,
)

VARIANCES = {"application": 0.5, "juror": 0.2, "residual": 0.6}
halves = st.one_of(st.none(), st.integers(0, 10).map(lambda steps: steps / 2))
tables = st.integers(1, 4).flatmap(
    lambda jurors: st.lists(
        st.lists(halves, min_size=jurors, max_size=jurors).filter(lambda row: set(row) != {None}),
        min_size=1,
        max_size=7,
    )
)


def plain(posterior: Posterior, *, higher_is_better: bool = True) -> Floats:
    mean = posterior.mean if higher_is_better else -posterior.mean
    covariance = posterior.covariance()
    own = np.diag(covariance)
    variance = own[:, None] + own[None, :] - 2 * covariance
    np.fill_diagonal(variance, 1.0)
    better = norm.cdf((mean[None, :] - mean[:, None]) / np.sqrt(variance))
    np.fill_diagonal(better, 0.0)
    return 1.0 + better.sum(axis=1)


def test_seventy_two_real_applications(shared_data: Path) -> None:
    ratings = aibs_ratings(shared_data)
    posterior, expected = aibs_posterior(ratings), aibs_expected(shared_data, ratings)
    assert expected["blup"] == pytest.approx(2.349074 - posterior.mean, abs=5e-5)
    assert expected["sd"] == pytest.approx(np.sqrt(posterior.diagonal), abs=5e-6)
    ranks = expected_ranks([posterior], higher_is_better=False)
    assert expected["er"] == pytest.approx(ranks.rank, abs=5e-3)
    assert expected["pcer"] == pytest.approx(ranks.percentile, abs=7e-3)


@pytest.mark.parametrize("higher_is_better", [True, False])
@pytest.mark.parametrize("n", [40, MOST_DENSE + 83, 2 * MOST_DENSE])
def test_agrees_with_the_formula_computed_plainly(n: int, higher_is_better: bool) -> None:
    posterior = sparse_posterior(n, blocks=3, seed=n)
    expected = plain(posterior, higher_is_better=higher_is_better)
    ranks = expected_ranks([posterior], higher_is_better=higher_is_better).rank
    assert expected == pytest.approx(ranks, abs=1e-7 * n)


@pytest.mark.parametrize("n", [30, MOST_DENSE + 1])
def test_without_jurors_in_common_there_are_no_covariances(n: int) -> None:
    posterior = sparse_posterior(n, blocks=0)
    assert plain(posterior) == pytest.approx(expected_ranks([posterior]).rank, abs=1e-7 * n)


def test_covariances_count() -> None:
    alone = dense_posterior(np.array([1.0, 1.2]), np.diag([1.0, 1.0]))
    together = dense_posterior(np.array([1.0, 1.2]), np.array([[1.0, 0.99], [0.99, 1.0]]))
    assert norm.cdf(-0.2 / 2**0.5) == pytest.approx(2.0 - expected_ranks([alone]).rank[0])
    assert norm.cdf(-0.2 / 0.02**0.5) == pytest.approx(2.0 - expected_ranks([together]).rank[0])


def test_the_table_of_the_normal_distribution_is_within_a_ten_millionth() -> None:
    at = np.linspace(-8.0, 8.0, 200_003).astype(np.float32)
    expected = norm.cdf(at.astype(np.float64)) - 0.5
    assert np.abs(expected - centred_chances(at.copy())).max() < 1e-7
    assert (-centred_chances(-at) == centred_chances(at.copy())).all()


@pytest.mark.parametrize("n", [5, MOST_DENSE + 50])
def test_only_those_among_compete_in_the_order_given(n: int) -> None:
    posterior = sparse_posterior(n, blocks=2, seed=3)
    among = np.random.RandomState(0).permutation(n)[: n - 2]
    chosen = dense_posterior(posterior.mean[among], posterior.covariance()[np.ix_(among, among)])
    ranks = expected_ranks([posterior], among=among)
    assert plain(chosen) == pytest.approx(ranks.rank, abs=1e-7 * n)


def test_sets_of_variances_are_averaged_by_weight() -> None:
    first, second = sparse_posterior(6, blocks=1, seed=1), sparse_posterior(6, blocks=1, seed=2)
    both = expected_ranks([replace(first, weight=0.25), replace(second, weight=0.75)])
    expected = 0.25 * expected_ranks([first]).rank + 0.75 * expected_ranks([second]).rank
    assert expected == pytest.approx(both.rank, abs=1e-12)


def test_percentile_and_sucra_follow_from_the_rank() -> None:
    ranks = expected_ranks([sparse_posterior(9, blocks=1)])
    assert 100 * (ranks.rank - 0.5) / 9 == pytest.approx(ranks.percentile)
    assert (9 - ranks.rank) / 8 == pytest.approx(ranks.sucra)


def test_a_single_application_is_first() -> None:
    ranks = expected_ranks([Posterior(mean=np.array([2.0]), diagonal=np.array([0.3]))])
    assert [[1.0], [50.0], [1.0]] == [ranks.rank.tolist(), ranks.percentile.tolist(), ranks.sucra.tolist()]


def test_nobody_competing_is_no_fault() -> None:
    ranks = expected_ranks([sparse_posterior(4, blocks=1)], among=np.zeros(0, dtype=np.int64))
    assert (0, 0, 0) == (len(ranks.rank), len(ranks.percentile), len(ranks.sucra))


def test_nothing_to_average_is_refused() -> None:
    with pytest.raises(BadValue, match="nothing to rank"):
        expected_ranks([])


@pytest.mark.parametrize("n", [4, 2 * MOST_DENSE])
def test_certainty_gives_whole_ranks_and_certain_ties_share(n: int) -> None:
    mean = 3.0 + np.repeat(np.arange(n // 2), 2) / 7
    mean[1::2] += 1e-15
    ranks = expected_ranks([Posterior(mean=mean, diagonal=np.zeros(n))])
    expected = np.repeat(np.arange(n - 0.5, 0, -2), 2)
    assert expected == pytest.approx(ranks.rank, abs=1e-3)


def test_where_nothing_varies_all_share_the_middle() -> None:
    ranks = expected_ranks([Posterior(mean=np.zeros(5), diagonal=np.zeros(5))])
    assert [3.0] * 5 == ranks.rank.tolist()


@pytest.mark.parametrize("n", [10, MOST_DENSE + 200])
def test_equal_evidence_gives_equal_numbers_to_the_last_bit(n: int) -> None:
    posterior = sparse_posterior(n, blocks=1, seed=5)
    noise = np.random.RandomState(1).uniform(-1e-14, 1e-14, size=2 * n)
    twice = np.tile(np.arange(n), 2)
    covariance = posterior.covariance()[np.ix_(twice, twice)]
    twins = dense_posterior(posterior.mean[twice] + noise, covariance)
    ranks = expected_ranks([twins], alike=twice).rank
    assert ranks[:n].tolist() == ranks[n:].tolist()
    # Being the twin of another costs half a place; all the rest count twice.
    assert 2 * expected_ranks([posterior]).rank - 0.5 == pytest.approx(ranks[:n], abs=1e-6 * n)


@settings(deadline=None, max_examples=60)
@given(tables, st.booleans())
def test_ranks_sum_to_what_whole_ranks_would(scores: list[list[float | None]], higher: bool) -> None:
    posterior = given_variances(ratings_from(scores), **VARIANCES)
    n = len(scores)
    ranks = expected_ranks([posterior], higher_is_better=higher).rank
    assert n * (n + 1) / 2 == pytest.approx(ranks.sum(), rel=1e-9)
    assert n + 1 - ranks == pytest.approx(expected_ranks([posterior], higher_is_better=not higher).rank)


@pytest.mark.parametrize("n", [700, 1500])
def test_ranks_of_many_sum_to_what_whole_ranks_would(n: int) -> None:
    ranks = expected_ranks([sparse_posterior(n, blocks=3)]).rank
    assert n * (n + 1) / 2 == pytest.approx(ranks.sum(), rel=1e-9)


@settings(deadline=None, max_examples=40)
@given(tables, st.randoms(use_true_random=False))
def test_the_order_of_applications_and_jurors_changes_nothing(
    scores: list[list[float | None]], random: Random
) -> None:
    plain_ratings = ratings_from(scores)
    numbers, ids = [f"B-{n}" for n in range(len(scores))], [f"k{n}" for n in range(len(scores[0]))]
    random.shuffle(numbers)
    random.shuffle(ids)
    moved = Ratings.of(
        [
            (numbers[i], ids[j], value)
            for i, row in enumerate(scores)
            for j, value in enumerate(row)
            if value is not None
        ]
    )
    ranks = dict(zip(moved.applications, expected_ranks([given_variances(moved, **VARIANCES)]).rank))
    expected = expected_ranks([given_variances(plain_ratings, **VARIANCES)]).rank
    assert expected == pytest.approx([ranks[each] for each in numbers], abs=1e-9)


@settings(deadline=None, max_examples=60)
@given(tables, st.data())
def test_a_duplicate_has_the_rank_of_its_twin(scores: list[list[float | None]], data: st.DataObject) -> None:
    twin = data.draw(st.sampled_from(scores))
    ratings = ratings_from([*scores, twin])
    alike = same_evidence(ratings)
    ranks = expected_ranks([given_variances(ratings, **VARIANCES)], alike=alike).rank
    assert ranks[-1] == ranks[scores.index(twin)]


@settings(deadline=None, max_examples=60)
@given(tables, st.data())
def test_a_higher_score_never_worsens_the_own_rank(
    scores: list[list[float | None]], data: st.DataObject
) -> None:
    at = data.draw(
        st.sampled_from([(i, j) for i, row in enumerate(scores) for j, v in enumerate(row) if v is not None])
    )
    raised = [list(row) for row in scores]
    raised[at[0]][at[1]] = 7.5
    before, after = (
        expected_ranks([given_variances(ratings_from(each), **VARIANCES, mean=2.5)]).rank[at[0]]
        for each in (scores, raised)
    )
    assert after <= before + 1e-9


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.lists(st.integers(0, 5).map(float), min_size=3, max_size=3), min_size=2, max_size=6),
)
def test_a_complete_design_keeps_the_order_of_the_means(scores: list[list[float]]) -> None:
    ratings = ratings_from(scores)
    ranks = expected_ranks([given_variances(ratings, **VARIANCES)]).rank
    gaps = np.subtract.outer(ratings.means, ratings.means)
    assert (np.subtract.outer(ranks, ranks)[gaps > 1e-9] < 0).all()
