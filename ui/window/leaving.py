"""Leaving what is open: what is typed is stored first, and a person decides on what cannot be."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Protocol

from evalapp.domain.texts import _
from ui.page import Message

if TYPE_CHECKING:
    from ui.session import Session
    from ui.window.desk import Desk


class Window(Protocol):
    """What is open in it, if anything is."""

    desk: Desk | None
    session: Session | None

    def say(self, message: Message) -> None: ...

    def close_session(self) -> None: ...

    def close(self) -> bool: ...


class Leaving:
    def __init__(self, window: Window) -> None:
        self._window = window

    def before(self, then: Callable[[], object]) -> None:
        """Store what is typed, then do `then`; where something could not be stored, a person decides in a message."""
        if self.store_typed():
            then()
        else:
            self._ask_to_go_on(then)

    def before_another_window(self, then: Callable[[], object]) -> None:
        """The same, where the same file goes on in a new window at once: what that takes over asks for no decision."""
        if self.store_typed() or self._is_all_kept():
            then()
        else:
            self._ask_to_go_on(then)

    def _is_all_kept(self) -> bool:
        """Whether all that is not recorded is kept on this device, and comes back."""
        desk, session = self._window.desk, self._window.session
        if desk is None or session is None:
            return True
        is_kept = set(desk.unrecorded()) <= set(desk.recordable()) and not desk.under_way()
        return is_kept and session.savings.look().is_saved

    def store_typed(self) -> bool:
        """Whether all that is typed is in the file now, and nothing is being done beside the window."""
        desk, session = self._window.desk, self._window.session
        if desk is None or session is None:
            return True
        desk.flush()
        session.drafts.write()
        is_recorded = not desk.unrecorded() and not desk.under_way()
        return session.savings.look().is_saved and is_recorded

    def ask_to_stay(self) -> None:
        """Say that something is not stored, and let a person close without it."""
        self._ask_to_go_on(self._close_anyway)

    def _ask_to_go_on(self, then: Callable[[], object]) -> None:
        desk, said, staying = self._window.desk, self._what_would_go(), self._what_stays()
        loses = bool(said) or self._is_refused() or not staying
        unstored = _("Something you typed could not be stored; see the message beside it.")
        text = " ".join(filter(None, (said or (unstored if loses else ""), staying)))
        if desk is not None:
            desk.show_unsaved()  # the sentence points at it
        is_under_way = desk is not None and bool(desk.under_way())
        label = _("Stop and go on") if is_under_way else _("Go on without it") if loses else _("Go on")

        def holds() -> bool:
            is_same = (said, staying) == (self._what_would_go(), self._what_stays())
            return is_same or not (said or staying)

        self._window.say(
            Message(
                text=text,
                tone="bad" if loses else "attention",
                act_label=label,
                act=partial(self._go_without, then),
                holds=holds,
            )
        )

    def _go_without(self, then: Callable[[], object]) -> None:
        """What is typed is given up, unless `then` stays here after all."""
        session = self._window.session
        if session is not None:
            session.drafts.give_up()
        then()
        if session is not None and session is self._window.session:
            session.drafts.write()

    def _what_would_go(self) -> str:
        """With whoever leaves now: what is typed and not recorded, and what is being done; empty for nothing."""
        desk = self._window.desk
        if desk is None:
            return ""
        staying = desk.staying()
        unrecorded = "; ".join(each for each in desk.unrecorded() if each not in staying)
        typed = (
            _("Typed or chosen and not recorded yet: {what}.").format(what=unrecorded) if unrecorded else ""
        )
        return " ".join(filter(None, (desk.under_way(), typed)))

    def _what_stays(self) -> str:
        """Begun and not recorded, and kept all the same."""
        staying = "; ".join(self._window.desk.staying()) if self._window.desk else ""
        words = _("Begun and not recorded yet: {what}. It stays on this device and stands there again.")
        return words.format(what=staying) if staying else ""

    def _is_refused(self) -> bool:
        session = self._window.session
        return session is not None and not session.savings.look().is_saved

    def _close_anyway(self) -> None:
        self._window.close_session()
        self._window.close()
