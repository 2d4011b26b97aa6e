"""The crossed mixed model against published and recomputed numbers."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from evalapp.analytics.lenses.mixed.mixed import MixedFit, fit
from evalapp.analytics.lenses.ratings import Ratings


def fitted(ratings: Ratings, *, restricted: bool = True, crossed: bool = True) -> MixedFit:
    result = fit(ratings, restricted=restricted, crossed=crossed)
    assert result is not None
    return result


def read(path: Path, names: tuple[str, str, str], keep: Callable[[dict[str, str]], bool] = bool) -> Ratings:
    application, juror, value = names
    with path.open(encoding="utf-8", newline="") as file:
        return Ratings.of(
            (row[application], row[juror], float(row[value]))
            for row in csv.DictReader(file)
            if keep(row) and row[value]
        )


@pytest.fixture
def penicillin(shared_data: Path) -> Ratings:
    return read(shared_data / "lmm" / "penicillin.csv", ("plate", "sample", "diameter"))


def test_penicillin_by_maximum_likelihood_is_that_of_mixed_models_jl(penicillin: Ratings) -> None:
    # golden_lmm.json, penicillin_ML: the deviance and the conditional variances as MixedModels.jl publishes them
    # (with a less exact optimum: its sd of the sample is 1.770666).
    got = fitted(penicillin, restricted=False)
    sds = [got.variance.application**0.5, got.variance.juror**0.5, got.variance.residual**0.5]
    assert pytest.approx([0.845573, 1.770645, 0.549932], abs=1.5e-6) == sds
    assert pytest.approx(332.1883486700085, abs=1e-7) == got.deviance
    assert pytest.approx([22.972222, 0.744595], abs=1.5e-6) == [got.mean, got.mean_error]
    assert pytest.approx(0.07331362, abs=5e-8) == got.posterior.covariance()[0, 0]
    assert pytest.approx([0.04051593] * 6, abs=5e-8) == (got.offset_errors**2).tolist()
    expected = [2.18566, -1.00983, 1.93666, -0.09683, -0.01383, -3.00182]
    assert pytest.approx(expected, abs=1e-5) == got.offsets.tolist()


def test_penicillin_by_restricted_maximum_likelihood(penicillin: Ratings) -> None:
    # golden_lmm.json, penicillin_REML.
    got = fitted(penicillin)
    sds = [got.variance.application**0.5, got.variance.juror**0.5, got.variance.residual**0.5]
    assert pytest.approx([0.846705, 1.931558, 0.549923], abs=3e-6) == sds
    assert pytest.approx(330.860589, abs=1e-6) == got.deviance
    assert pytest.approx([22.972222, 0.808573], abs=1.5e-6) == [got.mean, got.mean_error]
    assert pytest.approx(0.07363602, abs=5e-8) == got.posterior.covariance()[0, 0]
    assert pytest.approx([0.04087306] * 6, abs=5e-8) == (got.offset_errors**2).tolist()
    expected = [2.18706, -1.01048, 1.9379, -0.09689, -0.01384, -3.00374]
    assert pytest.approx(expected, abs=1e-5) == got.offsets.tolist()


def panel(shared: Path, name: str) -> Ratings:
    if name.startswith("snsf"):
        path = shared / "snsf" / "snsf_mock_panels.csv"
        return read(
            path, ("proposal", "assessor", "num_grade"), lambda row: row["panel"] == name.rsplit("_", 1)[1]
        )
    if name.startswith("aibs"):
        return read(shared / "aibs" / "aibs_criteria.csv", ("ID", "RevID", name.rsplit("_", 1)[1]))
    return read(shared / "nih" / "nih_r01_preliminary_scores.csv", ("ID", "RevID", "Score"))


@pytest.mark.long
@pytest.mark.parametrize(
    "name",
    [
        *(f"snsf_mock_p{n}" for n in (1, 2, 3)),
        *(f"aibs_72x3_{column}" for column in ("Score", "Innovation", "Approach", "Investig", "Signif")),
        "nih_r01_Score",
    ],
)
def test_variance_components_of_real_panels(shared_data: Path, name: str) -> None:
    golden = json.loads((shared_data / "golden_mixed_model.json").read_text("utf-8"))
    expected = golden["variance_components"][name]
    got = fitted(panel(shared_data, name))
    size = [len(got.ratings), len(got.ratings.applications), len(got.ratings.jurors)]
    assert [expected[key] for key in ("n_ratings", "n_app", "n_juror")] == size
    variances = [got.variance.application, got.variance.juror, got.variance.residual]
    assert (
        pytest.approx([expected[f"var_{key}"] for key in ("app", "juror", "resid")], abs=1.5e-6) == variances
    )
    assert pytest.approx(expected["intercept"], abs=6e-6) == got.mean
    assert pytest.approx(expected["deviance"], abs=6e-6) == got.deviance
    assert pytest.approx(expected["ICC_A1"], abs=6e-6) == got.variance.single
    mean = got.variance.of_mean(len(got.ratings) / len(got.ratings.applications))
    assert pytest.approx(expected["reliability_of_mean_k"], abs=6e-6) == mean


def test_no_variance_of_jurors_is_exactly_zero_and_leaves_the_applications_independent(
    shared_data: Path,
) -> None:
    got = fitted(panel(shared_data, "aibs_72x3_Score"))
    assert (0.0, ()) == (got.variance.juror, got.posterior.blocks)
    assert {0.0} == set(got.offsets.tolist()) | set(got.offset_errors.tolist())
    assert got.deviance_without_jurors == got.deviance


@pytest.mark.parametrize(
    ("best", "application", "residual"),
    # golden_mixed_model.json, aibs_oneway_ICCrestricted: the best by rank, without jurors in the model.
    [(72, 0.236245, 0.400278), (58, 0.030902, 0.411667), (36, 0.0, 0.310017), (18, 0.0, 0.174119)],
)
def test_the_best_of_a_panel_alone_hardly_differ(
    shared_data: Path, best: int, application: float, residual: float
) -> None:
    path = shared_data / "aibs" / "aibs_criteria.csv"
    ratings = read(path, ("ID", "RevID", "Score"), lambda row: float(row["ScoreRankAdj"]) <= best)
    assert best == len(ratings.applications)
    got = fitted(ratings, crossed=False)
    assert pytest.approx(application, abs=1e-6) == got.variance.application
    assert pytest.approx(residual, abs=1e-6) == got.variance.residual
