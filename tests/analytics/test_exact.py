"""Whole numbers in arrays."""

from __future__ import annotations

import numpy as np
import pytest

from evalapp.analytics.exact import distinct


@pytest.mark.parametrize(
    ("values", "expected"), [([], []), ([7], [7]), ([3, -1, 3, 0, -1], [-1, 0, 3]), ([2, 2, 2], [2])]
)
def test_distinct_numbers_come_once_in_ascending_order(values: list[int], expected: list[int]) -> None:
    assert expected == distinct(np.array(values, dtype=np.int64)).tolist()
