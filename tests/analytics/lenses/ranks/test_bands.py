"""Expected ranks if all jurors were equally strict, how far they may be off, and the sentences above the list."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evalapp.analytics.lenses.mixed.posterior import Posterior
from evalapp.analytics.lenses.mixed.quadrature import full_model
from evalapp.analytics.lenses.ranks.bands import Prior, RankOutlook, outlook
from evalapp.analytics.lenses.ranks.words import rank_sentences
from evalapp.analytics.lenses.ratings import Ratings
from evalapp.analytics.table import Integers
from evalapp.domain.errors import BadValue
from evalapp.domain.texts import in_language
from tests.analytics.lenses.mixed.posterior_samples import (
    aibs_posterior,
    aibs_ratings,
    given_variances,
    ratings_from,
)

Rows = list[list[float | None]]
VARIANCES = {"application": 0.5, "juror": 0.2, "residual": 0.6}
ROWS: Rows = [[4.0, 4.5, None], [None, 1.0, 1.5], [3.0, None, 2.5], [4.0, 4.5, None], [2.5, 3.5, 3.0]]
tables = st.lists(st.lists(st.integers(0, 5).map(float), min_size=2, max_size=2), min_size=1, max_size=6)


def outlook_of(
    rows: Rows,
    *,
    among: Integers | None = None,
    line: int | None = 2,
    seed: int = 1,
    higher_is_better: bool = True,
    **variances: float,
) -> RankOutlook:
    ratings = ratings_from(rows, higher_is_better=higher_is_better)
    posterior = given_variances(ratings, **{**VARIANCES, **variances})
    return outlook(ratings, [posterior], among=among, line=line, seed=seed, draws=400)


def test_the_real_panel_has_the_chances_of_the_reference(shared_data: Path) -> None:
    ratings = aibs_ratings(shared_data)
    found = outlook(ratings, [aibs_posterior(ratings)], among=None, line=25, seed=7, draws=40_000)
    assert found.above is not None
    # Column p_topK of expected_rank_72x3.csv: 3 from 0.9 up, 22 to 0.1 (the nearest to either is 0.099).
    assert (3, 22) == (int((found.above >= 0.9).sum()), int((found.above <= 0.1).sum()))


def test_each_number_stands_with_its_own_application() -> None:
    found = outlook_of([[1.0, 1.0], [5.0, 5.0], [3.0, 3.0]], line=1, application=4.0, residual=0.01)
    assert ("A-00", "A-01", "A-02") == found.applications
    assert (
        [3, 1, 2]
        == np.rint(found.expected_rank).tolist()
        == found.rank_low.tolist()
        == found.rank_high.tolist()
    )
    assert [0.0, 1.0, 0.5] == pytest.approx(found.sucra.tolist(), abs=0.01)
    assert found.above is not None
    assert [0, 1, 0] == np.rint(found.above).tolist()


def test_those_among_keep_their_order() -> None:
    found = outlook_of(ROWS, among=np.array([4, 0, 1]), line=1)
    assert ("A-04", "A-00", "A-01") == found.applications
    assert ["A-00", "A-04", "A-01"] == [found.applications[n] for n in np.argsort(found.expected_rank)]


def test_without_a_line_there_is_no_chance_to_be_above_it() -> None:
    found = outlook_of(ROWS, line=None)
    assert (None, None) == (found.line, found.above)


def test_the_order_of_the_list_changes_nothing() -> None:
    some = outlook_of(ROWS, among=np.array([0, 1, 2, 4]))
    moved = outlook_of(ROWS, among=np.array([4, 2, 0, 1]))
    for name in ("expected_rank", "percentile", "sucra", "rank_low", "rank_high", "above"):
        first = dict(zip(some.applications, getattr(some, name).tolist()))
        assert first == dict(zip(moved.applications, getattr(moved, name).tolist()))


@settings(deadline=None, max_examples=30)
@given(tables, st.randoms(use_true_random=False))
def test_the_order_of_the_applications_in_the_ratings_changes_nothing(rows: Rows, random: Random) -> None:
    ratings = ratings_from(rows)
    order = list(range(len(rows)))
    random.shuffle(order)
    at = {old: new for new, old in enumerate(order)}
    application = np.array([at[n] for n in ratings.application.tolist()])
    sorting = np.lexsort((ratings.juror, application))
    moved = Ratings(
        applications=tuple(ratings.applications[n] for n in order),
        jurors=ratings.jurors,
        application=application[sorting],
        juror=ratings.juror[sorting],
        value=ratings.value[sorting],
    )
    posterior = Posterior(mean=ratings.means, diagonal=np.full(len(rows), 0.3))
    shuffled = Posterior(mean=posterior.mean[order], diagonal=posterior.diagonal[order])
    first, second = (
        outlook(which, [given_], among=None, line=2, seed=3, draws=50)
        for which, given_ in ((ratings, posterior), (moved, shuffled))
    )
    for name in ("rank_low", "rank_high", "above"):
        assert getattr(first, name)[order].tolist() == getattr(second, name).tolist()


@settings(deadline=None, max_examples=30)
@given(tables, st.integers(0, 7), st.booleans())
def test_sums_and_limits_hold(rows: Rows, line: int, higher: bool) -> None:
    found = outlook_of(rows, line=line, higher_is_better=higher)
    n = len(rows)
    assert found.above is not None
    assert n * (n + 1) / 2 == pytest.approx(found.expected_rank.sum(), rel=1e-9)
    assert min(line, n) == pytest.approx(found.above.sum(), rel=1e-9)
    assert ((found.rank_low >= 1) & (found.rank_low <= found.rank_high) & (found.rank_high <= n)).all()
    assert ((found.sucra >= -1e-9) & (found.sucra <= 1 + 1e-9)).all()
    assert ((found.percentile >= 0) & (found.percentile <= 100)).all()


@settings(deadline=None, max_examples=30)
@given(tables, st.data())
def test_equal_evidence_gives_equal_numbers(rows: Rows, data: st.DataObject) -> None:
    twin = data.draw(st.sampled_from(rows))
    found = outlook_of([*rows, twin])
    own = rows.index(twin)
    assert found.above is not None
    for numbers in (found.expected_rank, found.rank_low, found.rank_high, found.above):
        assert numbers[own] == numbers[-1]


def full_outlook(rows: Rows) -> RankOutlook:
    ratings = ratings_from(rows)
    models = [full_model(ratings, severity=share) for share in (0.1, 0.05, 0.2)]
    one, half, double = (model.posteriors for model in models if model)
    return outlook(
        ratings, one, among=None, line=2, seed=1, prior=Prior(spread=0.5, half=half, double=double)
    )


@pytest.mark.long
def test_the_full_model_says_what_it_supposes_and_what_hangs_on_it() -> None:
    found = full_outlook(ROWS)
    assert found.expected_rank[0] == found.expected_rank[3] < found.expected_rank[4] < found.expected_rank[1]
    text = " ".join(rank_sentences(found))
    assert "a tenth of the scale is supposed beforehand, 0.50 points" in text
    assert "it is not estimated how much jurors differ" in text
    assert "If jurors differ half as much: " in text
    assert "If jurors differ twice as much: " in text


@pytest.mark.long
def test_half_and_double_the_spread_of_the_jurors_stand_beside() -> None:
    rows: Rows = [[5.0, None], [None, 3.0], [4.0, 2.0], [4.5, None], [None, 2.0], [3.0, 1.0]]
    found = full_outlook(rows)
    assert found.prior is not None
    # The jurors differ by two points on the applications that both read: the more they may differ, the more is
    # put down to them, and the two that only the severe one read rise against those of the mild one.
    gaps = [float(each[1] - each[0]) for each in (found.prior.half, found.expected_rank, found.prior.double)]
    assert gaps == sorted(gaps, reverse=True)
    assert gaps[0] - gaps[-1] > 0.5


@pytest.mark.long
def test_applications_that_move_under_another_prior_are_counted() -> None:
    found = full_outlook(ROWS)
    assert found.prior is not None
    one = found.expected_rank
    moved = replace(found, prior=replace(found.prior, half=one, double=one[[1, 0, 2, 3, 4]]))
    text = " ".join(rank_sentences(moved))
    assert "If jurors differ half as much: the order of the expected ranks stays the same." in text
    assert (
        "If jurors differ twice as much: 2 applications move in the order of the expected ranks, by at most 4"
        in text
    )


def test_without_an_estimate_or_below_no_places_there_is_no_outlook() -> None:
    ratings = ratings_from(ROWS)
    with pytest.raises(BadValue):
        outlook(ratings, [], among=None, line=None, seed=1)
    with pytest.raises(BadValue):
        outlook_of(ROWS, line=-1)


@pytest.mark.parametrize(
    ("rows", "words"),
    [([[3.0, 4.0]], "fewer than two"), ([[3.0, 3.0], [3.0, 3.0]], "no reason")],
)
def test_where_there_is_nothing_to_doubt_that_is_said_alone(rows: Rows, words: str) -> None:
    sentences = rank_sentences(outlook_of(rows))
    assert 1 == len(sentences)
    assert words in sentences[0]


def test_sentences_say_what_is_asked_and_how_it_was_computed() -> None:
    text = " ".join(rank_sentences(outlook_of([[5.0] * 3, [3.0] * 3, [3.0] * 2 + [3.5], [0.0] * 3])))
    assert "if all jurors were equally strict" in text
    assert "400 random draws; whoever uses the seed 1 again" in text
    assert "taken as known" in text


@pytest.mark.parametrize("language", ["en", "nl"])
def test_sentences_have_no_decimals_and_no_percentages(language: str) -> None:
    with in_language(language):
        words = rank_sentences(outlook_of(ROWS))
    assert not [each for each in words if re.search(r"\d[.,]\d|%", each)]
