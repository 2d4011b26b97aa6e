"""Agreement: how far the jurors agree, and how large a difference between two means must be to say anything."""

from __future__ import annotations

from dataclasses import dataclass

from evalapp.analytics.lenses.agreement.coincidence import Level, krippendorff_alpha
from evalapp.analytics.lenses.agreement.concordance import Concordance, kendall
from evalapp.analytics.lenses.agreement.icc import ShroutFleiss, shrout_fleiss
from evalapp.analytics.lenses.mixed.mixed import Variance
from evalapp.analytics.lenses.ratings import Ratings

WEAK = 0.5
"""Below this reliability of the mean, less than half of what separates two means is the applications' own."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Agreement:
    """What is None cannot be had from these ratings; `agreement_words.agreement_sentences` says why.

    `k`: ratings per application on average. `range_`: the lowest and the highest mean, in points.
    `krippendorff_alpha` is the interval one.
    """

    applications: int
    jurors: int
    k: float
    is_complete: bool
    partial: int
    range_: tuple[float, float] | None
    variance: Variance | None
    krippendorff_alpha: float | None
    krippendorff_ordinal: float | None
    concordance: Concordance | None
    shrout_fleiss: ShroutFleiss | None

    @property
    def icc2_1(self) -> float | None:
        """ICC(A,1) = σ²ᵤ / (σ²ᵤ + σ²w + σ²e), from the variance components: also of an incomplete design."""
        return self.variance.single if self.variance else None

    @property
    def icc2_k(self) -> float | None:
        """The reliability of the panel's mean of k scores: σ²ᵤ / (σ²ᵤ + (σ²w + σ²e) / k)."""
        return self.variance.of_mean(self.k) if self.variance else None

    @property
    def least_difference(self) -> float | None:
        """1.96 · √2 · √((σ²w + σ²e) / k), in points: two means closer than this are not clearly different."""
        return self.variance.least_difference(self.k) if self.variance else None

    @property
    def kendall_w(self) -> float | None:
        return self.concordance.w if self.concordance else None

    @property
    def is_weak(self) -> bool:
        """Whether a list of these means has to carry a warning at its head."""
        return self.icc2_k is not None and self.icc2_k < WEAK


def agreement_of(ratings: Ratings, variance: Variance | None = None) -> Agreement:
    """All applications that were rated go in, never a shortlist alone.

    Among the best few the applications differ little and the jurors as much as ever: a real panel has .37 on all
    72 applications and 0 on the best 36, which says nothing about its jury. `variance`: the components of the
    mixed model fitted to the same ratings; without them, or where nothing varies, reliability is None.
    """
    means = ratings.means.tolist() if len(ratings) else []
    is_fitted = variance is not None and variance.application + variance.juror + variance.residual > 0
    return Agreement(
        applications=len(ratings.applications),
        jurors=len(ratings.jurors),
        k=len(ratings) / max(len(ratings.applications), 1),
        is_complete=ratings.is_complete,
        partial=ratings.partial,
        range_=(min(means), max(means)) if means else None,
        variance=variance if means and is_fitted else None,
        krippendorff_alpha=krippendorff_alpha(ratings),
        krippendorff_ordinal=krippendorff_alpha(ratings, Level.ORDINAL),
        concordance=kendall(ratings),
        shrout_fleiss=shrout_fleiss(ratings),
    )
