"""Sums over all pairs of applications (25 million for 5,000), in pieces that stay in the processor's cache."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.special import ndtr

from evalapp.analytics.lenses.mixed.posterior import Posterior
from evalapp.analytics.lenses.ratings import Floats
from evalapp.analytics.table import Integers

Singles = NDArray[np.float32]
MOST_DENSE = 500  # applications; beyond it single precision and a table, some 1e-7 off per pair
_COLUMNS = 128
_STEPS, _REACH = 1024, 6  # of the table, per standard deviation and in standard deviations


@dataclass(frozen=True, kw_only=True, eq=False)
class _Stretch:
    """A block whose members lie side by side, from `start` to `stop`; `inner` is −2 times that of the block."""

    start: int
    stop: int
    loadings: csr_array
    inner: Singles

    def add_to(self, variance: Singles, first: int, last: int) -> None:
        """−2 V between columns `first` … `last` and the rows from `first` on."""
        low, high = max(first, self.start), min(last, self.stop)
        if low < high:
            of_columns = self.loadings[low - self.start : high - self.start] @ self.inner
            rows = self.loadings[low - self.start :]
            variance[low - first : self.stop - first, low - first : high - first] += rows @ (
                np.ascontiguousarray(of_columns.T)
            )


def behind_others(posterior: Posterior, *, higher_is_better: bool) -> Floats:
    """Σₖ (P(θₖ better than θᵢ) − ½) for each application i; they sum to 0.

    A difference without variance is certain, or where it is 0 an even chance. Memory: for more than 500
    applications some pieces of n × 128, never n × n.
    """
    mean = posterior.mean if higher_is_better else -posterior.mean
    if len(mean) <= MOST_DENSE:
        covariance = posterior.covariance()
        own = covariance.diagonal()
        variance = np.add.outer(own, own) - 2.0 * covariance
        np.maximum(variance, _certain(mean, 1e-9), out=variance)
        ahead: Floats = ndtr(np.subtract.outer(mean, mean) / np.sqrt(variance)) - 0.5
        dense: Floats = ahead.sum(axis=0)
        return dense
    order = _side_by_side(posterior)
    behind = np.empty(len(mean))
    behind[order] = _in_pieces(posterior, mean, order)
    return behind


def _certain(mean: Floats, share: float) -> float:
    """A variance so far below the means that it is rounding, not evidence; above 0."""
    return float((share * np.abs(mean).max(initial=0.0)) ** 2 + 1e-30)


def _in_pieces(posterior: Posterior, mean: Floats, order: Integers) -> Floats:
    """In that `order`; each pair is computed once, P for the one and 1 − P for the other."""
    least = np.float32(_certain(mean, 1e-6))
    own = _own_variance(posterior)[order].astype(np.float32)
    centred = (mean - mean.mean())[order].astype(np.float32)
    stretches = _stretches(posterior)
    behind = np.zeros(len(mean))
    for first in range(0, len(mean), _COLUMNS):
        last = min(first + _COLUMNS, len(mean))
        variance = np.add.outer(own[first:], own[first:last])
        for stretch in stretches:
            stretch.add_to(variance, first, last)
        np.maximum(variance, least, out=variance)
        ahead = np.subtract.outer(centred[first:], centred[first:last])
        ahead /= np.sqrt(variance, out=variance)
        chances = centred_chances(ahead)
        behind[first:last] += chances.sum(axis=0, dtype=np.float64)
        behind[last:] -= chances[last - first :].sum(axis=1, dtype=np.float64)
    return behind


def _side_by_side(posterior: Posterior) -> Integers:
    """The members of the first block, those of the next, …, and those of none."""
    is_alone = np.ones(len(posterior.mean), dtype=bool)
    for block in posterior.blocks:
        is_alone[block.index] = False
    order = np.concatenate([*(block.index for block in posterior.blocks), np.flatnonzero(is_alone)])
    return order.astype(np.int64)


def _stretches(posterior: Posterior) -> list[_Stretch]:
    ends = np.cumsum([0, *(len(block.index) for block in posterior.blocks)]).tolist()
    return [
        _Stretch(
            start=start,
            stop=start + len(block.index),
            loadings=block.loadings.astype(np.float32),
            inner=(-2.0 * block.inner).astype(np.float32),
        )
        for start, block in zip(ends, posterior.blocks)
    ]


def _own_variance(posterior: Posterior) -> Floats:
    """The diagonal of the covariance."""
    own = posterior.diagonal.astype(np.float64)
    for block in posterior.blocks:
        for first in range(0, len(block.index), _COLUMNS):
            rows = block.loadings[first : first + _COLUMNS]
            own[block.index[first : first + _COLUMNS]] += rows.multiply(rows @ block.inner).sum(axis=1)
    return own


@cache
def _table() -> tuple[Singles, Singles]:
    """Φ − ½ and its change over one step, at every step from −reach to reach; both odd or even to the last bit."""
    at = np.arange(_STEPS * _REACH + 1) / _STEPS
    half = ndtr(at) - 0.5
    slope = np.exp(-(at**2) / 2) / (np.sqrt(2 * np.pi) * _STEPS)
    mirrored = np.concatenate([-half[:0:-1], half]), np.concatenate([slope[:0:-1], slope])
    return mirrored[0].astype(np.float32), mirrored[1].astype(np.float32)


def centred_chances(deviates: Singles) -> Singles:
    """Φ − ½ by the tangent at the nearest entry: at most step² · max|φ′| / 8 = 3e-8 off, and odd. Overwrites."""
    value, slope = _table()
    limit = _STEPS * _REACH
    deviates *= np.float32(_STEPS)
    np.clip(deviates, -limit, limit, out=deviates)
    nearest = np.rint(deviates)
    deviates -= nearest
    index = nearest.astype(np.intp)
    index += limit
    deviates *= slope.take(index)
    deviates += value.take(index)
    return deviates
