"""The sheet at hand: a row a criterion, from the first to the last with Enter, stored with Ctrl+Enter."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evalapp.domain.scheme.model import Scheme
from evalapp.domain.scoring.answer import NOTHING, Answer
from evalapp.domain.texts import _
from evalapp.operations.exchange.paper.sheets import PaperSheet
from ui.look import theme
from ui.pages.exchange.paper.kept import begun_with
from ui.pages.exchange.paper.paper_row import PaperRowWidget
from ui.widgets.badge import Badge
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.card import Card, empty
from ui.widgets.scrolling import bring_into_view, scrolling
from ui.widgets.text import Label, Rule


class PaperForm(Card):
    """`typed(answers or None)`: what differs from what was stored, as it is typed; `stored()` asks to store it,
    `left()` to go back to the list."""

    typed = Signal(object)
    stored = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__(" ")
        self.rows: list[PaperRowWidget] = []
        self._first: Mapping[str, Answer] = {}
        self._at = ("", "")
        self._about = Label(type="caption", tone="dim", wrap=True)
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(0, 0, theme.S, 0)
        self._column.setSpacing(theme.L)
        self.error = Label(type="table", tone="bad", wrap=True)
        self.keys = Label(
            _(
                "Enter in the list: to its sheet. Enter: next criterion. Ctrl+Enter: store, next sheet. Tab: "
                "justification, then a reason for no score. Esc: back to the list."
            ),
            type="caption",
            tone="dim",
            wrap=True,
        )
        self.forget = Button(_("Empty the sheet"), self._forget)
        self.store = PrimaryButton(_("Store the sheet"), self.stored.emit)
        foot = QHBoxLayout()
        foot.setSpacing(theme.M)
        foot.addWidget(self.keys, 1)
        foot.addWidget(self.forget)
        foot.addWidget(self.store)
        self.badge = Badge(_("vouched for by you"), "quiet")
        self.badge.setToolTip(_("What is typed over stands in the history as not sealed by the juror."))
        head = QHBoxLayout()
        head.setSpacing(theme.M)
        self.body.removeWidget(self.heading)
        head.addWidget(self.heading, 1)
        head.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        self.body.addWidget(self._about)
        self.area = scrolling(self._inner, is_down_alone=True)
        for ground in (
            self.area.widget(),
            self.area.viewport(),
        ):  # Qt fills them with the ground of the window
            if ground is not None:
                ground.setAutoFillBackground(False)
        self.body.addWidget(self.area, 1)
        self.body.addWidget(self.error)
        self.body.addLayout(foot)

    def show_sheet(self, sheet: PaperSheet, scheme: Scheme, typed: Mapping[str, Answer]) -> None:
        if (at := (str(sheet.juror), sheet.application)) != self._at:
            self._at = at
            self.area.verticalScrollBar().setValue(0)
        self.heading.setText(f"{sheet.name} · {sheet.application}")
        self._about.setText(sheet.title)
        empty(self._column)
        self.rows = []
        for row in sheet.rows:
            widget = PaperRowWidget(scheme, row)
            widget.put(typed.get(row.criterion.id, NOTHING))
            widget.changed.connect(self._follow)
            widget.done.connect(self._go_on)
            widget.stored.connect(self.stored)
            widget.left.connect(self.left)
            widget.reached.connect(self._bring)
            if self.rows:
                self._column.addWidget(rule := Rule())
                rule.show()
            self.rows.append(widget)
            self._column.addWidget(widget)
            widget.show()  # at once: Qt waits for the next event, and a hidden one takes no keyboard
        self._first = begun_with(sheet)
        self.show_error("")

    def order_tabs(self, *, after: QWidget) -> None:
        """Qt puts what is made anew at the end of the window."""
        parts = [part for each in self.rows for part in (each.score, each.comment, each.reason)]
        for one, other in pairwise((after, *parts, self.forget, self.store)):
            QWidget.setTabOrder(one, other)

    @property
    def answers(self) -> dict[str, Answer]:
        return {each.row.criterion.id: each.answer for each in self.rows}

    def take_focus(self) -> None:
        if self.rows:
            self.rows[0].score.setFocus()

    def stays(self) -> bool:
        """At the first row with something that is no score: nothing is stored past it."""
        return any(each.stays() for each in self.rows)

    def show_error(self, text: str) -> None:
        self.error.setText(text)
        self.error.setVisible(bool(text))

    def _follow(self) -> None:
        answers = self.answers
        self.typed.emit(None if answers == self._first else answers)

    def _bring(self, field: QWidget) -> None:
        """Its criterion as far as that fits, and itself in any case."""
        row = self.sender()
        assert isinstance(row, QWidget)
        for each in (row, field):
            bring_into_view(each)

    def _go_on(self) -> None:
        """From the criterion that is done; after the last one to the button that stores the sheet."""
        done = self.sender()
        number = next((n for n, each in enumerate(self.rows) if each is done), len(self.rows))
        if number + 1 < len(self.rows):
            self.rows[number + 1].score.setFocus()
        else:
            self.store.setFocus()

    def _forget(self) -> None:
        for each in self.rows:
            each.put(self._first[each.row.criterion.id])
        self.show_error("")
        self.typed.emit(None)
        self.take_focus()
