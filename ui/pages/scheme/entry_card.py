"""A card of a form of the scheme: its entries and buttons by name, made anew without losing the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from evalapp.domain.errors import KnownError
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.texts import LANGUAGE_NAMES, LANGUAGES, Text
from ui.look import theme
from ui.pages.scheme.entry import Entry, reason_of
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.card import Card
from ui.widgets.fields import ChoiceField, LineField, TextField
from ui.widgets.segmented import SegmentedField
from ui.widgets.text import Label, set_tip

_LEAST_LETTERS = 6
Take = Callable[[Scheme], object]
"""Raises KnownError where the scheme is refused."""


class EntryCard(Card):
    """A card with entries and buttons by name. `take(scheme)` puts another scheme in place of the one shown.

    Made anew (`begin`, then `lay`), the keyboard goes on at the entry or button of the same name, or at what takes
    its place. `troubled`: something else is refused in it, or nothing any more.
    """

    troubled = Signal()

    def __init__(self, heading: str, take: Take) -> None:
        super().__init__(heading)
        self._take = take
        self._scheme: Scheme | None = None
        self._may_edit, self._subject = False, ""
        self._refused: dict[str, tuple[str, str]] = {}
        self._kept: dict[str, dict[str, tuple[str, str]]] = {}  # by subject, of those that are not shown
        self.entries: dict[str, Entry] = {}
        self.buttons: dict[str, Button] = {}
        self.error = Label(type="caption", tone="bad", wrap=True)
        self.error.hide()
        self._form = QWidget()
        self.body.addWidget(self._form)
        self.body.addWidget(self.error)

    @property
    def scheme(self) -> Scheme:
        assert self._scheme is not None
        return self._scheme

    @property
    def troubles(self) -> tuple[str, ...]:
        """What is wrong with what is typed and not taken, also with what is kept for when it is shown again."""
        shown = (each.error.text() for each in self.entries.values() if each.error.text())
        return (*shown, *(why for refused in self._kept.values() for _typed, why in refused.values()))

    @property
    def is_troubled(self) -> bool:
        """Whether something is refused of what is shown."""
        return any(each.error.text() for each in self.entries.values())

    def go_to_trouble(self) -> None:
        self.go_to(next((name for name, each in self.entries.items() if each.error.text()), ""))

    @property
    def waiting(self) -> tuple[str, ...]:
        """The subjects that are not shown, of which something was refused."""
        return tuple(self._kept)

    def keep_only(self, subjects: Collection[str]) -> None:
        """What is about no other subject any more is forgotten."""
        self._kept = {each: kept for each, kept in self._kept.items() if each in subjects}

    def follow(self, scheme: Scheme) -> None:
        """What was taken, while the keyboard stays where it is."""
        self._scheme = scheme

    def commit(self) -> None:
        for each in list(self.entries.values()):
            each.commit()

    def begin(self, scheme: Scheme, subject: str, *, may_edit: bool) -> tuple[QWidget, str]:
        """An empty form, and the name of what has the keyboard in the one it is to replace.

        What was refused there is put back in it where both are about the same `subject`, else once that is shown again.
        """
        name = self._with_keyboard()
        if may_edit and self._may_edit:
            wrong = {each: entry for each, entry in self.entries.items() if entry.error.text()}
            if wrong:
                self._kept[self._subject] = {
                    each: (entry.typed, entry.error.text()) for each, entry in wrong.items()
                }
        else:
            self._kept = {}
        self._refused = self._kept.pop(subject, {})
        self._subject = subject
        self._scheme, self._may_edit = scheme, may_edit
        self.entries, self.buttons = {}, {}
        self.say_error("")
        return QWidget(), name

    def lay(self, form: QWidget, name: str) -> None:
        self.body.replaceWidget(self._form, form)
        form.show()  # not in a later turn: the keyboard goes on in it now
        self._form.hide()
        self._form.deleteLater()
        self._form = form
        for each, (typed, wrong) in self._refused.items():
            if each in self.entries:
                self.entries[each].put_back(typed, wrong)
        if name:
            self.go_to(name)

    def go_to(self, name: str) -> None:
        """Give the keyboard to the entry or button of that name; else to the first there is."""
        widgets: dict[str, QWidget] = {each: entry.field for each, entry in self.entries.items()}
        widgets |= self.buttons
        widget = widgets.get(name)
        if widget is None or not widget.isEnabled():
            widget = next((each for each in widgets.values() if each.isEnabled()), None)
        if widget is not None:
            widget.setFocus()

    def try_to(self, change: Callable[[Scheme], Scheme], then: str = "") -> None:
        """Take what `change` makes of the scheme, or say why not; then go on at the entry or button `then`."""
        self.commit()
        try:
            self._take(change(self.scheme))
        except KnownError as error:
            self.say_error(reason_of(error))
        else:
            self.say_error("")
            if then:
                self.go_to(then)

    def say_error(self, words: str) -> None:
        self.error.setText(words)
        self.error.setVisible(bool(words))

    def add(self, name: str, entry: Entry) -> Entry:
        self.entries[name] = entry
        entry.make_still(is_still=not self._may_edit)
        entry.told = self.troubled.emit
        return entry

    def line(self, name: str, label: str, value: str, store: Callable[[str], object], **how: bool) -> Entry:
        return self.add(name, Entry(label, LineField(), value, store, **how))

    def choice(
        self, name: str, label: str, choices: Mapping[str, str], value: str, store: Callable[[str], object]
    ) -> Entry:
        field = ChoiceField()
        # As wide as its column: a choice of many words is no reason to push the page aside.
        field.setSizeAdjustPolicy(ChoiceField.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        field.setMinimumContentsLength(_LEAST_LETTERS)
        for data, words in choices.items():
            field.addItem(words, data)
        field.setCurrentIndex(field.findData(value))
        return self.add(name, Entry(label, field, value, store))

    def segments(
        self, name: str, label: str, choices: Mapping[str, str], value: str, store: Callable[[str], object]
    ) -> Entry:
        """The same for a few short ones: all of them stand in sight."""
        field = SegmentedField()
        for data, words in choices.items():
            field.addItem(words, data)
        field.setCurrentIndex(field.findData(value))
        return self.add(name, Entry(label, field, value, store))

    def link(self, name: str, words: str, act: Callable[[], object], *, said: str = "") -> LinkButton:
        """`said` is read aloud where the words alone do not say of what."""
        button = LinkButton(words, act)
        if said:
            button.setAccessibleName(said)
            set_tip(button, said)
        if not self._may_edit:
            button.hide()  # shown, it would be a window of its own until it has its place
        self.buttons[name] = button
        return button

    def both(
        self,
        grid: QGridLayout,
        row: int,
        name: str,
        label: str,
        text: Text,
        put: Callable[[Text], object],
        *,
        lines: int = 1,
        first: int = 0,
        has_caption: bool = True,
    ) -> None:
        """The same in both languages, side by side from the column `first`."""
        for column, language in enumerate(LANGUAGES):
            said = f"{label} · {LANGUAGE_NAMES[language]}"
            field = LineField() if lines == 1 else TextField(said, lines=lines)
            store = partial(self._store_text, put, name, language)
            value = text.nl if language == "nl" else text.en
            entry = self.add(f"{name}-{language}", Entry(said, field, value, store, has_caption=has_caption))
            grid.addWidget(entry.holder, row, first + column, Qt.AlignmentFlag.AlignTop)

    def _store_text(self, put: Callable[[Text], object], name: str, language: str, typed: str) -> None:
        """Of one language alone the other stays as it is; a new text in one language says it in both."""
        other = next(each for each in LANGUAGES if each != language)
        said = self.entries[f"{name}-{other}"].typed.strip()
        pair = {language: typed, other: said or typed} if typed else {language: said, other: said}
        put(Text(**pair))

    def _with_keyboard(self) -> str:
        names = {name: entry.field for name, entry in self.entries.items()} | self.buttons
        return next((name for name, widget in names.items() if widget.hasFocus()), "")


def grid_of(form: QWidget, *stretches: int) -> QGridLayout:
    """A grid without margins whose columns are that wide."""
    grid = QGridLayout(form)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(theme.M)
    grid.setVerticalSpacing(theme.S)
    for column, stretch in enumerate(stretches):
        grid.setColumnStretch(column, stretch)
    return grid


def head(grid: QGridLayout, row: int, *words: str) -> None:
    """The heads of a table, with a line between them and what follows."""
    for column, said in enumerate(words):
        grid.addWidget(Label(said, type="caption", tone="dim", wrap=True), row, column)


def in_both(words: str) -> list[str]:
    """The words, once with the name of each language."""
    return [f"{words} · {LANGUAGE_NAMES[each]}" for each in LANGUAGES]
