"""What was decided, in numbers and money, and where the panel left the ranking, with its reasons."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from evalapp.domain.deciding.values import Proposal
from evalapp.domain.ranking import Outcome, Ranking
from evalapp.domain.texts import _, ngettext
from evalapp.operations.deciding.proposed import Proposals
from evalapp.operations.progress.decided import Decided, decided, departures
from evalapp.words import formats
from evalapp.words.scores import MISSING
from ui.look import theme
from ui.pages.closing.proposed_lines import (
    TONES,
    envelope_line,
    fixed_said,
    own_by,
    own_said,
    proposed,
)
from ui.widgets.badge import Badge
from ui.widgets.buttons import LinkButton
from ui.widgets.card import Card, empty
from ui.widgets.text import Label, Rule

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class DecisionsCard(Card):
    """`all_asked`: for the ranking, or the proposals; `opened(number)`: for an application that left it."""

    all_asked = Signal()
    opened = Signal(str)

    def __init__(self, *, is_ranked: bool = True) -> None:
        super().__init__()
        self._is_ranked = is_ranked
        head = QHBoxLayout()
        head.addWidget(Label(_("Decisions"), type="section"), 1)
        self.all_button = LinkButton("", self.all_asked.emit)
        head.addWidget(self.all_button)
        self._table = QWidget()
        self._grid = QGridLayout(self._table)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.M)
        self._grid.setVerticalSpacing(theme.XS)
        self._grid.setColumnStretch(0, 1)
        self._notes = QVBoxLayout()
        self._notes.setSpacing(theme.XS)
        self.waiting = Label(type="table", tone="dim", wrap=True)
        self.body.addLayout(head)
        self.body.addWidget(self.waiting)
        self.body.addWidget(self._table)
        self.body.addLayout(self._notes)

    def show_ranking(self, ranking: Ranking, proposals: Proposals) -> None:
        n = len(ranking.places)
        self.all_button.set_text(_("All {n}").format(n=n))
        self.all_button.setAccessibleName(
            _("All applications in the ranking") if self._is_ranked else _("All applications")
        )
        self.all_button.setVisible(bool(n))
        self.waiting.setText(
            _("The ranking is not ready, and so nothing is decided yet.")
            if self._is_ranked
            else _("Not every result is known, and so nothing is decided yet.")
        )
        self.waiting.setVisible(not ranking.is_ready)
        empty(self._grid)
        empty(self._notes)
        self._table.setVisible(ranking.is_ready)
        if ranking.is_ready:
            self._fill(ranking, proposals)

    def _fill(self, ranking: Ranking, proposals: Proposals) -> None:
        heads = (_("Outcome"), _("How many"), _("Requested"), _("Proposed"))
        for column, words in enumerate(heads):
            self._put(0, column, Label(words, type="caption", tone="dim"))
        lines = decided(ranking)
        for row, line in enumerate(lines if self._is_ranked else proposed(proposals, lines), start=1):
            self._line(row, line)
        if ranking.available is not None and proposals.left is not None:
            self._notes.addWidget(envelope_line(ranking.available, proposals.left))
        unstated = lines[-1].unstated if lines else 0
        if unstated:
            text = ngettext(
                "{n} application does not say what it asks.",
                "{n} applications do not say what they ask.",
                unstated,
            )
            self._notes.addWidget(Label(text.format(n=unstated), type="caption", tone="dim", wrap=True))
        if self._is_ranked and proposals.own:
            self._notes.addWidget(Rule())
            self._notes.addWidget(Label(_("What the jury proposes otherwise"), type="table-strong"))
            for own in proposals.own:
                self._notes.addWidget(self._departure(own[1].application, own_said(*own), own_by(own[0])))
        if left_ranking := departures(ranking):
            self._notes.addWidget(Rule())
            self._notes.addWidget(
                Label(
                    _("Where the panel left the ranking")
                    if self._is_ranked
                    else _("Amounts that the panel fixed"),
                    type="table-strong",
                )
            )
            for place in left_ranking:
                self._notes.addWidget(self._departure(place.application, *fixed_said(place)))

    def _line(self, row: int, line: Decided) -> None:
        is_sum = line.outcome is None
        strong = "table-strong" if is_sum else "table"
        if line.outcome is None:
            self._put(row, 0, Label(_("Together"), type=strong))
        else:
            holder = QWidget()
            badge = QHBoxLayout(holder)
            badge.setContentsMargins(0, 0, 0, 0)
            badge.addWidget(Badge(line.outcome.label, TONES.get(line.outcome, "quiet")))
            badge.addStretch()
            self._put(row, 0, holder)
        is_granted = is_sum or line.outcome in (Outcome.FUNDED, Proposal.APPROVE)
        self._put(row, 1, Label(str(line.n), type=strong))
        self._put(row, 2, Label(formats.money(line.requested), type=strong))
        granted = formats.money(line.granted) if line.granted else MISSING
        self._put(row, 3, Label(granted, type="table-strong" if is_granted else "table"))

    def _put(self, row: int, column: int, widget: QWidget) -> None:
        if column:
            self._grid.addWidget(widget, row, column, _RIGHT)
        else:
            self._grid.addWidget(widget, row, column)

    def _departure(self, application: str, said: str, by: str) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        line = QHBoxLayout()
        line.setSpacing(theme.S)
        link = LinkButton(application, partial(self.opened.emit, application))
        link.setAccessibleName(_("Read {application}").format(application=application))
        line.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(Label(said, type="table", wrap=True), 1)
        column.addLayout(line)
        column.addWidget(Label(by, type="caption", tone="dim", wrap=True))
        return holder
