"""Scores that came in for a seat that was taken away, or never given: the way to give it, and so to take them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial, reduce

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evalapp.domain.ids import PersonId, PersonName
from evalapp.domain.merge import Unseated
from evalapp.domain.scoring.counted import NOTHING_COUNTED, Counted
from evalapp.domain.texts import _, ngettext
from evalapp.words.phrases import counted_words
from ui.look import theme
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.card import Card, empty
from ui.widgets.text import Label

_MOST_SHOWN = 6


class SeatsCard(Card):
    """`asked(seats)`: a tuple of the seats to give."""

    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__(" ")
        self._about = Label(
            _("A conflict of interest that is recorded or suspected is never passed over."),
            type="caption",
            tone="dim",
            wrap=True,
        )
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.XS)
        self.buttons: dict[tuple[PersonId, str], Button] = {}
        self._seats: tuple[Unseated, ...] = ()
        self._more = Label(type="caption", tone="dim")
        self.error = Label(type="caption", tone="bad", wrap=True)
        self.all_button = Button(_("Give all these seats"), self._ask_all)
        self.body.addLayout(self._list)
        for widget in (self._more, self._about, self.error):
            self.body.addWidget(widget)
        self.body.addWidget(self.all_button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_seats(
        self, seats: Sequence[Unseated], names: Mapping[PersonId, PersonName], *, may_give: bool
    ) -> None:
        self._seats = tuple(seats)
        self.setVisible(bool(seats))
        empty(self._list)
        self.buttons = {}
        held = reduce(Counted.plus, (each.counted for each in seats), NOTHING_COUNTED)
        self.heading.setText(_("Came in without a seat: {scores}").format(scores=counted_words(held)))
        for seat in seats[:_MOST_SHOWN]:
            self._list.addWidget(self._line(seat, names, may_give=may_give))
        more = len(seats) - _MOST_SHOWN
        self._more.setVisible(more > 0)
        self._more.setText(ngettext("and {n} more", "and {n} more", max(more, 1)).format(n=more))
        self.all_button.setVisible(may_give and len(seats) > 1)
        self.show_error("")

    def _line(self, seat: Unseated, names: Mapping[PersonId, PersonName], *, may_give: bool) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.S)
        name = names.get(seat.juror) or seat.juror
        words = f"{name}, {seat.application}: {counted_words(seat.counted)}"
        row.addWidget(Label(words, type="table", wrap=True), 1)
        if may_give:
            button = LinkButton(_("Give the seat"), partial(self.asked.emit, (seat,)))
            button.setAccessibleName(
                _("Give {juror} the seat for {application}").format(juror=name, application=seat.application)
            )
            self.buttons[seat.juror, seat.application] = button
            row.addWidget(button)
        return line

    def _ask_all(self) -> None:
        self.asked.emit(self._seats)

    def show_error(self, text: str) -> None:
        self.error.setText(text)
        self.error.setVisible(bool(text))
