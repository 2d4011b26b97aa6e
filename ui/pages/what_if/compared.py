"""The card at the left: that this is not official, the two orders, and what is out of sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from evalapp.domain.texts import _
from ui.look import theme
from ui.pages.what_if.order_view import OrderView
from ui.pages.what_if.words import below_words, own_words
from ui.widgets.card import IconLabel
from ui.widgets.text import ElidedLabel, Ground, Label

if TYPE_CHECKING:
    from evalapp.analytics.what_if.shifting import Shifting


class Compared(QFrame):
    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self.view = OrderView()
        self.view.scrolled.connect(self._show_below)
        self.below = Label(type="table", tone="dim", wrap=True)
        self._shifting: Shifting | None = None
        banner = Ground("attention-ground")
        row = QHBoxLayout(banner)
        row.setContentsMargins(theme.L, theme.S, theme.L, theme.S)
        row.setSpacing(theme.M)
        row.addWidget(IconLabel("ranking", size=18, role="attention"))
        row.addWidget(Label(_("What if – not official"), type="fact", tone="attention"))
        row.addWidget(
            ElidedLabel(
                _(
                    "The official ranking stands on the left; it does not change. A print bears this mark too."
                ),
                type="table",
            ),
            1,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(banner)
        column.addWidget(self.view, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(theme.L, theme.S, theme.L, theme.S)
        foot.addWidget(self.below, 1)
        column.addLayout(foot)

    def show_orders(self, shifting: Shifting) -> None:
        self._shifting = shifting
        self.view.show_orders(shifting.live, shifting.order)
        self._show_below()

    def _show_below(self) -> None:
        shifting = self._shifting
        if shifting is None:
            return
        now, seen = shifting.order, self.view.geometry_now.seen
        enters, leaves = (
            sum(int(now.row[n]) >= seen for n in each.tolist()) for each in (shifting.enters, shifting.leaves)
        )
        words = below_words(len(shifting.live) - seen, enters, leaves, len(shifting.live) - now.ranked)
        words = " · ".join(filter(None, (words, own_words(shifting.live))))
        words = words[:1].upper() + words[1:]
        if words != self.below.text():
            self.below.setText(words)
