"""A show of hands, counted: for, against, abstentions."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evalapp.domain.errors import BadValue
from evalapp.domain.meeting.values import Voice
from evalapp.domain.texts import _, ngettext
from ui.look import theme
from ui.widgets.fields import LineField
from ui.widgets.text import Label

_MOST_DIGITS = 4
Hand = tuple[str, str, str]


class Hands(QWidget):
    """Hidden where nobody may vote now (`number_of_voters` is None); may stay empty: not everything is voted on."""

    def __init__(self, number_of_voters: int | None) -> None:
        super().__init__()
        self._voters = number_of_voters or 0
        self.fields = {voice: LineField() for voice in Voice}
        self.count = Label(type="caption", tone="dim")
        head, row = QHBoxLayout(), QHBoxLayout()
        head.addWidget(Label(_("Show of hands"), type="caption", tone="dim"), 1)
        head.addWidget(self.count)
        row.setSpacing(theme.S)
        for voice, field in self.fields.items():
            field.setAccessibleName(_("Show of hands: {answer}").format(answer=voice.label))
            field.setMaxLength(_MOST_DIGITS)
            field.setFixedWidth(theme.pixels(36))
            field.setAlignment(Qt.AlignmentFlag.AlignCenter)
            field.textChanged.connect(self._count)
            row.addWidget(Label(voice.label, type="caption", tone="dim"))
            row.addWidget(field)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.XS)
        column.addLayout(head)
        column.addLayout(row)
        self.show_voters(number_of_voters)

    def show_voters(self, number: int | None) -> None:
        """How many may vote now; None where nobody may."""
        self._voters = number or 0
        self.setVisible(number is not None)
        self._count()

    def typed(self) -> Hand:
        in_favour, against, abstained = (each.text().strip() for each in self.fields.values())
        return in_favour, against, abstained

    def _count(self) -> None:
        counted = sum(int(each) for each in self.typed() if each.isdecimal())
        text = ngettext("{n} of {most} vote", "{n} of {most} votes", self._voters)
        self.count.setText(text.format(n=counted, most=self._voters))
        self.count.set_tone("bad" if counted > self._voters else "dim")


def hands_of(typed: Hand) -> tuple[int, int, int] | None:
    """None where nothing was counted. Raises BadValue for what is no number."""
    if not any(typed):
        return None
    for each in typed:
        if each and not each.isdecimal():
            raise BadValue(_("“{value}” is no number of votes; count the hands.").format(value=each))
    in_favour, against, abstained = (int(each or 0) for each in typed)
    return in_favour, against, abstained
