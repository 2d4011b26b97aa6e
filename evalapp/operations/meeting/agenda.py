"""The agenda while the meeting goes on: what is discussed now, what is parked, what is done, and in which order."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from evalapp.domain.errors import BadValue
from evalapp.domain.journal import Act, act, state
from evalapp.domain.meeting.values import AgendaItem, ItemState
from evalapp.domain.numbers import shorten
from evalapp.domain.permissions import Action
from evalapp.domain.texts import _
from evalapp.domain.writing.typed import MOST_OF_A_REASON, typed_line
from evalapp.operations.change import OpenChange
from evalapp.operations.meeting.sitting import item_row, required
from evalapp.operations.meeting.standing import Meeting, meeting_of
from evalapp.operations.meeting.times import happened_at
from evalapp.operations.view import View


@dataclass(frozen=True, kw_only=True, slots=True)
class Discuss:
    """Take up an application: one that is to do, was parked, or was done or put aside and comes back.

    `ends` says what becomes of the one that is discussed now, with its `reason` where it is parked.
    """

    application: str
    ends: ItemState | None = None
    reason: str = ""
    at: str = ""
    action: ClassVar[Action] = Action.MEET

    def summary(self, view: View) -> Act:
        now = meeting_of(view).now
        left = moved(view, now.application, self.ends, self.reason) if now and self.ends else None
        taken = moved(view, self.application, ItemState.NOW)
        return taken if left is None else Act(steps=(*left.steps, *taken.steps), reason=left.reason)

    def apply(self, change: OpenChange) -> None:
        meeting = required(change.view)
        item = item_of(meeting, self.application)
        if item.state is ItemState.NOW:
            raise BadValue(
                _("{application} is being discussed already.").format(application=item.application)
            )
        at = happened_at(change, self.at, after=latest(meeting))
        if meeting.now is not None:
            if self.ends not in (ItemState.DONE, ItemState.PARKED):
                raise BadValue(
                    _("{application} is being discussed; finish it or park it first.").format(
                        application=meeting.now.application
                    )
                )
            put(change, ended(meeting.now, self.ends, self.reason), at)
        taken = replace(item, state=ItemState.NOW, anyway="")
        if item.state is ItemState.NOT_DISCUSSED:
            taken = replace(taken, reason="")  # why it would not be discussed is true no more
        put(change, taken, at)


@dataclass(frozen=True, kw_only=True, slots=True)
class End:
    """What is discussed now is done, or parked with why it waits."""

    application: str
    ends: ItemState
    reason: str = ""
    at: str = ""
    action: ClassVar[Action] = Action.MEET

    def summary(self, view: View) -> Act:
        return moved(view, self.application, self.ends, self.reason)

    def apply(self, change: OpenChange) -> None:
        meeting = required(change.view)
        item = item_of(meeting, self.application)
        if item.state is self.ends:
            raise BadValue(
                _("{application} is {state} already.").format(
                    application=item.application, state=self.ends.label
                )
            )
        if self.ends not in (ItemState.DONE, ItemState.PARKED):
            raise ValueError(self.ends)
        if self.ends is ItemState.DONE and item.state is not ItemState.NOW:
            raise BadValue(
                _("{application} is not being discussed; take it up first.").format(
                    application=item.application
                )
            )
        put(change, ended(item, self.ends, self.reason), happened_at(change, self.at, after=latest(meeting)))


@dataclass(frozen=True, kw_only=True, slots=True)
class BeginAnyway:
    """Discuss it although somebody with a conflict of interest is in the room, for a reason that the minutes tell."""

    application: str
    reason: str
    action: ClassVar[Action] = Action.MEET

    def summary(self, view: View) -> Act:
        return act("begun-anyway", application=self.application, reason=self.reason)

    def apply(self, change: OpenChange) -> None:
        meeting = required(change.view)
        item = item_of(meeting, self.application)
        if item.state is not ItemState.NOW:
            raise BadValue(
                _("{application} is not being discussed; take it up first.").format(
                    application=item.application
                )
            )
        inside = meeting.still_inside(item.application)
        if not inside:
            raise BadValue(
                _("Nobody with a conflict of interest is in the room; nothing keeps it from beginning.")
            )
        reason = typed_line(self.reason, MOST_OF_A_REASON)
        if not reason:
            text = _(
                "Say why it is discussed with {names} in the room, whom it concerns; that stands in the minutes."
            )
            raise BadValue(text.format(names=", ".join(meeting.names[each] for each in inside)))
        change.update("agenda", {"anyway": reason, **_who(change)}, application=item.application)


@dataclass(frozen=True, kw_only=True, slots=True)
class LayAgenda:
    """Another order, by hand: `applications` from the first to the last, each once."""

    applications: tuple[str, ...]
    action: ClassVar[Action] = Action.MEET

    def summary(self, view: View) -> Act:
        return act("agenda-laid", applications=list(self.applications))

    def apply(self, change: OpenChange) -> None:
        meeting = required(change.view)
        there = [each.application for each in meeting.agenda]
        if sorted(there) != sorted(self.applications):
            raise BadValue(_("The order must name every application of the agenda once."))
        # Those that are assessed no more keep their places behind the others.
        others = [each.application for each in meeting.items if each.application not in there]
        by_number = {each.application: each for each in meeting.items}
        for position, number in enumerate((*self.applications, *others), start=1):
            if by_number[number].position != position:
                change.update("agenda", {"position": position, **_who(change)}, application=number)


def item_of(meeting: Meeting, application: str) -> AgendaItem:
    """Raises BadValue for what is not on the agenda, or is assessed no more."""
    found = next((each for each in meeting.items if each.application == application), None)
    if found is None:
        raise BadValue(
            _("“{application}” is not on the agenda of this meeting.").format(
                application=shorten(application)
            )
        )
    if application not in meeting.judged:
        raise BadValue(
            _("{application} is assessed no more: it is inadmissible or withdrawn.").format(
                application=application
            )
        )
    return found


def latest(meeting: Meeting) -> str:
    """When something of the agenda was last noted: nothing of it happened before that."""
    return max((meeting.sittings[-1].opened_at, *(each.since for each in meeting.items)))


def ended(item: AgendaItem, ends: ItemState, reason: str) -> AgendaItem:
    why = typed_line(reason, MOST_OF_A_REASON)
    if ends is ItemState.PARKED and not why:
        raise BadValue(
            _("Say why {application} is parked, and what it waits for.").format(application=item.application)
        )
    return replace(item, state=ends, reason=why)


def put(change: OpenChange, item: AgendaItem, at: str) -> None:
    change.put("agenda", [item_row(replace(item, since=at)) | _who(change)])


def _who(change: OpenChange) -> dict[str, str]:
    return {"by_whom": change.actor.name, "at": change.at}


def moved(view: View, application: str, to: ItemState, reason: str = "") -> Act:
    item = next((each for each in meeting_of(view).items if each.application == application), None)
    before = state("agenda", item.state if item else ItemState.TO_DO)
    return act("agenda", application=application, before=before, after=state("agenda", to), reason=reason)
