"""What takes the pictures: one window, with what would change from one run to the next held still."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget

from evalapp.domain.people import Role
from tools.screens import picture
from tools.screens.chance import Chance
from tools.screens.clock import Clock
from tools.screens.projector_stages import copy_for
from ui.app import Application
from ui.settings import Settings
from ui.tasks import SynchronousPool, Tasks
from ui.window.frame import MainWindow

SIZE = QSize(1440, 900)


class Camera:
    """One window on one file in one theme; `shoot` saves what it shows where `names` asks for it (all if empty)."""

    def __init__(
        self,
        app: QApplication,
        folder: Path,
        theme: str,
        settings: Path,
        *,
        clock: Clock,
        chance: Chance,
        names: Collection[str] = (),
        size: QSize = SIZE,
    ) -> None:
        self._app, self._folder, self.theme = app, folder, theme
        self._clock, self._chance, self._names = clock, chance, names
        self.taken: list[str] = []
        self.written: list[str] = []
        app.setCursorFlashTime(0)
        kept = Settings(settings)
        kept.theme = theme
        self.application = Application(app, kept, Tasks(SynchronousPool()))
        self.window = self.application.window
        self.window.resize(size)
        self.window.show()

    def open(self, path: Path, role: Role | None = None) -> None:
        self._begin(path.name)
        self.application.open(path)
        session = self.window.session
        if role is not None and session is not None:
            person = next(each for each in session.view.people() if each.role is role)
            self.window.act_as(person.id)

    def open_anew(self, path: Path, role: Role | None = None) -> None:
        """The same file again, as it shows itself when it is opened."""
        self.application.close_file()
        self.open(path, role)

    def page(self, page_id: str, name: str, prepare: Callable[[object], None] | None = None) -> None:
        if not self._is_wanted(name):
            return
        self._begin(name)
        self.window.show_page(page_id)
        assert self.window.desk is not None
        if prepare is not None:
            prepare(self.window.desk.current)
        self.shoot(name)

    def entrance(self, pack: Path, name: str, prepare: Callable[[object], None]) -> None:
        """A page that is there before any file is open."""
        if self._is_wanted(name):
            self.open(pack)
            self._begin(name)
            prepare(self.window.stack.currentWidget())
            self.shoot(name)

    def wall(self, name: str, panel: Path, prepare: Callable[[MainWindow], QWidget]) -> None:
        """What `prepare` shows in a window beside the one of the chair of that panel."""
        if self._is_wanted(name):
            self.open(copy_for(panel, name, self.theme), Role.CHAIR)
            self._begin(name)
            self.shoot(name, prepare(self.window))

    def shoot(self, name: str, widget: QWidget | None = None) -> None:
        """The window, or `widget`."""
        if not self._is_wanted(name):
            return
        for _turn in range(5):
            self._app.processEvents()
        path = self._folder / f"{name}-{self.theme}.png"
        self.taken.append(path.name)
        if picture.save((widget or self.window).grab().toImage(), path):
            self.written.append(path.name)

    def close(self) -> None:
        self.application.close_file()
        self.window.close()
        self.window.deleteLater()

    def _is_wanted(self, name: str) -> bool:
        return not self._names or name in self._names

    def _begin(self, moment: str) -> None:
        """Each moment begins alike, whatever was shown before: a change on one page is seen on that page alone."""
        self._chance.begin(moment)
        self._clock.set_forward(1)
