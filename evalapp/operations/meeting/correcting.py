"""Putting right when somebody came in or left; the old hour stays in the journal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from evalapp.domain.errors import BadValue
from evalapp.domain.ids import PersonId
from evalapp.domain.journal import Act, act, moment
from evalapp.domain.meeting.values import Stay
from evalapp.domain.permissions import Action
from evalapp.domain.texts import _
from evalapp.operations.change import OpenChange
from evalapp.operations.meeting.sitting import known, required
from evalapp.operations.meeting.standing import Meeting, meeting_of
from evalapp.operations.meeting.times import happened_at, in_utc
from evalapp.operations.view import View
from evalapp.words import formats


@dataclass(frozen=True, kw_only=True, slots=True)
class CorrectTime:
    """Of somebody's last stay in the sitting that is open: `came_at` or `left_at`, an ISO 8601 time, and not both."""

    person: PersonId
    came_at: str = ""
    left_at: str = ""
    action: ClassVar[Action] = Action.MEET

    def summary(self, view: View) -> Act:
        meeting = meeting_of(view)
        stay, name = last_stay(meeting, self.person), meeting.names.get(self.person) or str(self.person)
        before = "" if stay is None else stay.came_at if self.came_at else stay.left_at
        what = "came-corrected" if self.came_at else "left-corrected"
        given = self.came_at or self.left_at
        after = in_utc(given) if given else ""  # as it is kept
        return act(what, person=name, before=moment(before), after=moment(after))

    def apply(self, change: OpenChange) -> None:
        meeting = required(change.view)
        name = known(meeting, self.person).name
        stay = last_stay(meeting, self.person)
        if stay is None:
            raise BadValue(_("{name} was not in the room in this sitting.").format(name=name))
        if bool(self.came_at) == bool(self.left_at):
            raise BadValue(_("Say when {name} came in, or when {name} left.").format(name=name))
        if self.left_at and not stay.left_at:
            raise BadValue(_("{name} is in the room; note first that {name} left.").format(name=name))
        new = self._came(change, meeting, stay) if self.came_at else self._left(change, stay)
        who = {"by_whom": change.actor.name, "at": change.at}
        change.update("stay", {**new, **who}, person=stay.person, nth=stay.nth)

    def _came(self, change: OpenChange, meeting: Meeting, stay: Stay) -> dict[str, str]:
        earlier = [
            each.left_at for each in meeting.stays if each.person == stay.person and each.nth < stay.nth
        ]
        at = happened_at(change, self.came_at, after=max([meeting.sittings[-1].opened_at, *earlier]))
        if stay.left_at and at > stay.left_at:
            text = _("{time} lies after {later}, when the same person left; correct the time.")
            raise BadValue(text.format(time=formats.stamp(at), later=formats.stamp(stay.left_at)))
        return {"came_at": at}

    def _left(self, change: OpenChange, stay: Stay) -> dict[str, str]:
        return {"left_at": happened_at(change, self.left_at, after=stay.came_at)}


def last_stay(meeting: Meeting, person: str) -> Stay | None:
    """In the sitting that is open, or was last."""
    opened = meeting.sittings[-1].opened_at if meeting.sittings else ""
    own = [each for each in meeting.stays if each.person == person and each.came_at >= opened]
    return max(own, key=lambda each: each.nth, default=None)
