"""Exact arithmetic on arrays: 64-bit integers where the data prove that they suffice, Python integers otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

import numpy as np

from evalapp.analytics.table import Exact, Flags, Integers

_MOST_INT64 = 2**63 - 1
_MOST_IN_DOUBLE = 2**53  # every whole number up to here is a double; numpy's bincount adds doubles


def largest(array: Exact) -> int:
    """The largest absolute value, as a Python integer (int64's own `abs` overflows at −2⁶³)."""
    return max(abs(int(array.max())), abs(int(array.min()))) if array.size else 0


def exact_sums(place: Integers, value: Exact, size: int) -> Exact:
    """The sum of the values in each of `size` places."""
    if value.dtype != object and largest(value) * len(value) <= _MOST_IN_DOUBLE:
        return np.bincount(place, weights=value, minlength=size).astype(np.int64)
    sums = np.zeros(size, dtype=object)
    np.add.at(sums, place, value.astype(object))
    return sums


@dataclass(frozen=True, kw_only=True, eq=False)
class Scaled:
    """Numbers over one denominator: `numerator / denominator`, in any shape.

    `bound` is proved: no absolute numerator is larger.
    """

    numerator: Exact
    denominator: int
    bound: int

    def fraction(self, index: int | tuple[int, int]) -> Fraction:
        return Fraction(int(self.numerator[index]), self.denominator)

    def fractions(self) -> list[Fraction]:
        """Every number of a flat array; equal numbers are one object, since reducing a fraction takes time."""
        made: dict[int, Fraction] = {}
        numerators = [int(each) for each in self.numerator.tolist()]
        for each in numerators:
            if each not in made:
                made[each] = Fraction(each, self.denominator)
        return [made[each] for each in numerators]

    def at_least(self, limit: Fraction) -> Flags:
        """Where the number is `limit` or more; a numerator is whole, so the limit may be rounded up."""
        least = -(-limit.numerator * self.denominator // limit.denominator)
        return np.asarray(self.numerator >= least, dtype=bool)

    def at_most(self, limit: Fraction) -> Flags:
        most = limit.numerator * self.denominator // limit.denominator
        return np.asarray(self.numerator <= most, dtype=bool)

    def units(self, decimals: int) -> Exact:
        """Rounded half up (towards +∞, below zero too) to `decimals` places, in units of the last place."""
        double = 2 * 10**decimals
        fits = self.bound * double + self.denominator <= _MOST_INT64 and 2 * self.denominator <= _MOST_INT64
        numerator = self.numerator if fits else self.numerator.astype(object)
        return np.asarray((numerator * double + self.denominator) // (2 * self.denominator))


def common_denominator(numerator: Exact, divisor: Integers, most: int) -> Scaled:
    """`numerator / divisor` over the least common multiple of the divisors; `most` bounds every |quotient|."""
    counts = np.flatnonzero(np.bincount(divisor.ravel())) if divisor.size else np.ones(1, dtype=np.int64)
    multiple = lcm(*(int(count) for count in counts))
    bound = most * multiple
    if numerator.dtype == object or max(bound, multiple) > _MOST_INT64:
        scaled = numerator.astype(object) * (multiple // divisor.astype(object))
    elif len(counts) == 1:
        scaled = numerator
    else:
        scaled = numerator * (multiple // divisor)
    return Scaled(numerator=scaled, denominator=multiple, bound=bound)


@dataclass(frozen=True, kw_only=True, slots=True)
class Weighing:
    """A weighted sum over the columns as integers: Σ coefficient · column / denominator."""

    coefficients: tuple[int, ...]
    denominator: int

    @classmethod
    def of(cls, factors: Sequence[Fraction]) -> Weighing:
        denominator = lcm(*(factor.denominator for factor in factors))
        return cls(
            coefficients=tuple(int(factor * denominator) for factor in factors), denominator=denominator
        )

    def apply(self, columns: Scaled) -> Scaled:
        """(rows × columns) → rows; in int64 only where Σ|coefficient| times the bound fits."""
        weight = sum(abs(each) for each in self.coefficients)
        bound = weight * columns.bound
        matrix = columns.numerator
        if matrix.dtype == object or max(bound, weight) > _MOST_INT64:
            matrix = matrix.astype(object)
            total = matrix @ np.array(self.coefficients, dtype=object)
        else:
            total = matrix @ np.array(self.coefficients, dtype=np.int64)
        return Scaled(numerator=total, denominator=columns.denominator * self.denominator, bound=bound)


def dense(values: Exact, *, highest_first: bool) -> Integers:
    """0 for the best value, 1 for the next, equal for equal."""
    _values, inverse = np.unique(values, return_inverse=True)
    ranks = inverse.astype(np.int64)
    return ranks.max(initial=0) - ranks if highest_first else ranks


def distinct(values: Integers) -> Integers:
    """Each once, in ascending order; as np.unique, which imports numpy.ma to find that nothing is masked."""
    ordered = np.sort(values)
    once: Integers = ordered[np.diff(ordered, prepend=ordered[:1] - 1) != 0]
    return once


def places_of(blocks: Integers) -> Integers:
    """1, 2, 2, 4: one more than the number of entries in better (smaller) blocks."""
    sizes = np.bincount(blocks)
    return (np.cumsum(sizes) - sizes)[blocks] + 1
