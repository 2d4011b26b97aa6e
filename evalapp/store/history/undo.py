"""Which change an undo or a redo would take back next."""

from __future__ import annotations

from dataclasses import dataclass

from evalapp.domain.errors import KnownError
from evalapp.domain.permissions import Action
from evalapp.domain.texts import _
from evalapp.store.file import PanelFile
from evalapp.store.history.journal import ROWS_OF_CHANGES

# Undoing these would contradict what has already left the house, or take away the ground of everything.
KEPT_ACTIONS = frozenset({Action.CREATE, Action.HAND_OUT, Action.OPEN_PACK, Action.SUBMIT})


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    change: int
    summary: str


def undo_and_redo(file: PanelFile) -> tuple[Step | None, Step | None]:
    """(what an undo would take back, what a redo would put back)."""
    kept = _kept(file)
    done: list[Step] = []
    undone: list[Step] = []
    for change_id, action, summary, undoes in file.rows(
        "SELECT id, action, summary, undoes FROM change ORDER BY id"
    ):
        if action == Action.GO_ON:
            # Nobody did anything: an undo passes over it.
            continue
        if action == Action.UNDO:
            taken = next((step for step in done if step.change == undoes), None)
            if taken:
                done.remove(taken)
                undone.append(Step(change=change_id, summary=taken.summary))
        elif action == Action.REDO:
            taken = next((step for step in undone if step.change == undoes), None)
            if taken:
                undone.remove(taken)
            done.append(Step(change=change_id, summary=taken.summary if taken else summary))
        else:
            done = [] if action in kept else [*done, Step(change=change_id, summary=summary)]
            undone = []
    return (done[-1] if done else None), (undone[-1] if undone else None)


def nothing_to_undo(file: PanelFile) -> str:
    """Why there is nothing: a sentence, with the change that no undo goes past where there is one."""
    for action, summary in file.rows("SELECT action, summary FROM change ORDER BY id DESC"):
        if action == Action.DECLARE_CONFLICT and file.is_work_file:
            return _not_coming_back(summary)
        if action in KEPT_ACTIONS:
            return _("There is nothing to undo since “{summary}”, which cannot be undone.").format(
                summary=summary
            )
    return _("There is nothing to undo.")


def require_undoable(file: PanelFile, change_id: int) -> str:
    """The summary of a change that may be undone by its number. Raises KnownError where it may not."""
    rows = file.rows("SELECT action, summary FROM change WHERE id = ?", (change_id,))
    if not rows:
        raise KnownError(_("There is no change {number} in this file.").format(number=change_id))
    action, summary = rows[0]
    if action in (Action.OPEN_PACK, Action.GO_ON):
        raise KnownError(
            _("“{summary}” cannot be undone: all that was done since builds on it.").format(summary=summary)
        )
    if action == Action.DECLARE_CONFLICT and file.is_work_file:
        raise KnownError(_not_coming_back(summary))
    if action in KEPT_ACTIONS:
        raise KnownError(
            _(
                "Change {number} (“{summary}”) cannot be undone: files may already have been sent because of it."
            ).format(number=change_id, summary=summary)
        )
    of_change = {"first": change_id, "last": change_id}
    if not file.value(f"SELECT 1 FROM change_row WHERE {ROWS_OF_CHANGES} LIMIT 1", of_change):
        raise KnownError(
            _(
                "Change {number} (“{summary}”) cannot be undone: what it said was removed with a conflict of interest."
            ).format(number=change_id, summary=summary)
        )
    return str(summary)


def _kept(file: PanelFile) -> frozenset[Action]:
    """In a work file a declared conflict takes the content of the dossier along; in a panel nothing is lost by it."""
    return KEPT_ACTIONS | {Action.DECLARE_CONFLICT} if file.is_work_file else KEPT_ACTIONS


def _not_coming_back(summary: str) -> str:
    return _(
        "“{summary}” cannot be undone: what was removed is gone; ask the secretary, who can hand out a new pack."
    ).format(summary=summary)
