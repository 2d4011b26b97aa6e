"""Undo and redo, said in words and with the way back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from evalapp.domain.texts import _
from ui.page import Message

if TYPE_CHECKING:
    from evalapp.domain.journal import Changes
    from ui.session import Session


def step_back(
    session: Session,
    *,
    is_undo: bool,
    undo: Callable[[], None],
    redo: Callable[[], None],
    follow: Callable[[Changes], str],
) -> Message | None:
    """Undo or redo the last change; what to say of it, None where the session has said why it was refused.

    `undo` and `redo` are what the button of the message does; `follow` goes to what was out of sight, and says where
    that is.
    """
    what = session.workspace.undoable if is_undo else session.workspace.redoable
    if what is None:
        return Message(text=session.workspace.why_no_undo if is_undo else _("There is nothing to redo."))
    done = session.undo() if is_undo else session.redo()
    if done is None:
        return None
    where = follow(done)
    if is_undo:
        words = _("Undone in {where}: {what}") if where else _("Undone: {what}")
        again, label = redo, _("Redo")
    else:
        words = _("Redone in {where}: {what}") if where else _("Redone: {what}")
        again, label = undo, _("Undo")
    return Message(text=words.format(what=what, where=where), act=again, act_label=label, is_passing=True)
