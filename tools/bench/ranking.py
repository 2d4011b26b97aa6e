"""The ranking from memory, against the bare numpy sums it needs."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from evalapp.analytics.ranking.ranking import rank_arrays
from tools.bench.measure import Result, in_turn

APPLICATIONS, JURORS, CRITERIA = 5_000, 4, 10


def rank_memory() -> Result:
    random = np.random.RandomState(7)
    shape = (APPLICATIONS, JURORS, CRITERIA)
    application, _juror, criterion = (each.ravel() for each in np.indices(shape, dtype=np.int64))
    value = random.randint(0, 11, application.size).astype(np.int64)
    weights = np.arange(5, 5 + CRITERIA, dtype=np.int64)
    factors = [Fraction(int(weight), 2 * int(weights.sum())) for weight in weights]

    def bare() -> object:
        """Sums and counts per application and criterion, weighted, sorted: no exactness proved, no ties."""
        cell = application * CRITERIA + criterion
        size = APPLICATIONS * CRITERIA
        sums = np.bincount(cell, weights=value, minlength=size).reshape(APPLICATIONS, CRITERIA)
        counts = np.bincount(cell, minlength=size).reshape(APPLICATIONS, CRITERIA)
        return np.argsort((sums / counts) @ weights, kind="stable")

    mine, base = in_turn(
        lambda: rank_arrays(application, criterion, value, factors, applications=APPLICATIONS), bare, 31
    )
    return Result(
        name="ranking 5,000 × 4 × 10 from memory",
        ours=mine,
        baseline=base,
        most=3,
        most_seconds=0.05,
        baseline_name="bare numpy sums and a sort",
    )
