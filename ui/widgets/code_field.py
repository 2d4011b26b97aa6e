"""The field for an access code: groups appear as it is typed, a typing error is said at once."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from evalapp.domain.texts import _
from evalapp.operations.juror.opening import check_code, fault_so_far, written_code
from ui.access.announcing import announce
from ui.look import theme
from ui.widgets.text import Label, restyle

CHARACTERS = 21  # 100 bits in base 32 and a check character
_MOST_PASTED = 300


class CodeField(QWidget):
    """`changed(is_whole)` after each key; `entered` on Enter."""

    changed = Signal(bool)
    entered = Signal()

    def __init__(self, help: str = "", parent: QWidget | None = None) -> None:
        """`help` says where the code comes from: without it, from the secretary, apart from a pack."""
        super().__init__(parent)
        self._help = help
        self.edit = QLineEdit()
        self.edit.setAccessibleName(_("Access code"))
        self.edit.setPlaceholderText("XXXXX-XXXXX-XXXXX-XXXXX-X")
        self.edit.setMaxLength(_MOST_PASTED)
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
        if sentence and sentence != self.note.text():
            announce(self, sentence)
        self.note.setText(sentence)

    def _follow(self, text: str) -> None:
        behind = _count(written_code(text[self.edit.cursorPosition() :]))
        shown = written_code(text)
        if shown != text:
            self.edit.setText(shown)
            self.edit.setCursorPosition(_place_before(shown, behind))
        self._say(_count(shown))
        self.changed.emit(self.is_whole)

    def _say(self, count: int) -> None:
        """Of a code that is still being typed only what cannot be right is said; from the last character on, all."""
        fault = check_code(self.code()) if count >= CHARACTERS else fault_so_far(self.code())
        self.show_error(fault or "")
        if fault is not None:
            return
        if count >= CHARACTERS:
            self.note.setText("✓ " + _("The code is typed without error."))
            self.note.set_tone("good")
        elif count:
            self.note.setText(_("{n} of {all} characters").format(n=count, all=CHARACTERS))
        else:
            self.note.setText(
                self._help
                or _("The secretary gave you this code apart from the pack. Small letters are fine.")
            )


def _count(written: str) -> int:
    return len(written.replace("-", ""))


def _place_before(text: str, behind: int) -> int:
    """The position in `text` with `behind` characters of the code after it."""
    for place in range(len(text), -1, -1):
        if _count(text[place:]) == behind:
            return place
    return 0
