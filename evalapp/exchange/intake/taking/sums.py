"""Which amounts of a budget are the sum of others of it, told by their places and not by their names."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from evalapp.domain.application import BudgetLine

Line = tuple[int, BudgetLine]
"""Where it stands among the rows, and what it says."""


@dataclass(kw_only=True, slots=True)
class _Run:
    """What lines have added up to so far, in cents."""

    cents: int = 0
    count: int = 0
    _last: int = 0
    _starts: set[int] = field(default_factory=set)  # the sums before each line but the last one

    def add(self, cents: int) -> None:
        if self.count:
            self._starts.add(self._last)
        self._last = self.cents
        self.cents += cents
        self.count += 1

    def ends_in(self, cents: int) -> bool:
        """Whether the last two or more of them make it."""
        return self.count > 1 and self.cents - cents in self._starts

    def is_all(self, cents: int, *, without: int | None = None) -> bool:
        """Whether all make it, two or more; `without` the amount of one of them."""
        if without is None:
            return self.count > 1 and self.cents == cents
        return self.count > 2 and self.cents - without == cents


def sums_among(lines: Sequence[Line], sought: Collection[int]) -> set[int]:
    """Which of those `sought` are the sum of two or more of the other lines: of all, of all of their year, or of those
    right above or below, of their year or of any. One that is sought is part of no such sum.
    """
    if not sought:
        return set()
    whole, of_year = _wholes(line for place, line in lines if place not in sought)
    found = {
        place
        for place, line in lines
        if place in sought and any(each.is_all(line.amount) for each in _of(line, whole, of_year))
    }
    for ordered in (lines, lines[::-1]):
        near, near_of_year = _Run(), dict[int, _Run]()
        for place, line in ordered:
            runs = (near, near_of_year.setdefault(line.year, _Run()))
            if place not in sought:
                for each in runs:
                    each.add(line.amount)
            elif any(each.ends_in(line.amount) for each in runs):
                found.add(place)
    return {place for place, line in lines if place in found and line.amount}


def unnamed_sums(lines: Sequence[BudgetLine]) -> list[int]:
    """The places of those that are as much as the others of their year, or as two or more right above them in it."""
    _whole, of_year = _wholes(lines)
    near: dict[int, _Run] = {}
    found = []
    for place, line in enumerate(lines):
        run = near.setdefault(line.year, _Run())
        is_rest = of_year[line.year].is_all(line.amount, without=line.amount)
        if line.amount and (is_rest or run.ends_in(line.amount)):
            found.append(place)
        run.add(line.amount)
    return found


def _wholes(lines: Iterable[BudgetLine]) -> tuple[_Run, dict[int, _Run]]:
    whole, of_year = _Run(), dict[int, _Run]()
    for line in lines:
        whole.add(line.amount)
        of_year.setdefault(line.year, _Run()).add(line.amount)
    return whole, of_year


def _of(line: BudgetLine, whole: _Run, of_year: Mapping[int, _Run]) -> Iterable[_Run]:
    return (whole, of_year[line.year]) if line.year in of_year else (whole,)
