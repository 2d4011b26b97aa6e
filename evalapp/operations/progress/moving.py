"""What is missing before a call moves to its next phase, by the same points that stand under “Ready to close?”."""

from __future__ import annotations

from collections.abc import Sequence

from evalapp.domain.errors import KnownError
from evalapp.domain.permissions import Phase
from evalapp.domain.ranking import BlockerKind
from evalapp.domain.texts import _
from evalapp.operations.panel.suspicions import suspicions_of
from evalapp.operations.progress.coverage import coverage
from evalapp.operations.progress.facts import facts_of
from evalapp.operations.progress.points import (
    ATTENDANCE,
    CONSENSUS_REASONS,
    MEETING,
    OPEN_CHOICES,
    PROPOSALS,
    STAYED,
    SUSPECTED,
    SUSPECTED_ASIDE,
    WORK_LIST,
    Point,
    State,
)
from evalapp.operations.progress.readiness import closing
from evalapp.operations.ranking.material import material_of
from evalapp.operations.view import View

# What deliberation itself settles is not missing before it.
_BEFORE_SCORING = frozenset({BlockerKind.NO_APPLICATIONS, BlockerKind.NOBODY_ASSIGNED})
_OF_DELIBERATION = frozenset(
    {"tie-at-line", "amounts", "no-consensus", CONSENSUS_REASONS, MEETING, ATTENDANCE, PROPOSALS, STAYED}
)
# Named when the assessment closes, which it does all the same.
_KEPT_OPEN = frozenset({SUSPECTED_ASIDE, STAYED})


class NotReady(KnownError):
    """A call that may not close yet; `missing` names what it waits for."""

    def __init__(self, missing: Sequence[Point]) -> None:
        self.missing = tuple(missing)
        super().__init__(
            _("The assessment cannot be closed yet; first settle this: {missing}.").format(
                missing="; ".join(point.words for point in missing)
            )
        )


def missing_before(phase: Phase, points: Sequence[Point]) -> tuple[Point, ...]:
    """Those of `points` that `phase` waits for: closing is refused for them, the others only name them.

    What is not known is not done. A draft waits for nothing, scoring for something to score and somebody who does.
    What is suspected of who assessed nothing of it touches no score: it is named before deliberation, and closes. So
    does a meeting in which somebody stayed who had to leave: it is over, and what it means is the body's to weigh.
    """
    if phase.number < Phase.DELIBERATION.number:
        return tuple(each for each in points if phase is Phase.SCORING and each.item in _BEFORE_SCORING)
    left = tuple(point for point in points if point.state is not State.DONE)
    if phase is Phase.CLOSED:
        return tuple(each for each in left if each.item not in _KEPT_OPEN)
    return tuple(each for each in left if each.item not in _OF_DELIBERATION and each.is_to_mend)


def may_be_reasoned_away(point: Point) -> bool:
    """What a reason accounts for, so that the assessment closes all the same.

    Merges by an earlier version of the program did not keep what they left open, and nobody can know it any more. A
    refused row of a file may be left out on purpose, and after the scoring nothing is taken in. A likeness is no
    conflict of interest: who answers for the call may close without a decision on it, and says why. Who was in the
    room may stand in minutes of another hand.
    """
    return point.item in (WORK_LIST, SUSPECTED) or (
        point.state is State.UNKNOWN and point.item in (OPEN_CHOICES, ATTENDANCE)
    )


def kept_open(points: Sequence[Point]) -> tuple[Point, ...]:
    """What is still open and keeps nothing from closing: named beside what does."""
    return tuple(each for each in points if each.item in _KEPT_OPEN and each.state is not State.DONE)


def closed_over(view: View) -> tuple[Point, ...]:
    """What was open when the assessment was closed for a reason; nothing where there was none."""
    if view.call().phase is not Phase.CLOSED:
        return ()
    answered = (WORK_LIST, SUSPECTED, OPEN_CHOICES, ATTENDANCE)
    return tuple(each for each in points_of(view) if each.item in answered and each.is_instead)


def points_of(view: View) -> tuple[Point, ...]:
    """What closing needs, as the file stands."""
    facts = facts_of(view)
    return closing(facts, coverage(facts), material_of(view).rank(), suspicions_of(view).open)


def refuse_to_close_unready(view: View, reason: str = "") -> None:
    """Raises NotReady with all that closing still waits for, and that `reason` does not account for."""
    missing = missing_before(Phase.CLOSED, points_of(view))
    if reason.strip():
        missing = tuple(each for each in missing if not may_be_reasoned_away(each))
    if missing:
        raise NotReady(missing)
