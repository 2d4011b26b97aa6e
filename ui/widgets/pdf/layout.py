"""Where the pages of a document stand below each other. Pure arithmetic, in whole logical pixels."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

GAP = 8  # between pages, and around them
LEAST_ZOOM, MOST_ZOOM = 0.25, 4.0
STEPS = (0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0)
_POINTS_PER_INCH = 72

Size = tuple[float, float]
FITS = ("width", "page")


@dataclass(frozen=True, kw_only=True)
class Zoom:
    """`fit`: "width" or "page", or empty for `factor`; 1.0 is the size on paper."""

    fit: str = "width"
    factor: float = 1.0


def stepped(factor: float, by: int) -> float:
    """The next larger or smaller of STEPS."""
    if by > 0:
        return next((step for step in STEPS if step > factor * 1.01), MOST_ZOOM)
    return next((step for step in reversed(STEPS) if step < factor * 0.99), LEAST_ZOOM)


@dataclass(frozen=True)
class PageLayout:
    """`tops` and `sizes` of the pages, the width of the whole and the factor of each page."""

    tops: Sequence[int]
    sizes: Sequence[tuple[int, int]]
    factors: Sequence[float]
    width: int
    height: int

    def page_at(self, y: float) -> int:
        """The page that stands at `y`, or the one above the gap there."""
        return max(0, bisect_right(self.tops, y) - 1)

    def page_at_hand(self, y: float, height: float) -> int:
        """Of what stands between `y` and `y + height`, the first page that shows a good part of itself."""
        page = self.page_at(y)
        rest = self.tops[page] + self.sizes[page][1] - y
        if rest < min(height / 3, self.sizes[page][1] / 2):
            return min(page + 1, len(self.tops) - 1)
        return page

    def shown(self, y: float, height: float) -> range:
        """The pages of which something stands between `y` and `y + height`."""
        if not self.tops:
            return range(0)
        first = self.page_at(y)
        if self.tops[first] + self.sizes[first][1] <= y:
            first += 1
        return range(first, self.page_at(y + height - 1) + 1)

    def place_at(self, y: float) -> tuple[int, float]:
        """Page, and how far into it as a share of its height (the gap below it counts a little above 1)."""
        page = self.page_at(y)
        return page, (y - self.tops[page]) / max(self.sizes[page][1], 1)

    def y_of(self, page: int, share: float) -> int:
        return round(self.tops[page] + share * self.sizes[page][1])

    def left_of(self, page: int, room: int) -> int:
        """Pages stand in the middle of what is wider: the room or the widest page."""
        return (max(self.width, room) - self.sizes[page][0]) // 2


def lay_out(points: Sequence[Size], zoom: Zoom, room: tuple[int, int], dots_per_inch: float) -> PageLayout:
    """`points`: width and height of each page in 1/72 inch; `room`: what the window has for them."""
    scale = dots_per_inch / _POINTS_PER_INCH
    factors = [_factor(width * scale, height * scale, zoom, room) for width, height in points]
    sizes = [
        (max(1, round(width * scale * factor)), max(1, round(height * scale * factor)))
        for (width, height), factor in zip(points, factors, strict=True)
    ]
    tops = list(accumulate((height + GAP for _width, height in sizes), initial=GAP))
    return PageLayout(
        tops=tops[:-1],
        sizes=sizes,
        factors=factors,
        width=max((width for width, _height in sizes), default=0) + 2 * GAP,
        height=tops[-1],
    )


def _factor(width: float, height: float, zoom: Zoom, room: tuple[int, int]) -> float:
    if zoom.fit not in FITS:
        return min(max(zoom.factor, LEAST_ZOOM), MOST_ZOOM)
    across = max(room[0] - 2 * GAP, 1) / max(width, 1.0)
    down = max(room[1] - 2 * GAP, 1) / max(height, 1.0)
    return min(across, down if zoom.fit == "page" else across, MOST_ZOOM)
