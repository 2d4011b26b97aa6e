"""What stands beside the ranking: why this place, is it ready, and drawing a lot."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from evalapp.domain.ranking import Blocker, BlockerKind
from evalapp.domain.texts import _
from evalapp.operations.progress.points import Point, State
from ui.look import theme
from ui.widgets.buttons import LinkButton
from ui.widgets.card import Card, EmptyState, empty
from ui.widgets.text import Label

_MOST_BLOCKERS = 12


def not_known(blockers: Sequence[Blocker]) -> list[Blocker]:
    """Those of which nothing is wrong that anybody knows: a field is empty that a ceiling is computed from."""
    return [each for each in blockers if each.kind is BlockerKind.UNKNOWN_CEILING]


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
        self.lines = 0
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.S)
        self.body.addLayout(self._lines)

    def show_blockers(self, sentences: Sequence[str], unknown: Container[str] = ()) -> None:
        """`unknown`: those that are not known yet, with the mark that they have among what closing needs."""
        self.lines = len(sentences)
        empty(self._lines)
        for sentence in sentences[:_MOST_BLOCKERS]:
            self._lines.addWidget(_line(sentence, State.UNKNOWN if sentence in unknown else State.OPEN))
        more = len(sentences) - _MOST_BLOCKERS
        if more > 0:
            self._lines.addWidget(Label(_("and {n} more").format(n=more), type="table", tone="dim"))
        self.setVisible(bool(sentences))


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


class WaitingState(EmptyState):
    """In the place of the ranking while somebody who must leave is in the room."""

    def __init__(self, go_to_meeting: Callable[[], object]) -> None:
        super().__init__(
            _("The ranking waits"),
            _(
                "Somebody with a conflict of interest with what is being discussed is in the room. The ranking is back "
                "once they have left, or once the discussion begins all the same, for a reason."
            ),
            icon="leave",
            act_label=_("Go to the meeting"),
            act=go_to_meeting,
        )
