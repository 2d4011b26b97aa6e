"""Least-squares calibration: what the scores would be if all jurors were equally severe. A diagnostic only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from evalapp.analytics.exact import places_of
from evalapp.analytics.lenses.components import Components, component_sentences, components_of
from evalapp.analytics.lenses.ratings import Floats, Ratings
from evalapp.analytics.lenses.severity.laplacian import Laplacian
from evalapp.analytics.table import Flags, Integers
from evalapp.domain.errors import BadValue
from evalapp.domain.texts import _, ngettext
from evalapp.words.phrases import join_names

CONFIDENCE = 1.75
"""λ: the score of a sure juror weighs λ² times as much as usual, that of an unsure one 1/λ² (MacKay et al. 2017)."""
_WEIGHTS = {"H": CONFIDENCE**2, "M": 1.0, "L": CONFIDENCE**-2}
_ROUNDING = 1e-9


def confidence_weights(letters: Sequence[str]) -> Floats:
    """λ², 1, λ⁻² for the confidences H, M, L; raises BadValue for anything else."""
    unknown = sorted(set(letters) - _WEIGHTS.keys())
    if unknown:
        raise BadValue(_("A confidence is H, M or L, not “{value}”.").format(value=unknown[0]))
    return np.array([_WEIGHTS[each] for each in letters], dtype=np.float64)


@dataclass(frozen=True, kw_only=True, eq=False)
class Calibration:
    """score = value of the application + bias of the juror + noise / confidence, by weighted least squares.

    MacKay, Kenna, Low & Parker 2017 (Royal Society Open Science 4: 160760). In points and in the scheme's own
    direction: `value` (n), `bias` (m; above 0 gives more points than others), which sums to 0 over the jurors of
    each component. `rss` is the weighted sum of squares left over, with `degrees` = R − n − m + components.
    Without ratings all is empty.
    """

    system: Laplacian
    value: Floats
    bias: Floats
    rss: float
    degrees: int

    @property
    def ratings(self) -> Ratings:
        return self.system.ratings

    @property
    def components(self) -> Components:
        return self.system.components

    @property
    def is_single(self) -> Flags:
        """The jurors with one rating (m): their bias takes up all that it says, so it means nothing."""
        return np.asarray(self.ratings.per_juror == 1, dtype=bool)

    @property
    def sigma2(self) -> float | None:
        """The variance of a rating with weight 1; None without degrees of freedom."""
        return self.rss / self.degrees if self.degrees else None

    @cached_property
    def value_error(self) -> Floats | None:
        """The standard error of each value (n), worked out when asked for; None without degrees of freedom."""
        return None if self.sigma2 is None else np.sqrt(self.sigma2 * self.system.value_variances())

    @cached_property
    def places(self) -> Integers | None:
        """1, 2, 2, 4 by value (n); None where there are several components, which have no common order.

        Values that differ by rounding only share their place.
        """
        if not self.components.is_whole:
            return None
        largest = float(np.abs(self.ratings.value).max(initial=0))
        descending = -self.value if self.ratings.higher_is_better else self.value
        order = np.argsort(descending, kind="stable")
        is_apart = np.diff(descending[order]) > _ROUNDING * largest
        blocks = np.zeros(len(order), dtype=np.int64)
        blocks[order[1:]] = np.cumsum(is_apart)
        return places_of(blocks)


def calibrate(ratings: Ratings, weight: Floats | None = None) -> Calibration:
    """`weight` (R): the confidence weight of each rating; all 1 where it is not given.

    Raises BadValue unless there is one finite positive weight a rating. No data is too poor: what a thin design
    cannot give is None in the result, with a sentence.
    """
    weight = np.ones(len(ratings)) if weight is None else weight
    if weight.shape != ratings.value.shape or not bool((np.isfinite(weight) & (weight > 0)).all()):
        raise BadValue(_("Every score needs one confidence weight above 0."))
    system = Laplacian.of(ratings, components_of(ratings), weight)
    # Around 0 the sums of squares keep their digits.
    centre = float(ratings.value.mean()) if len(ratings) else 0.0
    centred = ratings.value - centre
    bias = system.biases(centred)
    value = system.means(centred - bias[ratings.juror])
    left = centred - value[ratings.application] - bias[ratings.juror]
    return Calibration(
        system=system,
        value=value + centre,
        bias=bias,
        rss=float(np.sum(weight * left**2)),
        degrees=len(ratings) - len(value) - len(bias) + system.components.count,
    )


def calibration_sentences(calibration: Calibration, names: Mapping[str, str]) -> tuple[str, ...]:
    """What it is, what it refuses and what in it means nothing; `names` gives the name of a juror's id."""
    if not len(calibration.ratings):
        return (_("There are no scores yet, so nothing can be adjusted for severe and mild jurors."),)
    said = [
        _(
            "Adjusted scores show what the means would be if every juror were equally severe. "
            "They are a check beside the ranking and change nothing in it."
        ),
        *component_sentences(calibration.components),
    ]
    if calibration.places is None:
        said.append(_("So no order of all applications by adjusted scores is given."))
    if calibration.sigma2 is None:
        said.append(_("There are too few scores to say how certain the adjusted ones are."))
    single = [
        names.get(each, each)
        for each, is_one in zip(calibration.ratings.jurors, calibration.is_single)
        if is_one
    ]
    if single:
        said.append(
            ngettext(
                "{jurors} gave one score only; how severe he or she is cannot be known from that.",
                "{jurors} gave one score each; how severe they are cannot be known from that.",
                len(single),
            ).format(jurors=join_names(single))
        )
    return tuple(said)
