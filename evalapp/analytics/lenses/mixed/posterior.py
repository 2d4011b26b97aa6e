"""What the scores say about the worth of the applications: a normal distribution, in blocks that share no juror."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array

from evalapp.analytics.lenses.ratings import Floats
from evalapp.analytics.table import Integers


@dataclass(frozen=True, kw_only=True, eq=False)
class Block:
    """What ties the applications in `index` together: `loadings` (their number × k) and `inner` (k × k).

    They add loadings · inner · loadingsᵀ to the covariance.
    """

    index: Integers
    loadings: csr_array
    inner: Floats


@dataclass(frozen=True, kw_only=True, eq=False)
class Posterior:
    """Given one set of variances: mean (n), covariance diag(`diagonal`) plus what each block adds.

    In points of the total and in the scheme's own direction. Applications of different blocks are independent.
    `weight` is the share of this set of variances where several are averaged.
    """

    mean: Floats
    diagonal: Floats
    blocks: tuple[Block, ...] = ()
    weight: float = 1.0

    def covariance(self) -> Floats:
        """n × n, dense; for a few hundred applications."""
        matrix: Floats = np.diag(self.diagonal)
        for block in self.blocks:
            matrix[np.ix_(block.index, block.index)] += block.loadings @ block.inner @ block.loadings.T
        return matrix
