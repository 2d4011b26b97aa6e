"""The ranking as rows: places in order, the funding line between them, and a heading over those without a place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from evalapp.domain.application import Application
from evalapp.domain.ranking import Place, Ranking
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


@dataclass(frozen=True, kw_only=True, slots=True)
class RankedRow:
    """One application. `jurors`: (name, the total that this juror alone would have given), ascending by total."""

    place: Place
    application: Application | None
    is_tied_at_line: bool
    standing: Standing
    is_decided: bool = False  # whether a body decided on the ranking
    jurors: tuple[tuple[str, Fraction], ...] = ()

    @property
    def number(self) -> str:
        return self.place.application

    @property
    def province(self) -> str:
        return self.application.province if self.application else ""

    @property
    def sector(self) -> str:
        return sector_words(self.application) if self.application else ""


def has_consensus(row: RankedRow) -> bool:
    return any(each.is_consensus for each in row.place.criteria)


def ranking_rows(
    ranking: Ranking,
    applications: Mapping[str, Application],
    totals: Mapping[str, tuple[tuple[str, Fraction], ...]],
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
            jurors=totals.get(place.application, ()),
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
