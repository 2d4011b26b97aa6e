"""A call that is closed: when, who signed, under which fingerprint; and the way to reopen it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from evalapp.domain.texts import _
from evalapp.words import formats
from ui.look import theme
from ui.widgets.buttons import Button
from ui.widgets.card import Card, IconLabel
from ui.widgets.text import Label


class ClosedCard(Card):
    """`reopen`: somebody wants to move the call back."""

    def __init__(self, reopen: Callable[[], object]) -> None:
        super().__init__()
        head = QHBoxLayout()
        head.setSpacing(theme.S)
        head.addWidget(IconLabel("lock", size=theme.pixels(18), role="text"))
        self.title = Label(type="section", wrap=True)
        head.addWidget(self.title, 1)
        self.signed = Label(type="body", wrap=True)
        self.reason = Label(type="table", tone="dim", wrap=True)
        self.nature = Label(
            _("Typing one’s own name is an ordinary electronic signature."),
            type="caption",
            tone="dim",
            wrap=True,
        )
        self.reopen_button = Button(_("Reopen…"), reopen)
        row = QHBoxLayout()
        row.addWidget(self.reopen_button)
        row.addStretch()
        self.body.addLayout(head)
        for widget in (self.signed, self.reason, self.nature):
            widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.body.addWidget(widget)
        self.body.addLayout(row)
        self.hide()

    def show_closed(self, at: str, signed: str, reason: str, *, is_signed: bool, may_reopen: bool) -> None:
        """`signed` says who signed, or that nobody did; `reason` is the one given for closing, empty where none was."""
        self.title.setText(_("Closed on {moment}").format(moment=formats.moment(at)))
        self.signed.setText(signed)
        self.reason.setText(_("Reason given for closing: {reason}").format(reason=reason) if reason else "")
        self.reason.setVisible(bool(reason))
        self.nature.setVisible(is_signed)
        self.reopen_button.setVisible(may_reopen)
        self.show()
