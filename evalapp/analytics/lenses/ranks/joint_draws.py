"""Joint draws of the worth of all applications from their posterior.

Half of them mirror the other half about the mean (antithetic, so that chance errs less: Hammersley & Morton 1956).
The generator is numpy's RandomState, whose numbers for a seed stay the same between versions.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from evalapp.analytics.lenses.mixed.posterior import Block, Posterior
from evalapp.analytics.lenses.ratings import Floats
from evalapp.analytics.table import Integers

_PIECE = 2**19  # values at a time
_UNEVEN = 1e-5  # of the spread: so much chance is added, which decides between what is otherwise equal
_RIDGE = 1e-10  # of the variance, against the rounding of a singular covariance
Singles = NDArray[np.float32]


def samples(
    posteriors: Sequence[Posterior], seed: int, draws: int, higher_is_better: bool
) -> Iterator[Singles]:
    """`draws` rows of n values in pieces, the lowest the best; those of a posterior in proportion to its weight."""
    n = len(posteriors[0].mean)
    if not n:
        return
    random = np.random.RandomState(seed)
    weights = np.cumsum([each.weight for each in posteriors])
    # Rounding the running total shares out among neighbours also what is less than a draw for each.
    edges = np.rint(weights / weights[-1] * draws).astype(np.int64)
    most = max(_PIECE // (2 * n), 1)
    for posterior, count in zip(posteriors, np.diff(edges, prepend=0).tolist()):
        if not count:
            continue
        half = -(-count // 2)
        source = _Source.of(posterior, -1.0 if higher_is_better else 1.0, random, half)
        for first in range(0, half, most):
            last = min(first + most, half)
            yield source.draw(random, first, last)[: count - 2 * first]


@dataclass(frozen=True, kw_only=True, eq=False)
class _Source:
    """`centre` and `spread` (n) of the values; of each block the index, the loadings, and k × draws that they load.

    What the blocks load is drawn at once: one large product of matrices instead of many that wait for each other.
    """

    centre: Floats
    spread: Floats
    shared: tuple[tuple[Integers, csr_array, Singles], ...]

    @classmethod
    def of(cls, posterior: Posterior, sign: float, random: np.random.RandomState, draws: int) -> _Source:
        centre = sign * (posterior.mean - posterior.mean.mean())
        spread = np.sqrt(np.maximum(posterior.diagonal, 0.0))
        shared = tuple(
            (block.index, block.loadings.astype(np.float32), _shared(block, random, draws))
            for block in posterior.blocks
            if np.trace(block.inner) > 0
        )
        sizes = [
            np.abs(loadings.data).max(initial=0.0) * np.abs(each).max() for _at, loadings, each in shared
        ]
        scale = max([np.abs(centre).max(), spread.max(), *sizes])
        return cls(centre=centre, spread=np.maximum(spread, _UNEVEN * scale or 1.0), shared=shared)

    def draw(self, random: np.random.RandomState, first: int, last: int) -> Singles:
        """Numbers `first` … `last` and then their mirror images."""
        noise = random.standard_normal((last - first, len(self.centre)))
        noise *= self.spread
        for index, loadings, shared in self.shared:
            noise[:, index] += (loadings @ np.ascontiguousarray(shared[:, first:last])).T
        values = np.empty((2 * len(noise), len(self.centre)), dtype=np.float32)
        np.add(self.centre, noise, out=values[: len(noise)], casting="same_kind")
        np.subtract(self.centre, noise, out=values[len(noise) :], casting="same_kind")
        return values


def _shared(block: Block, random: np.random.RandomState, draws: int) -> Singles:
    """k × `draws` with covariance `inner`."""
    size = len(block.inner)
    ridge = np.eye(size) * (_RIDGE * np.trace(block.inner) / size)
    root = np.linalg.cholesky(block.inner + ridge).astype(np.float32)
    drawn: Singles = root @ random.standard_normal((size, draws)).astype(np.float32)
    return drawn
