"""Rows of a strip chart: scores of four applications on two criteria, and a criterion without any."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from ui.widgets.strip.values import Point, Row, Tick

HALF = Fraction(1, 2)
FIVE = tuple(Tick(at=Fraction(n), text=str(n)) for n in range(6))


def row(id: str, values: Sequence[tuple[str, float]], **changes: object) -> Row:
    points = [
        Point(key=key, name=f"Title of {key}", at=Fraction(value), words=str(value)) for key, value in values
    ]
    ordered = tuple(sorted(points, key=lambda point: (point.at, point.key)))
    given = {"title": id.title(), "ticks": FIVE, "step": HALF, "spoken": f"{id}: in words."} | changes
    return Row(id=id, points=ordered, **given)  # type: ignore[arg-type]


HELIX = row("helix", [("A-1", 3), ("A-2", 4), ("A-3", 4), ("A-4", 4.5)])
SME = row("sme", [("A-2", 1), ("A-4", 5)])
NONE = row("none", [])
