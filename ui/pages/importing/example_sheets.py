"""Empty sheets to fill in and import, written to a folder that somebody chooses."""

from __future__ import annotations

from collections.abc import Callable

from evalapp.domain.errors import KnownError
from evalapp.domain.texts import _
from evalapp.operations.panel.mapping import save_examples
from ui.dialogs.files import FilesAsked
from ui.page import Message
from ui.session import Session
from ui.widgets.buttons import LinkButton


class ExampleSheets:
    """Calls `tell(Message)`: that they are written, or why not."""

    def __init__(self, session: Session, tell: Callable[[Message], object]) -> None:
        self._session, self._tell = session, tell
        self.button = LinkButton(_("Save example sheets…"), self.save)

    def save(self) -> None:
        asked = FilesAsked(session=self._session, kind="examples")
        folder = asked.whole(self.button.window(), _("Folder for the example sheets"))
        if folder is None:
            return
        try:
            paths = save_examples(folder)
        except KnownError as error:
            self._tell(Message(text=str(error), tone="bad"))
            return
        text = _("{files} are in {folder}: fill them in, then import them.").format(
            files=", ".join(path.name for path in paths), folder=folder.name
        )
        self._tell(Message(text=text, tone="good"))
