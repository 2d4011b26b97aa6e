"""Triage: the panel puts an application aside without discussing it, and takes that back.

It is no discussion, so that nobody leaves the room for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from evalapp.domain.errors import BadValue
from evalapp.domain.journal import Act
from evalapp.domain.meeting.values import AgendaItem, ItemState, Vote
from evalapp.domain.permissions import Action
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.texts import _
from evalapp.domain.writing.typed import MOST_OF_A_REASON, typed_line
from evalapp.operations.change import OpenChange
from evalapp.operations.meeting.agenda import item_of, latest, moved, put
from evalapp.operations.meeting.sitting import required
from evalapp.operations.meeting.times import happened_at
from evalapp.operations.view import View


@dataclass(frozen=True, kw_only=True, slots=True)
class PutAside:
    """It is not discussed, for a reason: no total, no place, and nothing that it owes is waited for."""

    application: str
    reason: str
    at: str = ""
    action: ClassVar[Action] = Action.MEET

    def summary(self, view: View) -> Act:
        return moved(view, self.application, ItemState.NOT_DISCUSSED, self.reason)

    def apply(self, change: OpenChange) -> None:
        meeting = required(change.view)
        if words := why_no_triage(change.view.call().scheme):
            raise BadValue(words)
        item = item_of(meeting, self.application)
        self._require_undiscussed(change.view, item, meeting.votes)
        reason = typed_line(self.reason, MOST_OF_A_REASON)
        if not reason:
            text = _("Say why {application} is not discussed; that stands in the minutes.")
            raise BadValue(text.format(application=item.application))
        at = happened_at(change, self.at, after=latest(meeting))
        put(change, replace(item, state=ItemState.NOT_DISCUSSED, reason=reason), at)

    def _require_undiscussed(self, view: View, item: AgendaItem, votes: Sequence[Vote]) -> None:
        number = item.application
        if item.state is ItemState.NOT_DISCUSSED:
            raise BadValue(_("{application} was put aside already.").format(application=number))
        if item.state is not ItemState.TO_DO or any(each.application == number for each in votes):
            text = _(
                "{application} is or was discussed in this meeting, so it cannot be put aside undiscussed."
            )
            raise BadValue(text.format(application=number))
        if any(each.application == number for each in view.consensus()):
            text = _(
                "A consensus stands on {application}, so it was discussed; take the consensus back first."
            )
            raise BadValue(text.format(application=number))


@dataclass(frozen=True, kw_only=True, slots=True)
class TakeBack:
    """What was put aside is to do again."""

    application: str
    at: str = ""
    action: ClassVar[Action] = Action.MEET

    def summary(self, view: View) -> Act:
        return moved(view, self.application, ItemState.TO_DO)

    def apply(self, change: OpenChange) -> None:
        meeting = required(change.view)
        item = item_of(meeting, self.application)
        if item.state is not ItemState.NOT_DISCUSSED:
            text = _("{application} was not put aside, so there is nothing to take back.")
            raise BadValue(text.format(application=item.application))
        at = happened_at(change, self.at, after=latest(meeting))
        put(change, replace(item, state=ItemState.TO_DO, reason=""), at)


def why_no_triage(scheme: Scheme) -> str:
    """A sentence where the scheme knows none; empty where it does."""
    if scheme.ranking.triage:
        return ""
    return _(
        "The scheme of this call knows no triage, so that every application is discussed; a scheme that has it says "
        "triage = true under [ranking]."
    )
