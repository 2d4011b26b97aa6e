"""Rows that are hidden or struck through in a workbook: each taken in or left out, by name, or all that are alike."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from evalapp.domain.numbers import shorten
from evalapp.domain.taking.column_use import Use
from evalapp.domain.taking.row_use import HiddenBy, RowUse
from evalapp.domain.texts import _, ngettext
from ui.widgets.buttons import Chip, LinkButton
from ui.widgets.card import Card, empty
from ui.widgets.folding.beside import WordsBeside
from ui.widgets.folding.flow import Flow
from ui.widgets.scrolling import go_on_at, go_on_in_place, top_of
from ui.widgets.text import Label

_MOST = 3  # where more are shown only to whoever wants to see them
_NAMES = 200  # characters


class RowChoices(Card):
    """Calls `take(rows, use)`; rows of which nobody said what becomes of them stand first."""

    def __init__(self, take: Callable[[Sequence[RowUse], Use], None]) -> None:
        super().__init__(" ")
        self._take = take
        self._rows: tuple[RowUse, ...] = ()
        self.on_opened: Callable[[], None] = lambda: None  # there is more of it than there was
        self._is_open = False
        self.buttons: dict[tuple[str, Use], Chip] = {}
        self.every_buttons: dict[tuple[HiddenBy, Use], Chip] = {}
        self.others_button: LinkButton | None = None

    def fold(self) -> None:
        """For other files: their rows are others."""
        self._is_open = False

    def show_rows(self, rows: Sequence[RowUse]) -> None:
        had_focus = next((key for key, button in self.buttons.items() if button.hasFocus()), None)
        of_all = next((key for key, button in self.every_buttons.items() if button.hasFocus()), None)
        at_hand = (
            self.buttons.get(had_focus) if had_focus else self.every_buttons.get(of_all) if of_all else None
        )
        y = top_of(_place_of(at_hand)) if at_hand is not None else 0
        # By what hides them alone: a row keeps its place when somebody decides about it.
        self._rows = tuple(sorted(rows, key=lambda each: each.hidden_by is HiddenBy.FILTER))
        self.setVisible(bool(rows))
        empty(self.body, keep=1)
        self.buttons, self.every_buttons, self.others_button = {}, {}, None
        n, open_ones = len(rows), sum(each.use is None for each in rows)
        text = _title(rows)
        left = ngettext("{n} to decide", "{n} to decide", open_ones).format(n=open_ones)
        self.heading.setText(" · ".join([text.format(n=n), *([left] if open_ones else [])]))
        for hidden_by in HiddenBy:
            alike = [each for each in rows if each.hidden_by is hidden_by]
            if len(alike) > 1:
                self.body.addWidget(self._for_all(hidden_by, alike))
        shown = n if self._is_open or n <= _MOST + 1 else _MOST
        for each in self._rows[:shown]:
            self.body.addWidget(self._row(each, _place_among(each, rows)))
        if rest := self._rows[shown:]:
            self._name(rest)
        if had_focus is not None and had_focus in self.buttons:
            go_on_in_place(self.buttons[had_focus], _place_of(self.buttons[had_focus]), y)
        elif of_all is not None and of_all in self.every_buttons:
            go_on_in_place(self.every_buttons[of_all], _place_of(self.every_buttons[of_all]), y)

    def _name(self, rest: Sequence[RowUse]) -> None:
        names = shorten(", ".join(each.name for each in rest), _NAMES)
        self.body.addWidget(Label(names, type="caption", tone="dim", wrap=True))
        link = ngettext("And {n} other: show it", "And {n} others: show them", len(rest))
        self.others_button = LinkButton(link.format(n=len(rest)), self._open)
        self.body.addWidget(self.others_button)

    def _open(self) -> None:
        first = len(self.buttons)
        self._is_open = True
        self.show_rows(self._rows)
        self.on_opened()
        chip = [*self.buttons.values()][first]
        go_on_at(chip, _place_of(chip))

    def _for_all(self, hidden_by: HiddenBy, rows: Sequence[RowUse]) -> QWidget:
        n = len(rows)
        label = Label(
            {
                HiddenBy.HAND: _("All {n} that are hidden by hand:"),
                HiddenBy.FILTER: _("All {n} that a filter hides:"),
                HiddenBy.EITHER: _("All {n} that a filter hides, or somebody:"),
                HiddenBy.STRUCK: _("All {n} that are struck through:"),
                HiddenBy.BELOW: _("All {n} below a line that may hold for them:"),
                HiddenBy.STATED: _("All {n} that a status, title or remark puts in doubt:"),
                HiddenBy.UNSEEN: _("All {n} with values that nobody sees:"),
            }[hidden_by].format(n=n),
            type="table",
            tone="dim",
        )
        links = []
        for use, text in _labels(hidden_by).items():
            link = Chip(text, partial(self._take, tuple(rows), use))
            link.setChecked(all(each.use is use for each in rows))
            link.setAccessibleDescription(label.text())
            self.every_buttons[hidden_by, use] = link
            links.append(link)
        return Flow((label, *links))

    def _row(self, each: RowUse, place: str) -> QWidget:
        about = _about(each, place)
        tone = "dim" if each.use is Use.LEAVE_OUT else "attention"
        words = (
            Label(each.name, type="table-strong", wrap=True),
            Label(about, type="caption", tone=tone, wrap=True),
        )
        chips = []
        for use, label in _labels(each.hidden_by).items():
            chip = Chip(label, partial(self._choose, each, use))
            chip.setChecked(use is each.use)
            chip.setAccessibleDescription(f"{each.name}: {about}")
            self.buttons[each.id, use] = chip
            chips.append(chip)
        return WordsBeside(words, chips)

    def _choose(self, row: RowUse, use: Use) -> None:
        if use is row.use:
            self.buttons[row.id, use].setChecked(True)
        else:
            self._take((row,), use)


def _title(rows: Sequence[RowUse]) -> str:
    n, struck = len(rows), sum(each.hidden_by is HiddenBy.STRUCK for each in rows)
    if any(each.hidden_by in (HiddenBy.BELOW, HiddenBy.STATED, HiddenBy.UNSEEN) for each in rows):
        return ngettext("{n} row in doubt: does it count?", "{n} rows in doubt: do they count?", n)
    if not struck:
        return ngettext("{n} hidden row: does it count?", "{n} hidden rows: do they count?", n)
    if struck == n:
        return ngettext(
            "{n} row struck through: does it count?", "{n} rows struck through: do they count?", n
        )
    return ngettext(
        "{n} row hidden or struck through: does it count?",
        "{n} rows hidden or struck through: do they count?",
        n,
    )


def _labels(hidden_by: HiddenBy) -> dict[Use, str]:
    labels = {Use.LEAVE_OUT: _("leave out"), Use.KEEP: _("take in")}
    if hidden_by is HiddenBy.UNSEEN:
        labels[Use.REMOVE] = _("take in without those values")
    return labels


def _place_among(row: RowUse, rows: Sequence[RowUse]) -> str:
    """Its file and sheet, as far as they tell it from others."""
    is_one_file = len({each.file for each in rows}) == 1
    if is_one_file and len({each.sheet for each in rows}) == 1:
        return ""
    return row.sheet if is_one_file else f"{row.file} [{row.sheet}]"


def _about(row: RowUse, place: str) -> str:
    """Where it stands, what hides it, and what is to be thought of."""
    said = [place] if place else []
    said.append(row.hidden_by.label)
    if row.use is None:
        said.append(_("often withdrawn or an older version: refused until you decide"))
    if row.parts:
        said.append(
            ngettext(
                "with {n} row of partners or budget", "with {n} rows of partners or budget", row.parts
            ).format(n=row.parts)
        )
    return " · ".join(said)


def _place_of(chip: QWidget) -> QWidget:
    """The row that it stands in."""
    return chip.parentWidget() or chip
