"""Which returns were handed in after the deadline: they are merged all the same, and named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import msgspec

from evalapp.domain.call import Call
from evalapp.domain.texts import _
from evalapp.domain.times import BRUSSELS
from evalapp.exchange.merge.incoming import SignedReturn
from evalapp.exchange.merge.state import A_DAY, MergePlan
from evalapp.words import formats


@dataclass(frozen=True, kw_only=True, slots=True)
class Late:
    """When a return was handed in and when it was due, both in ISO 8601.

    `received`: when it came in, where the clock of the juror cannot be right and `handed_in` proves nothing.
    """

    handed_in: str
    deadline: str
    received: str | None = None

    @property
    def words(self) -> str:
        if self.received:
            received, deadline = formats.told_apart(self.received, self.deadline)
            return _(
                "Received on {received}, after the deadline of {deadline}. The clock of that computer cannot be right: "
                "it said that it was handed in on {moment}."
            ).format(
                received=received,
                deadline=deadline,
                moment=formats.moment(self.handed_in),
            )
        moment, deadline = formats.told_apart(self.handed_in, self.deadline)
        return _("Handed in on {moment}, after the deadline of {deadline}.").format(
            moment=moment, deadline=deadline
        )


def late_returns(call: Call, plan: MergePlan) -> Mapping[int, Late]:
    """By the position of a file in the plan; a table or form does not say when it was filled in.

    What was received in time is in time. Else it goes by the clock of the juror, unless that cannot be right. Not of
    the demo, whose deadline was in 2015.
    """
    received = plan.state.now
    if call.is_demo or not call.deadline or (received and not _is_after(received, call.deadline)):
        return {}
    returns = {
        position: each.opened.content
        for position, each in enumerate(plan.incoming)
        if isinstance(each, SignedReturn)
    }
    found = {}
    for position, content in returns.items():
        if _cannot_be(content.submitted_at, plan.state.issued_at.get(content.pack, ""), plan):
            found[position] = Late(handed_in=content.submitted_at, deadline=call.deadline, received=received)
        elif _is_after(content.submitted_at, call.deadline):
            found[position] = Late(handed_in=content.submitted_at, deadline=call.deadline)
    return found


def _cannot_be(handed_in: str, issued_at: str, plan: MergePlan) -> bool:
    """Whether a return says that it was made after it was received, or before its pack was: by a day and more."""
    received = plan.state.now
    if not received:
        return False
    if _belgian(handed_in) - _belgian(received) > A_DAY:
        return True
    is_known = bool(issued_at) and not _is_after(issued_at, received)
    return is_known and _belgian(issued_at) - _belgian(handed_in) > A_DAY


def late_words(call: Call, plan: MergePlan) -> Mapping[int, str]:
    return {position: late.words for position, late in late_returns(call, plan).items()}


def merge_json(call: Call, plan: MergePlan, change: int | None) -> dict[str, object]:
    """The document of `merge --json`; `change` is the change the plan was applied in, None for a dry run."""
    late = late_returns(call, plan)
    return {
        "change": change,
        "files": [
            msgspec.to_builtins(file) | {"late": msgspec.to_builtins(late.get(position))}
            for position, file in enumerate(plan.files)
        ],
        "unseated": [msgspec.to_builtins(each) for each in plan.unseated],
    }


def _is_after(moment: str, deadline: str) -> bool:
    return _belgian(moment) > _belgian(deadline)


def _belgian(iso: str) -> datetime:
    found = datetime.fromisoformat(iso)
    return found if found.tzinfo else found.replace(tzinfo=BRUSSELS)
