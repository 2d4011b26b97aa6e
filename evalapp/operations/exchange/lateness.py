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
from evalapp.exchange.merge.state import MergePlan
from evalapp.words import formats


@dataclass(frozen=True, kw_only=True, slots=True)
class Late:
    """When a return was handed in and when it was due, both in ISO 8601."""

    handed_in: str
    deadline: str

    @property
    def words(self) -> str:
        return _("Handed in on {moment}, after the deadline of {deadline}.").format(
            moment=formats.moment(self.handed_in), deadline=formats.moment(self.deadline)
        )


def late_returns(call: Call, plan: MergePlan) -> Mapping[int, Late]:
    """By the position of a file in the plan; a table or form does not say when it was filled in.

    By the clock of the juror. Not of the demo, whose deadline was in 2015.
    """
    if call.is_demo or not call.deadline:
        return {}
    return {
        position: Late(handed_in=each.opened.content.submitted_at, deadline=call.deadline)
        for position, each in enumerate(plan.incoming)
        if isinstance(each, SignedReturn) and _is_after(each.opened.content.submitted_at, call.deadline)
    }


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
