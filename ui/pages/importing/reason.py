"""Why applications or people that are imported change, asked once scoring began: as the same change by hand is."""

from __future__ import annotations

from collections.abc import Callable

from evalapp.domain.texts import _
from evalapp.operations.panel.editing.reasons import needs_reason
from ui.widgets.fields import SentenceField
from ui.widgets.form_field import FormField


class ImportReason(FormField):
    """Shown only where it is needed; what is typed stays as long as the same files are looked at. Calls
    `import_them()` on confirm, where nothing is asked or it is answered."""

    def __init__(self, import_them: Callable[[], None]) -> None:
        self._import_them = import_them
        self.line = SentenceField()
        super().__init__(_("Reason"), self.line, help=needs_reason())
        self.line.textEdited.connect(self._hear)
        self.hide()

    @property
    def text(self) -> str:
        return self.line.text() if not self.isHidden() else ""

    def ask(self, *, is_needed: bool) -> None:
        self.say()
        self.setVisible(is_needed)

    def clear(self) -> None:
        self.line.clear()
        self.say()

    def confirm(self) -> None:
        """Where it is still asked, that is said in its place, which gets the keyboard."""
        if self.isHidden() or self.line.text().strip():
            self._import_them()
        else:
            self.say(wrong=needs_reason())
            self.line.setFocus()

    def _hear(self) -> None:
        self.say()
