"""What closing needs of the meeting, in words: that the agenda is finished, and that enough of the jury were there."""

from __future__ import annotations

from evalapp.domain.meeting.values import ItemState
from evalapp.domain.texts import _
from evalapp.operations.meeting.standing import Meeting
from evalapp.words.phrases import join_all, numbered


def unfinished_words(meeting: Meeting) -> str:
    """What keeps the meeting from being over; empty where nothing does."""
    if meeting.unfinished:
        named = [
            f"{each.application} ({each.state.label}{f': {each.reason}' if each.state is ItemState.PARKED else ''})"
            for each in meeting.unfinished
        ]
        return _("The meeting has not finished: {applications}").format(applications=join_all(named))
    return _("The meeting is still open") if meeting.is_open else ""


def is_attendance_known(meeting: Meeting) -> bool:
    """Whether anything was finished in a meeting that this file tells of."""
    return any(each.state is ItemState.DONE for each in meeting.agenda)


def attendance_words(meeting: Meeting, quorum: int) -> str:
    """What is wrong with it, or that nothing is; of one that is known."""
    if meeting.without_quorum:
        text = _("Fewer than {n} of the jury were in the room when it was finished: {applications}")
        return text.format(n=quorum, applications=numbered(meeting.without_quorum))
    text = _("At least {n} of the jury were in the room at every application that was finished")
    return text.format(n=quorum)
