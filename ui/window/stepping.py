"""Undo and redo, said in words and with the way back."""

from __future__ import annotations

from collections.abc import Callable

from evalapp.domain.texts import _
from ui.page import Message
from ui.session import Session


def step_back(
    session: Session, *, is_undo: bool, undo: Callable[[], None], redo: Callable[[], None]
) -> Message | None:
    """Undo or redo the last change; what to say of it, None where the session has said why it was refused.

    `undo` and `redo` are what the button of the message does.
    """
    what = session.workspace.undoable if is_undo else session.workspace.redoable
    if what is None:
        return Message(text=session.workspace.why_no_undo if is_undo else _("There is nothing to redo."))
    if is_undo:
        words, again, label = _("Undone: {what}"), redo, _("Redo")
    else:
        words, again, label = _("Redone: {what}"), undo, _("Undo")
    done = session.undo() if is_undo else session.redo()
    if done is None:
        return None
    return Message(text=words.format(what=what), act=again, act_label=label, is_passing=True)
