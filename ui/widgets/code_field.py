"""The field for an access code: groups appear as it is typed, a typing error is said at once."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from evalapp.domain.texts import _
from evalapp.operations.juror import check_code
from ui import theme
from ui.widgets.text import Label, restyle

CHARACTERS = 21  # 100 bits in base 32 and a check character
GROUP = 5


def grouped(text: str) -> str:
    """`9spdq7w9z4…` as `9SPDQ-7W9Z4-…`."""
    bare = "".join(character for character in text.upper() if character.isalnum())
    return "-".join(bare[start : start + GROUP] for start in range(0, len(bare), GROUP))


class CodeField(QWidget):
    """`changed(is_whole)` after each key; `entered` on Enter."""

    changed = Signal(bool)
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = QLineEdit()
        self.edit.setAccessibleName(_("Access code"))
        self.edit.setPlaceholderText("XXXXX-XXXXX-XXXXX-XXXXX-X")
        self.edit.setMaxLength(60)
        font = theme.font("section")
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 1)
        self.edit.setFont(font)
        self.edit.setProperty("type", "section")
        self.edit.setMinimumWidth(theme.pixels(330))
        self.edit.textEdited.connect(self._follow)
        self.edit.returnPressed.connect(self.entered)
        self.note = Label(type="caption", tone="dim", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.XS)
        layout.addWidget(self.edit)
        layout.addWidget(self.note)
        self.setFocusProxy(self.edit)
        self._say(0)

    def code(self) -> str:
        return self.edit.text()

    @property
    def is_whole(self) -> bool:
        return _count(self.code()) == CHARACTERS and check_code(self.code()) is None

    def clear(self) -> None:
        self.edit.clear()
        self._say(0)

    def show_error(self, sentence: str) -> None:
        restyle(self.edit, wrong="true" if sentence else "false")
        self.note.set_tone("bad" if sentence else "dim")
        self.note.setText(sentence)

    def _follow(self, text: str) -> None:
        behind = _count(text[self.edit.cursorPosition() :])
        shown = grouped(text)
        if shown != text:
            self.edit.setText(shown)
            self.edit.setCursorPosition(_place_before(shown, behind))
        self._say(_count(shown))
        self.changed.emit(self.is_whole)

    def _say(self, count: int) -> None:
        """Nothing is wrong with a code that is still being typed; from the last character on it is checked."""
        if count < CHARACTERS:
            self.show_error("")
            if count:
                self.note.setText(_("{n} of {all} characters").format(n=count, all=CHARACTERS))
            else:
                self.note.setText(
                    _("The secretary gave you this code apart from the pack. Small letters are fine.")
                )
            return
        fault = check_code(self.code())
        self.show_error(fault or "")
        if fault is None:
            self.note.setText("✓ " + _("The code is typed without error."))
            self.note.set_tone("good")


def _count(text: str) -> int:
    return len(text.replace("-", "").replace(" ", ""))


def _place_before(text: str, behind: int) -> int:
    """The position in `text` with `behind` characters of the code after it."""
    for place in range(len(text), -1, -1):
        if _count(text[place:]) == behind:
            return place
    return 0
