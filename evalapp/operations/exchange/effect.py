"""What a choice between two versions of a score does to the total of its application."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from evalapp.domain.call import Score
from evalapp.domain.merge import Version, VersionChoice
from evalapp.operations.ranking.material import material_of, runs_of
from evalapp.operations.view import View


class Effect(NamedTuple):
    """The total with the version that the panel holds and with the one that came in; None where there is none yet."""

    kept: Fraction | None
    taken: Fraction | None


def effect_of(view: View, choice: VersionChoice) -> Effect:
    """With the scores that the panel holds now, under the rules of the ranking.

    Only the scores of that application are weighed: no other one has a part in its total.
    """
    return Effect(*(_total(view, choice, version) for version in (choice.stored, choice.incoming)))


def _total(view: View, choice: VersionChoice, version: Version) -> Fraction | None:
    answer = version.answer
    as_chosen = Score(
        juror=choice.juror,
        application=choice.application,
        criterion=choice.criterion,
        value=answer.value,
        no_score=answer.no_score,
    )
    ranking = material_of(view, runs_of([*view.scores(application=choice.application), as_chosen])).rank()
    return next((each.total for each in ranking.places if each.application == choice.application), None)
