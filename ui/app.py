"""The application: one window, what opens files in it, and what happens when the program itself fails."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QFileDialog

from evalapp.domain.errors import KnownError
from evalapp.domain.file_kinds import HANDOVER, OPENED, PACK, RETURN, kind_of, listed, pattern
from evalapp.domain.texts import N_, _
from evalapp.words.formats import is_past, moment
from ui.actions import JUROR, action, acts_of, declared
from ui.demo_acts import DemoActs
from ui.language import Speech
from ui.look import theme
from ui.mistakes.acts import MistakeActs
from ui.only_read import only_read, opened
from ui.page import Message
from ui.pages.opening.attempts import Attempts
from ui.pages.opening.entrance import EntrancePage
from ui.pages.opening.start import StartPage
from ui.restoring import PUT_BACK, RESTORE, chosen_backup, put_back, unopened
from ui.settings import SCALES, Settings
from ui.tasks import Tasks
from ui.window.frame import MainWindow
from ui.window.going_on.left import Left
from ui.window.sheets import close_sheets

if TYPE_CHECKING:
    from evalapp.operations.workspace import Workspace

_SETTING = N_("settings preferences options theme")
_SIZE = N_("settings preferences options text size letters font zoom bigger")


class Application(DemoActs, MistakeActs, QObject):
    """Opens files in the window and does what belongs to no page."""

    moved = Signal()  # another file, or another page of it

    def __init__(
        self, app: QApplication, settings: Settings, tasks: Tasks, speech: Speech | None = None
    ) -> None:
        super().__init__()
        self._app, self.settings, self._tasks = app, settings, tasks
        self._unfollow: Callable[[], None] = lambda: None
        self._attempts = Attempts()
        self._unopened: Path | None = None  # what was to be opened last, and could not be
        self._speech = speech or Speech(app)
        self._apply_theme()
        self.window = self._make_window()
        self.show_start()

    def _make_window(self) -> MainWindow:
        window = MainWindow(self.settings, self._tasks)
        window.file_asked.connect(self.open)
        window.general_asked.connect(self.do)
        window.offered.add_general(declared(type(self)))
        window.leave_asked.connect(self.leave)
        window.moved.connect(self.moved)
        return window

    # files

    def open(self, path: Path) -> None:
        """A panel or a work file opens at once, a pack asks for its code; anything else is refused in words."""
        self.window.leaving.before(partial(self._open, path))

    def _open(self, path: Path) -> None:
        kind = kind_of(path)
        if kind is PACK:
            self._ask_code(path)
        elif kind is HANDOVER:
            from ui.pages.opening.take_over import TakeOverPage

            self._enter(TakeOverPage(path, self._tasks, self._attempts, self.settings))
        elif kind in OPENED:
            self._open_workspace(path)
        elif kind is RETURN:
            self._take_return(path)
        else:
            self.window.say(
                Message(
                    text=_(
                        "“{file}” is no file of Evalapp that can be opened here; open one of these: {kinds}."
                    ).format(file=path.name, kinds=listed(OPENED)),
                    tone="bad",
                )
            )

    def _take_return(self, path: Path) -> None:
        """To the panel that is open, if one is."""
        if self.window.desk is not None and self.window.desk.take_files([path]):
            return
        text = _(
            "“{file}” is what a juror hands in: open the panel file that it is for, then merge it there."
        )
        self.window.say(Message(text=text.format(file=path.name), tone="attention"))

    def _ask_code(self, pack: Path) -> None:
        from ui.pages.opening.access_code import AccessCodePage

        page = AccessCodePage(pack, self._tasks, self._attempts)
        self._enter(page)
        page.opened.connect(self._show_what_is_new)

    def _show_what_is_new(self) -> None:
        """Once the work file is on the screen: what a newer pack changed in it."""
        from ui.pages.opening.access_code import AccessCodePage

        page = self.sender()
        if isinstance(page, AccessCodePage) and page.renewal is not None:
            self.show_renewal()

    @action("renewal", N_("What the newest pack changed"), roles=JUROR)
    def show_renewal(self) -> None:
        from evalapp.operations.juror.renewing import last_renewal
        from ui.dialogs.renewal import RenewalSheet

        session = self.window.session
        if session is None or not session.workspace.is_work_file:
            return
        renewal = last_renewal(session.workspace)
        if renewal is None:
            self.window.say(Message(text=_("You work with the first pack that you got; no newer one came.")))
            return
        RenewalSheet(self.window, renewal, partial(self.window.show_page, "hand-in")).show_over()

    def _close_sheets(self) -> None:
        """What lies over the window is of the file that goes."""
        close_sheets(self.window)

    def _open_workspace(self, path: Path) -> None:
        session = self.window.session
        if session is not None and session.path.exists() and path.exists() and session.path.samefile(path):
            return
        try:
            workspace = opened(path)
        except KnownError as error:
            self._unopened = path
            self.window.say(unopened(path, error, self.choose_backup))
            return
        self._unopened = None
        self._start(workspace)
        if workspace.file.is_read_only:
            self.window.say(Message(text=only_read(path.name), tone="attention"))

    @action(RESTORE, PUT_BACK, always=True, also=N_("copy backup restore recover earlier file"))
    def choose_backup(self) -> None:
        session = self.window.session
        path = session.path if session is not None else self._unopened
        if backup := chosen_backup(self.window, path, self.settings.folder):
            self.window.leaving.before(partial(self._put_back, path, backup))

    def _put_back(self, path: Path | None, backup: Path) -> None:
        self.show_start()
        self.window.say(Message(text=_("The back-up is being verified…")))
        self._tasks.run(partial(put_back, path, backup), self._after_putting_back)

    def _after_putting_back(self, done: tuple[Path, str] | None, error: Exception | None) -> None:
        if isinstance(error, KnownError):
            self.window.say(Message(text=str(error), tone="bad"))
        elif error is not None:
            raise error
        elif done is not None:
            path, said = done
            self._open_workspace(path)
            self.window.say(Message(text=said))

    def _start(self, workspace: Workspace) -> None:
        """Work in it; a juror hears it where the deadline has passed, which in the demo call was in 2015."""
        self._close_sheets()
        self.window.start(workspace)
        self.window.working.ask_if_unknown()
        call = workspace.view.call()
        if workspace.is_work_file and is_past(call.deadline) and not call.is_demo:
            text = _(
                "The deadline of this call was {moment}. You can still read and score; ask the secretary whether what "
                "you hand in is still taken."
            )
            self.window.say(Message(text=text.format(moment=moment(call.deadline)), tone="attention"))

    def show_start(self) -> None:
        self._close_sheets()
        # First of all: the start page looks into the recent files, and this is one of them.
        self.window.close_session()
        page = StartPage(self.settings.recent(), self._tasks)
        page.file_chosen.connect(self.open)
        page.forgotten.connect(self.settings.forget)
        page.asked.connect(self.do)
        self.window.show_entrance(page)

    @action("close", N_("Close the file and go to the start page"), keys="Ctrl+W")
    def close_file(self) -> None:
        self.window.leaving.before(self.show_start)

    def leave(self, act: Callable[[], Message]) -> None:
        """Close the file, call `act` and say on the start page what came of it."""
        self.window.leaving.before(partial(self._leave, act))

    def _leave(self, act: Callable[[], Message]) -> None:
        session = self.window.session
        if session is None:
            return
        path = session.path.absolute()
        self.window.close_session()
        try:
            message = act()
        except KnownError as error:
            message = Message(text=str(error), tone="bad")
        if not path.exists():
            self.settings.forget(path)
        self.show_start()
        self.window.say(message)

    def _enter(self, page: EntrancePage) -> None:
        page.back_asked.connect(self.show_start)
        page.opened.connect(self._start)
        self._close_sheets()
        self.window.messages.hide()
        self.window.show_entrance(page, page.begins_at)

    @action("open", N_("Open…"), keys="Ctrl+O", always=True)
    def choose_file(self) -> None:
        name, _chosen = QFileDialog.getOpenFileName(
            self.window, _("Open"), str(self.settings.folder), f"Evalapp ({pattern(OPENED)})"
        )
        if name:
            self.open(Path(name))

    @action("new", N_("New call from a template…"), keys="Ctrl+N", always=True)
    def new_call(self) -> None:
        self.window.leaving.before(self._ask_new_call)

    def _ask_new_call(self) -> None:
        from ui.pages.opening.new_call import NewCallPage

        self._enter(NewCallPage(self.settings))

    # actions of the whole

    def do(self, action: str) -> None:
        acts_of(self)[action]()

    @action("theme-system", N_("Colours: as the system"), always=True, given=("system",), also=_SETTING)
    @action("theme-light", N_("Colours: light"), always=True, given=("light",), also=_SETTING)
    @action("theme-dark", N_("Colours: dark"), always=True, given=("dark",), also=_SETTING)
    @action("theme-contrast", N_("Colours: high contrast"), always=True, given=("contrast",), also=_SETTING)
    def _colour(self, setting: str) -> None:
        self.settings.theme = setting
        self._apply_theme()

    @action("language-nl", N_("Language (taal): Nederlands"), always=True, given=("nl",), also=_SETTING)
    @action("language-en", N_("Language (taal): English"), always=True, given=("en",), also=_SETTING)
    def _choose_language(self, language: str) -> None:
        self.settings.language = language
        self.window.leaving.before_another_window(partial(self._go_on_in, language))

    def _go_on_in(self, language: str) -> None:
        """A new window goes on where the old one is: every sentence on the screen was said when it was made."""
        left = Left.of(self.window)
        workspace = self.window.give_up_session()
        self._speech.speak(language)
        self.renew_window(workspace)
        left.go_on_in(self.window)

    def renew_window(self, workspace: Workspace | None = None) -> None:
        """Another window where the old one is, in `workspace` or on the start page."""
        before = self.window
        before.close_session()
        self.window = self._make_window()
        self.window.restoreGeometry(before.saveGeometry())
        self.show_start() if workspace is None else self.window.start(workspace)
        # Shown before the other goes: with its last window Qt ends the program.
        self.window.show()
        before.close()
        before.deleteLater()

    @action("larger", N_("Larger text"), keys="Ctrl++", always=True, given=(1,), also=_SIZE)
    @action("smaller", N_("Smaller text"), keys="Ctrl+-", always=True, given=(-1,), also=_SIZE)
    def _scale(self, by: int) -> None:
        place = SCALES.index(self.settings.text_scale) + by
        self._set_scale(SCALES[min(max(place, 0), len(SCALES) - 1)])

    @action("usual-size", N_("Text at its usual size"), keys="Ctrl+0", always=True, given=(1.0,), also=_SIZE)
    def _set_scale(self, scale: float) -> None:
        self.settings.text_scale = scale
        self._apply_theme()

    def _apply_theme(self) -> None:
        self._unfollow()
        self._unfollow = theme.follow(self._app, self.settings.theme, text_scale=self.settings.text_scale)
