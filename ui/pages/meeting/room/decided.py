"""What was decided last at the meeting, newest first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from evalapp.domain.call import Consensus
from evalapp.domain.deciding.values import Advice
from evalapp.domain.meeting.values import ItemState
from evalapp.domain.ranking import Blocker
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.texts import _, ngettext
from evalapp.operations.meeting.standing import Meeting
from evalapp.words import formats
from evalapp.words.scores import value_text
from evalapp.words.why.lacking import consensus_needed
from ui.look import theme
from ui.widgets.buttons import LinkButton
from ui.widgets.card import empty
from ui.widgets.text import Label

_SHOWN = 4


@dataclass(frozen=True, kw_only=True, slots=True)
class Decided:
    """`at` is ISO 8601."""

    application: str
    at: str
    words: str


def decided(
    meeting: Meeting,
    agreed: Sequence[Consensus],
    scheme: Scheme,
    advice: Sequence[Advice] = (),
    blockers: Sequence[Blocker] = (),
) -> list[Decided]:
    """What was finished, parked or put aside, latest first: what was agreed and proposed, how the votes were, and where
    it still needs a consensus before it has a total.
    """
    found = []
    proposed = {each.application: each.outcome.label for each in advice}
    for item in meeting.agenda:
        if item.state not in (ItemState.DONE, ItemState.PARKED, ItemState.NOT_DISCUSSED):
            continue
        own = [each for each in agreed if each.application == item.application]
        said = [item.state.label] if not own or item.state is not ItemState.DONE else []
        needed = consensus_needed(scheme, blockers, item.application) if item.state is ItemState.DONE else ""
        if item.state is ItemState.DONE and not own and not needed:
            said.append(_("scores stay"))
        for each in own:
            criterion = scheme.criterion(each.criterion)
            said.append(f"{criterion.head} {value_text(criterion.scale, each.value)}")
        if needed:
            said.append(needed)
        if item.application in proposed:
            said.append(_("proposal: {outcome}").format(outcome=proposed[item.application]))
        if item.reason:
            said.append(item.reason)
        n = sum(each.application == item.application for each in meeting.votes)
        if n:
            said.append(ngettext("{n} vote", "{n} votes", n).format(n=n))
        found.append(Decided(application=item.application, at=item.since, words=" · ".join(said)))
    return sorted(found, key=lambda each: each.at, reverse=True)


class DecidedCard(QWidget):
    """`show(application)` is what a press on one does."""

    def __init__(self, show: Callable[[str], object]) -> None:
        super().__init__()
        self._show = show
        self._all: list[Decided] = []
        self._shows_all = False
        self.all_button = LinkButton("", self._turn)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.S)
        self._grid.setVerticalSpacing(theme.S)
        self._grid.setColumnStretch(2, 1)
        head = QHBoxLayout()
        head.addWidget(Label(_("Last decisions"), type="section"), 1)
        head.addWidget(self.all_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.S)
        column.addLayout(head)
        column.addLayout(self._grid)

    def show_decided(self, decided: list[Decided]) -> None:
        self._all = decided
        self.setVisible(bool(decided))
        self._fill()

    def _turn(self) -> None:
        self._shows_all = not self._shows_all
        self._fill()

    def _fill(self) -> None:
        empty(self._grid)
        shown = self._all if self._shows_all else self._all[:_SHOWN]
        top = Qt.AlignmentFlag.AlignTop
        for n, each in enumerate(shown):
            link = LinkButton(each.application, partial(self._show, each.application), quiet=True)
            texts = (
                Label(formats.clock(each.at), type="caption", tone="dim"),
                Label(each.words, type="table", wrap=True),
            )
            for text in texts:  # on one line with the words of the link, which has air around it
                text.setContentsMargins(0, theme.XS, 0, 0)
            self._grid.addWidget(texts[0], n, 0, top)
            self._grid.addWidget(link, n, 1, top)
            self._grid.addWidget(texts[1], n, 2, top)
        self.all_button.setVisible(len(self._all) > _SHOWN)
        self.all_button.set_text(_("Fewer") if self._shows_all else _("All {n}").format(n=len(self._all)))
