"""When a correction for the severity of jurors can be defended, and the sentence for each reason why not."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import floor

import numpy as np
from scipy.special import chdtrc

from evalapp.analytics.lenses.components import component_sentences, components_of
from evalapp.analytics.lenses.mixed.mixed import MixedFit
from evalapp.domain.texts import _, ngettext
from evalapp.words.formats import score

_LEAST_LOAD = 8
_LEAST_GAIN = 0.02
_RARE = 0.05


@dataclass(frozen=True, kw_only=True, slots=True)
class Condition:
    """What must hold, in a few words, and where it does not, why, in a sentence."""

    words: str
    why_not: str

    @property
    def is_met(self) -> bool:
        return not self.why_not


def conditions(fit: MixedFit, gain: float) -> tuple[Condition, ...]:
    """All that must hold before a correction may be offered."""
    is_chance = chance_of(fit) >= _RARE
    return (
        Condition(
            words=_("all applications hang together through shared jurors"),
            why_not=" ".join(component_sentences(components_of(fit.ratings))),
        ),
        Condition(
            words=_("half of the jurors gave {least} scores or more").format(least=_LEAST_LOAD),
            why_not=_load(fit),
        ),
        Condition(
            words=_("a gain of {least} percentage points or more").format(
                least=percentage_points(_LEAST_GAIN)
            ),
            why_not=_gain(fit, gain),
        ),
        Condition(
            words=_("jurors differ by more than chance brings about"),
            why_not=_(
                "The differences in severity between these jurors are no larger than chance brings about."
            )
            if is_chance
            else "",
        ),
    )


def refusals(fit: MixedFit, gain: float) -> tuple[str, ...]:
    """Every condition that fails, in a sentence; empty where a correction may be offered."""
    return tuple(each.why_not for each in conditions(fit, gain) if not each.is_met)


def chance_of(fit: MixedFit) -> float:
    """How often chance alone would make jurors without any severity look at least so different.

    The likelihood ratio where the variance cannot be below 0: half χ² with 0, half with 1 degree of freedom
    (Self & Liang 1987, case 5).
    """
    ratio = fit.deviance_without_jurors - fit.deviance
    return 0.5 * float(chdtrc(1, ratio)) if ratio > 0 else 1.0


def _load(fit: MixedFit) -> str:
    load = floor(np.median(fit.ratings.per_juror))
    if load >= _LEAST_LOAD:
        return ""
    return ngettext(
        "At least half of the jurors gave no more than {n} score; to know how severe someone is takes {least}.",
        "At least half of the jurors gave no more than {n} scores; to know how severe someone is takes {least}.",
        load,
    ).format(n=load, least=_LEAST_LOAD)


def _gain(fit: MixedFit, gain: float) -> str:
    if gain >= _LEAST_GAIN:
        return ""
    if fit.ratings.is_complete:
        return _(
            "Every juror scored every application: a severe juror weighs on all of them alike, and correcting for "
            "it would change nothing in their order."
        )
    return _(
        "Corrected means would hardly tell the applications apart better than plain ones: the gain is {gain} "
        "percentage points, and below {least} it is not offered."
    ).format(gain=percentage_points(gain), least=percentage_points(_LEAST_GAIN))


def percentage_points(share: float) -> str:
    """With one decimal, rounded down: what does not reach a limit must not look as if it did."""
    return score(Fraction(floor(share * 1000 + 1e-9), 10))
