"""What still stands in the way, each with the link to where it is dealt with."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from evalapp.domain.texts import ngettext
from evalapp.operations.overview.blocking import Kind, Obstacle
from ui.access.tab_order import put_in_tab_order
from ui.look import theme
from ui.pages.overview.steps import link
from ui.widgets.badge import Badge
from ui.widgets.buttons import LinkButton
from ui.widgets.card import Card, empty
from ui.widgets.text import Ground, Label

_MOST = 8  # of one kind in sight before somebody asks for all of them


class ObstaclesCard(Card):
    """`followed(obstacle)`: somebody took its link."""

    followed = Signal(object)  # Obstacle

    def __init__(self, after: QWidget) -> None:
        """`after`: where the Tab key comes from."""
        super().__init__()
        self._after = after
        self._shown: Sequence[Obstacle] | None = None
        self._about = Label(type="table", tone="dim", wrap=True)
        self._whole: set[Kind] = set()
        self._count = Badge()
        head = QHBoxLayout()
        head.addWidget(Label(Kind.WAY.label, type="section"), 1)
        head.addWidget(self._count)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self.body.addLayout(head)
        self.body.addWidget(self._about)
        self.body.addLayout(self._lines)
        self.body.addStretch(1)

    def show_obstacles(self, found: Sequence[Obstacle], said: str) -> None:
        """`said` stands above them: whether there is a ranking, or that there are none."""
        self._about.setText(said)
        self._about.setVisible(bool(said))
        if self._shown is None or tuple(found) != tuple(self._shown):
            self._shown = tuple(found)
            self._fill()

    def _fill(self) -> None:
        empty(self._lines)
        assert self._shown is not None
        way = [each for each in self._shown if each.kind is Kind.WAY]
        self._count.set_badge(str(len(way)), "attention" if way else "good")
        for kind in Kind:
            listed = [each for each in self._shown if each.kind is kind]
            if listed and kind is not Kind.WAY:
                self._lines.addWidget(_band(kind.label, len(listed)))
            shown = listed if kind in self._whole else listed[:_MOST]
            for each in shown:
                self._lines.addWidget(self._line(each))
            if rest := len(listed) - len(shown):
                text = ngettext("Show {n} more", "Show {n} more", rest).format(n=rest)
                self._lines.addWidget(LinkButton(text, partial(self._show_all, kind), quiet=True))
        put_in_tab_order(self._after, self)

    def _show_all(self, kind: Kind) -> None:
        self._whole.add(kind)
        self._fill()

    def _line(self, each: Obstacle) -> QWidget:
        line = QFrame()
        line.setProperty("line", "bottom")
        row = QHBoxLayout(line)
        row.setContentsMargins(0, theme.XS, 0, theme.XS)
        row.setSpacing(theme.S)
        is_firm = each.kind is Kind.WAY
        mark = Label("●" if is_firm else "○", type="caption", tone="attention")
        row.addWidget(mark)
        row.addWidget(Label(each.words, type="table", wrap=True), 1)
        button = LinkButton(link(each.cure), partial(self.followed.emit, each))
        button.setAccessibleName(f"{button.text()}: {each.words}")
        row.addWidget(button)
        return line


def _band(words: str, n: int) -> QWidget:
    band = Ground("sunk")
    row = QHBoxLayout(band)
    row.setContentsMargins(theme.S, theme.XS, theme.S, theme.XS)
    row.addWidget(Label(words, type="caption-strong", tone="dim"), 1)
    row.addWidget(Label(str(n), type="caption", tone="dim"))
    return band
