"""What closing a call still needs, point by point: done, open, or not known yet, which is never taken for done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from evalapp.domain.application import Admissibility
from evalapp.domain.ids import PersonId
from evalapp.domain.order import number_key
from evalapp.domain.ranking import BlockerKind, Outcome, Ranking
from evalapp.domain.texts import _, ngettext
from evalapp.operations.progress.answerable import pairs_named, unknown_attendance, unknown_choices, work_list
from evalapp.operations.progress.answerable import suspected as suspected_words
from evalapp.operations.progress.completing import completing_words
from evalapp.operations.progress.coverage import Coverage
from evalapp.operations.progress.due import is_comment_missing
from evalapp.operations.progress.facts import Facts, Pair
from evalapp.operations.progress.meeting import attendance_words, is_attendance_known, unfinished_words
from evalapp.operations.progress.quorum import agreed_in_place, agreed_words
from evalapp.words.fields import field_label
from evalapp.words.phrases import join_all, numbered

WORK_LIST = "work-list"
OPEN_CHOICES = "open-choices"
MEETING = "meeting"
ATTENDANCE = "attendance"
SUSPECTED = "suspected-conflicts"
SUSPECTED_ASIDE = "suspected-conflicts-aside"  # of who assesses nothing of it, and yet may be in the room


class State(StrEnum):
    DONE = "done"
    OPEN = "open"
    UNKNOWN = "unknown"


@dataclass(frozen=True, kw_only=True, slots=True)
class Point:
    """One thing that closing needs; `item` is its name for scripts.

    `is_instead`: nothing is left to do, though not what is asked was found, but what stands in its place: no tick.
    """

    item: str
    state: State
    words: str
    is_instead: bool = False


def closing(
    facts: Facts, covered: Coverage, ranking: Ranking, suspected: Iterable[Pair] = ()
) -> tuple[Point, ...]:
    """`suspected`: the pairs of which it waits for somebody whether there is a conflict of interest."""
    return (
        _scores(facts, covered, ranking),
        _quorum(facts, covered, ranking),
        *_nothing_at_all(ranking),
        _admissibility(facts),
        *_work_list(facts),
        *_ceilings(facts, ranking),
        _conflicts(facts),
        *_suspected(facts, suspected),
        _tied(facts, ranking),
        *_amounts(ranking),
        _motivations(facts, ranking),
        _open_choices(facts),
        *_meeting(facts),
    )


def _point(item: str, state: State, words: str) -> Point:
    return Point(item=item, state=state, words=words)


def _answerable(item: str, state: State, facts: Facts, words: str) -> Point:
    """Once it was closed for a reason, nothing is asked of it any more, and nothing is ticked."""
    is_answered = bool(facts.closed_for)
    return Point(item=item, state=State.DONE if is_answered else state, words=words, is_instead=is_answered)


def _scores(facts: Facts, covered: Coverage, ranking: Ranking) -> Point:
    owed: dict[PersonId, int] = {}
    for blocker in ranking.blockers:
        if blocker.kind is BlockerKind.MISSING_SCORES:
            owed[blocker.juror] = owed.get(blocker.juror, 0) + blocker.count
    if owed:
        text = ngettext("{n} score is missing: {who}", "{n} scores are missing: {who}", sum(owed.values()))
        return _point("scores", State.OPEN, text.format(n=sum(owed.values()), who=_who(facts, owed)))
    if not covered.needed:
        return _point("scores", State.UNKNOWN, _("Nothing has been assigned yet"))
    n = sum(covered.owed.values())
    if n:
        text = ngettext(
            "{n} score did not come in, which does not keep the ranking open: {who}",
            "{n} scores did not come in, which does not keep the ranking open: {who}",
            n,
        )
        return _point("scores", State.DONE, text.format(n=n, who=_who(facts, covered.owed)))
    return _point("scores", State.DONE, _("All scores are in"))


def _who(facts: Facts, jurors: Iterable[PersonId]) -> str:
    return join_all(facts.names.get(juror, juror) for juror in jurors)


def _quorum(facts: Facts, covered: Coverage, ranking: Ranking) -> Point:
    least = facts.call.scheme.ranking.least_scores
    short = dict.fromkeys(each.application for each in ranking.blockers if each.kind is BlockerKind.QUORUM)
    if short:
        text = (
            _(
                "Fewer than {n} assessments even once every score is in (an abstention counts for none): {applications}"
            )
            if any(each.kind is BlockerKind.MISSING_SCORES for each in ranking.blockers)
            else _("Fewer than {n} assessments: {applications}")
        )
        return _point("quorum", State.OPEN, text.format(n=least, applications=numbered(short)))
    waits = (BlockerKind.MISSING_SCORES, BlockerKind.NOBODY_ASSIGNED, BlockerKind.NO_APPLICATIONS)
    if not covered.needed or any(each.kind in waits for each in ranking.blockers):
        text = _("At least {n} assessments each: not known before the scores are in")
        return _point("quorum", State.UNKNOWN, text.format(n=least))
    if agreed := agreed_in_place(facts.call.scheme, ranking):
        return Point(item="quorum", state=State.DONE, words=agreed_words(least, agreed), is_instead=True)
    text = ngettext(
        "At least {n} assessment an application", "At least {n} assessments an application", least
    )
    return _point("quorum", State.DONE, text.format(n=least))


def _nothing_at_all(ranking: Ranking) -> list[Point]:
    """Only where it stands in the way: nobody looks for these as points of a list."""
    found = []
    for kind, text in (
        (BlockerKind.NO_SCORE_AT_ALL, _("No score from anybody on a criterion: {applications}")),
        (BlockerKind.NO_CONSENSUS, _("The jurors differ and no consensus is recorded: {applications}")),
        (BlockerKind.NOBODY_ASSIGNED, _("Nobody assesses: {applications}")),
        (BlockerKind.NO_APPLICATIONS, _("There are no applications")),
    ):
        named = dict.fromkeys(each.application for each in ranking.blockers if each.kind is kind)
        if named:
            found.append(_point(str(kind), State.OPEN, text.format(applications=numbered(named))))
    return found


def _admissibility(facts: Facts) -> Point:
    unjudged = [each.number for each in facts.judged if each.admissibility is Admissibility.OPEN]
    if unjudged:
        text = _("Admissibility not decided yet: {applications}").format(applications=numbered(unjudged))
        return _point("admissibility", State.OPEN, " · ".join([text, *completing_words(facts)]))
    if not facts.applications:
        return _point("admissibility", State.UNKNOWN, _("Admissibility: there are no applications yet"))
    return _point("admissibility", State.DONE, _("Admissibility is decided for every application"))


def _work_list(facts: Facts) -> list[Point]:
    """Only where a row waits: what it says is in no dossier, and nobody sees that there."""
    return [_answerable(WORK_LIST, State.OPEN, facts, work_list(facts))] if facts.waiting else []


def _ceilings(facts: Facts, ranking: Ranking) -> list[Point]:
    """Only where the call sets a ceiling and has money to divide."""
    rules = facts.call.scheme.budget
    has_ceiling = rules.most_per_year is not None or rules.support_rate is not None
    if not (facts.call.scheme.is_ranked and has_ceiling and ranking.available is not None):
        return []
    unknown = [
        f"{numbered([each.application])} ({field_label(each.field)})"
        for each in ranking.blockers
        if each.kind is BlockerKind.UNKNOWN_CEILING
    ]
    if not unknown:
        return [_point("ceilings", State.DONE, _("The ceilings of the call can be computed for everybody"))]
    text = _("A ceiling cannot be computed, since a field is empty: {applications}")
    return [_point("ceilings", State.OPEN, text.format(applications=join_all(unknown)))]


def _conflicts(facts: Facts) -> Point:
    still = dict.fromkeys(
        each.application for each in facts.asked if (each.juror, each.application) in facts.barred
    )
    if facts.own_words:
        text = _(
            "A juror gives a conflict of interest as the reason for no score, and nobody has decided whether it is "
            "one: {who}"
        )
        who = [f"{facts.names.get(juror, juror)} ({numbered([number])})" for juror, number in facts.own_words]
        return _point("conflicts", State.OPEN, text.format(who=join_all(who)))
    if not still:
        return _point(
            "conflicts", State.DONE, _("Nobody assesses in spite of a recorded conflict of interest")
        )
    text = _("Conflict of interest still assigned: {applications}")
    named = numbered(sorted(still, key=number_key))
    return _point("conflicts", State.OPEN, text.format(applications=named))


def _suspected(facts: Facts, suspected: Iterable[Pair]) -> list[Point]:
    """Only where one waits; what the juror said stands in the point of the conflicts already."""
    assessing = {(each.juror, each.application) for each in facts.asked}
    assessing |= {(each.juror, each.application) for each in facts.scores if each.is_given}
    waiting = [each for each in suspected if each not in facts.own_words]
    at_work = [each for each in waiting if each in assessing]
    aside = [each for each in waiting if each not in assessing]
    found = []
    if at_work:
        found.append(_answerable(SUSPECTED, State.OPEN, facts, suspected_words(facts, at_work)))
    if aside:
        text = _(
            "A conflict of interest is suspected and not decided of somebody who does not assess the application, "
            "and may be in the room while it is discussed: {who}"
        )
        found.append(_point(SUSPECTED_ASIDE, State.OPEN, text.format(who=pairs_named(facts, aside))))
    return found


def _tied(facts: Facts, ranking: Ranking) -> Point:
    block = ranking.tied_at_line
    if block is not None:
        text = _("Tied at the line: {applications}")
        named = numbered(block.applications)
        return _point("tie-at-line", State.OPEN, text.format(applications=named))
    if not facts.call.scheme.is_ranked or ranking.available is None:
        return _point("tie-at-line", State.DONE, _("This call has no funding line at which a tie could be"))
    if not ranking.is_ready:
        return _point(
            "tie-at-line", State.UNKNOWN, _("A tie at the funding line: not known before the ranking")
        )
    return _point("tie-at-line", State.DONE, _("No tie at the funding line"))


def _amounts(ranking: Ranking) -> list[Point]:
    """Only where it stands in the way: the line waits at an application, though the ranking is ready."""
    if ranking.available is None or ranking.tied_at_line is not None:
        return []
    unknown = [
        each.application
        for each in ranking.places
        if each.is_ranked
        and each.outcome is Outcome.ELIGIBLE
        and each.entitled is None
        and each.decided is None
    ]
    if not unknown:
        return []
    text = _("The funding line waits for what is asked: {applications}")
    return [_point("amounts", State.OPEN, text.format(applications=numbered(unknown)))]


def _motivations(facts: Facts, ranking: Ranking) -> Point:
    scheme, judged = facts.call.scheme, {each.number for each in facts.judged}
    counting = [score for score in facts.scores if score.application in judged]
    lacking = {
        score.application
        for score in counting
        if (score.juror, score.application) not in facts.barred and is_comment_missing(scheme, score)
    }
    if lacking:
        text = _("Justification missing: {applications}")
        named = numbered(sorted(lacking, key=number_key))
        return _point("motivations", State.OPEN, text.format(applications=named))
    is_owed = any(each.kind is BlockerKind.MISSING_SCORES for each in ranking.blockers)
    if is_owed or not any(score.is_given for score in counting):
        return _point("motivations", State.UNKNOWN, _("Justifications: not known before the scores are in"))
    return _point("motivations", State.DONE, _("Every score that needs one has its justification"))


def _open_choices(facts: Facts) -> Point:
    if facts.pending_choices:
        n = len(facts.pending_choices)
        text = ngettext(
            "{n} choice of a merge is open: {applications}",
            "{n} choices of merges are open: {applications}",
            n,
        )
        named = numbered(sorted({each.application for each in facts.pending_choices}, key=number_key))
        return _point(OPEN_CHOICES, State.OPEN, text.format(n=n, applications=named))
    if facts.may_have_more_choices:
        return _answerable(OPEN_CHOICES, State.UNKNOWN, facts, unknown_choices(facts))
    return _point(OPEN_CHOICES, State.DONE, _("No merge has left a choice open"))


def _meeting(facts: Facts) -> list[Point]:
    """Only where one was opened, and of attendance where the call asks for a quorum: a jury may meet without us."""
    meeting = facts.meeting
    found = []
    if meeting is not None and meeting.sittings:
        words = unfinished_words(meeting)
        done = _("The meeting has discussed every application")
        found.append(_point(MEETING, State.OPEN if words else State.DONE, words or done))
    if meeting is not None and meeting.quorum is not None:
        state = State.OPEN if meeting.without_quorum else State.DONE
        found.append(
            _point(ATTENDANCE, state, attendance_words(meeting, meeting.quorum))
            if is_attendance_known(meeting)
            else _answerable(ATTENDANCE, State.UNKNOWN, facts, unknown_attendance(facts, meeting.quorum))
        )
    return found
