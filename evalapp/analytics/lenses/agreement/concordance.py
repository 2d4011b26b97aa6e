"""Kendall's W: how far the jurors' own orders of the applications agree."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import chdtrc

from evalapp.analytics.lenses.ratings import Floats, Ratings
from evalapp.analytics.table import Integers


@dataclass(frozen=True, kw_only=True, slots=True)
class Concordance:
    """Kendall's W over m jurors and n applications: 1 where all orders are the same, 0 where they cancel out, and
    1/m on average where they are random.

    `w` is corrected for ties, `uncorrected` is not; `chi2` = m (n − 1) W is Friedman's statistic, with
    `degrees` = n − 1. Kendall & Babington Smith 1939; the correction as in Siegel & Castellan 1988.
    """

    w: float
    uncorrected: float
    jurors: int
    applications: int

    @property
    def chi2(self) -> float:
        return self.jurors * self.degrees * self.w

    @property
    def chance(self) -> float:
        """What W is on average among jurors who order at random: not 0."""
        return 1.0 / self.jurors

    @property
    def degrees(self) -> int:
        return self.applications - 1

    @property
    def p_value(self) -> float:
        """The chance of a W this high among jurors who order at random; for cross-checks, never for a report."""
        return float(chdtrc(self.degrees, self.chi2))


def kendall(ratings: Ratings) -> Concordance | None:
    """None unless every juror rated every application, at least two of each, and one juror told two apart."""
    jurors, applications = len(ratings.jurors), len(ratings.applications)
    if not ratings.is_complete or min(jurors, applications) < 2:
        return None
    rank, ties = midranks(ratings.juror, ratings.value)
    sums = np.bincount(ratings.application, weights=rank, minlength=applications)
    squares = 12 * float(np.sum((sums - jurors * (applications + 1) / 2) ** 2))
    most = jurors**2 * (applications**3 - applications)
    # Σ(t³ − t) over the ties of size t is Σ(t² − 1) over their members.
    attainable = most - jurors * int(np.sum(ties**2 - 1))
    if not attainable:
        return None
    return Concordance(
        w=squares / attainable, uncorrected=squares / most, jurors=jurors, applications=applications
    )


def midranks(group: Integers, value: Floats) -> tuple[Floats, Integers]:
    """The rank of each value within its group, from 1 for the lowest, and with how many (itself too) it ties.

    Equal values share the mean of their ranks.
    """
    order = np.lexsort((value, group))
    in_group, in_value = group[order], value[order]
    is_new = np.ones(len(order), dtype=bool)
    is_new[1:] = (np.diff(in_group) != 0) | (np.diff(in_value) != 0)
    first = np.flatnonzero(is_new)
    size = np.diff(first, append=len(order))
    middle = first - np.searchsorted(in_group, in_group[first]) + (size + 1) / 2
    rank, ties = np.empty(len(order)), np.empty(len(order), dtype=np.int64)
    rank[order], ties[order] = np.repeat(middle, size), np.repeat(size, size)
    return rank, ties
