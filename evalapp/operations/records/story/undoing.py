"""What stands in the way of taking one change back, by name, before anybody tries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from evalapp.domain.errors import KnownError
from evalapp.domain.journal import Change
from evalapp.domain.numbers import shorten
from evalapp.domain.people import Role
from evalapp.domain.permissions import Action, Phase, may
from evalapp.domain.texts import _, ngettext
from evalapp.operations.view import View
from evalapp.store.history.undo import require_undoable

if TYPE_CHECKING:
    from evalapp.operations.workspace import Workspace

MOST_NAMED = 8
_MOST_LETTERS = 80
_MOVES = frozenset({Action.MOVE_PHASE, Action.REOPEN})


@dataclass(frozen=True, kw_only=True, slots=True)
class Hindrance:
    """`changes` build on it and are to be undone first, newest first; `more` are not named.

    `why`: what keeps it, where that is another thing than rows that were written since.
    """

    number: int
    changes: tuple[Change, ...]
    more: int = 0
    why: str = ""

    @property
    def reason(self) -> str:
        if self.why:
            return self.why
        n = len(self.changes) + self.more
        return ngettext(
            "Change {number} cannot be undone yet: {n} later change builds on it; undo that one first.",
            "Change {number} cannot be undone yet: {n} later changes build on it; undo those first, newest first.",
            n,
        ).format(number=self.number, n=n)

    @property
    def words(self) -> str:
        """With the changes by number and name, for who reads no links."""
        if not self.changes:
            return self.reason
        named = [f"{each.id} (“{shorten(each.summary, _MOST_LETTERS)}”)" for each in self.changes]
        if self.more:
            named.append(ngettext("and {n} more", "and {n} more", self.more).format(n=self.more))
        return f"{self.reason} {', '.join(named)}."


def hindrance(view: View, change: int) -> Hindrance | None:
    """None where no later change builds on it; it may be kept from being undone by what it is."""
    later = view.built_on(change)
    if not later:
        return _of_phase(view, change) or _of_packs(view, change)
    named = tuple(view.change(each) for each in later[:MOST_NAMED])
    return Hindrance(number=change, changes=named, more=len(later) - len(named))


def _of_phase(view: View, number: int) -> Hindrance | None:
    """What was done in a phase that the call left since: who moved it on looked at what this would take away."""
    change = view.change(number)
    if change.action in _MOVES or change.action not in set(Action) or change.role not in set(Role):
        return None
    phase = view.call().phase
    possible = [each for each in Phase if may(Role(change.role), Action(change.action), each)]
    if not possible or max(each.number for each in possible) >= phase.number:
        return None  # it may be done now, or belongs to a phase from which the call moved back
    moves = tuple(each for each in view.history(actions=_MOVES, limit=MOST_NAMED) if each.id > number)
    if not moves:
        return None
    text = _(
        "Change {number} was made in an earlier phase than “{phase}”, in which the call is now; move it back first:"
    )
    return Hindrance(number=number, changes=moves[:1], why=text.format(number=number, phase=phase.label))


def _of_packs(view: View, number: int) -> Hindrance | None:
    """Seats that were handed out since: a pack that left cannot be called back."""
    change = view.change(number)
    if change.action != Action.ASSIGN:
        return None
    rows, _left = view.rows_written(number)
    given = {row.after["juror"] for row in rows if row.table == "assignment" and row.after and not row.before}
    issued = {each.juror for each in view.issued() if each.at > change.at}
    if not given & issued:
        return None
    text = _(
        "Change {number} gave seats whose packs were handed out since, and a pack cannot be called back; take seats "
        "away one by one instead, and hand out those packs again."
    )
    return Hindrance(number=number, changes=(), why=text.format(number=number))


def why_never(workspace: Workspace, change: int) -> str:
    """Why no undo of this change is offered, whatever is undone before it; empty where one may be asked for."""
    try:
        require_undoable(workspace.file, change)
    except KnownError as error:
        return str(error)
    return ""


def refuse_hindered(view: View, change: int) -> None:
    """Raises KnownError that names what builds on it."""
    if found := hindrance(view, change):
        raise KnownError(found.words)
