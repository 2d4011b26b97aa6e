"""What is typed in a form and stored by its button alone: kept by what it is about, as long as the file is open."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit

T = TypeVar("T")
Field = QLineEdit | QPlainTextEdit | QComboBox
Values = tuple[object, ...]


class Drafts(QObject):
    """One form's, of every row that it was opened for; `words` names one of them to who is about to leave it."""

    forgotten = Signal(object)  # the key

    def __init__(self, words: Callable[[Hashable], str]) -> None:
        super().__init__()
        self._words = words
        self._typed: dict[Hashable, Values] = {}

    def has(self, key: Hashable) -> bool:
        return key in self._typed

    def typed(self, key: Hashable, stored: Values) -> Values:
        """`stored` where nothing was typed."""
        return self._typed.get(key, stored)

    @property
    def keys(self) -> tuple[Hashable, ...]:
        return tuple(self._typed)

    def named(self) -> tuple[str, ...]:
        return tuple(self._words(key) for key in self._typed)

    def keep(self, key: Hashable, typed: Values) -> None:
        self._typed[key] = typed

    def forget(self, key: Hashable) -> None:
        """It was stored, or given up; the form shows again what stood there before."""
        self._typed.pop(key, None)
        self.forgotten.emit(key)

    def record(self, key: Hashable, act: Callable[[], T | None]) -> T | None:
        """Do what stores the draft of `key`; where that is refused (None), it stays."""
        typed = self._typed.pop(key, None)  # else the answer to the change would show it again
        done = act()
        if done is not None:
            self.forget(key)
        elif typed is not None:
            self._typed[key] = typed
        return done


class DraftForm(QObject):
    """The fields of a form, filled from what is stored or from what was typed and not stored."""

    def __init__(self, drafts: Drafts, *fields: Field, parent: QObject) -> None:
        super().__init__(parent)
        self._drafts, self._fields = drafts, fields
        self._key: Hashable = None
        self._stored: Values = ()
        for field in fields:
            if isinstance(field, QComboBox):
                field.currentIndexChanged.connect(self._keep)
            else:
                field.textChanged.connect(self._keep)
        drafts.forgotten.connect(self._empty)

    def leave(self) -> None:
        """Until it is shown for something, nothing that becomes of the fields is a draft."""
        self._key = None

    def show_for(self, key: Hashable, *stored: object) -> None:
        """`stored`: a value for each field, of a box the data of its item or None."""
        self._key = None
        self._stored = stored
        typed = self._drafts.typed(key, stored)
        for field, value in zip(self._fields, typed, strict=True):
            _fill(field, value)
        self._key = key

    def _keep(self) -> None:
        if self._key is None:
            return
        typed = tuple(_value(field) for field in self._fields)
        if typed != self._stored:
            self._drafts.keep(self._key, typed)
        elif self._drafts.has(self._key):
            self._drafts.forget(self._key)

    def _empty(self, key: Hashable) -> None:
        if key == self._key:
            self.show_for(key, *self._stored)


def _value(field: Field) -> object:
    if isinstance(field, QComboBox):
        return field.currentData()
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def _fill(field: Field, value: object) -> None:
    """What already stands there stays, and with it the cursor and what can be taken back."""
    if value == _value(field):
        return
    if isinstance(field, QComboBox):
        field.setCurrentIndex(-1 if value is None else field.findData(value))
    elif isinstance(field, QLineEdit):
        field.setText(str(value))
    else:
        field.setPlainText(str(value))
