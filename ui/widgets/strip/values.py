"""What a strip chart shows: rows on a scale, on each the points that were given."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, kw_only=True, slots=True)
class Point:
    """`key` tells whose it is, the same on every row; `words` the value as people say it."""

    key: str
    name: str
    at: Fraction
    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Tick:
    at: Fraction
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """`points` ascend; the first and the last of `ticks` are the ends of the scale. `step` is 0 where any value may be.

    `caption` is the row in a few words, `spoken` in a sentence. With `is_falling` the lowest value is the best.
    """

    id: str
    title: str
    ticks: tuple[Tick, ...]
    step: Fraction
    points: tuple[Point, ...]
    caption: str = ""
    spoken: str = ""
    is_falling: bool = False

    @property
    def lowest(self) -> Fraction:
        return self.ticks[0].at

    @property
    def highest(self) -> Fraction:
        return self.ticks[-1].at

    @property
    def middles(self) -> tuple[Point, ...]:
        """The point in the middle, or the two around it; empty without points."""
        if not self.points:
            return ()
        n = len(self.points)
        lower, upper = self.points[(n - 1) // 2], self.points[n // 2]
        return (lower,) if lower.at == upper.at else (lower, upper)

    @property
    def median(self) -> Fraction | None:
        middles = self.middles
        return sum((point.at for point in middles), Fraction()) / len(middles) if middles else None

    def place_of(self, key: str) -> int | None:
        return next((n for n, point in enumerate(self.points) if point.key == key), None)

    def has_scale_of(self, other: Row) -> bool:
        return self.ticks == other.ticks and self.is_falling == other.is_falling
