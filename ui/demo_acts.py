"""What the application does with the demo: a whole call, or one of its three doors."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from evalapp.domain.errors import KnownError
from evalapp.domain.texts import N_, _
from ui.actions import action
from ui.page import Message
from ui.tasks import Tasks

if TYPE_CHECKING:
    from evalapp.demo.doors import Behind
    from ui.window.frame import MainWindow


class DemoActs:
    """Of the application. The demo is made once, in `demo_folder`; after that it is as it was left."""

    window: MainWindow
    demo_folder: Path | None = None  # by default in the documents of the user
    _tasks: Tasks
    _is_making = False

    def open(self, path: Path) -> None:
        raise NotImplementedError

    def _demo_folder(self) -> Path:
        from platformdirs import user_documents_path

        return self.demo_folder or user_documents_path() / "Evalapp demo"

    @action("demo", N_("Try the demo: a whole call, scored and ranked"), always=True)
    def play_demo(self) -> None:
        from evalapp.demo.play import PANEL, play_demo

        folder = self._demo_folder()
        if (folder / PANEL).exists():
            self.open(folder / PANEL)
            return
        self.window.say(Message(text=_("The demo is being made…")))

        def play(report: Callable[..., None]) -> Path:
            play_demo(folder, progress=report)
            return folder / PANEL

        self._tasks.run(play, self._after_demo, self._tell_demo)

    @action("demo-juror", N_("Try the demo as juror"), always=True, given=("juror",))
    @action("demo-secretary", N_("Try the demo as secretary"), always=True, given=("secretary",))
    @action("demo-chair", N_("Try the demo as chair"), always=True, given=("chair",))
    def open_door(self, name: str) -> None:
        from evalapp.demo.door import Door
        from evalapp.demo.doors import open_door

        folder, door = self._demo_folder(), Door(name)
        if self._is_making:
            return
        self._is_making = True
        self.window.say(Message(text=_("The demo is being made…")))

        def play(report: Callable[..., None]) -> Behind:
            return open_door(folder, door, progress=report)

        self._tasks.run(play, partial(self._go_through, name), self._tell_demo)

    def _go_through(self, name: str, behind: Behind | None, error: Exception | None) -> None:
        self._is_making = False
        if self._is_told(error) or behind is None:
            return
        self.window.leaving.before(partial(self._show_behind, name, behind))

    def _show_behind(self, name: str, behind: Behind) -> None:
        from evalapp.demo.doors import WITHOUT_YEARS
        from evalapp.demo.play import CHAIR, SECRETARY

        self.open(behind.file)
        if name == "juror":
            said = _("This demo pack opens with the access code {code}.").format(code=behind.code)
            self.window.say(Message(text=said))
            return
        session = self.window.session
        if session is None or not session.path.exists() or not session.path.samefile(behind.file):
            return  # why it could not be opened is said
        self.window.act_as(SECRETARY if name == "secretary" else CHAIR)
        if behind.returned is not None:
            self.window.show_page("exchange", "merge")
            text = _("What came in lies in {folder}: drop it here, or choose the files.")
            self.window.say(Message(text=text.format(folder=behind.returned)))
        else:
            self.window.show_page("meeting")
            text = _(
                "{application} does not say how long it lasts: until the secretary fills that in, in an earlier phase, "
                "there are no places and the tie at the line is not seen yet."
            )
            self.window.say(Message(text=text.format(application=WITHOUT_YEARS)))

    def _tell_demo(self, sentence: str) -> None:
        self.window.say(Message(text=sentence))

    def _is_told(self, error: Exception | None) -> bool:
        if isinstance(error, KnownError):
            self.window.say(Message(text=str(error), tone="bad"))
        elif error is not None:
            raise error
        return error is not None

    def _after_demo(self, panel: Path | None, error: Exception | None) -> None:
        if not self._is_told(error) and panel is not None:
            self.open(panel)
