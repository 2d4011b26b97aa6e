"""What closing needs of the meeting, in words: that the agenda is finished, and that enough of the jury were there."""

from __future__ import annotations

from evalapp.domain.meeting.values import ItemState
from evalapp.domain.texts import _, ngettext
from evalapp.operations.meeting.standing import Meeting
from evalapp.operations.progress.answerable import pairs_named, unknown_attendance
from evalapp.operations.progress.facts import Facts
from evalapp.operations.progress.points import (
    ATTENDANCE,
    MEETING,
    STAYED,
    TRIAGE,
    Point,
    State,
    all_of,
    answerable,
    point_of,
)
from evalapp.words.phrases import numbered, to_do

_MOST_EACH = 3  # more of one state are counted, and the first of them named


def unfinished_words(meeting: Meeting) -> str:
    """What keeps the meeting from being over; empty where nothing does."""
    if meeting.unfinished:
        return _("The meeting has not finished: {applications}").format(applications=_by_state(meeting))
    return _("The meeting is still open") if meeting.is_open else ""


def _by_state(meeting: Meeting) -> str:
    """`33 to do: A-01, A-02, A-03 and 30 others; A-29 (parked: figures asked)`."""
    said = []
    for state in (ItemState.NOW, ItemState.TO_DO):
        named = [each.application for each in meeting.unfinished if each.state is state]
        if len(named) > _MOST_EACH:
            text = _("{n} {state}: {applications}")
            some = numbered(named, most=_MOST_EACH)
            said.append(text.format(n=len(named), state=state.label, applications=some))
        elif named:
            said.append(f"{numbered(named)} ({state.label})")
    said += [
        f"{numbered([each.application])} ({each.state.label}: {each.reason})"
        for each in meeting.unfinished
        if each.state is ItemState.PARKED
    ]
    return "; ".join(said)


def is_attendance_known(meeting: Meeting) -> bool:
    """Whether anything was finished in a meeting that this file tells of."""
    return any(each.state.is_over for each in meeting.agenda)


def attendance_words(meeting: Meeting, quorum: int) -> str:
    """What is wrong with it, or that nothing is; of one that is known."""
    if meeting.without_quorum:
        text = _("Fewer than {n} of the jury were in the room when it was finished: {applications}")
        return text.format(n=quorum, applications=to_do(meeting.without_quorum))
    text = _("At least {n} of the jury were in the room at every application that was finished")
    return text.format(n=quorum)


def meeting_points(facts: Facts) -> list[Point]:
    """Only where one was opened, and of attendance where the call asks for a quorum: a jury may meet without us.

    Who recorded a meeting and nobody in it is asked who was there, also without a quorum.
    """
    meeting = facts.meeting
    found = []
    if meeting is not None and meeting.sittings:
        words = unfinished_words(meeting)
        done = (
            _("The meeting has discussed every application that was not put aside")
            if _aside(meeting)
            else _("The meeting has discussed every application")
        )
        found.append(
            point_of(
                MEETING,
                State.OPEN if words else State.DONE,
                words or done,
                [each.application for each in meeting.unfinished],
                figures="" if words else all_of(len(meeting.agenda)),
            )
        )
        found += _triage(facts, meeting)
        if stayed := meeting.stayed:
            text = _("In the room at the end of the discussion in spite of a conflict of interest: {who}")
            numbers = dict.fromkeys(number for _person, number in stayed)
            found.append(point_of(STAYED, State.OPEN, text.format(who=pairs_named(facts, stayed)), numbers))
    if meeting is not None and meeting.quorum is not None:
        found.append(_attendance(facts, meeting, meeting.quorum))
    elif meeting is not None and meeting.unattended:
        text = _("No attendance is noted at the end of: {applications}")
        words = text.format(applications=to_do(meeting.unattended))
        found.append(answerable(ATTENDANCE, State.UNKNOWN, facts, words))
    return found


def _attendance(facts: Facts, meeting: Meeting, quorum: int) -> Point:
    if is_attendance_known(meeting):
        return point_of(
            ATTENDANCE,
            State.OPEN if meeting.without_quorum else State.DONE,
            attendance_words(meeting, quorum),
            figures="" if meeting.without_quorum else all_of(_finished(meeting)),
        )
    if meeting.is_open:  # there is one, and it says so of each application that it finishes
        text = _(
            "Whether {n} of the jury were in the room is not known before the meeting finishes an application"
        )
        return point_of(ATTENDANCE, State.UNKNOWN, text.format(n=quorum))
    return answerable(ATTENDANCE, State.UNKNOWN, facts, unknown_attendance(facts, quorum))


def _finished(meeting: Meeting) -> int:
    return sum(each.state.is_over for each in meeting.agenda)


def _aside(meeting: Meeting) -> list[str]:
    return [each.application for each in meeting.agenda if each.state is ItemState.NOT_DISCUSSED]


def _triage(facts: Facts, meeting: Meeting) -> list[Point]:
    """Only where the scheme knows it, or something was put aside all the same."""
    aside = _aside(meeting)
    if not (facts.call.scheme.ranking.triage or aside):
        return []
    if not aside:
        return [point_of(TRIAGE, State.DONE, _("Triage: nothing was put aside"))]
    text = ngettext(
        "Triage: {n} application was put aside and not discussed: {applications}",
        "Triage: {n} applications were put aside and not discussed: {applications}",
        len(aside),
    )
    figures = _("{n} of {of}").format(n=len(aside), of=len(meeting.agenda))
    words = text.format(n=len(aside), applications=to_do(aside))
    return [point_of(TRIAGE, State.DONE, words, aside, figures=figures)]
