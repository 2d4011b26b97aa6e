"""The columns that an import can do without: each taken in or left out, by name, before anything happens."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from evalapp.domain.intake import APPLICATIONS
from evalapp.domain.numbers import shorten
from evalapp.domain.taking.column_use import ColumnUse, Use
from evalapp.domain.texts import _, ngettext
from evalapp.words.fields import field_label
from ui.widgets.buttons import Chip, LinkButton
from ui.widgets.card import Card, empty
from ui.widgets.folding.beside import WordsBeside
from ui.widgets.scrolling import go_on_at, go_on_in_place, top_of
from ui.widgets.text import Label

_MOST = 3  # of those that are neither hidden nor left out, where there are no others
_NAMES = 200  # characters


class ColumnChoices(Card):
    """Calls `take(column, use)`."""

    def __init__(self, take: Callable[[ColumnUse, Use], None]) -> None:
        super().__init__(" ")
        self._take = take
        self._columns: tuple[ColumnUse, ...] = ()
        self.on_opened: Callable[[], None] = lambda: None  # there is more of it than there was
        self._is_open = False
        self.buttons: dict[tuple[str, Use], Chip] = {}
        self.others_button: LinkButton | None = None

    def fold(self) -> None:
        """For other files: their columns are others."""
        self._is_open = False

    def show_columns(self, columns: Sequence[ColumnUse]) -> None:
        """Hidden ones and those left out first."""
        had_focus = next((key for key, button in self.buttons.items() if button.hasFocus()), None)
        self._columns = tuple(
            sorted(
                columns, key=lambda each: (not each.is_hidden, each.use is Use.KEEP and not each.is_hidden)
            )
        )
        at_hand = self.buttons[had_focus] if had_focus is not None else None
        y = top_of(at_hand.parentWidget() or at_hand) if at_hand is not None else 0
        self.setVisible(bool(columns))
        empty(self.body, keep=1)
        self.buttons, self.others_button = {}, None
        n = len(columns)
        self.heading.setText(
            ngettext("{n} column to take in or leave out", "{n} columns to take in or leave out", n).format(
                n=n
            )
        )
        certain = sum(each.is_hidden or each.use is not Use.KEEP for each in columns)
        shown = n if self._is_open or n - certain <= 1 else certain or min(n, _MOST)
        are_several = len({(each.file, each.sheet) for each in columns}) > 1
        for each in self._columns[:shown]:
            self.body.addWidget(self._row(each, with_place=are_several))
        if rest := self._columns[shown:]:
            self._name(rest)
        if had_focus is not None and had_focus in self.buttons:
            chip = self.buttons[had_focus]
            go_on_in_place(chip, chip.parentWidget() or chip, y)

    def _name(self, rest: Sequence[ColumnUse]) -> None:
        n = len(rest)
        text = ngettext(
            "{n} other is taken in, and jurors read it: {columns}",
            "{n} others are taken in, and jurors read them: {columns}",
            n,
        )
        names = shorten(", ".join(each.name for each in rest), _NAMES)
        self.body.addWidget(Label(text.format(n=n, columns=names), type="caption", tone="dim", wrap=True))
        link = ngettext("Decide about it too", "Decide about these {n} too", n).format(n=n)
        self.others_button = LinkButton(link, self._open)
        self.body.addWidget(self.others_button)

    def _open(self) -> None:
        first = len(self.buttons)
        self._is_open = True
        self.show_columns(self._columns)
        self.on_opened()
        self._go_on_at([*self.buttons.values()][first])

    def _go_on_at(self, chip: Chip) -> None:
        go_on_at(chip, chip.parentWidget() or chip)

    def _row(self, each: ColumnUse, *, with_place: bool) -> QWidget:
        about = _about(each, with_place=with_place)
        tone = "attention" if each.is_hidden and each.use is Use.KEEP else "dim"
        words = (
            Label(each.name, type="table-strong", wrap=True),
            Label(about, type="caption", tone=tone, wrap=True),
        )
        chips = []
        for use, label in _labels(each).items():
            chip = Chip(label, partial(self._choose, each, use))
            chip.setChecked(use is each.use)
            chip.setAccessibleDescription(f"{each.name}: {about}")
            self.buttons[each.id, use] = chip
            chips.append(chip)
        return WordsBeside(words, chips)

    def _choose(self, column: ColumnUse, use: Use) -> None:
        if use is column.use:
            self.buttons[column.id, use].setChecked(True)
        else:
            self._take(column, use)


def _labels(column: ColumnUse) -> dict[Use, str]:
    labels = {Use.LEAVE_OUT: _("leave out"), Use.KEEP: _("take in")}
    if column.stored or column.use is Use.REMOVE:
        n = column.stored
        labels[Use.REMOVE] = ngettext(
            "remove from {n} application", "remove from {n} applications", n
        ).format(n=n)
    return labels


def _about(column: ColumnUse, *, with_place: bool) -> str:
    """What it is, who would read it, and what stands in it."""
    said = [f"{column.file} [{column.sheet}]"] if with_place else []
    if column.is_hidden:
        said.append(_("hidden in the workbook"))
    if column.is_judgement:
        said.append(_("looks like scores or places"))
    if column.field:
        said.append(_("read as {field}").format(field=field_label(column.field)))
    elif column.kind == APPLICATIONS:
        said.append(_("not understood: taken in it is a further field, which jurors read"))
    if column.example:
        said.append(_("for example “{value}”").format(value=column.example))
    return " · ".join(said)
