"""When the scores of jurors are shown: each scores without knowing the others, so not before all of them are in.

What keeps the result of a criterion back keeps back what it is made of: of a single return the score is the result.
"""

from __future__ import annotations

from collections.abc import Iterable

from evalapp.domain.permissions import Phase
from evalapp.domain.ranking import CriterionResult, Place
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.scheme.rules import Missing


def is_withheld(phase: Phase, result: CriterionResult | None) -> bool:
    """Of one criterion. Deliberation ends the independent assessment, whoever still owes a score."""
    return phase is Phase.SCORING and result is not None and result.is_awaited


def are_totals_withheld(phase: Phase, scheme: Scheme, place: Place) -> bool:
    """The total of a single juror, as that of the application: while one of the criteria that make it up is."""
    if phase is not Phase.SCORING:
        return False
    counting = {each.id for each in scheme.counting}
    return any(each.criterion in counting and is_withheld(phase, each) for each in place.criteria)


def kept_back(phase: Phase, scheme: Scheme, places: Iterable[Place]) -> tuple[str, ...]:
    """The applications of which the totals are withheld."""
    return tuple(each.application for each in places if are_totals_withheld(phase, scheme, each))


def keeps_back(phase: Phase, scheme: Scheme) -> bool:
    """Whether anything is in this phase, for who knows what is owed and has no ranking at hand."""
    return phase is Phase.SCORING and scheme.ranking.missing is Missing.BLOCK
