"""How well a juror's expertise fits an application, as a small whole number that anyone can count after."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from evalapp.analytics.table import Integers
from evalapp.domain.application import Application
from evalapp.domain.jury.expertise import Sought, Tags, tags_of
from evalapp.domain.people import Person

BEST_FIT = 3


def expertise_affinity(applications: Sequence[Application], jurors: Sequence[Person]) -> Integers:
    """Applications × jurors: how many of the juror's tags the application asks for, at most 3."""
    tags = [Tags(tags_of(juror)) for juror in jurors]
    fit = np.zeros((len(applications), len(jurors)), dtype=np.int64)
    for row, application in enumerate(applications):
        sought = Sought(application)
        for column, mine in enumerate(tags):
            fit[row, column] = min(len(mine.found_in(sought)), BEST_FIT)
    return fit
