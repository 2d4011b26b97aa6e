"""The acts with a reason of a panel, as its journal tells them: what a ranking report has to answer for."""

from __future__ import annotations

from dataclasses import replace

from evalapp.domain.journal import Change
from evalapp.domain.permissions import Action
from evalapp.domain.texts import _
from evalapp.operations.panel.admitting import KNOWINGLY
from evalapp.operations.records.brought import brought
from evalapp.operations.view import View

# What is done with a reason, and stands with it in the ranking report.
ACTS_WITH_REASON = frozenset(
    {
        Action.IMPORT_APPLICATIONS,
        Action.CHANGE_TERMS,
        Action.EDIT_CALL,
        Action.SET_SCHEME,
        Action.ADOPT_SCHEME,
        Action.EDIT_APPLICATION,
        Action.EDIT_JURY,
        Action.CHECK,
        Action.JUDGE_ADMISSIBILITY,
        Action.WITHDRAW,
        Action.DISMISS_SUSPICION,
        Action.MERGE,
        Action.SETTLE,
        Action.MEET,
        Action.SET_CONSENSUS,
        Action.SET_FLAG,
        Action.ORDER_TIED,
        Action.SET_GRANT,
        Action.DRAW_LOT,
        Action.ADVISE,
        Action.MOVE_PHASE,
        Action.REOPEN,
        Action.DECIDE,
        Action.NOTIFY,
        Action.STEP_BACK,
        Action.CALL_ON,
        Action.RECONCILE,
        Action.TAKE_BACK,
    }
)

_ALL = 1_000_000
_WITH_A_REASON = (
    Action.IMPORT_APPLICATIONS,
    Action.EDIT_APPLICATION,
    Action.EDIT_JURY,
    Action.CHECK,
    Action.MEET,
    Action.NOTIFY,
)  # and else no news
_BEGINNING = (Action.HAND_OUT, Action.MERGE, Action.MOVE_PHASE)


def acts_of(view: View) -> tuple[Change, ...]:
    """Oldest first, each with what later took it back or did it again.

    Found admissible by the rules is no news, nor is a change of the call before scoring without a reason. What leaves
    the house or comes back is there where it opened scoring, or where its choices were made for a reason.
    """
    begun = _scoring_began(view)
    told = [
        change
        for action in sorted(ACTS_WITH_REASON.union(_BEGINNING))
        for change in view.history(limit=_ALL, action=action)
        if _is_news(change, action, begun)
    ]
    found = {change.id: change for change in told}
    there = {
        number: _brought(view, number, begun) for number in found if found[number].action == Action.RECONCILE
    }
    again = [
        each for action in (Action.UNDO, Action.REDO) for each in view.history(limit=_ALL, action=action)
    ]
    for change in sorted(again, key=lambda each: each.id):
        if change.undoes in found:
            found[change.id] = change
    return tuple(each for number in sorted(found) for each in (*there.get(number, ()), found[number]))


def _brought(view: View, number: int, begun: int) -> tuple[Change, ...]:
    """The acts of another copy that change `number` took over, each of who did it, when it was done, and why."""
    other = brought(view, number)
    text = _("In “{file}”: {done}")
    return tuple(
        replace(each, id=number, summary=text.format(file=other.file, done=each.summary))
        for each in other.standing
        if each.action in ACTS_WITH_REASON and _is_news(each, Action(each.action), begun)
    )


def _is_news(change: Change, action: Action, begun: int) -> bool:
    if action is Action.JUDGE_ADMISSIBILITY:
        if change.act is None:
            return " – " in change.summary
        return bool(change.act.reason) or any(each.what in KNOWINGLY for each in change.act.steps)
    if action in _WITH_A_REASON:
        return change.act is not None and bool(change.act.reason)
    if action in (Action.EDIT_CALL, Action.SET_SCHEME):
        return change.id > begun or bool(change.act and change.act.reason)
    if action is Action.SETTLE or (change.act is not None and change.act.reason):
        return change.act is not None and bool(change.act.reason)
    if action in (Action.HAND_OUT, Action.MERGE):
        return change.act is not None and any(each.what == "phase" for each in change.act.steps)
    return True


def _scoring_began(view: View) -> int:
    """The first change with which something left the house or came back; a later number than any while none did."""
    changes = [each.id for action in _BEGINNING for each in view.history(limit=_ALL, action=action)]
    return min(changes, default=_ALL)
