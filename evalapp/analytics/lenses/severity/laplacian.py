"""The normal equations of the jurors in the two-way model, one dense block for each component."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy.linalg import cho_factor, cho_solve

from evalapp.analytics.lenses.components import Components
from evalapp.analytics.lenses.ratings import Floats, Ratings
from evalapp.analytics.table import Integers


@dataclass(frozen=True, kw_only=True, eq=False)
class Laplacian:
    """L b = B − N′D⁻¹V, with L = B̃ − N′D⁻¹N (MacKay, Kenna, Low & Parker 2017, Royal Society Open Science 4).

    N (n × m) holds the weights of the ratings, D and B̃ their sums over each application and juror, V and B the
    weighted sums of the scores. Applications are eliminated, which costs nothing since D is diagonal.
    `entries` are the blocks of L one after the other: that of jurors j and k of one component is at
    `row[j] + column[k]`. `share` (R) is the weight of a rating in the mean of its application, `mass` (n) is D.
    """

    ratings: Ratings
    components: Components
    weight: Floats
    share: Floats
    mass: Floats
    entries: Floats
    row: Integers
    column: Integers

    @classmethod
    def of(cls, ratings: Ratings, components: Components, weight: Floats) -> Laplacian:
        row, column, length = _layout(components)
        mass = sums(ratings.application, weight, len(ratings.applications))
        share = weight / mass[ratings.application]
        entries = np.zeros(length)
        np.add.at(entries, (row + column)[ratings.juror], weight * (1 - share))
        for one, other in pairs(ratings.application):
            shared, (left, right) = weight[one] * share[other], (ratings.juror[one], ratings.juror[other])
            np.subtract.at(entries, row[left] + column[right], shared)
            np.subtract.at(entries, row[right] + column[left], shared)
        return cls(
            ratings=ratings,
            components=components,
            weight=weight,
            share=share,
            mass=mass,
            entries=entries,
            row=row,
            column=column,
        )

    def means(self, value: Floats) -> Floats:
        """The weighted mean over each application (n) of a number for each rating (R)."""
        return sums(self.ratings.application, self.share * value, len(self.mass))

    def biases(self, value: Floats) -> Floats:
        """The solution for scores `value` (R) that sums to 0 over the jurors of each component (m)."""
        left = self.weight * (value - self.means(value)[self.ratings.application])
        owed = sums(self.ratings.juror, left, len(self.row))
        bias = np.zeros(len(self.row))
        for members, block, _start in self._blocks():
            factor = cho_factor(block, overwrite_a=True, check_finite=False)
            bias[members] = cho_solve(factor, owed[members], check_finite=False)
        return bias

    def value_variances(self) -> Floats:
        """The diagonal of D⁻¹ + D⁻¹N L⁺ N′D⁻¹ (n): the variance of each value as a multiple of σ²."""
        inverse = np.zeros_like(self.entries)
        for members, block, start in self._blocks():
            size = len(members)
            # What holds the block's null space off zero comes out again: L⁺ = (L + c·11ᵀ)⁻¹ − 11ᵀ/(c·size²).
            extra = 1 / (_hold(self.entries, start, size) * size**2)
            inverse[start : start + size**2] = (np.linalg.inv(block) - extra).ravel()
        juror, share = self.ratings.juror, self.share
        parts = share**2 * inverse[(self.row + self.column)[juror]]
        for one, other in pairs(self.ratings.application):
            parts[one] += (
                2 * share[one] * share[other] * inverse[self.row[juror[one]] + self.column[juror[other]]]
            )
        return 1 / self.mass + sums(self.ratings.application, parts, len(self.mass))

    def _blocks(self) -> Iterator[tuple[Integers, Floats, int]]:
        """Jurors, L + c·11ᵀ (positive definite) and where L starts, of every component with two jurors or more."""
        size = np.bincount(self.components.juror, minlength=self.components.count)
        in_order = np.argsort(self.components.juror, kind="stable")
        ends = np.cumsum(size)
        for n in np.flatnonzero(size > 1):
            members = in_order[ends[n] - size[n] : ends[n]]
            start, length = int(self.row[members[0]]), len(members)
            block = self.entries[start : start + length**2].reshape(length, length)
            yield members, block + _hold(self.entries, start, length), start


def sums(place: Integers, value: Floats, size: int) -> Floats:
    """The sum of the values in each of `size` places."""
    return np.bincount(place, weights=value, minlength=size).astype(np.float64, copy=False)


def _hold(entries: Floats, start: int, size: int) -> float:
    """c such that c·11ᵀ has the mean of the block's diagonal as its eigenvalue."""
    return float(entries[start : start + size**2 : size + 1].mean()) / size


def _layout(components: Components) -> tuple[Integers, Integers, int]:
    """Where the row of each juror begins, the juror's column in its block, and the length of all blocks."""
    size = np.bincount(components.juror, minlength=components.count)
    in_order = np.argsort(components.juror, kind="stable")
    column = np.empty(len(in_order), dtype=np.int64)
    column[in_order] = np.arange(len(in_order)) - np.repeat(np.cumsum(size) - size, size)
    start = np.cumsum(size**2) - size**2
    return start[components.juror] + column * size[components.juror], column, int(np.sum(size**2))


def pairs(application: Integers) -> Iterator[tuple[Integers, Integers]]:
    """Every two ratings of one application, once, as two arrays of positions; `application` is sorted.

    In as many steps as an application has ratings, so that no step needs more room than the ratings do.
    """
    one, step = np.arange(len(application)), 1
    while len(one):
        one = one[one + step < len(application)]
        one = one[application[one] == application[one + step]]
        yield one, one + step
        step += 1
