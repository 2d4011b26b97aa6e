"""What settles a point that closing waits for, in the phase that the call is in, and of whom or what it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from evalapp.domain.permissions import Action, Phase
from evalapp.domain.ranking import Blocker, BlockerKind
from evalapp.domain.texts import _
from evalapp.operations.progress.facts import Facts
from evalapp.operations.progress.moving import missing_before
from evalapp.operations.progress.points import (
    ATTENDANCE,
    CEILINGS,
    CONSENSUS_REASONS,
    MEETING,
    OPEN_CHOICES,
    PROPOSALS,
    SUSPECTED,
    SUSPECTED_ASIDE,
    TRIAGE,
    WORK_LIST,
    Point,
)

BACK_TO_SCORING = "reopen"


@dataclass(frozen=True, kw_only=True, slots=True)
class Cure:
    """`id` names what is done, and so where; `about` is the application or the juror that it is about, if one is."""

    id: str
    label: str
    advice: str
    about: str = ""


def cures(facts: Facts, points: Sequence[Point], blockers: Sequence[Blocker]) -> Iterator[Cure]:
    """One for each kind of act that the call waits for now, in the order of `points`.

    None for what a step of every call settles: a tie at the line, whether an application is admissible, the choices
    that a merge left open.
    """
    phase = facts.call.phase
    goal = {Phase.SCORING: Phase.DELIBERATION, Phase.DELIBERATION: Phase.CLOSED}.get(phase)
    table = _IN_SCORING if phase is Phase.SCORING else _IN_DELIBERATION
    seen = set()
    for point in missing_before(goal, points) if goal is not None else ():
        id = table.get(point.item, "")
        if point.is_to_mend and id and id not in seen:
            seen.add(id)
            yield Cure(
                id=id,
                label=_label(id),
                advice=f"{point.words}. {_advice(id)}".strip(),
                about=_about(id, point, facts, blockers),
            )


_BOTH = {
    "conflicts": "conflicts",
    SUSPECTED: "conflicts",
    SUSPECTED_ASIDE: "conflicts",
    WORK_LIST: "work-list",
}
_IN_SCORING = {
    **_BOTH,
    CEILINGS: "fill-in",
    "motivations": "ask",
}
# Nothing is taken in or merged any more, and the panel may agree on a score.
_IN_DELIBERATION = {
    "scores": BACK_TO_SCORING,
    "nobody-assigned": BACK_TO_SCORING,
    "no-applications": BACK_TO_SCORING,
    "quorum": "consensus",
    "no-score-at-all": "consensus",
    "no-consensus": "consensus",
    CONSENSUS_REASONS: "consensus",
    **_BOTH,
    CEILINGS: BACK_TO_SCORING,
    "motivations": BACK_TO_SCORING,
    MEETING: "meeting",
    ATTENDANCE: "meeting",
    TRIAGE: "meeting",
    PROPOSALS: "propose",
}


def cure_of(point: Point, phase: Phase) -> str:
    """Which act settles a point in this phase, those of a step of every call included; empty where none is known."""
    table = _IN_SCORING if phase is Phase.SCORING else _IN_DELIBERATION
    return table.get(point.item) or _OF_STEPS.get(point.item, "")


_OF_STEPS = {"admissibility": "admit", "tie-at-line": "rank", "amounts": "rank", OPEN_CHOICES: "settle"}


def _label(id: str) -> str:
    return {
        BACK_TO_SCORING: _("Back to scoring"),
        "consensus": _("Consensus"),
        "conflicts": _("Conflicts of interest"),
        "work-list": _("Work list"),
        "fill-in": _("Empty fields"),
        "ask": _("Justifications"),
        "meeting": _("Meeting"),
        "propose": _("Proposals"),
    }[id]


def _advice(id: str) -> str:
    """What to do, where the point itself does not say it."""
    return {
        BACK_TO_SCORING: _("Move back to scoring for it; in deliberation nothing comes in any more."),
        "consensus": _("Record a consensus score in the meeting."),
        "fill-in": _("Import the applications once more with that field filled in."),
        "propose": _("Propose to approve, to reject or to return each of them, under Decisions."),
        "ask": _("Ask the jurors for it, and merge what they send back."),
    }.get(id, "")


_AGREED_ON = (BlockerKind.QUORUM, BlockerKind.NO_SCORE_AT_ALL, BlockerKind.NO_CONSENSUS)


def _about(id: str, point: Point, facts: Facts, blockers: Sequence[Blocker]) -> str:
    if point.item == "conflicts":
        return next((juror for juror, _number in facts.own_words), "")
    kinds: Mapping[str, tuple[BlockerKind, ...]] = {
        "consensus": _AGREED_ON,
        "fill-in": (BlockerKind.UNKNOWN_CEILING,),
    }
    wanted = kinds.get(id, ())
    return next((each.application for each in blockers if each.kind in wanted), "")


# Who does what, as far as it is not for everybody of the office: of points, of steps of every call, and of what else is
# in the way. What cures a point is told with it.
_ACTS_OF_POINTS: Mapping[str, Action] = {
    "scores": Action.MERGE,
    "motivations": Action.MERGE,
    CEILINGS: Action.EDIT_APPLICATION,
    OPEN_CHOICES: Action.SETTLE,
    WORK_LIST: Action.IMPORT_APPLICATIONS,
}
_ACTS_OF_STEPS: Mapping[str, Action] = {
    "take-back": Action.TAKE_BACK,
    "import": Action.IMPORT_APPLICATIONS,
    "jury": Action.EDIT_JURY,
    "hand-out": Action.HAND_OUT,
    "merge": Action.MERGE,
    "settle": Action.SETTLE,
}
_ACTS_OF_OBSTACLES: Mapping[str, Action] = {
    **_ACTS_OF_STEPS,
    "remind": Action.NOTE_SENT,
    "ask": Action.NOTE_SENT,
    "work-list": Action.IMPORT_APPLICATIONS,
}


def act_of_point(item: str) -> Action | None:
    """What somebody may do who settles it; None where everybody of the office may."""
    return _ACTS_OF_POINTS.get(item)


def act_of_step(id: str) -> Action | None:
    """The same of a step that every call has."""
    return _ACTS_OF_STEPS.get(id)


def act_of_obstacle(cure: str) -> Action | None:
    """The same of what stands in the way, by what is done about it."""
    return _ACTS_OF_OBSTACLES.get(cure)
