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
        lines = [_line(each) for each in changes[:_MOST]]
        for line in lines:
            self.body.addWidget(ElidedLabel(line, type="table"))
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


def _line(change: Change) -> str:
    return " · ".join((f"#{change.id}", formats.stamp(change.at), done_by(change), change.summary))
