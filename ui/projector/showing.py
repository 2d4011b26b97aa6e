"""The projector of one main window: opened, closed and blanked, on which screen, and what becomes of it without one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QScreen, QShortcut
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from evalapp.domain.people import Role
from evalapp.domain.permissions import Phase
from evalapp.domain.texts import _
from ui.access.announcing import announce
from ui.page import Message

if TYPE_CHECKING:
    from ui.projector.window import ProjectorWindow
    from ui.window.frame import MainWindow

_NOTE = "projector screen"  # in the settings: the name of the screen chosen last
IN_WINDOW = ""


class Projector(QObject):
    """`changed`: it is opened or closed, shows something else, or the screens are others.

    `menu_asked`: somebody wants to choose one of them.
    """

    changed = Signal()
    menu_asked = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.shown: ProjectorWindow | None = None
        self._lost: str | None = None  # the screen that was unplugged while it was filled
        self._blank_key = QShortcut(QKeySequence("B"), window, self.blank)
        self._blank_key.setAutoRepeat(False)
        self._blank_key.setEnabled(False)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._leave_letters)
        app.screenAdded.connect(self._take_screen)
        app.screenRemoved.connect(self._lose_screen)

    def screens(self) -> list[QScreen]:
        return QGuiApplication.screens()

    @property
    def is_offered(self) -> bool:
        """Whether there is a file with a meeting, and somebody of the office at work in it."""
        session = self._window.session
        return (
            session is not None
            and not session.workspace.is_work_file
            and session.actor.role is not Role.JUROR
        )

    @property
    def is_time(self) -> bool:
        """Whether the jury meets in the phase that the call is in."""
        session = self._window.session
        return session is not None and session.call.phase is Phase.DELIBERATION

    @property
    def words(self) -> str:
        """What the button says: what is to be seen now."""
        if self.shown is None:
            return _("Projector")
        if self.shown.is_blank:
            return _("Projector is blank")
        from ui.projector.words import what_it_shows

        said = what_it_shows(self.shown.shown)
        return (
            _("{said}, in a window: its screen is gone").format(said=said) if self._lost is not None else said
        )

    def is_on(self, screen: QScreen) -> bool:
        """Whether it fills that screen."""
        return self.shown is not None and self.shown.isFullScreen() and self.shown.screen() == screen

    @property
    def is_in_window(self) -> bool:
        return self.shown is not None and not self.shown.isFullScreen()

    def switch(self) -> None:
        if self.shown is None:
            self.open()
        else:
            self.close()

    def open(self) -> None:
        """On the screen chosen last, else on one that is not the chair's; where there is only one, in a window."""
        if not self.is_offered:
            return
        others = [each for each in self.screens() if each is not self._window.screen()]
        kept = self._window.settings.noted(_NOTE)
        if kept == IN_WINDOW:
            self.show_on(None)
            return
        chosen = next((each for each in others if each.name() == kept), None)
        self.show_on(chosen or next(iter(others), None), is_chosen=False)

    def show_on(self, screen: QScreen | None, *, is_chosen: bool = True) -> None:
        """Fill `screen`, or with None show an ordinary window; `is_chosen` remembers it for the next time."""
        shown = self.shown or self._make()
        if shown is None:
            return
        self._lost = None
        if is_chosen:
            self._window.settings.note(_NOTE, screen.name() if screen else IN_WINDOW)
        if screen is None:
            shown.show_in_window(self._window.screen())
        else:
            shown.show_on(screen)
        self._give_keyboard_back()
        self.changed.emit()

    def blank(self) -> None:
        """Black, or what is to be seen again."""
        if self.shown is None:
            text = _("The projector is not open, so there is nothing to blank.")
            self._window.say(Message(text=text, act_label=_("Open the projector"), act=self.open))
            return
        self.shown.blank(is_blank=not self.shown.is_blank)
        announce(self._window, self.words)
        self.changed.emit()

    def close(self) -> None:
        if self.shown is not None:
            self.shown.close()

    def _make(self) -> ProjectorWindow | None:
        from ui.projector.window import ProjectorWindow  # with all that draws, once somebody wants it

        session = self._window.session
        if session is None or not self.is_offered:
            return None
        self.shown = made = ProjectorWindow(session)
        made.closed.connect(self._forget)
        made.blank_asked.connect(self.blank)
        made.filled_or_not.connect(self._tell)
        session.left.connect(self.close)
        session.changed.connect(self._tell)
        self._leave_letters(None, self._window.focusWidget())
        return made

    def _forget(self) -> None:
        shown, self.shown, self._lost = self.shown, None, None
        if shown is None:
            return
        shown.let_go()
        shown.session.left.disconnect(self.close)
        shown.session.changed.disconnect(self._tell)
        shown.deleteLater()
        self._blank_key.setEnabled(False)
        self.changed.emit()

    def _tell(self) -> None:
        if not self.is_in_window:  # by hand, on another screen
            self._lost = None
        self.changed.emit()

    def _leave_letters(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Where a letter chooses something the key is a letter; in fields of text Qt sees to that itself."""
        self._blank_key.setEnabled(self.shown is not None and not _takes_letters(now))

    def _give_keyboard_back(self) -> None:
        """A window that fills a screen is given the keyboard by some desktops, whatever it asks."""
        self._window.activateWindow()
        QTimer.singleShot(0, self._window, self._window.activateWindow)

    def _take_screen(self, screen: QScreen) -> None:
        """Back on the one that was pulled out, once it is there again."""
        if self.shown is not None and screen.name() == self._lost:
            self.show_on(screen, is_chosen=False)
        self.changed.emit()

    def _lose_screen(self, screen: QScreen) -> None:
        """Qt puts a window of a screen that is gone over another one: over the chair's, where it filled its own."""
        if self.is_on(screen) and self.shown is not None:
            self._lost = screen.name()
            rest = [each for each in self.screens() if each is not screen]
            at = self._window.screen()
            self.shown.show_in_window(at if at in rest else next(iter(rest), None))
            self._give_keyboard_back()
            text = _("The screen of the projector is gone; it goes on in an ordinary window.")
            choose = self.menu_asked.emit
            self._window.say(
                Message(text=text, tone="attention", act_label=_("Choose a screen…"), act=choose)
            )
        self.changed.emit()


def _takes_letters(widget: QWidget | None) -> bool:
    from ui.widgets.score.segments import SegmentedScore  # with the scheme: not before the first paint

    return isinstance(widget, SegmentedScore | QComboBox)
