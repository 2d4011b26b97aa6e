"""A field of a form with its name above it, and below it what is wrong with what is typed, or how it was read."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.look import theme
from ui.widgets.text import Label, restyle


class FormField(QWidget):
    """`field` is what is typed in."""

    def __init__(self, words: str, field: QWidget, *, help: str = "") -> None:
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
        for widget in (name, field, self.note):
            column.addWidget(widget)
        self.say()

    def say(self, wrong: str = "", said: str = "") -> None:
        """Nothing of both: what helps to fill it in, if anything."""
        text = wrong or said or self._help
        self.note.setText(f"● {text}" if wrong else text)
        self.note.set_tone("bad" if wrong else "attention" if said else "dim")
        self.note.setVisible(bool(text))
        self.field.setAccessibleDescription(text)
        restyle(self.field, wrong="true" if wrong else "false")
