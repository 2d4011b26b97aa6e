"""A text of the call in both languages: stored when its field is left, and with a reason once scoring began."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from evalapp.domain.call import Call
from evalapp.domain.texts import LANGUAGE_NAMES, Text
from evalapp.operations.panel.terms import CallEdit, ChangeTerms, SetCall
from ui.drafts.forms import Drafts
from ui.drafts.records import Values
from ui.look import theme
from ui.pages.overview.terms import TermsForm
from ui.saving import SAVED, SAVING, Saving, refused
from ui.widgets.card import Card
from ui.widgets.fields import TextField
from ui.widgets.text import Label

_LINES = 3


class CallTextCard(Card):
    """Two fields with a text of the call, one for each language.

    Leaving one stores both. Once scoring began, a form under them asks why first, and what is typed is a draft; `asked`
    tells that it opened or closed, or that what is typed stands otherwise to the file.
    """

    asked = Signal()

    def __init__(
        self, heading: str, draft: str, store: Callable[[SetCall | ChangeTerms], str], *, most_lines: int
    ) -> None:
        super().__init__(heading)
        self._draft, self._store = draft, store
        self._call: Call | None = None
        self._has_begun = False
        self._told = SAVED
        self.drafts = Drafts(self._say_draft)
        self.fields: dict[str, TextField] = {}
        self._about = Label(type="caption", tone="dim", wrap=True)
        self.body.addWidget(self._about)
        columns = QHBoxLayout()
        columns.setSpacing(theme.L)
        for language, name in LANGUAGE_NAMES.items():
            field = self.fields[language] = TextField(
                f"{self.heading.text()} · {name}", lines=_LINES, most_lines=most_lines
            )
            field.left.connect(self.commit)
            field.textChanged.connect(self._keep)
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
        self.terms.typed.connect(self._keep)
        self.body.addWidget(self.terms)

    def show_call(self, call: Call, *, may_edit: bool, has_begun: bool) -> None:
        self._call, self._has_begun = call, has_begun
        self._about.setText(self.about(call))
        shown = self.shown(call)
        for language, field in self.fields.items():
            field.make_still(is_still=not may_edit)
            # What is typed and not stored stays, as long as it can be stored.
            if not may_edit or not _is_typed(field):
                _fill(field, shown[language])
        if has_begun and may_edit:
            self._take_back(call)

    def _take_back(self, call: Call) -> None:
        """What was typed in an earlier window and waits for its reason still."""
        typed = self.drafts.adopt(self._draft, self._fits, standing=self.shown(call))
        if typed is None:
            return
        *texts, reason, body, day = typed
        for field, text in zip(self.fields.values(), texts, strict=True):
            if text is not None:
                cursor = field.textCursor()
                cursor.select(QTextCursor.SelectionType.Document)
                cursor.insertText(str(text))  # as a person types it: it can be taken back
        self.commit()
        if self.is_asking:
            self.terms.answer(str(reason), str(body), str(day))
            self._keep()

    def _fits(self, typed: Values) -> bool:
        """A text for each language, None where it is as stored, and the three answers."""
        answers = typed[len(self.fields) :]
        return len(answers) == 3 and None not in answers and not any(isinstance(each, int) for each in typed)

    def _keep(self) -> None:
        """Once scoring began: before that, leaving a field stores it."""
        if self._call is None:
            return
        typed = self._typed(self._call)
        if self._has_begun and any(text is not None for text in typed):
            # While it is typed: opened by leaving the last field, Tab would have gone past it.
            self._ask()
            self.drafts.keep(self._draft, (*typed, *self.terms.answers()))
        elif self.drafts.has(self._draft):
            self.drafts.forget(self._draft)
        self._tell_saving()

    def _typed(self, call: Call) -> list[str | None]:
        """By language; filled in by us, a field also counts as typed for a moment."""
        shown = self.shown(call)
        return [
            field.toPlainText() if _is_typed(field) and field.toPlainText() != shown[language] else None
            for language, field in self.fields.items()
        ]

    def saving(self) -> Saving:
        """Before scoring leaving a field stores it: until then what is typed is on its way. Later it is a draft."""
        if self._call is None or self.is_asking or all(text is None for text in self._typed(self._call)):
            return SAVED
        return SAVING if self.error.isHidden() else refused(self.error.text())

    def _tell_saving(self) -> None:
        now = self.saving()
        if now != self._told:
            self._told = now
            self.asked.emit()

    def _say_draft(self, _key: Hashable) -> str:
        return self.heading.text()

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
        if text == self.stored(self._call):
            self._give_up()
        elif self._has_begun:
            self._ask()
        else:
            self._store_typed(SetCall(edit=self.edit(text)))

    def _ask(self) -> None:
        if not self.is_asking:
            self.terms.ask(is_decision=False)
            self.asked.emit()

    def stored(self, call: Call) -> Text:
        raise NotImplementedError

    def shown(self, call: Call) -> dict[str, str]:
        """By language."""
        raise NotImplementedError

    def about(self, call: Call) -> str:
        """What the text is for, and what becomes of it."""
        raise NotImplementedError

    def meant(self, typed: dict[str, str]) -> Text:
        """What the fields say, to be stored."""
        raise NotImplementedError

    def edit(self, text: Text) -> CallEdit:
        raise NotImplementedError

    def _asked_text(self) -> Text:
        return self.meant({name: field.toPlainText().strip() for name, field in self.fields.items()})

    def _record(self, reason: str, body: str, day: str) -> str:
        edit = self.edit(self._asked_text())
        wrong = self._store_typed(ChangeTerms(edit=edit, reason=reason, decided_by=body, decided_on=day))
        self.terms.setVisible(bool(wrong))
        self._keep()
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
        self._tell_saving()
        return wrong

    def _give_up(self) -> None:
        for field in self.fields.values():
            field.document().setModified(False)
        self._show_stored()
        self.error.hide()
        self.terms.hide()
        self._keep()
        self.asked.emit()

    def _show_stored(self) -> None:
        """An emptied field says again what is asked."""
        assert self._call is not None
        shown = self.shown(self._call)
        for language, field in self.fields.items():
            _fill(field, shown[language])


def _fill(field: TextField, text: str) -> None:
    """The same text keeps what can be taken back in it."""
    if field.toPlainText() != text:
        field.setPlainText(text)


def _is_typed(field: TextField) -> bool:
    return bool(field.document().isModified())
