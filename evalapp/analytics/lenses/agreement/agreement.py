"""Agreement: how far the jurors agree, and how large a difference between two means must be to say anything."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from evalapp.analytics.lenses.agreement.coincidence import Level, krippendorff_alpha
from evalapp.analytics.lenses.agreement.concordance import Concordance, kendall
from evalapp.analytics.lenses.agreement.icc import Coefficient, ShroutFleiss, shrout_fleiss
from evalapp.analytics.lenses.agreement.intervals import Span, alpha_interval, concordance_interval
from evalapp.analytics.lenses.mixed.mixed import Variance
from evalapp.analytics.lenses.mixed.spans import Spans
from evalapp.analytics.lenses.ratings import Ratings

WEAK = 0.5
"""Below this reliability of the mean, less than half of what separates two means is the applications' own."""


@dataclass(frozen=True, kw_only=True, slots=True)
class OfMean:
    """What a mean of `scores` scores is worth, and how many `applications` have so many.

    `reliability`: σ²ᵤ / (σ²ᵤ + (σ²w + σ²e) / scores), with its 95 % `interval`; `least_difference`:
    1.96 · √2 · √((σ²w + σ²e) / scores), in points: two such means closer than this are not clearly different; with its
    95 % interval `least_interval`.
    """

    scores: int
    applications: int
    reliability: float
    interval: Span | None
    least_difference: float
    least_interval: Span | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Agreement:
    """What is None cannot be had from these ratings; `agreement.words.agreement_sentences` says why.

    `k`: ratings per application on average. `range_`: the lowest and the highest mean, in points.
    `krippendorff_alpha` is the interval one. Intervals are of 95 %.
    """

    applications: int
    jurors: int
    k: float
    is_complete: bool
    partial: int
    range_: tuple[float, float] | None
    variance: Variance | None
    spans: Spans | None
    of_means: tuple[OfMean, ...]
    krippendorff_alpha: float | None
    krippendorff_interval: Span | None
    krippendorff_ordinal: float | None
    krippendorff_ordinal_interval: Span | None
    concordance: Concordance | None
    concordance_interval: Span | None
    shrout_fleiss: ShroutFleiss | None

    @property
    def icc2_1(self) -> Coefficient | None:
        """ICC(2,1) of Shrout & Fleiss: only where every juror scored every application."""
        return self.shrout_fleiss.icc2 if self.shrout_fleiss else None

    @property
    def icc2_k(self) -> Coefficient | None:
        return self.shrout_fleiss.icc2k if self.shrout_fleiss else None

    @property
    def single(self) -> float | None:
        """The reliability of one score from the variance components, ICC(A,1): of any design."""
        return self.variance.single if self.variance else None

    @property
    def least_difference(self) -> float | None:
        """Where all means have the same number of scores; otherwise each number has its own."""
        return self.of_means[0].least_difference if len(self.of_means) == 1 else None

    @property
    def kendall_w(self) -> float | None:
        return self.concordance.w if self.concordance else None

    @property
    def weak(self) -> int:
        """How many applications have a mean of which less than half tells something of the application."""
        return sum(each.applications for each in self.of_means if each.reliability < WEAK)

    @property
    def is_weak(self) -> bool:
        """Whether a list of these means has to carry a warning at its head: that of half of them is weak."""
        return self.weak > 0 and 2 * self.weak >= self.applications


def agreement_of(ratings: Ratings, variance: Variance | None = None, spans: Spans | None = None) -> Agreement:
    """All applications that were rated go in, never a shortlist alone.

    Among the best few the applications differ little and the jurors as much as ever: a real panel has .37 on all
    72 applications and 0 on the best 36, which says nothing about its jury. `variance`: the components of the
    mixed model fitted to the same ratings, and `spans` how far they may be off; without them, or where nothing
    varies, reliability is None.
    """
    means = ratings.means.tolist() if len(ratings) else []
    is_fitted = variance is not None and variance.application + variance.juror + variance.residual > 0
    known = variance if means and is_fitted else None
    concordance = kendall(ratings)
    # Of a single one, what is seen and what is to be expected would come from the same few scores.
    is_shared = np.count_nonzero(ratings.per_application > 1) > 1
    return Agreement(
        applications=len(ratings.applications),
        jurors=len(ratings.jurors),
        k=len(ratings) / max(len(ratings.applications), 1),
        is_complete=ratings.is_complete,
        partial=ratings.partial,
        range_=(min(means), max(means)) if means else None,
        variance=known,
        spans=spans if known else None,
        of_means=_of_means(ratings, known, spans) if known else (),
        krippendorff_alpha=krippendorff_alpha(ratings) if is_shared else None,
        krippendorff_interval=alpha_interval(ratings) if is_shared else None,
        krippendorff_ordinal=krippendorff_alpha(ratings, Level.ORDINAL) if is_shared else None,
        krippendorff_ordinal_interval=alpha_interval(ratings, Level.ORDINAL) if is_shared else None,
        concordance=concordance,
        concordance_interval=concordance_interval(concordance) if concordance else None,
        shrout_fleiss=shrout_fleiss(ratings),
    )


def _of_means(ratings: Ratings, variance: Variance, spans: Spans | None) -> tuple[OfMean, ...]:
    """One for each number of scores that occurs, the fewest first: never for the average of different ones."""
    numbers, counts = np.unique(ratings.per_application, return_counts=True)
    return tuple(
        OfMean(
            scores=k,
            applications=n,
            reliability=variance.of_mean(k),
            interval=spans.of_mean(k) if spans else None,
            least_difference=variance.least_difference(k),
            least_interval=spans.least_difference(k) if spans else None,
        )
        for k, n in zip(numbers.tolist(), counts.tolist())
    )
