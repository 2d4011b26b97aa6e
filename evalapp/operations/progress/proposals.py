"""What closing asks of a call that assesses each application by itself: the jury's proposal on every one."""

from __future__ import annotations

from evalapp.domain.deciding.values import Proposal
from evalapp.domain.order import number_key
from evalapp.domain.ranking import UNJUDGED, Ranking
from evalapp.domain.texts import _
from evalapp.operations.progress.facts import Facts
from evalapp.operations.progress.points import PROPOSALS, Point, State, all_of, point_of
from evalapp.operations.single.forbidding import no_approval
from evalapp.words.phrases import join_all, numbered


def proposals(facts: Facts, ranking: Ranking) -> list[Point]:
    """Only where nothing is ranked: there no order says what is proposed.

    What a body decided on asks no proposal any more: a call may have been closed while none was asked.
    """
    scheme = facts.call.scheme
    if scheme.is_ranked:
        return []
    places = {each.application: each for each in ranking.places if each.outcome not in UNJUDGED}
    if not places:
        return [
            point_of(PROPOSALS, State.UNKNOWN, _("Proposals of the jury: there is nothing to assess yet"))
        ]
    made = {each.application: each for each in facts.advice if each.application in places}
    without = sorted((each for each in places if each not in made), key=number_key)
    if lacking := [each for each in without if each not in facts.ruled]:
        text = _("No proposal of the jury yet: {applications}")
        return [point_of(PROPOSALS, State.OPEN, text.format(applications=numbered(lacking)), lacking)]
    applications = {each.number: each for each in facts.applications}
    forbidden = [
        (number, found.why)
        for number in sorted(made.keys() - facts.ruled, key=number_key)
        if made[number].outcome is Proposal.APPROVE
        and (found := no_approval(scheme, places[number], applications[number], ranking.blockers))
    ]
    if forbidden:
        said = join_all(f"{number} ({why})" for number, why in forbidden)
        text = _("An approval is proposed that cannot be: {applications}")
        numbers = [number for number, _why in forbidden]
        return [point_of(PROPOSALS, State.OPEN, text.format(applications=said), numbers)]
    if without:
        text = _("Decided on without a proposal of the jury: {applications}")
        return [point_of(PROPOSALS, State.DONE, text.format(applications=numbered(without)), without)]
    returned = sorted((n for n, each in made.items() if each.outcome is Proposal.RETURN), key=number_key)
    words = _("The jury made its proposal on every application")
    if returned:
        text = _(
            "The jury made its proposal on every application; returned to the applicant, and proposed on anew only "
            "before the assessment is closed: {applications}"
        )
        words = text.format(applications=numbered(returned))
    return [point_of(PROPOSALS, State.DONE, words, returned, figures=all_of(len(made)))]
