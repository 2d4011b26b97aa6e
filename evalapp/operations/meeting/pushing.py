"""What a consensus would do to places and outcomes, and whom it would push: only where the call has it shown.

A jury scores the file and not the result, so that this is off unless the call says otherwise; the history of a
consensus that came about beside it says so.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import TYPE_CHECKING

from evalapp.domain.call import Consensus
from evalapp.domain.permissions import Phase
from evalapp.domain.ranking import Place, Ranking
from evalapp.operations.collecting import collecting_later
from evalapp.operations.ranking.material import material_of
from evalapp.operations.view import View
from evalapp.words.places import Standing, place_number, ranked_standing

if TYPE_CHECKING:
    from evalapp.analytics.ranking.material import Material


@dataclass(frozen=True, kw_only=True, slots=True)
class Pushed:
    """An application that stands otherwise by it."""

    application: str
    before: Standing
    after: Standing


@dataclass(frozen=True, kw_only=True, slots=True)
class Effects:
    """Places as they are written; `pushed` are the others, best place first."""

    place: tuple[str, str]
    outcome: tuple[Standing, Standing]
    pushed: tuple[Pushed, ...]


class Pushing:
    """Of one application and criterion, as the file stands; each value is ranked once. Nothing is stored."""

    def __init__(self, view: View, application: str, criterion: str) -> None:
        self._view, self._application, self._criterion = view, application, criterion
        self.with_value = cache(self._with_value)

    @cached_property
    def _material(self) -> Material:
        return material_of(self._view)

    @cached_property
    def _now(self) -> Ranking:
        with collecting_later():
            return self._material.rank()

    def _with_value(self, value: int) -> Effects:
        """`value` in steps, in place of the jurors' scores and of the consensus there is."""
        key = (self._application, self._criterion)
        kept = [each for each in self._material.consensus if (each.application, each.criterion) != key]
        made = Consensus(application=self._application, criterion=self._criterion, value=value, reason="")
        with collecting_later():
            then = replace(self._material, consensus=(*kept, made)).rank()
        before, after = _standings(self._now), _standings(then)
        old, new = (_places(each)[self._application] for each in (self._now, then))
        return Effects(
            place=(place_number(old), place_number(new)),
            outcome=(before[self._application], after[self._application]),
            pushed=tuple(
                Pushed(application=number, before=was, after=after[number])
                for number, was in before.items()
                if number != self._application and was != after[number]
            ),
        )


def shows_effects(view: View) -> bool:
    """Whether the call has places and outcomes shown beside a consensus and its vote."""
    return view.call().plan.shows_effects


def shows_outcomes(view: View) -> bool:
    """Whether what the ranking says of an application stands beside it where the jury discusses it.

    Where the call has it shown, and once the assessment is closed: then no score is given any more.
    """
    return shows_effects(view) or view.call().phase is Phase.CLOSED


def _places(ranking: Ranking) -> dict[str, Place]:
    return {each.application: each for each in ranking.places}


def _standings(ranking: Ranking) -> dict[str, Standing]:
    return {each.application: ranked_standing(ranking, each) for each in ranking.places}
