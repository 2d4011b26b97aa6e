"""Panels for the weight lenses, and totals at any weight by the definition."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np
from hypothesis import strategies as st

from evalapp.analytics.lenses.stability.profile import Profile

# golden_decision.json, weight_stability
SCORES = {
    "A": [80, 70, 60],
    "B": [75, 85, 50],
    "C": [60, 65, 95],
    "D": [90, 55, 54],
    "E": [70, 72, 74],
    "Fx": [50, 90, 60],
}
GOLDEN = Profile.of(SCORES, {"c0": 2, "c1": 2, "c2": 1}, funded={"A", "B", "E"})

SMALL, LARGE = Fraction(1, 10**6), Fraction(10**6)
WEIGHTS = [Fraction(1), Fraction(2), Fraction(7, 13), Fraction(3, 10), SMALL, LARGE, LARGE**3 + 1]
# Beside the second and third of these, floating point does not see a difference of 1.
OFFSETS = [0, 10**16, -(10**25)]


def total_at(profile: Profile, row: int, criterion: int, weight: Fraction) -> Fraction:
    """The total by the definition, where more is better: the weight, and the others scaled to what is left."""
    own, sign = profile.weights[criterion], 1 if profile.higher_is_better else -1
    rest = (1 - weight) / (1 - own) if own != 1 else Fraction()
    return sign * sum(
        (
            profile.score.fraction((row, n)) * (weight if n == criterion else each * rest)
            for n, each in enumerate(profile.weights)
        ),
        Fraction(),
    )


@st.composite
def profiles(draw: st.DrawFn, *, criteria: int | None = None) -> Profile:
    """Small numbers so that ties abound, far from zero so that floats do not see them."""
    width = criteria or draw(st.integers(1, 4))
    offset = [draw(st.sampled_from(OFFSETS)) for _n in range(width)]
    unit = [draw(st.sampled_from([Fraction(1), Fraction(1, 3), SMALL**2])) for _n in range(width)]
    value = st.integers(0, draw(st.sampled_from([2, 9])))
    scores = {
        f"A{n}": [offset[c] + unit[c] * draw(value) for c in range(width)]
        for n in range(draw(st.integers(1, 7)))
    }
    profile = Profile.of(
        scores,
        {f"c{n}": draw(st.sampled_from(WEIGHTS)) for n in range(width)},
        higher_is_better=draw(st.booleans()),
    )
    line = draw(st.integers(0, len(scores)))
    funded = np.isin(np.arange(len(scores)), profile.order[:line])
    return replace(profile, funded=funded)
