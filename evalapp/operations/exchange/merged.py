"""A merge that was carried out: when, and whether it still stands."""

from __future__ import annotations

from dataclasses import dataclass

from evalapp.domain.permissions import Action
from evalapp.domain.texts import _
from evalapp.operations.view import View
from evalapp.words import formats


@dataclass(frozen=True, kw_only=True)
class MergeOfChange:
    change: int
    at: str
    actor: str

    def words(self, view: View) -> str:
        said = _("Merged on {time} by {name}, as change {number}").format(
            time=formats.stamp(self.at), name=self.actor, number=self.change
        )
        return said if stands(view, self.change) else said + " · " + _("taken back since")


def merge_of(view: View, change: int) -> MergeOfChange:
    made = view.change(change)
    return MergeOfChange(change=change, at=made.at, actor=made.actor)


def stands(view: View, change: int) -> bool:
    """Whether the change holds: not undone, or done again after that."""
    again = [*view.history(action=Action.UNDO), *view.history(action=Action.REDO)]
    undone: dict[int, int] = {}
    is_standing = True
    for each in sorted(again, key=lambda each: each.id):
        if each.action == Action.UNDO and each.undoes is not None:
            undone[each.id] = each.undoes
        of = undone.get(each.undoes or 0) if each.action == Action.REDO else each.undoes
        if of == change:
            is_standing = each.action == Action.REDO
    return is_standing
