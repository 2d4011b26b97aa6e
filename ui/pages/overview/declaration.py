"""What a juror declares before a dossier opens: the text of the call, in both languages."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPlainTextEdit

from evalapp.domain.call import Call
from evalapp.domain.texts import LANGUAGE_NAMES, Text, _
from evalapp.operations.panel.call import SetCall
from evalapp.words.gate import of_the_program
from ui.look import theme
from ui.widgets.card import Card
from ui.widgets.text import Label

_HEIGHT = 92


class _Field(QPlainTextEdit):
    """Emits `left` when the keyboard goes elsewhere."""

    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class DeclarationCard(Card):
    """Two fields; leaving one stores both. Empty, they show the text that the program has and that then holds."""

    def __init__(self, store: Callable[[SetCall], str]) -> None:
        super().__init__(_("What a juror declares before a dossier opens"))
        self._store = store
        self._call: Call | None = None
        self.fields: dict[str, _Field] = {}
        about = _("A pack takes the text along; with every declaration the text is kept that was declared.")
        self.body.addWidget(Label(about, type="caption", tone="dim", wrap=True))
        for language, name in LANGUAGE_NAMES.items():
            field = self.fields[language] = _Field()
            field.setAccessibleName(f"{self.heading.text()} · {name}")
            field.setPlaceholderText(in_languages(of_the_program())[language])
            field.setTabChangesFocus(True)
            field.setMinimumHeight(theme.pixels(_HEIGHT))
            field.setMaximumHeight(theme.pixels(_HEIGHT))
            field.left.connect(self.commit)
            self.body.addWidget(Label(name, type="caption", tone="dim"))
            self.body.addWidget(field)
        self.error = Label(type="caption", tone="bad", wrap=True)
        self.error.hide()
        self.body.addWidget(self.error)

    def show_call(self, call: Call, *, may_edit: bool) -> None:
        self._call = call
        for language, field in self.fields.items():
            field.setReadOnly(not may_edit)
            if not _is_typed(field):  # what is typed and not stored stays
                field.setPlainText(in_languages(call.declaration)[language])

    def unstored(self) -> tuple[str, ...]:
        """Names what is typed and was refused."""
        return (self.heading.text(),) if any(map(_is_typed, self.fields.values())) else ()

    def commit(self) -> None:
        """Store what is typed and not stored yet."""
        typed = [each for each in self.fields.values() if _is_typed(each)]
        if self._call is None or not typed:
            return
        text = Text(**{language: field.toPlainText() for language, field in self.fields.items()})
        for field in typed:  # else the answer to the change would leave them as typed
            field.document().setModified(False)
        wrong = self._store(SetCall(declaration=text))
        for field in typed:
            field.document().setModified(bool(wrong))
        self.error.setText(wrong)
        self.error.setVisible(bool(wrong))


def _is_typed(field: _Field) -> bool:
    return bool(field.document().isModified())


def in_languages(text: Text) -> dict[str, str]:
    return {"nl": text.nl, "en": text.en}
