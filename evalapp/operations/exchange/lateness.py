"""Which returns were handed in after the deadline: they are merged all the same, and named."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from evalapp.domain.call import Call
from evalapp.domain.texts import _
from evalapp.domain.times import BRUSSELS
from evalapp.exchange.merge.incoming import SignedReturn
from evalapp.exchange.merge.state import MergePlan
from evalapp.words import formats


def late_words(call: Call, plan: MergePlan) -> Mapping[int, str]:
    """Position of a file in the plan → a sentence; a table or form does not say when it was filled in.

    By the clock of the juror. Not of the demo, whose deadline was in 2015.
    """
    if call.is_demo or not call.deadline:
        return {}
    text = _("Handed in on {moment}, after the deadline of {deadline}.")
    deadline = formats.moment(call.deadline)
    return {
        position: text.format(moment=formats.moment(each.opened.content.submitted_at), deadline=deadline)
        for position, each in enumerate(plan.incoming)
        if isinstance(each, SignedReturn) and _is_after(each.opened.content.submitted_at, call.deadline)
    }


def _is_after(moment: str, deadline: str) -> bool:
    return _belgian(moment) > _belgian(deadline)


def _belgian(iso: str) -> datetime:
    found = datetime.fromisoformat(iso)
    return found if found.tzinfo else found.replace(tzinfo=BRUSSELS)
