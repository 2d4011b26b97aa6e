"""What stands in the place of what may not be looked at yet: why, what comes first, and the way there."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evalapp.domain.texts import _
from evalapp.operations.ranking.looking import Looking
from ui.widgets.card import EmptyState, empty

_MOST = 6


class Shut(QWidget):
    """`go_asked(page)`. `heading`: that it is not open."""

    go_asked = Signal(str)

    def __init__(self, heading: str) -> None:
        super().__init__()
        self._heading = heading
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.state: EmptyState | None = None
        self._said: tuple[str, str, str] | None = None

    def show_looking(self, looking: Looking) -> None:
        self._show(self._heading, f"{looking.why_not} {looking.first}".strip(), looking.leads_to)

    def show_blocked(self, sentences: Sequence[str]) -> None:
        """Officially nobody has a place, so that there is nothing to compare with."""
        more = len(sentences) - _MOST
        lines = list(sentences[:_MOST]) + ([_("and {n} more").format(n=more)] if more > 0 else [])
        words = _("The ranking is blocked as it is, so there is no order to compare with.")
        self._show(_("Not ready to rank"), "\n".join([words, *lines]), "ranking")

    def _show(self, heading: str, text: str, leads_to: str) -> None:
        if (heading, text, leads_to) == self._said:
            return
        self._said = (heading, text, leads_to)
        empty(self._column)
        labels = {
            "applications": _("Go to the applications"),
            "meeting": _("Go to the meeting"),
            "ranking": _("Back to the official ranking"),
        }
        page = leads_to or "ranking"
        self.state = EmptyState(
            heading, text, icon="ranking", act_label=labels[page], act=partial(self.go_asked.emit, page)
        )
        self._column.addWidget(self.state)
