"""Over a receipt: that the work says something else since, so that nobody takes it for what stands now."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout

from evalapp.domain.receipt import Receipt
from evalapp.domain.texts import _, ngettext
from evalapp.operations.juror.handing_in import Difference
from evalapp.words.formats import moment
from ui.look import theme
from ui.widgets.buttons import Button
from ui.widgets.text import Ground, Label


class OutdatedBand(Ground):
    """Hidden while the receipt says what stands in the work; `again` leads to handing in."""

    def __init__(self, again: Callable[[], object]) -> None:
        super().__init__("attention-ground")
        self.words = Label(tone="attention", wrap=True)
        self.button = Button(_("Hand in again…"), again)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        row.setSpacing(theme.L)
        row.addWidget(self.words, 1)
        row.addWidget(self.button)
        self.hide()

    def show_differences(self, receipt: Receipt, found: Sequence[Difference]) -> None:
        self.words.setText(outdated_words(receipt, found))
        self.setVisible(bool(found))


def outdated_words(receipt: Receipt, found: Sequence[Difference]) -> str:
    """What was handed in and when, and how much says something else since; empty where nothing does."""
    if not found:
        return ""
    n = len(found)
    applications = len({each.application for each in found})
    changed = ngettext("{n} answer", "{n} answers", n).format(n=n)
    where = ngettext("{n} application", "{n} applications", applications).format(n=applications)
    return _(
        "This receipt is out of date. Return {number} was signed on {moment}; since then {changed} on {where} changed, "
        "and the secretary does not have that yet."
    ).format(number=receipt.number, moment=moment(receipt.at), changed=changed, where=where)
