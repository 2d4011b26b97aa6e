"""Who must leave the room for this application: large as long as somebody is inside, small once all are out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evalapp.domain.ids import PersonId
from evalapp.domain.people import Conflict
from evalapp.domain.texts import _, ngettext
from evalapp.operations.meeting.standing import Meeting
from evalapp.words import formats
from evalapp.words.phrases import join_names
from ui.look import theme
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.card import IconLabel
from ui.widgets.fields import LineField
from ui.widgets.text import Ground, Label

_ALL = 1_000  # whoever must leave is named
_SHORT = 30  # letters that stay on one line

GoOut = Callable[[Sequence[PersonId], str], str]
"""Notes that they left, at a time as typed; returns what is wrong, else nothing."""


class LeavingBand(Ground):
    """`go_out` is None where nothing is noted: the meeting is closed, or another dossier at hand."""

    def __init__(
        self,
        meeting: Meeting,
        application: str,
        conflicts: Sequence[Conflict],
        *,
        go_out: GoOut | None,
    ) -> None:
        super().__init__("attention-ground")
        self._go_out = go_out
        self._inside = meeting.still_inside(application)
        self.gone_button: Button | None = None
        self.time: LineField | None = None
        self.error: Label | None = None
        row = QHBoxLayout(self)
        row.setSpacing(theme.L)
        if not meeting.may_begin(application):
            self._show_large(row, meeting, conflicts)
        else:
            self._show_small(row, meeting, application, conflicts)

    def _show_large(self, row: QHBoxLayout, meeting: Meeting, conflicts: Sequence[Conflict]) -> None:
        row.setContentsMargins(theme.HUGE, theme.HUGE, theme.XXL, theme.HUGE)
        row.addWidget(IconLabel("leave", size=44, role="attention"))
        words = QVBoxLayout()
        words.setSpacing(2)
        inside = self._inside
        said = ngettext("Leaves the room now", "Leave the room now", len(inside))
        words.addWidget(Label(said, type="strong", tone="attention"))
        names = join_names([meeting.names[each] for each in inside], most=_ALL)
        self.names = Label(names, type="figure", wrap=True)
        words.addWidget(self.names)
        why = why_words(conflicts, inside)
        if why:
            words.addWidget(Label(why, type="table", wrap=True))
        row.addLayout(words, 1)
        if self._go_out is not None:
            row.addWidget(self._gone())

    def _gone(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.S)
        said = ngettext("Has left the room", "Have left the room", len(self._inside))
        self.gone_button = PrimaryButton(said, self._leave, tip="V")
        column.addWidget(self.gone_button)
        at = QHBoxLayout()
        at.setSpacing(theme.S)
        self.time = LineField()
        self.time.setAccessibleName(_("At what time"))
        self.time.setPlaceholderText(_("now"))
        self.time.setFixedWidth(theme.pixels(72))
        self.time.returnPressed.connect(self._leave)
        at.addStretch()
        at.addWidget(Label(_("at"), type="table", tone="dim"))
        at.addWidget(self.time)
        at.addStretch()
        column.addLayout(at)
        self.error = Label(type="caption", tone="bad", wrap=True)
        self.error.setMaximumWidth(theme.pixels(220))
        column.addWidget(self.error)
        return side

    def _leave(self) -> None:
        assert self._go_out is not None
        assert self.time is not None
        assert self.error is not None
        self.error.setText(self._go_out(self._inside, self.time.text()))

    def _show_small(
        self,
        row: QHBoxLayout,
        meeting: Meeting,
        application: str,
        conflicts: Sequence[Conflict],
    ) -> None:
        row.setContentsMargins(theme.L, theme.S, theme.L, theme.S)
        row.addWidget(IconLabel("leave", size=24, role="attention"))
        people = sorted(meeting.leaving.get(application, ()), key=lambda each: meeting.names.get(each, each))
        words = QVBoxLayout()
        words.setSpacing(0)
        names = join_names([meeting.names.get(each, each) for each in people], most=_ALL)
        said = ngettext("{names} leaves the room", "{names} leave the room", len(people)).format(names=names)
        self.names = Label(said, type="section", wrap=True)
        words.addWidget(self.names)
        why = why_words(conflicts, people)
        if why:
            words.addWidget(Label(why, type="caption", tone="dim", wrap=True))
        row.addLayout(words, 1)
        out = _begun_anyway(meeting, application) or _out_since(meeting, application)
        if out:
            row.addWidget(Label(out, type="strong", tone="attention", wrap=len(out) > _SHORT))


def _begun_anyway(meeting: Meeting, application: str) -> str:
    """That it is discussed with somebody in the room, and why; empty where nobody is."""
    if not meeting.still_inside(application):
        return ""
    reason = next((each.anyway for each in meeting.items if each.application == application), "")
    return _("in the room; begun anyway: {reason}").format(reason=reason)


def _out_since(meeting: Meeting, application: str) -> str:
    """Since when they are out, where they left for this application in the sitting that goes on."""
    if not meeting.is_open:
        return ""
    people = meeting.leaving.get(application, frozenset())
    times = [
        each.left_at
        for each in meeting.stays
        if each.person in people and each.left_for == application and each.person not in meeting.inside
    ]
    return _("outside since {time}").format(time=formats.clock(max(times))) if times else _("outside")


def why_words(conflicts: Sequence[Conflict], people: Sequence[PersonId]) -> str:
    """The kind of each conflict of interest; what a juror explained of it is for the secretary: the room looks on."""
    return " · ".join(dict.fromkeys(each.kind.label for each in conflicts if each.juror in people))
