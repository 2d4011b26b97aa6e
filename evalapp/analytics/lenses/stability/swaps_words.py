"""What swaps two applications, in a sentence that holds for the percentages it shows."""

from __future__ import annotations

from fractions import Fraction

from evalapp.analytics.lenses.stability.profile_words import FEWEST_DECIMALS, MOST_DECIMALS, beyond, percent
from evalapp.analytics.lenses.stability.swaps import Neighbours, Swap
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.texts import _


def neighbours_sentence(scheme: Scheme, pair: Neighbours) -> str:
    """The smallest change of one weight that swaps the two; the other weights keep their proportions."""
    swap = pair.smallest
    if swap is not None:
        return swap_sentence(scheme, swap)
    if pair.is_tied:
        return _(
            "{ahead} and {behind} have the same score on every criterion that counts; no weight sets them apart."
        ).format(ahead=pair.ahead, behind=pair.behind)
    return _("No change of a single weight puts {behind} ahead of {ahead}.").format(
        ahead=pair.ahead, behind=pair.behind
    )


def swap_sentence(scheme: Scheme, swap: Swap) -> str:
    """At the new weight that is shown the one behind is truly ahead, so it is rounded past the crossing."""
    title = scheme.criterion(swap.criterion).title
    if swap.change == 0:
        words = (
            _(
                "{ahead} and {behind} are equal; the slightest rise of the weight of “{criterion}” puts {behind} ahead."
            )
            if swap.is_rise
            else _(
                "{ahead} and {behind} are equal; the slightest fall of the weight of “{criterion}” puts {behind} ahead."
            )
        )
        return words.format(ahead=swap.ahead, behind=swap.behind, criterion=title)
    new, decimals = past(swap)
    return _("If the weight of “{criterion}” goes from {now} to {new}, {behind} overtakes {ahead}.").format(
        criterion=title,
        now=percent(swap.weight, decimals),
        new=percent(new, decimals),
        ahead=swap.ahead,
        behind=swap.behind,
    )


def past(swap: Swap) -> tuple[Fraction, int]:
    """A weight past the crossing, and its decimals: as many as it takes to be within twice the change."""
    decimals = FEWEST_DECIMALS
    while True:
        new = beyond(swap.at, decimals, is_rise=swap.is_rise)
        if abs(new - swap.weight) <= 2 * swap.change or decimals == MOST_DECIMALS:
            return new, decimals
        decimals += 1
