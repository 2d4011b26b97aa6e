"""The full model of a small panel, against published and independently computed numbers."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evalapp.analytics.lenses.mixed.quadrature import FullModel, full_model, why_not
from evalapp.analytics.lenses.ranks.draws import chances_above, drawn_ranks, same_evidence
from evalapp.analytics.lenses.ranks.expected_rank import expected_ranks
from evalapp.analytics.lenses.ratings import Floats, Ratings
from tests.analytics.lenses.mixed.posterior_samples import given_variances, ratings_from

Rows = list[list[float | None]]
INCOMPLETE: Rows = [
    [4.0, 3.5, None, None],
    [None, 2.0, 3.0, None],
    [5.0, None, 4.5, 4.0],
    [2.5, 1.0, None, 2.0],
    [None, None, 3.5, 3.0],
]

FAR_APART: Rows = [[5.0, 0.0, None], [None, 0.0, 5.0], [5.0, 0.0, 5.0], [0.0, None, 5.0]]


def model_of(ratings: Ratings) -> FullModel:
    model = full_model(ratings)
    assert model is not None
    return model


def average(model: FullModel) -> Floats:
    return sum(
        (each.weight * each.mean for each in model.posteriors), np.zeros(len(model.posteriors[0].mean))
    )


@pytest.fixture
def golden(shared_data: Path) -> dict[str, Any]:
    """SNSF mock panel 1: 15 applications by five jurors, grades 1 to 6; golden_snsf_expected_rank.json."""
    panel: dict[str, Any] = json.loads((shared_data / "golden_snsf_expected_rank.json").read_text("utf-8"))[
        "p1"
    ]
    return panel


@pytest.fixture
def panel(shared_data: Path) -> Ratings:
    with (shared_data / "snsf" / "snsf_mock_panels.csv").open(encoding="utf-8", newline="") as file:
        rows = [
            (row["proposal"], row["assessor"], float(row["num_grade"]))
            for row in csv.DictReader(file)
            if row["panel"] == "p1"
        ]
    return Ratings.of(rows, lowest=1.0, highest=6.0)


def column(golden: dict[str, Any], ratings: Ratings, name: str) -> list[Any]:
    found = {each["proposal"]: each[name] for each in golden["proposals"]}
    return [found[each] for each in ratings.applications]


def test_variances_and_severities_of_the_swiss_mock_panel(golden: dict[str, Any], panel: Ratings) -> None:
    model = model_of(panel)
    assert golden["E_tau"] == pytest.approx(model.spread, abs=5e-4)
    assert golden["E_s"] == pytest.approx(model.noise, abs=5e-4)
    assert [golden["nu"][each] for each in panel.jurors] == pytest.approx(model.severity.tolist(), abs=5e-4)
    theta = column(golden, panel, "post_mean_theta")
    assert theta == pytest.approx((average(model) - model.centre).tolist(), abs=5e-4)


def test_expected_ranks_of_the_swiss_mock_panel(golden: dict[str, Any], panel: Ratings) -> None:
    ranks = expected_ranks(model_of(panel).posteriors)
    assert column(golden, panel, "er") == pytest.approx(ranks.rank.tolist(), abs=2e-3)
    assert column(golden, panel, "pcer") == pytest.approx(ranks.percentile.tolist(), abs=2e-3 * 100 / 15)
    assert column(golden, panel, "sucra") == pytest.approx(ranks.sucra.tolist(), abs=2e-3 / 14 + 5e-5)
    # The published values come from one run of MCMC.
    assert column(golden, panel, "published_er") == pytest.approx(ranks.rank.tolist(), abs=0.08)
    assert column(golden, panel, "published_sucra") == pytest.approx(
        ranks.sucra.tolist(), abs=0.08 / 14 + 5e-3
    )


def test_bands_chances_and_groups_of_the_swiss_mock_panel(golden: dict[str, Any], panel: Ratings) -> None:
    posteriors, alike, draws = model_of(panel).posteriors, same_evidence(panel), 200_000
    drawn = drawn_ranks(posteriors, seed=1, draws=draws, line=5, alike=alike)
    assert drawn.above is not None
    assert column(golden, panel, "p_top5") == pytest.approx(drawn.above.tolist(), abs=4e-3)
    for name, ends in (("cri50", (drawn.lower, drawn.upper)), ("cri90", (drawn.low, drawn.high))):
        inside = int(name[3:]) / 100
        for side, share in ((0, (1 - inside) / 2), (1, (1 + inside) / 2)):
            expected = np.array([each[side] for each in column(golden, panel, name)])
            for n in np.flatnonzero(expected != ends[side]):
                lower = min(int(expected[n]), int(ends[side][n]))
                chance = chances_above(posteriors, line=lower, seed=2, draws=draws, alike=alike)[n]
                assert share == pytest.approx(chance, abs=3e-3)
    # The rule of the SNSF: a band of the middle half that holds the expected rank at the line means a lottery.
    line = np.sort(expected_ranks(posteriors, alike=alike).rank)[4]
    assert golden["funding_line_K5"] == pytest.approx(line, abs=2e-3)
    group = np.where(drawn.upper < line, "accept", np.where(drawn.lower > line, "reject", "lottery"))
    assert column(golden, panel, "group_K5_inner50") == group.tolist()


def grid_expected_ranks(ratings: Ratings, noises: Floats, spreads: Floats) -> Floats:
    """Midpoint sums over a fine grid, with the whole covariance matrix of the scores at each point."""
    reach = ratings.highest - ratings.lowest
    top = 0.4 * reach
    left = ratings.value - ratings.means.mean()
    same_application = np.equal.outer(ratings.application, ratings.application)
    same_juror = np.equal.outer(ratings.juror, ratings.juror)
    posteriors, logs = [], []
    for noise in noises:
        prior = noise * (np.pi / 2 - 2 * np.arccos(min(1.0, top / noise)))
        for spread in spreads:
            covariance = (
                spread**2 * same_application + (reach / 10) ** 2 * same_juror + noise**2 * np.eye(len(left))
            )
            _sign, determinant = np.linalg.slogdet(covariance)
            logs.append(np.log(prior) - (determinant + left @ np.linalg.solve(covariance, left)) / 2)
            posteriors.append((spread, noise))
    mass = np.exp(np.array(logs) - max(logs))
    mass /= mass.sum()
    ranks = np.zeros(len(ratings.applications))
    for (spread, noise), weight in zip(posteriors, mass):
        if weight > 1e-9:
            variances = {"application": spread**2, "juror": (reach / 10) ** 2, "residual": noise**2}
            ranks += weight * expected_ranks([given_variances(ratings, **variances)]).rank
    return ranks


@pytest.mark.long
@pytest.mark.parametrize("rows", [INCOMPLETE, FAR_APART])
def test_an_incomplete_design_agrees_with_a_fine_grid(rows: Rows) -> None:
    ratings = ratings_from(rows)
    grid = np.arange(0.02, 2.0, 0.04)
    expected = grid_expected_ranks(ratings, np.arange(0.02, 2.0 * 2**0.5, 0.04), grid)
    assert expected == pytest.approx(expected_ranks(model_of(ratings).posteriors).rank, abs=2e-3)


@pytest.mark.long
def test_jurors_who_nearly_agree_are_not_lost_between_the_nodes() -> None:
    random = np.random.RandomState(4)
    worth = 2.5 + random.normal(size=8) * 0.15
    values = worth[:, None] + random.normal(size=6) * 0.5 + random.normal(size=(8, 6)) * 0.1
    ratings = ratings_from(values.tolist())
    expected = grid_expected_ranks(ratings, np.arange(0.05, 0.2, 0.004), np.arange(0.01, 1.0, 0.02))
    assert expected == pytest.approx(expected_ranks(model_of(ratings).posteriors).rank, abs=3e-3)


def test_weights_sum_to_one_and_none_is_negligible() -> None:
    weights = [each.weight for each in model_of(ratings_from(INCOMPLETE)).posteriors]
    assert pytest.approx(1.0, abs=1e-12) == sum(weights)
    assert min(weights) > 1e-12


def test_equal_evidence_gives_equal_numbers_and_a_complete_design_keeps_the_order_of_the_means() -> None:
    ratings = ratings_from([[3.0, 4.0], [1.0, 2.5], [3.0, 4.0], [4.0, 4.5]])
    mean = average(model_of(ratings))
    assert mean[0] == pytest.approx(mean[2], abs=1e-12)
    assert [3, 2, 0, 1] == np.lexsort((-np.arange(4), -mean)).tolist()


@pytest.mark.long
@settings(deadline=None, max_examples=15)
@given(st.randoms(use_true_random=False), st.sampled_from([1e-6, 0.01, 1e6]), st.integers(-1000, 1000))
def test_order_and_unit_of_the_scale_change_nothing(random: Random, factor: float, shift: int) -> None:
    rows = [
        (f"A-{i}", f"j{j}", value)
        for i, row in enumerate(INCOMPLETE)
        for j, value in enumerate(row)
        if value is not None
    ]
    numbers, ids = list("VWXYZ"), list("pqrs")
    random.shuffle(numbers)
    random.shuffle(ids)
    new_application, new_juror = (
        (dict(zip(("A-0", "A-1", "A-2", "A-3", "A-4"), numbers))),
        dict(zip(("j0", "j1", "j2", "j3"), ids)),
    )
    moved = Ratings.of(
        [(new_application[a], new_juror[j], (v + shift) * factor) for a, j, v in rows],
        lowest=shift * factor,
        highest=(5 + shift) * factor,
    )
    plain = Ratings.of(rows, lowest=0, highest=5)
    found = dict(zip(moved.applications, expected_ranks(model_of(moved).posteriors).rank))
    expected = expected_ranks(model_of(plain).posteriors).rank
    assert expected == pytest.approx([found[new_application[each]] for each in plain.applications], abs=1e-6)


@pytest.mark.parametrize(
    ("rows", "ranks"),
    [
        ([[3.0]], [1.0]),
        ([[3.0], [3.0]], [1.5, 1.5]),
        ([[2.0] * 6] * 9, [5.0] * 9),
        ([[-1.0, -2.0], [-1.0, -2.0]], [1.5, 1.5]),
    ],
)
def test_scores_without_differences_give_equal_ranks(rows: Rows, ranks: list[float]) -> None:
    model = model_of(ratings_from(rows, lowest=-5.0))
    assert ranks == pytest.approx(expected_ranks(model.posteriors).rank.tolist(), abs=1e-9)
    assert np.isfinite([model.spread, model.noise, model.centre, *model.severity]).all()


def test_jurors_who_agree_to_the_last_point_are_believed() -> None:
    model = model_of(ratings_from([[worth, worth + 0.5, worth - 0.5] for worth in (1.0, 2.0, 3.0, 4.0)]))
    assert [4.0, 3.0, 2.0, 1.0] == pytest.approx(expected_ranks(model.posteriors).rank.tolist(), abs=1e-3)


@pytest.mark.parametrize(
    ("ratings", "words"),
    [
        (Ratings.of([]), "no scores"),
        (ratings_from([[3.0]] * 41), "at most 40 applications; these are 41"),
        (ratings_from([[3.0, None], [None, 4.0]]), "2 groups"),
        (ratings_from([[3.0, 3.0]], lowest=3.0, highest=3.0), "more than one score is possible"),
    ],
)
def test_what_cannot_be_integrated_is_refused_in_words(ratings: Ratings, words: str) -> None:
    assert full_model(ratings) is None
    assert words in why_not(ratings)


def test_nothing_is_said_against_what_can_be_integrated() -> None:
    assert "" == why_not(ratings_from(INCOMPLETE))
