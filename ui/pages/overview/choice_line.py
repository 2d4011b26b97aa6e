"""One of a few choices where the fields beside it are typed: it is asked as they are."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox

from ui.widgets.fields import ChoiceField
from ui.widgets.text import restyle


class ChoiceLine(ChoiceField):
    """`text()` is what the choice is typed as; picking one is both typing and leaving the field."""

    editingFinished = Signal()
    textEdited = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str]]) -> None:
        """Pairs of the words that are shown and what they are typed as."""
        super().__init__()
        self._is_modified = False
        # As wide as what there is: it stands in a column of fields.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for words, typed in choices:
            self.addItem(words, typed)
        self.activated.connect(self._pick)
        self.currentIndexChanged.connect(self._note)

    def text(self) -> str:
        return str(self.currentData())

    def setText(self, typed: str) -> None:
        self.blockSignals(True)
        self.setCurrentIndex(max(0, self.findData(typed)))
        self.blockSignals(False)
        self._is_modified = False

    def isModified(self) -> bool:
        return self._is_modified

    def setModified(self, is_modified: bool) -> None:
        self._is_modified = is_modified

    def isReadOnly(self) -> bool:
        return not self.isEnabled()

    def make_still(self, *, is_still: bool) -> None:
        self.setEnabled(not is_still)
        restyle(self, still="true" if is_still else "false")

    def _note(self) -> None:
        self._is_modified = True

    def _pick(self) -> None:
        if self._is_modified:
            self.textEdited.emit(self.text())
            self.editingFinished.emit()
