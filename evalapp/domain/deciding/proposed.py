"""What a jury proposes of a place: its own proposal where it made one, else what the ranking says.

Whatever counts what is proposed, sums it or says what is left of the envelope, asks here.
"""

from __future__ import annotations

from collections.abc import Iterable

from evalapp.domain.deciding.values import Proposal
from evalapp.domain.ranking import Outcome, Place, Ranking


def proposed_outcome(place: Place) -> Outcome | Proposal:
    """An outcome of a ranking, but where the jury returned it to its applicant: no ranking does."""
    if place.own is None:
        return place.outcome
    if place.own.outcome is Proposal.RETURN:
        return Proposal.RETURN
    return Outcome.FUNDED if place.own.outcome is Proposal.APPROVE else Outcome.NOT_FUNDED


def proposed_sum(places: Iterable[Place]) -> int:
    """Cents, of all of them together."""
    return sum(each.proposed or 0 for each in places)


def proposed_left(ranking: Ranking) -> int | None:
    """Cents of the envelope; less than none where more is proposed than there is, None where nobody knows."""
    if ranking.available is None or not any(each.own is not None for each in ranking.places):
        return ranking.left
    return ranking.available - proposed_sum(ranking.places)
