"""What if a weight, a threshold, the budget or a score were different: the ranking before and after, compared.

Nothing here changes a panel: it is arithmetic on a copy, by the same rules as the official ranking.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from evalapp.analytics.ranking.material import Material
from evalapp.analytics.what_if.rules import (
    Change,
    ChangedBudget,
    ChangedThreshold,
    ChangedWeight,
    changed,
)
from evalapp.analytics.what_if.scores import ChangedScore
from evalapp.domain.ranking import Outcome, Place, Ranking

__all__ = [
    "Change",
    "ChangedBudget",
    "ChangedScore",
    "ChangedThreshold",
    "ChangedWeight",
    "Difference",
    "Material",
    "Move",
    "what_if",
]


@dataclass(frozen=True, kw_only=True, slots=True)
class Move:
    """One application for which something changes; amounts in cents, a place is None where there is none."""

    application: str
    place_before: int | None
    place_after: int | None
    outcome_before: Outcome
    outcome_after: Outcome
    granted_before: int | None
    granted_after: int | None

    @property
    def is_funded_before(self) -> bool:
        return self.outcome_before is Outcome.FUNDED

    @property
    def is_funded_after(self) -> bool:
        return self.outcome_after is Outcome.FUNDED

    @property
    def has_new_place(self) -> bool:
        return self.place_before != self.place_after

    @property
    def is_any(self) -> bool:
        """Whether anything changes at all."""
        return (
            self.has_new_place
            or self.outcome_before is not self.outcome_after
            or self.granted_before != self.granted_after
        )


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Difference:
    """`official` ranks as `before`; `changes` make it `altered`, which ranks as `after`.

    `moves` are the applications whose place, outcome or grant differs, in the order of the ranking after;
    `enters` are funded only after, `leaves` only before, each in the order of the ranking that funds them.
    """

    official: Material
    altered: Material
    changes: tuple[Change, ...]
    before: Ranking
    after: Ranking
    enters: tuple[str, ...]
    leaves: tuple[str, ...]
    moves: tuple[Move, ...]

    @property
    def is_same(self) -> bool:
        """Whether nobody's place, outcome or grant changes, nor what blocks the ranking or ties at the line."""
        return (
            not self.moves
            and self.before.blockers == self.after.blockers
            and self.before.tied_at_line == self.after.tied_at_line
        )


def what_if(material: Material, changes: Iterable[Change]) -> Difference:
    """The difference that `changes`, made one after the other, would make.

    A panel that is blocked before or after is compared all the same: who has no place has None.
    Raises BadValue as `changed` does.
    """
    listed = tuple(changes)
    altered = changed(material, listed)
    before, after = material.rank(), altered.rank()
    earlier = {place.application: place for place in before.places}
    moves = [_move(earlier[place.application], place) for place in after.places]
    lost = {each.application for each in moves if each.is_funded_before and not each.is_funded_after}
    return Difference(
        official=material,
        altered=altered,
        changes=listed,
        before=before,
        after=after,
        enters=tuple(e.application for e in moves if e.is_funded_after and not e.is_funded_before),
        leaves=tuple(place.application for place in before.places if place.application in lost),
        moves=tuple(move for move in moves if move.is_any),
    )


def _move(before: Place, after: Place) -> Move:
    return Move(
        application=after.application,
        place_before=before.place,
        place_after=after.place,
        outcome_before=before.outcome,
        outcome_after=after.outcome,
        granted_before=before.granted,
        granted_after=after.granted,
    )
