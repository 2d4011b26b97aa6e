"""What is said of one criterion or group, in both languages side by side; leaving a field stores it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from evalapp.domain.errors import KnownError
from evalapp.domain.numbers import parse_decimal
from evalapp.domain.scheme.faults import SchemeError
from evalapp.domain.scheme.model import Comment, Criterion, Scheme
from evalapp.domain.scheme.parts import scales_of
from evalapp.domain.texts import LANGUAGE_NAMES, LANGUAGES, NO_TEXT, Text, _
from evalapp.operations.scheme.editing import read_threshold, with_criterion, with_group
from evalapp.words.formats import score
from evalapp.words.scheme.changes import choice_name
from evalapp.words.scores import range_of, value_text
from ui.look import theme
from ui.widgets.card import Card
from ui.widgets.fields import ChoiceField, LineField, TextField
from ui.widgets.text import Label

Take = Callable[[Scheme], object]
"""Raises KnownError where the scheme is refused."""


class Entry:
    """One field with its label, and what is wrong with it below; `store(typed)` raises KnownError."""

    def __init__(
        self,
        label: str,
        field: LineField | TextField | ChoiceField,
        value: str,
        store: Callable[[str], object],
    ) -> None:
        self.field, self._value, self._store = field, value, store
        self.error = Label(type="caption", tone="bad", wrap=True)
        self.holder = QWidget()
        field.setAccessibleName(label)
        column = QVBoxLayout(self.holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.XS)
        column.addWidget(Label(label, type="caption", tone="dim"))
        column.addWidget(field)
        column.addWidget(self.error)
        if isinstance(field, ChoiceField):
            field.activated.connect(self._chosen)
        elif isinstance(field, LineField):
            field.setText(value)
            field.editingFinished.connect(self.commit)
        else:
            field.setPlainText(value)
            field.left.connect(self.commit)

    @property
    def typed(self) -> str:
        if isinstance(self.field, ChoiceField):
            return str(self.field.currentData())
        return self.field.text() if isinstance(self.field, LineField) else self.field.toPlainText()

    def _chosen(self, _row: int) -> None:
        self.commit()

    def commit(self) -> None:
        """What is refused stays as it was typed, with the reason beside it."""
        typed = self.typed.strip()
        if typed == self._value.strip():
            self.error.setText("")
            return
        try:
            self._store(typed)
        except KnownError as error:
            self.error.setText(reason_of(error))
        else:
            self._value = typed
            self.error.setText("")


class Editor(Card):
    """`take(scheme)` puts another scheme in place of the one that is shown."""

    def __init__(self, take: Take) -> None:
        super().__init__(" ")
        self._take = take
        self._scheme: Scheme | None = None
        self._may_edit = False
        self.entries: dict[str, Entry] = {}
        self.source = Label(type="caption", tone="dim", wrap=True)
        self.body.addWidget(self.source)
        self._form = QWidget()
        self.body.addWidget(self._form)
        self.body.addStretch(1)

    def show_part(self, scheme: Scheme, what: str, id: str, *, may_edit: bool) -> None:
        self._scheme, self._may_edit = scheme, may_edit
        form, self.entries = QWidget(), {}
        grid = QGridLayout(form)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.M)
        grid.setVerticalSpacing(theme.S)
        for column in range(2):
            grid.setColumnStretch(column, 1)
        if what == "criterion":
            self._fill_criterion(grid, scheme, scheme.criterion(id))
        else:
            self._fill_group(grid, scheme, id)
        self.body.replaceWidget(self._form, form)
        self._form.hide()
        self._form.deleteLater()
        self._form = form

    def follow(self, scheme: Scheme) -> None:
        """What was taken, while the keyboard stays where it is."""
        self._scheme = scheme

    def commit(self) -> None:
        for each in list(self.entries.values()):
            each.commit()

    @property
    def troubles(self) -> tuple[str, ...]:
        """What is wrong with what is typed and not taken."""
        return tuple(each.error.text() for each in self.entries.values() if each.error.text())

    def _fill_group(self, grid: QGridLayout, scheme: Scheme, id: str) -> None:
        group = scheme.group(id)
        self.heading.setText(str(group.title))
        self.source.setText("")
        self._pair(grid, "title", _("Title"), group.title, partial(self._put_group, id))
        entry = self._line(
            "threshold", _("Threshold"), str(group.threshold or ""), partial(self._put_group_threshold, id)
        )
        grid.addWidget(entry.holder, grid.rowCount(), 0)

    def _fill_criterion(self, grid: QGridLayout, scheme: Scheme, criterion: Criterion) -> None:
        id = criterion.id
        self.heading.setText(f"{scheme.marks[id]} {criterion.title}".strip())
        self.source.setText(str(criterion.source))
        put = partial(self._put, id)
        self._pair(grid, "title", _("Title"), criterion.title, put)
        self._pair(grid, "guidance", _("Guidance for the juror"), criterion.guidance, put, lines=3)
        ranges = {scale_id: range_of(scale) for scale_id, scale in scales_of(scheme).items()}
        alike = Counter(ranges.values())  # told apart by what the scheme calls them, where they look the same
        scales = {each: f"{said} ({each})" if alike[said] > 1 else said for each, said in ranges.items()}
        comments = {str(each): choice_name("comment", str(each)) for each in Comment}
        threshold, comment = str(criterion.threshold or ""), str(criterion.comment)
        row = grid.rowCount()
        for n, entry in enumerate(
            (
                self._choice("scale", _("Scale"), scales, criterion.scale.id, partial(self._put_scale, id)),
                self._choice(
                    "comment", _("Justification"), comments, comment, partial(self._put_comment, id)
                ),
                self._line("weight", _("Weight"), score(criterion.weight), partial(self._put_weight, id)),
                self._line("threshold", _("Threshold"), threshold, partial(self._put_threshold, id)),
            )
        ):
            grid.addWidget(entry.holder, row + n // 2, n % 2, Qt.AlignmentFlag.AlignTop)
        for steps in reversed(_described(criterion)):
            value = criterion.scale.value(steps)
            label = _("{value}: what it means").format(value=value_text(criterion.scale, steps))
            text = criterion.descriptors.get(value, NO_TEXT)
            self._pair(
                grid, f"descriptor-{steps}", label, text, partial(self._put_descriptor, id, value), lines=2
            )

    def _pair(
        self,
        grid: QGridLayout,
        name: str,
        label: str,
        text: Text,
        put: Callable[..., object],
        *,
        lines: int = 1,
    ) -> None:
        """The same in both languages, side by side."""
        row = grid.rowCount()
        key = "text" if name.startswith("descriptor") else name
        for column, language in enumerate(LANGUAGES):
            said = f"{label} · {LANGUAGE_NAMES[language]}"
            field = LineField() if lines == 1 else TextField(said, lines=lines)
            store = partial(self._store_text, put, key, name, language)
            entry = Entry(said, field, text.nl if language == "nl" else text.en, store)
            self._add(f"{name}-{language}", entry)
            grid.addWidget(entry.holder, row, column, Qt.AlignmentFlag.AlignTop)

    def _line(self, name: str, label: str, value: str, store: Callable[[str], object]) -> Entry:
        return self._add(name, Entry(label, LineField(), value, store))

    def _choice(
        self, name: str, label: str, choices: Mapping[str, str], value: str, store: Callable[[str], object]
    ) -> Entry:
        field = ChoiceField()
        for data, words in choices.items():
            field.addItem(words, data)
        field.setCurrentIndex(field.findData(value))
        return self._add(name, Entry(label, field, value, store))

    def _add(self, name: str, entry: Entry) -> Entry:
        self.entries[name] = entry
        if isinstance(entry.field, LineField):
            entry.field.make_still(is_still=not self._may_edit)
        elif isinstance(entry.field, TextField):
            entry.field.setReadOnly(not self._may_edit)
        else:
            entry.field.setEnabled(self._may_edit)
        return entry

    def _store_text(self, put: Callable[..., object], key: str, name: str, language: str, typed: str) -> None:
        """Of one language alone the other stays as it is; a new text in one language says it in both."""
        other = next(each for each in LANGUAGES if each != language)
        said = self.entries[f"{name}-{other}"].typed.strip()
        pair = {language: typed, other: said or typed} if typed else {language: said, other: said}
        put(**{key: Text(**pair)})

    def _put(self, id: str, **values: object) -> None:
        assert self._scheme is not None
        self._take(with_criterion(self._scheme, id, **values))

    def _put_group(self, id: str, **values: object) -> None:
        assert self._scheme is not None
        self._take(with_group(self._scheme, id, **values))

    def _put_group_threshold(self, id: str, typed: str) -> None:
        self._put_group(id, threshold=read_threshold(typed))

    def _put_weight(self, id: str, typed: str) -> None:
        self._put(id, weight=parse_decimal(typed))

    def _put_threshold(self, id: str, typed: str) -> None:
        self._put(id, threshold=read_threshold(typed))

    def _put_comment(self, id: str, typed: str) -> None:
        self._put(id, comment=Comment(typed))

    def _put_scale(self, id: str, typed: str) -> None:
        assert self._scheme is not None
        self._put(id, scale=scales_of(self._scheme)[typed])

    def _put_descriptor(self, id: str, value: Fraction, *, text: Text) -> None:
        assert self._scheme is not None
        kept = dict(self._scheme.criterion(id).descriptors)
        if text:
            kept[value] = text
        else:
            kept.pop(value, None)
        self._put(id, descriptors=dict(sorted(kept.items())))


def reason_of(error: KnownError) -> str:
    """Of a scheme that was refused the reasons alone: the lines of its text are nowhere to be seen."""
    if isinstance(error, SchemeError):
        return " ".join(dict.fromkeys(f"{each.why[:1].upper()}{each.why[1:]}." for each in error.faults))
    return str(error)


def _described(criterion: Criterion) -> list[int]:
    """The values that have a text of their own, or are whole points or words: the others lie between two of them."""
    scale = criterion.scale
    return [
        steps
        for steps in scale.allowed_steps
        if scale.value(steps) in criterion.descriptors or scale.words or scale.value(steps).denominator == 1
    ][:40]
