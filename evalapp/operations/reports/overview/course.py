"""How far a call is, as of the day of its last change: the line of its days, and what is still to do."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from evalapp.domain.application import Admissibility
from evalapp.domain.call import Call
from evalapp.domain.permissions import Phase
from evalapp.domain.ranking import Ranking
from evalapp.domain.texts import _, ngettext
from evalapp.operations.admissibility.days import today
from evalapp.operations.deciding.standing import Afterwards
from evalapp.operations.overview.timeline import Over, Stage, Timeline, known_in, line_of
from evalapp.operations.progress.coverage import coverage
from evalapp.operations.progress.facts import facts_of
from evalapp.operations.progress.steps import is_left_behind
from evalapp.operations.view import View
from evalapp.reports.overview.content import Milestone
from evalapp.words import formats

_NOT_ON_PAPER = "handed-out"  # a matter of the secretary alone


def milestones_of(view: View, after: Afterwards, at: str) -> Sequence[Milestone]:
    return telling_milestones(view, after, at)()


def telling_milestones(view: View, after: Afterwards, at: str) -> Callable[[], Sequence[Milestone]]:
    """What tells them in the language of the moment, read once for all languages."""
    call, issued = view.call(), view.issued()
    judged = [each for each in view.applications() if each.is_judged]
    decided_on = max((each.ruled.on for each in after.decided if each.ruled is not None), default="")
    is_sent_in = is_left_behind(Phase.SCORING, call.phase)
    over = Over(
        admitted=bool(judged) and all(each.admissibility is not Admissibility.OPEN for each in judged),
        handed_out=bool(issued) or is_sent_in,
        sent_in=is_sent_in or (call.phase is Phase.SCORING and coverage(facts_of(view)).is_complete),
        decided=bool(decided_on),
    )
    known = known_in(view, call.phase, issued, decided_on)
    return lambda: _told(line_of(call, today(at), known, over))


def _told(line: Timeline) -> Sequence[Milestone]:
    return [
        Milestone(
            label=each.label,
            day=each.day,
            is_over=each.stage is Stage.OVER,
            is_present=each.stage is Stage.PRESENT,
            is_planned=each.is_planned,
        )
        for each in line.milestones
        if each.id != _NOT_ON_PAPER
    ]


def still_to_do(call: Call, ranking: Ranking, after: Afterwards, at: str, inadmissible: int) -> Iterator[str]:
    """Sentences, in the order in which things happen; `inadmissible` is how many applications are."""
    if call.phase is not Phase.CLOSED:
        yield _("The assessment is not closed: all of this may still change.")
    elif not ranking.is_ready:
        is_ranked = call.scheme.is_ranked
        yield _("The ranking is not complete.") if is_ranked else _("Not every result is known.")
    if not after.decided:
        if call.plan.decision_on:
            yield _("The decision is planned on {day}.").format(day=formats.day(call.plan.decision_on))
        return
    if n := len(after.waiting):
        yield ngettext(
            "{n} application waits for its decision.", "{n} applications wait for their decision.", n
        ).format(n=n)
    if n := len(after.untold):
        yield ngettext(
            "{n} applicant has still to be told of the decision.",
            "{n} applicants have still to be told of the decision.",
            n,
        ).format(n=n)
    if inadmissible:
        yield ngettext(
            "{n} application is inadmissible: whether its applicant was told is not recorded here.",
            "{n} applications are inadmissible: whether their applicants were told is not recorded here.",
            inadmissible,
        ).format(n=inadmissible)
    yield from _appeal(after, today(at))
    if n := len(after.reserve):
        yield ngettext(
            "{n} application is on the reserve list.", "{n} applications are on the reserve list.", n
        ).format(n=n)


def _appeal(after: Afterwards, on: date) -> Iterator[str]:
    """As `deciding.appeal` counts it: never from a day that nothing proves."""
    told = [each for each in after.standings if each.notified is not None and each.stepped is None]
    days = [day for each in told if (day := each.last_day) is not None]
    if days:
        text = (
            _("An appeal can come until {day} at the latest, where the day of the notice is proved.")
            if max(days) >= on
            else _("The last day for an appeal, where the day of the notice is proved, was {day}.")
        )
        yield text.format(day=formats.day(max(days).isoformat()))
    if n := len(told) - len(days):
        yield ngettext(
            "Of {n} applicant nothing proves when they were told, so that no last day for an appeal is known.",
            "Of {n} applicants nothing proves when they were told, so that no last day for an appeal is known.",
            n,
        ).format(n=n)
