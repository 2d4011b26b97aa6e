"""Why applications or people that are imported change, asked once scoring began: as the same change by hand is."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from evalapp.domain.texts import _
from evalapp.operations.panel.editing.reasons import needs_reason
from ui.drafts.forms import DraftForm, Drafts
from ui.widgets.buttons import Button
from ui.widgets.fields import SentenceField
from ui.widgets.form_field import FormField


class ImportReason(FormField):
    """Shown only where it is needed; what is typed stays a draft until the files are imported or left, so that it comes
    back with them, and goes along to another file that is looked at instead. Calls `import_them()` on confirm, where
    nothing is asked or it is answered."""

    def __init__(self, import_them: Callable[[], None]) -> None:
        self._import_them = import_them
        self.line = SentenceField()
        super().__init__(_("Reason"), self.line, help=needs_reason(), is_low=True)
        self.drafts = Drafts(_say_draft)
        self._draft = DraftForm(self.drafts, self.line, parent=self)
        self._files = ""
        self.line.textEdited.connect(self._hear)
        self.hide()

    @property
    def text(self) -> str:
        return self.line.text() if not self.isHidden() else ""

    def ask(self, files: str, *, is_needed: bool) -> None:
        """Why what these `files` hold comes in."""
        self.say()
        if is_needed:
            typed = self.line.text() if self._files and self._files != files else ""
            if typed:
                self.clear()
            self._files = files
            self._draft.show_for(files, "")
            if typed and not self.line.text():
                self.line.setText(typed)
        elif self._files != files:
            self.clear()
        self.setVisible(is_needed)

    def clear(self) -> None:
        """Of files that were imported, or are looked at no longer."""
        self._draft.leave()
        if self._files:
            self.drafts.forget(self._files)
            self._files = ""
        self.line.clear()
        self.say()

    def ways_out(self, button: Button) -> tuple[Button, ...]:
        """None where something typed would go."""
        return () if self.drafts.named() else (button,)

    def confirm(self) -> None:
        """Where it is still asked, that is said in its place, which gets the keyboard."""
        if self.isHidden() or self.line.text().strip():
            self._import_them()
        else:
            self.say(wrong=needs_reason())
            self.line.setFocus()

    def _hear(self) -> None:
        self.say()


def _say_draft(files: Hashable) -> str:
    return _("the reason for importing {files}").format(files=files)
