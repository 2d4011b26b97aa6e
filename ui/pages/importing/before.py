"""What is asked and said before an import, above its rows: bounded, so that the rows keep the larger part."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.look import theme
from ui.pages.importing.asked_card import AskedCard
from ui.pages.importing.mapping.columns_card import ColumnsCard
from ui.pages.importing.mapping.sheets_band import SheetsBand
from ui.pages.importing.scroll_card import ScrollCard
from ui.widgets.folding.fold import Folding

_OPEN, _SHUT = 44, 40  # of the height in a hundred, as long as the columns are open and where they are not
_LEAST = 150  # pixels as designed that a card needs to scroll by itself
_TURNS = 4  # after which the heights no longer depend on each other
_COLUMNS, _ASKED = 490, 330  # likewise, of the width


class BeforeImport(QWidget):
    """The files and sheets over what their columns are, and beside these what is asked.

    Where the cards have room each scrolls by itself. In a low or narrow window they are as high as they need, and the
    page around them `scrolls_as_one`: there is never a bar beside a bar.
    """

    def __init__(self, band: SheetsBand, columns: ColumnsCard, asked: AskedCard) -> None:
        super().__init__()
        self._room, self._rest, self._full, self._is_fitting = 0, 0, 0, False
        self.band, self.columns, self.asked = band, columns, asked
        self.scrolls_as_one = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.M)
        column.addWidget(band)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.setSpacing(theme.M)
        self._sides.addWidget(columns, 2, Qt.AlignmentFlag.AlignTop)
        self._sides.addWidget(asked, 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(self._sides)
        for each in (columns.body.parentWidget(), asked.body.parentWidget()):
            assert each is not None
            Folding(each, self._fit)

    def set_room(self, room: int, rest: int, full: int) -> None:
        """`room`: the height that it shares with the rows, which need `rest` of it at least, and have no use for more
        than `full`."""
        self._room, self._rest, self._full = room, rest, full
        self._fit()

    def arrange(self) -> None:
        """After another part of it was shown or hidden."""
        self.asked.arrange()
        self.setVisible(any(not each.isHidden() for each in (self.band, *self._cards)))
        self._fit()

    @property
    def _cards(self) -> tuple[ScrollCard, ScrollCard]:
        return self.columns, self.asked

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """At once, not a bit in each of the next turns: what is being placed would be seen to move."""
        if self._is_fitting:
            return
        self._is_fitting = True
        for _turn in range(_TURNS):
            if not self._place():
                break
        self._is_fitting = False

    def _place(self) -> bool:
        """Whether anything got another height."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
        shown = [each for each in self._cards if not each.isHidden()]
        width = self.width()
        is_beside = len(shown) < 2 or width >= theme.pixels(_COLUMNS + _ASKED) + theme.M
        direction = QBoxLayout.Direction.LeftToRight if is_beside else QBoxLayout.Direction.TopToBottom
        if self._sides.direction() is not direction:
            self._sides.setDirection(direction)
        self.band.fit(width)
        above = 0 if self.band.isHidden() else self.band.height_needed + theme.M
        part = self._room * (_SHUT if self.columns.isHidden() else _OPEN) // 100
        part = max(part, self._room - self._full - theme.M)  # few rows leave the rest to what is asked
        # Nothing comes in before what is asked is answered: that stands in sight, and a few rows do for the others.
        asked = self._width_of(self.asked, shown, width, is_beside=is_beside)
        part = max(part, above + self.asked.first_needed(asked))
        room = min(part, self._room - self._rest - theme.M) - above
        needed = [each.needed(self._width_of(each, shown, width, is_beside=is_beside)) for each in shown]
        whole = max(needed, default=0) if is_beside else sum(needed) + theme.M * (len(shown) - 1)
        self.scrolls_as_one = whole > room and (not is_beside or room < theme.pixels(_LEAST))
        if not is_beside:
            heights = needed
        elif self.scrolls_as_one or whole <= room:
            heights = [whole] * len(shown)
        else:
            heights = [_between_lines(shown, room)] * len(shown)
        is_other = False
        for card, height in zip(shown, heights, strict=True):
            card.scroll_by_itself(is_on=not self.scrolls_as_one and height < max(needed))
            if card.minimumHeight() != height or card.maximumHeight() != height:
                card.setFixedHeight(height)
                is_other = True
        return is_other

    def _width_of(self, card: ScrollCard, shown: list[ScrollCard], width: int, *, is_beside: bool) -> int:
        if not is_beside or len(shown) < 2:
            return width
        parts = self._sides.stretch(0) + self._sides.stretch(1)
        return (width - theme.M) * (self._sides.stretch(0 if card is self.columns else 1)) // parts


def _between_lines(cards: list[ScrollCard], height: int) -> int:
    """The largest height up to this at which no line of text and no button of them is cut through, as long as they are
    not scrolled."""
    spans: list[tuple[int, int]] = []
    for card in cards:
        card.body.activate()
        held = card.body.parentWidget()
        assert held is not None
        top = card.area.y()
        leaves = (leaf for leaf in held.findChildren(QWidget) if leaf.isVisibleTo(held))
        spans += [(top + a, top + b) for leaf in leaves for a, b in _lines(leaf, held)]
    return next(
        (cut for cut in range(height, height * 4 // 5, -1) if not any(a < cut - 1 < b for a, b in spans)),
        height,
    )


def _lines(leaf: QWidget, held: QWidget) -> list[tuple[int, int]]:
    """From where to where in `held` each line of a text runs, or a button."""
    top = leaf.mapTo(held, QPoint()).y()
    if isinstance(leaf, QAbstractButton):
        return [(top, top + leaf.height())]
    if not isinstance(leaf, QLabel):
        return []
    line = leaf.fontMetrics().lineSpacing()
    n = max(1, round(leaf.height() / line))
    return [(top + k * leaf.height() // n, top + (k + 1) * leaf.height() // n) for k in range(n)]
