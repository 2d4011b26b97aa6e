"""Who comes into the room and who leaves it, and when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from evalapp.domain.errors import BadValue
from evalapp.domain.ids import PersonId
from evalapp.domain.journal import Act, Step
from evalapp.domain.permissions import Action
from evalapp.domain.texts import _
from evalapp.operations.change import OpenChange
from evalapp.operations.meeting.sitting import known, required, stay_row
from evalapp.operations.meeting.standing import Meeting, meeting_of
from evalapp.operations.meeting.times import happened_at
from evalapp.operations.view import View


@dataclass(frozen=True, kw_only=True, slots=True)
class ComeIn:
    """All of them, or none where one cannot be."""

    people: tuple[PersonId, ...]
    at: str = ""
    action: ClassVar[Action] = Action.MEET

    def summary(self, view: View) -> Act:
        return Act(
            steps=tuple(Step(what="came-in", named={"person": _name(view, each)}) for each in self.people)
        )

    def apply(self, change: OpenChange) -> None:
        meeting = required(change.view)
        rows = [self._came(change, meeting, each) for each in dict.fromkeys(self.people)]
        change.put("stay", [row | {"by_whom": change.actor.name, "at": change.at} for row in rows])

    def _came(self, change: OpenChange, meeting: Meeting, id: PersonId) -> dict[str, str | int]:
        person = known(meeting, id)
        if person.id in meeting.inside:
            raise BadValue(_("{name} is in the room already.").format(name=person.name))
        now = meeting.now
        if now is not None and person.id in meeting.leaving.get(now.application, ()):
            raise BadValue(
                _(
                    "{name} has a conflict of interest with {application}, which is being discussed; finish it first."
                ).format(name=person.name, application=now.application)
            )
        left = max((each.left_at for each in meeting.stays if each.person == person.id), default="")
        at = happened_at(change, self.at, after=max(left, meeting.sittings[-1].opened_at))
        return stay_row(meeting, person.id, at)


@dataclass(frozen=True, kw_only=True, slots=True)
class GoOut:
    """For what is being discussed, where that is what keeps them from being there; else of their own."""

    people: tuple[PersonId, ...]
    at: str = ""
    action: ClassVar[Action] = Action.MEET

    def summary(self, view: View) -> Act:
        return Act(steps=tuple(_went(view, each) for each in self.people))

    def apply(self, change: OpenChange) -> None:
        meeting = required(change.view)
        for each in dict.fromkeys(self.people):
            person = known(meeting, each)
            stay = meeting.inside.get(person.id)
            if stay is None:
                raise BadValue(_("{name} is not in the room.").format(name=person.name))
            new = {
                "left_at": happened_at(change, self.at, after=stay.came_at),
                "left_for": _left_for(meeting, person.id),
                "by_whom": change.actor.name,
                "at": change.at,
            }
            change.update("stay", new, person=stay.person, nth=stay.nth)


def _went(view: View, person: PersonId) -> Step:
    name, left_for = _name(view, person), _left_for(meeting_of(view), person)
    if left_for:
        return Step(what="went-out-for", named={"person": name, "application": left_for})
    return Step(what="went-out", named={"person": name})


def _left_for(meeting: Meeting, person: PersonId) -> str:
    now = meeting.now
    return now.application if now and person in meeting.leaving.get(now.application, ()) else ""


def _name(view: View, person: PersonId) -> str:
    return meeting_of(view).names.get(person) or str(person)
