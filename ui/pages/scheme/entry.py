"""Fields of a form of the scheme: leaving one stores it, what is refused stays as it was typed, with the reason."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from evalapp.domain.errors import KnownError
from evalapp.domain.scheme.faults import SchemeError
from ui.look import theme
from ui.widgets.fields import ChoiceField, LineField, TextField
from ui.widgets.segmented import SegmentedField
from ui.widgets.text import Label

Typed = LineField | TextField | ChoiceField | SegmentedField | QCheckBox
_CHOICES = ChoiceField | SegmentedField


class Entry:
    """One field with its label, and what is wrong with it below; `store(typed)` raises KnownError.

    `told()` is called once something else is wrong with it, or nothing any more.
    Without `has_caption` its label is read aloud only, as in a table that has it in its head.
    """

    def __init__(
        self,
        label: str,
        field: Typed,
        value: str,
        store: Callable[[str], object],
        *,
        has_caption: bool = True,
    ) -> None:
        self.field, self._value, self._store = field, value, store
        self.told: Callable[[], object] = lambda: None
        self.error = Label(type="caption", tone="bad", wrap=True)
        self.error.hide()
        self.holder = QWidget()
        field.setAccessibleName(label)
        column = QVBoxLayout(self.holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.XS)
        if has_caption:
            column.addWidget(Label(label, type="caption", tone="dim"))
        column.addWidget(field)
        column.addWidget(self.error)
        if isinstance(field, _CHOICES):
            field.activated.connect(self._chosen)
        elif isinstance(field, QCheckBox):
            field.setChecked(bool(value))
            field.clicked.connect(self._chosen)
        elif isinstance(field, LineField):
            field.setText(value)
            field.setCursorPosition(0)  # a long text shows its beginning
            field.editingFinished.connect(self.commit)
        else:
            field.setPlainText(value)
            field.left.connect(self.commit)

    @property
    def typed(self) -> str:
        field = self.field
        if isinstance(field, _CHOICES):
            return str(field.currentData())
        if isinstance(field, QCheckBox):
            return "yes" if field.isChecked() else ""
        return field.text() if isinstance(field, LineField) else field.toPlainText()

    def make_still(self, *, is_still: bool) -> None:
        if isinstance(self.field, ChoiceField | SegmentedField | QCheckBox):
            self.field.setEnabled(not is_still)
        else:
            self.field.make_still(is_still=is_still)

    def _chosen(self, _how: object) -> None:
        self.commit()

    def commit(self) -> None:
        """What is refused stays as it was typed, with the reason beside it."""
        was = self.error.text()
        # At once: a form that is made anew while this is stored would carry the refusal of before along.
        self._say("")
        self._try_to_store(self.typed.strip())
        if self.error.text() != was:
            self.told()

    def _try_to_store(self, typed: str) -> None:
        if typed == self._value.strip():
            return
        # Its own form may be made anew meanwhile, which takes the keyboard from it and so asks once more.
        before, self._value = self._value, typed
        try:
            self._store(typed)
        except KnownError as error:
            self._value = before
            self._say(reason_of(error))

    def let_go(self) -> None:
        """What was refused is given up: it is about to stand for something else."""
        if self.error.text():
            self.put_back(self._value, "")
            self.told()

    def put_back(self, typed: str, wrong: str) -> None:
        """What was refused before the form was made anew, with the reason."""
        field = self.field
        if isinstance(field, _CHOICES):
            field.setCurrentIndex(field.findData(typed))
        elif isinstance(field, QCheckBox):
            field.setChecked(bool(typed))
        elif isinstance(field, LineField):
            field.setText(typed)
        else:
            field.setPlainText(typed)
        self._say(wrong)

    def _say(self, wrong: str) -> None:
        self.error.setText(wrong)
        self.error.setVisible(bool(wrong))
        self.field.setAccessibleDescription(wrong)


def reason_of(error: KnownError) -> str:
    """Of a scheme that was refused the reasons alone: the lines of its text are nowhere to be seen."""
    if isinstance(error, SchemeError):
        return " ".join(dict.fromkeys(f"{each.why[:1].upper()}{each.why[1:]}." for each in error.faults))
    return str(error)
