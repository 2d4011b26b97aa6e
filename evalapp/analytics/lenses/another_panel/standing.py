"""On which side of the line another panel would put an application: said only where the scores say so."""

from __future__ import annotations

from enum import StrEnum

from evalapp.analytics.lenses.agreement.agreement import WEAK
from evalapp.domain.texts import _

CLEAR = 0.95
"""Nineteen panels out of twenty."""
_ERRORS = 3.0
_INFORMED = 0.5


class Standing(StrEnum):
    """Where an application stands to the line; all that a report says of its chance."""

    CLEARLY_ABOVE = "clearly-above"
    NOT_DISTINGUISHABLE = "not-distinguishable"
    CLEARLY_BELOW = "clearly-below"

    @property
    def label(self) -> str:
        return {
            Standing.CLEARLY_ABOVE: _("clearly above the line"),
            Standing.NOT_DISTINGUISHABLE: _("not distinguishable from the line"),
            Standing.CLEARLY_BELOW: _("clearly below the line"),
        }[self]


def standing_of(chance: float, *, error: float, base: float, reliability: float) -> Standing:
    """By the `chance` of support, in nineteen panels out of twenty or in one, by more than the sampling can err.

    Where support is rare every chance is low, and where all get it every chance is high: what is left of doubt must be
    at most half of what it would be if nothing were known (`base`, the share that gets support). And where less than
    half of what separates the means is the applications' own (`reliability`), nothing is clear.
    """
    if reliability < WEAK:
        return Standing.NOT_DISTINGUISHABLE
    margin = _ERRORS * error
    if chance - CLEAR > margin and 1.0 - chance <= _INFORMED * (1.0 - base):
        return Standing.CLEARLY_ABOVE
    if (1.0 - CLEAR) - chance > margin and chance <= _INFORMED * base:
        return Standing.CLEARLY_BELOW
    return Standing.NOT_DISTINGUISHABLE
