"""Assignment of jurors: the only best solution, and a request that cannot be met."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from evalapp.analytics.assignment.assignment import propose
from evalapp.domain.jury.impossible import Impossible
from tools.golden.rows import Row, golden


def assignment() -> Iterator[Row]:
    theirs = golden("assignment")
    affinity = np.array(theirs["affinity"])
    barred = np.zeros(affinity.shape, dtype=bool)
    barred[tuple(np.array(theirs["conflicts"]).T)] = True
    numbers = [f"A-{n}" for n in range(len(affinity))]
    per_application = theirs["reviews_per_application"]
    found = propose(
        affinity,
        numbers,
        barred=barred,
        per_application=per_application,
        at_most=theirs["max_load"],
    )
    seats = [np.flatnonzero(row).tolist() for row in found.chosen]
    yield Row(name="total affinity", ours=found.total_fit, theirs=theirs["optimal_total_affinity"])
    yield Row(name="jurors of each application", ours=seats, theirs=theirs["optima"][0])
    try:
        propose(
            affinity,
            numbers,
            barred=barred,
            per_application=per_application,
            at_most=theirs["infeasible_case"]["max_load"],
        )
        refused = ""
    except Impossible as error:
        refused = str(error)
    yield Row(name="5 × 2 seats, 4 × 2 places", ours=bool("5 × 2 = 10 seats" in refused), theirs=True)
