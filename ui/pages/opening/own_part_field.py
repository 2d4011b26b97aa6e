"""The field for the part that a juror adds to the access code."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from evalapp.domain.texts import _
from evalapp.operations.juror.own_part import fault_of_own_part
from ui.access.announcing import announce
from ui.look import theme
from ui.widgets.text import Label, restyle

_MOST_TYPED = 300


class OwnPartField(QWidget):
    """`changed` after each key, `entered` on Enter. `told` stands below it as long as nothing is wrong."""

    changed = Signal()
    entered = Signal()

    def __init__(self, told: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told = told
        self.edit = QLineEdit()
        self.edit.setAccessibleName(_("Own part"))
        self.edit.setAccessibleDescription(told)
        self.edit.setMaxLength(_MOST_TYPED)
        self.edit.textEdited.connect(self._follow)
        self.edit.returnPressed.connect(self.entered)
        self.note = Label(told, type="caption", tone="dim", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.XS)
        layout.addWidget(Label(_("Own part"), type="caption", tone="dim"))
        layout.addWidget(self.edit)
        layout.addWidget(self.note)
        self.setFocusProxy(self.edit)

    def own_part(self) -> str:
        return self.edit.text()

    def given(self) -> str | None:
        """None where it is not asked; a field that is asked and left empty is for the operation to refuse."""
        return None if self.isHidden() else self.own_part()

    @property
    def fault(self) -> str:
        """What is wrong with what is typed in full; nothing where it is not asked."""
        return "" if self.isHidden() else fault_of_own_part(self.own_part())

    def clear(self) -> None:
        self.edit.clear()
        self.show_error("", is_told=False)

    def show_error(self, sentence: str, *, is_told: bool = True) -> None:
        restyle(self.edit, wrong="true" if sentence else "false")
        self.note.set_tone("bad" if sentence else "dim")
        self.note.setText(sentence or self._told)
        if sentence and is_told:
            announce(self, sentence)

    def _follow(self, _text: str) -> None:
        self.show_error("")
        self.changed.emit()
