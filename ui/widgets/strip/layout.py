"""Where the dots of a strip stand: equal scores at one place, on top of each other, always in the same order."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

RADII = (4.0, 3.5, 3.0, 2.5, 2.0)
GAP = 1.5
_FILLED = 0.86  # share of the room of one value that its dots may take
_WIDEST = 36.0  # and never more than this, so that a block at the end of the scale stays on the chart

Spot = tuple[float, float]


@dataclass(frozen=True, kw_only=True, slots=True)
class Crowd:
    """The ascending `xs` of one row; `cell`: pixels between two values of its scale, 0 where any value may be."""

    xs: tuple[float, ...]
    cell: float


def radius_for(crowd: Crowd, height: float) -> float:
    """The largest radius with which every dot finds a place of its own; the smallest where none does."""
    return next((radius for radius in RADII if height_for(crowd, radius) <= height), RADII[-1])


def height_for(crowd: Crowd, radius: float) -> float:
    """What dots of that size need above the line, where no two of one value stand beside each other."""
    lines = _fullest(crowd.xs) if crowd.cell else max(_levels(crowd.xs, radius), default=0) + 1
    return 2 * radius + (lines - 1) * _pitch(radius)


def spots_for(crowd: Crowd, height: float, radius: float) -> list[Spot]:
    """For each x where its dot stands: x, and how far above the line."""
    place = _in_blocks if crowd.cell else _in_levels
    return place(crowd, height, radius)


def _pitch(radius: float) -> float:
    return 2 * radius + GAP


def _columns(crowd: Crowd, radius: float) -> int:
    return max(1, int(min(crowd.cell * _FILLED, _WIDEST) // _pitch(radius)))


@lru_cache(maxsize=64)
def _fullest(xs: tuple[float, ...]) -> int:
    return max(Counter(xs).values(), default=0)


@lru_cache(maxsize=64)
def _levels(xs: tuple[float, ...], radius: float) -> tuple[int, ...]:
    """Per dot the lowest line on which it touches no other."""
    last: list[float] = []
    found = []
    for x in xs:
        level = next((n for n, other in enumerate(last) if x - other >= _pitch(radius)), len(last))
        last[level : level + 1] = [x]
        found.append(level)
    return tuple(found)


def _rise(lines: int, height: float, radius: float) -> float:
    """From one line of dots to the next; less than a dot where there are too many."""
    return min(_pitch(radius), (height - 2 * radius) / max(1, lines - 1))


def _in_levels(crowd: Crowd, height: float, radius: float) -> list[Spot]:
    levels = _levels(crowd.xs, radius)
    rise = _rise(max(levels, default=0) + 1, height, radius)
    return [(x, level * rise) for x, level in zip(crowd.xs, levels, strict=True)]


def _in_blocks(crowd: Crowd, height: float, radius: float) -> list[Spot]:
    """Each value a column at its x; a block around it only where no column holds so many dots of the least size."""
    counts, placed = Counter(crowd.xs), Counter[float]()
    fitting = max(1, int((height - 2 * radius) // _pitch(radius)) + 1)
    spots = []
    for x in crowd.xs:
        wide = min(_columns(crowd, radius), -(-counts[x] // fitting))
        line, place = divmod(placed[x], wide)
        in_line = min(wide, counts[x] - line * wide)
        rise = _rise(-(-counts[x] // wide), height, radius)
        spots.append((x + (place - (in_line - 1) / 2) * _pitch(radius), line * rise))
        placed[x] += 1
    return spots
