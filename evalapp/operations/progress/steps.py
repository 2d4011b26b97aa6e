"""From draft to printed ranking: the steps of a call, which are done, and the one that is next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from evalapp.domain.application import Admissibility
from evalapp.domain.order import number_key
from evalapp.domain.people import Role
from evalapp.domain.permissions import Phase
from evalapp.domain.ranking import Blocker
from evalapp.domain.scheme.rules import Missing
from evalapp.domain.texts import _, ngettext
from evalapp.operations.desks.handing.away import away_words
from evalapp.operations.progress.completing import completing_words
from evalapp.operations.progress.coverage import Coverage
from evalapp.operations.progress.cures import BACK_TO_SCORING, act_of_step, cures
from evalapp.operations.progress.facts import Facts
from evalapp.operations.progress.jurors import JurorProgress, progress_of_jurors, to_renew
from evalapp.operations.progress.points import Point
from evalapp.operations.progress.quorum import quorum_words, short_of_quorum
from evalapp.words.phrases import MOST_NAMED, join_names, numbered
from evalapp.words.why.whose import sentence_for_whom


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """`phase`: the phase that it moves the call to, if any. `is_possible` in the phase that the call is in.

    `about`: the application or the juror that it begins with, where it is known.

    `is_present`: the call is in that phase now, and what is done in it is not over.
    """

    id: str
    label: str
    advice: str
    is_done: bool
    phase: Phase | None = None
    is_possible: bool = True
    is_present: bool = False
    about: str = ""


def is_left_behind(phase: Phase, present: Phase) -> bool:
    """A phase that began is not done: only one that the call moved on from."""
    return present.number > phase.number


def steps(
    facts: Facts,
    covered: Coverage,
    blockers: Sequence[Blocker] = (),
    points: Sequence[Point] = (),
    role: Role | None = None,
) -> tuple[Step, ...]:
    """`blockers` are those of the ranking, which all scores together do not make ready yet; `points` what closing
    needs: what one of them waits for is a step before the ranking is looked at. Whose step it is is said to `role`
    where it is not theirs."""
    return tuple(
        replace(each, advice=sentence_for_whom(each.advice, role, act_of_step(each.id)))
        for each in _steps(facts, covered, blockers, points)
    )


def _steps(
    facts: Facts, covered: Coverage, blockers: Sequence[Blocker], points: Sequence[Point]
) -> tuple[Step, ...]:
    phase, applications = facts.call.phase, facts.judged
    is_ranked = facts.call.scheme.is_ranked
    busy = {each.juror for each in facts.asked}
    issued = {each.juror for each in facts.issued}
    is_past, is_closed = is_left_behind(Phase.SCORING, phase), is_left_behind(Phase.DELIBERATION, phase)
    undecided = [each.number for each in applications if each.admissibility is Admissibility.OPEN]
    renewed = () if is_past else to_renew(progress_of_jurors(facts, covered))
    return (
        *_another_desk(facts),
        Step(
            id="import",
            label=_("Applications"),
            advice=_(
                "Take in the applications from a spreadsheet; you see every row before anything changes."
            ),
            is_done=bool(applications),
            is_possible=not is_past,
        ),
        Step(
            id="admit",
            label=_("Admissibility"),
            advice=" · ".join([_undecided(undecided), *completing_words(facts)]),
            about=_overdue(facts),
            is_done=bool(applications) and not undecided,
            is_possible=bool(applications) and not is_closed,
        ),
        Step(
            id="jury",
            label=_("Jury"),
            advice=_("Say who is in the jury, and record conflicts of interest before anything is assigned."),
            is_done=bool(facts.people),
            is_possible=not is_past,
        ),
        Step(
            id="assign",
            label=_("Assign"),
            advice=quorum_words(facts)
            if busy and short_of_quorum(facts)
            else _("Decide who assesses what; conflicts of interest are never assigned."),
            is_done=bool(applications) and not short_of_quorum(facts),
            is_possible=not is_past,
        ),
        Step(
            id="hand-out",
            label=_("Hand out"),
            advice=_renew(renewed)
            if renewed and busy <= issued
            else _("Give each juror a sealed pack, and separately the code that opens it."),
            is_done=bool(busy) and (is_closed or covered.is_complete or (busy <= issued and not renewed)),
            is_possible=not is_past,
        ),
        Step(
            id="merge",
            label=_("Merge"),
            advice=_(
                "Merge what the jurors send back, as it comes; nothing is lost when a file comes twice."
            ),
            is_done=covered.is_complete or is_closed,
            is_possible=not is_past,
        ),
        *_open_choices(facts),
        *(_cures(facts, blockers, points) if is_past or covered.is_complete else ()),
        Step(
            id="deliberate",
            label=_("Deliberate"),
            advice=f"{_all_in(covered, blockers)}. "
            + _("In deliberation the panel talks, and may record consensus scores."),
            is_done=is_closed,
            phase=Phase.DELIBERATION,
            is_possible=not is_past,
            is_present=phase is Phase.DELIBERATION,
        ),
        Step(
            id="rank",
            label=_("Rank") if is_ranked else _("Propose"),
            advice=_owed_in_deliberation(facts, covered)
            or (f"{_all_in(covered, blockers)}." if blockers else "")
            or _to_settle(is_ranked=is_ranked),
            is_done=is_closed,
        ),
        Step(
            id="print",
            label=_("Print"),
            advice=" ".join(
                (
                    _print_words(is_ranked=is_ranked),
                    *([_("What the body decides of them is recorded under Decisions.")] if is_closed else ()),
                )
            ),
            is_done=bool(facts.decided_on),
        ),
        *_after_the_decision(facts),
    )


def _another_desk(facts: Facts) -> tuple[Step, ...]:
    """As long as the right to write is elsewhere, nothing else can be done here."""
    if facts.away is None:
        return ()
    label = _("Another desk writes now")
    return (Step(id="take-back", label=label, advice=away_words(facts.away), is_done=False),)


def _to_settle(*, is_ranked: bool) -> str:
    if is_ranked:
        return _(
            "Look at the ranking, settle ties, and close the assessment when it is as the panel wants it."
        )
    return _("Propose something on each application under Decisions, and close the assessment then.")


def _print_words(*, is_ranked: bool) -> str:
    if is_ranked:
        return _("Print the ranking and the evaluations; each carries the fingerprint of this file.")
    return _("Print the assessment and the evaluations; each carries the fingerprint of this file.")


def _after_the_decision(facts: Facts) -> tuple[Step, ...]:
    if not facts.decided_on:
        return ()
    advice = _(
        "Record when each applicant was told of the decision, and how: the term for an appeal follows."
    )
    return (Step(id="notify", label=_("Tell the applicants"), advice=advice, is_done=False),)


def _all_in(covered: Coverage, blockers: Sequence[Blocker]) -> str:
    """The scores, and what the ranking needs beside them."""
    if blockers:
        return covered.ranking_words(blockers)
    return _("Every score is in")


def _overdue(facts: Facts) -> str:
    """The first application of which the day to complete it is past."""
    return next((number for number, until in facts.to_complete.items() if until < facts.on), "")


def _undecided(numbers: Sequence[str]) -> str:
    n = len(numbers)
    if not n:
        return _("Decide for every application whether it is admissible.")
    text = ngettext(
        "It is not decided yet whether {n} application is admissible: {applications}",
        "It is not decided yet whether {n} applications are admissible: {applications}",
        n,
    )
    return text.format(n=n, applications=numbered(numbers, most=MOST_NAMED))


def _open_choices(facts: Facts) -> list[Step]:
    """Only where a merge left some: nothing is ranked before they are made, in deliberation either."""
    n = len(facts.pending_choices)
    if not n:
        return []
    text = ngettext(
        "{n} choice of a merge is open: {applications}",
        "{n} choices of merges are open: {applications}",
        n,
    )
    named = numbered(
        sorted({each.application for each in facts.pending_choices}, key=number_key), most=MOST_NAMED
    )
    return [
        Step(
            id="settle",
            label=_("Open choices"),
            advice=text.format(n=n, applications=named),
            is_done=False,
            is_possible=facts.call.phase in (Phase.SCORING, Phase.DELIBERATION),
        )
    ]


def _cures(facts: Facts, blockers: Sequence[Blocker], points: Sequence[Point]) -> list[Step]:
    """Only where something waits: where it is settled, and not the ranking, which can only show it."""
    return [
        Step(
            id=each.id,
            label=each.label,
            advice=each.advice,
            is_done=False,
            phase=Phase.SCORING if each.id == BACK_TO_SCORING else None,
            about=each.about,
        )
        for each in cures(facts, points, blockers)
    ]


def _renew(jurors: Sequence[JurorProgress]) -> str:
    n = len(jurors)
    text = ngettext(
        "{n} pack is out of date; hand out a newer one: {who}",
        "{n} packs are out of date; hand out newer ones: {who}",
        n,
    )
    return text.format(n=n, who=join_names(each.name for each in jurors))


def _owed_in_deliberation(facts: Facts, covered: Coverage) -> str:
    """What keeps the assessment from closing, though the call has moved on; empty where nothing does."""
    n = sum(covered.owed.values())
    if (
        facts.call.phase is not Phase.DELIBERATION
        or not n
        or facts.call.scheme.ranking.missing is not Missing.BLOCK
    ):
        return ""
    text = ngettext(
        "{n} score is missing, and without it the assessment cannot be closed. Move back to scoring to merge it.",
        "{n} scores are missing, and without them the assessment cannot be closed. Move back to scoring to merge "
        "them.",
        n,
    )
    return text.format(n=n)


def next_step(all_steps: Sequence[Step]) -> Step:
    """The last one is never done."""
    return next(step for step in all_steps if not step.is_done and step.is_possible)
