"""Ratings, and what they say under known variances, computed densely: for tests of ranks and bands."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from scipy.sparse import csr_array

from evalapp.analytics.lenses.mixed.posterior import Block, Posterior
from evalapp.analytics.lenses.ratings import Floats, Ratings


def ratings_from(
    scores: Sequence[Sequence[float | None]],
    *,
    lowest: float = 0.0,
    highest: float = 5.0,
    higher_is_better: bool = True,
) -> Ratings:
    """One row an application, one column a juror, None where the juror did not rate it."""
    rows = [
        (f"A-{i:02d}", f"j{j:02d}", value)
        for i, row in enumerate(scores)
        for j, value in enumerate(row)
        if value is not None
    ]
    return Ratings.of(rows, lowest=lowest, highest=highest, higher_is_better=higher_is_better)


def given_variances(
    ratings: Ratings, *, application: float, juror: float, residual: float, mean: float | None = None
) -> Posterior:
    """Σ of all scores inverted as it stands; `mean` is that of the application means unless given."""
    worth = np.equal.outer(np.arange(len(ratings.applications)), ratings.application).astype(float)
    same_juror = np.equal.outer(ratings.juror, ratings.juror)
    covariance = application * worth.T @ worth + juror * same_juror + residual * np.eye(len(ratings))
    gain = application * worth @ np.linalg.inv(covariance)
    centre = float(ratings.means.mean()) if mean is None else mean
    left = application * np.eye(len(worth)) - application * gain @ worth.T
    return dense_posterior(centre + gain @ (ratings.value - centre), left)


def dense_posterior(mean: Floats, covariance: Floats, *, weight: float = 1.0) -> Posterior:
    n = len(mean)
    block = Block(index=np.arange(n), loadings=csr_array(np.eye(n)), inner=(covariance + covariance.T) / 2)
    return Posterior(mean=mean, diagonal=np.zeros(n), blocks=(block,), weight=weight)


def sparse_posterior(n: int, *, blocks: int, jurors: int = 12, seed: int = 0) -> Posterior:
    """Random, with `blocks` blocks of a quarter of the applications each, scattered, and the rest alone."""
    random = np.random.RandomState(seed)
    order = random.permutation(n)
    made = []
    for at in range(blocks):
        index = np.sort(order[at * (n // 4) : (at + 1) * (n // 4)])
        loadings = random.uniform(size=(len(index), jurors)) * (
            random.uniform(size=(len(index), jurors)) < 0.3
        )
        root = random.normal(size=(jurors, jurors)) / jurors**0.5
        made.append(Block(index=index, loadings=csr_array(loadings), inner=root @ root.T))
    return Posterior(
        mean=3.0 + random.normal(size=n), diagonal=random.uniform(0.1, 0.5, size=n), blocks=tuple(made)
    )


def aibs_ratings(folder: Path) -> Ratings:
    """The overall scores of 72 real applications by three seats each: 1.0 is the best, 5.0 the worst."""
    with (folder / "aibs" / "aibs_criteria.csv").open(encoding="utf-8", newline="") as file:
        rows = [(row["ID"], row["RevID"], float(row["Score"])) for row in csv.DictReader(file)]
    return Ratings.of(rows, lowest=1.0, highest=5.0, higher_is_better=False)


def aibs_posterior(ratings: Ratings) -> Posterior:
    """With the REML variances of golden_mixed_model.json, 'aibs_criteria_72x3'; that of jurors is 0."""
    application, residual, mean = 0.236245, 0.400278, 2.349074
    shrinkage = application / (application + residual / ratings.per_application)
    return Posterior(mean=mean + shrinkage * (ratings.means - mean), diagonal=application * (1.0 - shrinkage))


def aibs_expected(folder: Path, ratings: Ratings) -> dict[str, Floats]:
    """The columns of expected_rank_72x3.csv in the order of the ratings."""
    with (folder / "aibs" / "expected_rank_72x3.csv").open(encoding="utf-8", newline="") as file:
        found = {row["id"]: row for row in csv.DictReader(file)}
    columns = next(iter(found.values())).keys()
    return {each: np.array([float(found[name][each]) for name in ratings.applications]) for each in columns}
