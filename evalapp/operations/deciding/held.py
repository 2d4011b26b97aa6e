"""A ranking with what came after it beside each place: the jury's own proposal, and what a body decided."""

from __future__ import annotations

from dataclasses import replace

from evalapp.domain.deciding.values import Held
from evalapp.domain.ranking import Place, Ranking
from evalapp.operations.deciding.closing_up import closed_up
from evalapp.operations.view import View


def with_own(view: View, ranking: Ranking) -> Ranking:
    """The same places and outcomes, each with the jury's own proposal alone."""
    advice = {each.application: each for each in view.decidings.advice()}
    if not advice:
        return ranking
    ranking = closed_up(ranking, advice=advice, ruled={}, stepped={})
    places = [replace(each, advice=advice.get(each.application)) for each in ranking.places]
    return replace(ranking, places=tuple(places))


def with_decisions(view: View, ranking: Ranking) -> Ranking:
    """The same places and outcomes, each with the jury's own proposal and what a body decided of it."""
    rows = view.decidings
    advice = {each.application: each for each in rows.advice()}
    ruled = {each.application: each for each in rows.rulings()}
    called = {each.application: each for each in rows.called_on()}
    stepped = {each.application: each for each in rows.stepped_back()}
    if not advice and not ruled and not stepped:
        return ranking

    def decided(place: Place) -> Place:
        number = place.application
        if not any(number in rows for rows in (advice, ruled, stepped)):
            return place
        held = (
            Held(ruled=ruled.get(number), called=called.get(number), stepped=stepped.get(number))
            if number in ruled or number in stepped
            else None
        )
        return replace(place, advice=advice.get(number), held=held)

    ranking = closed_up(ranking, advice=advice, ruled=ruled, stepped=stepped)
    return replace(ranking, places=tuple(map(decided, ranking.places)))
