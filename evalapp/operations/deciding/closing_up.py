"""The reserve list as it stands: who falls off it by a proposal or a decision makes room for those below."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from evalapp.domain.deciding.values import Advice, Ruled, Ruling, SteppedBack
from evalapp.domain.ranking import Outcome, Place, Ranking


def closed_up(
    ranking: Ranking,
    *,
    advice: Mapping[str, Advice],
    ruled: Mapping[str, Ruled],
    stepped: Mapping[str, SteppedBack],
) -> Ranking:
    """The same places and outcomes, each of the list with how many before it are not on it any more.

    Who was called on, or withdrew after the decision, keeps the number that its applicant was told.
    """

    def falls_off(place: Place) -> bool:
        number = place.application
        if number in ruled:
            return ruled[number].outcome is not Ruling.RESERVE
        return number in stepped or number in advice

    listed = [each for each in ranking.places if each.outcome is Outcome.RESERVE]
    off = [each for each in listed if falls_off(each)]
    if not off:
        return ranking
    numbers = [each.reserve for each in off]
    gone = {each.application for each in off}

    def moved(place: Place) -> Place:
        if place.outcome is not Outcome.RESERVE or place.application in gone or place.reserve is None:
            return place
        # Before a tie is settled nobody knows on which side of this one it would have stood.
        is_open = None in numbers
        before = sum(each is not None and each < place.reserve for each in numbers)
        return replace(place, moved_up=None if is_open else before)

    return replace(ranking, places=tuple(map(moved, ranking.places)))
