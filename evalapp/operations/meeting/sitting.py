"""Opening the meeting, which fixes its agenda, and closing it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from evalapp.domain.errors import BadValue
from evalapp.domain.ids import PersonId
from evalapp.domain.journal import Act, act, state
from evalapp.domain.meeting.order import fewest_moves
from evalapp.domain.meeting.values import MOST_MINUTES, AgendaItem, AgendaOrder, ItemState
from evalapp.domain.numbers import shorten
from evalapp.domain.order import number_key
from evalapp.domain.people import Person
from evalapp.domain.permissions import Action
from evalapp.domain.texts import _
from evalapp.operations.change import OpenChange
from evalapp.operations.meeting.standing import Meeting, meeting_of
from evalapp.operations.meeting.times import happened_at
from evalapp.operations.view import View


@dataclass(frozen=True, kw_only=True, slots=True)
class OpenMeeting:
    """Lay the agenda of all that is assessed, in this order, or go on with the one there is.

    Whatever was finished in an earlier sitting stays so; what has no place on the agenda yet comes at its end. Those in
    `present` are in the room from then on. `at` is an ISO 8601 time, empty for now. `minutes` are meant for each
    application; None: as many as in the sitting before, in the first one the usual.
    """

    order: AgendaOrder = AgendaOrder.NUMBER
    present: tuple[PersonId, ...] = ()
    at: str = ""
    minutes: int | None = None
    action: ClassVar[Action] = Action.MEET

    def summary(self, view: View) -> Act:
        meeting = meeting_of(view)
        laid = [] if meeting.items else ordered(view, meeting, self.order)
        return act(
            "meeting-opened", n=len(laid or meeting.unfinished), order=state("agenda-order", self.order)
        )

    def apply(self, change: OpenChange) -> None:
        meeting = meeting_of(change.view)
        if meeting.is_open:
            raise BadValue(_("The meeting is open already."))
        if not meeting.judged:
            raise BadValue(nothing_to_discuss())
        minutes = meeting.minutes_each if self.minutes is None else self.minutes
        if not 0 < minutes <= MOST_MINUTES:
            text = _("{n} minutes for each application cannot be; give a whole number from 1 to {most}.")
            raise BadValue(text.format(n=minutes, most=MOST_MINUTES))
        last = meeting.sittings[-1] if meeting.sittings else None
        at = happened_at(change, self.at, after=last.closed_at if last else "")
        who = {"by_whom": change.actor.name, "at": change.at}
        nth = last.nth + 1 if last else 1
        change.put("sitting", [{"nth": nth, "opened_at": at, "closed_at": "", "minutes": minutes, **who}])
        change.put("agenda", [item_row(each) | who for each in _added(change.view, meeting, self.order)])
        change.put("stay", [stay_row(meeting, person, at) | who for person in self._known(meeting)])

    def _known(self, meeting: Meeting) -> list[PersonId]:
        """Raises BadValue for who is not in the panel."""
        return [known(meeting, each).id for each in dict.fromkeys(self.present)]


@dataclass(frozen=True, kw_only=True, slots=True)
class CloseMeeting:
    """Whoever is in the room leaves it with that; what is not finished stays on the agenda for another sitting."""

    at: str = ""
    action: ClassVar[Action] = Action.MEET

    def summary(self, view: View) -> Act:
        return act("meeting-closed")

    def apply(self, change: OpenChange) -> None:
        meeting = required(change.view)
        if meeting.now is not None:
            raise BadValue(
                _("{application} is being discussed; finish it or park it, then close the meeting.").format(
                    application=meeting.now.application
                )
            )
        latest = max((each.came_at for each in meeting.inside.values()), default="")
        sitting = meeting.sittings[-1]
        at = happened_at(change, self.at, after=max(latest, sitting.opened_at))
        who = {"by_whom": change.actor.name, "at": change.at}
        change.update("sitting", {"closed_at": at, **who}, nth=sitting.nth)
        for stay in meeting.inside.values():
            change.update("stay", {"left_at": at, **who}, person=stay.person, nth=stay.nth)


def nothing_to_discuss() -> str:
    return _("There is no application to talk about; decide first which ones are admissible.")


def required(view: View) -> Meeting:
    """Raises BadValue where none is open."""
    meeting = meeting_of(view)
    if not meeting.is_open:
        raise BadValue(_("No meeting is open; open it first."))
    return meeting


def known(meeting: Meeting, person: str) -> Person:
    found = next((each for each in meeting.people if each.id == person), None)
    if found is None:
        raise BadValue(_("There is nobody with id “{id}” in this panel.").format(id=shorten(person)))
    return found


def ordered(view: View, meeting: Meeting, order: AgendaOrder) -> list[str]:
    """All that is assessed; what has no place in the ranking comes last."""
    numbers = sorted(meeting.judged, key=number_key)
    if order is AgendaOrder.MOVES:
        return fewest_moves(numbers, meeting.leaving)
    if order is AgendaOrder.PLACE:
        from evalapp.operations.ranking.material import material_of

        at: Mapping[str, int] = {
            each.application: n for n, each in enumerate(material_of(view).rank().places)
        }
        return sorted(numbers, key=lambda each: at[each])
    return numbers


def _added(view: View, meeting: Meeting, order: AgendaOrder) -> list[AgendaItem]:
    there = {each.application for each in meeting.items}
    first = 1 + max((each.position for each in meeting.items), default=0)
    new = [each for each in ordered(view, meeting, order) if each not in there]
    return [
        AgendaItem(application=number, position=position, state=ItemState.TO_DO)
        for position, number in enumerate(new, start=first)
    ]


def item_row(item: AgendaItem) -> dict[str, str | int]:
    return {
        "application": item.application,
        "position": item.position,
        "state": str(item.state),
        "since": item.since,
        "reason": item.reason,
        "anyway": item.anyway,
    }


def stay_row(meeting: Meeting, person: PersonId, at: str) -> dict[str, str | int]:
    """A new stay of a person, from `at` on."""
    nth = 1 + max((each.nth for each in meeting.stays if each.person == person), default=0)
    return {"person": person, "nth": nth, "came_at": at, "left_at": "", "left_for": ""}
