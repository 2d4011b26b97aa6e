"""Ratings in a line or two: from tables with gaps, from published files, at random, and put in another order."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from hypothesis import strategies as st

from evalapp.analytics.lenses.ratings import Ratings

Row = tuple[str, str, float]


def rows_of(table: Iterable[Sequence[float | None]]) -> list[Row]:
    """One line an application, one column a juror; None where there is no score."""
    return [
        (f"A{a:02}", f"J{j:02}", float(value))
        for a, line in enumerate(table)
        for j, value in enumerate(line)
        if value is not None
    ]


def ratings_from(table: Iterable[Sequence[float | None]]) -> Ratings:
    return Ratings.of(rows_of(table))


def turned(lines: Sequence[Sequence[float | None]]) -> list[tuple[float | None, ...]]:
    """From one line a juror, as many tables are printed, to one line an application."""
    return list(zip(*lines, strict=True))


def table_in(path: Path, first: int = 0) -> list[list[float | None]]:
    """A published table with a heading; the columns before `first` are no scores."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            [float(cell) if cell else None for cell in line[first:]] for line in list(csv.reader(file))[1:]
        ]


@st.composite
def designs(draw: st.DrawFn, *, complete: bool = False, most: int = 6) -> list[list[float | None]]:
    """Small tables of scores in halves, with gaps unless `complete`."""
    jurors = draw(st.integers(1, most))
    halves = st.integers(-6, 10).map(lambda steps: steps / 2)
    cell = halves if complete else st.none() | halves
    return draw(st.lists(st.lists(cell, min_size=jurors, max_size=jurors), min_size=1, max_size=most))


def renamed(rows: Sequence[Row], seed: int) -> tuple[Ratings, dict[str, str], dict[str, str]]:
    """The same ratings under other names, so that every order changes; with the new name of each old one."""
    random = np.random.RandomState(seed)
    maps = []
    for column in (0, 1):
        names = sorted({row[column] for row in rows})
        maps.append({old: f"N{n:03}" for old, n in zip(names, random.permutation(len(names)))})
    applications, jurors = maps
    return Ratings.of([(applications[a], jurors[j], v) for a, j, v in rows]), applications, jurors


def on_scale(ratings: Ratings, lowest: float, highest: float) -> Ratings:
    return replace(ratings, lowest=lowest, highest=highest)
