"""Random weightings against closed forms, within what sampling allows, and what holds in every sample."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from math import sqrt

import numpy as np
import pytest

from evalapp.analytics.lenses.stability.profile import Profile
from evalapp.analytics.lenses.stability.smaa import MOST_FOR_RANKS, Acceptability, draw_weights, try_weights
from evalapp.analytics.lenses.stability.smaa_words import first_where, weightings_sentences
from evalapp.domain.errors import BadValue
from tests.analytics.ranking.ranking_samples import scheme_of

DRAWS = 20_000
NBSP = "\u00a0"
HALF = Fraction(1, 2)


def profile_of(
    scores: Mapping[str, Sequence[Fraction | int]], *, funded: set[str] | None = None, seven: int = 1
) -> Profile:
    width = len(next(iter(scores.values())))
    return Profile.of(scores, {f"c{n}": (n + 1) * seven for n in range(width)}, funded=funded)


def off(share: float) -> float:
    """Five standard errors of a share, and a draw for those that are 0 or 1."""
    return 5 * sqrt(share * (1 - share) / DRAWS) + 1 / DRAWS


def assert_shares(expected: Sequence[Sequence[float]], actual: np.ndarray | None) -> None:
    assert actual is not None
    for line, found in zip(expected, actual, strict=True):
        for share, each in zip(line, found, strict=True):
            assert share == pytest.approx(each, abs=off(share))


# golden_decision.json, smaa_exact
TWO = profile_of({"A": [1, 0], "B": [0, 1], "C": [Fraction(3, 5), Fraction(3, 5)]})
UNITS = {"e1": [1, 0, 0], "e2": [0, 1, 0], "e3": [0, 0, 1]}


def test_two_criteria_give_the_golden_shares() -> None:
    found = try_weights(TWO, draws=DRAWS)
    assert_shares([[0.4, 0.1, 0.5], [0.4, 0.1, 0.5], [0.2, 0.8, 0]], found.ranks)
    assert found.beats is not None
    assert [0.5, 0.4] == pytest.approx(found.beats[0, 1:].tolist(), abs=off(0.5))


def test_two_criteria_give_the_golden_central_weights() -> None:
    found = try_weights(TWO, draws=DRAWS)
    # Weights of A are uniform on (0.6, 1), those of C on (0.4, 0.6): sd 0.4/√12 over 0.4 · 20,000 draws.
    for line, central in zip([[0.8, 0.2], [0.2, 0.8], [0.5, 0.5]], found.central, strict=True):
        assert line == pytest.approx(central.tolist(), abs=5 * 0.4 / sqrt(12 * 0.2 * DRAWS))


def test_three_units_share_every_rank() -> None:
    found = try_weights(profile_of(UNITS), draws=DRAWS)
    assert_shares([[1 / 3] * 3] * 3, found.ranks)
    # Each weight alone has sd √(1/18) on the simplex; less where it is the largest.
    for n, central in enumerate(found.central):
        expected = [11 / 18 if n == column else 7 / 36 for column in range(3)]
        assert expected == pytest.approx(central.tolist(), abs=5 * sqrt(1 / 18 / (DRAWS / 3)))


def test_three_units_and_their_half_are_first_equally_often() -> None:
    found = try_weights(profile_of(UNITS | {"D": [HALF] * 3}), draws=DRAWS)
    assert_shares([[0.25] * 4], found.first[None])


def random_profile(size: int, *, levels: int = 9) -> Profile:
    random = np.random.RandomState(11)
    return profile_of({f"A{n:03}": [int(each) for each in random.randint(0, levels, 4)] for n in range(size)})


def test_every_draw_fills_the_ranks_once() -> None:
    found = try_weights(replace(random_profile(12, levels=10**6), funded=np.arange(12) < 5), draws=500)
    assert found.ranks is not None
    assert found.among_top is not None
    assert [1.0] * 12 == pytest.approx(found.ranks.sum(axis=0).tolist())
    assert [1.0] * 12 == pytest.approx(found.ranks.sum(axis=1).tolist())
    assert 5.0 == pytest.approx(found.among_top.sum())
    assert found.among_top.tolist() == pytest.approx(found.ranks[:, :5].sum(axis=1).tolist())
    assert found.first.tolist() == found.ranks[:, 0].tolist()


def test_ranks_are_those_of_each_drawn_weighting() -> None:
    profile = random_profile(30, levels=3)  # so few levels that some have equal scores
    weights = draw_weights(profile.criteria, 40, 7)
    counted = np.zeros((30, 30))
    for each in weights:
        # Weights as fractions: equal scores tie, and nothing else does.
        totals = [
            sum(Fraction(w) * int(score) for w, score in zip(each.tolist(), line))
            for line in profile.score.numerator
        ]
        for n, total in enumerate(totals):
            counted[n, sum(other > total for other in totals)] += 1
    found = try_weights(profile, draws=40, seed=7)
    assert found.ranks is not None
    assert (counted / 40).ravel() == pytest.approx(found.ranks.ravel())


def test_who_is_among_the_top_counts_ties_at_its_edge() -> None:
    profile = random_profile(30, levels=3)
    found = try_weights(profile, draws=40, seed=7, top=6)
    assert found.ranks is not None
    assert found.among_top is not None
    assert found.ranks[:, :6].sum(axis=1).tolist() == pytest.approx(found.among_top.tolist())


def test_a_large_panel_gives_shares_of_the_top_only() -> None:
    found = try_weights(random_profile(MOST_FOR_RANKS + 1), draws=60, top=20)
    assert (None, None) == (found.ranks, found.beats)
    assert found.among_top is not None
    assert (0.0, 1.0) == (found.among_top.min(), found.among_top.max())


def test_a_duplicate_shares_everything_with_its_twin() -> None:
    found = try_weights(profile_of(UNITS | {"twin": [1, 0, 0]}, funded={"e1"}), draws=300)
    assert found.ranks is not None
    assert found.beats is not None
    assert found.among_top is not None
    assert found.ranks[0].tolist() == found.ranks[3].tolist()
    assert (0.0, 0.0) == (found.beats[0, 3], found.beats[3, 0])
    assert found.central[0].tolist() == found.central[3].tolist()
    assert found.among_top[0] == found.among_top[3] == found.first[0] == found.first[3]


def test_applications_with_equal_scores_are_all_first() -> None:
    found = try_weights(profile_of({name: [2, 2] for name in "ABC"}), draws=10)
    assert found.ranks is not None
    assert [[1.0, 0.0, 0.0]] * 3 == found.ranks.tolist()


def test_the_declared_weights_and_their_scale_do_not_matter() -> None:
    one, other = (try_weights(profile_of(UNITS, seven=seven), draws=50) for seven in (1, 7))
    assert one.first.tolist() == other.first.tolist()
    assert one.central.tolist() == other.central.tolist()


def test_the_order_of_applications_and_criteria_does_not_matter() -> None:
    profile = random_profile(25)
    rows, columns = list(range(25))[::-1], [2, 0, 3, 1]
    turned = Profile(
        applications=profile.applications[::-1],
        criteria=tuple(profile.criteria[n] for n in columns),
        score=replace(profile.score, numerator=profile.score.numerator[np.ix_(rows, columns)]),
        weights=tuple(profile.weights[n] for n in columns),
    )
    one, other = try_weights(profile, draws=200), try_weights(turned, draws=200)
    assert one.first.tolist() == other.first[rows].tolist()
    assert one.central[:, columns].ravel() == pytest.approx(other.central[rows].ravel())


def test_where_lower_is_better_the_lowest_is_first() -> None:
    profile = replace(profile_of({"A": [1, 1], "B": [2, 2]}), higher_is_better=False)
    assert [1.0, 0.0] == try_weights(profile, draws=10).first.tolist()


def test_weights_are_uniform_on_the_simplex() -> None:
    weights = draw_weights(["a", "b", "c"], DRAWS, 3)
    assert [1.0] * DRAWS == pytest.approx(weights.sum(axis=1).tolist())
    # Dirichlet(1, 1, 1): mean 1/3, variance 1/18, P(weight > 1/2) = 1/4.
    assert [1 / 3] * 3 == pytest.approx(weights.mean(axis=0).tolist(), abs=5 * sqrt(1 / 18 / DRAWS))
    assert [0.25] * 3 == pytest.approx((weights > 0.5).mean(axis=0).tolist(), abs=off(0.25))


def test_the_same_seed_gives_the_same_draws() -> None:
    one, again, other = (draw_weights(["a", "b"], 5, seed) for seed in (1, 1, 2))
    assert one.tolist() == again.tolist()
    assert one.tolist() != other.tolist()


def test_a_sole_criterion_ranks_by_itself() -> None:
    found = try_weights(profile_of({"A": [1], "B": [3]}), draws=10)
    assert [0.0, 1.0] == found.first.tolist()
    assert [[0.0], [1.0]] == found.central.tolist()


def test_no_application_gives_empty_shares() -> None:
    found = try_weights(Profile.of({}, {"c0": 1, "c1": 1}), draws=10, top=3)
    assert (0,) == found.first.shape
    assert (0, 2) == found.central.shape
    assert ["With fewer than two applications or criteria there is nothing to weigh."] == (
        weightings_sentences(found)
    )


@pytest.mark.parametrize(("draws", "top"), [(0, None), (10, 0)])
def test_nothing_to_draw_or_to_look_at_is_refused(draws: int, top: int | None) -> None:
    with pytest.raises(BadValue):
        try_weights(TWO, draws=draws, top=top)


def found_by_hand(first: Sequence[float], among: Sequence[float] | None = None) -> Acceptability:
    return Acceptability(
        applications=("A", "B", "C"),
        criteria=("c0", "c1"),
        draws=1_000,
        seed=1,
        first=np.array(first),
        central=np.array([[0.7, 0.3], [0.25, 0.75], [0.0, 0.0]]),
        top=None if among is None else 2,
        among_top=None if among is None else np.array(among),
    )


def test_who_is_first_most_often_is_said() -> None:
    assert ["Of 1,000 weightings drawn at random, A comes first in 61%."] == weightings_sentences(
        found_by_hand([0.612, 0.388, 0.0])
    )


def test_all_who_are_first_most_often_are_named() -> None:
    assert ["Of 1,000 weightings drawn at random, A and B each come first in 50%."] == (
        weightings_sentences(found_by_hand([0.5, 0.5, 0.0]))
    )


def test_how_many_stay_above_the_line_is_said() -> None:
    sentences = weightings_sentences(found_by_hand([0.6, 0.4, 0.0], [1.0, 0.9, 0.1]))
    assert "2 applications are among the first 2 in at least 90% of them." == sentences[1]


def test_what_must_weigh_more_to_be_first_is_said() -> None:
    sentence = first_where(scheme_of([1, 1]), found_by_hand([0.6, 0.4, 0.0]), 1).replace(NBSP, " ")
    assert "Where it comes first, “Criterion 1” weighs 75% on average, against 50% over all." == sentence


@pytest.mark.parametrize(("first", "application"), [([0.6, 0.4, 0.0], 2), ([1.0, 0.0, 0.0], 0)])
def test_who_is_never_or_always_first_has_no_weights_of_its_own(first: list[float], application: int) -> None:
    assert "" == first_where(scheme_of([1, 1]), found_by_hand(first), application)
