"""What the application does where it made a mistake itself, and where it was ended before it could end."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from evalapp.domain.texts import N_, _
from evalapp.words.formats import moment
from ui.actions import action
from ui.mistakes.faults import Mistake
from ui.mistakes.left_behind import LeftBehind
from ui.mistakes.report import report_of_end
from ui.page import Message
from ui.settings import Settings

if TYPE_CHECKING:
    from evalapp.operations.workspace import Workspace
    from ui.session import Session
    from ui.window.frame import MainWindow


class MistakeActs:
    """Of the application."""

    window: MainWindow
    settings: Settings

    def open(self, path: Path) -> None:
        raise NotImplementedError

    def renew_window(self, workspace: Workspace | None = None) -> None:
        raise NotImplementedError

    def show_mistake(self, mistake: Mistake) -> None:
        """A mistake made while this is shown is told by its last line alone: nobody sees two sheets at once."""
        from ui.mistakes.sheet import MistakeSheet

        shown = next((each for each in self.window.findChildren(MistakeSheet) if each.isVisible()), None)
        if shown is not None and shown.report == mistake.report:
            shown.count()
            return
        if shown is not None:
            self.window.say(Message(text=_said_shortly(mistake), tone="bad"))
            return
        MistakeSheet(
            self.window,
            _("The program made a mistake"),
            [
                _(
                    "What you were doing was broken off. This is a fault of Evalapp, not of something you did."
                ),
                _what_is_safe(self.window.session),
                _(
                    "Go on where you were; if it keeps happening, start again: the same file and page come back."
                ),
            ],
            mistake.report,
            again_label=_("Start again"),
            again=self.start_again,
            folder=self.settings.folder,
        ).show_over()

    @action("start-again", N_("Start the window again"), always=True, also=N_("restart mistake hangs"))
    def start_again(self) -> None:
        """A new window on the file as it lies on the disk, at the page at hand."""
        self.window.leaving.before(self._start_again)

    def _start_again(self) -> None:
        session, page = self.window.session, self.window.page_id
        path = session.path if session is not None else None
        self.renew_window()
        if path is not None:
            self.open(path)
            self.window.show_page(page)

    def tell_left_behind(self, left: LeftBehind) -> None:
        """That the window before this one did not end by itself, with the way back to where it was."""
        when, file = moment(left.at), left.file
        if file is None or not file.exists():
            text = _("Evalapp was broken off, {moment} or later. What was stored before is in its file.")
            label, act = _("What happened…"), partial(self.show_end, left)
            self.window.say(
                Message(text=text.format(moment=when), tone="attention", act_label=label, act=act)
            )
            return
        text = _(
            "Evalapp was broken off while “{file}” was open, {moment} or later. What was stored before is in the file, "
            "and what was typed and not stored is kept on this device, but for the last second."
        )
        self.window.say(
            Message(
                text=text.format(file=file.name, moment=when),
                tone="attention",
                act_label=_("Go on where you were"),
                act=partial(self.go_on_in, file, left),
            )
        )

    def go_on_in(self, file: Path, left: LeftBehind) -> None:
        self.open(file)
        self.window.show_page(left.page)
        if left.trace:
            self.show_end(left)

    def show_end(self, left: LeftBehind) -> None:
        from ui.mistakes.sheet import MistakeSheet

        how = (
            _("The program ended by a fault of its own, or of what it is built upon.")
            if left.trace
            else _("It left no trace: the power went, or the system or somebody ended it.")
        )
        MistakeSheet(
            self.window,
            _("Evalapp was broken off"),
            [how, _("What was stored before is in the file; it is proved whenever the file is opened.")],
            report_of_end(left.trace),
            again_label="",
            again=None,
            folder=self.settings.folder,
        ).show_over()


def _said_shortly(mistake: Mistake) -> str:
    text = _("The program made another mistake ({what}). What you stored before is safe.")
    return text.format(what=mistake.kind)


def _what_is_safe(session: Session | None) -> str:
    """Asked of the file itself, where there is one: nobody is told that something is safe because it should be."""
    if session is None:
        return _("No file was open.")
    try:
        last = session.view.history(limit=1)[0]
    except Exception:
        return _(
            "What the file holds could not be asked just now. It is proved when it is opened again; what was stored "
            "before stays in it."
        )
    text = _("What was stored before is safe: the last change in the file is number {n}, of {moment}.")
    return text.format(n=last.id, moment=moment(last.at))
