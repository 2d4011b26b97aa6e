"""What all applications ask for, by line and year of their budgets, beside what there is and what is granted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from evalapp.domain.application import Application
from evalapp.domain.deciding.proposed import proposed_sum
from evalapp.domain.ranking import Ranking
from evalapp.domain.terms.totals import BudgetTotal


@dataclass(frozen=True, kw_only=True, slots=True)
class MoneyRow:
    """`amounts` in cents, of each year in the order of the table."""

    line: str
    amounts: tuple[int, ...]

    @property
    def total(self) -> int:
        return sum(self.amounts)


@dataclass(frozen=True, kw_only=True, slots=True)
class MoneyTable:
    """`source`: of which source of money, as the files call it; empty for all together."""

    source: str
    years: tuple[int, ...]
    rows: Sequence[MoneyRow]

    @property
    def sums(self) -> tuple[int, ...]:
        return tuple(sum(column) for column in zip(*(row.amounts for row in self.rows)))

    @property
    def total(self) -> int:
        return sum(row.total for row in self.rows)

    @property
    def most(self) -> int:
        return max((amount for row in self.rows for amount in row.amounts), default=0)


@dataclass(frozen=True, kw_only=True, slots=True)
class Envelope:
    """In cents: what there is, what is asked, and what jury or ranking propose; None where that is not known.

    `unstated`: applications that do not say what they ask.
    """

    available: int | None
    requested: int
    unstated: int
    granted: int | None

    @property
    def times(self) -> Fraction | None:
        """How many times what there is, is asked for."""
        return Fraction(self.requested, self.available) if self.available else None


def sources_of(totals: Iterable[BudgetTotal]) -> tuple[str, ...]:
    """As the files call them, the largest first; one alone is none to choose from."""
    sums = _by_source(totals)
    found = sorted((name for name in sums if name), key=lambda name: (-sums[name], name))
    return tuple(found) if len(sums) > 1 else ()


def asked_from(totals: Iterable[BudgetTotal], envelope: Envelope) -> str:
    """The source whose lines add up to what all applications ask: that is the support; empty where none does."""
    sums = _by_source(totals)
    found = [name for name, amount in sums.items() if amount == envelope.requested and not envelope.unstated]
    return found[0] if len(found) == 1 and len(sums) > 1 else ""


def money_table(totals: Sequence[BudgetTotal], source: str = "") -> MoneyTable:
    """Of all sources together where `source` is empty."""
    kept = [each for each in totals if not source or each.source == source]
    years = tuple(sorted({each.year for each in kept}))
    amounts: dict[str, dict[int, int]] = {}
    for each in kept:
        line = amounts.setdefault(each.line, {})
        line[each.year] = line.get(each.year, 0) + each.amount
    rows = [
        MoneyRow(line=line, amounts=tuple(by_year.get(year, 0) for year in years))
        for line, by_year in amounts.items()
    ]
    return MoneyTable(source=source, years=years, rows=rows)


def envelope(judged: Iterable[Application], available: int | None, ranking: Ranking | None) -> Envelope:
    """`ranking` where it is ready."""
    asked = [each.requested_support for each in judged]
    return Envelope(
        available=available,
        requested=sum(each or 0 for each in asked),
        unstated=asked.count(None),
        granted=None if ranking is None or ranking.granted is None else proposed_sum(ranking.places),
    )


def _by_source(totals: Iterable[BudgetTotal]) -> dict[str, int]:
    sums: dict[str, int] = {}
    for each in totals:
        sums[each.source] = sums.get(each.source, 0) + each.amount
    return sums
