"""Undo and redo, said in words and with the way back: of the file, or of what is done on a page and in no file."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from evalapp.domain.texts import _
from ui.drafts.forms import DraftForm
from ui.page import Message, Page, kept_from_file

if TYPE_CHECKING:
    from evalapp.domain.journal import Changes
    from ui.session import Session
    from ui.window.frame import MainWindow


class Stepping:
    """Somebody who presses undo means what is at hand. Where that is in no file, an act in the file must not be taken
    back in its stead: it stands elsewhere, and may be somebody else's.
    """

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def is_own(self, asked: str) -> bool:
        """Whether the action with this id is a step of the page itself here, whatever may be done in the file."""
        page = self._window.page()
        return asked in ("undo", "redo") and page is not None and own_step(page) is not None

    def step(self, *, is_undo: bool) -> None:
        """As somebody asks for it where he works."""
        page = self._window.page()
        own = None if page is None else own_step(page)
        if own is None:
            self._step_file(is_undo=is_undo)
        elif said := own(is_undo):
            self._window.say(Message(text=said, is_passing=True))

    def undo_in_file(self) -> None:
        """As the button of a message does, which named what it takes back."""
        self._step_file(is_undo=True)

    def redo_in_file(self) -> None:
        self._step_file(is_undo=False)

    def _step_file(self, *, is_undo: bool) -> None:
        window = self._window
        if window.session is None or window.desk is None:
            return
        window.desk.flush()
        undo, redo, follow = self.undo_in_file, self.redo_in_file, window.desk.follow
        if message := step_back(window.session, is_undo=is_undo, undo=undo, redo=redo, follow=follow):
            window.messages.show_message(message, window.page_id)


def own_step(page: Page) -> Callable[[bool], str] | None:
    """What undo (True) and redo (False) do here and not in the file, and then say of it; None where the file is meant.

    A form with something typed in it that nobody recorded keeps them to itself while the keyboard is in it.
    """
    if (own := page.own_step()) is not None:
        return own
    at = page.window().focusWidget()
    draft = next((each for each in page.findChildren(DraftForm) if each.holds_draft_at(at)), None)
    return None if draft is None else kept_from_file(draft.words)


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
