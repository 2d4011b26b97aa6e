"""All that closing needs in three bands: what is open, what is not known, what is in order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from evalapp.domain.texts import _, ngettext
from evalapp.operations.progress.points import Point, State
from ui.look import theme
from ui.pages.closing.words import title_of
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.card import Card, IconLabel, empty
from ui.widgets.text import Ground, Label

_TITLE = 184  # pixels as designed
_AIR = 2  # beside the longest word
_MOST_LINKS = 8
_LEAST_LINK = 28


@dataclass(frozen=True, kw_only=True)
class Row:
    """A point with its one act: `act` is what it says, empty where there is none; `aside` who else mends it."""

    point: Point
    act: str = ""
    aside: str = ""


_BANDS = ((State.OPEN, "attention"), (State.UNKNOWN, "dim"), (State.DONE, "good"))
_GLYPHS = {State.OPEN: "point-open", State.UNKNOWN: "point-unknown", State.DONE: "point-done"}


def _band_words(state: State) -> str:
    return {State.OPEN: _("Still open"), State.UNKNOWN: _("Not known"), State.DONE: _("In order")}[state]


class ListCard(Card):
    """`taken(point)`: its act was asked for; `opened(number)`: the application that a point names."""

    taken = Signal(object)  # Point
    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._titles: list[Label] = []
        self._shown: Sequence[Row] | None = None
        self.buttons: dict[str, Button] = {}
        self.body.setContentsMargins(1, 1, 1, 1)
        self.body.setSpacing(0)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self.body.addLayout(self._lines)

    def show_rows(self, rows: Sequence[Row]) -> None:
        if self._shown is not None and tuple(rows) == tuple(self._shown):
            return
        self._shown = tuple(rows)
        empty(self._lines)
        self.buttons, self._titles = {}, []
        for state, tone in _BANDS:
            listed = [each for each in rows if each.point.state is state]
            if listed:
                self._lines.addWidget(_band(_band_words(state), len(listed), tone))
            for each in listed:
                self._lines.addWidget(self._line(each, tone))
        self._align_titles()
        self.setAccessibleName(_("What closing needs"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:  # larger letters
            self._align_titles()

    def _align_titles(self) -> None:
        """Of what is in order, below each other: as wide as designed, and no word of them is cut."""
        metrics = QFontMetrics(theme.font("strong"))
        words = [word for title in self._titles for word in title.text().split()]
        widest = max((metrics.horizontalAdvance(word) + _AIR for word in words), default=0)
        for title in self._titles:
            title.setFixedWidth(max(theme.pixels(_TITLE), widest))

    def _line(self, row: Row, tone: str) -> QWidget:
        point = row.point
        line = QFrame()
        line.setProperty("line", "bottom")
        whole = QHBoxLayout(line)
        whole.setContentsMargins(theme.L, theme.S, theme.L, theme.S)
        whole.setSpacing(theme.M)
        glyph = IconLabel(
            "point-instead" if point.is_instead else _GLYPHS[point.state],
            size=theme.pixels(18),
            role="accent" if point.is_instead else tone,
        )
        words = _band_words(point.state)
        glyph.setAccessibleName(_("Settled otherwise") if point.is_instead else words)
        whole.addWidget(glyph, 0, Qt.AlignmentFlag.AlignTop)
        if point.state is State.DONE:
            whole.setContentsMargins(theme.L, theme.XS, theme.L, theme.XS)
        title = Label(title_of(point.item), type="strong", wrap=True)
        if point.state is State.DONE:
            self._titles.append(title)
            whole.addWidget(title, 0, Qt.AlignmentFlag.AlignTop)
            whole.addWidget(Label(point.words, type="table", tone="dim", wrap=True), 1)
            if point.figures:
                whole.addWidget(Label(point.figures, type="table"), 0, Qt.AlignmentFlag.AlignTop)
            return line
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(title)
        said.addWidget(Label(point.words, type="table", wrap=True))
        if point.applications:
            said.addLayout(self._links(point.applications))
        whole.addLayout(said, 1)
        if row.act:
            button = Button(row.act, partial(self.taken.emit, point))
            button.setAccessibleName(f"{row.act}: {title_of(point.item)}")
            button.setAccessibleDescription(point.words)
            whole.addWidget(button)
            self.buttons[point.item] = button
        elif row.aside:
            whole.addWidget(Label(row.aside, type="caption", tone="dim", wrap=True))
        return line

    def _links(self, numbers: Sequence[str]) -> QHBoxLayout:
        links = QHBoxLayout()
        links.setSpacing(theme.M)
        for number in numbers[:_MOST_LINKS]:
            link = LinkButton(number, partial(self.opened.emit, number))
            link.setAccessibleName(_("Read {application}").format(application=number))
            link.setMinimumWidth(theme.pixels(_LEAST_LINK))
            links.addWidget(link)
        rest = len(numbers) - _MOST_LINKS
        if rest > 0:
            text = ngettext("and {n} more", "and {n} more", rest)
            links.addWidget(Label(text.format(n=rest), type="table", tone="dim"))
        links.addStretch()
        return links


def _band(words: str, n: int, tone: str) -> QWidget:
    band = Ground("sunk")
    row = QHBoxLayout(band)
    row.setContentsMargins(theme.L, theme.XS, theme.L, theme.XS)
    row.setSpacing(theme.S)
    row.addWidget(Label(words, type="table-strong", tone=tone))
    row.addWidget(Label(str(n), type="table", tone=tone))
    row.addStretch()
    return band
