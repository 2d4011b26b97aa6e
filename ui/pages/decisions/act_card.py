"""What the cards of this page have in common: named fields below each other, what is wrong, and one button."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from evalapp.domain.texts import _
from ui.drafts.forms import DraftForm, Drafts
from ui.drafts.records import Value
from ui.look import theme
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.fields import LineField
from ui.widgets.segmented import SegmentedField
from ui.widgets.text import Label


class ActCard(Card):
    """Enter in a field that is typed acts as its button does."""

    def __init__(self, heading: str, button: str, *, kind: str = "secondary") -> None:
        super().__init__(heading)
        self.about = Label(type="table", tone="dim", wrap=True)
        self.body.addWidget(self.about)
        self.error = Label(type="table", tone="bad", wrap=True)
        self.button = Button(button, self.act, kind=kind)
        self._heads: dict[QWidget, Label] = {}
        self._stood: dict[Hashable, object] = {}

    def act(self) -> None:
        raise NotImplementedError

    def show_stored(
        self, form: DraftForm, drafts: Drafts, key: Hashable, *stored: Value, standing: object
    ) -> None:
        """What is recorded, or what was typed over it; what was typed over something else is about nothing any more."""
        if drafts.has(key) and self._stood.get(key, standing) != standing:
            drafts.forget(key)
        self._stood[key] = standing
        form.show_for(key, *stored, standing=standing)

    def show_error(self, text: str) -> None:
        self.error.setText(text)
        self.error.setVisible(bool(text))

    def _drop_error(self) -> None:
        """It was about what stood there before."""
        self.show_error("")

    def add_field(self, words: str, field: QWidget, hint: str = "") -> None:
        head = Label(words, type="caption-strong", tone="dim")
        field.setAccessibleName(words)
        if isinstance(field, QLineEdit):
            field.setPlaceholderText(hint)
            field.returnPressed.connect(self.act)
            field.textEdited.connect(self._drop_error)
        self._heads[field] = head
        self.body.addWidget(head)
        self.body.addWidget(field)

    def add_pair(self, *fields: tuple[str, LineField, str]) -> None:
        """Short fields beside each other."""
        row = QHBoxLayout()
        row.setSpacing(theme.M)
        for words, field, hint in fields:
            column = QWidget()
            inside = QVBoxLayout(column)
            inside.setContentsMargins(0, 0, 0, 0)
            inside.setSpacing(theme.S)
            head = Label(words, type="caption-strong", tone="dim")
            field.setAccessibleName(words)
            field.setPlaceholderText(hint)
            field.returnPressed.connect(self.act)
            field.textEdited.connect(self._drop_error)
            self._heads[field] = head
            inside.addWidget(head)
            inside.addWidget(field)
            row.addWidget(column, 1)
        self.body.addLayout(row)

    def end(self) -> None:
        self.body.addWidget(self.error)
        self.error.hide()
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addStretch()
        self.body.addLayout(row)

    def show_field(self, field: QWidget, *, is_shown: bool) -> None:
        field.setVisible(is_shown)
        self._heads[field].setVisible(is_shown)


def day_shape() -> str:
    return _("day/month/year")


def choice_of(*items: tuple[str, str]) -> SegmentedField:
    """The first is chosen."""
    field = SegmentedField()
    for words, value in items:
        field.addItem(words, value)
    field.setCurrentIndex(0)
    return field
