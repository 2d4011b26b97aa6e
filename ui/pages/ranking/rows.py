"""The ranking as rows: places in order, the funding line between them, and a heading over those without a place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from evalapp.domain.application import Application
from evalapp.domain.ranking import Outcome, Place, Ranking
from evalapp.domain.texts import _, ngettext
from evalapp.words import formats
from ui.tables.cells import Band

_SECTIONS = (
    Outcome.BELOW_THRESHOLD,
    Outcome.EXCLUDED,
    Outcome.INADMISSIBLE,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class RankedRow:
    """One application. `jurors`: (name, the total that this juror alone would have given), ascending by total.

    `is_waiting`: it may still get a place, once nothing blocks the ranking.
    """

    place: Place
    province: str
    is_tied_at_line: bool
    is_waiting: bool = False
    jurors: tuple[tuple[str, Fraction], ...] = ()

    @property
    def number(self) -> str:
        return self.place.application


def ranking_rows(
    ranking: Ranking,
    applications: Mapping[str, Application],
    totals: Mapping[str, tuple[tuple[str, Fraction], ...]],
    *,
    is_ranked: bool = True,
) -> list[RankedRow | Band]:
    block = ranking.tied_at_line
    tied = frozenset(block.applications) if block else frozenset()

    def row(place: Place) -> RankedRow:
        application = applications.get(place.application)
        return RankedRow(
            place=place,
            province=application.province if application else "",
            is_tied_at_line=place.application in tied and place.outcome is not Outcome.FUNDED,
            is_waiting=not ranking.is_ready and place.outcome not in _SECTIONS,
            jurors=totals.get(place.application, ()),
        )

    ranked = [place for place in ranking.places if place.is_ranked]
    rows: list[RankedRow | Band] = []
    line = line_after(ranking, ranked)
    for count, place in enumerate(ranked):
        if count == line:
            rows.append(Band(text=line_words(ranking), tone="accent"))
        rows.append(row(place))
    if ranked and line == len(ranked):
        rows.append(Band(text=line_words(ranking), tone="accent"))
    for words, places in _without_place(ranking, is_ranked=is_ranked, is_first=not ranked):
        if words:
            rows.append(Band(text=words))
        rows += [row(place) for place in places]
    return rows


def line_after(ranking: Ranking, ranked: Sequence[Place]) -> int | None:
    """How many ranked places stand above the funding line; None where there is no budget to divide."""
    if ranking.available is None or ranking.granted is None or not ranked:
        return None
    return max((n for n, place in enumerate(ranked, 1) if place.outcome is Outcome.FUNDED), default=0)


def line_words(ranking: Ranking) -> str:
    granted = _("Funding line · {granted} of {available} granted · {left} left").format(
        granted=formats.money(ranking.granted),
        available=formats.money(ranking.available),
        left=formats.money(ranking.left),
    )
    block = ranking.tied_at_line
    if block is None:
        return granted
    if not block.affordable:
        return granted + _(", not enough for one of the {tied} applications on place {place}").format(
            tied=len(block.applications), place=block.place
        )
    enough = ngettext(
        ": enough for {n} of the {tied} applications on place {place}",
        ": enough for {n} of the {tied} applications on place {place}",
        block.affordable,
    )
    return granted + enough.format(n=block.affordable, tied=len(block.applications), place=block.place)


def _without_place(ranking: Ranking, *, is_ranked: bool, is_first: bool) -> Iterator[tuple[str, list[Place]]]:
    unplaced = [place for place in ranking.places if not place.is_ranked]
    others = [place for place in unplaced if place.outcome not in _SECTIONS]
    if others:
        yield "" if is_first else _("Not ranked yet"), others
    for outcome in _SECTIONS:
        places = [place for place in unplaced if place.outcome is outcome]
        if places:
            yield _section(outcome, is_ranked=is_ranked), places


def _section(outcome: Outcome, *, is_ranked: bool) -> str:
    if outcome is Outcome.BELOW_THRESHOLD:
        return _("Not ranked: below a threshold") if is_ranked else _("Below a threshold")
    if outcome is Outcome.EXCLUDED:
        return _("Not ranked: excluded") if is_ranked else _("Excluded")
    return _("Not ranked: inadmissible") if is_ranked else _("Inadmissible")
