"""What the rules of progress look at, read from the file once for all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from evalapp.domain.admissibility.answers import Checked
from evalapp.domain.application import Application
from evalapp.domain.call import Call, Consensus, Score
from evalapp.domain.deciding.values import Advice
from evalapp.domain.desks.handing import Handover
from evalapp.domain.ids import PersonId, PersonName
from evalapp.domain.intake import ImportRow
from evalapp.domain.journal import Issued, Received, TableName
from evalapp.domain.jury.own_word import undecided_words
from evalapp.domain.jury.suspicion import Dismissed
from evalapp.domain.merge import VersionChoice
from evalapp.domain.people import Assignment, Conflict, Person, names_of
from evalapp.domain.permissions import Action, Phase
from evalapp.domain.scheme.model import NoScore
from evalapp.domain.scoring.asked import asked_seats
from evalapp.operations.admissibility.checklist import Standing, by_application, standing_of, until_of
from evalapp.operations.admissibility.days import today
from evalapp.operations.desks.keeping.keys import packs_of_earlier_keys
from evalapp.operations.meeting.standing import Meeting, meeting_of
from evalapp.operations.progress.due import is_comment_missing
from evalapp.operations.view import View

Pair = tuple[str, str]
"""Juror, application."""


@dataclass(frozen=True, kw_only=True)
class Facts:
    """A panel as it stands, or as it would stand after a merge.

    `digests` are those of the dossiers, by number; empty as long as nothing was handed out.
    """

    call: Call
    applications: Sequence[Application]
    people: Sequence[Person]
    assignments: Sequence[Assignment]
    conflicts: Sequence[Conflict]
    scores: Sequence[Score]
    consensus: Sequence[Consensus] = ()
    issued: Sequence[Issued] = ()
    received: Sequence[Received] = ()
    digests: Mapping[str, str] = field(default_factory=dict)
    open_choices: Sequence[VersionChoice] = ()
    dismissed: Sequence[Dismissed] = ()
    refused: Sequence[ImportRow] = ()  # of imports, as long as nobody dealt with them
    closed_for: str = ""  # the reason that was given for closing; it answers for what was left open then
    checked: Sequence[Checked] = ()
    on: str = ""  # the Belgian day, ISO 8601
    meeting: Meeting | None = None
    advice: Sequence[Advice] = ()  # what the jury itself proposes
    ruled: frozenset[str] = frozenset()  # the applications on which a body decided
    decided_on: str = ""  # the last day of which a body decided, ISO 8601; empty as long as none did
    of_earlier_keys: frozenset[str] = (
        frozenset()
    )  # the packs and forms that were made before the key was renewed
    away: Handover | None = None  # by which another desk writes now
    may_have_more_choices: bool = False  # left open by merges of a time when the file did not keep them

    @cached_property
    def names(self) -> Mapping[PersonId, PersonName]:
        """By id, those apart who have the same."""
        return names_of(self.people)

    @cached_property
    def judged(self) -> tuple[Application, ...]:
        """All applications but the inadmissible and withdrawn ones, which nobody has to score."""
        return tuple(each for each in self.applications if each.is_judged)

    @cached_property
    def to_complete(self) -> Mapping[str, str]:
        """By number of what an applicant may still complete, the first day by which it must be."""
        answers = by_application(self.checked)
        return {
            each.number: until_of(answers[each.number])
            for each in self.judged
            if each.number in answers and standing_of(each, answers[each.number]) is Standing.TO_COMPLETE
        }

    @cached_property
    def asked(self) -> tuple[Assignment, ...]:
        """The seats of which an assessment is asked."""
        return asked_seats(self.assignments, self.applications)

    @cached_property
    def pending_choices(self) -> tuple[VersionChoice, ...]:
        """The open choices that something waits for: none of an application that nobody judges any more."""
        judged = {each.number for each in self.judged}
        return tuple(each for each in self.open_choices if each.application in judged)

    @cached_property
    def own_words(self) -> tuple[tuple[PersonId, str], ...]:
        """Where a juror who is asked gives a conflict of interest as a reason for no score, and nobody decided yet."""
        asked = {(each.juror, each.application) for each in self.asked}
        said = [each.placed for each in self.scores if each.no_score is NoScore.CONFLICT]
        waiting = undecided_words(said, self.barred, self.dismissed) if said else ()
        return tuple(
            (each.juror, each.application) for each in waiting if (each.juror, each.application) in asked
        )

    @cached_property
    def waiting(self) -> tuple[ImportRow, ...]:
        """The rows of the work list but those of an application that nobody judges."""
        aside = {each.number for each in self.applications if not each.is_judged}
        return tuple(row for row in self.refused if row.number not in aside)

    @cached_property
    def jurors(self) -> tuple[Person, ...]:
        """Those who judge something, by name as the jury is listed."""
        busy = {each.juror for each in self.asked}
        return tuple(each for each in self.people if each.id in busy)

    @cached_property
    def bare(self) -> Mapping[PersonId, Mapping[str, int]]:
        """By juror and application how many scores lack the justification that the scheme asks."""
        judged, found = {each.number for each in self.judged}, dict[PersonId, Counter[str]]()
        for score in self.scores:
            is_asked = score.application in judged and (score.juror, score.application) not in self.barred
            if is_asked and is_comment_missing(self.call.scheme, score):
                found.setdefault(score.juror, Counter())[score.application] += 1
        return found

    @cached_property
    def barred(self) -> frozenset[Pair]:
        """Who may not judge what, for a conflict of interest."""
        return frozenset((each.juror, each.application) for each in self.conflicts)


# All tables that `facts_of` reads.
FACT_TABLES: tuple[TableName, ...] = (
    "handover",
    "call",
    "scheme",
    "application",
    "partner",
    "budget",
    "attachment",
    "person",
    "assignment",
    "conflict",
    "score",
    "consensus",
    "issued",
    "received",
    "open_choice",
    "dismissed",
    "refused_row",
    "checked",
    "sitting",
    "agenda",
    "stay",
    "advice",
    "proviso",
    "ruling",
    "identity",
    "handover",
)


def facts_of(view: View) -> Facts:
    """Gathered once after each change, and anew on another day."""
    on = today(view.next_time()).isoformat()
    return view.kept(f"facts on {on}", lambda: _gathered(view, on))


def _gathered(view: View, on: str) -> Facts:
    issued, rulings = view.issued(), view.decidings.rulings()
    return Facts(
        call=view.call(),
        applications=view.applications(),
        people=view.people(),
        assignments=view.assignments(),
        conflicts=view.conflicts(),
        scores=view.scores(),
        consensus=view.consensus(),
        issued=issued,
        digests=view.dossier_digests() if issued else {},
        received=view.received(),
        open_choices=view.open_choices(),
        dismissed=view.dismissed(),
        refused=view.refused_rows(),
        closed_for=_reason_for_closing(view),
        checked=view.checks.answers(),
        on=on,
        meeting=meeting_of(view),
        advice=view.decidings.advice(),
        ruled=frozenset(each.application for each in rulings),
        decided_on=max((each.on for each in rulings), default=""),
        of_earlier_keys=packs_of_earlier_keys(view) if issued else frozenset(),
        away=view.away,
        may_have_more_choices=view.has_merges_from_before_choices(),
    )


def _reason_for_closing(view: View) -> str:
    if view.call().phase is not Phase.CLOSED:
        return ""
    moves = view.history(limit=1, action=Action.MOVE_PHASE)
    return moves[0].act.reason if moves and moves[0].act is not None else ""


def barred_from(view: View, application: str) -> frozenset[PersonId]:
    """The jurors who may not judge this application, and leave the room while it is discussed."""
    return frozenset(each.juror for each in view.conflicts() if each.application == application)
