"""How the applications are spread over sectors and provinces."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from evalapp.domain.application import PROVINCES, Application
from evalapp.domain.texts import _
from evalapp.words.sectors import sector_words


@dataclass(frozen=True, kw_only=True, slots=True)
class SpreadRow:
    """`counts`: of each province in the order of the spread."""

    sector: str
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        return sum(self.counts)


@dataclass(frozen=True, kw_only=True, slots=True)
class Spread:
    """`provinces`: the six, what else a file says together, and where it says nothing; the last two may be empty."""

    provinces: tuple[str, ...]
    rows: Sequence[SpreadRow]

    @property
    def sums(self) -> tuple[int, ...]:
        return tuple(sum(row.counts[n] for row in self.rows) for n in range(len(self.provinces)))

    @property
    def total(self) -> int:
        return sum(row.total for row in self.rows)

    @property
    def most(self) -> int:
        return max((n for row in self.rows for n in row.counts), default=0)


def spread(applications: Iterable[Application]) -> Spread:
    """A row for each sector that there is, by its letter; one without a sector last."""
    counts = Counter((sector_words(each), column_of(each.province)) for each in applications)
    sectors = sorted({sector for sector, _column in counts}, key=lambda each: (not each, each))
    columns = range(len(PROVINCES) + 2)
    return Spread(
        provinces=(*PROVINCES, _("elsewhere"), _("not stated")),
        rows=[
            SpreadRow(
                sector=sector or _("not stated"), counts=tuple(counts[sector, column] for column in columns)
            )
            for sector in sectors
        ],
    )


def column_of(province: str) -> int:
    """In the order of the spread."""
    if province in PROVINCES:
        return PROVINCES.index(province)
    return len(PROVINCES) + (not province)
