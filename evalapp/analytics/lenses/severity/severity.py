"""How strict each juror is, whether correcting for it would help, and what it would move."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from evalapp.analytics.lenses.mixed.design import sums_of
from evalapp.analytics.lenses.mixed.mixed import MixedFit
from evalapp.analytics.lenses.mixed.spans import Spans
from evalapp.analytics.lenses.places import least_places
from evalapp.analytics.lenses.ratings import Floats, Ratings
from evalapp.analytics.lenses.severity.gain import gain_of
from evalapp.analytics.lenses.severity.gate import refusals
from evalapp.analytics.table import Integers

LEAST_SCORES = 4
_TWO_SIDED_95 = 1.96
_TOLERANCE = 1e-9


@dataclass(frozen=True, kw_only=True, slots=True)
class JurorSeverity:
    """How far the scores of one juror lie above (+) those of the others on the same applications, in points.

    In the scheme's own direction: where lower is better a strict juror has a positive offset. Where the variance of
    the jurors was estimated as 0, every offset is 0 and has no `standard_error`: 0 is the edge of what a variance can
    be, and says that the scores show no differences, not that there are none.
    """

    juror: str
    offset: float
    standard_error: float | None
    scores: int

    @property
    def interval(self) -> tuple[float, float] | None:
        """95 %."""
        if self.standard_error is None:
            return None
        width = _TWO_SIDED_95 * self.standard_error
        return self.offset - width, self.offset + width

    @property
    def is_thin(self) -> bool:
        """Whether the juror gave too few scores to say much."""
        return self.scores < LEAST_SCORES


@dataclass(frozen=True, kw_only=True, slots=True)
class Move:
    """An application that would change places in the order of the means; equal means share a place."""

    application: str
    place_raw: int
    place_corrected: int


@dataclass(frozen=True, kw_only=True, eq=False)
class Severity:
    """`jurors` as in the ratings, n applications.

    `spread` is the 95 % interval of the sd between jurors, in points, where it can be told from chance at all.
    `gain` is the share of the squared differences between applications that corrected means tell better than
    plain ones. `refusals` names each condition that fails; `corrected` (n, points) is there only where none does.
    """

    fit: MixedFit
    jurors: tuple[JurorSeverity, ...]
    spread: tuple[float, float] | None
    gain: float
    refusals: tuple[str, ...]
    corrected: Floats | None

    @property
    def is_offered(self) -> bool:
        """Whether a correction can be defended at all."""
        return not self.refusals

    def moves(self, most: int) -> tuple[Move, ...]:
        """What would move, the furthest first; empty where no correction is offered."""
        if self.corrected is None:
            return ()
        ratings = self.fit.ratings
        before, after = (_places(each, ratings) for each in (ratings.means, self.corrected))
        order = np.lexsort((before, -np.abs(after - before)))
        return tuple(
            Move(application=ratings.applications[n], place_raw=int(before[n]), place_corrected=int(after[n]))
            for n in order[:most]
            if before[n] != after[n]
        )


def severity_of(fit: MixedFit, spans: Spans | None = None) -> Severity:
    """From a crossed fit; it always gives a result, with the reasons in `refusals` where no correction is offered."""
    ratings = fit.ratings
    gain = gain_of(fit)
    reasons = refusals(fit, gain)
    return Severity(
        fit=fit,
        jurors=tuple(
            JurorSeverity(
                juror=juror,
                offset=offset,
                standard_error=error if fit.variance.juror else None,
                scores=scores,
            )
            for juror, offset, error, scores in zip(
                ratings.jurors, fit.offsets.tolist(), fit.offset_errors.tolist(), ratings.per_juror.tolist()
            )
        ),
        spread=spans.juror if spans else None,
        gain=gain,
        refusals=reasons,
        corrected=None if reasons else corrected_means(fit),
    )


def corrected_means(fit: MixedFit) -> Floats:
    """The mean of each application's scores, each less the offset of the juror who gave it (n, points)."""
    ratings = fit.ratings
    sums, counts = sums_of(ratings.application, ratings.value - fit.offsets[ratings.juror]).T
    means: Floats = sums / counts
    return means


def _places(means: Floats, ratings: Ratings) -> Integers:
    """1, 2, 2, 4 …; means that differ by no more than rounding errors share a place."""
    better = -means if ratings.higher_is_better else means
    unit = _TOLERANCE * max(float(np.abs(better).max()), float(np.ptp(ratings.value)))
    return least_places(np.rint(better / unit))
