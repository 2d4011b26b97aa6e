"""A note that a juror keeps with a criterion for nobody else; a link until it is opened or holds something."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evalapp.domain.call import PrivateNote
from evalapp.domain.texts import _
from evalapp.words.formats import clock
from ui.look import theme
from ui.saving import Saving
from ui.widgets.comment import CommentField
from ui.widgets.text import Label


class PrivateNoteField(QWidget):
    """Emits `committed(text)`, as a CommentField does; shows only what `show_note` says is stored."""

    committed = Signal(str)
    focused = Signal()

    def __init__(self, criterion: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = CommentField(_("Private note with {criterion}").format(criterion=criterion), lines=1)
        self.field.setPlaceholderText(_("Private note…"))
        self.field.setAccessibleDescription(_("Never leaves this computer"))
        self.field.committed.connect(self.committed)
        self.field.focused.connect(self.focused)
        self.field.saving_changed.connect(self._show_saving)
        self._at = ""
        self._saved = Label(type="caption", tone="dim")
        foot = QHBoxLayout()
        foot.setSpacing(theme.S)
        foot.addWidget(Label(_("Never leaves this computer"), type="caption", tone="attention"), 1)
        foot.addWidget(self._saved, 0, Qt.AlignmentFlag.AlignRight)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.field)
        layout.addLayout(foot)
        self.hide()

    def show_note(self, note: PrivateNote | None) -> None:
        """What is stored; the field stays open where it was opened."""
        self._at = note.at if note else ""
        if self.field.saving.is_saved:
            self.field.set_text(note.text if note else "")
        self._show_saving()

    @property
    def holds_something(self) -> bool:
        return bool(self.field.text().strip())

    def open(self) -> None:
        self.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def saving(self) -> Saving:
        found = self.field.saving
        return replace(found, at=clock(self._at)) if found.is_saved and self._at else found

    def _show_saving(self) -> None:
        self._saved.set_tone(self.saving.tone)
        self._saved.setText(self.saving.words)
