"""Severity of jurors: what a correction adds, when it is refused, what it would move, and what is said about it."""

from __future__ import annotations

import csv
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from evalapp.analytics.lenses.mixed.mixed import MixedFit, fit
from evalapp.analytics.lenses.ratings import Ratings
from evalapp.analytics.lenses.severity.gain import gain_of
from evalapp.analytics.lenses.severity.gate import chance_of, percentage_points, refusals
from evalapp.analytics.lenses.severity.severity import JurorSeverity, Move, corrected_means, severity_of
from evalapp.analytics.lenses.severity.words import juror_sentence, severity_sentences
from evalapp.domain.texts import in_language
from tests.analytics.lenses.rating_tables import ratings_from


def fitted(ratings: Ratings) -> MixedFit:
    result = fit(ratings)
    assert result is not None
    return result


def simulated(applications: int, jurors: int, each: int, *, spread: float, seed: int = 1) -> Ratings:
    """Each application by `each` jurors drawn at random; the jurors differ in severity by `spread`."""
    random = np.random.RandomState(seed)
    u, w = random.randn(applications), spread * random.randn(jurors)
    return Ratings.of(
        (f"A{a:03}", f"Juror-{j:02}", float(u[a] + w[j] + random.randn()))
        for a in range(applications)
        for j in random.choice(jurors, each, replace=False)
    )


STRONG = simulated(60, 12, 3, spread=1.0)


def aibs(shared: Path, column: str) -> Ratings:
    with (shared / "aibs" / "aibs_criteria.csv").open(encoding="utf-8", newline="") as file:
        return Ratings.of((row["ID"], row["RevID"], float(row[column])) for row in csv.DictReader(file))


@pytest.mark.parametrize(
    ("column", "gain"),
    # “On eight real score sets the gain is 0.000–0.024” (three complete panels and these five).
    [("Score", 0.0), ("Innovation", 0.0), ("Approach", 0.001), ("Investig", 0.024), ("Signif", 0.013)],
)
def test_a_real_panel_gains_little(shared_data: Path, column: str, gain: float) -> None:
    assert pytest.approx(gain, abs=0.0005) == gain_of(fitted(aibs(shared_data, column)))


def gain_by_pairs(fit_: MixedFit) -> float:
    """From the definition, pair by pair: the best linear use of the two means against the conditional modes."""
    variance, ratings = fit_.variance, fit_.ratings
    incidence = np.zeros((len(ratings.applications), len(ratings.jurors)))
    incidence[ratings.application, ratings.juror] = 1.0
    shares = incidence / incidence.sum(axis=1, keepdims=True)
    noise = variance.juror * shares @ shares.T + variance.residual * np.diag(1.0 / ratings.per_application)
    total = noise + variance.application * np.eye(len(shares))
    covariance = fit_.posterior.covariance()
    sign, gains = np.array([1.0, -1.0]), []
    for pair in combinations(range(len(shares)), 2):
        both = np.ix_(pair, pair)
        plain = 2.0 * variance.application - variance.application**2 * sign @ np.linalg.solve(
            total[both], sign
        )
        gains.append((plain - sign @ covariance[both] @ sign) / (2.0 * variance.application))
    return float(np.mean(gains))


@pytest.mark.long
@settings(deadline=None, max_examples=20)
@given(st.integers(0, 2**32 - 1), st.sampled_from([0.3, 0.6, 0.9]))
def test_the_gain_is_that_of_its_definition_and_never_negative(seed: int, density: float) -> None:
    random = np.random.RandomState(seed)
    values = random.randn(9, 1) + random.randn(6) + random.randn(9, 6)
    table = [
        [value if is_there else None for value, is_there in zip(row, there)]
        for row, there in zip(values.tolist(), random.rand(9, 6) < density)
    ]
    got = fit(ratings_from(table))
    assume(got is not None)
    assert got is not None
    assume(got.variance.application > 0 and got.variance.juror > 0)
    gain = gain_by_pairs(got)
    assert gain > -1e-9
    assert pytest.approx(gain, abs=1e-9) == gain_of(got)


@pytest.mark.long
@settings(deadline=None, max_examples=20)
@given(st.integers(3, 8), st.integers(2, 5), st.integers(0, 2**32 - 1))
def test_a_complete_design_gains_nothing_and_keeps_its_order(n: int, m: int, seed: int) -> None:
    random = np.random.RandomState(seed)
    got = fit(
        ratings_from(np.round(random.randn(n, 1) + 2 * random.randn(1, m) + random.randn(n, m), 1).tolist())
    )
    assume(got is not None)
    assert got is not None
    assert 0.0 == severity_of(got).gain
    means = got.ratings.means
    assert pytest.approx(means - means.mean()) == corrected_means(got) - corrected_means(got).mean()
    if got.variance.application and got.variance.juror:
        assert pytest.approx(0.0, abs=1e-9) == gain_by_pairs(got)


def test_a_strong_and_well_measured_severity_is_offered() -> None:
    severity = severity_of(fitted(STRONG))
    assert (True, ()) == (severity.is_offered, severity.refusals)
    assert severity.gain > 0.02
    assert severity.corrected is not None
    score = STRONG.value - severity.fit.offsets[STRONG.juror]
    assert pytest.approx(score[STRONG.application == 7].mean()) == severity.corrected[7]


@pytest.mark.parametrize(
    ("ratings", "reason"),
    [
        (simulated(60, 12, 8, spread=0.3), "the gain is"),
        (simulated(30, 12, 3, spread=1.0), "no more than 7 scores"),
        (simulated(60, 12, 3, spread=0.0, seed=3), "no larger than chance"),
        (
            Ratings.of(
                (side + STRONG.applications[a], side + STRONG.jurors[j], v)
                for side in "LR"
                for a, j, v in zip(STRONG.application, STRONG.juror, STRONG.value)
            ),
            "2 groups that share no juror",
        ),
        (
            ratings_from((np.arange(27.0).reshape(9, 3) ** 1.5 % 7).tolist()),
            "Every juror scored every application",
        ),
    ],
)
def test_each_condition_that_fails_is_named_and_nothing_is_corrected(ratings: Ratings, reason: str) -> None:
    severity = severity_of(fitted(ratings))
    assert reason in " ".join(severity.refusals)
    assert (False, None, ()) == (severity.is_offered, severity.corrected, severity.moves(10))


def test_a_gain_just_short_of_the_limit_does_not_look_as_if_it_reached_it() -> None:
    with in_language("en"):
        (said,) = refusals(fitted(STRONG), 0.01999)
    assert "the gain is 1.9 percentage points, and below 2 it" in said
    assert () == refusals(fitted(STRONG), 0.02)
    assert "2.3" == percentage_points(0.023)


def test_chance_halves_the_tail_of_the_likelihood_ratio() -> None:
    got = fitted(STRONG)
    # χ² with one degree of freedom exceeds 2.705543 one time in ten.
    for ratio, expected in ((2.705543, 0.05), (0.0, 1.0), (-1e-9, 1.0)):
        assert pytest.approx(expected, abs=1e-6) == chance_of(
            replace(got, deviance_without_jurors=got.deviance + ratio)
        )


def test_moves_come_furthest_first_up_to_a_limit() -> None:
    severity = severity_of(fitted(STRONG))
    moves = severity.moves(100)
    distances = [abs(each.place_corrected - each.place_raw) for each in moves]
    assert sorted(distances, reverse=True) == distances
    assert 0 not in distances
    assert moves[:3] == severity.moves(3)
    assert severity.corrected is not None
    by_name = {each.application: each for each in moves}
    best = STRONG.applications[int(np.argmax(severity.corrected))]
    assert best not in by_name or 1 == by_name[best].place_corrected


def test_where_lower_is_better_the_lowest_mean_comes_first() -> None:
    mirrored = replace(STRONG, value=-STRONG.value, higher_is_better=False)
    assert severity_of(fitted(STRONG)).moves(100) == severity_of(fitted(mirrored)).moves(100)


def test_equal_means_share_a_place_before_and_after() -> None:
    got = fitted(STRONG)
    severity = replace(severity_of(got), corrected=got.ratings.means + 1.0 / 3.0)
    assert () == severity.moves(100)
    swapped = got.ratings.means.copy()
    first, second = np.argsort(-swapped)[:2]
    swapped[second] = swapped[first]
    moved = replace(severity, corrected=swapped).moves(100)
    assert (Move(application=STRONG.applications[second], place_raw=2, place_corrected=1),) == moved


def test_each_juror_has_an_interval_and_thin_ones_are_flagged() -> None:
    rows = [
        (STRONG.applications[a], STRONG.jurors[j], v)
        for a, j, v in zip(STRONG.application, STRONG.juror, STRONG.value)
    ]
    new = [(STRONG.applications[n], "Zoë", 1.0) for n in range(3)]
    severity = severity_of(fitted(Ratings.of([*rows, *new])))
    last = severity.jurors[-1]
    assert ("Zoë", 3, True) == (last.juror, last.scores, last.is_thin)
    assert not any(each.is_thin for each in severity.jurors[:-1])
    low, high = last.interval
    assert pytest.approx(last.offset) == (low + high) / 2
    assert pytest.approx(2 * 1.96 * last.standard_error) == high - low


def test_no_sentence_names_a_juror() -> None:
    for ratings in (STRONG, simulated(30, 12, 3, spread=1.0), simulated(4, 12, 2, spread=1.0)):
        severity = severity_of(fitted(ratings))
        said = " ".join(severity_sentences(severity))
        assert len(said) > 100
        assert "Juror-" not in said
        assert "{" not in said


def test_the_sentences_say_why_no_correction_is_offered() -> None:
    said = severity_sentences(severity_of(fitted(simulated(60, 12, 3, spread=0.0, seed=3))))
    assert "These scores show no differences in severity between the jurors." in said
    assert "No correction for severity is offered." in said
    said = severity_sentences(severity_of(fitted(STRONG)))
    assert any("The ranking itself is not corrected." in each for each in said)


def test_a_design_that_cannot_show_severity_is_told_apart_from_jurors_without_any() -> None:
    rows = [(f"A{a}", f"J{a}{j}", float((a * 7 + j * 3) % 5)) for a in range(5) for j in range(3)]
    assert any(
        "Too few jurors share" in each for each in severity_sentences(severity_of(fitted(Ratings.of(rows))))
    )


@pytest.mark.parametrize(
    ("offset", "error", "scores", "higher", "expected"),
    [
        (
            -0.8,
            0.1,
            12,
            True,
            "0.80 points more severe than the others on the same applications (from 0.60 to 1.00)",
        ),
        (0.8, 0.1, 12, True, "0.80 points milder"),
        (0.8, 0.1, 12, False, "0.80 points more severe"),
        (0.1, 0.1, 12, True, "As far as 12 scores can tell, neither severe nor mild."),
        (0.8, 0.1, 3, True, "Too few scores (3)"),
    ],
)
def test_what_a_juror_reads(offset: float, error: float, scores: int, higher: bool, expected: str) -> None:
    each = JurorSeverity(juror="Juror-01", offset=offset, standard_error=error, scores=scores)
    ratings = replace(STRONG, higher_is_better=higher, lowest=0.0, highest=5.0)
    said = juror_sentence(each, ratings)
    assert expected in said
    assert "Juror-01" not in said
