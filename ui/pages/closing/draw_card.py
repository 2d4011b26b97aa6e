"""A tie that the lot settled, or that waits for it: every rule with its values, the seed, how to recount it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from evalapp.domain.decisions import Draw
from evalapp.domain.ranking import ComparedTie, Ranking
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.texts import _
from evalapp.operations.ranking.lot import seen_words
from evalapp.words import formats
from evalapp.words.places import standing
from evalapp.words.ties import compared, lot_command, places_said, rule_said
from ui.access.announcing import announce
from ui.look import theme
from ui.pages.ranking.columns import standing_badge
from ui.widgets.badge import Badge
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.card import Card, IconLabel, empty
from ui.widgets.text import ElidedLabel, Label, Rule

_RULES_BESIDE = 2
_HEAD_OF_DIGEST = 8
_PLACE, _NUMBER, _HEAD = 20, 40, 68  # pixels as designed, so that what is compared stands in columns


class DrawCard(Card):
    """`draw_asked`: for a lot between those tied at the line, or for another draw."""

    draw_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title = Label(type="section", wrap=True)
        self.who = Label(type="caption", tone="dim")
        head = QHBoxLayout()
        head.setSpacing(theme.S)
        head.addWidget(IconLabel("dice", size=theme.pixels(18), role="text"))
        head.addWidget(self.title, 1)
        head.addWidget(self.who)
        self._parts = QVBoxLayout()
        self._parts.setSpacing(theme.S)
        self.draw_button = Button("", self.draw_asked.emit)
        foot = QHBoxLayout()
        foot.addWidget(self.draw_button)
        foot.addStretch()
        self.body.addLayout(head)
        self.body.addLayout(self._parts)
        self.body.addLayout(foot)
        self.copy_buttons: list[LinkButton] = []
        self.hide()

    def show_ties(
        self,
        scheme: Scheme,
        ranking: Ranking,
        ties: Sequence[ComparedTie],
        draws: Sequence[Draw],
        *,
        button: str,
    ) -> None:
        """`button`: what the button says, empty where nobody may draw here."""
        empty(self._parts)
        self.copy_buttons = []
        is_open = ranking.tied_at_line is not None
        last = draws[-1] if draws else None
        self.title.setText(_("Tie at the funding line") if is_open else _("Tie settled by lot"))
        who = " · ".join(filter(None, (last.by, formats.stamp(last.at)))) if last else ""
        self.who.setText("" if is_open else who)
        for tie in ties:
            self._tie(scheme, ranking, tie, last)
        for earlier in draws[:-1] if not is_open else draws:
            self._parts.addWidget(self._earlier(earlier))
        self.draw_button.set_text(button)
        self.draw_button.setVisible(bool(button))
        self.setVisible(bool(ties) or bool(draws))

    def _tie(self, scheme: Scheme, ranking: Ranking, tie: ComparedTie, last: Draw | None) -> None:
        text = _("{places} tie; {rules}. The smallest digest comes first.")
        rules = (
            _("none of the rules below sets them apart") if tie.rules else _("no rule comes before the lot")
        )
        said = text.format(places=places_said(ranking, tie), rules=rules)
        self._parts.addWidget(Label(said, type="table", wrap=True))
        if tie.rules:
            self._parts.addWidget(Rule())
            self._parts.addWidget(_rules(scheme, tie))
        if not tie.digests or last is None:
            return
        self._parts.addWidget(Rule())
        self._parts.addWidget(_seed(last, ranking.lot_seed))
        places = {each.application: each for each in ranking.places}
        for number, digest in zip(tie.applications, tie.digests, strict=True):
            place = places[number]
            badge = Badge(*standing_badge(standing(ranking, place)))
            self._parts.addWidget(_digest(str(place.place or "–"), number, digest, badge))
        commands = [lot_command(ranking.lot_seed, number) for number in tie.applications]
        self._parts.addWidget(self._recount(commands))

    def _recount(self, commands: Sequence[str]) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.S)
        row.addWidget(Label(_("Count it again:"), type="caption", tone="dim"))
        shown = ElidedLabel(commands[0], type="table")
        shown.setAccessibleName("\n".join(commands))
        row.addWidget(shown, 1)
        copy = LinkButton(_("Copy"))
        copy.set_click(partial(self._copy, "\n".join(commands), copy))
        copy.setAccessibleName(_("Copy the commands that count the draw again"))
        row.addWidget(copy)
        self.copy_buttons.append(copy)
        return holder

    def _copy(self, text: str, button: LinkButton) -> None:
        QGuiApplication.clipboard().setText(text)
        button.set_text(_("Copied"))
        announce(self, _("The commands are copied; paste them into a terminal."))

    def _earlier(self, draw: Draw) -> Label:
        text = _("Draw {n}: seed “{seed}”{seen}, by {who}, {moment}{why}").format(
            n=draw.nth,
            seed=draw.seed or "?",
            seen=f" ({seen_words(draw)})" if seen_words(draw) else "",
            who=draw.by or "–",
            moment=formats.stamp(draw.at) or "–",
            why=f" – {draw.reason}" if draw.reason else "",
        )
        return Label(text, type="caption", tone="dim", wrap=True)


def _rules(scheme: Scheme, tie: ComparedTie) -> QWidget:
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(theme.L)
    grid.setVerticalSpacing(theme.XS)
    for n, rule in enumerate(tie.rules):
        row, column = divmod(n, _RULES_BESIDE)
        grid.addWidget(Label(rule_said(scheme, rule), type="caption", tone="dim", wrap=True), 2 * row, column)
        grid.addWidget(
            Label(compared(scheme, tie, rule), type="table-strong", wrap=True), 2 * row + 1, column
        )
        grid.setColumnStretch(column, 1)
    return holder


def _seed(draw: Draw, seed: str) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.M)
    row.addWidget(Label(_("Seed"), type="caption", tone="dim"), 0, Qt.AlignmentFlag.AlignTop)
    column = QVBoxLayout()
    column.setSpacing(2)
    column.addWidget(Label(seed, type="table-strong", wrap=True))
    seen = seen_words(draw) or _("Who saw it, and when it was fixed, was not recorded")
    # The first may have a reason too, and is none that was drawn again.
    why = _("Reason given: {reason}") if draw.nth == 1 else _("Drawn again, since: {reason}")
    said = [seen, *([why.format(reason=draw.reason)] if draw.reason else [])]
    column.addWidget(Label(". ".join(said), type="caption", tone="dim", wrap=True))
    row.addLayout(column, 1)
    return holder


def _digest(place: str, number: str, digest: str, badge: Badge) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.S)
    head, rest = digest[:_HEAD_OF_DIGEST], digest[_HEAD_OF_DIGEST:]
    for words, width in ((place, _PLACE), (number, _NUMBER), (head, _HEAD)):
        label = Label(words, type="table-strong")
        label.setMinimumWidth(theme.pixels(width))
        row.addWidget(label)
    shown = ElidedLabel(rest, type="table", tone="dim")
    shown.setAccessibleName(digest)
    row.addWidget(shown, 1)
    row.addWidget(badge)
    return holder
