"""The acts with a reason of a panel, as its journal tells them: what a ranking report has to answer for."""

from __future__ import annotations

from evalapp.domain.journal import Change
from evalapp.domain.permissions import ACTS_WITH_REASON, Action
from evalapp.operations.view import View

_ALL = 1_000_000


def acts_of(view: View) -> tuple[Change, ...]:
    """Oldest first, each with what later took it back or did it again. An application found admissible is no news."""
    told = [
        change
        for action in sorted(ACTS_WITH_REASON)
        for change in view.history(limit=_ALL, action=action)
        if action is not Action.JUDGE_ADMISSIBILITY or " – " in change.summary
    ]
    found = {change.id: change for change in told}
    again = [
        each for action in (Action.UNDO, Action.REDO) for each in view.history(limit=_ALL, action=action)
    ]
    for change in sorted(again, key=lambda each: each.id):
        if change.undoes in found:
            found[change.id] = change
    return tuple(found[number] for number in sorted(found))
