"""What a choice between two versions of a score does to the total of its application."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from evalapp.domain.merge import Version, VersionChoice
from evalapp.operations.ranking.material import material_of
from evalapp.operations.view import View

Run = tuple[str, str, str, str]


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
    given: dict[str, dict[str, str]] = {}
    for score in view.scores(application=choice.application):
        given.setdefault(score.juror, {})[score.criterion] = _said(score.value, score.no_score)
    answer = version.answer
    given.setdefault(choice.juror, {})[choice.criterion] = _said(answer.value, answer.no_score)
    runs: list[Run] = [
        (choice.application, juror, ",".join(by_criterion), ",".join(by_criterion.values()))
        for juror, by_criterion in given.items()
    ]
    ranking = material_of(view, runs).rank()
    return next((each.total for each in ranking.places if each.application == choice.application), None)


def _said(value: int | None, no_score: object) -> str:
    """As the ranking reads it: the steps, the reason for no score, or nothing."""
    return str(value) if value is not None else str(no_score or "")
