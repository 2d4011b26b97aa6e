"""The ranking as rows: places in order, the funding line between them, and a heading over those without a place."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from evalapp.domain.application import Application
from evalapp.domain.ids import PersonId, PersonName
from evalapp.domain.ranking import Place, Ranking
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.scoring.picture import axis_of
from evalapp.domain.scoring.totals import JurorTotals, juror_totals, range_of_totals
from evalapp.domain.scoring.withheld import are_totals_withheld
from evalapp.operations.progress.facts import Facts
from evalapp.words.places import (
    Standing,
    funding_line,
    is_tied_at_line,
    line_after,
    standing,
    tie_at_line,
    without_place,
)
from evalapp.words.sectors import sector_words
from ui.tables.cells import Band


class NamedTotals:
    """(name, the total that this juror alone would have given) of an application, the lowest first.

    None of those in `withheld`, of which others are still to give theirs.
    """

    def __init__(
        self, totals: JurorTotals, names: Mapping[PersonId, PersonName], withheld: Collection[str] = ()
    ) -> None:
        self._totals, self._names, self.withheld = totals, names, withheld

    @classmethod
    def of(cls, facts: Facts, ranking: Ranking) -> NamedTotals:
        call = facts.call
        waits = [
            each.application for each in ranking.places if are_totals_withheld(call.phase, call.scheme, each)
        ]
        return cls(juror_totals(call.scheme, facts.scores), facts.names, frozenset(waits))

    def __call__(self, application: str) -> tuple[tuple[str, Fraction], ...]:
        given = () if application in self.withheld else self._totals.get(application, ())
        return tuple((self._names.get(juror, juror), total) for juror, total in given)

    def range(self, scheme: Scheme, places: Iterable[Place]) -> tuple[Fraction, Fraction]:
        """From where to where totals are drawn: no further than they lie, so that jurors are told apart."""
        each = list(places)
        shown = [float(place.total) for place in each if place.total is not None]
        drawn = [place.application for place in each if place.application not in self.withheld]
        shown += map(float, self._totals.ends(drawn) or ())
        if not shown:
            return range_of_totals(scheme)
        low, high = axis_of(shown)
        return Fraction(low), Fraction(high)


_BY_NOBODY = NamedTotals(JurorTotals(1, {}), {})


@dataclass(frozen=True, kw_only=True, slots=True)
class RankedRow:
    """One application."""

    place: Place
    application: Application | None
    is_tied_at_line: bool
    standing: Standing
    is_decided: bool = False  # whether a body decided on the ranking
    totals: NamedTotals = _BY_NOBODY

    @property
    def number(self) -> str:
        return self.place.application

    @property
    def jurors(self) -> tuple[tuple[str, Fraction], ...]:
        """As NamedTotals."""
        return self.totals(self.number)

    @property
    def is_withheld(self) -> bool:
        """Whether others are still to score it, so that nobody’s total is shown."""
        return self.number in self.totals.withheld

    @property
    def province(self) -> str:
        return self.application.province if self.application else ""

    @property
    def sector(self) -> str:
        return sector_words(self.application) if self.application else ""


def ranking_rows(
    ranking: Ranking,
    applications: Mapping[str, Application],
    totals: NamedTotals = _BY_NOBODY,
    *,
    is_ranked: bool = True,
) -> list[RankedRow | Band]:
    is_decided = ranking.is_decided

    def row(place: Place) -> RankedRow:
        return RankedRow(
            place=place,
            application=applications.get(place.application),
            is_tied_at_line=is_tied_at_line(ranking, place),
            standing=standing(ranking, place),
            is_decided=is_decided,
            totals=totals,
        )

    rows: list[RankedRow | Band] = [row(place) for place in ranking.places if place.is_ranked]
    line = line_after(ranking)
    if line is not None:
        words = " · ".join(part for part in (funding_line(ranking), tie_at_line(ranking)) if part)
        rows.insert(line, Band(text=words, tone="accent"))
    for words, places in without_place(ranking, is_ranked=is_ranked):
        if words:
            rows.append(Band(text=words))
        rows += [row(place) for place in places]
    return rows
