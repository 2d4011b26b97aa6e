"""The reserve list: who is next, with what each asks, and whether what is left would do for it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from evalapp.domain.ranking import Place, Ranking
from evalapp.domain.texts import _
from evalapp.words.formats import money
from evalapp.words.phrases import numbered
from evalapp.words.places import left_of, moved_up_words
from ui.access.announcing import announce
from ui.look import theme
from ui.tables.cells import Cell, Column
from ui.tables.copying import copy_rows
from ui.widgets.buttons import LinkButton
from ui.widgets.card import Card, empty
from ui.widgets.text import ElidedLabel, Label

_MOST_SHOWN = 12


class ReserveCard(Card):
    def __init__(self) -> None:
        super().__init__(_("Reserve list"))
        self._places: tuple[Place, ...] = ()
        self._lines = QGridLayout()
        self._lines.setHorizontalSpacing(theme.S)
        self._lines.setVerticalSpacing(theme.XS)
        self._lines.setColumnStretch(1, 1)
        self._note = Label(type="caption", tone="dim", wrap=True)
        self.copy_button = LinkButton(_("Copy the list"), self._copy)
        foot = QHBoxLayout()
        foot.addWidget(self.copy_button)
        foot.addStretch()
        self.body.addLayout(self._lines)
        self.body.addWidget(self._note)
        self.body.addLayout(foot)
        self.hide()

    def show_list(self, ranking: Ranking) -> None:
        self._places = reserve_of(ranking)
        self.setVisible(bool(self._places))
        empty(self._lines)
        for row, place in enumerate(self._places[:_MOST_SHOWN]):
            cells: tuple[QWidget, ...] = (
                Label(_number(place), type="table-strong"),
                ElidedLabel(f"{numbered([place.application])} {place.title}", type="table"),
                Label(_asked(place), type="table", tone="dim"),
            )
            for column, cell in enumerate(cells):
                side = Qt.AlignmentFlag.AlignRight if column == 2 else Qt.AlignmentFlag(0)
                self._lines.addWidget(cell, row, column, side)
        self._note.setText(_note(ranking, self._places))
        self._note.setVisible(bool(self._note.text()))

    def _copy(self) -> None:
        copy_rows(_copied(), self._places, with_heads=True)
        announce(self.copy_button, _("Copied."))


def _copied() -> tuple[Column[Place], ...]:
    return (
        Column(head=_("reserve"), cell=lambda each: Cell(text=_number(each))),
        Column(head=_("number"), cell=lambda each: Cell(text=each.application)),
        Column(head=_("title"), cell=lambda each: Cell(text=each.title)),
        Column(head=_("support"), cell=lambda each: Cell(text=_asked(each))),
    )


def reserve_of(ranking: Ranking) -> tuple[Place, ...]:
    """By their number on the list; those whose number waits for a tie come last."""
    listed = [each for each in ranking.places if each.waits]
    return tuple(
        sorted(listed, key=lambda each: each.on_list if each.on_list is not None else len(ranking.places))
    )


def _number(place: Place) -> str:
    return "?" if place.on_list is None else str(place.on_list)


def _asked(place: Place) -> str:
    """What it would get: what the jury fixed, else what the ceilings leave."""
    return money(place.decided.amount if place.decided is not None else place.entitled)


def _note(ranking: Ranking, places: tuple[Place, ...]) -> str:
    said = [moved] if (moved := moved_up_words(places)) else []
    if any(each.on_list is None for each in places):
        said.append(_("Their numbers are known once the tie at the line is settled."))
    if len(places) > _MOST_SHOWN:
        said.append(_("and {n} more").format(n=len(places) - _MOST_SHOWN))
    first = next((each for each in places if each.on_list is not None), None)
    amount = (first.decided.amount if first.decided is not None else first.entitled) if first else None
    left = left_of(ranking)
    if left is not None and left < 0:
        said.append(_("Nothing is left: {over} more than there is.").format(over=money(-left)))
    elif first is not None and amount is not None and left is not None and amount > left:
        said.append(
            _("{left} is left; {application} needs {more} more.").format(
                left=money(left), application=numbered([first.application]), more=money(amount - left)
            )
        )
    return " ".join(said)
