"""What a juror declares before a dossier opens: the text of the call, in both languages."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from evalapp.domain.call import Call
from evalapp.domain.texts import LANGUAGE_NAMES, NO_TEXT, Text, _
from evalapp.operations.panel.terms import CallEdit, ChangeTerms, SetCall
from evalapp.words.gate import of_the_program
from ui.look import theme
from ui.pages.overview.terms import TermsForm
from ui.widgets.card import Card
from ui.widgets.fields import TextField
from ui.widgets.text import Label

_LINES, _MOST_LINES = 3, 12


class DeclarationCard(Card):
    """Two fields with the text that is asked, that of the program as long as the call has none of its own.

    Leaving one stores both; one that is emptied has the text of the program again. Once scoring began, a form under
    them asks why first; `asked` tells that it opened or closed.
    """

    asked = Signal()

    def __init__(self, store: Callable[[SetCall | ChangeTerms], str]) -> None:
        super().__init__(_("What a juror declares before a dossier opens"))
        self._store = store
        self._call: Call | None = None
        self._has_begun = False
        self.fields: dict[str, TextField] = {}
        self._about = Label(type="caption", tone="dim", wrap=True)
        self.body.addWidget(self._about)
        columns = QHBoxLayout()
        columns.setSpacing(theme.L)
        for language, name in LANGUAGE_NAMES.items():
            field = self.fields[language] = TextField(
                f"{self.heading.text()} · {name}", lines=_LINES, most_lines=_MOST_LINES
            )
            field.left.connect(self.commit)
            column = QVBoxLayout()
            column.setSpacing(theme.XS)
            column.addWidget(Label(name, type="caption", tone="dim"))
            column.addWidget(field)
            column.addStretch()
            columns.addLayout(column, 1)
        self.body.addLayout(columns)
        self.error = Label(type="caption", tone="bad", wrap=True)
        self.error.hide()
        self.body.addWidget(self.error)
        self.terms = TermsForm(self._record, self._give_up)
        self.body.addWidget(self.terms)

    def show_call(self, call: Call, *, may_edit: bool, has_begun: bool) -> None:
        self._call, self._has_begun = call, has_begun
        whose = (
            _("This text is of this call.")
            if call.declaration
            else _("This is the text of the program; change it here for this call.")
        )
        kept = _("A pack takes the text along; with every declaration the text is kept that was declared.")
        self._about.setText(f"{whose} {kept}")
        shown = _shown(call)
        for language, field in self.fields.items():
            field.make_still(is_still=not may_edit)
            # What is typed and not stored stays, as long as it can be stored.
            if not may_edit or not _is_typed(field):
                _fill(field, shown[language])

    def unstored(self) -> tuple[str, ...]:
        """Names what is typed and was refused."""
        return (self.heading.text(),) if any(map(_is_typed, self.fields.values())) else ()

    @property
    def is_asking(self) -> bool:
        """Whether something typed waits for its reason, and is not stored."""
        return not self.terms.isHidden()

    def commit(self) -> None:
        """Store what is typed and not stored yet."""
        if self._call is None or not any(map(_is_typed, self.fields.values())):
            return
        text = self._asked_text()
        if text == self._call.declaration:
            self._give_up()
        elif self._has_begun:
            self.terms.ask(is_decision=False)
            self.asked.emit()
        else:
            self._store_typed(SetCall(edit=CallEdit(declaration=text)))

    def _asked_text(self) -> Text:
        """Of the fields as they are; of one that is emptied the text of the program."""
        program = in_languages(of_the_program())
        asked = {name: field.toPlainText().strip() or program[name] for name, field in self.fields.items()}
        return NO_TEXT if asked == program else Text(**asked)

    def _record(self, reason: str, body: str, day: str) -> str:
        edit = CallEdit(declaration=self._asked_text())
        wrong = self._store_typed(ChangeTerms(edit=edit, reason=reason, decided_by=body, decided_on=day))
        self.terms.setVisible(bool(wrong))
        self.asked.emit()
        return wrong

    def _store_typed(self, command: SetCall | ChangeTerms) -> str:
        typed = [each for each in self.fields.values() if _is_typed(each)]
        for field in typed:  # else the answer to the change would leave them as typed
            field.document().setModified(False)
        wrong = self._store(command)
        for field in typed:
            field.document().setModified(bool(wrong))
        if not wrong:
            self._show_stored()
        if not self.is_asking:  # the form says itself what is wrong
            self.error.setText(wrong)
            self.error.setVisible(bool(wrong))
        return wrong

    def _give_up(self) -> None:
        for field in self.fields.values():
            field.document().setModified(False)
        self._show_stored()
        self.error.hide()
        self.terms.hide()
        self.asked.emit()

    def _show_stored(self) -> None:
        """An emptied field says again what is asked."""
        assert self._call is not None
        shown = _shown(self._call)
        for language, field in self.fields.items():
            _fill(field, shown[language])


def _fill(field: TextField, text: str) -> None:
    """The same text keeps what can be taken back in it."""
    if field.toPlainText() != text:
        field.setPlainText(text)


def _is_typed(field: TextField) -> bool:
    return bool(field.document().isModified())


def _shown(call: Call) -> dict[str, str]:
    return in_languages(call.declaration or of_the_program())


def in_languages(text: Text) -> dict[str, str]:
    return {"nl": text.nl, "en": text.en}
