"""The agreement lens: real panels, what it refuses, and what it says."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from evalapp.analytics.lenses.agreement.agreement import Agreement, agreement_of
from evalapp.analytics.lenses.agreement.words import agreement_sentences, decimals_for, refusals
from evalapp.analytics.lenses.mixed.mixed import Variance, fit
from evalapp.analytics.lenses.mixed.spans import spans_of
from evalapp.analytics.lenses.ratings import Ratings
from evalapp.domain.texts import in_language
from tests.analytics.lenses.rating_tables import designs, ratings_from, renamed, rows_of

SHROUT_FLEISS_1979 = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]
CLEAR = Variance(application=2.0, juror=0.25, residual=0.75)
NOISY = Variance(application=0.2, juror=0.5, residual=1.5)
WITH_A_GAP: list[list[float | None]] = [[1, 2, 4], [3, None, 5], [2, 2, 1]]


def ratings_in(path: Path, columns: tuple[str, str, str]) -> Ratings:
    application, juror, value = columns
    with path.open(encoding="utf-8", newline="") as file:
        return Ratings.of([(row[application], row[juror], float(row[value])) for row in csv.DictReader(file)])


@pytest.mark.long
@pytest.mark.parametrize(
    ("file", "columns", "variance", "k", "single", "mean"),
    [
        # golden_mixed_model.json: variance components of real panels, and what follows from them.
        pytest.param(
            "aibs/aibs_criteria.csv",
            ("ID", "RevID", "Score"),
            Variance(application=0.236245, juror=0.0, residual=0.400278),
            3.0,
            0.37115,
            0.63907,
            id="aibs",
        ),
        pytest.param(
            "nih/nih_r01_preliminary_scores.csv",
            ("ID", "RevID", "Score"),
            Variance(application=0.957296, juror=0.160616, residual=1.682595),
            2.795,
            0.34183,
            0.59209,
            id="nih",
        ),
    ],
)
def test_reliability_on_real_panels(
    shared_data: Path,
    file: str,
    columns: tuple[str, str, str],
    variance: Variance,
    k: float,
    single: float,
    mean: float,
) -> None:
    agreement = agreement_of(ratings_in(shared_data / file, columns), variance)
    assert k == pytest.approx(agreement.k, abs=5e-4)
    assert single == pytest.approx(agreement.single, abs=2e-5)
    assert agreement.variance is not None
    assert mean == pytest.approx(agreement.variance.of_mean(agreement.k), abs=2e-5)


def test_a_complete_table_has_every_measure() -> None:
    agreement = agreement_of(ratings_from(SHROUT_FLEISS_1979), CLEAR)
    assert (6, 4, 4.0, True) == (agreement.applications, agreement.jurors, agreement.k, agreement.is_complete)
    assert agreement.shrout_fleiss is not None
    assert 0.289764 == pytest.approx(agreement.shrout_fleiss.icc2.value, abs=5e-7)
    assert 0.887037 == pytest.approx(agreement.kendall_w, abs=5e-7)  # Friedman's statistic over m (n − 1)
    assert agreement.krippendorff_alpha is not None
    assert agreement.krippendorff_ordinal is not None
    assert () == refusals(agreement)
    assert agreement.icc2_1 == agreement.shrout_fleiss.icc2
    assert agreement.icc2_k == agreement.shrout_fleiss.icc2k


def test_icc_2_1_is_that_of_shrout_and_fleiss_or_none() -> None:
    """The ratio of variance components of an incomplete set has a name of its own."""
    agreement = agreement_of(ratings_from(WITH_A_GAP), CLEAR)
    assert (None, None) == (agreement.icc2_1, agreement.icc2_k)
    assert pytest.approx(2 / 3) == agreement.single


def test_each_number_of_scores_that_occurs_has_its_own_reliability() -> None:
    """One application with fifty scores and eleven with one: .60 on average, .23 for the eleven."""
    rows = [("A-00", f"J-{n:02d}", float(n % 5)) for n in range(50)]
    rows += [(f"A-{n:02d}", f"J-{n:02d}", float(n % 4)) for n in range(1, 12)]
    variance = Variance(application=0.3, juror=0.2, residual=0.8)
    agreement = agreement_of(Ratings.of(rows), variance)
    assert [(1, 11), (50, 1)] == [(each.scores, each.applications) for each in agreement.of_means]
    assert [0.3 / 1.3, 0.3 / 0.32] == pytest.approx([each.reliability for each in agreement.of_means])
    assert [1.96 * 2**0.5, 1.96 * 2**0.5 * 0.02**0.5] == pytest.approx(
        [each.least_difference for each in agreement.of_means]
    )
    assert (None, 11, True) == (agreement.least_difference, agreement.weak, agreement.is_weak)
    said = " ".join(agreement_sentences(agreement))
    assert "11 applications with 1 score: the reliability of the mean is 0.23" in said
    assert "1 application with 50 scores: the reliability of the mean is 0.94" in said


def test_a_few_weak_means_are_said_without_calling_all_weak() -> None:
    rows = [(f"A-{n}", f"J-{j}", float(n + j)) for n in range(5) for j in range(4)] + [("A-9", "J-1", 2.0)]
    agreement = agreement_of(Ratings.of(rows), Variance(application=0.5, juror=0.3, residual=0.7))
    assert (1, False) == (agreement.weak, agreement.is_weak)
    assert (
        "The mean of 1 application rests on too few scores to be reliable."
        == agreement_sentences(agreement)[0]
    )


def test_every_figure_has_an_interval_around_it() -> None:
    ratings = ratings_from(SHROUT_FLEISS_1979)
    fitted = fit(ratings)
    assert fitted is not None
    found = agreement_of(ratings, fitted.variance, spans_of(fitted))
    assert found.icc2_1 is not None
    assert found.spans is not None
    for value, ends in (
        (found.krippendorff_alpha, found.krippendorff_interval),
        (found.krippendorff_ordinal, found.krippendorff_ordinal_interval),
        (found.kendall_w, found.concordance_interval),
        (found.single, found.spans.single),
        (found.icc2_1.value, (found.icc2_1.low, found.icc2_1.high)),
        *((each.reliability, each.interval) for each in found.of_means),
    ):
        assert value is not None
        assert ends is not None
        assert ends[0] is not None
        assert ends[1] is not None
        assert ends[0] < value < ends[1]


def test_alpha_of_one_multiply_scored_application_is_not_given() -> None:
    ratings = Ratings.of([("A", "J1", 1.0), ("A", "J2", 3.0), ("B", "J1", 2.0), ("C", "J2", 4.0)])
    agreement = agreement_of(ratings)
    assert (None, None, None) == (
        agreement.krippendorff_alpha, agreement.krippendorff_ordinal, agreement.krippendorff_interval
    )  # fmt: skip
    assert any("at least two applications with two scores" in each for each in refusals(agreement))


def test_the_range_is_that_of_the_means() -> None:
    assert (2.0, 4.0) == pytest.approx(agreement_of(ratings_from([[1, 3], [4, 4], [3, 2]])).range_)


def test_the_smallest_difference_that_means_anything_shrinks_with_more_jurors() -> None:
    two, eight = (agreement_of(ratings_from([[1.0] * k, [2.0] * k]), CLEAR) for k in (2, 8))
    assert two.least_difference == pytest.approx(1.96 * np.sqrt(2 * 1.0 / 2))
    assert eight.least_difference == pytest.approx(1.96 * np.sqrt(2 * 1.0 / 8))


def test_unreliable_means_carry_a_warning_before_all_else() -> None:
    weak, clear = (agreement_of(ratings_from(WITH_A_GAP), each) for each in (NOISY, CLEAR))
    assert (True, False) == (weak.is_weak, clear.is_weak)
    assert "tell the applications apart poorly" in agreement_sentences(weak)[0]
    assert not [each for each in agreement_sentences(clear) if "poorly" in each]


def test_a_reliability_of_exactly_one_half_is_not_weak() -> None:
    agreement = agreement_of(
        ratings_from([[1, 2], [2, 3]]), Variance(application=1.0, juror=0.5, residual=1.5)
    )
    assert (0.5, False) == (agreement.of_means[0].reliability, agreement.is_weak)


def test_the_numbers_are_said_in_words_with_the_number_of_scores() -> None:
    said = " ".join(agreement_sentences(agreement_of(ratings_from(SHROUT_FLEISS_1979), CLEAR)))
    assert "With 4 scores per application the reliability of the mean is 0.89" in said
    assert "The reliability of a single juror’s score is 0.67" in said
    assert "is 1.39 points. The means run from 3.00 to 7.50." in said
    assert "ICC(2,1) is 0.29 (between 0.02 and 0.76 with 95% confidence)" in said


def test_dutch_numbers_have_a_comma() -> None:
    with in_language("nl"):
        said = " ".join(agreement_sentences(agreement_of(ratings_from(SHROUT_FLEISS_1979), CLEAR)))
    assert "0,89" in said
    assert "0.89" not in said


def test_with_a_gap_kendalls_w_is_refused_with_the_reason() -> None:
    agreement = agreement_of(ratings_from(WITH_A_GAP), CLEAR)
    assert (None, None) == (agreement.kendall_w, agreement.shrout_fleiss)
    assert agreement.krippendorff_alpha is not None
    (sentence,) = refusals(agreement)
    assert "Kendall’s W" in sentence
    assert "every juror on every application" in sentence


def test_without_variance_components_reliability_is_refused_with_the_reason() -> None:
    agreement = agreement_of(ratings_from(SHROUT_FLEISS_1979))
    assert (None, (), None) == (agreement.single, agreement.of_means, agreement.least_difference)
    (sentence,) = refusals(agreement)
    assert "reliability of the scores is not given" in sentence


def test_scores_left_out_are_counted() -> None:
    agreement = agreement_of(replace(ratings_from(SHROUT_FLEISS_1979), partial=3), CLEAR)
    assert any("left out 3 times" in each for each in agreement_sentences(agreement))


def test_without_scores_there_is_one_sentence_and_no_number() -> None:
    agreement = agreement_of(Ratings.of([]), CLEAR)
    assert () == agreement.of_means
    assert (0, 0, 0.0, None) == (agreement.applications, agreement.jurors, agreement.k, agreement.range_)
    (sentence,) = agreement_sentences(agreement)
    assert "no scores yet" in sentence


@pytest.mark.parametrize(
    "table",
    [
        pytest.param([[3.0], [4.0]], id="one juror"),
        pytest.param([[3.0, 4.0, 2.0]], id="one application"),
        pytest.param([[0.1, 0.1, 0.1]] * 3, id="all equal"),
        pytest.param([[1.0, None], [None, 2.0], [3.0, None]], id="nobody shares anything"),
    ],
)
def test_what_is_missing_is_always_explained(table: list[list[float | None]]) -> None:
    agreement = agreement_of(ratings_from(table), Variance(application=0.0, juror=0.0, residual=0.0))
    missing = [agreement.icc2_k, agreement.krippendorff_alpha, agreement.kendall_w, agreement.shrout_fleiss]
    assert None in missing
    said = " ".join(refusals(agreement))
    assert "reliability of the scores is not given" in said
    assert (agreement.krippendorff_alpha is None) == ("Krippendorff’s alpha is not given" in said)
    assert "Kendall’s W" in said


@pytest.mark.parametrize(
    ("span", "decimals"), [(0.0, 2), (5.0, 2), (1.0, 2), (0.5, 3), (3e-6, 8), (1e-300, 12)]
)
def test_a_narrow_scale_is_shown_with_more_decimals(span: float, decimals: int) -> None:
    assert decimals == decimals_for(span)


# Two applications of one mean, by jurors of whom each judged others.
SAME_MEANS: list[list[float | None]] = [
    [None, None, 0.0, 0.0],
    [None, None, 0.0, 2.0],
    [None, None, -1.5, 3.5],
    [None, 0.5, 0.5, 1.5],
]


def numbers(agreement: Agreement) -> list[float]:
    found = [
        agreement.k,
        agreement.icc2_1 and agreement.icc2_1.value,
        agreement.icc2_k and agreement.icc2_k.value,
        agreement.single,
        agreement.least_difference,
        *(each.reliability for each in agreement.of_means),
        *(agreement.krippendorff_interval or ()),
        *(agreement.concordance_interval or ()),
        agreement.krippendorff_alpha,
        agreement.krippendorff_ordinal,
        agreement.kendall_w,
        *(agreement.range_ or ()),
    ]
    return [each for each in found if each is not None]


@given(table=designs(), seed=st.integers(0, 99), size=st.sampled_from([1e-6, 1.0, 1e6]))
@example(table=SAME_MEANS, seed=0, size=1e-6)
@settings(deadline=None, max_examples=50)
def test_any_order_gives_the_same_finite_numbers(
    table: list[list[float | None]], seed: int, size: float
) -> None:
    rows = [(a, j, v * size) for a, j, v in rows_of(table)]
    before, after = (agreement_of(each, CLEAR) for each in (Ratings.of(rows), renamed(rows, seed)[0]))
    assert np.isfinite(numbers(before)).all()
    assert numbers(before) == pytest.approx(numbers(after), rel=1e-9, abs=1e-9 * size)
    assert agreement_sentences(before)
