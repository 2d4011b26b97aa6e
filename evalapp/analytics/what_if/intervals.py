"""How far each weight and the budget may go before others are funded: worked out once, beside the window."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from evalapp.analytics.exact import Scaled
from evalapp.analytics.lenses.stability.profile import profile_of_steps
from evalapp.analytics.lenses.stability.stability import find_stability
from evalapp.analytics.lenses.stability.swaps import Neighbours, compare_at_line
from evalapp.analytics.what_if.latitude import Latitude, latitude_of
from evalapp.analytics.what_if.live import Live


@dataclass(frozen=True, kw_only=True, slots=True)
class Intervals:
    """`weights`: criterion → from where to where its share may go, of the whole; empty where nothing is compared.

    Within them the same applications are funded, or, with `is_of_order`, nobody passes anybody: where no line runs
    between two totals. `at_line`: the last above the line and the first below it, with what swaps them.
    """

    weights: Mapping[str, tuple[Fraction, Fraction]]
    is_of_order: bool
    budget: Latitude | None
    at_line: Neighbours | None


def intervals_of(live: Live) -> Intervals:
    """Around the official order; nothing of it depends on what is moved."""
    official, material = live.official, live.material
    budget = None
    if official.is_ready and material.budget is not None:
        budget = latitude_of(live.purse, *live.queue(official), material.budget)
    if official.ranked < 2:
        return Intervals(weights={}, is_of_order=True, budget=budget, at_line=None)
    steps, ranked = live.panel.cells.steps, official.order[: official.ranked]
    profile = profile_of_steps(
        material.scheme,
        [live.numbers[n] for n in ranked],
        Scaled(numerator=steps.numerator[ranked], denominator=steps.denominator, bound=steps.bound),
        funded=None if material.budget is None else np.asarray(official.is_funded[ranked], dtype=bool),
    )
    found = find_stability(profile)
    weights = {}
    for each in found.criteria:
        interval = each.order if each.funded is None else each.funded
        weights[each.criterion] = (interval.low, interval.high)
    return Intervals(
        weights=weights,
        is_of_order=found.no_line is not None,
        budget=budget,
        at_line=compare_at_line(profile),
    )
