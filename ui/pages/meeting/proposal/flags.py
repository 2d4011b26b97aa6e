"""The flags of the scheme for the dossier at hand: which of them the jury recorded, and one recorded or taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from evalapp.domain.decisions import Flagged
from evalapp.domain.scheme.model import Flag
from evalapp.domain.texts import _
from evalapp.words import formats
from ui.look import theme
from ui.pages.meeting.reason_line import ReasonLine
from ui.widgets.text import Label


@dataclass(frozen=True, kw_only=True, slots=True)
class Flagging:
    """`record(flag, reason)` and `clear(flag, reason)` return what is wrong, else nothing."""

    record: Callable[[str, str], str]
    clear: Callable[[str, str], str]


class FlagLines(QWidget):
    """A line for each flag; `flagging` is None where none is recorded now, and then only what was is shown."""

    def __init__(self, flags: Sequence[Flag], recorded: Sequence[Flagged], flagging: Flagging | None) -> None:
        super().__init__()
        self.lines: dict[str, ReasonLine] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.XS)
        by_flag = {each.flag: each for each in recorded}
        for flag in flags:
            there = by_flag.get(flag.id)
            if there is not None:
                text = _("Flag “{flag}”: {reason} ({who}, {day})")
                said = text.format(
                    flag=flag.title, reason=there.reason, who=there.by, day=formats.day(there.at)
                )
                column.addWidget(Label(said, type="table", tone="accent", wrap=True))
            if flagging is not None:
                line = self.lines[flag.id] = _line(flag, flagging, is_there=there is not None)
                column.addWidget(line)
        if not by_flag and not self.lines:
            self.hide()  # never shown before it stands in the card: it would be a window


def _line(flag: Flag, flagging: Flagging, *, is_there: bool) -> ReasonLine:
    title = str(flag.title)
    if is_there:
        return ReasonLine(
            _("Take back the flag “{flag}”…").format(flag=title),
            _("Why the flag is taken back"),
            _("Take back"),
            partial(flagging.clear, flag.id),
            needs=_("Say why the flag is taken back."),
        )
    return ReasonLine(
        _("Record the flag “{flag}”…").format(flag=title),
        _("Why the flag holds for this application"),
        _("Record"),
        partial(flagging.record, flag.id),
    )
