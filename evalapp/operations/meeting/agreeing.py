"""What the panel agrees on at the meeting: a consensus with the show of hands that it came about by, and its effect."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from evalapp.domain.call import Consensus
from evalapp.domain.decisions import NO_DECISIONS
from evalapp.domain.errors import BadValue
from evalapp.domain.journal import Act
from evalapp.domain.order import number_key
from evalapp.domain.permissions import Action
from evalapp.domain.texts import _
from evalapp.operations.change import OpenChange
from evalapp.operations.meeting.votes import CastVote
from evalapp.operations.ranking.consensus import SetConsensus
from evalapp.operations.ranking.material import material_of, runs_of
from evalapp.operations.view import View
from evalapp.words.results import result_of

if TYPE_CHECKING:
    from evalapp.analytics.ranking.material import Material


@dataclass(frozen=True, kw_only=True, slots=True)
class Agree:
    """Both, or neither where one of them cannot be: a value that more hands were against is no consensus."""

    consensus: SetConsensus
    vote: CastVote
    action: ClassVar[Action] = Action.SET_CONSENSUS

    def summary(self, view: View) -> Act:
        agreed, voted = self.consensus.summary(view), self.vote.summary(view)
        return replace(agreed, steps=(*agreed.steps, *voted.steps))

    def apply(self, change: OpenChange) -> None:
        in_favour, against, _abstained = self.vote.counts
        if against > in_favour:
            text = _(
                "{against} hands were against it and {in_favour} for it: the panel does not agree on this value. "
                "Record another one, or leave the scores as they are."
            )
            raise BadValue(text.format(against=against, in_favour=in_favour))
        self.vote.apply(change)
        self.consensus.apply(change)


class Weighed(NamedTuple):
    """Of one criterion and of the whole application; None where there is none. Exact, on their own scales."""

    criterion: Fraction | None
    total: Fraction | None


def weighed_with(view: View, application: str, criterion: str, value: int | None) -> Weighed:
    """What the ranking would compute with `value` (in steps) as the consensus on it; with None as it stands.

    Only the scores of that application are weighed: no other one has a part in its total. Nothing is stored.
    """
    alone = _alone(view, application)
    agreed = [each for each in alone.consensus if value is None or each.criterion != criterion]
    if value is not None:
        agreed.append(Consensus(application=application, criterion=criterion, value=value, reason=""))
    return _weighed(alone, criterion, agreed)


def weighed_in_turn(view: View) -> list[tuple[Consensus, Weighed, Weighed]]:
    """Each consensus that stands, in the order in which they were recorded, with what was weighed before and after it.

    Before the first of an application are the jurors' scores alone.
    """
    found = []
    agreed = sorted(
        view.consensus(), key=lambda each: (each.at, number_key(each.application), each.criterion)
    )
    for application in dict.fromkeys(each.application for each in agreed):
        alone, earlier = _alone(view, application), list[Consensus]()
        for each in agreed:
            if each.application == application:
                before = _weighed(alone, each.criterion, earlier)
                earlier.append(each)
                found.append((each, before, _weighed(alone, each.criterion, earlier)))
    return sorted(found, key=lambda each: agreed.index(each[0]))


def _alone(view: View, application: str) -> Material:
    """What that application is weighed from, and no other."""
    from evalapp.analytics.table import ScoreTable

    runs = runs_of(view.scores(application=application))
    material = material_of(view, runs)
    return replace(
        material,
        applications=tuple(each for each in material.applications if each.number == application),
        table=ScoreTable.from_runs(material.scheme, [application], runs),
        consensus=tuple(each for each in material.consensus if each.application == application),
        assignments=tuple(each for each in material.assignments or () if each[1] == application),
        conflicts=tuple(each for each in material.conflicts if each[1] == application),
        decisions=NO_DECISIONS,
        open_choices=(),
    )


def _weighed(alone: Material, criterion: str, agreed: Sequence[Consensus]) -> Weighed:
    place = next(iter(replace(alone, consensus=tuple(agreed)).rank().places), None)
    if place is None:
        return Weighed(None, None)
    result = result_of(place, criterion)
    return Weighed(result.score if result else None, place.total)
