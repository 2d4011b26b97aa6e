"""One reference number and ours, the folder they are read from, and the tables in it."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evalapp.analytics.lenses.ratings import Ratings

DATA = Path(__file__).parents[3] / "shared" / "data"
EXACT = 0.0


@dataclass(frozen=True, kw_only=True)
class Row:
    """`tolerance` is the largest difference allowed between numbers; anything else must be equal."""

    name: str
    ours: Any
    theirs: Any
    tolerance: float = EXACT

    @property
    def is_met(self) -> bool:
        if self.ours is None or self.theirs is None or not isinstance(self.theirs, int | float):
            return bool(self.ours == self.theirs)
        return bool(abs(float(self.ours) - float(self.theirs)) <= self.tolerance)


def rows(name: str, ours: dict[str, Any], theirs: dict[str, Any], tolerance: float = EXACT) -> Iterator[Row]:
    """One row for each key of `ours`."""
    for key, value in ours.items():
        yield Row(name=f"{name}, {key}", ours=value, theirs=theirs[key], tolerance=tolerance)


def golden(name: str) -> dict[str, Any]:
    text = (DATA / f"golden_{name}.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def table(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def matrix(name: str) -> Ratings:
    """A table of scores, one line an application, one column a juror; empty cells and ids are left out."""
    given = [
        (f"{n:03d}", juror, float(text))
        for n, line in enumerate(table(name))
        for juror, text in line.items()
        if text and juror not in ("target", "Units")
    ]
    return Ratings.of(given)
