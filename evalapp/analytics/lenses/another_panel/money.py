"""The budget line over many panels at once: what `draw_line` does to one list without ties, place after place."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from evalapp.analytics.table import Flags, Integers
from evalapp.domain.scheme.rules import Cut


def spend(
    queue: Integers, asked: Sequence[int | None], is_declined: Flags, *, cut: Cut, budget: int
) -> Flags:
    """Draws × n: who gets support. `queue`: draws × n, the applications from the best on, then −1.

    Amounts in cents; the line stands at an application that does not say what it asks, and passes over those to which
    the panel gives nothing.
    """
    count, n = queue.shape
    is_supported = np.zeros((count, n + 1), dtype=bool)  # the last column takes what is no application
    amounts = np.array([-1 if each is None else each for each in asked] + [0], dtype=np.int64)
    passed = np.append(is_declined, True)
    left, ended = np.full(count, budget, dtype=np.int64), np.zeros(count, dtype=bool)
    rows = np.arange(count)
    for application in queue.T:
        amount = amounts[application]
        is_next = ~ended & ~passed[application]
        ended |= is_next & (amount < 0)
        is_next &= amount >= 0
        fits = is_next & (amount <= left)
        left[fits] -= amount[fits]
        if cut is not Cut.SKIP:
            short = is_next & ~fits
            ended |= short
            if cut is Cut.PARTIAL:
                part = short & (left > 0)
                left[part] = 0
                fits |= part
        is_supported[rows, application] |= fits
    return is_supported[:, :n]
