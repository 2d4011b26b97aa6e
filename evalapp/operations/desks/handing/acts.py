"""What the history keeps of the right to write."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from evalapp.domain.desks.handing import away
from evalapp.domain.errors import BadValue, KnownError
from evalapp.domain.journal import Act, act, state
from evalapp.domain.permissions import Action
from evalapp.domain.texts import _
from evalapp.operations.change import OpenChange
from evalapp.operations.view import View

_GIVEN, _TAKEN = "given", "taken"


@dataclass(frozen=True, kw_only=True, slots=True)
class HandOver:
    """`head` and `change`: how the file stands that goes out, which is called `file`."""

    person: str
    file: str
    change: int
    head: str
    action: ClassVar[Action] = Action.HAND_OVER

    def summary(self, view: View) -> Act:
        return act("hand-over", person=self.person, file=self.file)

    def apply(self, change: OpenChange) -> None:
        _put(change, _GIVEN, self.person, self.change, self.head, self.file)


@dataclass(frozen=True, kw_only=True, slots=True)
class TakeOverRight:
    """The first change of a file that was handed over, in the name of who goes on with it."""

    person: str
    file: str
    action: ClassVar[Action] = Action.TAKE_OVER

    def summary(self, view: View) -> Act:
        return act(
            "take-over", person=self.person, change=view.last_change(), head=state("head", view.fingerprint())
        )

    def apply(self, change: OpenChange) -> None:
        last = change.view.last_change() - 1  # the open one is the last by now
        before = change.view.change(last)
        _put(change, _TAKEN, self.person, before.id, before.hash, self.file)


@dataclass(frozen=True, kw_only=True, slots=True)
class TakeBackRight:
    """From now on this file is written again; what the other one did meanwhile is brought together with it."""

    reason: str
    action: ClassVar[Action] = Action.TAKE_BACK

    def summary(self, view: View) -> Act:
        gone = away(view.handovers())
        if gone is None:
            raise KnownError(_("This file was not handed over; there is nothing to take back."))
        if not self.reason.strip():
            raise BadValue(_("Taking back the right to write needs a reason."))
        return act("take-back", person=gone.person, reason=self.reason)

    def apply(self, change: OpenChange) -> None:
        gone = away(change.view.handovers())
        assert gone is not None
        told = {"back_at": change.at, "back_reason": " ".join(self.reason.split())}
        change.update("handover", told, nth=gone.nth)


def _put(change: OpenChange, kind: str, person: str, number: int, head: str, file: str) -> None:
    change.put(
        "handover",
        [
            {
                "nth": 1 + max((each.nth for each in change.view.handovers()), default=0),
                "kind": kind,
                "person": person,
                "change": number,
                "head": head,
                "file": file,
                "back_at": "",
                "back_reason": "",
                "by_whom": change.actor.name,
                "at": change.at,
            }
        ],
    )
