"""Places of numbers: 1, 2, 2, 4 …"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def least_places(values: NDArray[np.float64]) -> NDArray[np.int64]:
    """Of each the place that it has from the least on; equal ones share the first of theirs.

    Not those of scipy.stats, which would bring half of scipy into the program.
    """
    found: NDArray[np.int64] = np.searchsorted(np.sort(values), values).astype(np.int64) + 1
    return found
