"""One edit of one score in a ranked panel, exactly, without ranking all of it again: what a live view needs.

The bare core, as `rank_arrays` is: means per criterion, Σ factor · mean, places 1, 2, 2, 4.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import lcm

import numpy as np

from evalapp.analytics.exact import Weighing, common_denominator, exact_sums, largest
from evalapp.analytics.ranking.ranking import RankedArrays, rank_arrays
from evalapp.analytics.table import Exact, Integers
from evalapp.domain.errors import BadValue
from evalapp.domain.texts import _

_MOST_INT64 = 2**63 - 1


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class RankedSums:
    """A applications on C criteria, ranked, with what it takes to rank them again after one edit.

    `sums` and `counts` (A × C) of the scores in steps. `key / denominator` is the total of each application,
    negative where higher is better, so that the smallest comes first; without every score it means nothing.
    `coefficients` are those of one step of a criterion mean in the key, over `multiple`, a common multiple of
    the counts. `most` bounds every |score|. `order`: the `ranked` applications best first, equal ones by index,
    then the others by index. `place` 1, 2, 2, 4; 0 without every score.
    """

    sums: Exact
    counts: Integers
    key: Exact
    coefficients: tuple[int, ...]
    multiple: int
    denominator: int
    most: int
    order: Integers
    ranked: int
    place: Integers
    higher_is_better: bool

    def total(self, application: int) -> Fraction | None:
        """None without every score."""
        if not self.place[application]:
            return None
        key = int(self.key[application])
        return Fraction(-key if self.higher_is_better else key, self.denominator)

    def edited(self, application: int, criterion: int, old: int | None, new: int | None) -> Edit:
        """One score of a cell becomes `new` where it was `old`, in steps; None for no score.

        Raises BadValue for an application or criterion that is not there, and for an `old` score in a cell that
        has none.
        """
        self._require(application, criterion, old)
        after, key = self._rescored(application, criterion, old, new)
        return _replaced(self, after, application, key)

    def _require(self, application: int, criterion: int, old: int | None) -> None:
        applications, criteria = self.counts.shape
        is_there = 0 <= application < applications and 0 <= criterion < criteria
        if not is_there or (old is not None and not self.counts[application, criterion]):
            raise BadValue(_("There is no such score to change."))

    def _rescored(
        self, application: int, criterion: int, old: int | None, new: int | None
    ) -> tuple[RankedSums, int]:
        """With the new sums and counts, all keys over the new denominator; and the new key of the application."""
        count, total = int(self.counts[application, criterion]), int(self.sums[application, criterion])
        count_after = count + (new is not None) - (old is not None)
        total_after = total + (new or 0) - (old or 0)
        multiple = lcm(self.multiple, max(count_after, 1))
        ratio, coefficient = multiple // self.multiple, self.coefficients[criterion]
        key = ratio * int(self.key[application]) + coefficient * (
            total_after * (multiple // max(count_after, 1)) - total * (multiple // max(count, 1))
        )
        most = max(self.most, abs(new or 0))
        # What `common_denominator` and `Weighing` prove for a whole panel, for the one that it becomes.
        fits = most * multiple * max(sum(map(abs, self.coefficients)), 1) <= _MOST_INT64
        sums = _copy(self.sums, fits=fits)
        keys = _copy(self.key, fits=fits)
        counts = self.counts
        if ratio > 1:
            keys *= ratio
        keys[application], sums[application, criterion] = key, total_after
        if count_after != count:
            counts = counts.copy()
            counts[application, criterion] = count_after
        return replace(
            self,
            sums=sums,
            counts=counts,
            key=keys,
            multiple=multiple,
            denominator=self.denominator * ratio,
            most=most,
        ), ratio * int(self.key[application])


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Edit:
    """What one edit did: the panel after it, the application's own total and places, and whose place moved.

    A total is None, and a place 0, without every score. `moved` are indices, in no promised order.
    """

    after: RankedSums
    total: Fraction | None
    place_before: int
    place: int
    moved: Integers


def ranked_sums(
    application: Integers,
    criterion: Integers,
    value: Exact,
    factors: Sequence[Fraction],
    *,
    applications: int,
    higher_is_better: bool = True,
) -> RankedSums:
    """Takes what `rank_arrays` takes, and ranks by it."""
    core: RankedArrays = rank_arrays(
        application, criterion, value, factors, applications=applications, higher_is_better=higher_is_better
    )
    shape = (applications, len(factors))
    cell = application * len(factors) + criterion
    counts = np.bincount(cell, minlength=applications * len(factors)).reshape(shape)
    sums = exact_sums(cell, value, applications * len(factors)).reshape(shape)
    most = largest(value)
    multiple = common_denominator(sums, np.maximum(counts, 1), most).denominator
    sign = -1 if higher_is_better else 1
    return RankedSums(
        sums=sums,
        counts=counts,
        key=sign * core.total,
        coefficients=tuple(sign * each for each in Weighing.of(factors).coefficients),
        multiple=multiple,
        denominator=core.denominator,
        most=most,
        order=core.order,
        ranked=int(np.count_nonzero(core.place)),
        place=core.place,
        higher_is_better=higher_is_better,
    )


def _copy(array: Exact, *, fits: bool) -> Exact:
    return array.copy() if fits else array.astype(object)


def _replaced(before: RankedSums, after: RankedSums, application: int, old_key: int) -> Edit:
    """Take the application out of the order and put it where its new key belongs; others move by one at most."""
    was_ranked, is_ranked = (
        bool(before.place[application]),
        bool(after.counts[application].all()),
    )
    at = int(np.flatnonzero(before.order == application)[0])
    rest = np.delete(before.order, at)
    ranked = before.ranked - was_ranked
    ladder = after.key[rest[:ranked]]
    new_key = int(after.key[application])
    start, end = (int(np.searchsorted(ladder, new_key, side=side)) for side in ("left", "right"))
    if not is_ranked:
        start, end = ranked, len(rest)
    at = start + int(np.searchsorted(rest[start:end], application))

    place = before.place.copy()
    below_old = int(np.searchsorted(ladder, old_key, side="right")) if was_ranked else ranked
    below_new = end if is_ranked else ranked
    risen, fallen = rest[below_old:below_new], rest[below_new:below_old]
    place[risen] -= 1
    place[fallen] += 1
    place[application] = start + 1 if is_ranked else 0
    moved = np.concatenate([risen, fallen])
    if place[application] != before.place[application]:
        moved = np.append(moved, application)
    placed = replace(after, order=np.insert(rest, at, application), ranked=ranked + is_ranked, place=place)
    return Edit(
        after=placed,
        total=placed.total(application),
        place_before=int(before.place[application]),
        place=int(place[application]),
        moved=moved,
    )
