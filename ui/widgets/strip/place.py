"""Where the rows of a strip chart stand within its width and height."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF

from ui.look import theme
from ui.widgets.strip.layout import RADII, Crowd, height_for, radius_for, spots_for
from ui.widgets.strip.values import Row

INSET = 20  # from the edge of the chart to the ends of the scale
HEAD, AXIS = 20, 18  # heights that hold words
ZONES = (22, 30, 40, 50, 60)  # heights for the dots above a ground line
_FOOT = 14  # below it
_TITLE_LEAST, _TITLE_SHARE = 180, 0.26  # the width of titles beside their rows
_BESIDE_LEAST = 720  # narrower, they stand above them


@dataclass(frozen=True, kw_only=True)
class PlacedRow:
    """`band` is all of a row but its axis, `title` where its words stand, from `left` its scale; a dot for each point.

    `line`: where its ground line lies. With `is_beside` the title stands before the scale, in two lines, and the axis
    above the first of the rows on that scale; else the axis is below the last of them. The others have none.
    """

    row: Row
    band: QRectF
    title: QRectF
    left: float
    line: float
    dots: tuple[QPointF, ...]
    radius: float
    axis: QRectF | None
    is_beside: bool

    @property
    def right(self) -> float:
        return self.band.right() - INSET

    def x_of(self, at: float) -> float:
        return _x_on(self.row, self.left, self.right, at)


def height_of(rows: Sequence[Row], width: int, zone: int) -> int:
    """What `rows` need with `zone` pixels for their dots."""
    axes = sum(_has_axes(rows, width)) * theme.pixels(AXIS)
    return len(rows) * _row_height(width, zone) + axes


def zone_for(rows: Sequence[Row], width: int) -> int:
    """The least height with which every dot finds its place at full size; the most there is where none does."""
    return _zone_for([_crowd(row, width) for row in rows])


def place_rows(rows: Sequence[Row], width: int, height: int) -> list[PlacedRow]:
    """Share the height among the rows; dots are as large as the fullest row allows, the same on all."""
    crowds = [_crowd(row, width) for row in rows]
    zones = range(_zone_for(crowds), ZONES[0], -1)
    zone = next((each for each in zones if height_of(rows, width, each) <= height), ZONES[0])
    radius = min((radius_for(crowd, zone) for crowd in crowds), default=RADII[0])
    placed, top, high, axis_high = [], 0.0, _row_height(width, zone), theme.pixels(AXIS)
    for row, crowd, has_axis in zip(rows, crowds, _has_axes(rows, width), strict=True):
        is_above = has_axis and _is_beside(width)
        band = QRectF(0, top + (axis_high if is_above else 0), width, high)
        axis = QRectF(0, top if is_above else band.bottom(), width, axis_high)
        line = band.bottom() - _FOOT
        spots = spots_for(crowd, zone, radius)
        placed.append(
            PlacedRow(
                row=row,
                band=band,
                title=_title(band),
                left=_left(width),
                line=line,
                dots=tuple(QPointF(x, line - rise) for x, rise in spots),
                radius=radius,
                axis=axis if has_axis else None,
                is_beside=_is_beside(width),
            )
        )
        top += high + (axis_high if has_axis else 0)
    return placed


def _is_beside(width: int) -> bool:
    return width >= theme.pixels(_BESIDE_LEAST)


def _row_height(width: int, zone: int) -> int:
    head = theme.pixels(HEAD)
    return max(2 * head + theme.XS, zone + _FOOT + theme.XS) if _is_beside(width) else head + zone + _FOOT


def _title(band: QRectF) -> QRectF:
    width = round(band.width())
    if _is_beside(width):
        return QRectF(theme.M, band.top() + 2, _left(width) - INSET - theme.M, band.height() - theme.XS)
    return QRectF(INSET, band.top() + 3, band.width() - 2 * INSET, theme.pixels(HEAD))


def _left(width: int) -> float:
    """Where the scale begins."""
    title = max(theme.pixels(_TITLE_LEAST), width * _TITLE_SHARE) if _is_beside(width) else 0
    return INSET + title


def _has_axes(rows: Sequence[Row], width: int) -> list[bool]:
    """Rows on the same scale share an axis."""
    if not rows:
        return []
    changes = [not upper.has_scale_of(lower) for upper, lower in pairwise(rows)]
    return [True, *changes] if _is_beside(width) else [*changes, True]


def _zone_for(crowds: Sequence[Crowd]) -> int:
    wanted = max((height_for(crowd, RADII[0]) for crowd in crowds), default=0.0)
    return next((zone for zone in ZONES if wanted <= zone), ZONES[-1])


def _crowd(row: Row, width: int) -> Crowd:
    left, right = _left(width), width - INSET
    span = float(row.highest - row.lowest) or 1.0
    xs = tuple(_x_on(row, left, right, float(point.at)) for point in row.points)
    return Crowd(xs=xs, cell=(right - left) * float(row.step) / span)


def _x_on(row: Row, left: float, right: float, at: float) -> float:
    low, high = float(row.lowest), float(row.highest)
    return left + (right - left) * (at - low) / ((high - low) or 1)
