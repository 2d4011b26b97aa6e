"""The scale of the criterion that is chosen: points with their range and words, or words from worst to best."""

from __future__ import annotations

from fractions import Fraction
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QWidget

from evalapp.domain.numbers import parse_decimal, written
from evalapp.domain.scheme.model import Scale, Scheme, Word
from evalapp.domain.texts import NO_TEXT, Text, _
from evalapp.operations.scheme.rules import read_signed
from evalapp.operations.scheme.scales import (
    add_word,
    in_points,
    in_words,
    moved_word,
    users_of,
    with_direction,
    with_label,
    with_own_scale,
    with_points,
    with_scale,
    with_word,
    without_word,
)
from evalapp.words.phrases import join_names
from evalapp.words.scheme.changes import choice_name
from evalapp.words.scores import value_text
from ui.look import theme
from ui.pages.scheme.entry import Entry
from ui.pages.scheme.entry_card import EntryCard, Take, grid_of, head, in_both
from ui.widgets.text import Label

_VALUE_WIDTH = 72  # pixels of a value before its words
_NUMBER_WIDTH = 56
_MOST_VALUES = 40


class ScaleCard(EntryCard):
    """`show_scale` for a criterion; hidden for a group, which has none."""

    def __init__(self, take: Take) -> None:
        super().__init__(_("Scale"), take)
        self._criterion = ""
        self.users = Label(type="caption", tone="dim", wrap=True)
        self.body.insertWidget(1, self.users)

    @property
    def scale(self) -> Scale:
        return self.scheme.criterion(self._criterion).scale

    def show_scale(self, scheme: Scheme, criterion: str, *, may_edit: bool) -> None:
        form, name = self.begin(scheme, criterion, may_edit=may_edit)
        self._criterion = criterion
        self.setVisible(bool(criterion))
        if criterion:
            self._fill(form)
        self.lay(form, name)

    def _fill(self, form: QWidget) -> None:
        scale = self.scale
        others = [str(each.title) for each in users_of(self.scheme, scale.id) if each.id != self._criterion]
        words = _("Also the scale of {criteria}: what changes here changes for all of them.")
        self.users.setText(words.format(criteria=join_names(others)) if others else "")
        self.users.setVisible(bool(others))
        grid = grid_of(form, 1)
        top = QWidget()
        fields = grid_of(top, 1, 1, 1, 1)
        kinds = {each: choice_name("kind", each) for each in ("points", "words")}
        kind = self.segments("kind", _("Kind of scale"), kinds, _kind(scale), self._put_kind)
        fields.addWidget(kind.holder, 0, 0, Qt.AlignmentFlag.AlignTop)
        if others:
            own = self.link("own", _("A scale of its own"), self._make_own)
            fields.addWidget(own, 0, 1, 1, 3, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(top, 0, 0)
        table = QWidget()
        if scale.words:
            self._fill_words(table, scale)
        else:
            self._fill_points(fields, scale)
            self._fill_labels(table, scale)
        grid.addWidget(table, 1, 0)
        if scale.words:
            grid.addWidget(self.link("add-word", _("Add a word"), self._add_word), 2, 0)

    def _fill_points(self, grid: QGridLayout, scale: Scale) -> None:
        better = {each: choice_name("better", each) for each in ("higher", "lower")}
        way = "higher" if scale.higher_is_better else "lower"
        for column, entry in enumerate(
            (
                self.line("lowest", _("Lowest value"), written(scale.lowest), partial(self._put, "lowest")),
                self.line(
                    "highest", _("Highest value"), written(scale.highest), partial(self._put, "highest")
                ),
                self.line("step", _("Step"), written(scale.step), partial(self._put, "step")),
                self.choice("better", _("Direction, of all scales"), better, way, self._put_direction),
            )
        ):
            grid.addWidget(entry.holder, 1, column, Qt.AlignmentFlag.AlignTop)

    def _fill_labels(self, table: QWidget, scale: Scale) -> None:
        grid = grid_of(table, 0, 1, 1)
        grid.setColumnMinimumWidth(0, theme.pixels(_VALUE_WIDTH))
        head(grid, 0, _("Points"), *in_both(_("In words")))
        for row, steps in enumerate(reversed(_labelled(scale)), start=1):
            value = scale.value(steps)
            said = written(value)
            grid.addWidget(Label(said, type="table-strong"), row, 0)
            label = _("{value} in words").format(value=said)
            self.both(
                grid,
                row,
                f"label-{steps}",
                label,
                scale.labels.get(value, NO_TEXT),
                partial(self._put_label, value),
                first=1,
                has_caption=False,
            )

    def _fill_words(self, table: QWidget, scale: Scale) -> None:
        """Best first, as descriptions stand above each other."""
        grid = grid_of(table, 0, 1, 1, 0, 0)
        grid.setHorizontalSpacing(theme.S)
        head(grid, 0, _("Value"), *in_both(_("Word")), _("Excludes"))
        for row, word in enumerate(reversed(scale.words), start=1):
            self._fill_word(grid, row, scale, word)

    def _fill_word(self, grid: QGridLayout, row: int, scale: Scale, word: Word) -> None:
        id, said = word.id, value_text(scale, word.value)
        value = self.line(
            f"value-{id}",
            _("Value of “{word}”").format(word=said),
            str(word.value),
            partial(self._put_value, id),
            has_caption=False,
        )
        value.field.setFixedWidth(theme.pixels(_NUMBER_WIDTH))
        grid.addWidget(value.holder, row, 0, Qt.AlignmentFlag.AlignTop)
        self.both(
            grid,
            row,
            f"word-{id}",
            _("Word “{word}”").format(word=said),
            word.title,
            partial(self._put_word, id),
            first=1,
            has_caption=False,
        )
        label = _("“{word}” excludes the application").format(word=said)
        excludes = Entry(
            label,
            QCheckBox(),
            "yes" if word.excludes else "",
            partial(self._put_excludes, id),
            has_caption=False,
        )
        grid.addWidget(self.add(f"excludes-{id}", excludes).holder, row, 3)
        acts = QHBoxLayout()
        acts.setSpacing(theme.S)
        # The list is too narrow for words; what they do is their tooltip, and read aloud.
        for name, sign, words, by in (("better", "↑", _("Better"), 1), ("worse", "↓", _("Worse"), -1)):
            move = self.link(f"{name}-{id}", sign, partial(self._move, id, by), said=f"{words}: {said}")
            at = scale.words.index(word) + by
            move.setEnabled(0 <= at < len(scale.words))
            acts.addWidget(move)
        remove = _("Remove")
        acts.addWidget(self.link(f"remove-{id}", "×", partial(self._remove, id), said=f"{remove}: {said}"))
        grid.addLayout(acts, row, 4)

    def _take_scale(self, scale: Scale) -> None:
        self._take(with_scale(self.scheme, scale))

    def _put(self, key: str, typed: str) -> None:
        self._take_scale(with_points(self.scale, **{key: parse_decimal(typed)}))

    def _put_label(self, value: Fraction, text: Text) -> None:
        self._take_scale(with_label(self.scale, value, text))

    def _put_kind(self, typed: str) -> None:
        self._take_scale(in_words(self.scale) if typed == "words" else in_points(self.scale))

    def _put_direction(self, typed: str) -> None:
        self._take(with_direction(self.scheme, higher_is_better=typed == "higher"))

    def _put_value(self, id: str, typed: str) -> None:
        self._take_scale(with_word(self.scale, id, value=read_signed(typed)))

    def _put_word(self, id: str, text: Text) -> None:
        self._take_scale(with_word(self.scale, id, title=text))

    def _put_excludes(self, id: str, typed: str) -> None:
        self._take_scale(with_word(self.scale, id, excludes=bool(typed)))

    def _make_own(self) -> None:
        criterion = self._criterion
        self.try_to(lambda scheme: with_own_scale(scheme, criterion), "kind")

    def _add_word(self) -> None:
        def added(scheme: Scheme) -> Scheme:
            return with_scale(scheme, add_word(self.scale))

        self.try_to(added)
        if not self.error.text():
            self.go_to(f"word-{self.scale.words[-1].id}-nl")

    def _move(self, id: str, by: int) -> None:
        name, scale = "better" if by > 0 else "worse", self.scale
        self.try_to(lambda scheme: with_scale(scheme, moved_word(scale, id, by)))
        if not self.error.text():
            button = self.buttons[f"{name}-{id}"]
            self.go_to(f"{name}-{id}" if button.isEnabled() else f"word-{id}-nl")

    def _remove(self, id: str) -> None:
        scale = self.scale
        ids = [each.id for each in scale.words]
        at = ids.index(id)
        rest = [each for each in ids if each != id]
        then = f"remove-{rest[min(at, len(rest) - 1)]}" if rest else ""

        self.try_to(lambda scheme: with_scale(scheme, without_word(scale, id)), then)


def _kind(scale: Scale) -> str:
    return "words" if scale.words else "points"


def _labelled(scale: Scale) -> list[int]:
    """The values that have words, or are whole points."""
    return [
        steps
        for steps in scale.allowed_steps
        if scale.value(steps) in scale.labels or scale.value(steps).denominator == 1
    ][:_MOST_VALUES]
