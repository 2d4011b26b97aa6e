"""Places of numbers, equal ones on one place."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import rankdata

from evalapp.analytics.lenses.places import least_places


@pytest.mark.parametrize("values", [[], [3.0], [2.0, 1.0, 2.0, 5.0], [-1.0, -1.0, -1.0], [0.5, 0.25, 4.0]])
def test_equal_numbers_share_the_first_place(values: list[float]) -> None:
    found = least_places(np.array(values))
    assert found.tolist() == rankdata(values, method="min").tolist()
