"""The crossed mixed model: score = μ + application + juror + the rest, application and juror random.

Bates, Mächler, Bolker & Walker (2015), “Fitting linear mixed-effects models using lme4”.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import sqrt

import numpy as np

from evalapp.analytics.lenses.components import components_of
from evalapp.analytics.lenses.mixed.design import parts_of
from evalapp.analytics.lenses.mixed.modes import Relative, modes_with_jurors, modes_without_jurors
from evalapp.analytics.lenses.mixed.posterior import Posterior
from evalapp.analytics.lenses.mixed.search import search
from evalapp.analytics.lenses.ratings import Floats, Ratings
from evalapp.domain.texts import _

TWO_SIDED_95 = 1.96
_SAME = 1e-12


@dataclass(frozen=True, kw_only=True, slots=True)
class Variance:
    """Where the differences between scores come from: variances, in points²."""

    application: float
    juror: float
    residual: float

    @property
    def single(self) -> float:
        """ICC(A,1): the share of the applications in one score (McGraw & Wong 1996); 0 where nothing varies."""
        return self.of_mean(1)

    def of_mean(self, k: float) -> float:
        """Reliability of the mean of k jurors drawn anew for each application: ICC(A,k)."""
        total = self.application + self._noise(k)
        return self.application / total if total else 0.0

    def least_difference(self, k: float) -> float:
        """The smallest difference between two means of k scores that chance alone seldom (5 %) exceeds, in points."""
        return TWO_SIDED_95 * sqrt(2 * self._noise(k))

    def _noise(self, k: float) -> float:
        return (self.juror + self.residual) / k


@dataclass(frozen=True, kw_only=True, eq=False)
class MixedFit:
    """The fitted model. n applications and m jurors as in `ratings`; everything in points of the total."""

    ratings: Ratings
    variance: Variance
    mean: float
    mean_error: float
    deviance: float
    deviance_without_jurors: float
    offsets: Floats
    offset_errors: Floats
    posterior: Posterior


def fit(ratings: Ratings, *, restricted: bool = True, crossed: bool = True) -> MixedFit | None:
    """By restricted maximum likelihood, or by maximum likelihood where `restricted` is false.

    None where there is nothing to estimate; `why_not` says why. The variance of the jurors is exactly 0 where that
    fits best, where `crossed` is false, and where a saturated design cannot tell it from the residual, of which it is
    then a part (always where no juror gave two scores).
    """
    if _lacking(ratings):
        return None
    centre = float(ratings.value.mean())
    values = ratings.value - centre
    crossed = crossed and bool(ratings.per_juror.max() > 1)
    parts = parts_of(ratings, values) if crossed else ()
    best, without = search(ratings, values, parts, restricted=restricted, crossed=crossed)
    if best.is_without_remainder and is_saturated(ratings):
        best = without
    if best.is_without_remainder:
        return None
    given = Relative(
        application=best.application**2,
        juror=best.juror**2,
        residual=best.solved.remainder / (len(ratings) - restricted),
        mean=best.solved.mean,
    )
    modes = (
        modes_with_jurors(ratings, parts, given)
        if best.juror
        else modes_without_jurors(ratings, values, given)
    )
    mean = centre + given.mean
    return MixedFit(
        ratings=ratings,
        variance=Variance(
            application=given.application * given.residual,
            juror=given.juror * given.residual,
            residual=given.residual,
        ),
        mean=mean,
        mean_error=sqrt(given.residual / best.solved.products[1, 1]),
        deviance=best.deviance,
        deviance_without_jurors=without.deviance,
        offsets=modes.offsets,
        offset_errors=modes.offset_errors,
        posterior=replace(modes.posterior, mean=mean + modes.posterior.mean),
    )


def is_saturated(ratings: Ratings) -> bool:
    """Whether some offsets of applications and jurors fit all scores exactly: no ratings that close a circle."""
    nodes = len(ratings.applications) + len(ratings.jurors)
    return len(ratings) == nodes - components_of(ratings).count


def why_not(ratings: Ratings) -> str:
    """One sentence where `fit` gives None; empty where it gives a result (which takes another fit to find out)."""
    return _lacking(ratings) or ("" if fit(ratings) is not None else _without_remainder())


def _lacking(ratings: Ratings) -> str:
    if len(ratings.applications) < 2:
        return _("Fewer than two applications have scores: there is nothing to compare.")
    if len(ratings.jurors) < 2:
        return _("Fewer than two jurors gave scores: how far they agree cannot be known.")
    if ratings.per_application.max() < 2:
        return _("No application has scores of two jurors: how far they agree cannot be known.")
    if np.ptp(ratings.value) <= _SAME * np.abs(ratings.value).max():
        return _("All scores are equal: there are no differences to explain.")
    return ""


def _without_remainder() -> str:
    return _(
        "The scores lie so close together, or are so few, that chance cannot be told from differences "
        "between applications and jurors."
    )
