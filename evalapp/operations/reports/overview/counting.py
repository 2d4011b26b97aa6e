"""What is counted of one panel for the overview: as the window counts it, beside what applications get of it."""

from __future__ import annotations

from collections.abc import Mapping

from evalapp.domain.application import PROVINCES, Application
from evalapp.domain.ranking import Place, Ranking
from evalapp.domain.texts import _
from evalapp.operations.overview.spread import column_of
from evalapp.operations.reports.overview.lines import support_by_line
from evalapp.operations.view import View
from evalapp.reports.overview.content import (
    NOTHING,
    Earlier,
    Figures,
    Tally,
    Word,
    counted_sectors,
)
from evalapp.words.sectors import sector_words

_YEAR = len("2016")


def word_of(ranking: Ranking) -> Word:
    """What the amounts of a call are; unknown as long as neither ranking nor jury proposes anything."""
    if ranking.is_decided:
        return Word.GRANTED
    if not ranking.is_ready:
        return Word.UNKNOWN
    is_proposed = ranking.available is not None or any(each.proposed for each in ranking.places)
    return Word.PROPOSED if is_proposed else Word.UNKNOWN


def figures_of(view: View, ranking: Ranking) -> Figures:
    applications = view.applications()
    judged = [each for each in applications if each.is_judged]
    given = given_of(ranking)
    unsettled = {each.application for each in ranking.undecided}
    cells: dict[tuple[str, int], Tally] = {}
    earlier: dict[str, Earlier] = {}
    named: dict[tuple[str, str], str] = {}  # the words of a sector are looked up once
    for each in judged:
        tally = _tally(each, given.get(each.number, 0), is_unsettled=each.number in unsettled)
        year = each.sector, each.submitted_at[:_YEAR]
        if year not in named:
            named[year] = sector_words(each)
        place = named[year], column_of(each.province)
        cells[place] = cells.get(place, NOTHING) + tally
        name = " ".join(each.earlier_instrument.split())
        own = Earlier(tally=tally, reoriented=bool(name and each.reorientation.strip()))
        earlier[name] = earlier.get(name, Earlier()) + own
    aside = [each.number for each in applications if not each.is_judged]
    requested = {each.number: each.requested_support for each in judged}
    budget = view.call().budget
    partners, of_supported = view.sides_beside(aside, given)
    return Figures(
        provinces=(*PROVINCES, _("elsewhere"), _("not stated")),
        sectors=counted_sectors({sector for sector, _column in cells}),
        cells=cells,
        **support_by_line(view, aside, requested, given),
        available=budget or 0,
        unfunded=int(budget is None),
        partners=partners,
        of_supported=of_supported,
        earlier=_by_size(earlier),
        unjudged=len(aside),
    )


def given_of(ranking: Ranking) -> Mapping[str, int]:
    """Cents by number, of who gets any: what a body decided once one did, until then what is proposed. Of nobody as
    long as that is not known of all, though the jury may have proposed something on one of them already."""
    if word_of(ranking) is Word.UNKNOWN:
        return {}
    found = {each.application: _given(ranking, each) or 0 for each in ranking.places}
    return {number: cents for number, cents in found.items() if cents}


def _given(ranking: Ranking, place: Place) -> int | None:
    if ranking.is_decided:
        return None if place.held is None else place.held.amount
    return place.proposed


def _tally(application: Application, given: int, *, is_unsettled: bool) -> Tally:
    return Tally(
        applications=1,
        supported=int(bool(given)),
        requested=application.requested_support or 0,
        given=given,
        unstated=int(application.requested_support is None),
        unsettled=int(is_unsettled),
    )


def _by_size(earlier: Mapping[str, Earlier]) -> Mapping[str, Earlier]:
    """The instrument of most applications first; those without one last."""
    order = sorted(earlier, key=lambda name: (not name, -earlier[name].tally.applications, name.casefold()))
    return {name: earlier[name] for name in order}
