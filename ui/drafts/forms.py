"""What is typed in a form and stored by its button alone: kept by what it is about."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from ui.drafts.records import Kept, Owner, Value, Values, short_of, spelled, texts_in
from ui.widgets.score.score_field import ScoreField
from ui.widgets.score.segments import SegmentedScore
from ui.widgets.segmented import SegmentedField

T = TypeVar("T")
Field = QLineEdit | QPlainTextEdit | QComboBox | SegmentedField | SegmentedScore | ScoreField


class Drafts(QObject):
    """One form's, of every row that it was opened for; `words` names one of them to who is about to leave it.

    What an earlier window kept of them (`take_back`) waits until its form asks for it. `stays`: whoever leaves does not
    give it up, but only its form.
    """

    changed = Signal()
    forgotten = Signal(object)  # the key
    came_back = Signal(object)  # the key

    def __init__(self, words: Callable[[Hashable], str], *, stays: bool = False) -> None:
        super().__init__()
        self._words, self.stays = words, stays
        self._typed: dict[Hashable, Values] = {}
        self._standing: dict[Hashable, str] = {}
        self._before: dict[str, Kept] = {}

    def has(self, key: Hashable) -> bool:
        return key in self._typed

    def has_before(self, key: Hashable) -> bool:
        """Whether something waits for its form to be opened for `key`."""
        return spelled(key) in self._before

    def is_begun(self, key: Hashable) -> bool:
        """In this window or in an earlier one."""
        return self.has(key) or self.has_before(key)

    def typed(self, key: Hashable, stored: Values) -> Values:
        """`stored` where nothing was typed."""
        return self._typed.get(key, stored)

    def named(self) -> tuple[str, ...]:
        return tuple(self._words(key) for key in self._typed)

    def words(self, key: Hashable) -> str:
        return self._words(key)

    def to_keep(self, owner: Owner, form: str) -> list[Kept]:
        """What is typed in this form, and what still waits, as the device keeps it."""
        return [
            *self._before.values(),
            *(
                Kept(
                    owner=owner,
                    form=form,
                    key=spelled(key),
                    values=typed,
                    standing=self._standing.get(key, ""),
                    about=texts_in(key),
                    words=self._words(key),
                )
                for key, typed in self._typed.items()
            ),
        ]

    def waiting(self) -> tuple[Kept, ...]:
        return tuple(self._before.values())

    def take_back(self, before: Iterable[Kept]) -> None:
        self._before = {each.key: each for each in before}

    def adopt(
        self, key: Hashable, fits: Callable[[Values], bool], *, standing: object = None
    ) -> Values | None:
        """What waited for `key`; it is typed again from now on.

        None where nothing did, or where it is about nothing any more: `standing`, what the panel says of it, is not
        what it was, or it does not fit the form.
        """
        self._standing[key] = short_of(standing)
        before = self._before.pop(spelled(key), None)
        if before is None or key in self._typed:
            return None
        if before.standing != self._standing[key] or not fits(before.values):
            self.forgotten.emit(key)
            return None
        self._typed[key] = before.values
        self.came_back.emit(key)
        return before.values

    def keep(self, key: Hashable, typed: Values) -> None:
        self._typed[key] = typed
        self.changed.emit()

    def forget(self, key: Hashable) -> None:
        """It was stored, or given up; the form shows again what stood there before."""
        self._typed.pop(key, None)
        self._before.pop(spelled(key), None)
        self.forgotten.emit(key)

    def keep_only(self, keys: Collection[Hashable]) -> None:
        """Whatever is about something else is about nothing any more."""
        for key in [each for each in self._typed if each not in keys]:
            self.forget(key)
        if not self._before:
            return
        asked = {spelled(key) for key in keys}
        gone = [each for each in self._before if each not in asked]
        for spelling in gone:
            del self._before[spelling]
        if gone:
            self.changed.emit()

    def record(self, key: Hashable, act: Callable[[], T | None]) -> T | None:
        """Do what stores the draft of `key`; where that is refused (None), it stays."""
        typed = self._typed.pop(key, None)  # else the answer to the change would show it again
        done = act()
        if done is not None:
            self.forget(key)
        elif typed is not None:
            self.keep(key, typed)
        return done


class DraftForm(QObject):
    """The fields of a form, filled from what is stored or from what was typed and not stored."""

    def __init__(self, drafts: Drafts, *fields: Field, parent: QObject) -> None:
        super().__init__(parent)
        self._drafts, self._fields = drafts, fields
        self._key: Hashable = None
        self._stored: Values = ()
        self._standing: object = None
        for field in fields:
            if isinstance(field, QComboBox):
                field.currentIndexChanged.connect(self._keep)
            elif isinstance(field, SegmentedField):
                field.activated.connect(self._keep)
            elif isinstance(field, SegmentedScore | ScoreField):
                field.chosen.connect(self._keep)
            else:
                field.textChanged.connect(self._keep)
        drafts.forgotten.connect(self._empty)

    @property
    def words(self) -> str:
        """What it is shown for, as it is named to who is about to leave it."""
        return self._drafts.words(self._key)

    def holds_draft_at(self, widget: QWidget | None) -> bool:
        """Whether `widget` is in one of its fields, and something is typed in them that nobody recorded."""
        return (
            widget is not None
            and self._key is not None
            and self._drafts.has(self._key)
            and any(each is widget or each.isAncestorOf(widget) for each in self._fields)
        )

    def leave(self) -> None:
        """Until it is shown for something, nothing that becomes of the fields is a draft."""
        self._key = None

    def show_for(self, key: Hashable, *stored: Value, standing: object = None) -> None:
        """`stored`: a value for each field, of a box the data of its item or None, of a score its steps or None.

        `standing`: what the panel says now of what it is about; another, and what an earlier window kept is over.
        """
        self._key = None
        self._stored, self._standing = stored, standing
        self._drafts.adopt(key, self._fits, standing=standing)
        typed = self._drafts.typed(key, stored)
        for field, value in zip(self._fields, typed, strict=True):
            _fill(field, value)
        self._key = key

    def _fits(self, values: Values) -> bool:
        """Whether the fields can take them, with every choice among those that are offered now."""
        return (
            len(values) == len(self._fields)
            and values != self._stored
            and all(map(_takes, self._fields, values))
        )

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
            self.show_for(key, *self._stored, standing=self._standing)


def _takes(field: Field, value: Value) -> bool:
    if isinstance(field, QComboBox | SegmentedField):
        return value is None or field.findData(value) >= 0
    if isinstance(field, SegmentedScore | ScoreField):
        return value is None or (isinstance(value, int) and field.takes(value))
    return isinstance(value, str)


def _value(field: Field) -> Value:
    if isinstance(field, QComboBox | SegmentedField):
        chosen: Value = field.currentData()
        return chosen
    if isinstance(field, SegmentedScore | ScoreField):
        return field.value()
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def _fill(field: Field, value: Value) -> None:
    """What already stands there stays, and with it the cursor and what can be taken back."""
    if value == _value(field):
        return
    if isinstance(field, QComboBox | SegmentedField):
        field.setCurrentIndex(-1 if value is None else field.findData(value))
    elif isinstance(field, SegmentedScore | ScoreField):
        field.set_value(value if isinstance(value, int) else None)
    elif isinstance(field, QLineEdit):
        field.setText(str(value))
    else:
        field.setPlainText(str(value))
