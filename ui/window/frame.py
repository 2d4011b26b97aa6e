"""The window: bars, rail and the pages of whoever is at work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from evalapp.domain.permissions import Action as Permission
from evalapp.domain.texts import N_
from ui.access.second_click import SecondClick
from ui.access.staying import StayingFocus
from ui.actions import action, acts_of
from ui.look import theme
from ui.page import Message, Page
from ui.projector.acts import ProjectorActs
from ui.saving import Saving
from ui.settings import Settings
from ui.tasks import Tasks
from ui.widgets.drop import paths_of
from ui.window import sheets
from ui.window.bars import StatusBar, TopBar, altered, title_words
from ui.window.faces import Faces
from ui.window.full_screen import FullScreen
from ui.window.greeting import greetings
from ui.window.leaving import Leaving
from ui.window.message_bar import MessageBar
from ui.window.offered import Offered
from ui.window.rail import Rail
from ui.window.stepping import Stepping
from ui.window.working import Working

if TYPE_CHECKING:
    from evalapp.domain.journal import Changes
    from evalapp.operations.workspace import Workspace
    from ui.session import Session
    from ui.window.desk import Desk


class MainWindow(ProjectorActs, FullScreen, QMainWindow):
    """One window, at most one open file. Without one it shows an entrance: the start page."""

    file_asked = Signal(object)  # Path, to be opened
    general_asked = Signal(str)  # id of an action that the application does, not the window
    moved = Signal()  # another file, or another page of it
    leave_asked = Signal(object)  # Callable[[], Message], to be called once the file is closed

    def __init__(self, settings: Settings, tasks: Tasks) -> None:
        super().__init__()
        self.settings, self.tasks = settings, tasks
        self.session: Session | None = None
        self.setWindowTitle("Evalapp")
        self.setAcceptDrops(True)
        self.top, self.rail, self.status = TopBar(), Rail(), StatusBar()
        self.stack = Faces()
        self.desk: Desk | None = None
        self.leaving = Leaving(self)
        StayingFocus(self.page, self)
        self._second_click = SecondClick(self)
        self.offered = Offered(self)
        self.offered.asked.connect(self.trigger)
        self._arrange()
        self.top.palette_asked.connect(self.show_palette)
        self.working = Working(self)
        self.bring_projector()
        self.rail.help_asked.connect(self.show_help)
        self.rail.chosen.connect(self.show_page)
        self.offered.follow(None)
        self.resize(1440, 900)
        self.setMinimumSize(1024, 640)
        theme.dress(self)
        if settings.geometry:
            self.restoreGeometry(QByteArray.fromBase64(settings.geometry.encode(errors="ignore")))

    def _arrange(self) -> None:
        row, whole = QHBoxLayout(), QWidget()
        row.addWidget(self.rail)
        row.addWidget(self.stack, 1)
        self.stepping = Stepping(self)
        self.messages = MessageBar(self.top, self.stepping.undo_in_file, whole)
        self.messages.left.connect(self._focus_page)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        column.setSpacing(0)
        column.addWidget(self.top)
        column.addLayout(row, 1)
        column.addWidget(self.status)
        self.setCentralWidget(whole)
        self.rail.hide()
        self.status.hide()

    def show_entrance(self, widget: QWidget, begins_at: QWidget | None = None) -> None:
        """Show a page that needs no file: start, access code, new call; `begins_at` on it has the keyboard first."""
        self.close_session()
        self.stack.show_entrance(widget, begins_at)

    def start(self, workspace: Workspace) -> None:
        """Work in `workspace` from now on; the window closes it."""
        from ui.session import Session

        self.close_session()
        self.stack.take_out_entrance()
        self.messages.hide()
        self.session = Session(workspace, self.tasks, self.settings)
        self.session.setParent(self)
        self.session.failed.connect(self._show_failure)
        self.session.savings.changed.connect(self._show_saving)
        self.settings.remember(self.session.path, is_demo=self.session.call.is_demo)
        self.session.go_on_as_before()
        self.show_role()
        self.session.changed.connect(self._after_change)
        self.session.verified.connect(self._show_verdict)
        for message in greetings(workspace, self.trigger, self.show_page):
            self.say(message)
        self.session.verify()  # what it finds takes their place

    def show_role(self, page: str = "") -> None:
        """The pages of whoever is at work, at `page` where they have it."""
        from ui.window.desk import Desk  # with what pages are made of: not before the first paint

        session = self.session
        assert session is not None
        if self.desk is not None:
            self.desk.clear()
        self.desk = Desk(session, self.stack, self.rail, self)
        self.desk.told.connect(self.messages.show_message)
        self.desk.went_on.connect(self.messages.go_on)
        self.desk.status_changed.connect(self._show_status)
        self.desk.leave_requested.connect(self.leave_asked)
        self.top.show_session(session)
        self._offer_people()
        self._show_saving(session.savings.now)
        self.rail.show()
        self.status.show()
        first = self.desk.page_for(page)
        self.desk.begin_at(first)
        self._show_status()
        self.offered.follow(session, first)
        self.offered.bring_all(self.tasks)

    def _offer_people(self) -> None:
        if self.session is not None:
            is_office = not self.session.workspace.is_work_file
            self.top.offer_people(self.session.people_to_act_as(), is_office=is_office)

    def act_as(self, person: str) -> None:
        self.working.act_as(person)

    def close_session(self) -> None:
        workspace = self.give_up_session()
        if workspace is not None:
            workspace.close()

    def give_up_session(self) -> Workspace | None:
        """Let go of the open file without closing it; whoever asks goes on with it."""
        if self.session is None:
            return None
        if self.desk is not None:
            self.desk.flush()
            self.desk.clear()
            self.desk.deleteLater()
            self.desk = None
        workspace = self.session.let_go()
        self.session.deleteLater()
        self.session = None
        for widget in (self.rail, self.status, self.messages):
            widget.hide()
        self.top.show_session(None)
        self.setWindowTitle("Evalapp")
        self.offered.follow(None)
        self.moved.emit()
        return workspace

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._second_click.watch()

    @action("quit", N_("Quit"), keys="Ctrl+Q", always=True)
    def quit(self) -> None:
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.leaving.store_typed():
            event.ignore()
            self.leaving.ask_to_stay()
            return
        self.settings.geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        self.close_session()
        super().closeEvent(event)

    def show_page(self, page: str, target: object = None) -> None:
        if self.desk is not None:
            self.desk.show_page(page, target)

    @property
    def page_id(self) -> str:
        return self.desk.current_id if self.desk else ""

    def page(self) -> Page | None:
        return self.desk.current if self.desk else None

    def _focus_page(self) -> None:
        if page := self.page():
            page.take_focus()

    def say(self, message: Message) -> None:
        self.messages.show_message(message)

    def _show_failure(self, sentence: str) -> None:
        self.messages.show_message(Message(text=sentence, tone="bad"), self.page_id)

    def _after_change(self, changes: Changes, initiator: object) -> None:
        self.messages.outdate()
        assert self.session is not None
        if changes.touches("conflict") and self.session.workspace.traces_left:
            self.say(Message(text=self.session.workspace.traces_left, tone="bad"))
        if self.desk is not None and self.desk.is_ranked is not self.session.call.scheme.is_ranked:
            self.show_role(self.page_id)  # another procedure has other pages
        if changes.touches("call", "person", "handover"):
            self.top.show_session(self.session)
            self._offer_people()

    def _show_status(self) -> None:
        self.moved.emit()
        if self.session is None or self.desk is None:
            return
        self.status.show_file(self.session)
        self.status.show_to_do(self.desk.status())
        self.messages.look_again()
        self.session.savings.look()

    def _show_verdict(self) -> None:
        if self.session and (message := altered(self.session.workspace, self.general_asked.emit)):
            self.say(message)
        self._show_status()

    def _show_saving(self, saving: Saving) -> None:
        """In the strip, and in the title: that is read where the window itself is out of sight."""
        if self.session is None:
            return
        self.status.show_saving(saving)
        self.setWindowTitle(title_words(self.session.call.title, saving))
        self.setWindowModified(not saving.is_saved)

    def trigger(self, asked: str) -> None:
        """Do the action with this id, here, on the page it belongs to or in the application; or say why not now."""
        own = acts_of(self)
        why_not = "" if self.stepping.is_own(asked) else self.offered.why_not_now(asked)
        if why_not:
            self._show_failure(why_not)
        elif asked in own:
            own[asked]()
        elif asked.startswith("go:"):
            self.show_page(asked.removeprefix("go:"))
        elif self.offered.is_general(asked):
            self.general_asked.emit(asked)
        elif self.desk is not None:
            self.desk.do(asked)

    @action("undo", N_("Undo"), keys="Ctrl+Z", needs=Permission.UNDO)
    def undo(self) -> None:
        self.stepping.step(is_undo=True)

    @action("redo", N_("Redo"), keys="Ctrl+Shift+Z", needs=Permission.REDO)
    def redo(self) -> None:
        self.stepping.step(is_undo=False)

    @action("palette", N_("Search or run"), keys="Ctrl+K", always=True, in_palette=False)
    def show_palette(self) -> None:
        sheets.show_palette(self, self.offered, self.session, trigger=self.trigger, show_page=self.show_page)

    @action("help", N_("Help: the guide"), keys="F1", always=True, also=N_("manual help explanation"))
    def show_help(self) -> None:
        part = page.part_at_hand() if (page := self.page()) else ""
        at = (self.session.actor.role, self.page_id) if self.session is not None else self.stack.guided
        sheets.show_guide(self, *at, part, shortcuts=self.show_shortcuts)

    @action("shortcuts", N_("Show all shortcuts"), keys="Shift+F1", always=True)
    def show_shortcuts(self) -> None:
        sheets.show_shortcuts(self, self.offered, self.session)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if paths_of(event, ()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        paths = paths_of(event, ())
        if paths and not (self.desk is not None and self.desk.take_files(paths)):
            self.file_asked.emit(paths[0])
