"""Which seats are asked for an assessment, and which scores count: decided here alone, for lists, packs and reports."""

from __future__ import annotations

from collections.abc import Iterable

from evalapp.domain.application import Application
from evalapp.domain.call import Score
from evalapp.domain.people import Assignment
from evalapp.domain.scheme.model import Scheme


def asked_seats(
    assignments: Iterable[Assignment], applications: Iterable[Application]
) -> tuple[Assignment, ...]:
    """Those of applications that are judged.

    One that is found inadmissible later keeps its seats and what was scored in them, which is asked and counted again
    once it becomes admissible; until then it is expected of nobody, counted nowhere and handed out to nobody.
    """
    judged = {each.number for each in applications if each.is_judged}
    return tuple(each for each in assignments if each.application in judged)


def asked_scores(scores: Iterable[Score], seats: Iterable[Assignment], scheme: Scheme) -> tuple[Score, ...]:
    """What was given of all that is asked in `seats`: a score, or a reason for none, on each criterion."""
    pairs = {(each.juror, each.application) for each in seats}
    criteria = {criterion.id for criterion in scheme.criteria}
    return tuple(
        each
        for each in scores
        if (each.value is not None or each.no_score is not None)
        and (each.juror, each.application) in pairs
        and each.criterion in criteria
    )


def scores_set_aside(scores: Iterable[Score], applications: Iterable[Application]) -> tuple[Score, ...]:
    """What was given of applications that were found inadmissible since, or withdrawn: kept, and counted nowhere."""
    unjudged = {each.number for each in applications if not each.is_judged}
    return (
        tuple(each for each in scores if each.application in unjudged and each.is_given) if unjudged else ()
    )
