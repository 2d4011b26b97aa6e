"""Below the motivation of the criterion at hand: its length, when it was saved, and what else can be done there."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evalapp.domain.call import PrivateNote
from evalapp.domain.texts import N_, _
from ui.actions import JUROR, Action
from ui.look import theme
from ui.pages.scoring.form.private_note import PrivateNoteField
from ui.saving import Saving
from ui.widgets.buttons import LinkButton
from ui.widgets.folding.row import FoldingRow
from ui.widgets.text import ElidedLabel, Label

NOTE = Action(id="private-note", said=N_("Private note with this criterion"), keys="Ctrl+M", roles=JUROR)
HISTORY = Action(id="score-history", said=N_("History of this score"), keys="Ctrl+H", roles=JUROR)
CANNOT_JUDGE = Action(
    id="cannot-judge", said=N_("I cannot assess this criterion…"), keys="Ctrl+B", roles=JUROR
)


class CriterionFoot(QWidget):
    """Its links are for the mouse: Tab goes on to the next criterion, and each has its keys."""

    reason_asked = Signal()
    history_asked = Signal()
    note_opened = Signal()

    def __init__(self, criterion: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.note = PrivateNoteField(criterion)
        self._counter = ElidedLabel(type="caption", tone="dim")
        self._saved = Label(type="caption", tone="dim")
        self._note_link = LinkButton(_("Private note"), self.open_note, quiet=True, tip=NOTE.native_keys)
        self._history = LinkButton(_("History"), self.history_asked.emit, quiet=True, tip=HISTORY.native_keys)
        self.cannot = LinkButton(
            _("I cannot assess this…"), self.reason_asked.emit, quiet=True, tip=CANNOT_JUDGE.native_keys
        )
        state = QHBoxLayout()
        state.setSpacing(theme.S)
        state.addWidget(self._counter, 1)
        state.addWidget(self._saved)
        links = (self._note_link, self._history, self.cannot)
        for link in links:
            link.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.XS)
        layout.addLayout(state)
        layout.addWidget(self.note)
        layout.addWidget(FoldingRow(links))

    def show_count(self, counted: str, *, is_lacking: bool) -> None:
        """`counted`: whether a motivation is due and how long it is."""
        self._counter.setText(counted)
        self._counter.set_tone("attention" if is_lacking else "dim")

    def show_saving(self, saving: Saving) -> None:
        self._saved.set_tone(saving.tone)
        self._saved.setText(saving.words)

    def show_history(self, has_history: bool) -> None:
        self._history.setVisible(has_history)

    def show_note(self, note: PrivateNote | None) -> None:
        self.note.show_note(note)
        self._show_note_field(self.note.holds_something)

    def open_note(self) -> None:
        self.note_opened.emit()
        self._show_note_field(True)
        self.note.open()

    def set_enabled(self, is_enabled: bool) -> None:
        self.cannot.setEnabled(is_enabled)
        self.note.field.setEnabled(is_enabled)

    def _show_note_field(self, is_open: bool) -> None:
        self.note.setVisible(is_open)
        self._note_link.setVisible(not is_open)
