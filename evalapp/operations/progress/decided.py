"""What a jury decided, as the page on which it is closed sums it up: outcomes, money, and where it left the ranking."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from evalapp.domain.deciding.proposed import proposed_outcome, proposed_sum
from evalapp.domain.deciding.values import Proposal
from evalapp.domain.ranking import ComparedTie, Outcome, Place, Ranking
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.scheme.rules import TieKind


@dataclass(frozen=True, kw_only=True, slots=True)
class Decided:
    """Of one outcome, or of all together where it is None; amounts in cents. `unstated` say not what they ask.

    What is proposed: by the jury itself where it does so, else by the ranking.
    """

    outcome: Outcome | Proposal | None
    n: int
    requested: int
    granted: int
    unstated: int


def decided(ranking: Ranking) -> tuple[Decided, ...]:
    """A line for each outcome there is, in their own order, and the sum of them; none without applications."""
    of_each: dict[Outcome | Proposal, list[Place]] = {}
    for each in ranking.places:
        of_each.setdefault(proposed_outcome(each), []).append(each)
    found = [_summed(outcome, of_each[outcome]) for outcome in (*Outcome, *Proposal) if outcome in of_each]
    return (*found, _summed(None, ranking.places)) if found else ()


def _summed(outcome: Outcome | None, places: Iterable[Place]) -> Decided:
    of_it = list(places)
    return Decided(
        outcome=outcome,
        n=len(of_it),
        requested=sum(each.requested or 0 for each in of_it),
        granted=proposed_sum(of_it),
        unstated=sum(each.requested is None for each in of_it),
    )


def departures(ranking: Ranking) -> tuple[Place, ...]:
    """Where the panel fixed an amount that is not what the ranking alone would give."""
    return tuple(
        each
        for each in ranking.places
        if each.decided is not None and each.decided.amount != (each.entitled or 0)
    )


def ties_that_matter(ranking: Ranking) -> tuple[ComparedTie, ...]:
    """The tie at the line, and those in which the lot gave another outcome or number to one than to another."""
    at_line = set(ranking.tied_at_line.applications) if ranking.tied_at_line else set()
    places = {each.application: each for each in ranking.places}
    found = []
    for tie in ranking.ties:
        fates = {
            (places[each].outcome, places[each].reserve, places[each].granted is None)
            for each in tie.applications
        }
        if set(tie.applications) == at_line or (tie.digests and len(fates) > 1):
            found.append(tie)
    return tuple(found)


def has_lot(scheme: Scheme) -> bool:
    """Whether the rules of the call let a lot settle a tie at all."""
    return any(each.kind is TieKind.LOT for each in scheme.ranking.ties)
