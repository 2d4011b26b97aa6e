"""What can be done in the window now: each action under its keys, for palette and shortcut sheet alike."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow

from ui.actions import OTHER_KEYS, Action, declared
from ui.window.navigation import bring_all, page_actions
from ui.window.sheets import close_sheets

if TYPE_CHECKING:
    from ui.session import Session
    from ui.tasks import Tasks


class Offered(QObject):
    """`asked(id)` when the keys of an action were pressed."""

    asked = Signal(str)

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session: Session | None = None
        self._general: tuple[Action, ...] = ()
        self._bound: list[QAction] = []

    def follow(self, session: Session | None, only: str = "") -> None:
        """From now on for whoever works in `session`; with `only` what belongs to that page alone."""
        self._session = session
        self._bind(only)

    def bring_all(self, tasks: Tasks) -> None:
        """What belongs to all pages, once their modules are there."""
        if self._session is not None:
            is_ranked = self._session.call.scheme.is_ranked
            tasks.run(partial(bring_all, self._session.actor.role, is_ranked=is_ranked), self._have_brought)

    def _have_brought(self, _brought: None, error: Exception | None) -> None:
        if error is not None:
            raise error
        self._bind()

    def add_general(self, general: tuple[Action, ...]) -> None:
        """What the application does, whatever is open."""
        self._general = general
        self._bind()

    def is_general(self, asked: str) -> bool:
        return any(each.id == asked for each in self._general)

    def known(self, only: str = "") -> tuple[Action, ...]:
        """In the order of palette and shortcut sheet; with `only` what belongs to that page alone."""
        whole = (*self._general, *declared(type(self._window)))
        if self._session is None:
            return tuple(each for each in whole if each.always)
        role, is_ranked = self._session.actor.role, self._session.call.scheme.is_ranked
        own = (each for each in whole if role in each.roles)
        return (*(each for _page, each in page_actions(role, only, is_ranked=is_ranked)), *own)

    def why_not(self, each: Action) -> str:
        """Why the action would come to nothing as the call is now; empty where it would not."""
        return "" if self._session is None or each.needs is None else self._session.why_not(each.needs)

    def why_not_now(self, asked: str) -> str:
        """The same for an id, and empty for what nobody knows."""
        return next((self.why_not(each) for each in self.known() if each.id == asked), "")

    def _bind(self, only: str = "") -> None:
        for old in self._bound:
            self._window.removeAction(old)
            old.deleteLater()
        self._bound = [self._bound_to_keys(each) for each in self.known(only)]

    def _bound_to_keys(self, each: Action) -> QAction:
        made = QAction(each.text, self._window)
        if each.keys and not each.is_local:
            others = (other for other, keys in OTHER_KEYS.items() if keys == each.keys)
            made.setShortcuts([QKeySequence(keys) for keys in (each.keys, *others)])
        made.setData(each.id)
        made.triggered.connect(self._tell)
        self._window.addAction(made)
        return made

    def _tell(self) -> None:
        """What a key does is seen: a sheet that lies over the page goes first, but for what holds wherever one is."""
        sender = self.sender()
        if not isinstance(sender, QAction):
            return
        if not any(each.always for each in self.known() if each.id == sender.data()):
            close_sheets(self._window)
        self.asked.emit(sender.data())
