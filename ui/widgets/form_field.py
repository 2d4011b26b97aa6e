"""A field of a form with its name above it, and below it what is wrong with what is typed, or how it was read."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.look import theme
from ui.widgets.text import Label, restyle


class FormField(QWidget):
    """`field` is what is typed in.

    One that `is_low` takes a single line where height is short: its name beside it, its help in it until something is
    typed.
    """

    def __init__(self, words: str, field: QWidget, *, help: str = "", is_low: bool = False) -> None:
        super().__init__()
        words = words[:1].upper() + words[1:]
        self.words, self.field = words, field
        field.setAccessibleName(words)
        name = Label(words, type="caption", tone="dim")
        name.setBuddy(field)
        self.note = Label(type="caption", wrap=True)
        self._help = help
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.XS)
        self._is_low = is_low
        if is_low:
            row = QHBoxLayout()
            row.setSpacing(theme.S)
            row.addWidget(name)
            row.addWidget(field, 1)
            column.addLayout(row)
            if isinstance(field, QLineEdit):
                field.setPlaceholderText(help)
        for widget in (self.note,) if is_low else (name, field, self.note):
            column.addWidget(widget)
        self.say()

    def say(self, wrong: str = "", said: str = "") -> None:
        """Nothing of both: what helps to fill it in, if anything."""
        text = wrong or said or self._help
        self.note.setText(f"● {text}" if wrong else text)
        self.note.set_tone("bad" if wrong else "attention" if said else "dim")
        self.note.setVisible(bool(wrong or said) if self._is_low else bool(text))
        self.field.setAccessibleDescription(text)
        restyle(self.field, wrong="true" if wrong else "false")
