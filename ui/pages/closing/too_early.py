"""Before deliberation nothing is signed: where the call stands, and the way to its phase."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout

from evalapp.domain.permissions import Phase
from evalapp.domain.texts import _
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.text import Label


class EarlyCard(Card):
    """Also where somebody may not close it, or not write to the file."""

    def __init__(self, go: Callable[[], object]) -> None:
        super().__init__(_("Sign"))
        self.about = Label(type="table", wrap=True)
        self.go_button = Button(_("Go to the phase of the call"), go)
        row = QHBoxLayout()
        row.addWidget(self.go_button)
        row.addStretch()
        self.body.addWidget(self.about)
        self.body.addLayout(row)

    def show_phase(self, phase: Phase, *, why_not: str) -> None:
        is_early = phase.number < Phase.DELIBERATION.number
        text = _(
            "The call is in the phase “{phase}”. It is signed and closed from deliberation; move it there first."
        )
        self.about.setText(text.format(phase=phase.label) if is_early else why_not)
        self.go_button.setVisible(is_early)
        self.setVisible(phase is not Phase.CLOSED and (is_early or bool(why_not)))
