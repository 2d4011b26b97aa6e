"""In whose name the office works in a panel: chosen in the top bar, and asked once where this machine does not know."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from evalapp.domain.errors import KnownError
from evalapp.domain.people import Role
from evalapp.domain.permissions import Phase

if TYPE_CHECKING:
    from ui.window.frame import MainWindow


class Working(QObject):
    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.top.person_chosen.connect(self.act_as)
        window.top.other_asked.connect(self.ask)

    def act_as(self, person: str) -> None:
        """Go on in the name of another member of the office, on the same page where they have it."""
        if (session := self._window.session) is not None:
            self._before_leaving(partial(session.act_as, person))

    def work_as(self, name: str, role: Role) -> None:
        """The same in a name that the register of the panel lacks."""
        if (session := self._window.session) is not None:
            self._before_leaving(partial(session.work_as, name, role))

    def ask_if_unknown(self) -> None:
        """Once for each panel on this machine, where something can be done in it; the demo has its own people."""
        session = self._window.session
        if session is None or not session.is_unknown or session.workspace.file.is_read_only:
            return
        if not session.call.is_demo and session.call.phase is not Phase.CLOSED:
            self.ask()

    def ask(self) -> None:
        """What lies under it can be read as soon as it is closed, whether it was answered or not."""
        from evalapp.operations.desks.handing.away import taker_of
        from ui.dialogs.who import WhoSheet

        if (session := self._window.session) is not None:
            taker = taker_of(session.view)
            sheet = WhoSheet(self._window, session.people_to_act_as(), session.settings.worker, taker)
            sheet.chosen.connect(self.act_as)
            sheet.typed.connect(self.work_as)
            sheet.show_over()

    def _before_leaving(self, take_name: Callable[[], None]) -> None:
        # The pages are made anew, and what is typed in them would go.
        self._window.leaving.before(partial(self._take, take_name))

    def _take(self, take_name: Callable[[], None]) -> None:
        if self._window.session is None or self._window.desk is None:
            return
        page = self._window.desk.current_id
        try:
            take_name()
        except KnownError as error:
            self._window.session.failed.emit(str(error))
            return
        self._window.show_role(page)
