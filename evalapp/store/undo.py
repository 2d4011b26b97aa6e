"""Which change an undo or a redo would take back next."""

from __future__ import annotations

from dataclasses import dataclass

from evalapp.domain.errors import KnownError
from evalapp.domain.texts import _
from evalapp.store.file import PanelFile

# Undoing these would contradict what has already left the house, or take away the ground of everything.
KEPT_ACTIONS = frozenset({"create", "hand-out", "open-pack", "submit"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    change: int
    summary: str


def undo_and_redo(file: PanelFile) -> tuple[Step | None, Step | None]:
    """(what an undo would take back, what a redo would put back)."""
    done: list[Step] = []
    undone: list[Step] = []
    for change_id, action, summary, undoes in file.rows(
        "SELECT id, action, summary, undoes FROM change ORDER BY id"
    ):
        if action == "undo":
            taken = next((step for step in done if step.change == undoes), None)
            if taken:
                done.remove(taken)
                undone.append(Step(change=change_id, summary=taken.summary))
        elif action == "redo":
            taken = next((step for step in undone if step.change == undoes), None)
            if taken:
                undone.remove(taken)
            done.append(Step(change=change_id, summary=taken.summary if taken else summary))
        else:
            done = [] if action in KEPT_ACTIONS else [*done, Step(change=change_id, summary=summary)]
            undone = []
    return (done[-1] if done else None), (undone[-1] if undone else None)


def require_undoable(file: PanelFile, change_id: int) -> str:
    """The summary of a change that may be undone by its number. Raises KnownError where it may not."""
    rows = file.rows("SELECT action, summary FROM change WHERE id = ?", (change_id,))
    if not rows:
        raise KnownError(_("There is no change {number} in this file.").format(number=change_id))
    action, summary = rows[0]
    if action in KEPT_ACTIONS:
        raise KnownError(
            _(
                "Change {number} (“{summary}”) cannot be undone: files may already have been sent because of it."
            ).format(number=change_id, summary=summary)
        )
    return str(summary)
