"""What each of two copies did since they went apart, in the words of the history."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from evalapp.domain.journal import Change
from evalapp.domain.texts import _, ngettext
from evalapp.words import formats
from evalapp.words.acts import done_by
from ui.look import theme
from ui.widgets.card import Card, empty
from ui.widgets.text import ElidedLabel, Label

_MOST = 8
_HEADING = 1


class SideCard(Card):
    """The newest changes first; how many more there are is said."""

    def show_changes(self, heading: str, changes: Sequence[Change]) -> None:
        empty(self.body, keep=_HEADING)
        self.heading.setText(heading)
        self.heading.show()
        lines = []
        for each in changes[:_MOST]:
            when = " · ".join((f"#{each.id}", formats.stamp(each.at), done_by(each)))
            self.body.addWidget(ElidedLabel(each.summary, type="table"))
            self.body.addWidget(ElidedLabel(when, type="caption", tone="dim"))
            lines.append(f"{when} · {each.summary}")
        if (more := len(changes) - len(lines)) > 0:
            lines.append(ngettext("and {n} earlier change", "and {n} earlier changes", more).format(n=more))
            self.body.addWidget(Label(lines[-1], type="caption", tone="dim"))
        if not changes:
            lines = [_("nothing")]
            self.body.addWidget(Label(lines[0], tone="dim"))
        self.body.addStretch()
        self.setAccessibleName("\n".join((heading, *lines)))


class Sides(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.here, self.there = SideCard(), SideCard()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.M)
        row.addWidget(self.here, 1)
        row.addWidget(self.there, 1)
