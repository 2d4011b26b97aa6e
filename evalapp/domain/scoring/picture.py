"""What a picture of scores shows and where on its line each stands, the same on screen and on paper."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, floor


def axis_of(values: Iterable[float]) -> tuple[int, int]:
    """The whole values between which all of `values` lie: a scale of which one end is never used says less."""
    shown = list(values)
    if not shown:
        return 0, 1
    low, high = floor(min(shown)), ceil(max(shown))
    return low, max(high, low + 1)


@dataclass(frozen=True, kw_only=True, slots=True)
class ScoreLine:
    """Scores of jurors on a scale, each an open circle, and their total, a tick. Floats: for drawing only.

    The better end is at the right: with `is_rising` that is the highest value.
    """

    lowest: float
    highest: float
    values: tuple[float, ...] = ()
    total: float | None = None
    is_rising: bool = True

    def share(self, value: float) -> float:
        """Where `value` stands, from 0 at the left end of the line to 1 at the right."""
        share = (value - self.lowest) / ((self.highest - self.lowest) or 1)
        return share if self.is_rising else 1 - share

    @property
    def range(self) -> tuple[float, float] | None:
        """The shares between which all circles stand; None without any."""
        if not self.values:
            return None
        ends = self.share(min(self.values)), self.share(max(self.values))
        return min(ends), max(ends)
