"""What stands beside the ranking: why this place, is it ready, and drawing a lot."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Hashable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from evalapp.domain.texts import _
from evalapp.operations.progress.points import Point, State
from evalapp.words.phrases import numbered
from ui.drafts.forms import DraftForm, Drafts
from ui.look import theme
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.card import Card, empty
from ui.widgets.fields import LineField, SentenceField
from ui.widgets.text import Label, restyle

_MOST_BLOCKERS = 12


class WhyCard(Card):
    """The reason of the chosen application's place, in sentences."""

    opened = Signal()

    def __init__(self) -> None:
        super().__init__(_("Why this place?"))
        self._text = Label(type="table", wrap=True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.link = LinkButton(_("Scores and comments"), self.opened.emit)
        self.body.addWidget(self._text)
        self.body.addWidget(self.link)

    def show_reason(self, heading: str, sentences: str, *, can_open: bool) -> None:
        self.heading.setText(heading)
        self._text.setText(sentences)
        self.link.setVisible(can_open)
        self.setAccessibleName(f"{heading} {sentences}")


class ReadyCard(Card):
    """What closing, or what `heading` asks about, needs: what is done with a check mark, what is not known yet with a
    question mark, and what stands in place of what was asked with neither."""

    def __init__(self, heading: str = "") -> None:
        super().__init__(heading or _("Ready to close?"))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.XS)
        self.body.addLayout(self._lines)

    def show_points(self, points: Sequence[Point]) -> None:
        empty(self._lines)
        for point in points:
            self._lines.addWidget(_line(point.words, point.state, is_instead=point.is_instead))
        missing = [point.words for point in points if point.state is not State.DONE]
        self.setAccessibleName(self.heading.text() + " " + ("; ".join(missing) or _("Yes.")))


class BlockersCard(Card):
    """Why there are no places yet, by name."""

    def __init__(self) -> None:
        super().__init__(_("Not ready to rank"))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.S)
        self.body.addLayout(self._lines)

    def show_blockers(self, sentences: Sequence[str]) -> None:
        empty(self._lines)
        for sentence in sentences[:_MOST_BLOCKERS]:
            self._lines.addWidget(_line(sentence, State.OPEN))
        more = len(sentences) - _MOST_BLOCKERS
        if more > 0:
            self._lines.addWidget(Label(_("and {n} more").format(n=more), type="table", tone="dim"))
        self.setVisible(bool(sentences))


class LotCard(Card):
    """Draws a lot between tied applications: the seed everybody saw, and why.

    `draw(seed, reason)` returns None where it was refused.
    """

    def __init__(self, draw: Callable[[str, str], object]) -> None:
        super().__init__(_("Draw lots"))
        self._draw = draw
        self._about = Label(type="table", wrap=True)
        self.seed = LineField()
        self.seed.setAccessibleName(_("Seed of the lot"))
        self.seed.setPlaceholderText(_("a word or number everyone saw"))
        self.reason = SentenceField()
        self.reason.setAccessibleName(_("Reason for drawing lots"))
        self.reason.setPlaceholderText(_("Reason, for the report"))
        self.drafts = Drafts(_say_draft)
        self._draft = DraftForm(self.drafts, self.seed, self.reason, parent=self)
        self._key: tuple[str, ...] = ()
        self.error = Label(type="caption", tone="bad", wrap=True)
        propose = LinkButton(_("Propose one"), self._propose, quiet=True)
        row = QHBoxLayout()
        row.addWidget(Label(_("Seed"), type="caption-strong", tone="dim"))
        row.addStretch()
        row.addWidget(propose)
        self.button = Button(_("Draw the lot"), self._act)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.S)
        buttons.addWidget(self.button)
        buttons.addWidget(LinkButton(_("Not now"), self._give_up))
        buttons.addStretch()
        self.body.addWidget(self._about)
        self.body.addLayout(row)
        self.body.addWidget(self.seed)
        self.body.addWidget(self.reason)
        self.body.addWidget(self.error)
        self.body.addLayout(buttons)
        self.seed.returnPressed.connect(self._act)
        self.reason.returnPressed.connect(self._act)
        self.hide()

    def open_for(self, applications: Sequence[str]) -> None:
        text = _(
            "Between {applications}. The order follows from the seed alone; anyone can repeat it. Agree on the seed "
            "before you draw."
        )
        self._key = tuple(applications)
        self._about.setText(text.format(applications=numbered(applications)))
        self._draft.show_for(self._key, "", "")
        self.show_error("")
        self.show()
        self.seed.setFocus()

    def follow(self, applications: Sequence[str]) -> None:
        """These are tied now; a lot between others is none any more."""
        now = tuple(applications)
        self.drafts.keep_only([now])
        if self._key != now:
            self.hide()

    def show_error(self, text: str) -> None:
        self.error.setText(text)
        self.error.setVisible(bool(text))
        restyle(self.seed, wrong="true" if text else "false")

    def _propose(self) -> None:
        self.seed.setText(str(secrets.randbelow(10**6)))

    def _give_up(self) -> None:
        self.drafts.forget(self._key)
        self.hide()

    def _act(self) -> None:
        self.drafts.record(self._key, partial(self._draw, self.seed.text(), self.reason.text()))


def _say_draft(applications: Hashable) -> str:
    assert isinstance(applications, tuple)
    return _("the lot between {applications}").format(applications=numbered(applications))


_MARKS = {State.DONE: ("✓", "good"), State.OPEN: ("●", "attention"), State.UNKNOWN: ("?", "dim")}
_INSTEAD = ("◆", "accent")
_INKS = {State.DONE: "text", State.OPEN: "attention", State.UNKNOWN: "dim"}


def _line(words: str, state: State, *, is_instead: bool = False) -> QWidget:
    mark, tone = _INSTEAD if is_instead else _MARKS[state]
    line = QWidget()
    layout = QHBoxLayout(line)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(6)
    sign = Label(mark, type="caption", tone=tone)
    sign.setFixedWidth(theme.pixels(12))
    sign.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    sign.setContentsMargins(0, 1, 0, 0)
    text = Label(words, type="table", tone=_INKS[state], wrap=True)
    layout.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
    layout.addWidget(text, 1)
    line.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return line
