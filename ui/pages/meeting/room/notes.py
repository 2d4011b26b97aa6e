"""What is noted on the dossier at hand, for the minutes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evalapp.domain.meeting.values import Minute
from evalapp.domain.texts import _
from evalapp.words import formats
from ui.drafts.forms import DraftForm, Drafts
from ui.look import theme
from ui.widgets.buttons import Button
from ui.widgets.card import empty
from ui.widgets.fields import TextField
from ui.widgets.folding.text import FoldedText
from ui.widgets.text import Label


class _NoteField(TextField):
    """Ctrl+Enter stores it."""

    def __init__(self, name: str, store: Callable[[], object]) -> None:
        super().__init__(name, lines=3, most_lines=8)
        self._store = store

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._store()
        else:
            super().keyPressEvent(event)


class NotesCard(QWidget):
    """`record(text)` returns what is wrong, else nothing. What is typed and not recorded is kept in `drafts`."""

    def __init__(self, record: Callable[[str], str], drafts: Drafts) -> None:
        super().__init__()
        self._record = record
        self._drafts = drafts
        self._application = ""
        self.field = _NoteField(_("Note on this dossier"), self.store)
        self.field.setPlaceholderText(_("Note on this dossier…"))
        self.store_button = Button(_("Note it"), self.store, tip=_("Ctrl+Enter"))
        self.error = Label(type="caption", tone="bad", wrap=True)
        self._noted = QVBoxLayout()
        self._noted.setSpacing(theme.XS)
        self._draft = DraftForm(drafts, self.field, parent=self)
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(Label(_("Notes of the meeting"), type="section"), 1)
        head.addWidget(Label(_("for the minutes"), type="caption", tone="dim"))
        foot.addWidget(self.error, 1)
        foot.addWidget(self.store_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.S)
        column.addLayout(head)
        column.addLayout(self._noted)
        column.addWidget(self.field)
        column.addLayout(foot)

    def show_notes(self, application: str, notes: Sequence[Minute], *, may_note: bool) -> None:
        if application != self._application:
            self.error.setText("")
        self._application = application
        empty(self._noted)
        for each in notes:
            said = f"{formats.clock(each.at)} · {each.text}"
            self._noted.addWidget(FoldedText(said))
        self._draft.show_for(application, "")
        self.field.setVisible(may_note)
        self.store_button.setVisible(may_note)
        self.setVisible(may_note or bool(notes))

    def store(self) -> None:
        text = self.field.toPlainText()
        self.error.setText(self._record(text))
