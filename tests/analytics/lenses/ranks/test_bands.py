"""The outlook of each application, what it may be called, and the sentences above the list."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evalapp.analytics.lenses.mixed.posterior import Posterior
from evalapp.analytics.lenses.mixed.quadrature import full_model
from evalapp.analytics.lenses.ranks.bands import RankOutlook, Standing, outlook
from evalapp.analytics.lenses.ranks.words import band_sentences
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
    return outlook(ratings, [posterior], among=among, line=line, seed=seed, draws=400, is_full_model=False)


@pytest.mark.parametrize(
    ("chance", "expected"),
    [
        (1.0, Standing.CLEARLY_ABOVE),
        (3600 / 4000, Standing.CLEARLY_ABOVE),
        (3599 / 4000, Standing.NOT_DISTINGUISHABLE),
        (401 / 4000, Standing.NOT_DISTINGUISHABLE),
        (400 / 4000, Standing.CLEARLY_BELOW),
        (0.0, Standing.CLEARLY_BELOW),
    ],
)
def test_nine_in_ten_is_clear(chance: float, expected: Standing) -> None:
    assert expected is Standing.of(chance)


def test_the_real_panel_has_more_open_cases_than_places_to_give(shared_data: Path) -> None:
    ratings = aibs_ratings(shared_data)
    posteriors = [aibs_posterior(ratings)]
    found = outlook(ratings, posteriors, among=None, line=25, seed=7, draws=40_000, is_full_model=False)
    assert found.standing is not None
    # Column p_topK of expected_rank_72x3.csv: 3 from 0.9 up, 22 to 0.1 (the nearest to either is 0.099).
    assert [3, 47, 22] == [found.standing.count(each) for each in Standing]


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
    assert (Standing.CLEARLY_BELOW, Standing.CLEARLY_ABOVE, Standing.CLEARLY_BELOW) == found.standing


def test_those_among_keep_their_order() -> None:
    found = outlook_of(ROWS, among=np.array([4, 0, 1]), line=1)
    assert ("A-04", "A-00", "A-01") == found.applications
    assert ["A-00", "A-04", "A-01"] == [found.applications[n] for n in np.argsort(found.expected_rank)]


def test_without_a_line_there_is_neither_chance_nor_standing() -> None:
    found = outlook_of(ROWS, line=None)
    assert (None, None, None) == (found.line, found.funded_probability, found.standing)
    assert not any("line" in each for each in band_sentences(found))


def test_the_order_of_the_list_changes_nothing() -> None:
    some = outlook_of(ROWS, among=np.array([0, 1, 2, 4]))
    moved = outlook_of(ROWS, among=np.array([4, 2, 0, 1]))
    for name in ("expected_rank", "percentile", "sucra", "rank_low", "rank_high", "funded_probability"):
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
        outlook(which, [given_], among=None, line=2, seed=3, draws=50, is_full_model=False)
        for which, given_ in ((ratings, posterior), (moved, shuffled))
    )
    for name in ("rank_low", "rank_high", "funded_probability"):
        assert getattr(first, name)[order].tolist() == getattr(second, name).tolist()


@settings(deadline=None, max_examples=30)
@given(tables, st.integers(0, 7), st.booleans())
def test_sums_and_limits_hold(rows: Rows, line: int, higher: bool) -> None:
    found = outlook_of(rows, line=line, higher_is_better=higher)
    n = len(rows)
    assert found.funded_probability is not None
    assert n * (n + 1) / 2 == pytest.approx(found.expected_rank.sum(), rel=1e-9)
    assert min(line, n) == pytest.approx(found.funded_probability.sum(), rel=1e-9)
    assert ((found.rank_low >= 1) & (found.rank_low <= found.rank_high) & (found.rank_high <= n)).all()
    assert ((found.sucra >= -1e-9) & (found.sucra <= 1 + 1e-9)).all()
    assert ((found.percentile >= 0) & (found.percentile <= 100)).all()


@settings(deadline=None, max_examples=30)
@given(tables, st.data())
def test_equal_evidence_gives_equal_numbers(rows: Rows, data: st.DataObject) -> None:
    twin = data.draw(st.sampled_from(rows))
    found = outlook_of([*rows, twin])
    own = rows.index(twin)
    assert found.funded_probability is not None
    for numbers in (found.expected_rank, found.rank_low, found.rank_high, found.funded_probability):
        assert numbers[own] == numbers[-1]


def test_the_full_model_fits_in() -> None:
    ratings = ratings_from(ROWS)
    model = full_model(ratings)
    assert model is not None
    found = outlook(ratings, model.posteriors, among=None, line=2, seed=1, is_full_model=True)
    assert found.expected_rank[0] == found.expected_rank[3] < found.expected_rank[4] < found.expected_rank[1]
    assert "is not taken as known" in " ".join(band_sentences(found))


def test_without_an_estimate_or_below_no_places_there_is_no_outlook() -> None:
    ratings = ratings_from(ROWS)
    with pytest.raises(BadValue):
        outlook(ratings, [], among=None, line=None, seed=1, is_full_model=False)
    with pytest.raises(BadValue):
        outlook_of(ROWS, line=-1)


@pytest.mark.parametrize(
    ("rows", "words"),
    [([[3.0, 4.0]], "fewer than two"), ([[3.0, 3.0], [3.0, 3.0]], "no reason")],
)
def test_where_there_is_nothing_to_doubt_that_is_said_alone(rows: Rows, words: str) -> None:
    sentences = band_sentences(outlook_of(rows))
    assert 1 == len(sentences)
    assert words in sentences[0]


def test_sentences_count_who_stands_where() -> None:
    text = " ".join(band_sentences(outlook_of([[5.0] * 3, [3.0] * 3, [3.0] * 2 + [3.5], [0.0] * 3])))
    assert "1 application is clearly above the line. 1 application is clearly below the line." in text
    assert "2 applications are not distinguishable from the line" in text
    assert "400 random draws; whoever uses the number 1 again" in text
    assert "taken as known" in text


def test_sentences_say_when_all_is_clear() -> None:
    rows: Rows = [[5.0] * 3, [4.9] * 3, [1.0] * 3, [0.9] * 3]
    sharp = {"application": 4.0, "juror": 0.01, "residual": 0.01}
    text = " ".join(band_sentences(outlook_of(rows, **sharp)))
    assert "2 applications are clearly above the line. 2 applications are clearly below the line." in text
    assert "Every application is clearly on one side of the line." in text
    everyone = " ".join(band_sentences(outlook_of(rows, line=4, **sharp)))
    assert "4 applications are clearly above the line. No application is clearly below the line." in everyone
    nobody = " ".join(band_sentences(outlook_of(rows, line=0, **sharp)))
    assert "No application is clearly above the line. 4 applications are clearly below the line." in nobody


@pytest.mark.parametrize("language", ["en", "nl"])
def test_sentences_and_labels_have_no_decimals_and_no_percentages(language: str) -> None:
    with in_language(language):
        words = [*band_sentences(outlook_of(ROWS)), *(each.label for each in Standing)]
    assert not [each for each in words if re.search(r"\d[.,]\d|%", each)]
    assert 3 == len({each for each in words[-3:] if each})
